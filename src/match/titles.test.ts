import { describe, expect, test } from "vitest";
import { readName, splitScripts } from "../names/index.ts";
import { compare } from "./compare.ts";
import { namedSubject } from "./subject.ts";

const evidence = (asked: string, listed: string): Map<string, number> =>
  new Map(compare(namedSubject([asked], "person"), namedSubject([listed], "person")).evidence.map(({ what, bits }) => [what, bits]));

describe("[N9] a title that is a name, too, is the name in the last place", () => {
  test.each([
    ["Testali Said", "word"],
    ["Testov Hafez", "word"],
    ["SAYED, Hafiz Testali", "word"],
    ["Testali Sahib", "honorific"],
    ["Testa Begum", "honorific"],
    ["Testali Maulana", "honorific"],
    ["Said", "honorific"],
  ])("%s: %s", (text, role) => {
    expect(readName(text, "person").words.at(-1)?.role).toBe(role);
  });

  test("a title before the name stays one, and bodies are left alone", () => {
    expect(readName("Hafiz Testali Karimov", "person").words[0]?.role).toBe("honorific");
    expect(readName("Testali Hafez", "organisation").words.at(-1)?.role).toBe("honorific");
  });
});

describe("[N10] a cell that prints a name in two scripts gives both", () => {
  test.each([
    ["حسن تستوف (Hasan Testov", ["Hasan Testov", "حسن تستوف"]],
    ["Testova Мария Тестова", ["Testova", "Мария Тестова"]],
    // a note of one word is no name, a disguise no second name
    ["Testova Maria и", []],
    ["Tеstov Karim", []],
    ["Hasan Testov", []],
    ["حسن تستوف", []],
  ])("%s", (cell, names) => {
    expect(splitScripts(cell)).toEqual(names);
  });
});

describe("[M14] what an office writes and another does not is no difference of names", () => {
  test("letter for letter, though a title or a particle stands on one side only: a little less than with both", () => {
    const with_ = evidence("Haji Karimullah Testov", "Haji Karimullah Testov").get("spelling") as number;
    const without = evidence("Haji Karimullah Testov", "Karimullah Testov").get("spelling") as number;
    expect(without).toBeGreaterThan(0);
    expect(without).toBeLessThan(with_);
    expect(evidence("Haji Karimulah Testov", "Karimullah Testov").get("spelling")).toBeUndefined();
    expect(evidence("Ahmad Karimullah Testov", "Karimullah Testov").get("spelling")).toBeUndefined();
  });

  test("a family name moved from one end to the other is one change of order, however many words it passes", () => {
    const order = (listed: string): number => evidence("Karim Anvar Testov Salim", listed).get("name-order") as number;
    expect(order("Karim Anvar Testov Salim")).toBeGreaterThan(0);
    const moved = order("Salim Karim Anvar Testov");
    expect(moved).toBeLessThan(0);
    expect(order("Anvar Testov Salim Karim")).toBe(moved);
    expect(order("Salim Testov Anvar Karim")).toBeLessThan(moved);
  });

  test("a letter lost from a word of one consonant leaves it the same word", () => {
    const lost = compare(namedSubject(["Ole Testalexandrov"], "person"), namedSubject(["Oleg Testalexandrov"], "person"));
    expect(lost.evidence.filter(({ what }) => what === "left-over")).toEqual([]);
    expect(lost.evidence.some(({ left, right }) => left === "Ole" && right === "Oleg")).toBe(true);
  });
});

describe("[M21] a son's name and his father's that have changed places", () => {
  const order = (asked: string, listed: string): number => evidence(asked, listed).get("name-order") as number;
  test.each([
    ["Testali bin Karimov", "Karimov bin Testali"],
    ["Testali ibn Karimov al-Testi", "AL-TESTI, Karimov bin Testali"],
    ["Testali s/o Karimov", "Karimov bin Testali"],
    ["تستعلی بن کریموف", "Karimov ibn Testali"],
  ])("%s is not %s", (asked, listed) => {
    expect(order(asked, listed)).toBeLessThanOrEqual(-8);
  });
  test.each([
    ["Testali bin Karimov", "Testali ibn Karimov"],
    ["AL-TESTI, Testali bin Karimov", "Testali bin Karimov al-Testi"],
    ["Testali Karimov", "Karimov Testali"],
    ["Testali bin Karimov", "Karimov Testali"],
  ])("%s may be %s", (asked, listed) => {
    expect(order(asked, listed) ?? 0).toBeGreaterThan(-8);
  });
});
