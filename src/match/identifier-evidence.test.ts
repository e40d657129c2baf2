import { describe, expect, test } from "vitest";
import { listed, listOf } from "../../test/fixtures/screen/lists.ts";
import type { Identifier } from "../ground/index.ts";
import { identifierEvidence } from "./identifier-evidence.ts";
import { createMatcher } from "./matcher.ts";
import { misprintOf, nearKeys, lookupKey } from "./near-numbers.ts";
import { identifierNumber } from "../ground/index.ts";
import { NO_FACTS } from "./second-facts.ts";
import { buildSnapshot, openSnapshot } from "./snapshot.ts";
import type { Alert } from "./alert.ts";

/** `imo:9074729` */
const id = (text: string): Identifier => ({ type: text.slice(0, text.indexOf(":")), value: text.slice(text.indexOf(":") + 1) });
const said = (left: string, right: string): readonly (readonly [number, string])[] =>
  identifierEvidence([id(left)], [id(right)]).map(({ bits, note }) => [bits, note]);
const BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

describe("[M12] numbers that agree", () => {
  test.each([
    ["imo:IMO 9074729", "imo:9074729"],
    ["imoNumber:IMO9074729", "IMO number:9074729"],
    ["tail:EP-TST", "tail-number:EPTST"],
    ["tail:EP-TST", "registration:EP-TST"],
    [`BTC:${BITCOIN}`, `wallet:${BITCOIN}`],
    [`Digital Currency Address - XBT:${BITCOIN}`, `publicKey:bitcoin:${BITCOIN}`],
    ["cnic:42101-1234567-1", "nicop:4210112345671"],
  ])("%s is %s", (left, right) => {
    expect(said(left, right)).toEqual([[25, "the same number"]]);
  });

  test("under another heading, and without one, it counts less", () => {
    expect(said("passport:AB1234567", "national-id:AB1234567")[0]?.[0]).toBe(15);
    expect(said("unknown:AB1234567", "passport:AB1234567")).toEqual([[15, "the same number; nobody said of what kind"]]);
  });

  test("one that cannot be right settles nothing, and a filler says nothing", () => {
    const [line] = said("imo:9074730", "imo:9074730");
    expect(line?.[0]).toBe(15);
    expect(line?.[1]).toContain("the check digit of 9074730 is wrong");
    expect(said("passport:0000000", "passport:0000000")).toEqual([]);
  });
});

describe("[M12] numbers that are near", () => {
  test.each([
    ["imo:9074728", "imo:9074729", "one sign apart"],
    ["imo:9074729", "imo:9074728", "one sign apart"],
    ["imo:9047729", "imo:9074729", "two neighbours changed round"],
    [`wallet:${BITCOIN}`, "wallet:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "one sign apart"],
    [`wallet:${BITCOIN.toLowerCase()}`, `wallet:${BITCOIN}`, "the same but for capitals"],
    ["lei:529900T8BM49AURSDO56", "lei:529900T8BM49AURSDO55", "one sign apart"],
    ["iban:GB82WEST12345698765423", "iban:GB82WEST12345698765432", "two neighbours changed round"],
  ])("%s beside %s: %s, and the check says which is wrong", (left, right, how) => {
    const [line, ...others] = said(left, right);
    expect(others).toEqual([]);
    expect(line?.[0]).toBe(13);
    expect(line?.[1]).toMatch(new RegExp(`^${how}; .* wrong, perhaps by a misprint$`));
  });

  test.each([
    // both hold: two ships, and two accounts
    ["imo:9074729", "imo:9074731"],
    ["imo:1010105", "imo:1510105"],
    // neither holds
    ["imo:9074728", "imo:9074727"],
    // nothing tells a misprint
    ["passport:AB1234567", "passport:AB1234568"],
    ["cnic:42101-1234567-1", "cnic:42101-1234567-2"],
    // a sign more
    ["imo:90747291", "imo:9074729"],
    ["imo:9074728", "mmsi:907472900"],
  ])("%s is not near %s", (left, right) => {
    expect(misprintOf(identifierNumber(id(left)), identifierNumber(id(right)))).toBeNull();
  });

  test("every misprint is among the keys that are looked up", () => {
    for (const [left, right] of [
      ["imo:9074728", "imo:9074729"],
      ["imo:9047729", "imo:9074729"],
      [`wallet:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb`, `wallet:${BITCOIN}`],
      ["wallet:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "wallet:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
    ] as const) {
      expect([...nearKeys(identifierNumber(id(left)))]).toContain(lookupKey(identifierNumber(id(right))));
      expect([...nearKeys(identifierNumber(id(right)))]).toContain(lookupKey(identifierNumber(id(left))));
    }
    expect([...nearKeys(identifierNumber(id("passport:AB1234567")))]).toEqual([]);
  });
});

describe("[M12] numbers that differ", () => {
  test("one that is right counts against one that is right", () => {
    expect(said("imo:9074729", "imo:8814275")).toEqual([[-8, "one party has one such number"]]);
    expect(said("passport:AB1234567", "passport:CD7654321")[0]?.[0]).toBe(-2);
  });

  test.each([
    ["imo:907472", "imo:8814275", "907472 is no IMO number"],
    ["imo:9074729", "imo:8814270", "the check digit of 8814270 is wrong"],
    ["cnic:12345", "cnic:42101-1234567-1", "12345 is no CNIC"],
    [`wallet:${BITCOIN}`, "wallet:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz", "the check of the address"],
  ])("%s tells nothing beside %s: one of them cannot be right", (left, right, why) => {
    const lines = said(left, right);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.[0]).toBe(0);
    expect(lines[0]?.[1]).toContain(why);
  });

  test("another of the list's numbers may be right, and counts", () => {
    const lines = identifierEvidence([id("imo:9074729")], [id("imo:8814270"), id("imo:8814275")]);
    expect(lines).toMatchObject([{ bits: -8, right: "imo 8814275" }]);
  });
});

describe("[M12] an index of numbers", () => {
  const entries = [
    listed("V.1", "vessel", ["Kiri Tesuto Maru"], { identifiers: [id("imo:9074729")] }),
    listed("V.2", "vessel", ["Umi Tesuto Maru"], { identifiers: [id("imo:8814270")] }),
    listed("W.1", "organisation", ["Coin Mixer Probe"], { identifiers: [id(`wallet:${BITCOIN}`)] }),
  ];
  const desk = createMatcher(openSnapshot(new Uint8Array(buildSnapshot(entries, [listOf(entries)])).buffer));
  const ask = (text: string): readonly Alert[] =>
    desk.screen({ id: null, kind: "any", names: [], ...NO_FACTS, identifiers: [id(text)] }, { minBand: "possible" });

  test.each([
    ["imo:IMO 9074729", "un:V.1", "strong"],
    ["imo:9074728", "un:V.1", "possible"],
    ["imo:8814275", "un:V.2", "possible"],
    ["imo:8814270", "un:V.2", "possible"],
    [`XBT:${BITCOIN}`, "un:W.1", "strong"],
    [`wallet:${BITCOIN.toLowerCase()}`, "un:W.1", "possible"],
    ["bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "un:W.1", "possible"],
  ])("%s finds %s, %s", (asked, party, band) => {
    expect(ask(asked)).toMatchObject([{ party, band }]);
  });

  test("what is near and right is another ship", () => {
    expect(ask("imo:9074731")).toEqual([]);
  });
});
