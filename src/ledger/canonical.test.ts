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

  test("a key with a line feed is not taken for two keys", () => {
    expect(canonicalJson({ a: 1, b: 2 })).toBe('{"a":1,"b":2}');
    expect(canonicalJson({ "a\nb": 1 })).toBe('{"a\\nb":1}');
    expect(canonicalJson({ "c\nd": 1 })).toBe('{"c\\nd":1}');
    expect(canonicalJson({ c: 1, d: 2 })).toBe('{"c":1,"d":2}');
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
