import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactKey, foldText, latinForms, MAX_LETTERS, MAX_WORDS, readName, READ_SCRIPTS } from "../src/names/index.ts";
import { workTime } from "./work-time.ts";

/** The likeliest reading of each word. */
const readings = (text: string): string[] => readName(text, "person").words.map((word) => word.readings[0]?.text ?? "");
/** All readings of the first word. */
const allReadings = (text: string): string[] => readName(text, "person").words[0]?.readings.map((reading) => reading.text) ?? [];

describe("[N1] what does not change a name", () => {
  test.each([
    ["case", "Zubaida TESTGUL", "zubaida testgul"],
    ["accents, composed or not", "Zübaïda Têstgül", "Zu\u0308bai\u0308da Te\u0302stgu\u0308l"],
    ["punctuation between words", "Zubaida. Testgul;", "Zubaida  Testgul"],
    ["presentation forms", "\ufeb3\ufecc\ufbfe\ufeaa", "سعید"],
    ["tatweel", "محـــمد", "محمد"],
    ["zero-width joiners and direction marks", "\u200fمح\u200cمد\u202c", "محمد"],
    ["Arabic and Urdu code points of one letter", "كريم", "کریم"],
    ["vowel signs", "مُحَمَّد", "محمد"],
    ["letters of another script that look the same", "T\u0435stgul", "Testgul"],
  ])("%s", (_what, one, other) => {
    expect(readings(one)).toEqual(readings(other));
  });

  test("the key of exact names leaves the order of words aside too", () => {
    expect(exactKey("TESTGUL, Zubaïda")).toBe(exactKey("zubaida testgul"));
    expect(exactKey("Zubaida Testgul")).not.toBe(exactKey("Zubaida Testgull"));
  });
});

describe("[N2] digits of all scripts", () => {
  test.each(["٣١٣", "۳۱۳", "३१३", "３１３"])("%s is 313", (digits) => {
    expect(readings(`Brigade ${digits}`)).toEqual(readings("Brigade 313"));
  });
});

describe("[N3] scripts are read into Latin", () => {
  test.each([
    ["Arab", "جيش"],
    ["Arab", "جماعۃ"],
    ["Arab", "پښتو"],
    ["Cyrl", "Тестов"],
    ["Deva", "टेस्ट"],
    ["Grek", "Δοκιμή"],
    ["Hebr", "בדיקה"],
    ["Latn", "Testgul"],
    ["Armn", "Թեստյան"],
    ["Beng", "টেস্ট"],
    ["Ethi", "ቴስት"],
    ["Geor", "ტესტი"],
    ["Gujr", "ટેસ્ટ"],
    ["Guru", "ਟੈਸਟ"],
    ["Kana", "テスト"],
    ["Khmr", "តេស្ត"],
    ["Knda", "ಟೆಸ್ಟ್"],
    ["Laoo", "ທົດສອບ"],
    ["Mlym", "ടെസ്റ്റ്"],
    ["Sinh", "ටෙස්ට්"],
    ["Taml", "டெஸ்ட்"],
    ["Telu", "టెస్ట్"],
    ["Thai", "ทดสอบ"],
  ])("%s: %s", (script, word) => {
    expect(READ_SCRIPTS).toContain(script);
    for (const reading of allReadings(word)) expect(reading).toMatch(/^[a-z']+$/);
  });

  test.each([
    ["Hang", "김정은"],
    ["Hani", "习近平"],
    ["Mymr", "သိန်းစိန်"],
  ])("%s, as a whole name: %s", (script, name) => {
    expect(READ_SCRIPTS).toContain(script);
    expect(latinForms(name).length).toBeGreaterThan(0);
    for (const { text } of latinForms(name)) expect(text).toMatch(/^[a-z]+( [a-z]+)+$/);
  });

  test("a letter that may be two sounds gives two readings", () => {
    expect(allReadings("وحید").length).toBeGreaterThan(1);
  });

  test("the likeliest reading of a Cyrillic name is near what its bearers print", () => {
    expect(allReadings("Тестов")).toContain("testov");
  });
});

describe("[N4] words have roles, and none is deleted", () => {
  test("particles and honorifics of a person stay", () => {
    const { words } = readName("Hafiz Farid bin Testgul", "person");
    expect(words.map((word) => word.native)).toEqual(["hafiz", "farid", "bin", "testgul"]);
    expect(words.map((word) => word.role)).toEqual(["honorific", "word", "particle", "word"]);
  });

  test("legal forms of a body are one form however they are written", () => {
    const forms = ["Testgul Limited", "Testgul Ltd.", "TESTGUL LTD"].map((text) => readName(text, "organisation").words.at(-1));
    expect(forms.map((word) => word?.role)).toEqual(["form", "form", "form"]);
    expect(new Set(forms.map((word) => word?.readings[0]?.text)).size).toBe(1);
  });
});

describe("[N11] given names that clerks shorten", () => {
  test.each([
    ["Mohd. Testgul", "muhammad"],
    ["Md Testgul", "muhammad"],
    ["Gh. Testgul", "ghulam"],
    ["SYD TESTGUL", "syed"],
  ])("%s is also read in full", (text, full) => {
    for (const kind of ["person", "organisation"] as const) {
      const [first] = readName(text, kind).words;
      expect(first?.readings.map((reading) => reading.text)).toEqual([first?.native, full]);
    }
  });

  test("what stands for several names is left as it is", () => {
    for (const text of ["Ch. Testgul", "Kh. Testgul", "Mo Testgul"]) expect(readName(text, "person").words[0]?.readings).toHaveLength(1);
  });
});

describe("[N5] what cannot be read is told", () => {
  test("words beyond the limit are counted, letters beyond it are cut on both sides alike", () => {
    const many = Array.from({ length: MAX_WORDS + 5 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}`).join(" ");
    expect(readName(many, "person").cut).toBe(5);
    expect(readings("x".repeat(MAX_LETTERS + 9))).toEqual(readings("x".repeat(MAX_LETTERS)));
  });

  test("a script without a reading keeps its letters and its name", () => {
    const [word] = readName("བོད", "person").words;
    expect(word?.script).toBe("Tibt");
    expect(READ_SCRIPTS as readonly string[]).not.toContain(word?.script);
    expect(word?.readings[0]?.text).not.toBe("");
  });
});

describe("[N6] hostile names", () => {
  test("a name of 100,000 characters is read in bounded time, in any shape", () => {
    for (const text of [
      "a".repeat(100_000),
      "a ".repeat(50_000),
      "\u0301".repeat(100_000),
      "ا".repeat(100_000),
      "-'.".repeat(33_000),
      "\u200d".repeat(100_000),
    ]) {
      const before = workTime();
      expect(readName(text, "person").words.length).toBeLessThanOrEqual(MAX_WORDS);
      expect(workTime() - before).toBeLessThan(2_000);
    }
  });

  test.each(["__proto__", "constructor", "toString", "\ud800", "a\udfffb", "", " ", "\u0000"])("%j is only a name", (text) => {
    const { words } = readName(text, "person");
    for (const word of words) expect(word.readings.every((reading) => reading.text.length <= MAX_LETTERS)).toBe(true);
    expect(typeof exactKey(text)).toBe("string");
  });
});

describe("[N7] the same input, the same output", () => {
  test("any text: no throw, bounded, the same twice", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })),
        fc.constantFrom("person", "organisation", "any"),
        (text, kind) => {
          const once = readName(text, kind);
          expect(readName(text, kind)).toEqual(once);
          expect(once.words.length).toBeLessThanOrEqual(MAX_WORDS);
          for (const word of once.words) expect(word.readings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("folding what is folded changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
