import { fail } from "../ground/index.ts";

const UNITS = new Map([
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);
/** a longer one overflows the timer */
const LONGEST = 20 * 86_400_000;

/** `30m` → ms; `flag` for the message. Throws `usage`. */
export function intervalMs(text: string, flag = "--every"): number {
  const [, number = "", unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS.get(unit) ?? Number.NaN);
  if (ms > 0 && ms <= LONGEST) return ms;
  return fail("usage", { field: flag, value: text, message: `"${text}" is no time`, remedy: "write 30m, 1h or 1d; at most 20d" });
}
