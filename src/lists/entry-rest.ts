import { createHash } from "node:crypto";
import type { Entry } from "./entry.ts";
import { registerEntry } from "./register-shape.ts";

/**
 * What a format has no place for. A table or FollowTheMoney can hold most of an entry; the fields that reading it back would give otherwise stand
 * beside it, as a register keeps them, so that what is written out comes back as it was.
 */
export type EntryRest = Readonly<Partial<Record<keyof Entry, unknown>>>;

const FIELDS: readonly (keyof Entry)[] = [
  "id",
  "kind",
  "names",
  "births",
  "birthPlaces",
  "identifiers",
  "addresses",
  "nationalities",
  "sex",
  "fathers",
  "mothers",
  "titles",
  "positions",
  "programmes",
  "legalBasis",
  "measures",
  "listedOn",
  "amendedOn",
  "endedOn",
  "relations",
  "claims",
  "remarks",
  "unmapped",
  "source",
];

/** Fields of `entry` that `read` has otherwise; null: the entry has none. `always`: fields that are told in any case. */
export function restOf(entry: Entry, read: Entry, always: readonly (keyof Entry)[] = []): EntryRest {
  const rest: Partial<Record<keyof Entry, unknown>> = {};
  for (const field of FIELDS)
    if (always.includes(field) || settled(entry[field]) !== settled(read[field])) rest[field] = entry[field] ?? null;
  return rest;
}

/** `read` with the fields of a rest, or what is wrong with them. */
export function withRest(read: Entry, rest: EntryRest): Entry | { readonly field: string; readonly fault: string } {
  const whole: Record<string, unknown> = { ...read };
  for (const field of FIELDS) {
    const value = rest[field];
    if (value === null) delete whole[field];
    else if (value !== undefined) whole[field] = value;
  }
  return registerEntry(whole);
}

/** Tells whether texts are still what they were. Against slips of the hand, not against malice: sixty bits are enough. */
export function digestOf(value: unknown): string {
  return createHash("sha256")
    .update(settled(value) ?? "")
    .digest("base64url")
    .slice(0, 10);
}

/** As JSON, whatever the order of keys. */
function settled(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
