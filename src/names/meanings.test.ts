import { describe, expect, test } from "vitest";
import { meaningsOfWord } from "./meanings.ts";
import { readName } from "./name.ts";

const meant = (text: string, kind: "organisation" | "vessel" | "person" = "organisation"): string[][] =>
  readName(text, kind).words.map(({ readings }) => readings.filter(({ meaning }) => meaning === true).map((reading) => reading.text));

describe("[N8] generic words of bodies are read by their meaning in English, too", () => {
  test.each([
    ["Lashkar-e-Tayyiba", [["army"], [], ["pure"]]],
    ["Jaish-e-Mohammed", [["army"], [], []]],
    ["Харьковский механический завод", [["kharkovsk"], ["mechanical"], ["plant"]]],
    ["KHARKOVSKII MEKHANICHESKIY ZAVOD", [["kharkovsk"], ["mechanical"], ["plant"]]],
    ["مصرف النفط", [["bank"], [], ["oil"]]],
    ["Bonyad Taavon", [["foundation"], []]],
  ])("%s", (text, meanings) => {
    expect(meant(text).map((words, i) => (words.length > 1 ? [words.find((w) => w === meanings[i]?.[0])] : words))).toEqual(meanings);
  });

  test.each(["جماعۃ", "جماعة", "جماعه", "جماعہ"])("%s is one word, on whatever keyboard it is typed", (word) => {
    expect(meaningsOfWord(word, "x")).toEqual(["party", "group"]);
  });

  test.each([
    ["works", "plant"],
    ["technological", "technology"],
    ["thermonuclear", "fusion"],
    ["mujahideen", "fighters"],
  ])("offices write %s for %s", (word, other) => {
    expect(meaningsOfWord(word, word)).toContain(other);
  });

  test.each(["predpriyatie", "predpriiatie", "predpryiatie", "predpriyatiya"])("%s is an enterprise, however it is romanised", (word) => {
    expect(meaningsOfWord(word, word)).toEqual(["enterprise"]);
  });

  test.each(["gazprom", "armenia", "portal", "fabric", "stalin", "radius"])("%s is no form of a word that it begins with", (word) => {
    expect(meaningsOfWord(word, word).filter((m) => m !== word)).toEqual([]);
  });

  test("people and ships keep their names", () => {
    expect(meant("Fath", "person").flat()).toEqual([]);
    expect(meant("FATH", "vessel").flat()).toEqual([]);
  });

  test("an English word has no meaning besides itself", () => {
    for (const word of ["institute", "import", "party", "energy", "club", "union"]) expect(meaningsOfWord(word, word)).not.toContain(word);
  });
});

describe("[N8] an adjective of a body stands for the place that it is made of", () => {
  test.each([
    ["samarskiy", ["samarsk", "samar"]],
    ["LIPETSKII", ["lipetsk"]],
    ["moskovskaya", ["moscow"]],
    ["карачинский", ["karachinsk", "karachin"]],
    ["samara", []],
    ["pskov", []],
  ])("%s", (word, places) => {
    expect(meant(word).flat()).toEqual(places);
  });

  test("not of people or ships, nor where nobody knows what is asked", () => {
    for (const kind of ["person", "vessel"] as const) expect(meant("Testovskiy", kind).flat()).toEqual([]);
    expect(readName("Testovskiy", "any").words[0]?.readings.some(({ meaning }) => meaning === true)).toBe(false);
  });
});
