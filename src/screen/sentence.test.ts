import { describe, expect, test } from "vitest";
import { bits, partyId } from "../ground/index.ts";
import { FATHER_TURNED, TOLD_APART, type Alert, type Evidence } from "../match/index.ts";
import { sayingOf } from "./sentence.ts";

const line = (what: string, left: string | null, right: string | null, worth: number, note = "a note"): Evidence => ({
  what,
  left,
  right,
  bits: bits(worth),
  note,
});
const COVERED = line("coverage", null, null, 2.5);
const alert = (more: Partial<Alert>): Alert => ({
  party: partyId("p"),
  caption: "A Group",
  kind: "organisation",
  entries: [],
  matched: { query: "a grup", listed: "A Group", exact: false },
  weight: bits(20),
  probability: 0.9,
  band: "strong",
  byExactRule: false,
  evidence: [COVERED],
  conflicts: [],
  missing: [],
  ...more,
});
const EXACT = { matched: { query: "AG", listed: "AG", exact: true } };
const sentence = (more: Partial<Alert>): string => {
  const { lead, words } = sayingOf(alert(more), "a grup");
  return `${lead}: ${words}`;
};

describe("[S10] what is said of an alert first", () => {
  test.each<[string, Partial<Alert>]>([
    ["Very likely: “a grup” is A Group", { band: "identified" }],
    ["Very likely: “a grup” is A Group", { band: "strong", kind: "person" }],
    ["Possibly: “a grup” may be A Group", { band: "possible" }],
    ["Faintly alike: “a grup” may be A Group", { band: "weak" }],
    ["Likely: “a grup” may be A Group", { evidence: [line("left-over", "Welfare", null, -6)] }],
    ["Very likely: “a grup” is A Group", { evidence: [COVERED, line("left-over", "of", null, -0.4)] }],
    ["A similar name: “a grup” may be A Group", { evidence: [COVERED, line("left-over", "6", "8", -8)] }],
    ["A similar name: “a grup” may be A Group", { evidence: [COVERED, line(TOLD_APART, null, null, -4)] }],
    ["Yes: “AG” is a listed name of A Group", EXACT],
    ["Yes: “A group” is the listed name of A Group", { matched: { query: "A group", listed: "A Group", exact: true } }],
    ["Yes: “AG” is a listed name of A Group", { ...EXACT, band: "possible" }],
    ["The same name: “AG” is a listed name of A Group", { ...EXACT, band: "weak" }],
    ["The same name: “AG” is a listed name of A Group", { ...EXACT, evidence: [COVERED, line("weak name", null, null, -3)] }],
    ["The same name: “AG” is a listed name of A Group", { ...EXACT, kind: "person", band: "identified" }],
    ["Yes: “a grup” is a listed name of A Group", { byExactRule: true, band: "possible" }],
    ["A similar name: “a grup” may be A Group", { ...EXACT, evidence: [COVERED, line("name-order", null, null, -10, FATHER_TURNED)] }],
    [
      "A listed name stands in it: “a grup” holds the listed name “AG” of A Group",
      { byExactRule: true, band: "possible", evidence: [line("within", "AG", "AG", 0)] },
    ],
    ["A listed name stands in it: “a grup” holds the name of A Group", { evidence: [line("within", "a Group", "A Group", 0)] }],
    ["The same name, but a fact differs: “a grup” may be A Group", { ...EXACT, conflicts: ["birth date"] }],
    ["A similar name, but a fact differs: “a grup” may be A Group", { conflicts: ["birth date"], band: "identified" }],
  ])("%s", (words, more) => expect(sentence(more)).toBe(words));

  test("a name alone settles nothing, of whatever band and kind; an agreeing number, birth or parent does", () => {
    for (const kind of ["person", "organisation", "vessel"] as const) {
      expect(sayingOf(alert({ kind, band: "identified", ...EXACT }), "AG").caveat).toMatch(/^A name alone settles nothing/);
      const agreed = alert({ kind, band: "identified", evidence: [COVERED, line("identifier", "imo 1", "imo 1", 25)] });
      expect(sayingOf(agreed, null)).toEqual({ lead: "Yes", words: "This identifier is A Group", caveat: null });
    }
    const country = alert({ band: "identified", evidence: [COVERED, line("country", "pk", "pk", 2)] });
    expect(sayingOf(country, "a grup").caveat).not.toBeNull();
    const contradicted = alert({ band: "identified", evidence: [line("identifier", "a", "a", 25)], conflicts: ["birth date"] });
    expect(sayingOf(contradicted, "a grup").caveat).not.toBeNull();
  });
});
