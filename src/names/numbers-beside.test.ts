import { describe, expect, test } from "vitest";
import { describedIdentifiers } from "./numbers-beside.ts";

const found = (text: string): readonly string[] => describedIdentifiers(text).map(({ type, value }) => `${type} ${value}`);

describe("[S3] identifiers within a name", () => {
  test.each([
    ["IMO 9074729", "imo 9074729"],
    ["9074729", "imo 9074729"],
    ["M/V Kiri Tesuto Maru, IMO No. 9074728", "imo 9074728"],
    ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
    ["bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
    ["529900T8BM49AURSDO55", "lei 529900T8BM49AURSDO55"],
    ["GB82 WEST 1234 5698 7654 32 KARIM", "iban GB82 WEST 1234 5698 7654 32"],
    ["GB82WEST12345698765432 KARIM", "iban GB82WEST12345698765432"],
    ["Farid Testgul 42101-1234567-1", "cnic 42101-1234567-1"],
    ["4210112345671", "cnic 4210112345671"],
    ["Farid Testgul CNIC: 4210112345671", "cnic 4210112345671"],
    ["شناختی کارڈ ۴۲۱۰۱-۱۲۳۴۵۶۷-۱", "cnic 42101-1234567-1"],
  ])("%s holds %s", (text, number) => {
    expect(found(text)).toEqual([number]);
  });

  test.each([
    "Farid Testgul",
    "9074728",
    "31st Testbrigade",
    "Farid Testgul 9074729",
    "Farid Testgul a/c 4210112345671",
    "Testgul Trading 2011 Limited",
    "GB82 WEST 1234 5698 7654 33",
  ])("%s holds none", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("one that is written twice is one", () => {
    expect(found("IMO 9074729 (IMO No 9074729)")).toHaveLength(1);
  });
});
