import { monthAfter, type Month } from "../../strategy/index.ts";

/** The place of what is not told by province. */
export const WHOLE_COUNTRY = "all";
/** The actor of what the state itself did; never a group. */
export const STATE = "state";

/** Attacks by month, group and province; nothing finer ever comes in. */
export interface MonthlyCounts {
  readonly format: CountFormat;
  readonly begins: Month;
  readonly months: number;
  /** ids of the situation's groups, sorted */
  readonly groups: readonly string[];
  /** sorted; `all` where the file tells none */
  readonly provinces: readonly string[];
  /** cell `(t * groups + g) * provinces + p` */
  readonly attacks: Int32Array;
  /** deaths of those attacks, on the same cells; null: the file tells none */
  readonly deaths: Int32Array | null;
  /** acts of the state itself in each month, where the file tells them: an overlay, no input */
  readonly state: Int32Array | null;
  /** what was not counted, and why, in words, with numbers */
  readonly notes: readonly string[];
}

/** The three files that are understood. */
export const COUNT_FORMATS = {
  monthly: "monthly counts",
  ged: "UCDP GED events",
  incidents: "incidents by date and party responsible (as in BFRS)",
} as const;
export type CountFormat = keyof typeof COUNT_FORMATS;

/** Attacks of each group in each month, all provinces together: cell `t * groups + g`. */
export function attacksOf({ attacks, groups, months, provinces }: MonthlyCounts): Int32Array {
  const sums = new Int32Array(groups.length * months);
  for (let cell = 0; cell < attacks.length; cell++) {
    const at = Math.floor(cell / provinces.length);
    sums[at] = (sums[at] as number) + (attacks[cell] as number);
  }
  return sums;
}

/** The first months of the counts, as if the rest were not known yet. */
export function firstMonths(counts: MonthlyCounts, months: number): MonthlyCounts {
  const cells = months * counts.groups.length * counts.provinces.length;
  return {
    ...counts,
    months,
    attacks: counts.attacks.subarray(0, cells),
    deaths: counts.deaths?.subarray(0, cells) ?? null,
    state: counts.state?.subarray(0, months) ?? null,
  };
}

export const lastMonth = ({ begins, months }: MonthlyCounts): Month => monthAfter(begins, months - 1);
