import { describe, expect, test } from "vitest";
import { entryId, listId, partyId } from "../ground/index.ts";
import type { Evidence } from "./alert.ts";
import { compare } from "./compare.ts";
import type { ListedEntry } from "./listed.ts";
import { createMatcher } from "./matcher.ts";
import { NO_FACTS } from "./second-facts.ts";
import { buildSnapshot, openSnapshot } from "./snapshot.ts";
import { namedSubject, type Subject } from "./subject.ts";

type AskedKind = Subject["kind"];

const compared = (left: string, right: string, kind: AskedKind = "any"): readonly Evidence[] =>
  compare(namedSubject([left], kind), namedSubject([right], kind)).evidence;
const of = (evidence: readonly Evidence[], what: string): readonly Evidence[] => evidence.filter((line) => line.what === what);
const said = ({ left, right, note }: Evidence): string => `${left} ~ ${right}: ${note}`;

function screened(asked: string, listed: string, kind: "person" | "organisation") {
  const entry: ListedEntry = {
    ...NO_FACTS,
    list: listId("test"),
    id: entryId("1"),
    party: partyId("1"),
    kind,
    caption: listed,
    names: [{ text: listed, weak: false, role: "primary" }],
    card: "{}",
  };
  const matcher = createMatcher(openSnapshot(buildSnapshot([entry], []).slice().buffer));
  const alert = matcher.screen(namedSubject([asked], kind), { minBand: "weak" })[0];
  if (alert === undefined) throw new Error(`no alert for ${asked}`);
  return alert;
}

describe("[M24] each line can be read aloud", () => {
  test("words that agree by what they mean say so", () => {
    const [army] = of(screened("Army of Testgul", "Lashkar-e-Testgul", "organisation").evidence, "name");
    expect(army).toMatchObject({ left: "Army", right: "Lashkar", note: expect.stringMatching(/^the same meaning: Lashkar is army; /) });
  });

  test("one word in two romanisations does not agree by its meaning", () => {
    const [army] = of(screened("لشکر آزمون", "Lashkar Azmoon", "organisation").evidence, "name");
    expect(army).toMatchObject({ left: "لشکر", right: "Lashkar", note: expect.stringMatching(/^spelt otherwise, read as lshkr; /) });
  });

  test("an initial, a title, a short name", () => {
    const names = of(compared("A Testgul", "Ahmad Testgul", "person"), "name").map(said);
    expect(names).toContain("A ~ Ahmad: A stands for Ahmad: an initial tells little");
    expect(of(compared("Haji Testgul", "Haji Testgul", "person"), "name").map(said)).toContain(
      "Haji ~ Haji: the same word; a title counts less than a name",
    );
    expect(of(compared("Mohd. Testgul", "Muhammad Testgul", "person"), "name").map(said)[0]).toMatch(
      /^Mohd ~ Muhammad: Mohd stands for Muhammad: /,
    );
  });

  test("one and many are a plural", () => {
    expect(of(compared("Testgul & Son", "Testgul & Sons", "organisation"), "plural")[0]).toMatchObject({
      left: "Son",
      right: "Sons",
      note: expect.stringMatching(/^one and many; /),
    });
    expect(of(compared("Testgul Company", "Testgul Companion", "organisation"), "plural")).toEqual([]);
  });

  test("what each name has alone is one line, whichever of the two is laid over the other", () => {
    for (const [left, right] of [
      ["Nobody Here", "Ship Star Line"],
      ["Ship Star Line", "Nobody Here"],
    ] as const)
      expect(of(compared(left, right), "left-over").map(said)).toEqual([`${left} ~ ${right}: each name has what the other lacks`]);
  });

  test("what one name has more is said of that one", () => {
    const [more, less] = ["Zubair Testgul Probewala Mustermani", "Zubair Testgul"];
    expect(of(compared(more, less, "person"), "left-over").map(said)).toEqual(["Probewala Mustermani ~ null: not in the listed name"]);
    expect(of(compared(less, more, "person"), "left-over").map(said)).toEqual(["null ~ Probewala Mustermani: only in the listed name"]);
  });

  test("numbers that differ are another number", () => {
    expect(compared("Testov Maru No. 6", "Testov Maru No. 8", "vessel").map(said)).toContain("6 ~ 8: another number");
    expect(compared("Testov Specimen III", "Testov Specimen II", "vessel").map(said)).toContain("III ~ II: another number");
    expect(compared("Testov Maru Eight", "Testov Maru VIII", "vessel").map(said)).toContainEqual(
      expect.stringMatching(/^Eight ~ VIII: the same number; /),
    );
  });

  test("what is common is a share of names here, what is rare one in so many, and what here is stands there once", () => {
    const notes = of(compared("Muhammad Saeed Testgul", "Muhammad Saeed Testgul", "person"), "name").map(({ note }) => note);
    expect(notes[0]).toMatch(/^the same word; \d+(\.\d)? % of names here \(here = .*names.*\)$/);
    expect(notes.slice(1).every((note) => /^the same word; 1 in [\d,]+ by chance here$/.test(note))).toBe(true);
  });

  test("names in other letters stand as they were typed and printed, beside how they are read", () => {
    const { matched, evidence } = screened("박진혁", "PAK Jin Hyok", "person");
    expect(matched).toEqual({ query: "박진혁", listed: "PAK Jin Hyok", exact: false });
    expect(of(evidence, "name").map(({ left, right }) => `${left} ~ ${right}`)).toEqual(["박 ~ PAK", "진 ~ Jin", "혁 ~ Hyok"]);
    expect(of(evidence, "name").every(({ note }) => note.includes("read as "))).toBe(true);
    expect(of(evidence, "spelling")[0]?.note).toBe("every word agrees as it is read, which is never to the letter");
    const turned = screened("Pak Jin Hyok", "박진혁", "person");
    expect(turned.matched).toEqual({ query: "Pak Jin Hyok", listed: "박진혁", exact: false });
  });

  test("letter for letter only where both are printed so", () => {
    expect(of(compared("Zubair Testgul", "ZUBAIR Testgul", "person"), "spelling")[0]?.note).toBe("letter for letter");
    expect(of(compared("Abd Rahman Testgul", "Abd al-Rahman Testgul", "person"), "spelling")[0]?.note).toBe("every word is the same");
  });

  test("the lines of evidence still add up to the weight", () => {
    for (const [asked, listed] of [
      ["Testov Maru No. 8 Gul", "Testov Maru No. 8"],
      ["Zorvan Handels AG", "Zorvan Handels GmbH"],
      ["لشکر آزمون", "Lashkar-e-Azmoon"],
    ] as const) {
      const { evidence, weight } = screened(asked, listed, "organisation");
      expect(evidence.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(weight, 2);
    }
  });
});
