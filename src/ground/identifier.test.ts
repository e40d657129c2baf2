import { expect, test } from "vitest";
import { identifierType } from "./identifier.ts";

test.each([
  ["imo", ["imo", "imoNumber", "IMO number"]],
  ["passport", ["passport", "passportNumber", "Passport No.", "Pakistani passport"]],
  ["cnic", ["cnic", "CNIC No", "NICOP", "nic"]],
  ["national-id", ["national-id", "idNumber", "National ID", "National Identification Number", "Identity Card"]],
  ["driving-licence", ["Driver's License", "driving licence"]],
  ["ssn", ["SSN/ITIN", "socialSecurityNumber"]],
  ["tax", ["tax", "EIN", "innCode", "Tax ID No.", "NTN"]],
  ["vat", ["vatCode", "VAT number"]],
  ["registration", ["registrationNumber", "Company number", "Registration ID", "tail", "Tail No.", "tail-number", "Aircraft Tail Number"]],
  ["serial", ["serialNumber", "aircraft-serial", "MSN"]],
  ["lei", ["leiCode", "LEI", "Legal Entity Identifier"]],
  ["wallet", ["publicKey", "BTC", "XBT", "bitcoin", "Ethereum", "USDT", "crypto wallet", "Digital Currency Address - XBT"]],
  ["un-ref", ["un-ref", "UN reference number"]],
  ["ofac-id", ["ofac-id", "ofacId"]],
  ["uk-group-id", ["uk-group-id", "OFSI Group ID"]],
])("%s is one type, however it is spelt", (type, spellings) => {
  expect(spellings.map(identifierType)).toEqual(spellings.map(() => type));
  expect(identifierType(type)).toBe(type);
});

test("the vocabulary is open, and any text gives a type", () => {
  expect(["boatColour", "Boat colour", "", "__proto__", "№"].map(identifierType)).toEqual([
    "boat-colour",
    "boat-colour",
    "unknown",
    "proto",
    "unknown",
  ]);
});
