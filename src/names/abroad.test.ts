import { describe, expect, test } from "vitest";
import { asAtHome } from "./abroad.ts";

describe("[N29] names as Turkey, West Africa and Germany write them", () => {
  test.each([
    ["mehmet", "muhammad"],
    ["hatice", "khadija"],
    ["hayrettin", "khayruddin"],
    ["boubacar", "abubakr"],
    ["dschamal", "jamal"],
    ["tschingis", "chingis"],
    ["chodscha", "choja"],
  ])("%s is %s", (written, read) => {
    expect(asAtHome(written)).toBe(read);
  });
  test.each(["muhammad", "deutsch", "fritsche", "ahmad", "constructor", ""])("%s stays as it stands", (word) => {
    expect(asAtHome(word)).toBeNull();
  });
});
