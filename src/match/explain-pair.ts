import { exactKey, exactWords, skeleton, type NameWord, type WordRole } from "../names/index.ts";
import type { Evidence } from "./alert.ts";
import { evidenceLine } from "./evidence-line.ts";
import type { PaperName } from "./paper-name.ts";

/** Words of two names that agree: where they stand on either side, how many, and for how many bits. */
export interface Agreeing {
  readonly left: PaperName;
  readonly leftAt: number;
  readonly leftSpan: number;
  readonly right: PaperName;
  readonly rightAt: number;
  readonly rightSpan: number;
  readonly bits: number;
  readonly exact: boolean;
}

/** The line of two words: how they agree, and what that is worth; `here`: what "here" is, named once. */
export function pairLine(pair: Agreeing, here: () => string): Evidence {
  const { left, leftAt, leftSpan, right, rightAt, rightSpan } = pair;
  const said = left.at(leftAt, leftSpan);
  const listed = right.at(rightAt, rightSpan);
  const many = isPlural(pair);
  const how = howOf(pair, { said, listed, many });
  const joined = leftSpan > 1 || rightSpan > 1 ? "; written together on one side" : "";
  const note = `${how}${how.includes(" stands for ") ? ":" : ";"} ${worthOf(pair, here)}${joined}`;
  return evidenceLine(many ? "plural" : "name", said, listed, pair.bits, note);
}

/** Whether two words are one but for its number: *sons*, *son*. */
function isPlural({ left, leftAt, leftSpan, right, rightAt, rightSpan, exact }: Agreeing): boolean {
  if (exact || leftSpan > 1 || rightSpan > 1) return false;
  const [a, b] = [left.words[leftAt], right.words[rightAt]];
  if (a?.role !== "word" || b?.role !== "word" || a.script !== "Latn" || b.script !== "Latn") return false;
  return isManyOf(a.native, b.native) || isManyOf(b.native, a.native);
}
const isManyOf = (many: string, one: string): boolean =>
  many.endsWith("s") && (many === `${one}s` || many === `${one}es` || (one.endsWith("y") && many === `${one.slice(0, -1)}ies`));

/** What is printed of two words on either side, and whether one is of `many` of the other. */
interface Printed {
  readonly said: string;
  readonly listed: string;
  readonly many: boolean;
}

function howOf(pair: Agreeing, { said, listed, many }: Printed): string {
  const { left, leftAt, right, rightAt, exact } = pair;
  const [a, b] = [left.words[leftAt], right.words[rightAt]];
  const single = pair.leftSpan === 1 && pair.rightSpan === 1;
  const lower = [said.toLowerCase(), listed.toLowerCase()] as const;
  // of plain letters there is nothing to fold
  const plain = PLAIN.test(lower[0]) && PLAIN.test(lower[1]);
  const same = lower[0] === lower[1] || (!plain && exactKey(said) === exactKey(listed));
  if (single && a !== undefined && b !== undefined && !same) {
    if (isOneNumber(a, b)) return "the same number";
    const stands = initialOf([a, said], [b, listed]) ?? meantOf([a, said], [b, listed]) ?? shortOf([a, said], [b, listed]);
    if (stands !== null) return stands;
    if (many) return "one and many";
  }
  const read = readOf(pair);
  const agrees =
    exact && !same && a?.role === "form"
      ? "the same sort of legal form"
      : exact || same
        ? `the same ${a?.role === "number" ? "number" : "word"}`
        : !plain && exactWords(said).join("") === exactWords(listed).join("")
          ? "the same letters"
          : "spelt otherwise";
  return read === null ? agrees : `${agrees}, ${read}`;
}

const PLAIN = /^[a-z0-9]+$/;

/** `read as hqani and hqana`, of words in other letters than Latin; else null. */
function readOf({ left, leftAt, leftSpan, right, rightAt, rightSpan }: Agreeing): string | null {
  if (leftSpan === 1 && rightSpan === 1 && isAsWritten(left, leftAt) && isAsWritten(right, rightAt)) return null;
  const ways = [...placesOf(leftAt, leftSpan, left), ...placesOf(rightAt, rightSpan, right)];
  const froms = [left, right].filter((side, k) => side.isReadOnly(k === 0 ? leftAt : rightAt)).map(({ text }) => text);
  if (ways.length === 0) return froms.length === 0 ? null : `as ${froms.join(" and ")} is read`;
  return `read as ${[...new Set(ways)].join(" and ")}`;
}

const isAsWritten = (name: PaperName, place: number): boolean => name.readingAt(place) === null && !name.isReadOnly(place);

function placesOf(from: number, span: number, name: PaperName): string[] {
  const read = Array.from({ length: span }, (_, k) => name.readingAt(from + k));
  return read.some((way) => way !== null) ? [read.map((way, k) => way ?? name.at(from + k)).join(" ")] : [];
}

type Side = readonly [word: NameWord, said: string];

/** `A stands for Ahmad` */
function initialOf([a, said]: Side, [b, listed]: Side): string | null {
  if (a.role === b.role) return null;
  if (a.role === "initial") return `${said} stands for ${listed}`;
  return b.role === "initial" ? `${listed} stands for ${said}` : null;
}

/** `the same meaning: Lashkar is army`, where the one word agrees with what the other means. */
function meantOf([a, said]: Side, [b, listed]: Side): string | null {
  if (!means(a) && !means(b)) return null;
  const spelt = (word: NameWord): readonly string[] => word.readings.filter(({ meaning }) => meaning !== true).map(({ text }) => text);
  // one word that two offices romanise has one meaning, too
  const [mySounds, theirSounds] = [spelt(a).map(skeleton), spelt(b).map(skeleton)];
  if (mySounds.some((sounds) => theirSounds.includes(sounds))) return null;
  for (const mine of a.readings)
    for (const theirs of b.readings) {
      if (mine.text !== theirs.text) continue;
      if (mine.meaning === true && theirs.meaning === true) return `the same meaning: ${said} and ${listed} are ${mine.text}`;
      if (mine.meaning === true) return `the same meaning: ${said} is ${mine.text}`;
      if (theirs.meaning === true) return `the same meaning: ${listed} is ${theirs.text}`;
    }
  return null;
}

const means = ({ readings }: NameWord): boolean => readings.some(({ meaning }) => meaning === true);

/** `Mohd stands for Muhammad`: another reading of a word in Latin letters is what it is short for. */
function shortOf([a, said]: Side, [b, listed]: Side): string | null {
  const isShort = (short: NameWord, long: NameWord): boolean =>
    short.script === "Latn" && short.readings.slice(1).some(({ text, meaning }) => meaning !== true && text === long.readings[0]?.text);
  if (isShort(a, b)) return `${said} stands for ${listed}`;
  return isShort(b, a) ? `${listed} stands for ${said}` : null;
}

/** *Eight*, *VIII* and *8* */
const isOneNumber = (a: NameWord, b: NameWord): boolean =>
  a.readings.some(({ text }) => text.charCodeAt(0) <= NINE && /^\d+$/.test(text) && b.readings.some((other) => other.text === text));
const NINE = "9".charCodeAt(0);

const LITTLE: Readonly<Record<Exclude<WordRole, "word">, string>> = {
  honorific: "a title counts less than a name",
  particle: "a particle tells little",
  form: "a legal form tells little",
  initial: "an initial tells little",
  number: "a number tells little",
};

function worthOf({ left, leftAt, right, rightAt, bits, exact }: Agreeing, here: () => string): string {
  const roles = [left.words[leftAt]?.role ?? "word", right.words[rightAt]?.role ?? "word"];
  const role = roles.includes("initial") ? "initial" : (roles[0] as WordRole);
  if (role !== "word") return LITTLE[role];
  if (bits <= 0) return "so far apart that it tells nothing by itself";
  return chanceOf(bits, exact ? "" : " come so near", here);
}

/** More often than this, a share says more than "1 in so many". */
const COMMON = 50;

/** How often a word comes so near by chance, in words: `1 in 440 by chance here`, `29 % of names here`. */
export function chanceOf(bits: number, near: string, here: () => string): string {
  const n = 2 ** bits;
  if (n < COMMON) {
    const percent = 100 / n;
    return `${percent < 10 ? percent.toFixed(1) : String(Math.round(percent))} % of names here${near}${here()}`;
  }
  // a thousand times as fast as asking for a locale, and the same digits everywhere
  return `1 in ${inThousands(Math.round(n))} by chance here${here()}`;
}

const inThousands = (n: number): string => (n < 1000 ? String(n) : String(n).replace(/\B(?=(?:\d{3})+$)/g, ","));
