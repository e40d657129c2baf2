import { join } from "node:path";
import { batchOf, CATEGORIES, inventedPeople, type LabName } from "../../src/lab/index.ts";
import type { ListedEntry } from "../../src/match/index.ts";
import { readStarter, readYardstickList } from "../accuracy/listed.ts";
import { lines, yardstick, type QueryTask } from "../accuracy/tasks.ts";
import { seeded, type Seeded } from "../speed/seeded.ts";
import type { Marked, Material, TaskEntry } from "./task.ts";

export interface MaterialOptions {
  readonly shared: string | null;
  readonly list: string;
  /** questions about listed parties, about this many */
  readonly questions: number;
  /** people who are on no list, about this many; bodies besides, half as many */
  readonly nobody: number;
  readonly seed: number;
}

/** A name counts as near from this likeness on: below, the list simply lacks it (README of the measuring data). */
const NEAR = 0.6;

/** The same list, questions and answer sheet for all systems. Same options, same material. */
export async function makeMaterial(options: MaterialOptions): Promise<Material> {
  const stand = yardstick(options.shared);
  return stand === null ? starterMaterial(options) : yardstickMaterial(join(stand, "tasks"), options);
}

const entriesOf = (listed: readonly ListedEntry[]): TaskEntry[] =>
  listed.map(({ id, kind, names }) => ({ id, kind, names: names.map(({ text, weak }) => ({ text, weak })) }));

async function yardstickMaterial(tasks: string, { list, questions, nobody, seed }: MaterialOptions): Promise<Material> {
  const random = seeded(seed);
  const read = (set: string): readonly QueryTask[] => lines<QueryTask>(join(tasks, "queries"), set) ?? [];
  const { entries } = await readYardstickList(tasks, list);
  const cross = read(`cross-${list}`).filter(({ kind, group }) => !(kind === "vessel" && group["any"] === "0"));
  // of `world` only what this list can answer, under its own ids
  const prefix = `${list}:`;
  const respelt = read("respelt").flatMap((task) => {
    const expect = task.expect.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
    return expect.length === 0 ? [] : [{ ...task, expect }];
  });
  const positives = read("un-positives").filter((task) => task.list === list && task.group["changed"] === "1");
  const some = (set: string, from: readonly QueryTask[], share: number): Marked[] =>
    random.sample(from, Math.round(questions * share)).map((task, at) => marked(task, { set, at, isNobody: false }));
  const people = Math.ceil(nobody / 4);
  const nobodies = (
    [
      ["none-global", people, undefined],
      ["none-us", people, undefined],
      ["none-names", people, undefined],
      ["people-na", people, "pakistan"],
      ["none-charities", people, "charities"],
      ["none-companies", people, "companies"],
    ] as const
  ).flatMap(([set, count, ownArea]) =>
    random.sample(read(set), count).map((task, at) => ({
      ...marked({ ...task, expect: [] }, { set, at, isNobody: true }),
      ...(ownArea === undefined ? {} : { ownArea }),
    })),
  );
  return {
    origin: `the measuring data's list ${list}: names that other lists print for its parties, made respellings, people and bodies who are on no list`,
    list,
    seed,
    entries: entriesOf(entries),
    marked: [
      ...some(
        "exact",
        cross.filter(({ group }) => group["exact"] === "1"),
        0.1,
      ),
      ...some(
        "another list's spelling",
        cross.filter(({ group }) => group["exact"] === "0" && Number(group["near"] ?? 0) >= NEAR && group["type"] !== "original_script"),
        0.35,
      ),
      ...some(
        "own script",
        cross.filter(({ group }) => group["type"] === "original_script" && group["exact"] === "0"),
        0.2,
      ),
      ...some("typing errors", positives, 0.15),
      ...some("respelt", respelt, 0.2),
      ...nobodies,
    ],
  };
}

const marked = ({ id, kind, name, expect }: QueryTask, { set, at, isNobody }: { set: string; at: number; isNobody: boolean }): Marked => ({
  id: `${set} ${at} ${id}`,
  kind,
  name,
  expect,
  set,
  isNobody,
});

/** Without the measuring data: the starter register, names changed by the lab, invented people. */
async function starterMaterial({ questions, nobody, seed }: MaterialOptions): Promise<Material> {
  const random: Seeded = seeded(seed);
  const { entries } = await readStarter();
  const names = entries.flatMap(({ id, kind, list, party, names: printed }) =>
    printed.filter(({ weak }) => !weak).map(({ text }): LabName => ({ text, kind, list, party, entry: id })),
  );
  const variants = names.flatMap((name) => batchOf(name, { categories: CATEGORIES, variants: 1, seed }).variants);
  const people = [...inventedPeople(nobody, seed)];
  return {
    origin: "the starter register, its names changed by the test lab, invented people; the measuring data was not at hand",
    list: "starter",
    seed,
    entries: entriesOf(entries),
    marked: [
      ...random.sample(variants, questions).map(({ category, text, name }, at): Marked => ({
        id: `lab ${at}`,
        kind: name.kind,
        name: text,
        expect: [name.entry],
        set: category.title,
        isNobody: false,
      })),
      ...people.map((name, at): Marked => ({
        id: `nobody ${at}`,
        kind: "person",
        name,
        expect: [],
        set: "invented people",
        isNobody: true,
      })),
    ],
  };
}
