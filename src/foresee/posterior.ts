/** What calibration has taught: draws of the parameters, in the standard normal space of the priors. */
export interface Posterior {
  readonly schema: "writ-posterior/1";
  /** ids of the parameters that were fitted: the columns */
  readonly parameters: readonly string[];
  /** draws, each a row of standard normal numbers as `valuesAt` takes them */
  readonly rows: readonly (readonly number[])[];
  /** what was fitted, in words: data, months, date */
  readonly source: string;
}

/** How much narrower than its prior a parameter has become: 1 - variance, between 0 and 1; 0 for what was not fitted. */
export function contractionOf(posterior: Posterior | null, parameter: string): number {
  const column = posterior?.parameters.indexOf(parameter) ?? -1;
  if (posterior === null || column < 0 || posterior.rows.length < 2) return 0;
  let sum = 0;
  let squares = 0;
  for (const row of posterior.rows) {
    const z = row[column] ?? 0;
    sum += z;
    squares += z * z;
  }
  const count = posterior.rows.length;
  const variance = (squares - (sum * sum) / count) / (count - 1);
  return Math.min(1, Math.max(0, 1 - variance));
}
