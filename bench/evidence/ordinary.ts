import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Area } from "../../src/match/areas.ts";
import { exactKey } from "../../src/names/index.ts";
import { lines, sets, textOf } from "../accuracy/tasks.ts";
import { seeded } from "../speed/seeded.ts";

/** A name of somebody who is on no list. `area`: it was counted there, and must not count for itself. */
export interface Ordinary {
  readonly text: string;
  readonly kind: "person" | "organisation";
  readonly area: Area | null;
}

type Row = Readonly<Record<string, string>>;
type Source = readonly [path: string, column: string, kind: Ordinary["kind"], area: Ordinary["area"], share: number];
const SOURCES: readonly Source[] = [
  ["names/pk-2024-national-assembly-candidates.csv.gz", "name_en", "person", "pakistan", 1],
  ["names/pk-2024-pa-kp-candidates.csv.gz", "name_en", "person", "pakistan", 1],
  ["names/in-2014-lok-sabha-candidates.csv.gz", "name", "person", "india", 1],
  ["orgs/us-sec-registrants.csv.gz", "title", "organisation", "companies", 1],
  ["orgs/in-nse-listed.csv", "name", "organisation", "companies", 1],
  ["orgs/uk-federated-charities-half.csv.gz", "name", "organisation", "charities", 0.3],
  ["orgs/uk-charity-company-numbers.csv.gz", "name", "organisation", "charities", 0.3],
];
const INVENTED = 40_000;

/** Ordinary names from permitted sources, none of which the yardstick asks; people of every country are invented from its common names. */
export function ordinaryNames(data: string, tasks: string): Ordinary[] {
  const random = seeded(20190305);
  const rows = (path: string): Row[] =>
    parse(textOf(join(data, path)).replace(/^\ufeff/u, ""), { columns: true, relax_column_count: true, relax_quotes: true });
  const seen = new Set<string>();
  for (const set of sets(join(tasks, "queries")))
    if (/^(?:people|none)/.test(set))
      for (const { name } of lines<{ readonly name: string }>(join(tasks, "queries"), set) ?? []) seen.add(exactKey(name));
  const out: Ordinary[] = [];
  const keep = (name: Ordinary): void => {
    const key = exactKey(name.text);
    if (key === "" || seen.has(key)) return;
    seen.add(key);
    out.push(name);
  };
  for (const [path, column, kind, area, share] of SOURCES)
    for (const row of rows(path)) if (random.next() < share) keep({ text: row[column] ?? "", kind, area });
  const byCountry = (path: string): Map<string, Row[]> => Map.groupBy(rows(path), (row) => row["Country"] ?? "");
  const forenames = byCountry("names/common-forenames-by-country.csv");
  const surnames = byCountry("names/common-surnames-by-country.csv");
  const countries = [...forenames.keys()].filter((country) => surnames.has(country));
  for (let n = 0; n < INVENTED; n++) {
    const country = random.pick(countries);
    const column = random.next() < 0.7 ? "Romanized Name" : "Localized Name";
    const one = (from: Map<string, Row[]>): string => {
      const list = from.get(country) as Row[];
      return ((list[Math.floor(random.next() ** 1.5 * list.length)] as Row)[column] ?? "").split(/[;,/]/u)[0] as string;
    };
    const middle = random.next() < 0.2 ? `${one(forenames)} ` : "";
    keep({ text: `${one(forenames)} ${middle}${one(surnames)}`, kind: "person", area: null });
  }
  return out;
}

/** Which half a text belongs to, for good: one half teaches, the other checks. */
export function halfOf(text: string): "teaches" | "checks" {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> 7) & 1) === 0 ? "teaches" : "checks";
}
