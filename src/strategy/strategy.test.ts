import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesServicesOff, withContinuity } from "./continuity.ts";
import { EXAMPLE_STRATEGIES } from "./examples.ts";
import { jsonFault } from "./json-fault.ts";
import { MEASURE_FACTS, MEASURES } from "./measure.ts";
import { monthAfter, monthsBetween, type Month } from "./month.ts";
import { parseStrategy, readStrategy } from "./read.ts";
import { strategyJsonSchema } from "./shape.ts";
import { strengthIn, type PlannedMeasure } from "./strategy.ts";

const valid = {
  schema: "writ-strategy/1",
  id: "sample",
  title: "Sample",
  begins: "2026-01",
  groups: [
    {
      id: "one",
      title: "One",
      measures: [
        { measure: "disarm", start: "2026-01", end: "2027-01", ramp: 6, strength: 1, selectivity: 0.5 },
        { measure: "disarm", start: "2027-01", strength: 0.3 },
        { measure: "seal", start: "2026-03", strength: 0.7 },
      ],
    },
  ],
};

/** The sample with one thing changed: `spoilt("groups.0.id", "X Y")`. */
function spoilt(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(valid);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let at = copy as Record<string, unknown>;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

function firstProblem(value: unknown) {
  const read = readStrategy(value, "plan.json");
  return read.ok ? null : read.problems[0];
}

describe("a strategy", () => {
  test("[T1] is read from JSON, with what was left out filled in", () => {
    const read = readStrategy(valid);
    expect(read.ok && read.strategy.groups[0]?.measures[1]).toEqual({
      measure: "disarm",
      start: "2027-01",
      end: null,
      ramp: 0,
      strength: 0.3,
      selectivity: null,
      note: null,
    });
  });

  const first = "groups.0.measures.0";
  test.each([
    ["an unknown measure", `${first}.measure`, "bomb", "groups[0].measures[0].measure", /One of: ban, freeze/],
    ["a strength above 1", `${first}.strength`, 1.2, "groups[0].measures[0].strength", /from 0 .* to 1/],
    ["a strength below 0", `${first}.strength`, -0.1, "groups[0].measures[0].strength", /from 0 .* to 1/],
    ["a strength in words", `${first}.strength`, "much", "groups[0].measures[0].strength", /number/],
    ["an end before its start", `${first}.end`, "2025-01", "groups[0].measures[0].end", /2026-02 or later/],
    ["a start before the strategy", `${first}.start`, "2025-12", "groups[0].measures[0].start", /Start it in 2026-01 or later/],
    ["the same measure twice at a time", "groups.0.measures.1.start", "2026-06", "groups[0].measures[1].start", /end in the month/],
    ["a ramp longer than its time", `${first}.ramp`, 13, "groups[0].measures[0].ramp", /At most 12/],
    ["an empty group", "groups.0.measures", [], "groups[0].measures", /tolerate or observe/],
    ["no group", "groups", [], "groups", /1 to 12 groups/],
    ["a month that is none", "begins", "2026-13", "begins", /2026-01/],
    ["an unknown field", "groups.0.speed", 3, "groups[0].speed", /Take it out/],
    ["another version", "schema", "writ-strategy/9", "schema", /writ-strategy\/1/],
    ["a missing strength", `${first}.strength`, undefined, "groups[0].measures[0].strength", /number/],
    ["selectivity of a closure", "groups.0.measures.2.selectivity", 0.4, "groups[0].measures[2].selectivity", /disarm alone/],
    ["toleration beside a closure", "groups.0.measures.1.measure", "tolerate", "groups[0].measures[2].measure", /Take tolerate out/],
    ["a group twice", "groups.1", valid.groups[0], "groups[1].id", /together/],
  ])("[T2] with %s is refused with the path and the remedy", (_what, path, value, field, remedy) => {
    const found = firstProblem(spoilt(path, value));
    expect(found).toMatchObject({ file: "plan.json", field });
    expect(found?.remedy).toMatch(remedy);
  });

  test("[T2] every problem of a strategy is told, not only the first", () => {
    const twice = structuredClone(valid) as unknown as { groups: [{ measures: { strength: number; measure: string }[] }] };
    (twice.groups[0].measures[0] as { strength: number }).strength = 7;
    (twice.groups[0].measures[2] as { measure: string }).measure = "close";
    const read = readStrategy(twice);
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual([
      "groups[0].measures[0].strength",
      "groups[0].measures[2].measure",
    ]);
  });

  test.each([
    ["", "file-empty", undefined],
    ['{\n"a": }', "json-malformed", 2],
    ['{"a": 1,\n "a": 2}', "json-malformed", 2],
    ['{"a": 1', "json-malformed", 1],
    ["{}x", "json-malformed", 1],
    ["[1,\n2,\n]", "json-malformed", 3],
  ])("[T2] text that is no JSON is refused with its line: %j", (text, code, line) => {
    const read = parseStrategy(text, "plan.json");
    expect(read.ok ? null : read.problems[0]).toMatchObject({ code, ...(line === undefined ? {} : { line }) });
  });

  test("[T2] keys that look like JavaScript's own are unknown fields like any other", () => {
    expect(firstProblem(JSON.parse(JSON.stringify(valid).replace("{", '{"__proto__":{},')))).toMatchObject({ field: "__proto__" });
  });

  test("[T2] a doubled key before the end that is missing is told, as the first of two faults", () => {
    expect(jsonFault('{"a":1,"a":2,')?.message).toContain("stands here twice");
    expect(jsonFault('{"a":1,')).not.toBeNull();
  });
  test("[T2] the finder of faults agrees with JSON.parse on what is JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 1 }), (text, at, other) => {
        const place = at % (text.length + 1);
        const spoiltText = text.slice(0, place) + other + text.slice(place + 1);
        let parses = true;
        try {
          JSON.parse(spoiltText);
        } catch {
          parses = false;
        }
        const fault = jsonFault(spoiltText);
        // of two faults the first is told, and a doubled key is one to us alone
        if (parses) expect(fault === null || fault.message.endsWith("stands here twice")).toBe(true);
        else expect(fault).not.toBeNull();
      }),
    );
  });

  test("[T3] strength grows evenly over its ramp and ends with its time", () => {
    const planned: PlannedMeasure = {
      measure: "disarm",
      start: "2026-01" as Month,
      end: "2027-01" as Month,
      ramp: 4,
      strength: 0.8,
      selectivity: null,
      note: null,
    };
    const months = [-1, 0, 1, 3, 4, 11, 12].map((count) => strengthIn(planned, monthAfter("2026-01" as Month, count)));
    expect(months).toEqual([0, 0.2, 0.4, 0.8, 0.8, 0.8, 0]);
  });

  test("months are counted over the turn of the year, both ways", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1970, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -500, max: 500 }),
        (year, month, count) => {
          const from = `${year}-${String(month).padStart(2, "0")}` as Month;
          expect(monthsBetween(from, monthAfter(from, count))).toBe(count);
        },
      ),
    );
  });
});

describe("what ships", () => {
  test("[T4] tolerance and the six strategies of the report, for classes of groups; each closure has a twin that goes on", () => {
    expect(EXAMPLE_STRATEGIES.map(({ id }) => String(id))).toEqual([
      "tolerance",
      "crackdown",
      "crackdown-with-services",
      "ban",
      "ban-with-services",
      "politics",
      "per-group",
    ]);
    for (const strategy of EXAMPLE_STRATEGIES.filter(leavesServicesOff)) {
      const twin = EXAMPLE_STRATEGIES.find(({ id }) => id === withContinuity(strategy).id);
      expect(twin?.groups).toEqual(withContinuity(strategy).groups);
    }
    expect(EXAMPLE_STRATEGIES.filter(leavesServicesOff)).toHaveLength(2);
  });

  test("[T1] the published JSON schema is the one that is checked against", () => {
    const file = readFileSync(join(import.meta.dirname, "strategy.schema.json"), "utf8");
    // when the shape has changed: writ foresee examples --schema > src/strategy/strategy.schema.json
    expect(JSON.parse(file)).toEqual(strategyJsonSchema());
  });

  test("[T5] the published table says of each measure which input it moves, its benefit and its harm", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/strategy.md"), "utf8");
    for (const measure of MEASURES) {
      const { input, benefit, harm } = MEASURE_FACTS[measure];
      expect(page).toContain(`| \`${measure}\` | ${input === null ? "none" : `\`${input}\``} | ${benefit ?? "none"} | ${harm ?? "none"} |`);
    }
  });

  test("[T5] every measure that acts has a benefit and a harm", () => {
    for (const measure of MEASURES) {
      const { input, benefit, harm } = MEASURE_FACTS[measure];
      expect([measure, benefit === null, harm === null]).toEqual([measure, input === null, input === null]);
    }
  });
});
