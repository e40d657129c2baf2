import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shared } from "../../test/shared.ts";
import { bandTable, tail } from "./bands.ts";
import { auc, bestF1, interval, precisionRecall, round, threshold } from "./figures.ts";
import { alertsOf, common, flat, recallOf, recallRows, score, type Answered } from "./score.ts";
import { writeLines, yardstick, type QueryTask } from "./tasks.ts";

const task = (id: string, expected: readonly string[], more: Partial<QueryTask> = {}): QueryTask => ({
  id,
  list: "invented",
  kind: "person",
  name: "Tolvan Ekberi",
  expect: expected,
  group: {},
  ...more,
});

describe("the figures of the yardstick", () => {
  test("rounding goes to the even one where a value lies exactly between, as in Python", () => {
    expect([round(0.03125), round(0.09375), round(0.12345), round(2.5, 0), round(3.5, 0), round(1 / 3)]).toEqual([
      0.0312, 0.0938, 0.1235, 2, 4, 0.3333,
    ]);
  });

  test("an interval is Wilson's where questions are independent, and wider where they hang together", () => {
    // 8 of 10: textbook value 0.4902 to 0.9433
    expect(interval(Array.from({ length: 10 }, (_, i) => [i < 8 ? 1 : 0, 1] as const))).toEqual([0.4902, 0.9433]);
    // the same share, but five questions about each of two parties: as good as two questions
    const [low, high] = interval([
      [5, 5],
      [3, 5],
    ]);
    expect(low).toBeLessThan(0.4902);
    expect(high).toBeGreaterThan(0.9433);
    // all found says as much as there are parties
    expect(interval([[100, 100]])).toEqual(interval([[1, 1]]));
  });

  test("the area counts ties for a half", () => {
    expect(auc([3, 2], [1, 0])).toBe(1);
    expect(auc([0, 1], [2, 3])).toBe(0);
    expect(auc([1, 2], [1, 2])).toBe(0.5);
    expect(auc([1], [])).toBeNaN();
  });

  test("precision, recall and the best F1 over all thresholds", () => {
    const items = [
      [9, true],
      [8, false],
      [7, true],
      [1, false],
    ] as const;
    expect(precisionRecall(items, 8)).toEqual([0.5, 0.5, 0.5]);
    expect(precisionRecall(items, 10)).toEqual([0, 0, 0]);
    expect(bestF1(items)).toBeCloseTo(0.8, 10);
  });

  test("a threshold lies just above the score that so many of the negatives may pass", () => {
    const scores = Array.from({ length: 1000 }, (_, i) => i);
    expect(scores.filter((s) => s >= threshold(scores, 0.001))).toHaveLength(1);
    expect(scores.filter((s) => s >= threshold(scores, 0.01))).toHaveLength(10);
  });
});

describe("bands", () => {
  test("the tail of an exponential is carried on as it is", () => {
    // quantiles of a mean excess of 2 bits above 13, one in ten of all
    const weights = Array.from({ length: 10_000 }, (_, i) => (i < 1000 ? 13 - 2 * Math.log((i + 0.5) / 1000) : 5));
    const { share, low, high, from, reach } = tail(weights, 13, 27);
    expect(from).toBe(1000);
    expect(share / (0.1 * Math.exp(-7))).toBeCloseTo(1, 1);
    expect(low).toBeLessThan(share);
    expect(high).toBeGreaterThan(share);
    expect(reach(share)).toBeCloseTo(27, 6);
  });

  test("a band counts those whose best weight reaches it, the rule of exact names apart, and says from where it would hold", () => {
    const screened = Array.from({ length: 1000 }, (_, i) => ({
      id: `${i}`,
      hits: [["a", i < 30 ? 14 + i / 10 : 11] as const],
      byRule: i === 999,
    }));
    const { rows, byRuleAlone, n } = bandTable("people", "invented", screened);
    expect([n, byRuleAlone]).toEqual([1000, 1]);
    const [possible, strong] = rows;
    expect([possible?.alerted, possible?.holds]).toEqual([30, false]);
    expect(screened.filter(({ hits }) => (hits[0]?.[1] ?? 0) >= (possible?.wouldHoldFrom ?? 0)).length).toBeLessThanOrEqual(20);
    expect([strong?.alerted, strong?.holds, strong?.wouldHoldFrom]).toEqual([0, true, null]);
  });
});

describe("the rules of the yardstick", () => {
  const items: Answered[] = [
    [
      task("found", ["a"]),
      [
        ["a", 20],
        ["b", 5],
      ],
    ],
    [task("below", ["a"]), [["a", 9]]],
    [
      task("tied", ["a"]),
      [
        ["b", 15],
        ["a", 15],
      ],
    ],
    [task("wrong", ["c"]), [["b", 30]]],
    [task("silent", ["d"]), []],
  ];

  test("recall counts right hits from the limit on; a tie at the top counts by its right share", () => {
    const { n, recall, at1, at10 } = recallOf(items, () => 10);
    expect({ n, recall, at1, at10 }).toEqual({ n: 5, recall: 0.4, at1: 0.5, at10: 0.6 });
  });

  test("alerts count the questions and the hits from the limit on", () => {
    expect(alertsOf(items, () => 10)).toEqual({ n: 5, hit: 0.6, per: 0.8 });
  });

  test("rows of bodies are read at the limit of bodies as well, of people without births at Pakistan's, of others at neither", () => {
    const limits = { people: () => () => 10, bodies: { "0.001": 18 }, pakistan: { "0.03": 25 } };
    const rows = (some: readonly Answered[]): string[] => {
      const into = new Map();
      recallRows("row", some, limits, into);
      return [...into.keys()];
    };
    expect(rows(items)).toEqual(["row", "row °"]);
    expect(rows([[task("body", ["a"], { kind: "organisation" }), [["a", 20]]]])).toEqual(["row", "row *"]);
    expect(rows([...items, [task("born", ["a"], { births: ["1970"] }), []]])).toEqual(["row"]);
  });

  test("what systems have in common: the ids that all ran; a set of negatives that one did not run counts for nobody", () => {
    const folder = mkdtempSync(join(tmpdir(), "writ-common-"));
    try {
      const ran = (system: string, set: string, ids: readonly string[]): void =>
        writeLines(
          join(folder, system, "queries", `${set}.jsonl.gz`),
          ids.map((id) => ({ id, hits: [] })),
        );
      ran("one", "respelt", ["1", "2", "3"]);
      ran("two", "respelt", ["2", "3", "4"]);
      ran("one", "none-us", ["1"]);
      ran("one", "people-na", ["7"]);
      const asked = common([join(folder, "one"), join(folder, "two")]);
      expect(asked.get("queries/respelt")).toEqual(new Set(["2", "3"]));
      expect(asked.get("queries/people-na")).toEqual(new Set(["7"]));
      expect(asked.has("queries/none-us")).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const stand = yardstick(shared);
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const missing = stand === null ? " (skipped: the yardstick is not there)" : hasPython ? "" : " (skipped: no python3)";

describe.skipIf(stand === null || !hasPython)(`score.py says the same${missing}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "writ-score-"));
  const theirs = (results: string, systems: readonly string[], ...options: readonly string[]): Record<string, unknown> => {
    const json = join(folder, `${systems.join("-")}${options.join("")}.json`);
    const run = spawnSync("python3", [join(stand!, "score.py"), "--results", results, "--json", json, ...options, ...systems], {
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(readFileSync(json, "utf8")) as Record<string, unknown>;
  };
  const rivals = join(stand ?? "", "rivals/results");
  const tasks = join(stand ?? "", "tasks");

  test("of each rival, on all that it ran", { timeout: 240_000 }, () => {
    const systems = ["nomenklatura-logic-v2", "nomenklatura-logic-v2-dob", "rapidfuzz-jw"];
    const table = theirs(rivals, systems);
    for (const name of systems) expectSame(flat(score({ name, tasks, results: join(rivals, name) })), table[name]);
  });

  test("of two rivals on what they have in common", { timeout: 240_000 }, () => {
    const systems = ["nomenklatura-logic-v2", "rapidfuzz-jw"];
    const table = theirs(rivals, systems, "--common");
    const asked = common(systems.map((name) => join(rivals, name)));
    for (const name of systems) expectSame(flat(score({ name, tasks, results: join(rivals, name), asked })), table[name]);
  });

  const ours = "out/accuracy/writ";
  const measured = existsSync(join(ours, "queries/none-us.jsonl.gz"));
  test.skipIf(!measured)(`of our own results${measured ? "" : " (skipped: npm run accuracy has not run)"}`, { timeout: 240_000 }, () => {
    expectSame(flat(score({ name: "writ", tasks, results: ours })), theirs("out/accuracy", ["writ"])["writ"]);
  });
});

/** The same rows, and each figure equal to four digits. */
function expectSame(mine: unknown, theirs: unknown): void {
  const figures = (value: unknown, path: string): [string, unknown][] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => figures(inner, `${path}/${key}`))
      : [[path, typeof value === "number" ? Math.round(value * 1e4) : value]];
  const sorted = (value: unknown): [string, unknown][] => figures(value, "").toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(sorted(mine).length).toBeGreaterThan(100);
  expect(sorted(mine)).toEqual(sorted(theirs));
}
