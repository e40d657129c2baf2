import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Kind } from "../../src/ground/index.ts";
import { scriptOf } from "../../src/names/index.ts";
import type { Listed } from "../accuracy/listed.ts";
import { lines, type QueryTask } from "../accuracy/tasks.ts";

/** A common given name or surname as its country writes it, and as the list romanises it. */
export interface RomanisedName {
  readonly country: string;
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
      found.push({ country, local, romanised });
    }
  }
  return Map.groupBy(found, ({ local }) => scriptOf(local));
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
