import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AREAS, type Area } from "../../src/match/areas.ts";
import type { Job, Question, Screened } from "./jobs.ts";
import { openPool, pieces } from "./pool.ts";
import { readYardstickList, sharedSnapshot } from "./listed.ts";
import { lines, sets, writeLines, type PairAnswer, type PairTask, type QueryTask } from "./tasks.ts";

/** Sets whose rows were counted for the population: a name's own row must not count for itself. */
const OWN_AREA: ReadonlyMap<string, Area> = new Map([
  ["people-na", "pakistan"],
  ["people-kp", "pakistan"],
  ["people-india", "india"],
  ["people-congress", "english"],
  ["none-charities", "charities"],
  ["none-ngos", "south-asian-bodies"],
  ["none-companies", "companies"],
]);
/** the sets of people who are on no list that come with births, and those of listed names; asked once more with them */
const WITH_BIRTHS = /^(?:none-global|none-us|cross-.*)$/;
/** where the answers to those stand, under `out`, with what decides the cut-off of questions that have no birth */
export const BIRTHS = "with-births";
const WITHOUT = "none-names";
const PIECE = 200;

export interface Measured {
  /** answers by set, names alone */
  readonly screened: ReadonlyMap<string, readonly Screened[]>;
  /** the sets of people who are on no list and listed names once more, with their births */
  readonly withBirths: ReadonlyMap<string, readonly Screened[]>;
  readonly lists: ReadonlyMap<string, { readonly entries: number; readonly names: number }>;
  /** the snapshot of each list, to look at what was not found */
  readonly buffers: ReadonlyMap<string, SharedArrayBuffer>;
  readonly cpuMs: number;
}

/** Answers every question and every pair of the yardstick by name alone and writes the results in its format under `out`. */
export async function runYardstick(tasks: string, out: string, say: (text: string) => void): Promise<Measured> {
  const buffers = new Map<string, SharedArrayBuffer>();
  const lists = new Map<string, { entries: number; names: number }>();
  const questions = new Map(sets(join(tasks, "queries")).map((set) => [set, lines<QueryTask>(join(tasks, "queries"), set) ?? []]));
  const wanted = new Set([...questions.values()].flatMap((all) => all.map(({ list }) => list)));
  for (const name of readdirSync(join(tasks, "lists")).filter((list) => wanted.has(list))) {
    const listed = await readYardstickList(tasks, name);
    lists.set(name, { entries: listed.entries.length, names: listed.entries.reduce((sum, { names }) => sum + names.length, 0) });
    buffers.set(name, sharedSnapshot(listed));
  }
  say(`${lists.size} lists ready`);
  const pool = openPool(buffers);
  try {
    const ask = async (set: string, births: "births" | "no births"): Promise<Screened[]> => {
      const all = questions.get(set) ?? [];
      const area = OWN_AREA.get(set);
      const jobs = [...Map.groupBy(all, ({ list }) => list)].flatMap(([list, mine]) =>
        pieces(mine, PIECE).map((piece): Job => ({
          what: "screen",
          list,
          ownArea: area === undefined ? null : AREAS.indexOf(area),
          questions: piece.map((task) => asked(task, births)),
        })),
      );
      const found = (await pool.run<Screened>(jobs)).flat();
      say(`${set}${births === "births" ? " with births" : ""}: ${found.length}`);
      return found;
    };
    const screened = new Map<string, Screened[]>();
    for (const set of questions.keys()) {
      const found = await ask(set, "no births");
      screened.set(set, found);
      write(out, set, found);
    }
    for (const set of sets(join(tasks, "pairs"))) {
      const pairs = (lines<PairTask>(join(tasks, "pairs"), set) ?? []).map(({ id, left, right }) => ({
        id,
        left: side(left),
        right: side(right),
      }));
      const found = (await pool.run<PairAnswer>(pieces(pairs, 50).map((piece) => ({ what: "pairs", pairs: piece })))).flat();
      writeLines(join(out, "pairs", `${set}.jsonl.gz`), found);
    }
    const withBirths = new Map<string, Screened[]>();
    for (const set of questions.keys())
      if (set === WITHOUT || WITH_BIRTHS.test(set)) {
        const found = set === WITHOUT ? (screened.get(set) ?? []) : await ask(set, "births");
        withBirths.set(set, found);
        write(join(out, BIRTHS), set, found);
      }
    return { screened, withBirths, lists, buffers, cpuMs: pool.cpuMs() };
  } finally {
    await pool.close();
  }
}

const write = (out: string, set: string, found: readonly Screened[]): void =>
  writeLines(
    join(out, "queries", `${set}.jsonl.gz`),
    found.map(({ id, hits }) => ({ id, hits })),
  );

/** What may be seen of a task: neither what is expected nor how it was made. */
const asked = ({ id, name, kind, births }: QueryTask, how: "births" | "no births"): Question => ({
  id,
  name,
  kind,
  ...(how === "births" && births !== undefined ? { births } : {}),
});
const side = ({ kind, names }: PairTask["left"]): PairTask["left"] => ({ kind, names });
