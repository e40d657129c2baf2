import { describe, expect, test } from "vitest";
import { northernSurname } from "./korean-surnames.ts";

describe("[N28] Korean surnames as North and South write them", () => {
  test.each([
    ["Lee Yong-ho", "ri Yong-ho"],
    ["LEE, Yong Ho", "ri, Yong Ho"],
    ["Dochun Park", "Dochun pak"],
    ["Choi Ryong Hae", "choe Ryong Hae"],
    ["Noh Kwang Chol", "ro Kwang Chol"],
  ])("%s", (text, north) => {
    expect(northernSurname(text)).toBe(north);
  });
  test.each(["Ri Yong Ho", "Lee Harvey Testov", "Robert Lee", "Park Lane Hotel", "Lee", "", "이용호", "Lee ".repeat(20)])(
    "%s stays as it stands",
    (text) => {
      expect(northernSurname(text)).toBeNull();
    },
  );
});
