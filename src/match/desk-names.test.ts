import { describe, expect, test } from "vitest";
import { entryId, listId, partyId } from "../ground/index.ts";
import { readName } from "../names/index.ts";
import type { ListedEntry } from "./listed.ts";
import { createMatcher } from "./matcher.ts";
import { buildSnapshot, openSnapshot } from "./snapshot.ts";
import { namedSubject, type Subject } from "./subject.ts";

const NOTHING = { births: [], countries: [], identifiers: [], fathers: [], mothers: [], addresses: [], birthPlaces: [] };
const PEOPLE = ["Farid Testov", "Gulbahar Testali", "Victor Testov", "Olga Testlova"];
const BODIES = ["Al-Akhtar Trust International", "Jamaat-ud-Dawa", "Testgul & Sons Trading"];
const entries = [...PEOPLE, ...BODIES].map((text): ListedEntry => ({
  ...NOTHING,
  list: listId("test"),
  id: entryId(text),
  party: partyId(text),
  kind: PEOPLE.includes(text) ? "person" : "organisation",
  caption: text,
  names: [{ text, weak: false, role: "primary" }],
  card: "{}",
}));
const matcher = createMatcher(openSnapshot(buildSnapshot(entries, []).slice().buffer));
const weightOf = (name: string, listed: string, kind: Subject["kind"] = "any", names: "asked" | "and within" = "and within"): number =>
  matcher.screen(namedSubject([name], kind), { minBand: "weak", names }).find(({ caption }) => caption === listed)?.weight ?? 0;

describe("[N14] a name whose words are run together, or divided elsewhere, is found as if they stood apart", () => {
  test.each([
    ["alakhtartrustinternational", "al akhtar trust international", "Al-Akhtar Trust International"],
    ["jamaatuddawa", "jamaat ud dawa", "Jamaat-ud-Dawa"],
    ["jamaatu ddawa", "jamaat ud dawa", "Jamaat-ud-Dawa"],
    ["alakhtartrust International", "al akhtar trust international", "Al-Akhtar Trust International"],
    ["faridtestov", "farid testov", "Farid Testov"],
    ["www.jamaat-ud-dawa.org", "jamaat ud dawa", "Jamaat-ud-Dawa"],
    ["info@jamaatuddawa.org", "jamaat ud dawa", "Jamaat-ud-Dawa"],
    ["J A M A A T U D D A W A", "jamaat ud dawa", "Jamaat-ud-Dawa"],
  ] as const)("%s", (name, apart, listed) => {
    expect(weightOf(apart, listed)).toBeGreaterThan(10);
    expect(weightOf(name, listed)).toBe(weightOf(apart, listed));
    expect(weightOf(name, listed, "any", "asked")).toBeLessThan(weightOf(name, listed));
  });

  test("spelt otherwise, with more beside it, and never a word that people bear", () => {
    for (const name of ["jamatuddawah", "jamaatuddawapakistan", "thejamaatuddawa", "jamaatuddawa lahore office"]) {
      const [alert] = matcher.screen(namedSubject([name], "any"));
      expect(alert?.caption, name).toBe("Jamaat-ud-Dawa");
      // such a name is none to the letter, but one within another is marked as such a one
      expect(alert?.evidence.map(({ what }) => what)).toContain("name");
    }
    for (const name of ["international", "jamaatkhana", "testgulandsonstrading"])
      expect(matcher.screen(namedSubject([name], "any")).map(({ caption }) => caption)).not.toContain("Jamaat-ud-Dawa");
  });

  test("a text without end is read in bounded time", () => {
    for (const name of ["jamaatuddawa".repeat(500), "jamaatuddawa ".repeat(200), `${"x".repeat(50)} `.repeat(100), "ab".repeat(31)]) {
      const before = performance.now();
      matcher.screen(namedSubject([name], "any"));
      expect(performance.now() - before).toBeLessThan(2_000);
    }
  });
});

describe("[N13] whoever stands in a name as a desk gets it is found as if asked alone", () => {
  test.each([
    ["Farid Testov and Gulbahar Testali", "person", "Farid Testov", "Farid Testov"],
    ["Farid Testov and Gulbahar Testali", "any", "Gulbahar Testali", "Gulbahar Testali"],
    ["Farid Testov + Gulbahar Testali", "person", "Farid Testov", "Farid Testov"],
    ["Mr and Mrs Farid Testov", "person", "Farid Testov", "Farid Testov"],
    ["Farid Testov DOB 01/02/1970", "person", "Farid Testov", "Farid Testov"],
    ["V1ct0r Test0v", "person", "Victor Testov", "Victor Testov"],
    ["0lga Test1ova", "person", "Olga Testlova", "Olga Testlova"],
    ["Testgul &amp; Sons Trading", "organisation", "Testgul & Sons Trading", "Testgul & Sons Trading"],
    ["AlAkhtarTrustInternational", "any", "Al Akhtar Trust International", "Al-Akhtar Trust International"],
    ["JamaatUdDawa", "organisation", "Jamaat Ud Dawa", "Jamaat-ud-Dawa"],
  ] as const)("%s (%s)", (name, kind, alone, listed) => {
    expect(weightOf(alone, listed, kind)).toBeGreaterThan(10);
    expect(weightOf(name, listed, kind)).toBe(weightOf(alone, listed, kind));
    // of a text the names are asked as they stand
    expect(weightOf(name, listed, kind, "asked")).toBeLessThan(weightOf(name, listed, kind));
  });

  test("[N23] a stroke parts two names in a text, too", () => {
    for (const names of ["asked", "and within"] as const)
      expect(weightOf("Farid Testov/Gulbahar Testali", "Farid Testov", "person", names)).toBe(
        weightOf("Farid Testov", "Farid Testov", "person"),
      );
  });

  test("by such a form nobody is alerted for the name to the letter, and bodies and ships are asked as they stand", () => {
    const [alert] = matcher.screen(namedSubject(["Farid Testov and Gulbahar Testali"], "person"));
    expect(alert).toMatchObject({ byExactRule: false });
    for (const name of ["Farid Testov and Gulbahar Testali", "Farid Testov born 1970"])
      for (const kind of ["organisation", "vessel", "aircraft"] as const)
        expect(matcher.screen(namedSubject([name], kind), { names: "and within", minBand: "weak" }).map(({ weight }) => weight)).toEqual(
          matcher.screen(namedSubject([name], kind), { names: "asked", minBand: "weak" }).map(({ weight }) => weight),
        );
  });

  test.each([
    "late Farid Testov",
    "Farid Testov Jr.",
    "Farid Testov PhD",
    "Farid Testov MBBS FCPS",
    "Farid Testov (Retd)",

    "جناب فرید تستوف مرحوم",
    "محترمہ فریدہ تستالی",
  ])("%s: what is a title or a degree is no name", (name) => {
    const roles = readName(name, "person").words.map(({ role }) => role);
    expect(roles.filter((role) => role === "word")).toHaveLength(2);
    expect(roles).toContain("honorific");
  });
});
