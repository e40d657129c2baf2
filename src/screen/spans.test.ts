import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spansOf, usesCapitals } from "./spans.ts";
import { wordsOf } from "./words.ts";
import { workTime } from "../../test/work-time.ts";

const queries = (text: string): string[] => [...spansOf(text, wordsOf(text))].map((span) => span.query);

describe("words", () => {
  test("apostrophes within words stay, possessives and quotes do not", () => {
    const text = "“Jama'at-ud-Da'wa’s” Al-Qa‘ida's men";
    expect(wordsOf(text).map((word) => word.text)).toEqual(["Jama'at", "ud", "Da'wa", "Al", "Qa‘ida", "men"]);
  });
  test("what stands between words", () => {
    const joints = wordsOf("Lashkar-e-\nTaiba, Co., Ltd. The end; A. Q. Khan\n\nNext – one\nline").map((word) => word.joint);
    expect(joints).toEqual([
      "stop",
      "hyphen",
      "hyphen",
      "comma",
      "comma",
      "space",
      "space",
      "stop",
      "space",
      "space",
      "stop",
      "stop",
      "space",
    ]);
  });
});

describe("spans", () => {
  test.each([
    [
      "a stand against Lashkar-e-Taiba, Jaish-e-Mohammed (JeM) and Harakat ul-Mujahidin's men",
      ["Lashkar-e-Taiba", "Jaish-e-Mohammed", "JeM", "Harakat ul-Mujahidin"],
    ],
    ["fighters of al-Shabaab and the al-Qa'ida leader", ["al-Shabaab", "al-Qa'ida"]],
    ["joined Al-Nusrah Front for the People of the Levant in May", ["Al-Nusrah Front for the People of the Levant"]],
    ["the Islamic State in Iraq and\nthe Levant said", ["Islamic State in Iraq and the Levant"]],
    ["of Lashkar-e-\nTaiba and Harakat ul-\n  Mujahidin", ["Lashkar-e-Taiba", "Harakat ul-Mujahidin"]],
    ["paid Zarkovia Trading Co., Ltd. in cash", ["Zarkovia Trading Co., Ltd"]],
    ["even lashkar-e-taiba in lower case amid Prose", ["lashkar-e-taiba"]],
    ['a "Jaish-e-Mohammed" camp, an anti-Taliban force', ["Jaish-e-Mohammed", "Taliban"]],
    ["قال إن جيش محمد هنا", ["جيش محمد"]],
    ["قاتل وجيش محمد", ["وجيش محمد", "جيش محمد"]],
    ["the 313 Brigade", ["313 Brigade"]],
    ["he met Abu Bakr al-Testi today", ["Abu Bakr al-Testi"]],
    ["met abu Bakr Testi", ["abu Bakr Testi", "Bakr Testi"]],
    ["so they call lashkar taiba and jaish here", ["lashkar taiba", "jaish"]],
  ])("%s", (text, wanted) => {
    expect(queries(text)).toEqual(expect.arrayContaining(wanted));
  });
  test("no window runs over the end of a sentence, a list, a paragraph or a bracket", () => {
    const text = "He left Lahore. Khan stayed; Testmandi (Gulzar) and Peshawar, Quetta\n\nKabul";
    for (const query of queries(text))
      expect(query).not.toMatch(/Lahore.*Khan|Khan.*Testmandi|Testmandi.*Gulzar|Peshawar.*Quetta|Quetta.*Kabul/);
  });
  test("prose in lower case offers nothing", () => {
    expect(
      queries("Yesterday it was said that the state would go on with its stand against them all, whatever they might do or say or write"),
    ).toEqual(["Yesterday"]);
  });
  test("a text without capitals is tried throughout", () => {
    expect(usesCapitals(wordsOf("all in lower case"))).toBe(false);
    expect(usesCapitals(wordsOf("All in Lower case"))).toBe(true);
  });
  test("windows are bounded: any text gives at most 28 for each word, of known length, within the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 300 }),
          fc
            .array(fc.constantFrom("Al", "-", "e", " ", "Taiba", "of", "the", "\n", ".", ",", "محمد", "JeM", "’s", "("))
            .map((parts) => parts.join("")),
        ),
        (text) => {
          const words = wordsOf(text);
          const spans = [...spansOf(text, words)];
          expect(spans.length).toBeLessThanOrEqual(28 * words.length);
          for (const { from, to } of spans) {
            expect(from).toBeLessThanOrEqual(to);
            expect(to).toBeLessThan(words.length);
          }
          for (const [at, word] of words.entries()) expect(word.start).toBeGreaterThanOrEqual(words[at - 1]?.end ?? 0);
        },
      ),
      { numRuns: 1_000 },
    );
  });
  test("long texts take linear time", () => {
    const text = `${"Lashkar-e-Taiba and the Pakistan Army of Testland ".repeat(5_000)}${"x".repeat(100_000)}${" -".repeat(50_000)}${"'a".repeat(50_000)}`;
    const started = workTime();
    expect(queries(text).length).toBeGreaterThan(20_000);
    expect(workTime() - started).toBeLessThan(10_000);
  });
});
