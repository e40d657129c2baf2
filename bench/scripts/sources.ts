import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Kind } from "../../src/ground/index.ts";
import { scriptOf } from "../../src/names/index.ts";
import type { Listed } from "../accuracy/listed.ts";
import { lines, type QueryTask } from "../accuracy/tasks.ts";
import { transliterationLines } from "../learn/spellings.ts";

/** A name as its country writes it, and as the source romanises it. */
export interface RomanisedName {
  readonly local: string;
  readonly romanised: string;
}

/** Common names by country (CC0) whose local form is not in Latin letters. Han of Japan, Korea and Vietnam is read otherwise and left out. */
export function commonNames(shared: string): ReadonlyMap<string, readonly RomanisedName[]> {
  const found: RomanisedName[] = [];
  for (const file of ["common-forenames-by-country.csv", "common-surnames-by-country.csv"]) {
    const rows: Record<string, string>[] = parse(readFileSync(join(shared, "data/names", file)), { columns: true, bom: true });
    for (const row of rows) {
      const [country = "", local = "", romanised = ""] = [row["Country"], row["Localized Name"]?.trim(), row["Romanized Name"]?.trim()];
      const script = scriptOf(local);
      if (script === "Latn" || script === "Zyyy" || !/^\p{Script=Latin}/u.test(romanised)) continue;
      if (script === "Hani" && !["CN", "TW", "HK", "SG", "MY"].includes(country)) continue;
      found.push({ local, romanised });
    }
  }
  return Map.groupBy(found, ({ local }) => scriptOf(local));
}

/** pairs looked at of each file, evenly over the whole of it */
const MOST_PAIRS = 4_000;

/** Pairs of transliterations; whether a pair is two spellings of one name the source alone knows. */
export function transliterations(
  shared: string,
): readonly { readonly script: string; readonly what: string; readonly names: readonly RomanisedName[] }[] {
  const evenly = (names: readonly RomanisedName[]): RomanisedName[] =>
    names.filter((_, at) => at % Math.ceil(names.length / MOST_PAIRS) === 0);
  const pairs = (file: string, read: (fields: readonly string[]) => RomanisedName): RomanisedName[] =>
    evenly(transliterationLines(join(shared, "data"), file).map((line) => read(line.split("\t"))));
  return [
    {
      script: "Arab",
      what: "Arabic names, by Google (Apache-2.0)",
      names: pairs("google-ar2en.txt.gz", ([local = "", romanised = ""]) => ({ local, romanised })),
    },
    {
      script: "Arab",
      what: "words of names of all countries, by Wikidata (CC0)",
      names: pairs("wd_arabic.normalized.aligned.tokens.tsv.gz", ([romanised = "", letters = ""]) => ({
        local: letters.replaceAll(" ", ""),
        romanised,
      })),
    },
    {
      script: "Hebr",
      what: "whole names of all countries, by Wikidata (CC0)",
      names: pairs("wd_hebrew.tsv.gz", ([romanised = "", local = ""]) => ({ local, romanised })),
    },
  ];
}

/** A party that a list prints in a script and in Latin letters. */
export interface TwoScripts {
  readonly entry: string;
  readonly kind: Kind;
  readonly native: readonly string[];
  readonly latin: readonly string[];
}

export function partiesOf(listed: Listed, script: string): readonly TwoScripts[] {
  return listed.entries.flatMap(({ list, id, kind, names }) => {
    const native = names.map(({ text }) => text).filter((text) => scriptOf(text) === script);
    const latin = names.map(({ text }) => text).filter((text) => scriptOf(text) === "Latn");
    return native.length === 0 || latin.length === 0 ? [] : [{ entry: `${list}/${id}`, kind, native, latin }];
  });
}

/** The same lists with the names of some scripts only, for entries that bear the script; all others stay whole. */
export function keepOnly(listed: Listed, script: string, side: "native" | "latin"): Listed {
  return {
    lists: listed.lists,
    entries: listed.entries.map((entry) => {
      const native = entry.names.filter(({ text }) => scriptOf(text) === script);
      if (native.length === 0) return entry;
      const rest = entry.names.filter(({ text }) => scriptOf(text) !== script);
      return side === "native" ? { ...entry, names: native } : rest.length === 0 ? entry : { ...entry, names: rest };
    }),
  };
}

/** Invented people who are on no list, in their own letters. */
export function nobody(tasks: string): ReadonlyMap<string, readonly QueryTask[]> {
  const all = ["none-global", "none-us", "none-names"].flatMap((set) => lines<QueryTask>(join(tasks, "queries"), set) ?? []);
  return Map.groupBy(
    [...new Map(all.map((task) => [`${task.list} ${task.name}`, task])).values()].filter(({ name }) => scriptOf(name) !== "Latn"),
    ({ name }) => scriptOf(name),
  );
}
