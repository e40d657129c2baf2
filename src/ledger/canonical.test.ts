import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";
import fc from "fast-check";

describe("canonical JSON", () => {
  test("keys are sorted, blanks and undefined members are gone", () => {
    expect(canonicalJson({ b: 1, a: [undefined, { z: "ي", y: null }], c: undefined })).toBe('{"a":[null,{"y":null,"z":"ي"}],"b":1}');
  });

  test("the order in which keys were put in does not show, and reading it back gives the value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const back: unknown = JSON.parse(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(back))).toBe(text);
      }),
    );
  });

  test("keys like __proto__ are plain data", () => {
    const value: unknown = JSON.parse('{"constructor":2,"__proto__":{"x":1}}');
    expect(canonicalJson(value)).toBe('{"__proto__":{"x":1},"constructor":2}');
  });

  test("keys that look like numbers go by their letters too, at any depth", () => {
    expect(canonicalJson({ b: [{ "9": 1, "10": 2, a: { "1": 0, __x: 1 } }] })).toBe('{"b":[{"10":2,"9":1,"a":{"1":0,"__x":1}}]}');
  });

  test("both ways of writing come to the same text", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        // a number for a key sends all of it the plain way
        expect(canonicalJson({ "0": 0, a: value })).toBe(`{"0":0,"a":${canonicalJson(value)}}`);
      }),
    );
  });

  test("what is given is not changed", () => {
    const value = Object.freeze({ b: Object.freeze([Object.freeze({ z: 1, y: undefined })]), a: 1 });
    expect(canonicalJson(value)).toBe('{"a":1,"b":[{"z":1}]}');
    expect(Object.keys(value)).toEqual(["b", "a"]);
  });

  test("lone surrogates stay escapes", () => {
    expect(canonicalJson("a\ud800")).toBe('"a\\ud800"');
  });

  test.each([[new Map()], [new Date(0)], [Number.NaN], [Infinity], [() => 1], [10n]])("%s is refused", (value) => {
    expect(() => canonicalJson({ value: value })).toThrow(expect.objectContaining({ code: "field-invalid" }));
  });

  test("a hundred levels are refused before the stack ends", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(() => canonicalJson(deep)).toThrow(expect.objectContaining({ code: "value-too-long" }));
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
