import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { seeded, type Seeded } from "./seeded.ts";
import { inventedWords, uneven } from "./syllables.ts";
import { changes, type Change } from "./variant.ts";

export interface BenchName {
  readonly text: string;
  readonly weak: boolean;
}
export interface BenchEntry {
  readonly id: string;
  readonly kind: "person" | "organisation" | "vessel" | "aircraft";
  readonly names: readonly BenchName[];
  readonly births: readonly string[];
}
/** A question made from a listed name. `expect`: the entries that carry that name. */
export interface Planted {
  readonly query: string;
  readonly kind: BenchEntry["kind"];
  readonly change: Change;
  readonly from: string;
  readonly expect: readonly string[];
}
export interface Material {
  readonly origin: string;
  readonly seed: number;
  readonly listedNames: number;
  readonly realNames: number;
  readonly entries: readonly BenchEntry[];
  /** names of people who are on no list */
  readonly ordinary: readonly string[];
  readonly planted: readonly Planted[];
}

const kinds = new Map<string, BenchEntry["kind"]>([
  ["Person", "person"],
  ["Vessel", "vessel"],
  ["Airplane", "aircraft"],
]);

function unzipped(path: string): string | null {
  for (const candidate of [path, `${path}.gz`]) {
    if (existsSync(candidate))
      return candidate.endsWith(".gz") ? gunzipSync(readFileSync(candidate)).toString("utf8") : readFileSync(candidate, "utf8");
  }
  return null;
}
const jsonLines = <T>(text: string): T[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[] | undefined>>;
}

function realEntries(shared: string): BenchEntry[] {
  const text = unzipped(join(shared, "yardstick/tasks/lists/world/entities.ftm.json"));
  return jsonLines<FtmEntity>(text ?? "").map(({ id, schema, properties }) => ({
    id,
    kind: kinds.get(schema) ?? "organisation",
    names: [
      ...[...(properties["name"] ?? []), ...(properties["alias"] ?? []), ...(properties["previousName"] ?? [])].map((name) => ({
        text: name,
        weak: false,
      })),
      ...(properties["weakAlias"] ?? []).map((name) => ({ text: name, weak: true })),
    ],
    births: properties["birthDate"] ?? [],
  }));
}

function realPeople(shared: string, random: Seeded, count: number): string[] {
  const sets = ["none-names", "none-global", "none-us", "people-na", "people-kp", "people-india"];
  return sets.flatMap((set) =>
    random
      .sample(
        jsonLines<{ readonly name: string }>(unzipped(join(shared, `yardstick/tasks/queries/${set}.jsonl`)) ?? ""),
        Math.ceil(count / sets.length),
      )
      .map(({ name }) => name),
  );
}

/** Further listed parties from words that listed names consist of: the first word of one, middle and last of others. */
function recombined(random: Seeded, real: readonly BenchEntry[], namesNeeded: number): BenchEntry[] {
  const latin = /^[\p{Script=Latin}' .-]+$/u;
  const wordsOf = (wanted: BenchEntry["kind"]): string[][] =>
    real
      .filter(({ kind }) => kind === wanted)
      .flatMap(({ names }) => names.filter(({ text }) => latin.test(text)).map(({ text }) => text.split(/\s+/)))
      .filter((words) => words.length > 1 && words.length < 7);
  const people = wordsOf("person");
  const bodies = wordsOf("organisation");
  return Array.from({ length: namesNeeded }, (_, at) => {
    const isPerson = random.next() < 0.75;
    const pool = isPerson ? people : bodies;
    const shape = random.pick(pool);
    const words = shape.map((_word, place) => {
      const other = random.pick(pool);
      return place === 0
        ? (other[0] ?? "")
        : place === shape.length - 1
          ? (other.at(-1) ?? "")
          : (other[Math.min(place, other.length - 1)] ?? "");
    });
    return { id: `made-${at}`, kind: isPerson ? "person" : "organisation", names: [{ text: words.join(" "), weak: false }], births: [] };
  });
}

function invented(random: Seeded, listedNames: number): { entries: BenchEntry[]; people: (count: number) => string[] } {
  const given = inventedWords(random, 6_000);
  const family = inventedWords(random, 20_000);
  const person = (): string =>
    Array.from({ length: 1 + random.below(2) }, () => uneven(random, given)).join(" ") + " " + uneven(random, family);
  return {
    entries: Array.from({ length: listedNames }, (_, at) => ({
      id: `made-${at}`,
      kind: "person",
      names: [{ text: person(), weak: false }],
      births: [],
    })),
    people: (count) => Array.from({ length: count }, person),
  };
}

function planted(random: Seeded, entries: readonly BenchEntry[], count: number): Planted[] {
  const bearers = new Map<string, string[]>();
  for (const { id, names } of entries)
    for (const { text } of names) bearers.set(text.toLowerCase(), [...(bearers.get(text.toLowerCase()) ?? []), id]);
  const candidates = entries.flatMap(({ kind, names }) =>
    names
      .filter(({ text, weak }) => !weak && text.length < 60 && /^[\p{Script=Latin}' .-]+ [\p{Script=Latin}' .-]+$/u.test(text))
      .map(({ text }) => ({ text, kind })),
  );
  const drawn = random.sample(candidates, count);
  const names = [...changes.keys()];
  return drawn.map(({ text, kind }, at) => {
    const change = names[at % names.length] as Change;
    const query = changes.get(change)?.(text, random) ?? text;
    return { query, kind, change, from: text, expect: bearers.get(text.toLowerCase()) ?? [] };
  });
}

/** The same bytes for the same seed: `listedNames` names of listed parties, and `questions` questions, half of them about ordinary people. */
export function makeMaterial(options: {
  readonly shared: string | null;
  readonly listedNames: number;
  readonly questions: number;
  readonly seed: number;
}): Material {
  const { shared, listedNames, questions, seed } = options;
  const random = seeded(seed);
  const half = Math.floor(questions / 2);
  if (shared === null) {
    const { entries, people } = invented(random, listedNames);
    return {
      origin:
        "invented names only (no official lists at hand); the invented people share their words with the lists, so that far more of them are alerted than in life",
      seed,
      listedNames,
      realNames: 0,
      entries,
      ordinary: people(half),
      planted: planted(random, entries, half),
    };
  }
  const real: BenchEntry[] = [];
  let realNames = 0;
  for (const entry of realEntries(shared)) {
    if (realNames + entry.names.length > listedNames) continue;
    realNames += entry.names.length;
    real.push(entry);
  }
  const entries = [...real, ...recombined(random, real, listedNames - realNames)];
  return {
    origin: "the yardstick's world list, filled up with names recombined from its words; ordinary people of none-*, people-na, -kp, -india",
    seed,
    listedNames,
    realNames,
    entries,
    ordinary: realPeople(shared, random, half).slice(0, half),
    planted: planted(random, entries, half),
  };
}
