import { describe, expect, test } from "vitest";
import { asidesIn, splitCell } from "./cells.ts";

describe("[N23] a stroke without blanks parts two names", () => {
  test.each([
    ["Al-Tolvan/Army of Tolvan", ["Al-Tolvan", "Army of Tolvan"]],
    ["Al Tolvan/Tolvani Army", ["Al Tolvan", "Tolvani Army"]],
    ["Al Tolvan/Tolvani Army", ["Al Tolvan", "Tolvani Army"]],
    ["Tolvan Army/Armée tolvane", ["Tolvan Army", "Armée tolvane"]],
    ["Farid Testov/Karim Testali", ["Farid Testov", "Karim Testali"]],
  ])("%s", (cell, names) => {
    expect(splitCell(cell)).toEqual(names);
  });

  test.each([
    "Haji Mohammad/Muhammad Testov",
    "Tolvan Movement/Army",
    "Tolvan Import/Export Company",
    "Farid s/o Karim",
    "Front of Syria/the Levant",
    "A/B Tolvan Traders",
  ])("%s is one", (cell) => {
    expect(splitCell(cell)).toEqual([]);
  });
});

describe("what stands in brackets beside a name [M27]", () => {
  test.each([
    ["Tolvan Bank (Hong Kong) Limited", ["Hong Kong"]],
    ["Bright Tolvan Foundation (BTF)", []],
    ["Tolvan (تولوان)", []],
    ["Tolvan Bank", []],
  ])("%s", (cell, asides) => {
    expect(asidesIn(cell)).toEqual(asides);
  });
});
