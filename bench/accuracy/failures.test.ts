import { describe, expect, test } from "vitest";
import { entryId, listId, partyId, type Kind } from "../../src/ground/index.ts";
import { buildSnapshot, createMatcher, NO_FACTS, openSnapshot, compare, namedSubject, type ListedEntry } from "../../src/match/index.ts";
import { countFailures, evenly, failuresOf, kindOf, limitOf, median, withoutMark } from "./failures.ts";
import { bestThreshold } from "./figures.ts";
import { isAcronym, likeness, someAlike } from "./likeness.ts";
import { nearestNames } from "./nearest.ts";
import { pairKindOf } from "./pair-failures.ts";
import type { Answered } from "./score.ts";
import type { QueryTask } from "./tasks.ts";

const listed = (id: string, kind: Kind, ...names: readonly string[]): ListedEntry => ({
  ...NO_FACTS,
  list: listId("invented"),
  id: entryId(id),
  party: partyId(id),
  kind,
  caption: names[0] ?? id,
  names: names.map((text) => ({ text, weak: false, role: "primary" })),
  card: "{}",
});
const snapshot = openSnapshot(
  buildSnapshot(
    [
      listed("tolvan", "person", "Tolvan Sarkuz Ekberi"),
      listed("khan", "person", "Muhammad Khan"),
      listed("several", "person", "Tolvan Barimov", "Abu Zelkuri"),
      listed("unvowelled", "person", "زلکری بریم"),
      listed("company", "organisation", "Tolvan Zelkuri SA"),
      listed("article", "organisation", "Al-Zelkuria"),
    ],
    [],
  ).slice().buffer,
);
const nearestOf = nearestNames(snapshot, createMatcher(snapshot));
const question = (name: string, expected: string, kind: Kind = "person"): QueryTask => ({
  id: name,
  list: "invented",
  kind,
  name,
  expect: [expected],
  group: {},
});

describe("the kind of a failure is read off the nearest name", () => {
  // how many bits the question is short of the cut-off
  test.each([
    ["Muhammad Khan", "khan", "person", 1, "too common to tell"],
    ["Muhammed Khan", "khan", "person", 6, "too common to tell"],
    ["Tolvan", "tolvan", "person", 12, "too little asked"],
    ["Tolvan Ekberi", "tolvan", "person", 1, "less than is listed"],
    ["Tolvan Sarkuz Ekberi Muhammad", "tolvan", "person", 1, "more than is listed"],
    ["Tolvan Sarkuz Muhammad", "tolvan", "person", 1, "another word on each side"],
    ["Tolvan Sarkuz Ekbermlazi", "tolvan", "person", 1, "out of reach"],
    ["Wiktor Grombel", "tolvan", "person", 30, "another name"],
    ["Tolfan Sarkus Egberi", "tolvan", "person", 1, "spelling costs too much"],
    ["Ekberi Sarkuz Tolvan", "tolvan", "person", 1, "another order"],
    ["Tolvan Zelkuri", "several", "person", 1, "across names"],
    ["زلکری بریم", "unvowelled", "person", 9, "too common to tell"],
    ["Ul Zelkuria", "article", "organisation", 1, "title, particle or form"],
    ["Tolvan Zelkuri GmbH", "company", "organisation", 1, "another legal form"],
  ] as const)("%s for %s", (name, expected, kind, short, want) => {
    const nearest = nearestOf(question(name, expected, kind));
    const bits = nearest?.bits ?? Number.NaN;
    expect([kindOf(nearest, bits, bits + short), nearest]).toEqual([want, nearest]);
  });

  test("what weighs enough was crowded out; what is on no list has no name there", () => {
    const nearest = nearestOf(question("Tolvan Sarkuz Ekberi", "tolvan"));
    expect(kindOf(nearest, 20, 20)).toBe("crowded out");
    expect(nearestOf(question("Tolvan Sarkuz Ekberi", "nobody"))).toBeNull();
    expect(kindOf(null, -Infinity, 20)).toBe("another name");
  });

  test("asked to the letter, the nearest name weighs what the matcher says", () => {
    const name = "Tolvan Sarkuz Ekberi";
    const [alert] = createMatcher(snapshot).screen(namedSubject([name], "person"));
    expect(nearestOf(question(name, "tolvan"))?.own).toBeCloseTo(alert?.weight ?? 0, 2);
    expect(nearestOf(question(name, "tolvan"))?.asked).toBeCloseTo(alert?.weight ?? 0, 2);
  });
});

describe("the failures of a row", () => {
  const items: Answered[] = [
    [question("Tolvan Sarkuz Ekberi", "tolvan"), [["tolvan", 40]]],
    [
      question("Tolvan Ekberi", "tolvan"),
      [
        ["khan", 22],
        ["tolvan", 20],
      ],
    ],
    [question("Ekberi Tolvan", "tolvan"), [["tolvan", 19]]],
    [question("Muhammad Khan", "khan"), []],
  ];

  test("are all that stay below the cut-off; each tells whether the right entry is shown, and first", () => {
    const failures = failuresOf(items, () => 30, nearestOf);
    expect(failures.map(({ task, isFirst, isShown }) => [task.name, isFirst, isShown])).toEqual([
      ["Tolvan Ekberi", false, true],
      ["Ekberi Tolvan", true, true],
      ["Muhammad Khan", false, false],
    ]);
    const [most] = countFailures(failures);
    expect(most).toMatchObject({ failures: 2, first: 1, notShown: 0, bitsShort: 10.5 });
  });

  test("are read at the cut-off that the row's mark says", () => {
    const limits = { people: () => () => 10, bodies: { "0.001": 18 }, pakistan: { "0.03": 25 } };
    const [task] = items[0] as Answered;
    expect(["row", "row *", "row °"].map((row) => limitOf(row, row.endsWith("°") ? "0.03" : "0.001", limits)(task))).toEqual([10, 18, 25]);
    expect(["a b", "a b *", "a b °"].map(withoutMark)).toEqual(["a b", "a b", "a b"]);
  });

  test("are read evenly spread, the same ones every time", () => {
    const all = Array.from({ length: 100 }, (_, i) => i);
    expect(evenly(all, 4)).toEqual([0, 25, 50, 75]);
    expect(evenly([1, 2], 4)).toEqual([1, 2]);
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});

describe("the kind of a pair that is taken wrongly", () => {
  const kind = (left: string, right: string, of: "person" | "organisation" = "organisation"): string => {
    const { evidence, matched } = compare(namedSubject([left], of), namedSubject([right], of));
    const whole = matched.query === left && matched.listed === right;
    return pairKindOf({ left: matched.query, right: matched.listed, whole, people: of === "person", evidence });
  };

  test.each([
    ["TST", "Tolvan State Trust", "organisation", "acronym"],
    ["Tolvan Fund II", "Tolvan Fund III", "organisation", "another number"],
    ["Tolvan Fund", "Tolvan Fund I", "organisation", "another number"],
    ["Xi Tolvan", "Xi Tolvan Ekberi", "person", "a word more on one side"],
    ["Tolvan Sarkuz Ekberi", "Tolvan Grombel Ekberi", "person", "another word on each side"],
    ["Tolvan Bank (Ekber) Limited", "Tolvan Bank (Sarkuz) Limited", "organisation", "in brackets"],
    ["Tolvan Ekberi", "Ekberi Tolvan", "person", "another order"],
    ["Tolvan Ekberi", "Tolwan Egberi", "person", "spelt otherwise"],
    ["Grombel", "Wiktor", "person", "nothing in common"],
    ["Tolvan GmbH", "Tolvan SA", "organisation", "another legal form"],
  ] as const)("%s and %s", (left, right, of, want) => {
    expect(kind(left, right, of)).toBe(want);
  });

  test("the threshold is one at which the F1 is best", () => {
    const items = [
      [9, true],
      [8, false],
      [7, true],
      [1, false],
    ] as const;
    expect(bestThreshold(items)).toBe(7);
  });
});

describe("likeness", () => {
  test("counts letters that would have to change", () => {
    expect([likeness("ekberi", "ekberi"), likeness("ekberi", "egberi"), likeness("ab", "cd"), likeness("", "")]).toEqual([1, 5 / 6, 0, 1]);
    expect(someAlike(["ekber", "uddin"], ["ekberuddin"])).toBe(true);
    expect(someAlike(["bin"], ["ekberi"])).toBe(false);
    expect(someAlike([], ["ekberi"])).toBe(false);
  });

  test("an acronym gives the first letters of words in their order", () => {
    const words = ["tolvan", "state", "trust"];
    expect([isAcronym("tst", words), isAcronym("tt", words), isAcronym("tts", words), isAcronym("t", words)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
