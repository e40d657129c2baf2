import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { WritError } from "../../ground/index.ts";
import { EXAMPLE_SITUATION } from "../default-situation.ts";
import { countReader } from "./count-reader.ts";
import type { ReaderSettings } from "./count-row.ts";
import { attacksOf } from "./counts.ts";
import { exampleCounts, exampleCountsCsv } from "./example-counts.ts";
import type { CountsResult } from "./tally.ts";

const groups = ["anti-state", "cross-border"];
const settings: ReaderSettings = { file: "counts.csv", groups, names: new Map(), countries: new Set() };

function readLines(lines: readonly string[], over: Partial<ReaderSettings> = {}): CountsResult {
  const [header = "", ...body] = lines;
  const reader = countReader({ line: 1, cells: header.split(",") }, { ...settings, ...over });
  body.forEach((line, at) => reader.take({ line: at + 2, cells: line.split(",") }));
  return reader.finish();
}
const month = (t: number): string => `${2010 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
const monthly = (count: (t: number, group: string) => string = () => "1"): string[] => [
  "month,group,attacks",
  ...Array.from({ length: 30 }, (_, t) => groups.map((group) => `${month(t)},${group},${count(t, group)}`)).flat(),
];
function problemsOf(result: CountsResult) {
  if (result.ok) throw new WritError({ code: "internal", message: "was read" });
  return result.problems;
}
function countsOf(result: CountsResult) {
  if (!result.ok) throw new WritError(result.problems[0]);
  return result.counts;
}

describe("monthly counts", () => {
  test("[F21] are read in any order of rows and columns", () => {
    const rows = monthly((t, group) => String(group === "anti-state" ? t : 2));
    const plain = countsOf(readLines(rows));
    expect(plain).toMatchObject({ format: "monthly", begins: "2010-01", months: 30, groups, provinces: ["all"], deaths: null });
    expect([...attacksOf(plain)].slice(0, 6)).toEqual([0, 2, 1, 2, 2, 2]);
    const turned = rows.map((line) => line.split(",").toReversed().join(","));
    expect(countsOf(readLines([turned[0] ?? "", ...turned.slice(1).toReversed()]))).toEqual(plain);
  });

  test("[F21] by province add up", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 96, maxLength: 96 }), (numbers) => {
        const rows = Array.from({ length: 24 }, (_, t) =>
          groups.flatMap((group, g) => ["north", "south"].map((place, p) => `${month(t)},${group},${place},${numbers[4 * t + 2 * g + p]}`)),
        ).flat();
        const counts = countsOf(readLines(["month,group,province,attacks", ...rows]));
        expect([...counts.attacks]).toEqual(numbers);
        expect([...attacksOf(counts)]).toEqual(Array.from({ length: 48 }, (_, at) => (numbers[2 * at] ?? 0) + (numbers[2 * at + 1] ?? 0)));
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    ["a gap", monthly().filter((line) => !line.startsWith("2010-05,anti-state")), 11, "2010-05 is missing", "Add a row with 0"],
    [
      "a gap of months",
      monthly().filter((line) => !/^2010-0[56],anti/.test(line)),
      12,
      "2010-05 to 2010-06 are missing",
      "Add a row with 0",
    ],
    ["a gap at the end", monthly().filter((line) => !line.startsWith("2012-06,cross")), 59, "2012-06 is missing", "Add a row with 0"],
    ["a negative number", monthly((t) => (t === 3 ? "-2" : "1")), 8, "-2 is negative", "A whole number from 0 on"],
    ["a part of an attack", monthly((t) => (t === 3 ? "1.5" : "1")), 8, '"1.5" is no count', "A whole number from 0 on"],
    ["a number in another notation", monthly((t) => (t === 3 ? "1e1" : "1")), 8, '"1e1" is no count', "A whole number from 0 on"],
    ["a comma outside of quotes", monthly((t) => (t === 0 ? "1,000" : "1")), 2, "4 cells under 3 columns", "in quotes"],
    ["an empty cell", monthly((t) => (t === 0 ? "" : "1")), 2, '"" is no count', "0 for a month without any"],
    ["a month twice", [...monthly(), "2010-01,anti-state,4"], 62, "stands here twice, first in line 2", "Keep one of the two"],
    ["a month that is none", [...monthly(), "2010-13,anti-state,4"], 62, '"2010-13" is no month', "Write it as 2019-03"],
    ["a group that is none", [...monthly(), "2010-01,pirates,4"], 62, '"pirates" is no group', "Its groups: anti-state, cross-border"],
    ["a group without counts", monthly().filter((line) => !line.includes("cross")), 1, 'no counts of "cross-border"', "Add its rows"],
  ])("[F21] %s is an error with line and remedy", (_, lines, line, message, remedy) => {
    const [first] = problemsOf(readLines(lines));
    expect(first).toMatchObject({ file: "counts.csv", line });
    expect(first.message).toContain(message);
    expect(first.remedy).toContain(remedy);
  });

  test("[F21] too many faults are told by number; a slip in a year makes no million months", () => {
    const problems = problemsOf(readLines(monthly(() => "x")));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe("and 40 more");
    expect(problemsOf(readLines([...monthly(), "9010-01,anti-state,1"]))[0].message).toContain("more than 1200");
    expect(problemsOf(readLines(monthly().slice(0, 13)))[0].message).toContain("only 6 months");
  });

  test("[F21] a header of no known file says which columns are wanted", () => {
    expect(() => readLines(["when,who", "1,2"])).toThrow(/those of no file of counts/);
    expect(() => readLines(["month,group,attacks,Month", "1,2"])).toThrow(/"month" stands here twice/);
  });

  test("[F21] the invented counts that ship are such a file", () => {
    const [header, ...rows] = exampleCounts();
    const reader = countReader(header as NonNullable<typeof header>, { ...settings, groups: EXAMPLE_SITUATION.groups.map(({ id }) => id) });
    rows.forEach((row) => reader.take(row));
    const counts = countsOf(reader.finish());
    expect(counts).toMatchObject({ months: 216, begins: "2006-01", provinces: ["north", "south"] });
    expect(attacksOf(counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(800);
    expect(exampleCountsCsv().split("\r\n")).toHaveLength(216 * 6 + 2);
  });
});

const GED = "id,side_a,side_b,type_of_violence,adm_1,country,latitude,longitude,date_prec,date_start,date_end,best,where_description";
let ids = 0;
const event = (over: Readonly<Record<string, string>> = {}): string => {
  const row = {
    id: String(ids++),
    side_a: "Government of Inventia",
    side_b: "Front",
    type_of_violence: "1",
    adm_1: "North",
    country: "Inventia",
    latitude: "31.77777",
    longitude: "71.88888",
    date_prec: "1",
    date_start: "2010-01-05 00:00:00.000",
    date_end: "2010-01-06 00:00:00.000",
    best: "3",
    where_description: "Bazaar of Somewhere",
    ...over,
  };
  return Object.values(row).join(",");
};
const last = event({ date_start: "2011-12-30", date_end: "2011-12-30" });
const names = new Map<string, string | null>([
  ["front", "anti-state"],
  ["brigade", "cross-border"],
  ["bandits", null],
]);
const ged = (...events: readonly string[]): CountsResult => readLines([GED, ...events, last], { names });

describe("events of UCDP GED", () => {
  test("[F21] become counts by month, group and province, and nothing else of them is kept", () => {
    const counts = countsOf(ged(event(), event({ adm_1: "South", best: "4" }), event({ adm_1: "South" })));
    expect(counts).toMatchObject({ format: "ged", begins: "2010-01", months: 24, provinces: ["North", "South"] });
    expect([...counts.attacks].slice(0, 4)).toEqual([1, 2, 0, 0]);
    expect([...(counts.deaths ?? [])].slice(0, 4)).toEqual([3, 7, 0, 0]);
    const kept = JSON.stringify(counts);
    for (const dropped of ["31.7", "71.8", "Bazaar"]) expect(kept).not.toContain(dropped);
  });

  test("[F21] a fight of two groups counts for both; what the state does to civilians for none, beside", () => {
    const counts = countsOf(
      ged(
        event({ type_of_violence: "2", side_a: "Front", side_b: "Brigade" }),
        event({ type_of_violence: "3", side_a: "Brigade", side_b: "Civilians" }),
        event({ type_of_violence: "3", side_a: "Government of Inventia", side_b: "Civilians" }),
      ),
    );
    expect([...attacksOf(counts)].slice(0, 2)).toEqual([1, 2]);
    expect(counts.state?.[0]).toBe(1);
    expect(counts.notes.join("\n")).toContain("who struck first");
  });

  test("[F21] what is not counted is told: unknown actors, left out on purpose, without a month, elsewhere", () => {
    const more = [
      event({ side_b: "Unheard of" }),
      event({ side_b: "Bandits" }),
      event({ date_prec: "5" }),
      event({ date_end: "2010-02-01" }),
      ...Array.from({ length: 7 }, () => event({ side_b: "Heard of" })),
    ];
    const { counts, problems } = ged(event(), ...more) as Extract<CountsResult, { ok: true }>;
    expect(problems).toEqual([]);
    expect(attacksOf(counts)[0]).toBe(1);
    expect(counts.notes.join("\n")).toContain("Heard of (7), Unheard of (<5)");
    expect(counts.notes.join("\n")).toContain("their month is not known");
    const elsewhere = readLines([GED, event({ country: "Elsewhere" }), event(), last], { names, countries: new Set(["inventia"]) });
    expect(attacksOf(countsOf(elsewhere))[0]).toBe(1);
  });

  test.each([
    [{ date_start: "2010-15-01" }, "date_start"],
    [{ type_of_violence: "4" }, "type_of_violence"],
    [{ best: "-1" }, "best"],
    [{ best: "many" }, "best"],
    [{ best: "1e2" }, "best"],
    [{ where_description: "here, there" }, ""],
  ])("[F21] a row with %o is told with its line, and the others count", (over, field) => {
    const read = ged(event(), event(over)) as Extract<CountsResult, { ok: true }>;
    expect(read.problems).toMatchObject([{ code: "row-malformed", line: 3, field }]);
    expect(attacksOf(read.counts)[0]).toBe(1);
  });

  test("[F21] an event that stands there twice counts once, and is told", () => {
    const read = ged(event({ id: "a" }), event({ id: "a" })) as Extract<CountsResult, { ok: true }>;
    expect(attacksOf(read.counts)[0]).toBe(1);
    expect(read.problems).toMatchObject([{ line: 3, field: "id", message: "event a stands here twice, first in line 2" }]);
  });

  test("[F21] a country is asked for and the file has none", () => {
    expect(() => readLines(monthly(), { countries: new Set(["inventia"]) })).toThrow(/no column of countries/);
  });

  test("[F21] without a single event of the situation's groups there is nothing to fit", () => {
    expect(problemsOf(readLines([GED, event()], { names: new Map() }))[0]).toMatchObject({
      remedy: expect.stringContaining("--groups") as string,
    });
  });
});

describe("incidents by party responsible", () => {
  const header = "incident_id,day,month,year,province,district,party_responsible,killed";
  test("[F21] are counted for each party, the state's own acts beside", () => {
    const read = readLines(
      [
        header,
        "1,3,1,2010,North,D,Front,2",
        "2,4,1,2010,North,D,Front; Brigade,1",
        "3,4,1,2010,North,D,State,1",
        "4,,,2010,North,D,Front,1",
        "5,4,13,2010,North,D,Front,1",
        "6,4,12,2011,North,D,Front,",
      ],
      { names },
    ) as Extract<CountsResult, { ok: true }>;
    expect([...attacksOf(read.counts)].slice(0, 2)).toEqual([2, 1]);
    expect(read.counts).toMatchObject({ format: "incidents", months: 24 });
    expect(read.counts.state?.[0]).toBe(1);
    expect(read.problems).toMatchObject([{ line: 6, field: "date" }]);
  });

  test("[F21] with one column of dates, too", () => {
    const counts = countsOf(readLines(["Date,Party,Province", "2010-01-05,Front,N", "5 Dec 2011,Front,N"], { names }));
    expect([counts.begins, counts.months]).toEqual(["2010-01", 24]);
  });
});

describe("any file", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("2010-01", "2010-02-30", "anti-state", "Front", "1", "-1", "", "NaN", "1e9", "__proto__", "9999-12"),
  );
  test.each([
    ["monthly", "month,group,province,attacks,deaths"],
    ["events", GED],
    ["incidents", "date,party_responsible,province,killed,id"],
  ])("[F21] %s: whatever stands in the rows is read or refused, with numbers that are numbers", (_, header) => {
    const width = header.split(",").length;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: width + 1 }), { maxLength: 40 }), (rows) => {
        const reader = countReader({ line: 1, cells: header.split(",") }, { ...settings, names });
        rows.forEach((cells, at) => reader.take({ line: at + 2, cells }));
        const read = reader.finish();
        if (read.ok) expect(read.counts.attacks.every((count) => count >= 0)).toBe(true);
        else expect(read.problems[0].message).not.toBe("");
      }),
    );
  });
});

test.each([
  ["a number", (line: string) => line.replace(/\d+$/, "-3"), /-3 is negative/],
  ["a month", (line: string) => line.replace(/^[^,]+/, "2010-13"), /"2010-13" is no month/],
  ["a comma too many", (line: string) => `${line},9`, /cells under/],
])("[F21] a row that is wrong by %s is told once: it is not missing besides", (_, wound, says) => {
  const lines = monthly();
  const read = readLines(lines.with(7, wound(lines[7] ?? "")));
  if (read.ok) expect.fail("it was taken");
  expect(read.problems.map(({ line }) => line)).toEqual([8]);
  expect(read.problems[0].message).toMatch(says);
});
