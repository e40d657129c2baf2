const DAY = 86_400_000;

/** Days since the last check, with their fraction; NaN where either instant cannot be read. */
export const ageInDays = (checked: string, at: string): number => (Date.parse(at) - Date.parse(checked)) / DAY;

/**
 * Whether a list that was last checked at `checked` is stale by the clock `at`: the one rule for answers, status and page. To the moment and
 * not by whole days; an unreadable instant counts as stale, because nobody can say that the list is fresh. A check in the future (a clock
 * that was wrong) is fresh.
 */
export function isStale(checked: string, { at, maxAgeDays }: { readonly at: string; readonly maxAgeDays: number }): boolean {
  return !(ageInDays(checked, at) <= maxAgeDays);
}

/**
 * The starter register as shipped, where a folder holds no list: days after its revision from which it is stale. A dated record that is
 * renewed with the program and that no user can check against a publisher, so the limit for official lists does not fit it.
 */
export const STARTER_MAX_AGE_DAYS = 365;
