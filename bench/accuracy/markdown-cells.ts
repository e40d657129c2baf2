/** Cells and tables of the report. */

export const share = (value: number): string => value.toFixed(3);
export const percent = (value: number, digits = 2): string => `${(100 * value).toFixed(digits)} %`;
export const count = (value: number): string => value.toLocaleString("en-GB");
export const mark = (holds: boolean): string => (holds ? "holds" : "**falls short**");
/** `1 in 50` */
export const per = (value: number): string => (value <= 1e-12 ? "none" : `1 in ${count(Number((1 / value).toPrecision(2)))}`);
/** `±` of a share as its interval */
export const span = ([low, high]: readonly [number, number]): string => `${share(low)}–${share(high)}`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
