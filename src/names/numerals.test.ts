import { describe, expect, test } from "vitest";
import { readName } from "./name.ts";

const read = (text: string, kind: "vessel" | "organisation" | "any" | "person"): string =>
  readName(text, kind)
    .words.map(({ readings, role }) => (role === "number" ? "#" : "") + readings.map((reading) => reading.text).join("/"))
    .join(" ");

describe("[N18] a number in the name of a body or a ship is one however it is written", () => {
  test.each([
    ["Testa Maru VIII", "testa maru #8"],
    ["Testa Maru 08", "testa maru #8"],
    ["Testa XIX", "testa #19"],
    ["Testa XXXI", "testa #31"],
    ["Testa I", "testa #1"],
    ["Testa I, Ltd", "testa #1 limited"],
    ["31st Testbrigade", "#31 testbrigade"],
    ["Second Testbureau", "second/2 testbureau"],
    ["Testbureau Thirty-Nine", "testbureau thirtynine/39"],
    ["Eleven Eighty Eight Testa", "eleven/11 eightyeight/88 testa"],
    // by itself it is the name; what no Roman wrote is a word; VI and XI are names, too
    ["Seven", "seven"],
    ["VIII", "viii"],
    ["Testa IIX", "testa iix"],
    ["VI Testa", "vi testa"],
    ["Testa VI", "testa #6"],
    ["Testa Fund VI, Ltd", "testa fund #6 limited"],
  ])("%s: %s", (text, words) => {
    expect(read(text, "vessel")).toBe(words);
  });

  test("who may be a person keeps the word beside it, and who is one keeps it alone", () => {
    expect(read("Testali Testov II", "any")).toBe("testali testov #ii/2");
    expect(read("Testali X", "any")).toBe("testali x");
    expect(read("Testali Testov II", "person")).toBe("testali testov ii");
  });
});

describe("[N19] whose son, daughter or wife is one particle, however it is written", () => {
  test.each([
    ["Testa w/o Gul Testov", "wo"],
    ["Testa W/O. Gul Testov", "wo"],
    ["Testa s/o: Gul Testov", "so"],
    ["Testa widow of Gul Testov", "wo"],
    ["Testa daughter of Gul Testov", "do"],
    ["تستا زوجہ گل تستوف", "zujh"],
  ])("%s: %s", (text, particle) => {
    const kin = readName(text, "person").words[1];
    expect([kin?.role, kin?.readings[0]?.text]).toEqual(["particle", particle]);
  });

  test("bodies' names keep their words", () => {
    expect(read("Sisterhood and Mother of Testov", "organisation")).toContain("mother of");
  });
});
