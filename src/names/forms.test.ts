import { describe, expect, test } from "vitest";
import { readName } from "./name.ts";

const read = (text: string): string =>
  readName(text, "organisation")
    .words.map(({ role, native, readings }) => (role === "form" ? `[${readings[0]?.text}]` : native))
    .join(" ");

describe("[N17] legal forms of bodies", () => {
  test.each([
    ["FSUE TESTFLOT", "[state] testflot"],
    ["Federal State Unitary Enterprise Testflot", "[state] testflot"],
    ["ФГУП Тестфлот", "[state] тестфлот"],
    ["Федеральное государственное унитарное предприятие «Тестфлот»", "[state] тестфлот"],
    ["Federal State Budgetary Educational Institution of Higher Education Testgul", "[state] testgul"],
    ["TESTGUL, S.A. DE C.V.", "testgul [jsc]"],
    ["Testgul S de RL de CV", "testgul [llc]"],
    ["Testgul S.A.L. (Offshore)", "testgul [jsc]"],
    ["Testgul Sdn Bhd", "testgul [limited]"],
    ["PT Testgul Tbk", "[limited] testgul [jsc]"],
    ["Testgul Kereskedelmi Rt.", "testgul kereskedelmi [jsc]"],
    ["Testgul Ltd. Şti.", "testgul [limited]"],
    ["Testgul GmbH & Co. KG", "testgul [llc]"],
    ["NAUCHNO-PROIZVODSTVENNOE OBEDINENIE TESTGUL", "[combine] testgul"],
    ["Research and Production Enterprise Testgul", "[combine] testgul"],
    ["Scientific Research Institute Testgul", "[institute] testgul"],
    ["Special Design Bureau Testgul", "[bureau] testgul"],
    ["北京测试有限公司", "北 京 测 试 [limited]"],
    ["株式会社テスト", "[jsc] テスト"],
    ["شرکت آزمون سهامی خاص", "[company] ازمون [jsc]"],
    ["Testgul Public Limited Company", "testgul [jsc]"],
    ["Testgul Corporation", "testgul [company]"],
    ["Testgul Inc", "testgul [company]"],
    ["M/s Testgul Traders", "[firm] testgul traders"],
  ])("%s", (text, forms) => {
    expect(read(text)).toBe(forms);
  });

  test.each([
    ["what is a form behind a name is a word elsewhere", "CA Testgul Sal Trading", "ca testgul sal trading"],
    ["nor is a name of one word its form", "PT", "pt"],
    ["initials are none of the state's kinds", "N K Testgul", "n k testgul"],
  ])("%s", (_, text, words) => {
    expect(read(text)).toBe(words);
  });

  test("people keep their words", () => {
    expect(readName("Sal Testov", "person").words.map(({ role }) => role)).toEqual(["word", "word"]);
  });
});
