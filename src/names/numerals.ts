import type { NameWord } from "./name.ts";

/** Letters of a number as the Romans write it, in its one right shape; I, V and X by themselves are initials, VI and XI names of people and places, too. */
const ROMAN = /^(?=[ivx]{2})(x{0,3})(ix|iv|v?i{0,3})$/;
const AMBIGUOUS = new Set(["vi", "xi", "xx"]);
const SIGNS: ReadonlyMap<string, number> = new Map([
  ["i", 1],
  ["v", 5],
  ["x", 10],
]);
const UNITS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const ORDINAL_UNITS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const TEN = new Set(TENS);
const ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(" ");
const SPELT: ReadonlyMap<string, number> = new Map([
  ...[UNITS, ORDINAL_UNITS].flatMap((words) => words.map((word, k) => [word, k + 1] as const)),
  ...[TENS, ORDINAL_TENS].flatMap((words) => words.map((word, k) => [word, 10 * (k + 2)] as const)),
]);
/** `31st`, `2nd` */
const ORDINAL = /^(\d{1,3})(?:st|nd|rd|th)$/;

/**
 * The words of a body's or a ship's name in which a number is one however it is written: *Maru VIII*, *Maru No. 8*; *31st*. One in words
 * (*Eight*, *Second*, *Thirty-nine*) is a word, too, and tells as much. `also`: beside the word as it stands where the name may be a
 * person's: *John Paul II*.
 */
export function readNumerals(words: readonly NameWord[], { also }: { readonly also: boolean }): readonly NameWord[] {
  // by itself it is the name: *Seven*, *VIII*
  if (words.length === 1) return words;
  const last = words.findLastIndex(({ role }) => role !== "form");
  if (!words.some((_, at) => told(words, at, { also, last }) > 0 || spelt((words[at] as NameWord).native) > 0)) return words;
  const out: NameWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as NameWord;
    const figures = told(words, at, { also, last });
    if (figures > 0) {
      const digits = { text: String(figures), unvowelled: false };
      out.push({ ...word, readings: also ? [...word.readings, digits] : [digits], role: "number" });
      continue;
    }
    const number = spelt(word.native);
    const next = words[at + 1];
    const unit = next !== undefined && TEN.has(word.native) && spelt(next.native) < 10 ? spelt(next.native) : 0;
    if (number === 0) out.push(word);
    else if (unit === 0) out.push({ ...word, readings: [...word.readings, { text: String(number), unvowelled: false }] });
    else {
      const text = `${word.native}${next?.native ?? ""}`;
      const readings = [text, String(number + unit)].map((each) => ({ text: each, unvowelled: false }));
      out.push({ ...word, native: `${word.native} ${next?.native ?? ""}`, readings });
      at++;
    }
  }
  return out;
}

/** Where a number may stand: `also` as above, `last`: place of the last word that is no legal form. */
interface Where {
  readonly also: boolean;
  readonly last: number;
}

/** The number that figures tell at a place of a name; 0 for none. */
const told = (words: readonly NameWord[], at: number, where: Where): number =>
  figure((words[at] as NameWord).native, { isLast: at >= where.last }) || loneFigure(words, at, where);

const spelt = (native: string): number => SPELT.get(native) ?? 0;

/** Whether a word of a name is a number in figures, the Romans' or ours. */
export const isFigure = (native: string, { isLast }: { readonly isLast: boolean }): boolean =>
  /^\d+$/.test(native) || figure(native, { isLast }) > 0;

/** The number that figures tell, the Romans' or ours with an ordinal's ending; 0 for none. */
function figure(native: string, { isLast }: { readonly isLast: boolean }): number {
  // most words neither begin with a digit nor end with a Roman one
  if (native.charCodeAt(0) <= NINE) {
    const ordinal = ORDINAL.exec(native);
    if (ordinal !== null) return Number(ordinal[1]);
  }
  return SIGNS.has(native[native.length - 1] ?? "") && ROMAN.test(native) && (isLast || !AMBIGUOUS.has(native)) ? romanValue(native) : 0;
}

const NINE = "9".charCodeAt(0);

/** I, V or X that stands last, or with legal forms alone behind it: *Specimen I*, *Tolvan Fund I, Ltd*. Where it may be a person's, only there. */
function loneFigure(words: readonly NameWord[], at: number, { also, last }: Where): number {
  const sign = SIGNS.get((words[at] as NameWord).native);
  if (sign === undefined || (also && at === words.length - 1)) return 0;
  return at >= last ? sign : 0;
}

function romanValue(roman: string): number {
  let value = 0;
  for (let k = 0; k < roman.length; k++) {
    const sign = SIGNS.get(roman[k] as string) as number;
    value += sign < (SIGNS.get(roman[k + 1] ?? "") ?? 0) ? -sign : sign;
  }
  return value;
}
