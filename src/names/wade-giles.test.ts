import { describe, expect, test } from "vitest";
import { wadeAsPinyin } from "./wade-giles.ts";

describe("[N20] Chinese names as Taiwan's papers write them", () => {
  test.each([
    ["hsiao", "xiao"],
    ["hsu", "xu"],
  ])("%s is %s", (wade, pinyin) => expect(wadeAsPinyin(wade)).toBe(pinyin));
  test.each(["hassan", "hs", "hsan", "xu"])("%s stays as it stands", (word) => expect(wadeAsPinyin(word)).toBeNull());
});
