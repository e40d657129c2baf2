import { describe, expect, test } from "vitest";
import { readName } from "../names/index.ts";
import { paperName } from "./paper-name.ts";

const wordsOf = (text: string, kind: "person" | "organisation"): string[] => {
  const { words } = readName(text, kind);
  const paper = paperName(text, words);
  return words.map((_, at) => paper.at(at));
};

describe("[M24] the words of a name as they stand on paper", () => {
  test.each([
    ["Zubair Ahmad Testgul", ["Zubair", "Ahmad", "Testgul"]],
    ["TESTGUL, Zubair Ahmad", ["Zubair", "Ahmad", "TESTGUL"]],
    ["Abd al-Rahman Khushnawis", ["Abd al-Rahman", "Khushnawis"]],
    ["Salah ad-Din Testov", ["Salah ad-Din", "Testov"]],
    ["Testov Salah ad-Din", ["Testov", "Salah ad-Din"]],
    ["O’Testa, José", ["José", "O’Testa"]],
    ["Nasreen W/O Testov", ["Nasreen", "W/O", "Testov"]],
    ["سراج الدین تستی", ["سراج الدین", "تستی"]],
    ["Test Test Testov", ["Test", "Test", "Testov"]],
  ] as const)("%s", (text, words) => expect(wordsOf(text, "person")).toEqual(words));

  test.each([
    ["Falcon & Testov Private Limited", ["Falcon", "&", "Testov", "Private Limited"]],
    ["Joint Stock Company Testplasma", ["Joint Stock Company", "Testplasma"]],
    ["Zorvan S.A. de C.V.", ["Zorvan", "S.A. de C.V"]],
    ["لشکر آزمون", ["لشکر", "آزمون"]],
  ] as const)("%s", (text, words) => expect(wordsOf(text, "organisation")).toEqual(words));

  test("of neighbours with a stroke between them the stroke stands, too", () => {
    const text = "Nasreen r/o Probewala";
    expect(paperName(text, readName(text, "person").words).all([1, 2, 3])).toBe("r/o Probewala");
  });

  test("a part ends with its last word", () => {
    expect(paperName("Testov Salah Gulbahar", readName("Testov Salah", "person").words, "part").at(0, 2)).toBe("Testov Salah");
  });

  test("a reading with as many words as the name has signs says each sign; of another it is said that it is read", () => {
    const signs = paperName("박진혁", readName("pak jin hyok", "person").words, "spoken");
    expect([signs.at(0), signs.readingAt(0), signs.isReadOnly(0)]).toEqual(["박", "pak", false]);
    const whole = paperName("王世艳明", readName("wangshi yanming", "person").words, "spoken");
    expect([whole.at(0), whole.readingAt(0), whole.isReadOnly(0)]).toEqual(["wangshi", null, true]);
  });

  test.each([
    ["Lee Yong-ho", "Ri Yong Ho", ["Lee", "Yong", "ho"], ["ri", null, null]],
    ["LEE, Yong-ho", "ri, Yong-ho", ["Yong", "ho", "LEE"], [null, null, "ri"]],
    ["Xasan Cabdi Testov", "Hasan Abdi Testov", ["Xasan", "Cabdi", "Testov"], ["hasan", "abdi", null]],
    ["ALTESTANI, Farid", "AL TESTANI, Farid", ["Farid", "AL", "TESTANI"], [null, null, null]],
  ] as const)("%s, read as its neighbours write it, stands as it is printed", (text, read, words, readings) => {
    const paper = paperName(text, readName(read, "person").words, "spoken");
    expect(words.map((_, at) => paper.at(at))).toEqual(words);
    expect(words.map((_, at) => paper.readingAt(at))).toEqual(readings);
    expect(words.some((_, at) => paper.isReadOnly(at))).toBe(false);
  });
});
