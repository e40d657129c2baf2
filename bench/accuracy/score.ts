import { join } from "node:path";
import { BANDS, type Band } from "../../src/match/index.ts";
import { auc, bestF1, interval, precisionRecall, round, threshold, type Part } from "./figures.ts";
import { lines, sets, type Answer, type PairAnswer, type PairTask, type QueryTask } from "./tasks.ts";

/**
 * Scores a system's results by the rules of the yardstick's score.py. Thresholds are read off the system's own scores on people who
 * are on no list; rows marked * at those of bodies, rows marked ° at those of Pakistani candidates.
 */

export const RATES = [0.001, 0.01] as const;
export const PAKISTAN_RATES = [0.03, 0.1] as const;
export const PAKISTANI = ["people-na", "people-kp"] as const;
/** score from which a rival itself calls two names a match */
const OWN_THRESHOLD: ReadonlyMap<string, number> = new Map([
  ["nomenklatura-logic-v2", 0.7],
  ["rapidfuzz-jw", 0.85],
]);
const NEVER = -1e9;
const NEAR = 0.6;
/** rows of fewer questions say too little */
const LEAST_ROW = 20;

export interface RecallFigure {
  readonly n: number;
  readonly recall: number;
  readonly ci: readonly [number, number];
  readonly at1: number;
  readonly at10: number;
}
export interface AlertFigure {
  readonly n: number;
  readonly hit: number;
  readonly per: number;
}
export interface PairFigure {
  readonly n: number;
  readonly auc: number;
  readonly bestF1: number;
  readonly missing: number;
  readonly fixed?: readonly number[];
  readonly "band≥possible"?: readonly number[];
  readonly "band≥strong"?: readonly number[];
}
export type ByRate<T> = Readonly<Record<string, T>>;

/** All rows of one system. */
export interface Scores {
  readonly thresholds: ReadonlyMap<string, ByRate<number> & { readonly negatives: number }>;
  readonly recall: ReadonlyMap<string, ByRate<RecallFigure>>;
  readonly alerts: ReadonlyMap<string, ByRate<AlertFigure>>;
  readonly pairs: ReadonlyMap<string, PairFigure>;
}

/** One question with a system's answer. */
export type Answered = readonly [task: QueryTask, hits: Answer["hits"]];
type Limit = (task: QueryTask) => number;

/** What each set was asked, by `what/set`; only these count. */
export type Asked = ReadonlyMap<string, ReadonlySet<string>>;

export interface Run {
  readonly name: string;
  /** folder of the yardstick's tasks */
  readonly tasks: string;
  /** folder of the system's results */
  readonly results: string;
  readonly asked?: Asked;
}

export function recallOf(items: readonly Answered[], limit: Limit): RecallFigure {
  let found = 0;
  let first = 0;
  let ten = 0;
  const parts = new Map<string, [number, number]>();
  for (const [task, hits] of items) {
    const wanted = new Set(task.expect);
    const good = hits.filter(([entity]) => wanted.has(entity)).map(([, score]) => score);
    const hit = good.length > 0 && Math.max(...good) >= limit(task);
    if (hit) found++;
    if (good.length > 0) ten++;
    // where right and wrong ones tie at the top, the share of the right ones
    const most = hits.reduce((top, [, score]) => Math.max(top, score), -Infinity) - 1e-9;
    const top = hits.filter(([, score]) => score >= most);
    if (top.length > 0) first += top.filter(([entity]) => wanted.has(entity)).length / top.length;
    const party = `${task.list}\n${task.expect.toSorted((a, b) => (a < b ? -1 : 1))[0]}`;
    const [k, n] = parts.get(party) ?? [0, 0];
    parts.set(party, [k + (hit ? 1 : 0), n + 1]);
  }
  const n = items.length;
  return { n, recall: round(found / n), ci: interval([...parts.values()] as readonly Part[]), at1: round(first / n), at10: round(ten / n) };
}

export function alertsOf(items: readonly Answered[], limit: Limit): AlertFigure {
  const n = items.length;
  const alerted = items.filter(([task, hits]) => hits.some(([, score]) => score >= limit(task))).length;
  const hits = items.reduce((sum, [task, all]) => sum + all.filter(([, score]) => score >= limit(task)).length, 0);
  return { n, hit: round(alerted / n), per: round(hits / n, 3) };
}

function byRate<T>(rates: readonly number[], figure: (rate: number) => T): ByRate<T> {
  return Object.fromEntries(rates.map((rate) => [String(rate), figure(rate)]));
}

/** The questions of a set that a system was asked, with its answers; a question without a line counts as not asked. */
export function answered(run: Run, set: string): Answered[] {
  const answers = lines<Answer>(join(run.results, "queries"), set);
  if (answers === null) return [];
  const tasks = new Map((lines<QueryTask>(join(run.tasks, "queries"), set) ?? []).map((task) => [task.id, task]));
  const only = run.asked?.get(`queries/${set}`);
  return answers.flatMap(({ id, hits }): Answered[] => {
    const task = tasks.get(id);
    return task === undefined || (run.asked !== undefined && only?.has(id) !== true) ? [] : [[task, hits]];
  });
}

const best = (items: readonly Answered[]): number[] =>
  items.map(([, hits]) => hits.reduce((top, [, score]) => Math.max(top, score), NEVER));

export interface Limits {
  readonly people: (rate: number) => Limit;
  readonly bodies: ByRate<number> | null;
  readonly pakistan: ByRate<number> | null;
}

type Thresholds = ByRate<number> & { readonly negatives: number };

/** The thresholds of one system, or null where it did not run the people who are on no list. */
export function limitsOf(run: Run): { readonly limits: Limits; readonly thresholds: ReadonlyMap<string, Thresholds> } | null {
  const thresholds = new Map<string, Thresholds>();
  const read = (name: string, negativeSets: readonly string[], rates: readonly number[]): ByRate<number> | null => {
    const scores = negativeSets.flatMap((set) => best(answered(run, set)));
    if (scores.length === 0) return null;
    const found = byRate(rates, (rate) => threshold(scores, rate));
    thresholds.set(name, { ...found, negatives: scores.length } as Thresholds);
    return found;
  };
  const people = read("people", ["none-global", "none-us"], RATES);
  // a system that did not run none-names is taken not to use births
  const bare = read("people, no births", ["none-names"], RATES) ?? people;
  const bodies = read("bodies *", ["none-companies", "none-charities"], RATES);
  const pakistan = read("Pakistan °", PAKISTANI, PAKISTAN_RATES);
  if (people === null || bare === null) return null;
  const limit =
    (rate: number): Limit =>
    (task) =>
      ((task.births?.length ?? 0) > 0 ? people : bare)[String(rate)] as number;
  return { limits: { people: limit, bodies, pakistan }, thresholds };
}

/** Recall at the threshold of people; of organisations also at that of bodies, of people without births also at that of Pakistan. */
export function recallRows(name: string, items: readonly Answered[], limits: Limits, into: Map<string, ByRate<RecallFigure>>): void {
  if (items.length === 0) return;
  into.set(
    name,
    byRate(RATES, (rate) => recallOf(items, limits.people(rate))),
  );
  const at = (mark: string, found: ByRate<number>): void => {
    into.set(name + mark, Object.fromEntries(Object.entries(found).map(([rate, least]) => [rate, recallOf(items, () => least)])));
  };
  if (limits.bodies !== null && items.every(([task]) => task.kind === "organisation")) at(" *", limits.bodies);
  if (limits.pakistan !== null && items.every(([task]) => task.kind === "person" && (task.births?.length ?? 0) === 0))
    at(" °", limits.pakistan);
}

type View = (task: QueryTask) => boolean;
const isNear: View = ({ group }) => group["exact"] === "0" && Number(group["near"] ?? 0) >= NEAR;
const isOfac: View = ({ list, group }) => `${group["from"]}${list}`.includes("US-SDN");

/** The views on the names that one list has for a party of another. */
export const CROSS_VIEWS: readonly (readonly [name: string, of: View])[] = [
  ["all", () => true],
  ["not exact", ({ group }) => group["exact"] === "0"],
  ["not exact, near", isNear],
  ["original script", ({ group }) => group["type"] === "original_script"],
  ["original script, none on target", ({ group }) => group["type"] === "original_script" && group["near"] === null],
  ["name variation", ({ group }) => group["type"] === "primary_variation"],
  ["OFAC side", isOfac],
  ["OFAC side, not exact, near", (task) => isOfac(task) && isNear(task)],
];

/** A ship under a new name can be found by its number only: no test of names. */
export const isScored: View = ({ kind, group }) => !(kind === "vessel" && group["any"] === "0");

/** Every set of questions that has rows of recall, in the order of score.py: the row's name without a mark, and the answers. */
export function recallSets(run: Run): readonly (readonly [row: string, items: readonly Answered[]])[] {
  const out: (readonly [string, readonly Answered[]])[] = [];
  const cross = sets(join(run.tasks, "queries"))
    .filter((set) => set.startsWith("cross-"))
    .flatMap((set) => answered(run, set))
    .filter(([task]) => isScored(task));
  for (const [view, of] of CROSS_VIEWS) {
    for (const kind of ["any", "person", "organisation", "vessel"]) {
      const some = cross.filter(([task]) => of(task) && (kind === "any" || task.kind === kind));
      if (some.length >= LEAST_ROW) out.push([`cross/${view}/${kind}`, some]);
    }
  }
  const positives = answered(run, "un-positives");
  out.push(
    ["un-positives", positives],
    ["un-positives/changed", positives.filter(([{ group }]) => group["changed"] === "1")],
    ["pk-variants", answered(run, "pk-variants")],
    ["facts/listed", answered(run, "facts").filter(([task]) => task.expect.length > 0)],
  );
  for (const [name, items] of byCategory(answered(run, "respelt"))) out.push([`respelt${name}`, items]);
  return out;
}

function queryScores(run: Run): Pick<Scores, "thresholds" | "recall" | "alerts"> {
  const recall = new Map<string, ByRate<RecallFigure>>();
  const alerts = new Map<string, ByRate<AlertFigure>>();
  const read = limitsOf(run);
  if (read === null) return { thresholds: new Map(), recall, alerts };
  const { limits, thresholds } = read;
  const alert = (name: string, items: readonly Answered[]): void => {
    if (items.length > 0)
      alerts.set(
        name,
        byRate(RATES, (rate) => alertsOf(items, limits.people(rate))),
      );
  };
  for (const set of sets(join(run.tasks, "queries")))
    if (set.startsWith("people-") || ["none-ngos", "none-companies", "none-charities"].includes(set)) alert(set, answered(run, set));
  for (const [name, items] of recallSets(run)) recallRows(name, items, limits, recall);
  const facts = answered(run, "facts");
  for (const category of ["not-listed", "hard-negative", "homonym"])
    alert(
      `facts/${category}`,
      facts.filter(([{ group }]) => group["category"] === category),
    );
  return { thresholds, recall, alerts };
}

function byCategory(items: readonly Answered[]): readonly (readonly [string, readonly Answered[]])[] {
  const found = new Map<string, Answered[]>([["", [...items]]]);
  for (const item of items) {
    const [{ group, kind }] = item;
    const category = String(group["category"]);
    const name = `/${category}${category.startsWith("respelt") ? "" : `/${kind}`}`;
    found.set(name, [...(found.get(name) ?? []), item]);
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const PAIR_VIEWS: readonly (readonly [name: string, of: (group: PairTask["group"]) => boolean])[] = [
  ["all", () => true],
  ["Person", (group) => group["schema"] === "Person"],
  ["not Person", (group) => group["schema"] !== "Person"],
  ["not disputed", (group) => group["disputed"] === "0"],
];

function pairScores(run: Run): Scores["pairs"] {
  const rows = new Map<string, PairFigure>();
  for (const set of sets(join(run.tasks, "pairs"))) {
    const answers = lines<PairAnswer>(join(run.results, "pairs"), set);
    if (answers === null) continue;
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    const only = run.asked?.get(`pairs/${set}`);
    const tasks = (lines<PairTask>(join(run.tasks, "pairs"), set) ?? []).filter(
      ({ id }) => run.asked === undefined || only?.has(id) === true,
    );
    for (const [view, of] of PAIR_VIEWS) {
      const some = tasks.filter(({ group }) => of(group));
      if (some.length >= LEAST_ROW) rows.set(`${set}/${view}`, pairRow(some, byId, OWN_THRESHOLD.get(run.name)));
    }
  }
  return rows;
}

function pairRow(tasks: readonly PairTask[], byId: ReadonlyMap<string, PairAnswer>, own: number | undefined): PairFigure {
  const items = tasks.map(({ id, match }) => [byId.get(id)?.score ?? NEVER, match] as const);
  const of = (match: boolean): number[] => items.filter(([, m]) => m === match).map(([score]) => score);
  const bands = tasks.map(({ id, match }) => [BANDS.indexOf((byId.get(id)?.band ?? "") as Band), match] as const);
  const fromBand = (band: Band): number[] => precisionRecall(bands, BANDS.indexOf(band)).map((x) => round(x));
  return {
    n: items.length,
    auc: round(auc(of(true), of(false))),
    bestF1: round(bestF1(items)),
    missing: tasks.filter(({ id }) => !byId.has(id)).length,
    ...(own === undefined ? {} : { fixed: precisionRecall(items, own).map((x) => round(x)) }),
    ...([...byId.values()].some(({ band }) => typeof band === "string")
      ? { "band≥possible": fromBand("possible"), "band≥strong": fromBand("strong") }
      : {}),
  };
}

/** All rows of one system. */
export function score(run: Run): Scores {
  return { ...queryScores(run), pairs: pairScores(run) };
}

/** Of every set, the ids that all systems were asked; sets that stand alone (not cross-, none-) are left to those that ran them. */
export function common(folders: readonly string[]): Asked {
  const out = new Map<string, ReadonlySet<string>>();
  for (const what of ["pairs", "queries"] as const) {
    for (const set of new Set(folders.flatMap((folder) => sets(join(folder, what))))) {
      const ran = folders
        .map((folder) => lines<{ readonly id: string }>(join(folder, what), set))
        .filter((answers) => answers !== null)
        .map((answers) => new Set(answers.map(({ id }) => id)));
      if (ran.length !== folders.length && /^(?:cross|none)-/.test(set)) continue;
      out.set(
        `${what}/${set}`,
        ran.reduce((both, ids) => new Set([...both].filter((id) => ids.has(id)))),
      );
    }
  }
  return out;
}

/** The rows in the order and under the keys of score.py's JSON. */
export function flat(scores: Scores): Record<string, unknown> {
  return {
    ...Object.fromEntries([...scores.pairs].map(([key, row]) => [`pairs/${key}`, row])),
    ...Object.fromEntries([...scores.thresholds].map(([key, row]) => [`threshold/${key}`, row])),
    ...Object.fromEntries([...scores.alerts].map(([key, row]) => [`alerts/${key}`, row])),
    ...Object.fromEntries(scores.recall),
  };
}
