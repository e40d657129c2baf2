import { describe, expect, test } from "vitest";
import { describedNames } from "./described.ts";

const nobody = { kind: "organisation", isKnown: (): boolean => false } as const;

describe("[N16] a name is asked as it was before a machine or a disguise changed it", () => {
  test.each([
    ["Al%20Rehmat%20Trust", "Al Rehmat Trust"],
    ["<b>Al Rehmat</b>", "Al Rehmat"],
    ["لشکر\u200cطیبہ", "لشکر طیبہ"],
    ["J A I S H  E  M O H A M M E D", "JAISH E MOHAMMED"],
    ["J A I S H", "JAISH"],
    ["J.A.I.S.H. Trust", "JAISH Trust"],
    ["FaIah Trust", "Falah Trust"],
    ["AI-Rehmat Trust", "Al-Rehmat Trust"],
    ["UIIah Trust", "Ullah Trust"],
    ["F|dai Trust", "Fidai Trust"],
    ["Fa|ah Trust", "Falah Trust"],
    ["J@ish Trust", "Jaish Trust"],
    ["J@m@@t Trust", "Jamaat Trust"],
    ["$ipah Trust", "sipah Trust"],
    ["Jarnaat Trust", "Jamaat Trust"],
    ["Rehmat Founclation", "Rehmat Foundation"],
    ["Mavvali Trust", "Mawali Trust"],
    ["Jama1t Trust", "Jamait Trust"],
    ["A1-Rehmat Trust", "Al-Rehmat Trust"],
  ])("%s", (text, meant) => {
    expect(describedNames(text, nobody)).toContain(meant);
  });

  test("in words that somebody bears no letters have run into one another, and nothing else is read anew", () => {
    expect(describedNames("Bernard Clinic", { kind: "organisation", isKnown: () => true })).toEqual([]);
    for (const text of ["ISIL Trust", "II Trust", "IDARA Trust", "A B C Trust", "J. R. R. Testov", "Test 100% Trust", "A < B"])
      expect(describedNames(text, nobody), text).toEqual([]);
  });
});
