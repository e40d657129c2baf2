/** The model's inputs: what is done to each group, month by month, each from 0 to 1. */
export const INPUTS = ["force", "selectivity", "money", "closed", "takeover", "talks", "severed"] as const;
export type Input = (typeof INPUTS)[number];

/**
 * Inputs over time. Cell of group `g` in month `t`: `t * groups + g`, in all arrays of this room.
 * `since…`: months since that input last became more than 0 (0 in its first month; any number while it is 0).
 */
export interface Path extends Readonly<Record<Input, Float64Array>> {
  readonly groups: number;
  readonly months: number;
  readonly sinceTakeover: Float64Array;
  readonly sinceTalks: Float64Array;
  readonly sinceSevered: Float64Array;
}

/** A path on which nothing is done. Fill the inputs, then call `countMonths`. */
export function quietPath(groups: number, months: number): Path {
  const column = (): Float64Array => new Float64Array(groups * months);
  return {
    groups,
    months,
    force: column(),
    selectivity: column(),
    money: column(),
    closed: column(),
    takeover: column(),
    talks: column(),
    severed: column(),
    sinceTakeover: column(),
    sinceTalks: column(),
    sinceSevered: column(),
  };
}

/** Fills the `since…` columns from the inputs and returns the path. */
export function countMonths(path: Path): Path {
  const { groups, months } = path;
  const count = (input: Float64Array, since: Float64Array): void => {
    for (let cell = 0; cell < groups * months; cell++) {
      const before = cell - groups;
      since[cell] = before >= 0 && (input[before] as number) > 0 ? (since[before] as number) + 1 : 0;
    }
  };
  count(path.takeover, path.sinceTakeover);
  count(path.talks, path.sinceTalks);
  count(path.severed, path.sinceSevered);
  return path;
}
