import { describe, expect, test } from "vitest";
import { readName } from "./name.ts";
import { qafWithQ } from "./qaf.ts";

describe("[N21] ق in Latin letters is q and gh", () => {
  test.each([
    ["ghasem", "qasem"],
    ["ghods", "qods"],
    ["sadeghi", "sadeqi"],
    ["eshagh", "eshaq"],
    ["ghathafi", "qathafi"],
    // غ as well: the paper does not tell the two apart
    ["ghani", "qani"],
  ])("%s is read as %s, too", (written, read) => {
    expect(qafWithQ(written)).toBe(read);
    for (const kind of ["person", "organisation"] as const) {
      const [word] = readName(`${written} testgul`, kind).words;
      expect(word?.readings.map(({ text }) => text)).toEqual([written, read]);
    }
  });

  test.each(["qasem", "wright", "daughters", "gulham"])("%s stays as it stands", (word) => {
    expect(qafWithQ(word)).toBeNull();
  });
});
