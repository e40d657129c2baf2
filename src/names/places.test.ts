import { describe, expect, test } from "vitest";
import { isPlace } from "./places.ts";

describe("places that papers put behind a name [N15] [M18]", () => {
  test.each(["Karachi", "LAHORE", "Dera Ismail Khan", "Islamabad-", "Mirpur 3", "Hong Kong", "Pakistan", "کراچی", "اسلام آباد"])(
    "%s",
    (text) => {
      expect(isPlace(text)).toBe(true);
    },
  );
  test.each(["Tolvan", "Trust", "", "pk", "Farah", "constructor"])("%s is none", (text) => {
    expect(isPlace(text)).toBe(false);
  });
});
