import { describe, expect, test } from "vitest";
import { EXAMPLE_STRATEGIES, parseStrategy, type Month, type Strategy } from "../strategy/index.ts";
import { EXAMPLE_SITUATION } from "./default-situation.ts";
import { parameterSpace } from "./parameters.ts";
import { parsePosterior } from "./posterior.ts";
import { parseSituation, readSituation } from "./situation-read.ts";
import { pathOf } from "./timeline.ts";

const interval = (low: unknown, high: unknown) => ({ low, high, source: "assumption", date: "2026" });
const valid = () => ({
  schema: "writ-situation/1",
  id: "mine",
  title: "Mine",
  groups: [
    { id: "one", title: "One", attacks: interval(1, 3), support: interval(0.1, 0.4), tie: interval(0.1, 0.5) } as Record<string, unknown>,
  ],
});

describe("a situation", () => {
  test("[F13] is read, and what nobody knows stays unknown", () => {
    const read = readSituation(valid());
    expect(read.ok && read.situation.groups[0]).toMatchObject({ dependants: null, income: null, harmed: null });
  });

  test.each([
    ["a low end above the high one", "attacks", interval(3, 1), "groups[0].attacks.high", /range in which it lies/],
    ["a point for an interval", "support", interval(0.2, 0.2), "groups[0].support.high", /Nobody knows/],
    ["a share above one", "support", interval(0.2, 1.2), "groups[0].support.high", /below 1/],
    ["a negative amount", "attacks", interval(-1, 2), "groups[0].attacks.low", /above 0/],
    ["no state tie", "tie", undefined, "groups[0].tie", /no default: it is an accusation/],
    ["a state tie without source", "tie", { low: 0.1, high: 0.5, date: "2026" }, "groups[0].tie.source", /Who says so/],
    ["a source without day", "tie", { low: 0.1, high: 0.5, source: "x" }, "groups[0].tie.date", /The day/],
    ["a place below a province", "district", "x", "groups[0].district", /Take it out/],
    ["a person's name", "leader", "x", "groups[0].leader", /Take it out/],
    ["an income without currency", "income", interval(1, 2), "currency", /PKR/],
  ])("[F13] with %s is refused with the path and the remedy", (_what, key, value, field, remedy) => {
    const spoilt = valid();
    if (value === undefined) delete spoilt.groups[0]?.[key];
    else (spoilt.groups[0] as Record<string, unknown>)[key] = value;
    const read = readSituation(spoilt, "situation.json");
    expect(read.ok ? null : read.problems[0]).toMatchObject({ file: "situation.json", field });
    expect(read.ok ? "" : read.problems[0].remedy).toMatch(remedy);
  });

  test("[F13] two groups of one name, an empty file and a broken one are refused", () => {
    const twice = valid();
    twice.groups.push(twice.groups[0] as Record<string, unknown>);
    expect(readSituation(twice)).toMatchObject({ ok: false, problems: [{ field: "groups[1].id" }] });
    expect(parseSituation("", "a.json")).toMatchObject({ ok: false, problems: [{ code: "file-empty", file: "a.json" }] });
    expect(parseSituation('{"schema":\n oops}', "a.json")).toMatchObject({ ok: false, problems: [{ code: "json-malformed", line: 2 }] });
  });

  test("[F11] the example is of classes of groups and says of every number that it is invented", () => {
    for (const group of EXAMPLE_SITUATION.groups)
      for (const { source } of [group.attacks, group.support, group.tie, ...(group.dependants === null ? [] : [group.dependants])])
        expect(source).toMatch(/^assumption/);
  });
});

describe("a strategy's inputs", () => {
  const groups = ["anti-state", "charity-running", "cross-border"];
  const cell = (id: string, month: number, group: number) => {
    const path = pathOf(EXAMPLE_STRATEGIES.find((strategy) => strategy.id === id) as Strategy, groups, "2026-01" as Month, 120);
    const at = month * 3 + group;
    return {
      force: path.force[at],
      selectivity: path.selectivity[at],
      money: path.money[at],
      closed: path.closed[at],
      takeover: path.takeover[at],
      talks: path.talks[at],
      sinceTakeover: path.sinceTakeover[at],
    };
  };

  test("[F1] are those of the report, month by month", () => {
    expect(cell("crackdown-with-services", 0, 0)).toEqual({
      force: 1,
      selectivity: 0.3,
      money: 0.6,
      closed: 0.7,
      takeover: 0.7 / 12,
      talks: 0,
      sinceTakeover: 0,
    });
    expect(cell("crackdown-with-services", 36, 2)).toEqual({
      force: 0.3,
      selectivity: 0.3,
      money: 0.6,
      closed: 0.7,
      takeover: 0.7,
      talks: 0,
      sinceTakeover: 36,
    });
    expect(cell("ban", 5, 1)).toEqual({ force: 0, selectivity: 0, money: 0.6, closed: 0.5, takeover: 0, talks: 0, sinceTakeover: 0 });
    expect(cell("politics", 119, 1)).toMatchObject({ talks: 1, takeover: 0.3, force: 0 });
    expect(cell("per-group", 40, 0)).toMatchObject({ force: 0.3, selectivity: 0.8, money: 0.6 });
    expect(cell("per-group", 40, 1)).toMatchObject({ force: 0, money: 0.4, closed: 0.5, takeover: 0.5, talks: 1 });
    expect(cell("per-group", 40, 2)).toMatchObject({ force: 0.4, selectivity: 0.8, money: 0.4, talks: 0.5 });
    expect(Object.values(cell("tolerance", 10, 0))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe("what calibration wrote", () => {
  const known = parameterSpace(EXAMPLE_SITUATION.groups).parameters.map(({ id }) => id);
  const rows = Array.from({ length: 60 }, () => [0.1, -0.2]);
  const posterior = (more: object): string =>
    JSON.stringify({ schema: "writ-posterior/1", parameters: ["r", "rate:anti-state"], rows, source: "test", ...more });

  test("[F13] is taken when it fits the situation, and refused with path and remedy when not", () => {
    expect(parsePosterior(posterior({}), known).ok).toBe(true);
    expect(parsePosterior(posterior({ parameters: ["r", "rate:mars"] }), known)).toMatchObject({
      ok: false,
      problems: [{ field: "parameters[1]" }],
    });
    expect(parsePosterior(posterior({ rows: rows.slice(0, 10) }), known)).toMatchObject({ ok: false, problems: [{ field: "rows" }] });
    expect(parsePosterior(posterior({ rows: [...rows, [1]] }), known)).toMatchObject({ ok: false, problems: [{ field: "rows" }] });
  });
});

test.each([
  [
    "a situation for a strategy",
    () => parseStrategy(JSON.stringify(EXAMPLE_SITUATION), "a.json"),
    /a situation, and a strategy is wanted/,
    /--situation/,
  ],
  [
    "a strategy for a situation",
    () => parseSituation(JSON.stringify(EXAMPLE_STRATEGIES[0]), "a.json"),
    /a strategy, and a situation is wanted/,
    /compare/,
  ],
  [
    "a strategy for a posterior",
    () => parsePosterior(JSON.stringify(EXAMPLE_STRATEGIES[0]), [], "a.json"),
    /a strategy, and a posterior is wanted/,
    /compare/,
  ],
  [
    "a whole calibration for a posterior",
    () => parsePosterior('{"schema":"writ-foresee-calibration/1"}', [], "a.json"),
    /a calibration, and a posterior/,
    /--out learnt\.json/,
  ],
] as const)("[T2] %s: told once, with where it belongs", (_, read, says, remedy) => {
  const found = read();
  if (found.ok) expect.fail("it was taken");
  expect(found.problems.length).toBe(1);
  expect(found.problems[0]).toMatchObject({ file: "a.json", field: "schema" });
  expect(found.problems[0].message).toMatch(says);
  expect(found.problems[0].remedy).toMatch(remedy);
});
