import { ROLE_AT } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import type { Query, QueryPart } from "./query.ts";

/*
 * The alignment in hand: agreements between places of a query and of a listed name, and those of them that are taken. There is one, for
 * names are laid side by side by the million and nothing is to be made for each.
 */
const MAX = 64;
/** 1: the place has its partner */
export const usedQuery = new Uint8Array(MAX);
export const usedListed = new Uint8Array(MAX);

/** agreements that are possible, the dearest first */
export const possible = {
  count: 0,
  bits: new Float64Array(64),
  part: new Uint16Array(64),
  listedAt: new Uint8Array(64),
  listedSpan: new Uint8Array(64),
};
/** those that are taken, by their number among the possible */
export const chosen = { count: 0, of: new Uint32Array(MAX) };
/** and initials beside words: place of the query, place of the listed name */
export const initial = { count: 0, queryAt: new Uint8Array(MAX), listedAt: new Uint8Array(MAX) };

/** Makes room for more agreements. */
export function growPossible(): void {
  for (const key of ["bits", "part", "listedAt", "listedSpan"] as const) {
    const from = possible[key];
    const to = new (from.constructor as Uint8ArrayConstructor)(from.length * 2);
    to.set(from as Uint8Array);
    (possible as unknown as Record<string, unknown>)[key] = to;
  }
}

/** The role of a cell, by its number. */
export const roleOf = (index: NameIndex, cell: number): number => (index.cells[cell] as number) >>> ROLE_AT;

/** Where agreement c stands in the query, and in the listed name: the chosen first, then initials. */
export const queryAtOf = (query: Query, c: number): number =>
  c < chosen.count
    ? (query.parts[possible.part[chosen.of[c] as number] as number] as QueryPart).at
    : (initial.queryAt[c - chosen.count] as number);
export const listedAtOf = (c: number): number =>
  c < chosen.count ? (possible.listedAt[chosen.of[c] as number] as number) : (initial.listedAt[c - chosen.count] as number);

/** Whether agreement k of the possible is to the letter. */
export const isExact = (query: Query, k: number): boolean =>
  possible.listedSpan[k] === 1 && possible.bits[k] === (query.parts[possible.part[k] as number] as QueryPart).exactBits;
