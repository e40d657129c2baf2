import { describe, expect, test } from "vitest";
import type { SubjectKind } from "../ground/index.ts";
import { compare } from "./compare.ts";
import { PARAMETERS } from "./parameters.ts";
import { namedSubject } from "./subject.ts";

const laid = (left: string, right: string, kind: SubjectKind = "organisation"): ReturnType<typeof compare> =>
  compare(namedSubject([left], kind), namedSubject([right], kind));

describe("[M27] two bodies laid side by side", () => {
  test.each([
    ["branches in brackets", "Tolvan Bank (Hong Kong) Limited", "Tolvan Bank (Singapore) Limited"],
    ["a number on one side", "Tolvan Fund", "Tolvan Fund II"],
    ["and before a legal form", "Tolvan Fund, Ltd", "Tolvan Fund I, Ltd"],
    ["each of another legal form", "Tolvan Bank AG", "Tolvan Bank GmbH"],
  ])("%s tell them apart", (_, left, right) => {
    expect(laid(left, right).weight).toBeLessThanOrEqual(PARAMETERS.toldApart);
    expect(laid(right, left).weight).toBe(laid(left, right).weight);
  });

  test.each([
    ["a branch beside the house", "Tolvan Bank (Hong Kong) Limited", "Tolvan Bank Limited"],
    ["the same branch", "Tolvan Bank (Hong Kong) Limited", "TOLVAN BANK (HONG KONG) LTD"],
    ["a note in brackets", "Tolvan Trust (Charity)", "Tolvan Trust (regd)"],
    ["a year", "Tolvan Fund", "Tolvan Fund 2019"],
    ["a form on one side", "Tolvan Bank", "Tolvan Bank AG"],
  ])("%s does not", (_, left, right) => {
    expect(laid(left, right).weight).toBeGreaterThan(PARAMETERS.bands.possible);
  });

  test("the one may be called by the first letters of the other, which tell as much as a word of so many", () => {
    const { evidence, weight, matched } = laid("BTF", "Bright Tolvan Foundation");
    expect(evidence).toEqual([
      {
        what: "short form",
        left: "BTF",
        right: "Bright Tolvan Foundation",
        bits: expect.closeTo(3 * PARAMETERS.floorPerLetter, 3),
        note: "BTF: the first letters of the other's words",
      },
    ]);
    expect(weight).toBeCloseTo(3 * PARAMETERS.floorPerLetter, 3);
    expect(matched).toEqual({ query: "BTF", listed: "Bright Tolvan Foundation", exact: false });
    expect(laid("Bright Tolvan Foundation", "BTF", "any").weight).toBe(weight);
  });

  test("people have no such short forms", () => {
    expect(laid("BTF", "Bright Tolvan Foundation", "person").weight).toBeLessThan(0);
  });
});

describe("[M26] initials that differ", () => {
  const left = (one: string, other: string): number =>
    laid(one, other, "person").evidence.find(({ what, note }) => what === "left-over" && note === "another initial")?.bits ?? 0;
  test.each([
    ["William G Testov", "William W Testov"],
    ["William G Testov", "William Henry Testov"],
  ])("%s is not %s", (one, other) => {
    expect(left(one, other)).toBeLessThanOrEqual(-PARAMETERS.initialDiffers);
  });
  test.each([
    ["William G Testov", "William Testov"],
    ["William H Testov", "William Henry Testov"],
  ])("%s may be %s", (one, other) => {
    expect(left(one, other)).toBe(0);
  });
});

test("[M13] French and Dutch papers write dj for j", () => {
  const [asked, listed, other] = ["Djamel Testov", "Jamel Testov", "Damel Testov"] as const;
  expect(laid(asked, listed, "person").weight).toBeGreaterThan(laid(other, listed, "person").weight + 5);
});

describe("[N25] [N24] [N27] [N28] names as papers write them are found", () => {
  test.each([
    ["ALQAHTANI, Testgul", "Testgul QAHTANI"],
    ["Testgul Qahtani", "Testgul ALQAHTANI"],
    ["JC Testovski", "Jean-Claude Testovski"],
    ["Sergejs Testovs", "Sergey Testov"],
    ["Lee Bongbong Sokchol", "RI, Bong Bong Sokchol"],
    ["Xasan Cabdi Testov", "Hassan Abdi Testov"],
  ])("%s beside %s", (one, other) => {
    expect(laid(one, other, "person").weight).toBeGreaterThan(PARAMETERS.bands.possible);
  });
});
