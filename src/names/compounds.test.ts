import { describe, expect, test } from "vitest";
import { readName } from "./name.ts";

const read = (text: string): string =>
  readName(text, "person")
    .words.map(({ readings }) => readings[0]?.text ?? "")
    .join(" ");

describe("[N22] -ud-Din, -ullah and Abd with an attribute make one name, in whatever letters and however divided", () => {
  test.each([
    ["Shahab ud-Din Testov", "shahabuddin testov"],
    ["Shahab al-Din Testov", "shahabuddin testov"],
    ["Shahab Uddin", "shahabuddin"],
    ["Hidayat Ullah", "hidayatullah"],
    ["Abd al-Rahman", "abdulrahman"],
  ])("%s", (name, words) => expect(read(name)).toBe(words));

  test.each([
    ["with the ی of Persian", "شهاب الدین"],
    ["with the ي of Arabic", "شهاب الدين"],
    ["written to the name, Persian", "شهابالدین"],
    ["written to the name, Arabic", "شهابالدين"],
  ])("الدين %s", (_, name) => expect(read(name)).toBe("shhabdin"));

  test("a family that is called so", () => {
    expect(read("علاالدینی")).toBe("aladini");
    expect(read("علا الدینی")).toBe("ala al dini");
  });

  test("within a name alone: al-Din by itself, and a word that only ends so", () => {
    expect(read("الدين")).toBe("al din");
    expect(read("al-Din")).toBe("al din");
    expect(read("بالدين")).toBe("baldin");
  });
});
