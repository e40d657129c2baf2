import { describe, expect, test } from "vitest";
import { northernOfMcCune, northernSurname } from "./korean.ts";

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

  test.each([
    ["KIM, CHIN-SO'K", "KIM, jIN-SOK"],
    ["YO'N CHO'NG NAM", "YON jONG NAM"],
    ["Chang Song-ch’o’l", "jang Song-chol"],
  ])("%s after McCune and Reischauer", (text, north) => {
    expect(northernOfMcCune(text)).toBe(north);
  });
  test.each(["Kim Chin Sok", "O'Chang Testov", "Ch'en Mao", "Sa'id Choudhry", "", "ch'o".repeat(30)])("%s stays, too", (text) => {
    expect(northernOfMcCune(text)).toBeNull();
  });
});
