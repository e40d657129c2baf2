import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSpelling } from "./spelling.ts";

const marked = (runs: readonly { readonly text: string; readonly same: boolean }[] | undefined): string =>
  (runs ?? []).map((run) => (run.same ? run.text : `[${run.text}]`)).join("");

describe("two spellings side by side", () => {
  test.each([
    ["Jaish-i-Momhammed", "Jaish-i-Mohammed", "Jaish-i-Mo[m]hammed", "Jaish-i-Mohammed"],
    ["Lashkar e Tayyaba", "Lashkar-e-Taiba", "Lashkar e Ta[yya]ba", "Lashkar-e-Ta[i]ba"],
    ["JOSÉ", "jose", "JOSÉ", "jose"],
    ["جیش محمد", "جيش محمد", "ج[ی]ش محمد", "ج[ي]ش محمد"],
  ])("%s against %s", (left, right, leftMarked, rightMarked) => {
    const both = compareSpelling(left, right);
    expect(marked(both?.left)).toBe(leftMarked);
    expect(marked(both?.right)).toBe(rightMarked);
  });

  test("other scripts and endless names are not compared letter by letter", () => {
    expect(compareSpelling("Jaish", "جیش")).toBeNull();
    expect(compareSpelling("a".repeat(201), "a")).toBeNull();
  });

  test("nothing of either name is lost or moved, whatever it is made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 60 }), (left, right) => {
        const both = compareSpelling(left, right);
        if (both === null) return;
        expect(both.left.map((run) => run.text).join("")).toBe(left);
        expect(both.right.map((run) => run.text).join("")).toBe(right);
      }),
    );
  });
});
