import { describe, expect, test } from "vitest";
import { compare } from "./compare.ts";
import { namedSubject } from "./subject.ts";

const weight = (asked: string, listed: string): number => compare(namedSubject([asked], "person"), namedSubject([listed], "person")).weight;

describe("[M2] words run together or split", () => {
  test("a k and an s that meet there are the letter x, as within a word", () => {
    const apart = weight("Olek Sandr Testgulov", "Oleksandr Testgulov");
    expect(apart).toBeGreaterThan(weight("Olek Tandr Testgulov", "Oleksandr Testgulov"));
    expect(weight("Ole Ksandr Testgulov", "Oleksandr Testgulov")).toBeCloseTo(apart, 1);
  });
});
