import { describe, expect, test } from "vitest";
import { compareFacts } from "./facts.ts";
import { NO_FACTS, type Facts } from "./second-facts.ts";
import { settlingFacts } from "./settling.ts";

const facts = (more: Partial<Facts>): Facts => ({ ...NO_FACTS, ...more });
const born = facts({ births: [{ from: "1971", to: "1971", circa: false }] });

describe("[M7] what is missing and would settle it", () => {
  test("is named with the side that lacks it; what neither has is not", () => {
    expect(settlingFacts(NO_FACTS, born, "person")).toEqual(["birth date (on the list, not given)"]);
    expect(settlingFacts(born, NO_FACTS, "person")).toEqual(["birth date (given, not on the list)"]);
    expect(settlingFacts(born, born, "person")).toEqual([]);
    expect(settlingFacts(NO_FACTS, NO_FACTS, "person")).toEqual([]);
  });

  test.each([
    ["person", "cnic", "CNIC"],
    ["person", "passportNumber", "passport number"],
    ["vessel", "imo", "IMO number"],
    ["aircraft", "tail-number", "tail number"],
    ["aircraft", "aircraft-serial", "serial number"],
    ["organisation", "registration", "registration number"],
    ["organisation", "wallet", "wallet address"],
  ] as const)("of a %s with %s: %s", (kind, type, words) => {
    const listed = facts({ identifiers: [{ type, value: "AB123456" }], countries: ["pk"], sex: "male" });
    expect(settlingFacts(NO_FACTS, listed, kind)).toEqual([`${words} (on the list, not given)`]);
  });

  test("what settles nothing of such a party is not named: a ship's birth, a country, a telephone", () => {
    const listed = facts({
      births: born.births,
      fathers: ["Karim"],
      countries: ["pk"],
      identifiers: [{ type: "phone", value: "+92 300 0000001" }],
    });
    expect(settlingFacts(NO_FACTS, listed, "vessel")).toEqual([]);
  });

  test("where a number has settled it, nothing is missing", () => {
    const imo = facts({ identifiers: [{ type: "imo", value: "9074729" }] });
    const listed = facts({ identifiers: [...imo.identifiers, { type: "mmsi", value: "636012345" }] });
    expect(compareFacts(imo, listed, "vessel").missing).toEqual([]);
    expect(compareFacts(NO_FACTS, listed, "vessel").missing).toHaveLength(2);
  });
});
