/** How a cell's style prints its number: a date of some exactness, a clock time, a mask of digits, or as it is. */
export type NumberForm =
  | { readonly form: "plain" }
  | { readonly form: "date"; readonly exact: "year" | "month" | "day" | "second" }
  | { readonly form: "time" }
  | { readonly form: "mask"; readonly mask: string };

const PLAIN: NumberForm = { form: "plain" };
const DAY: NumberForm = { form: "date", exact: "day" };
const SECOND: NumberForm = { form: "date", exact: "second" };
const TIME: NumberForm = { form: "time" };

/** The formats that a workbook does not spell out (ECMA-376 part 1, 18.8.30); 27–36 and 50–58 are East Asian dates. */
function builtIn(id: number): NumberForm {
  if (id === 22) return SECOND;
  if (id === 17) return { form: "date", exact: "month" };
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return DAY;
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || (id >= 32 && id <= 35)) return TIME;
  return PLAIN;
}

/** `formatCode` of numFmt `id`, or undefined where the workbook does not define it. */
export function numberForm(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return builtIn(id);
  const first = code.split(";", 1)[0] ?? "";
  // a mask of zeros with literal marks, as identity numbers are often kept: 00000\-0000000\-0
  const mask = first.replace(/\\(.)/gs, "$1").replace(/"([^"]*)"/g, "$1");
  if (/^0[0 ()-]*0$/.test(mask)) return { form: "mask", mask };
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./gs, "").toLowerCase();
  if (/\[(?:h+|m+|s+)\]/.test(bare)) return PLAIN;
  const letters = bare
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/g, "")
    .replace(/am\/pm|a\/p/g, "h");
  if (!/^[^#0?]*$/.test(letters.replace(/[.]0+/g, ""))) return PLAIN;
  const clock = /[hs]/.test(letters);
  if (/d/.test(letters)) return clock ? SECOND : DAY;
  if (/y/.test(letters)) return /m/.test(letters) ? { form: "date", exact: "month" } : { form: "date", exact: "year" };
  if (clock) return TIME;
  return /m/.test(letters) ? { form: "date", exact: "day" } : PLAIN;
}

const two = (n: number): string => String(n).padStart(2, "0");
const clockOf = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

function dateOf(serial: number, exact: "year" | "month" | "day" | "second", from1904: boolean): string | null {
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * 86400);
  if (seconds === 86400) {
    day++;
    seconds = 0;
  }
  // Excel counts 29 February 1900, which never was; day 1 is 1 January 1900
  const offset = from1904 ? 1462 : day < 60 ? 1 : 0;
  const at = new Date((day + offset - 25569) * 86_400_000);
  const year = at.getUTCFullYear();
  if (day < 0 || Number.isNaN(year) || year > 9999) return null;
  const date = `${year}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  if (exact === "year") return date.slice(0, 4);
  if (exact === "month") return date.slice(0, 7);
  return exact === "second" && seconds > 0 ? `${date}T${clockOf(seconds)}` : date;
}

function masked(digits: string, mask: string): string {
  let left = digits;
  let out = "";
  for (let at = mask.length - 1; at >= 0; at--) {
    if (mask[at] !== "0") out = mask[at] + out;
    else {
      out = (left.at(-1) ?? "0") + out;
      left = left.slice(0, -1);
    }
  }
  return left + out;
}

/**
 * A number cell as a person sees it: dates in ISO 8601 and never more exact than their format, digits by their mask,
 * the rest with the 15 digits that a spreadsheet keeps. `from1904`: day 0 of the workbook is 1 January 1904. `raw` is the text of `<v>`; what is no number comes back as it is.
 */
export function printNumber(raw: string, form: NumberForm, { from1904 }: { readonly from1904: boolean }): string {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  if (form.form === "date") return dateOf(value, form.exact, from1904) ?? plainNumber(value);
  if (form.form === "time")
    return value >= 0 && value < 1 ? clockOf(Math.round(value * 86400) % 86400) : (dateOf(value, "second", from1904) ?? plainNumber(value));
  if (form.form === "mask" && Number.isSafeInteger(value) && value >= 0) return masked(String(value), form.mask);
  return plainNumber(value);
}

function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

export const PLAIN_NUMBER = PLAIN;
