import { describe, expect, test } from "vitest";
import { NO_FACTS, type Facts } from "./second-facts.ts";
import { compareFacts } from "./facts.ts";
import { parentNames } from "./parent-names.ts";

describe("[M23] two names of a father", () => {
  test.each([
    ["Karim Baksh Testgul", "Karim Bakhsh Testgul", "same"],
    ["Testgul Kareem Bakhsh", "Karim Bakhsh Testgul", "same"],
    ["Haji Karim Bakhsh Testgul", "Karim Bakhsh Testgul", "same"],
    ["کریم بخش تست گل", "Karim Bakhsh Testgul", "same"],
    ["Карим Бахш Тестгул", "Karim Bakhsh Testgul", "same"],
    ["Karimbakhsh Testgul", "Karim Bakhsh Testgul", "same"],
    ["Abdul Rahman", "عبدالرحمن", "same"],
    ["Mohammad Aslam", "Muhammed Aslam", "same"],
    ["Nabi Bux", "Nabi Bakhsh", "near"],
    ["K. B. Testgul", "Karim Bakhsh Testgul", "near"],
    ["Ali", "Alia", "near"],
    ["Karim Bux", "Karim Bakhsh Testgul", "part"],
    ["کریم بخش", "Karim Bakhsh Testgul", "part"],
    ["Muhammad", "Muhammad Aslam", "part"],
    ["Rahim Bakhsh Testgul", "Karim Bakhsh Testgul", "part"],
    ["Ghulam Nabi", "Karim Bakhsh Testgul", "other"],
    ["Ghulam Nabi", "Ghulam Rasool", "other"],
    ["Muhammad Aslam", "Muhammad Karim", "other"],
    ["محمد اسلم", "Muhammad Akram", "other"],
    ["Muhammad Ali Karim", "Muhammad Ali Aslam", "other"],
    ["王小明", "王大力", "other"],
  ])("%s and %s: %s, whoever is asked", (left, right, said) => {
    expect([parentNames(left, right), parentNames(right, left)]).toEqual([said, said]);
  });

  test("without a word nothing is said", () => {
    expect(parentNames("-", "Karim Bakhsh")).toBeNull();
  });
});

describe("[M23] what a father's name weighs", () => {
  const facts = (...fathers: readonly string[]): Facts => ({ ...NO_FACTS, fathers });
  const lineOf = (left: Facts, right: Facts): readonly (string | number)[] =>
    compareFacts(left, right, "person")
      .evidence.filter(({ what }) => what === "father")
      .map(({ bits }) => bits);
  const listed = facts("Karim Bakhsh Testgul");

  test("agreement counts, what is near or a part is shown and counts nothing, another name is a conflict", () => {
    expect(lineOf(facts("Karim Baksh Testgul"), listed)).toEqual([6]);
    expect(lineOf(facts("Karim Bux"), listed)).toEqual([0]);
    expect(lineOf(facts("Ghulam Nabi"), listed)).toEqual([-3]);
    expect(compareFacts(facts("Karim Bux"), listed, "person").conflicts).toEqual([]);
    expect(compareFacts(facts("Ghulam Nabi"), listed, "person").conflicts).toHaveLength(1);
  });

  test("the best of several counts; one without a word is none", () => {
    expect(lineOf(facts("Ghulam Nabi", "Karim Baksh Testgul"), listed)).toEqual([6]);
    expect(lineOf(facts("Karim Baksh"), facts("Ghulam Nabi", "Karim Bakhsh Testgul"))).toEqual([0]);
    expect(lineOf(facts("—"), listed)).toEqual([]);
  });
});
