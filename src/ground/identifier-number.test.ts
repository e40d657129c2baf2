import { describe, expect, test } from "vitest";
import { checkOf, faultOf, identifierNumber, isFiller } from "./identifier-number.ts";
import type { Identifier } from "./identifier.ts";
import { recognisedNumber } from "./recognised-number.ts";

const keyOf = (identifier: Identifier): string => identifierNumber(identifier).key;
const check = (type: string, value: string): string => checkOf(identifierNumber({ type, value }));
/** of the block that Bitcoin began with: no person's */
const BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

describe("[M12] a number is one however it is written", () => {
  test.each([
    ["imo", ["9074729", "IMO 9074729", "IMO9074729", "imo no. 907-4729", "۹۰۷۴۷۲۹"]],
    ["lei", ["529900T8BM49AURSDO55", "LEI: 5299 00T8 BM49 AURS DO55"]],
    ["iban", ["GB82WEST12345698765432", "IBAN GB82 WEST 1234 5698 7654 32"]],
    ["cnic", ["4210112345671", "42101-1234567-1", "CNIC No. 42101-1234567-1", "۴۲۱۰۱-۱۲۳۴۵۶۷-۱"]],
    ["swift", ["DEUTDEFF", "DEUTDEFFXXX", "SWIFT: DEUT DE FF"]],
    ["mmsi", ["636012345", "MMSI 636012345"]],
    ["un-ref", ["QDi.012", "QDi.12", "QDI012"]],
    ["wallet", [BITCOIN, `bitcoin:${BITCOIN}?amount=1`, `BTC ${BITCOIN}`, `XBT: ${BITCOIN}`]],
    [
      "wallet",
      [
        "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "ETH 0XFB6916095CA1DF60BB79CE92CE3EA74C37C5D359",
      ],
    ],
    ["passport", ["AB1234567", "ab 123-4567"]],
  ])("%s", (type, spellings) => {
    expect(new Set(spellings.map((value) => keyOf({ type, value }))).size).toBe(1);
  });

  test("a Pakistani national number is a CNIC, whatever its column is called", () => {
    expect(identifierNumber({ type: "National ID", value: "42101-1234567-1", country: "pk" }).type).toBe("cnic");
    expect(identifierNumber({ type: "National ID", value: "42101-1234567-1", country: "tr" }).type).toBe("national-id");
  });

  test("in base 58 letter case tells wallets apart", () => {
    expect(keyOf({ type: "wallet", value: BITCOIN.toLowerCase() })).not.toBe(keyOf({ type: "wallet", value: BITCOIN }));
  });
});

describe("[M12] whether a number can be one", () => {
  test.each([
    ["imo", "9074729", "9074728"],
    // an owner's number, which is weighted otherwise
    ["imo", "5342883", "5342884"],
    ["imo", "9074729", "907472"],
    // what an owner's number would be
    ["imo", "9074729", "9074727"],
    ["lei", "529900T8BM49AURSDO55", "529900T8BM49AURSDO56"],
    ["iban", "GB82WEST12345698765432", "GB82WEST12345698765423"],
    ["cnic", "42101-1234567-1", "42101-123456-1"],
    ["swift", "DEUTDEFF500", "DEUTDEF"],
    ["mmsi", "636012345", "63601234"],
    ["wallet", BITCOIN, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"],
    ["wallet", BITCOIN, BITCOIN.toLowerCase()],
    ["wallet", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"],
    ["wallet", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d35A"],
  ])("%s %s, not %s", (type, right, wrong) => {
    expect([check(type, right), check(type, wrong)]).toEqual(["right", "wrong"]);
    expect(faultOf(identifierNumber({ type, value: wrong }))).toMatch(/ (?:is|are) wrong, perhaps by a misprint$| is no | has not /);
  });

  test("where nothing can be checked, nothing is said", () => {
    expect(check("passport", "AB1234567")).toBe("none");
    expect(check("cnic", "421-45-678901")).toBe("none");
    expect(check("wallet", "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359")).toBe("none");
  });

  test("what a form is filled with is no number, a short one may be", () => {
    expect(["000000", "1111111", "7777", "121212"].map((key) => isFiller({ key }))).toEqual([true, true, false, false]);
    expect(check("passport", "000000000")).toBe("wrong");
  });
});

describe("[S3] a number that nobody said anything of", () => {
  test.each([
    ["IMO 9074729", "imo"],
    ["IMO 9074728", "imo"],
    ["42101-1234567-1", "cnic"],
    ["529900T8BM49AURSDO55", "lei"],
    ["GB82 WEST 1234 5698 7654 32", "iban"],
    [BITCOIN, "wallet"],
    ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "wallet"],
    ["0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359", "wallet"],
  ])("%s says that it is of type %s", (text, type) => {
    expect(recognisedNumber(text)?.type).toBe(type);
  });

  test.each([
    "9074729",
    "4210112345671",
    "529900T8BM49AURSDO56",
    "GB82 WEST 1234 5698 7654 33",
    "Farid Testgul",
    "Testgulzarinmandiwala1971",
  ])("%s may be anything", (text) => {
    expect(recognisedNumber(text)).toBeNull();
  });
});
