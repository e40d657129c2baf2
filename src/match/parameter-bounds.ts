import { type ParameterRow, refuse } from "./parameters-file.ts";

/** What a number may be. The signs are the engine's own: its bounds (bound.ts) lose nothing only while a cost costs and an agreement brings. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** neither end itself */
  readonly open?: true;
  /** kept to so many parts of one; an estimate is rounded to them */
  readonly parts: number;
  /** and nothing between them is taken */
  readonly whole?: true;
}

export const CHANCE: Bounds = { least: 0, most: 1, open: true, parts: 1e6 };
export const SHARE: Bounds = { least: 0, most: 1, parts: 100 };
/** bits that agreement brings, or that a difference takes off */
export const BITS: Bounds = { least: 0, most: 100, parts: 10 };
export const AGAINST: Bounds = { least: -100, most: 0, parts: 10 };
export const EITHER: Bounds = { least: -100, most: 100, parts: 10 };
export const FACTOR: Bounds = { least: 0, most: 10, parts: 100 };
/** twentieths of a bit, and no more than fit a byte */
export const LETTER: Bounds = { least: 0, most: 12, parts: 20, whole: true };

export const rounded = (value: number, { parts }: Bounds): number => Math.round(value * parts) / parts;

/** Hands out each number once, checked. */
export interface Numbers {
  take(id: string, bounds: Bounds): number;
  /** Refuses what nobody asked for. */
  end(): void;
}

export function numbersIn(rows: readonly ParameterRow[], file: string): Numbers {
  const left = new Map<string, ParameterRow>();
  for (const row of rows) {
    if (left.has(row.id)) refuse(file, row.id, "this number stands here twice");
    left.set(row.id, row);
  }
  return {
    take(id, bounds) {
      const row = left.get(id);
      if (row === undefined) return refuse(file, id, "this number is missing");
      left.delete(id);
      const wrong = wrongOf(row, bounds);
      return wrong === null ? row.value : refuse(file, id, wrong);
    },
    end() {
      for (const id of left.keys()) refuse(file, id, "no number of this name is known");
    },
  };
}

function wrongOf({ value, from, learned }: ParameterRow, bounds: Bounds): string | null {
  const { least, most, open, parts, whole } = bounds;
  if (open === true ? value <= least || value >= most : value < least || value > most)
    return `${value} is not ${open === true ? "between" : "from"} ${least} ${open === true ? "and" : "to"} ${most}`;
  if (whole === true && rounded(value, bounds) !== value) return `${value} is no multiple of 1/${parts}`;
  if (from !== "learned") return null;
  const first = learned?.[0];
  if (first === undefined) return "it says that it was learned, and no estimate stands beside it";
  const taken = rounded(first.value, bounds);
  return taken === value ? null : `it says that it was learned, and ${value} is not the estimate, ${taken}`;
}

/** Refuses a number with which a cost of spelling would not fit the byte that it is kept in. */
export function checkByte(id: string, bits: number, file: string): void {
  if (bits > LETTER.most) refuse(file, id, `with it a word may be changed by ${bits} bits, and the most that is kept is ${LETTER.most}`);
}

/** Refuses numbers that do not rise in their order. */
export function checkRising(rising: readonly (readonly [id: string, value: number])[], file: string): void {
  for (const [i, [id, value]] of rising.entries()) {
    const before = rising[i - 1];
    if (before !== undefined && value < before[1]) refuse(file, id, `${value} is less than ${before[0]}, ${before[1]}`);
  }
}
