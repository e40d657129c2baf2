import type { Band } from "./shapes/alert.ts";
import type { Problem } from "./shapes/problem.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `2002-01-14` → `14 January 2002`; `2002-01` → `January 2002`; anything else as it is. */
export function dateInWords(date: string): string {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (parts === null) return date;
  const month = MONTHS[Number(parts[2]) - 1];
  return [parts[3] === undefined ? undefined : String(Number(parts[3])), month, parts[1]].filter((part) => part !== undefined).join(" ");
}

export const countInWords = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** `+4.2`, `−1.0`: a real minus sign, one decimal. */
export const bitsInWords = (bits: number): string => `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)}`;

export const weightInWords = (bits: number): string => `${bits < 0 ? "−" : ""}${Math.abs(bits).toFixed(1)} bits`;

export function durationInWords(seconds: number): string {
  if (seconds < 1) return "a moment";
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return countInWords(bytes, "byte");
  return bytes < 2 ** 20 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

export function ageInWords(days: number): string {
  if (days < 1) return "today";
  return days < 2 ? "yesterday" : `${Math.floor(days)} days ago`;
}

/** Ships are built and firms founded: what lists print as a birth is called what it is. */
export const bornWord = (kind: string): string =>
  kind === "organisation" ? "founded" : ["vessel", "aircraft"].includes(kind) ? "built" : "born";

export const birthPlaceWord = (kind: string): string => (bornWord(kind) === "born" ? "birth place" : `${bornWord(kind)} at`);

export const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What a band means, by the alerts that people who are on no list would give. `docs/interface.md`, Bands. */
export const BAND_MEANINGS: Readonly<Record<Band, string>> = {
  identified: "Of 100,000 people who are on no list, at most 1 would reach this by chance.",
  strong: "Of 1,000 people who are on no list, at most 1 would reach this by chance.",
  possible: "Of 50 people who are on no list, at most 1 would reach this by chance.",
  weak: "Some evidence, but many people who are on no list would show as much.",
};

/** `columns that …` → `Columns that … .` */
export const asSentence = (words: string): string => capitalised(words).replace(/\.?$/, ".");

export const sentenceOf = (problem: Problem): string => {
  const line = problem.line === undefined ? undefined : `line ${problem.line}`;
  const place = [problem.file, line, problem.field].filter((part) => part !== undefined && part !== "");
  const value = problem.value === undefined ? "" : ` It says “${problem.value.slice(0, 200)}”.`;
  const remedy = problem.remedy === undefined ? "" : ` ${asSentence(problem.remedy)}`;
  return `${place.length > 0 ? `${place.join(", ")}: ` : ""}${asSentence(problem.message)}${value}${remedy}`;
};
