import { describe, expect, test } from "vitest";
import { asInRussian } from "./east-slavic.ts";
import { readName } from "./name.ts";

describe("[N30] Ukrainian and Belarusian names as Russia writes them", () => {
  test.each([
    ["mykola", "nikolai"],
    ["yauheni", "evgeny"],
    ["uladzimir", "vladimir"],
    ["volha", "olga"],
    ["mykolayovych", "nikolaiyovych"],
    ["volodymyrivna", "vladimirivna"],
    ["aliaxandravich", "alexandravich"],
    ["siarheyeuna", "sergeieuna"],
    ["testou", "testov"],
    ["testarau", "testarov"],
    ["testeyeu", "testeyev"],
  ])("%s is %s", (written, russian) => {
    expect(asInRussian(written)).toBe(russian);
  });

  test.each(["petrov", "pavlova", "hlibov", "olehin", "andrei", "amadeu", "abdou", "nikolai", "", "x".repeat(100)])(
    "%s stays as it stands",
    (word) => {
      expect(asInRussian(word)).toBeNull();
    },
  );

  test("a name of another language is not taken for one", () => {
    expect(readName("Mamadou", "person").words[0]?.readings.map(({ text }) => text)).toEqual(["mamadou", "muhammad"]);
  });

  test("out of Cyrillic, too", () => {
    expect(readName("Микола", "person").words[0]?.readings.map(({ text }) => text)).toContain("nikolai");
  });
});
