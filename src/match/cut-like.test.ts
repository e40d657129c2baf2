import fc from "fast-check";
import { expect, test } from "vitest";
import { cutLike } from "./cut-like.ts";

test.each([
  ["jamaatuddawa", ["jamaat", "ud", "dawa"], ["jamaat", "ud", "dawa"], 0],
  ["jamatuldawah", ["jamaat", "ul", "dawah"], ["jamat", "ul", "dawah"], 1],
  ["jeshemuhamad", ["jaish", "e", "mohammed"], ["jesh", "e", "muhamad"], 5],
  ["testov", ["testov"], ["testov"], 0],
  ["a", ["a", "b"], null, null],
])("[N14] %s is cut where the words of a name end that is spelt like it", (word, name, words, edits) => {
  expect(cutLike(word, name)).toEqual(words === null ? null : { words, edits });
});

test("[N14] the pieces of any word are the word, none is empty, and of a name run together they are its words", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcd"), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1, maxLength: 5 }), (asked, name) => {
      const cut = cutLike(asked, name);
      if (cut !== null) {
        expect(cut.words.join("")).toBe(asked);
        expect(cut.words).toHaveLength(name.length);
        expect(cut.words).not.toContain("");
      }
      expect(cutLike(name.join(""), name)).toEqual({ words: name, edits: 0 });
    }),
  );
});
