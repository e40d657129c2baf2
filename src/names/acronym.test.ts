import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAcronymAfter, shortFormOf, withoutBranch } from "./acronym.ts";
import { splitCell } from "./cells.ts";
import { workTime } from "../../test/work-time.ts";

describe("a bracket of capitals behind a name", () => {
  test.each([
    ["TTP", "TEHRIK-E TALIBAN PAKISTAN", true],
    ["JEM", "JAISH-E-MOHAMMED", true],
    ["HTS", "HAY'AT TAHRIR AL-SHAM", true],
    ["AQI", "AL-QAIDA IN IRAQ", true],
    ["M.S.P.", "MANUFACTURING SUPPORT AND PROCUREMENT", true],
    ["PEDCO", "PETROIRAN DEVELOPMENT COMPANY", true],
    ["AOPC", "ATLAS OCEAN AND PETROCHEMICAL", true],
    ["NTS", "NAFTIRAN TRADING SERVICES CO.", true],
    ["MUJAO", "MOUVEMENT POUR L’UNIFICATION ET LE JIHAD EN AFRIQUE DE L’OUEST", true],
    ["SEP", "SAFETY EQUIPMENT PROCUREMENT", true],
    ["HuM", "HARAKAT UL-MUJAHIDIN", true],
    ["LONDON", "NIOC INTERNATIONAL AFFAIRS", false],
    ["DALIAN", "COSCO SHIPPING TANKER", false],
    ["DALIAN", "DALIAN SHIPPING", false],
    ["ASIA", "ZARON BIO-TECH", false],
    ["PVT.", "SHER MATCH INDUSTRIES", false],
    ["GMBH", "INTRA-CHEM TRADING CO.", false],
    ["OFFSHORE", "GOLDEN FISH S.A.L.", false],
    // small letters around it: the capitals speak
    ["LIBR", "Front of the Ninth Gate", true],
    ["LLC", "Asia Trading", false],
    // a script without capitals says nothing against it
    ["JEM", "جیش محمد", true],
    ["X", "XENON", false],
    ["", "", false],
  ])("(%s) after %j: %s", (inside, before, is) => {
    expect(isAcronymAfter(inside, before)).toBe(is);
  });

  test("a cell gives the acronym as a name, and no place in capitals", () => {
    expect(splitCell("TEHRIK-E TALIBAN PAKISTAN (TTP)")).toEqual(["TEHRIK-E TALIBAN PAKISTAN", "TTP"]);
    expect(splitCell("NIOC INTERNATIONAL AFFAIRS (LONDON) LIMITED")).toEqual(["NIOC INTERNATIONAL AFFAIRS LIMITED"]);
  });

  test("the initials of any words fit; what begins with a letter that no word begins with does not", () => {
    const word = fc.string({ minLength: 5, maxLength: 8, unit: fc.constantFrom(..."ABDKLMNRST") });
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), (words) => {
        const initials = words.map((one) => one[0]).join("");
        expect(isAcronymAfter(initials, words.join(" "))).toBe(true);
        expect(isAcronymAfter(`Z${initials.slice(1)}`, words.join(" "))).toBe(false);
      }),
    );
  });

  test("any text is answered, and soon", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (inside, before) => {
        expect(typeof isAcronymAfter(inside, before)).toBe("boolean");
      }),
    );
    const started = workTime();
    expect(isAcronymAfter("AAAAAB", "AAAA ".repeat(20_000))).toBe(false);
    expect(workTime() - started).toBeLessThan(500);
  });
});

describe("[M27] a name that is nothing but the short form of another", () => {
  test.each([
    ["BTF", "Bright Tolvan Foundation", "BTF"],
    ["B.T.F.", "Bright Tolvan Foundation", "BTF"],
    ["BTF Pakistan", "Bright Tolvan Foundation", "BTF"],
    ["LeT", "Lashkar-e-Tayyiba", "LET"],
    ["TTP", "Tehrik-e Taliban Pakistan", "TTP"],
    ["PLA", "People’s Liberation Army", "PLA"],
    ["BT", "Bright Tolvan Ltd", "BT"],
    ["BTL", "Bright Tolvan Ltd", "BTL"],
  ])("%s: %s", (short, whole, letters) => {
    expect(shortFormOf(short, whole)).toBe(letters);
  });
  test.each([
    ["a word passed over", "BF", "Bright Tolvan Foundation"],
    ["a letter too many", "BTFX", "Bright Tolvan Foundation"],
    ["a word more", "BTF Testov", "Bright Tolvan Foundation"],
    ["no capitals", "btf", "Bright Tolvan Foundation"],
    ["a name of one word", "T", "Tolvan"],
    ["nothing", "", ""],
  ])("%s", (_, short, whole) => {
    expect(shortFormOf(short, whole)).toBeNull();
  });
});

describe("[N26] a short form with a place or a branch behind it", () => {
  test.each([
    ["FIF Lahore", "FIF"],
    ["F.I.F. Pakistan", "F.I.F."],
    ["TTP Swat chapter", "TTP"],
    ["BTF, Dera Ismail Khan", "BTF"],
  ])("%s", (text, short) => {
    expect(withoutBranch(text, { kind: "any" })).toBe(short);
  });
  test.each(["FIF", "FIF Testov", "FIF chapter", "Tolvan Lahore", "BT Lahore", "Lahore FIF"])("%s stays as it stands", (text) => {
    expect(withoutBranch(text, { kind: "any" })).toBeNull();
  });
});
