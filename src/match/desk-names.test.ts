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

describe("[N13] whoever stands in a name as a desk gets it is found as if asked alone", () => {
  test.each([
    ["Farid Testov and Gulbahar Testali", "person", "Farid Testov", "Farid Testov"],
    ["Farid Testov and Gulbahar Testali", "any", "Gulbahar Testali", "Gulbahar Testali"],
    ["Farid Testov/Gulbahar Testali", "person", "Farid Testov", "Farid Testov"],
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

  test("by such a form nobody is alerted for the name to the letter, and bodies and ships are asked as they stand", () => {
    const [alert] = matcher.screen(namedSubject(["Farid Testov and Gulbahar Testali"], "person"));
    expect(alert).toMatchObject({ byExactRule: false });
    for (const name of ["Farid Testov and Gulbahar Testali", "V1ct0r Test0v", "Farid Testov born 1970"])
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
