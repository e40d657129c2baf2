import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { lettersOf } from "./changes.ts";
import type { Pair } from "./transducer.ts";

/**
 * The permitted sources of two Latin spellings of one word in another script, and whether they say how often each is written. Google's
 * ar2en has one spelling of nearly every name (7 pairs of 15,898 lines) and teaches nothing here.
 */
export const SOURCES = [
  { id: "Wikidata, Arabic", file: "wd_arabic.normalized.aligned.tokens.tsv.gz", licence: "CC0", counted: true },
  { id: "Wikidata, Hebrew", file: "wd_hebrew.tsv.gz", licence: "CC0", counted: true },
  { id: "ANETAC", file: "anetac-en-ar.csv.gz", licence: "none stated; letter statistics only", counted: false },
  { id: "given names", file: "muslim-given-names-ar-en.csv.gz", licence: "none stated; letter statistics only", counted: false },
] as const;
export type Source = (typeof SOURCES)[number];

/** words shorter than this show little but chance */
const SHORTEST = 4;
/** of one word in the other script, the commonest spellings alone: the rest are slips and other names */
const SPELLINGS = 6;

/** Latin letters alone, accents off; empty where anything else is written. */
function latin(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʿʾ`-]/gu, "")
    .toLowerCase();
  return /^[a-z]+$/.test(plain) && plain.length >= SHORTEST ? plain : "";
}

const MARKS = /[\p{M}\u0640\s]/gu;

/** The lines of a file of transliterations. */
export const transliterationLines = (data: string, file: string): readonly string[] =>
  gunzipSync(readFileSync(join(data, "translit", file)))
    .toString("utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "");

function* rows(source: Source, lines: readonly string[]): Generator<readonly [other: string, spelling: string, times: number]> {
  for (const line of lines) {
    if (source.id === "Wikidata, Arabic") {
      const [spelling, other, times] = line.split("\t");
      if (spelling !== undefined && other !== undefined) yield [other, spelling, Number(times ?? 1)];
    } else if (source.id === "Wikidata, Hebrew") {
      const [spelt, written] = line.split("\t").map((cell) => cell.trim().split(/\s+/));
      // which word is which is known only where there are as many
      if (spelt !== undefined && written !== undefined && spelt.length === written.length) {
        for (let i = 0; i < spelt.length; i++) yield [written[i] as string, spelt[i] as string, 1];
      }
    } else if (source.id === "ANETAC") {
      const [kind, spelling, other] = line.split(",");
      if (kind === "PERSON" && spelling !== undefined && other !== undefined && !/\s/.test(other.trim())) yield [other, spelling, 1];
    } else {
      const [spelling, other] = line.split(",");
      if (spelling !== undefined && other !== undefined && !/\s/.test(other.trim())) yield [other, spelling, 1];
    }
  }
}

export type Half = "teaches" | "checks";
const halfOf = (word: string): Half => ((createHash("sha256").update(word).digest()[0] as number) % 2 === 0 ? "teaches" : "checks");

/**
 * Pairs of spellings of one word, as often as two people who write it would write them so; each word counts once. Where the source
 * only lists spellings, how often both write alike is not known, and such pairs are left out.
 */
export function spellingPairs(data: string, source: Source): Record<Half, Pair[]> {
  const words = new Map<string, Map<string, number>>();
  for (const [other, spelling, times] of rows(source, transliterationLines(data, source.file))) {
    const plain = latin(spelling);
    const word = other.normalize("NFKC").replace(MARKS, "");
    if (plain === "" || word === "" || !(times > 0)) continue;
    const spellings = words.get(word) ?? new Map<string, number>();
    spellings.set(plain, (spellings.get(plain) ?? 0) + times);
    words.set(word, spellings);
  }
  const pairs: Record<Half, Pair[]> = { teaches: [], checks: [] };
  for (const [word, spellings] of words) {
    const common = [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, SPELLINGS);
    const total = common.reduce((sum, [, times]) => sum + times, 0);
    if (total < 2) continue;
    const letters = common.map(([spelling]) => lettersOf(spelling));
    for (let i = 0; i < common.length; i++) {
      for (let j = source.counted ? i : i + 1; j < common.length; j++) {
        const [m, n] = [(common[i] as [string, number])[1] / total, (common[j] as [string, number])[1] / total];
        pairs[halfOf(word)].push({
          left: letters[i] as Pair["left"],
          right: letters[j] as Pair["right"],
          weight: i === j ? m * m : 2 * m * n,
        });
      }
    }
  }
  return pairs;
}
