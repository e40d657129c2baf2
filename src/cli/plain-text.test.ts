import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { cleaned, clipped, columnsOf, isolated, padded, told, wrapped } from "./plain-text.ts";

describe("text for a terminal", () => {
  test("escape codes and direction overrides of a list cannot rewrite the screen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(isolated(text).replaceAll(/[\u2068\u2069]/g, "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    expect(cleaned("a\x1b[2Jb\u202ec\nd")).toBe("a�[2Jb�c d");
  });

  test("right-to-left text is set apart, other text is left as it is", () => {
    expect(isolated("جیش محمد")).toBe("\u2068جیش محمد\u2069");
    expect(isolated("Jaish")).toBe("Jaish");
    // a sentence of ours stays a sentence
    expect(told("“جیش محمد” is Jaish (جیش)")).toBe("“\u2068جیش محمد\u2069” is Jaish (\u2068جیش\u2069)");
    expect(told("Jaish\u202e")).toBe("Jaish�");
  });

  test("columns: marks and isolates take none, wide letters two, colours none", () => {
    expect(columnsOf("\u2068جَيش\u2069")).toBe(3);
    expect(columnsOf("中国")).toBe(4);
    expect(columnsOf("\x1b[1;31mred\x1b[0m")).toBe(3);
    expect(padded("中", 4)).toBe("中  ");
  });

  test("cutting keeps to the width, marks the cut and closes what it cuts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const cut = clipped(isolated(text), width);
        expect(columnsOf(cut)).toBeLessThanOrEqual(width);
        expect(cut.split("\u2068").length).toBe(cut.split("\u2069").length);
      }),
    );
  });

  test("breaking loses no word, and each line closes its own isolates", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("alpha", "b", "\u2068جیش", "محمد\u2069", "中国"), { maxLength: 20 }), (words) => {
        const lines = wrapped(words.join(" "), 12);
        const bare = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, "");
        expect(bare(lines.join(" "))).toBe(bare(words.join(" ")));
      }),
    );
    for (const line of wrapped(isolated("لشکر طیبہ جیش محمد"), 8)) expect(line).toMatch(/^\u2068.*\u2069$/);
  });
});
