import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { foldHeader } from "./mapping-fields.ts";
import { headerWords } from "./header-layout.ts";
import { isHeaderWord } from "./header-word.ts";

const words = headerWords({ father: "father's name|fathers name", born: "DOB|né le", number: "name 6", none: "" });

describe("a word of a header", () => {
  test.each(["Father's_Name", "fathersName", "FATHERS NAME", " dob ", "d.o.b.", "Né le", "Name 6", "", "--", "name 7"])(
    "%j is one if its folded text is",
    (cell) => expect(isHeaderWord(cell, words)).toBe(words.has(foldHeader(cell))),
  );

  test("is known whatever is between its letters, and nothing else is", () => {
    const unit = fc.constantFrom(..."fatherFsNAM6é_ '’-dob\uff24\u212a");
    const near = fc
      .constantFrom(...words.keys())
      .chain((word) =>
        fc
          .array(fc.constantFrom("", "", "", " ", "_", "'"), { minLength: word.length, maxLength: word.length })
          .map((between) => Array.from(word, (letter, at) => between[at] + (at % 2 === 0 ? letter : letter.toUpperCase())).join("")),
      );
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit, maxLength: 14 })), (cell) => {
        expect(isHeaderWord(cell, words)).toBe(words.has(foldHeader(cell)));
      }),
    );
  });
});
