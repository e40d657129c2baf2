import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { squeeze } from "./tally.ts";

describe("a text squeezed", () => {
  const plainly = (text: string): string =>
    text
      .replace(/[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\ufeff]/gu, "")
      .replace(/\s+/gu, " ")
      .trim();

  test("is the same by the short way and by the long one", () => {
    const unit = fc.constantFrom("a", "Z", "~", " ", " ", "\t", "\n", "\u007f", "\u0001", "\u00a0", "\u00e9", "\ufeff", "ي", "😀");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(squeeze(text)).toBe(plainly(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["", ""],
    [" ", ""],
    ["Al  Noor", "Al Noor"],
    [" Al Noor", "Al Noor"],
    ["Al Noor ", "Al Noor"],
    ["Al Noor", "Al Noor"],
  ])("%j is %j", (text, tidy) => expect(squeeze(text)).toBe(tidy));
});
