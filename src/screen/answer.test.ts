import { describe, expect, test } from "vitest";
import { AT, current, ENTRIES, listed, listOf } from "../../test/fixtures/screen/lists.ts";
import { type Kind, listId, WritError } from "../ground/index.ts";
import { buildSnapshot, createMatcher, type ListedEntry, openSnapshot, type Subject } from "../match/index.ts";
import type { CurrentSnapshot } from "../registry/index.ts";
import { answerSubject, checkSettings, compareSubjects, DEFAULT_SETTINGS } from "./answer.ts";
import type { Answer, ScreenSettings } from "./face.ts";
import { isProblem, parseSubject, type SubjectNote } from "./subject.ts";

const settings: ScreenSettings = { ...DEFAULT_SETTINGS, at: AT };

function subject(raw: unknown): { subject: Subject; notes: SubjectNote[] } {
  const notes: SubjectNote[] = [];
  const read = parseSubject(raw, { onNote: (note) => notes.push(note) });
  if (isProblem(read)) throw new Error(read.message);
  return { subject: read, notes };
}

function ask(name: string, on: CurrentSnapshot = current(), more: Partial<ScreenSettings> = {}): Answer {
  return answerSubject(createMatcher(on.snapshot), on, subject({ id: "r1", names: [name] }).subject, { ...settings, ...more });
}

describe("[S1] the outcome", () => {
  test("a listed name is a hit, a name on no list is clear", () => {
    expect(ask("Lashkar-e-Taiba").outcome).toBe("hit");
    expect(ask("Lashkar-e-Taiba").alerts[0]?.entries[0]).toMatchObject({ list: "un", id: "QDe.118" });
    expect(ask("Lashkar-e-Taiba").alerts[0]?.says.words).toMatch(/^“Lashkar-e-Taiba” is (a|the) listed name of /);
    expect(ask("Quiet Valley Bakery")).toMatchObject({ outcome: "clear", alerts: [] });
  });
  test("below the asked band it is clear", () => {
    const strict = ask("Lashkar-e-Taibo Foundation School", current(), { minBand: "identified" });
    expect(strict.outcome).toBe(strict.alerts.length > 0 ? "hit" : "clear");
    expect(strict.alerts.every((alert) => alert.band === "identified")).toBe(true);
  });
  test.each([
    ["partial", { state: "partial" as const, note: "alt.csv is missing" }, "list un was only partly read (alt.csv is missing)"],
    ["quarantined", { state: "quarantined" as const }, "list un is quarantined"],
    ["stale", { checked: "2025-04-01T00:00:00Z" }, "list un is stale: last checked 2025-04-01, more than 30 days ago"],
    ["of unknown age", { checked: "" }, "list un is stale: last checked , more than 30 days ago"],
  ])("a list that is %s makes it incomplete, hit or not", (_state, more, words) => {
    const on = current(ENTRIES, more);
    for (const name of ["Lashkar-e-Taiba", "Quiet Valley Bakery"])
      expect(ask(name, on)).toMatchObject({ outcome: "incomplete", checked: { missing: [words] } });
    expect(ask("Lashkar-e-Taiba", on).alerts).not.toEqual([]);
  });
  test("the age limit is a setting and counts to the asker's clock", () => {
    expect(ask("Quiet Valley Bakery", current(), { maxAgeDays: 0 }).outcome).toBe("incomplete");
    expect(ask("Quiet Valley Bakery", current(), { at: "2025-07-01T00:00:00Z" }).outcome).toBe("clear");
    expect(ask("Quiet Valley Bakery", current(), { at: "2025-07-01T00:00:01Z" }).outcome).toBe("incomplete");
  });
  test("the starter register as shipped has a limit of its own: a year, or longer where longer is asked for", () => {
    const shipped: CurrentSnapshot = { ...current(), origin: "starter" };
    expect(ask("Quiet Valley Bakery", shipped, { at: "2026-05-01T00:00:00Z", maxAgeDays: 1 }).outcome).toBe("clear");
    const old = ask("Quiet Valley Bakery", shipped, { at: "2026-07-01T00:00:00Z" });
    expect(old).toMatchObject({ outcome: "incomplete", checked: { missing: [expect.stringContaining("more than 365 days ago")] } });
    expect(ask("Quiet Valley Bakery", shipped, { at: "2026-07-01T00:00:00Z", maxAgeDays: 500 }).outcome).toBe("clear");
  });
  test("a list that was asked for and is not loaded makes it incomplete; a bad one that was not asked for does not", () => {
    const answer = ask("Quiet Valley Bakery", current(), { lists: ["un", "uk"] });
    expect(answer).toMatchObject({ outcome: "incomplete", checked: { missing: ["list uk was asked for and is not loaded"] } });
    const two = openSnapshot(buildSnapshot(ENTRIES, [listOf(ENTRIES), listOf([], { id: listId("uk"), state: "partial" })]).slice().buffer);
    expect(ask("Quiet Valley Bakery", { snapshot: two, origin: "data" }, { lists: ["un"] }).outcome).toBe("clear");
    expect(ask("Quiet Valley Bakery", { snapshot: two, origin: "data" }).outcome).toBe("incomplete");
  });
  test("a subject that could not be read whole is incomplete", () => {
    const { subject: read, notes } = subject({ names: ["Quiet Valley Bakery"], countries: ["Absurdistan"], dob: "x" });
    const on = current();
    const answer = answerSubject(createMatcher(on.snapshot), on, read, settings, notes);
    expect(answer.outcome).toBe("incomplete");
    expect(answer.checked.missing[0]).toMatch(/^countries\[0\]: “Absurdistan” is no country/);
    expect(answer.warnings).toEqual(["dob: no such field, it was not used: dob"]);
  });
  test("no list at all is incomplete", () => {
    const none = openSnapshot(buildSnapshot([], []).slice().buffer);
    expect(ask("x y", { snapshot: none, origin: "data" })).toMatchObject({
      outcome: "incomplete",
      checked: { missing: ["no list is loaded"] },
    });
  });
});

test("[S2] the answer names lists, gaps and engine", () => {
  const on = current();
  expect(ask("Quiet Valley Bakery", on)).toMatchObject({
    subject: { id: "r1", names: ["Quiet Valley Bakery"] },
    checked: { lists: [{ id: "un", published: "2025-06-01", entries: ENTRIES.length, sha256: "00".repeat(32) }], missing: [] },
    engine: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), parameters: on.snapshot.parameters, snapshot: on.snapshot.id },
  });
  expect(ask("Quiet Valley Bakery", { ...on, origin: "starter" }).checked.notes).toEqual([
    "the data folder holds no list: the starter register that ships with Writ answered",
  ]);
});

describe("comparing two subjects", () => {
  test("the same name agrees, another birth date contradicts, negative weights stay", () => {
    const left = subject({ names: ["Farid Gulzarin Testmandi"], births: ["1971-02-03"] }).subject;
    const same = compareSubjects("p1", left, left);
    const other = compareSubjects("p2", left, subject({ names: ["Zoltan Unlike"], births: ["1920"] }).subject);
    expect(same).toMatchObject({ id: "p1", conflicts: [] });
    expect(same.weight).toBeGreaterThan(10);
    expect(other.weight).toBeLessThan(0);
    expect(other.band).toBeNull();
  });

  test("[N5] names alike as far as they are read: what was not is said, in the words of a screening's answer", () => {
    const words = Array.from({ length: 48 }, (_, at) => `Testword${at}`).join(" ");
    const [left, right] = [`${words} Alpha`, `${words} Zillany Oktavian`].map((name) => subject({ names: [name] }).subject);
    const { warnings } = compareSubjects("p1", left!, right!);
    expect(warnings).toEqual([
      "“Testword0 Testword1 Testword2 Testword3 …” has 1 word beyond the first 48, left out",
      "“Testword0 Testword1 Testword2 Testword3 …” has 2 words beyond the first 48, left out",
    ]);
    expect(answerSubject(createMatcher(current().snapshot), current(), left!, settings).checked.missing).toContain(warnings?.[0]);
  });
});

test.each([{ limit: 0 }, { limit: 1.5 }, { minBand: "sure" as never }, { maxAgeDays: -1 }, { at: "yesterday" }])(
  "settings %j are refused",
  (more) => {
    expect(() => checkSettings({ ...settings, ...more })).toThrow(WritError);
  },
);

test("[S3] how a number was taken, and that it cannot be right, stands in the answer and makes it neither incomplete nor a hit", () => {
  const on = current();
  const { subject: asked, notes } = subject({ names: ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "IMO 8814270"] });
  const answer = answerSubject(createMatcher(on.snapshot), on, asked, settings, notes);
  expect(answer.outcome).toBe("clear");
  expect(answer.warnings).toBeUndefined();
  expect(answer.checked.notes).toEqual([
    "“bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4” in the name was asked as a wallet's address, too",
    "“8814270” in the name was asked as an IMO number, too",
    "the check digit of 8814270 is wrong, perhaps by a misprint",
  ]);
});

test("[S11] of a name in Chinese signs it is said that it was read as a Chinese one", () => {
  const on = current();
  const { subject: asked } = subject({ names: ["王试明"] });
  expect(answerSubject(createMatcher(on.snapshot), on, asked, settings).checked.notes).toEqual([
    "“王试明” was read as a Chinese name; a Korean, Vietnamese or Cantonese one in Chinese signs, or one that they write by its sound, is found only where a list prints it so",
  ]);
  const { subject: latin } = subject({ names: ["Wang Shiming"] });
  expect(answerSubject(createMatcher(on.snapshot), on, latin, settings).checked.notes).toBeUndefined();
});

describe("[S12] a name that is to the letter one which a list calls weak is told, and is no alert", () => {
  const called = (id: string, name: string, kind: Kind = "organisation"): ListedEntry =>
    listed(id, kind, [], {
      caption: `Tolvan Ekberi ${id}`,
      names: [
        { text: `Tolvan Ekberi ${id}`, weak: false, role: "primary" },
        { text: name, weak: true, role: "alias" },
      ],
    });
  const told = (name: string, entries: readonly ListedEntry[], more: Partial<ScreenSettings> = {}): Answer =>
    ask(name, current([...ENTRIES, ...entries]), more);

  test("with whose it is, in the order of the list; of many the first", () => {
    const answer = told("TET", [called("T.1", "TET")]);
    expect(answer).toMatchObject({ outcome: "clear", alerts: [] });
    expect(answer.checked.notes).toEqual([
      "“TET” is to the letter a name of Tolvan Ekberi T.1 that the list calls weak, too little for an alert by itself: see the band weak",
    ]);
    // so where a branch stands behind it
    expect(told("TET Swat chapter", [called("T.1", "TET")]).checked.notes).toEqual(answer.checked.notes);
    const many = Array.from({ length: 5 }, (_, at) => called(`T.${at}`, "TET"));
    expect(told("tet", many).checked.notes?.join()).toContain(
      "“tet” is to the letter a name of Tolvan Ekberi T.0; Tolvan Ekberi T.1; Tolvan Ekberi T.2; and 2 more that the list calls weak",
    );
  });

  test("not where the alert is there, nor of another kind or list, nor with another letter", () => {
    const shown = told("TET", [called("T.1", "TET")], { minBand: "weak" });
    expect(shown.alerts[0]?.entries[0]?.id).toBe("T.1");
    expect(shown.checked.notes).toBeUndefined();
    expect(told("Teta", [called("T.1", "TET")]).checked.notes).toBeUndefined();
    expect(told("TET", [called("T.1", "TET")], { lists: ["uk"] }).checked.notes).toBeUndefined();
    const on = current([...ENTRIES, called("T.1", "TET", "person")]);
    const { subject: asked } = subject({ names: ["TET"], kind: "organisation" });
    expect(answerSubject(createMatcher(on.snapshot), on, asked, settings).checked.notes).toBeUndefined();
  });
});
