import { describe, expect, test } from "vitest";
import { initialsApart } from "./initials-together.ts";

const isKnown = (word: string): boolean => ["li", "khan", "ak"].includes(word);
const apart = (text: string, kind: "person" | "any" | "organisation" = "person"): string | null => initialsApart(text, { kind, isKnown });

describe("[N24] initials that were written as one word", () => {
  test.each([
    ["JC Testov", "J C Testov"],
    ["AQ Khan", "A Q Khan"],
    ["Testov, MBS", "Testov, M B S"],
    // among capitals those without a vowel, and those that nobody bears
    ["SM KHAN", "S M KHAN"],
    ["AQ KHAN", "A Q KHAN"],
  ])("%s", (text, initials) => {
    expect(apart(text)).toBe(initials);
    expect(apart(text, "any")).toBe(initials);
  });

  test.each([
    ["a name among capitals", "LI KHAN"],
    ["a title", "DR Testov"],
    ["two such words: nobody knows which", "JC MB Testov"],
    ["a name of one word", "JC"],
    ["small letters", "jc testov"],
    ["a longer word", "JCMB Testov"],
  ])("%s: none", (_, text) => {
    expect(apart(text)).toBeNull();
  });

  test("bodies keep theirs", () => {
    expect(apart("JC Testov", "organisation")).toBeNull();
    expect(apart("JC Testov Traders", "any")).toBeNull();
  });
});
