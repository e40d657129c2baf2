import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { docxOf, paragraph, pdfOf } from "../../test/fixtures/screen/documents.ts";
import { AT, current, ENTRIES } from "../../test/fixtures/screen/lists.ts";
import { createMatcher } from "../match/index.ts";
import { DEFAULT_SETTINGS } from "./answer.ts";
import { readDocument } from "./document.ts";
import type { TextAnswer } from "./face.ts";
import { screenText } from "./text.ts";

const on = current();
const matcher = createMatcher(on.snapshot);
const settings = { ...DEFAULT_SETTINGS, at: AT };
const screen = (text: string): Promise<TextAnswer> => screenText(text, { matcher, current: on, settings, document: "test" });

async function named(text: string): Promise<string[][]> {
  const points = [...text];
  return (await screen(text)).mentions.map((mention) => {
    expect(points.slice(mention.start, mention.end).join("")).toBe(mention.text);
    expect(mention.alerts[0]?.evidence.length).toBeGreaterThan(0);
    return [mention.text, String(mention.alerts[0]?.entries[0]?.id)];
  });
}

const LET = "QDe.118";
const JEM = "QDe.019";
const HUM = "QDe.008";

describe("[S7] a text", () => {
  test("yields the three groups and neither the country nor the newspaper", async () => {
    const report =
      "ISLAMABAD — The government has taken an aggressive stand against Lashkar-e-Taiba, Jaish-e-Mohammed and Harakat ul-Mujahidin. " +
      "Pakistan says that it will enforce the writ of the state; India, after the attack in Kashmir, remains in doubt, The Christian Science Monitor reports. " +
      "In Punjab, schools and clinics were taken over on Tuesday, the Interior Ministry said, and the Financial Action Task Force in Paris will look at it in June. " +
      "“This time it is different,” said an army general in Rawalpindi. Prime Minister and Parliament agree; the Army of the Republic stands ready.";
    expect(await named(report)).toEqual([
      ["Lashkar-e-Taiba", LET],
      ["Jaish-e-Mohammed", JEM],
      ["Harakat ul-Mujahidin", HUM],
    ]);
  });
  test.each([
    [
      "possessives",
      "Jaish-e-Mohammed's leader and Lashkar-e-Taiba’s men",
      [
        ["Jaish-e-Mohammed", JEM],
        ["Lashkar-e-Taiba", LET],
      ],
    ],
    [
      "hyphens or none",
      "the Lashkar e Taiba and the Jaish-i-Mohammed and Harakat-ul-Mujahideen",
      [
        ["Lashkar e Taiba", LET],
        ["Jaish-i-Mohammed", JEM],
        ["Harakat-ul-Mujahideen", HUM],
      ],
    ],
    [
      "line breaks",
      "met Lashkar-e-\nTaiba and Islamic State in\n  Iraq and the Levant",
      [
        ["Lashkar-e-\nTaiba", LET],
        ["Islamic State in\n  Iraq and the Levant", "QDe.115"],
      ],
    ],
    [
      "quotes and emphasis",
      "a “Jaish-e-Mohammed” camp, **Lashkar-e-Taiba**",
      [
        ["Jaish-e-Mohammed", JEM],
        ["Lashkar-e-Taiba", LET],
      ],
    ],
    [
      "acronyms beside the full name",
      "Jaish-e-Mohammed (JeM) said that JeM would",
      [
        ["Jaish-e-Mohammed", JEM],
        ["JeM", JEM],
        ["JeM", JEM],
      ],
    ],
    [
      "a longer name over the shorter one within",
      "a cell of Al-Qaida in Iraq and of Al-Qaida",
      [
        ["Al-Qaida in Iraq", "QDe.115"],
        ["Al-Qaida", "QDe.004"],
      ],
    ],
    ["lower case compounds", "so lashkar-e-taiba it was, Said One", [["lashkar-e-taiba", LET]]],
    [
      "Arabic script, also with a conjunction written on",
      "قال إن جیش محمد ولشکر طیبہ هنا",
      [
        ["جیش محمد", JEM],
        ["ولشکر طیبہ", LET],
      ],
    ],
    ["after astral letters", "🎉🎉 𝔘𝔫 Lashkar-e-Taiba", [["Lashkar-e-Taiba", LET]]],
    [
      "persons",
      "He said that Farid Gulzarin Testmandi and Ivan Petrovich Testogradov met",
      [
        ["Farid Gulzarin Testmandi", "TSi.001"],
        ["Ivan Petrovich Testogradov", "TSi.002"],
      ],
    ],
    [
      "companies with their legal form",
      "paid Zarkovia Industrial Trading Company Limited yesterday",
      [["Zarkovia Industrial Trading Company Limited", "TSe.002"]],
    ],
  ])("finds %s", async (_what, text, wanted) => {
    expect(await named(text)).toEqual(wanted);
  });
  test.each([
    ["an acronym alone", "They LeT go; HUM of engines; a LET permit, JeM"],
    ["one name of a person", "Ivan and Farid and Testmandi met Petrovich"],
    ["part of a body's name", "the Industrial Trading Company Limited, the Islamic State University, State in Iraq, the Network"],
    [
      "common words",
      "The Army, the Righteous Brothers and Mohammed; the army of the righteous was a phrase in lower case prose of long ago",
    ],
    ["countries, places, papers", "Pakistan, India, Iraq and the Levant, Kashmir, The New York Times, Voice of America, Dawn, The Nation"],
    ["ordinary people", "Muhammad Khan, Ali Hassan, Fatima Begum and Ahmed Ali Shah voted in Lahore"],
  ])("does not alert on %s", async (_what, text) => {
    expect(await named(text)).toEqual([]);
  });
  test("an empty text is clear, a hit is a hit, what could not be read makes it incomplete", async () => {
    expect(await screen("")).toMatchObject({
      document: "test",
      outcome: "clear",
      mentions: [],
      checked: { missing: [] },
      engine: { snapshot: on.snapshot.id },
    });
    expect((await screen("Lashkar-e-Taiba")).outcome).toBe("hit");
    expect((await screenText("x", { matcher, current: on, settings, document: "d", unread: ["page 2"] })).checked.missing).toEqual([
      "page 2",
    ]);
    expect(await screen(`Lashkar-e-Taiba ${"タ".repeat(100)}`)).toMatchObject({ outcome: "incomplete" });
    expect((await screenText("x", { matcher, current: current(ENTRIES, { state: "partial" }), settings, document: "d" })).outcome).toBe(
      "incomplete",
    );
  });
  test("any text is answered, mentions lie in order and do not overlap", async () => {
    const piece = fc.oneof(
      fc.constantFrom("Lashkar-e-Taiba", "Jaish", "-", "e-Mohammed", " ", "\n", "(JeM)", "’s", ", ", ". ", "the ", "of ", "محمد ", "جيش "),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const text = pieces.join("");
        const { mentions } = await screen(text);
        const points = [...text];
        let end = 0;
        for (const mention of mentions) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(points.slice(mention.start, mention.end).join("").toWellFormed()).toBe(mention.text);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(points.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe("[S8] documents", () => {
  test("the same mentions from text, HTML, DOCX and PDF, with offsets in the extracted text", async () => {
    const sentence = "A stand against Lashkar-e-Taiba, Jaish-e-Mohammed (JeM) and Harakat ul-Mujahidin.";
    const documents = [
      Buffer.from(`# Title\n\n${sentence}`),
      Buffer.from(`<html><body><h1>Title</h1><p>${sentence.replace("Taiba", "<b>Taiba</b>")}</p></body></html>`),
      await docxOf(paragraph("Title") + paragraph("A stand against Lash", "kar-e-Taiba, Jaish-e-Mohammed (JeM) and Harakat ul-Mujahidin.")),
      pdfOf([["Title"], ["A stand against Lashkar-e-", "Taiba, Jaish-e-Mohammed (JeM) and Harakat ul-Mujahidin."]]),
    ];
    for (const bytes of documents) {
      const { text } = await readDocument(bytes, "test");
      expect((await named(text)).map(([, id]) => id)).toEqual([LET, JEM, JEM, HUM]);
    }
  });
});
