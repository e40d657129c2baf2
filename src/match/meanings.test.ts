import { describe, expect, test } from "vitest";
import { compare } from "./compare.ts";
import { PARAMETERS } from "./parameters.ts";
import { namedSubject } from "./subject.ts";

const side = (asked: string, listed: string) => compare(namedSubject([asked], "organisation"), namedSubject([listed], "organisation"));

describe("[N8] a word that has a meaning, beside itself", () => {
  test.each(["Tehreek-i-Quixworth", "Lashkar-i-Quixworth", "Jaish-i-Quixworth", "Harkat Quixworth", "завод Квиксворт"])(
    "%s is itself to the letter, which tells more than that it means the same",
    (name) => {
      const { evidence } = side(name, name.replace("-i-", "-e-"));
      expect(evidence.find(({ what }) => what === "spelling")?.bits).toBe(PARAMETERS.exact);
      expect(evidence.every(({ note }) => !note.includes("meaning"))).toBe(true);
      const [word] = side(
        name,
        name
          .replace(/^Tehreek|^Harkat/, "Movement")
          .replace(/^Lashkar|^Jaish/, "Army")
          .replace("завод", "plant"),
      ).evidence;
      expect(word?.note).toContain("meaning");
      expect(evidence[0]?.bits).toBeGreaterThan(word?.bits ?? Infinity);
    },
  );
});
