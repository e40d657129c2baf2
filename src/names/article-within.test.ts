import { describe, expect, test } from "vitest";
import { articleApart } from "./article-within.ts";

const KNOWN = new Set(["testani", "testawahiri"]);
const isKnown = (word: string): boolean => KNOWN.has(word);

describe("[N25] the article that is written to a name", () => {
  test.each([
    ["ALTESTANI, Farid", "AL TESTANI, Farid"],
    ["Farid Eltestawahiri", "Farid El testawahiri"],
    ["AlTestani Eltestani", "Al Testani El testani"],
  ])("%s", (text, apart) => {
    expect(articleApart(text, { isKnown })).toBe(apart);
  });

  test.each(["Alexander Testov", "Farid Testani", "Al-Testani", "Altesta", "بالتستاني", "", "x".repeat(50_000)])("%s has none", (text) => {
    expect(articleApart(text, { isKnown })).toBeNull();
  });

  test("names of Europe keep their first letters, whoever is called so without them", () => {
    expect(articleApart("Alberto Alvarez", { isKnown: () => true })).toBeNull();
  });
});
