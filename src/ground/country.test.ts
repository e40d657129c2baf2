import { describe, expect, test } from "vitest";
import { COUNTRY_NAMES } from "./country-names-table.ts";
import { ALPHA_3, ODD_NAMES } from "./country-odd-table.ts";
import { countryCode } from "./country.ts";

describe("countryCode", () => {
  test.each([
    ["pk", "pk"],
    ["PK", "pk"],
    ["PAK", "pk"],
    ["Pakistan", "pk"],
    ["  PAKISTAN ", "pk"],
    ["پاکستان", "pk"],
    ["باكستان", "pk"],
    ["Islamic Republic of Pakistan", "pk"],
    ["भारत", "in"],
    ["Deutschland", "de"],
    ["Россия", "ru"],
    ["روسيا", "ru"],
    ["中国", "cn"],
    ["日本", "jp"],
    ["ドイツ", "de"],
    ["대한민국", "kr"],
    ["Korea, North", "kp"],
    ["Democratic People's Republic of Korea", "kp"],
    ["Democratic People’s Republic of Korea", "kp"],
    ["Republic of Korea", "kr"],
    ["Congo, Democratic Republic of the", "cd"],
    ["Congo, Republic of the", "cg"],
    ["Congo", "cg"],
    ["Democratic Republic of the Congo", "cd"],
    ["Bahamas, The", "bs"],
    ["The Gambia", "gm"],
    ["North Macedonia, The Republic of", "mk"],
    ["Man, Isle of", "im"],
    ["Virgin Islands, British", "vg"],
    ["Iran (Islamic Republic of)", "ir"],
    ["Syrian Arab Republic", "sy"],
    ["Viet Nam", "vn"],
    ["Türkiye", "tr"],
    ["Turkey", "tr"],
    ["Burma", "mm"],
    ["Cote d Ivoire", "ci"],
    ["Côte d'Ivoire", "ci"],
    ["United Kingdom of Great Britain and Northern Ireland", "gb"],
    ["UK", "gb"],
    ["U.K.", "gb"],
    ["St. Kitts & Nevis", "kn"],
    ["State of Palestine", "ps"],
    ["West Bank", "ps"],
    ["former Soviet Union", "su"],
    ["Tunisian", "tn"],
    ["Niger", "ne"],
    ["Nigeria", "ng"],
    ["Guinea", "gn"],
    ["Guinea-Bissau", "gw"],
    ["Dominica", "dm"],
    ["Dominican Republic", "do"],
    ["Kosovo", "xk"],
    ["Macau", "mo"],
    ["China, Hong Kong Special Administrative Region", "hk"],
    ["", null],
    ["Atlantis", null],
    ["undetermined", null],
    ["UNKNOWN", null],
    ["00", null],
    ["xx", null],
    ["Republic of the", null],
    ["__proto__", null],
    ["constructor", null],
    ["Pakistan and India", null],
    ["x".repeat(100_000), null],
    ["\ud800", null],
  ])("%j is %j", (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  test("every code reads as itself and its three letters as it", () => {
    const codes = ALPHA_3.split(" ");
    for (let at = 0; at < codes.length; at += 2) {
      expect(countryCode(codes[at] as string)).toBe(codes[at]);
      expect(countryCode((codes[at + 1] as string).toUpperCase())).toBe(codes[at]);
    }
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("no name belongs to two countries", () => {
    const seen = new Map<string, string>();
    for (const [code, names] of COUNTRY_NAMES) {
      for (const name of names.split("|")) {
        expect(seen.get(name), name).toBeUndefined();
        seen.set(name, code);
      }
    }
  });

  test("each spelling by hand is reached", () => {
    for (const [code, names] of ODD_NAMES) for (const name of names.split("|")) expect(countryCode(name), name).toBe(code);
  });
});
