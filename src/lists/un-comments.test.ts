import { describe, expect, test } from "vitest";
import { readComment } from "./un-comments.ts";
import { workTime } from "../../test/work-time.ts";

const read = (text: string) => readComment(text, "QDi.001");

describe("what COMMENTS1 hides", () => {
  test.each([
    ["Father’s name is Orbek Tehvari. Mother’s name is Lumina bint Sarvoh.", ["Orbek Tehvari"], ["Lumina bint Sarvoh"]],
    ["Father's name: Orbek. Grandfather’s name: Zel.", ["Orbek"], []],
    ["His father’s name was M. Orbek al-Veldari Provided guidance to others.", ["M. Orbek al-Veldari"], []],
    ["Name of father is Ag Orbek Tehvari, name of mother is Lumina Wallet Sarvoh.", ["Ag Orbek Tehvari"], ["Lumina Wallet Sarvoh"]],
    ["Father’s name (adoptive father) is Orbek Tehvari (also spelled Orbeck).", ["Orbek Tehvari"], []],
    ["Son of Orbek and Lumina Sarvoh. In prison.", ["Orbek"], []],
    ["Is the son of a leader. His father was a smith.", [], []],
  ])("%j", (text, fathers, mothers) => {
    expect(read(text)).toMatchObject({ fathers, mothers });
  });

  test("numbers lead to the other entries, with kind, name and sentence; its own number does not", () => {
    const { relations } = read(
      "He (QDi.001) is a member of Front A (FA) (QDe.002) and of Front B, listed as Front C (QDe.003). Brother of Halvi Orbek (QDi 004). Founder of Front D (QDE.005).",
    );
    expect(relations.map(({ kind, to, name }) => [kind, to, name])).toEqual([
      ["associated-with", "QDe.002", "Front A"],
      ["associated-with", "QDe.003", "Front C"],
      ["family", "QDi.004", "Halvi Orbek"],
      ["leader", "QDe.005", "Front D"],
    ]);
    expect(relations[2]!.note).toBe("Brother of Halvi Orbek (QDi 004).");
  });

  test("the resolution it is listed under, not those under which it was reviewed", () => {
    expect(
      read(
        "Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban). Review pursuant to Security Council resolution 1822 (2008) was concluded.",
      ),
    ).toMatchObject({
      legalBasis: ["resolution 1970"],
      measures: ["Travel Ban"],
    });
  });

  test("100,000 signs take no long time", () => {
    for (const unit of ["Aa ", "father’s name is Al ", "(QDe.001) ", "al-", ". ", "Son of A. "]) {
      const started = workTime();
      read(unit.repeat(100_000 / unit.length));
      expect(workTime() - started, unit).toBeLessThan(4_000);
    }
  });
});
