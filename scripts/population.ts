/**
 * Counts words of names by language area and writes src/match/population.json, the small statistics that price a name.
 * Rerun: `node scripts/population.ts [SHARED]`. Sources and licences: docs/parameters.md. Same input, same bytes.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { AREAS, type Area } from "../src/match/areas.ts";
import { readName } from "../src/names/index.ts";

const shared = process.argv[2] ?? process.env["WRIT_SHARED"] ?? join(import.meta.dirname, "../../shared");
const data = join(shared, "data");
if (!existsSync(data)) {
  process.stderr.write(`no shared data at ${data}: give its folder as the first argument or in WRIT_SHARED\n`);
  process.exit(2);
}
const text = (path: string): string => {
  const bytes = readFileSync(join(data, path));
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\ufeff/u, "");
};
const rows = (path: string): Record<string, string>[] => parse(text(path), { columns: true, relax_column_count: true, relax_quotes: true });
const lines = (path: string): string[] =>
  text(path)
    .split(/\r?\n/u)
    .filter((l) => l.trim() !== "");

const isBody = (a: Area): boolean => a === "charities" || a === "companies" || a === "listed-bodies" || a === "south-asian-bodies";

const counts = new Map<Area, Map<string, number>>(AREAS.map((a) => [a, new Map<string, number>()]));

/** Each word counts once a name. */
function add(area: Area, name: string, weight: number): void {
  const table = counts.get(area) as Map<string, number>;
  const seen = new Set<string>();
  for (const w of readName(name, isBody(area) ? "organisation" : "person").words) {
    const word = w.readings[0]?.text ?? "";
    if (word === "" || w.role === "number" || seen.has(word)) continue;
    seen.add(word);
    table.set(word, (table.get(word) ?? 0) + weight);
  }
}

for (const r of [...rows("names/pk-2024-national-assembly-candidates.csv.gz"), ...rows("names/pk-2024-pa-kp-candidates.csv.gz")])
  add("pakistan", r["name_en"] ?? "", 1);
for (const r of rows("names/in-2014-lok-sabha-candidates.csv.gz")) add("india", r["name"] ?? "", 1);
for (const r of rows("names/us-congress-historical.csv.gz")) add("english", r["name"] ?? "", 1);
for (const [path, area] of [
  ["names/hindi-surnames.txt", "india"],
  ["names/russian-surnames.txt", "slavic"],
  ["names/uk-surnames.txt", "english"],
  ["names/us-firstnames.txt", "english"],
  ["names/israeli-surnames.txt", "world"],
] as const)
  for (const l of lines(path)) add(area, l, 0.3);
for (const l of lines("translit/google-ar2en.txt.gz")) add("arabic-persian-turkic", (l.split("\t")[1] ?? "").replace(/['’]/gu, ""), 0.3);
for (const l of lines("translit/wd_arabic.normalized.aligned.tokens.tsv.gz")) {
  const [latin = "", , n = "1"] = l.split("\t");
  add("world", latin, Math.min(Number(n) || 1, 400) / 2);
}

const COUNTRIES: ReadonlyMap<string, Area> = new Map(
  Object.entries({
    pakistan: "PK AF BD",
    india: "IN LK NP",
    english: "US GB IE AU CA NZ",
    slavic: "RU UA BY BG RS ME MK BA HR SI KZ KG",
    hispanic: "ES MX AR CL PE CO CU DO SV GT CR PY BO VE UY EC PA HN NI PR GQ PH",
    romance: "FR IT PT BR RO MD MC SM HT AO",
    germanic: "DE AT CH NL BE LU LI DK NO SE FI IS FO GL SR AW",
    "east-asian": "CN JP KR VN TW KH TH HK MM LA MY SG MN",
    "arabic-persian-turkic": "EG IR TR MA DZ TN LY IQ SY JO LB SA AE YE OM KW QA BH SD PS AZ UZ TM TJ XK SO",
  }).flatMap(([area, codes]) => codes.split(" ").map((c) => [c, area as Area] as const)),
);
/** words that each country's list of common names counts for: what is uncommon there is not counted */
const LISTED_WORDS = 120;
for (const file of ["names/common-forenames-by-country.csv", "names/common-surnames-by-country.csv"]) {
  for (const [country, list] of Map.groupBy(rows(file), (r) => r["Country"] ?? "")) {
    const area = COUNTRIES.get(country) ?? "world";
    // where a list gives ranks and no numbers: Zipf's law with exponent 0.7
    const numbered = list.every((r) => Number(r["Percent"] ?? "") > 0);
    const shares = list.map((r) => (numbered ? Number(r["Percent"]) : 1 / (Number(r["Index"] ?? r["Rank"] ?? "10") || 10) ** 0.7));
    const sum = shares.reduce((a, b) => a + b, 0);
    for (const [i, r] of list.entries())
      for (const key of ["Romanized Name", "Localized Name"])
        if (r[key]) add(area, r[key].split(/[;,/]/u)[0] as string, (LISTED_WORDS * (shares[i] as number)) / sum);
  }
}

for (const [path, column, area, weight] of [
  ["orgs/uk-federated-charities-half.csv.gz", "name", "charities", 1],
  ["orgs/uk-charity-company-numbers.csv.gz", "name", "charities", 1],
  ["orgs/uk-mutual-companies.csv.gz", "name", "charities", 1],
  ["orgs/uk-trafford-charities.csv.gz", "name", "charities", 1],
  ["orgs/us-sec-registrants.csv.gz", "title", "companies", 1],
  ["orgs/in-nse-listed.csv", "NAME OF COMPANY", "companies", 1],
  ["orgs/pk-pcp-certified-ngos.csv", "name", "south-asian-bodies", 1],
  ["orgs/in-nse-listed.csv", "name", "south-asian-bodies", 0.1],
] as const) {
  const table = rows(path);
  const found =
    Object.keys(table[0] ?? {}).find((k) => k.trim().toLowerCase() === column.toLowerCase()) ??
    Object.keys(table[0] ?? {}).find((k) => /name|title/iu.test(k));
  if (found === undefined) throw new Error(`${path}: no column of names among ${Object.keys(table[0] ?? {}).join(", ")}`);
  for (const r of table) add(area, r[found] ?? "", weight);
}

// parties that candidates stand for: lawful bodies whose words the banned ones share
const parties = new Set<string>();
for (const path of [
  "names/pk-2024-national-assembly-candidates.csv.gz",
  "names/pk-2024-pa-kp-candidates.csv.gz",
  "names/in-2014-lok-sabha-candidates.csv.gz",
]) {
  for (const r of rows(path)) if (r["party"]) parties.add(r["party"].trim());
}
for (const party of parties) add("south-asian-bodies", party, 1);

// the lists themselves, as one more population. One party stands on several lists: what counts is the list where most bear a word, less
// one, for a party must not vouch for its own name
const listedPeople: { readonly list: string; readonly primary: readonly string[]; readonly words: ReadonlySet<string> }[] = [];
const bearers = new Map<Area, Map<string, Map<string, number>>>([
  ["listed-people", new Map()],
  ["listed-bodies", new Map()],
]);
/** Parties that bear a word, list by list. */
function bear(of: Map<string, Map<string, number>>, word: string, list: string): void {
  const byList = of.get(word) ?? new Map<string, number>();
  of.set(word, byList.set(list, (byList.get(list) ?? 0) + 1));
}
const world = join(shared, "yardstick/tasks/lists/world");
for (const file of readdirSync(world)) {
  const bytes = readFileSync(join(world, file));
  for (const line of (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n")) {
    if (line === "") continue;
    const e = JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> };
    const list = e.id.slice(0, e.id.indexOf(":"));
    const area: Area = e.schema === "Person" ? "listed-people" : "listed-bodies";
    const seen = new Set<string>();
    for (const key of ["name", "alias", "weakAlias", "previousName"])
      for (const name of e.properties[key] ?? []) {
        for (const w of readName(name, area === "listed-people" ? "person" : "organisation").words)
          if (w.role !== "number") seen.add(w.readings[0]?.text ?? "");
      }
    seen.delete("");
    if (area === "listed-people") {
      const primary = readName(e.properties["name"]?.[0] ?? "", "person")
        .words.filter((w) => w.role === "word")
        .map((w) => w.readings[0]?.text ?? "");
      listedPeople.push({ list, primary, words: seen });
    }
    for (const w of seen) bear(bearers.get(area) as Map<string, Map<string, number>>, w, list);
  }
}
const mostOf = (byList: ReadonlyMap<string, number>): number => Math.max(...byList.values());
/** borne by one party of each list only: too rare to be counted, but there */
const single = new Map<Area, number>();
for (const [area, words] of bearers) {
  const table = counts.get(area) as Map<string, number>;
  for (const [word, byList] of words) {
    if (mostOf(byList) > 1) table.set(word, mostOf(byList) - 1);
    single.set(area, (single.get(area) ?? 0) + 1);
  }
}

/**
 * One step of expectation–maximisation: the lists say where few of their people come from, but the words of a name do. Each
 * listed person goes to the area whose seed (above) gives the name the most, when it gives 16 times what the next one does; words
 * that two such parties or more bear join that area's counts.
 */
const SEEDS = AREAS.slice(0, AREAS.indexOf("world"));
const seedTotals = new Map(SEEDS.map((a) => [a, [...(counts.get(a) as Map<string, number>).values()].reduce((x, y) => x + y, 0)]));
const learned = new Map(SEEDS.map((a) => [a, new Map<string, Map<string, number>>()]));
for (const person of listedPeople) {
  const scores = SEEDS.map((a) => {
    const table = counts.get(a) as Map<string, number>;
    let log = 0;
    for (const w of person.primary) log += Math.log2((table.get(w) ?? 0) / (seedTotals.get(a) as number) + 3e-6);
    return [a, log] as const;
  }).sort((x, y) => y[1] - x[1]);
  const [first, second] = scores as [readonly [Area, number], readonly [Area, number]];
  if (first[1] - second[1] < 4) continue;
  for (const w of person.words) bear(learned.get(first[0]) as Map<string, Map<string, number>>, w, person.list);
}
for (const [area, table] of learned) {
  // the seed of the Arab lands is thin: their people would pass for Pakistanis or Indians
  if (area === "pakistan" || area === "india" || area === "english") continue;
  const into = counts.get(area) as Map<string, number>;
  for (const [word, byList] of table) if (mostOf(byList) > 1) into.set(word, (into.get(word) ?? 0) + mostOf(byList) - 1);
}

const FLOOR: ReadonlyMap<Area, number> = new Map([
  ["pakistan", 1],
  ["india", 1],
  ["english", 0.3],
  ["slavic", 0.3],
  ["arabic-persian-turkic", 0.3],
  ["hispanic", 0.3],
  ["romance", 0.3],
  ["germanic", 0.3],
  ["east-asian", 0.3],
  ["world", 1],
  ["listed-people", 1],
  ["charities", 2],
  ["companies", 2],
  ["listed-bodies", 1],
  ["south-asian-bodies", 0.1],
]);
const words = new Map<string, string[]>();
const totals: number[] = [];
const dropped: number[] = [];
for (const [i, area] of AREAS.entries()) {
  let total = 0;
  let rare = single.get(area) ?? 0;
  total += rare;
  for (const [word, n] of counts.get(area) as Map<string, number>) {
    total += n;
    if (n < (FLOOR.get(area) as number)) rare += n;
    else words.set(word, [...(words.get(word) ?? []), `${i}:${Math.round(n * 10) / 10}`]);
  }
  totals.push(Math.round(total));
  dropped.push(Math.round((1000 * rare) / total) / 1000);
}
const counted = [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([w, c]) => `${w} ${c.join(" ")}\n`);
const isPlain = (line: string): boolean => line.charCodeAt(0) < 0x80;
const byArea = (numbers: readonly number[]): Record<string, number | undefined> => Object.fromEntries(AREAS.map((a, i) => [a, numbers[i]]));
const table = {
  note: "Written by scripts/population.ts; do not edit. Counts of words of names by language area: docs/parameters.md.",
  totals: byArea(totals),
  rare: byArea(dropped),
  lines: `\n${counted.filter(isPlain).join("")}`,
  beyond: `\n${counted.filter((line) => !isPlain(line)).join("")}`,
};
/** plain letters alone: of a file with others each letter takes twice the memory */
const escaped = JSON.stringify(table, null, 1).replace(/[^\n -~]/gu, (sign) =>
  Array.from({ length: sign.length }, (_, k) => `\\u${sign.charCodeAt(k).toString(16).padStart(4, "0")}`).join(""),
);
writeFileSync(join(import.meta.dirname, "../src/match/population.json"), `${escaped}\n`);
process.stdout.write(
  `${words.size} words, ${Math.round(counted.join("").length / 1024)} kB; totals ${AREAS.map((a, i) => `${a} ${totals[i]} (rare ${dropped[i]})`).join(", ")}\nnow: npm run learn -- --seal\n`,
);
