import { expect, test } from "vitest";
import { newTexts } from "./texts.ts";

const TEXTS = ["Hafiz", "", "جیش محمد", "a text that is longer than a piece", "𝔐", "end"];

test("M3 texts in pieces read as they were added, whatever the size of a piece", () => {
  for (const piece of [1, 7, 64, undefined]) {
    const texts = newTexts(piece);
    for (const text of TEXTS) texts.add(text);
    const at = texts.offsets();
    const bytes = new Uint8Array(texts.byteLength + 2).fill(255);
    texts.handOver(bytes, 1);
    const decoder = new TextDecoder();
    expect(TEXTS.map((_, k) => decoder.decode(bytes.subarray(1 + (at[k] as number), 1 + (at[k + 1] as number))))).toEqual(TEXTS);
    expect([bytes[0], bytes.at(-1)]).toEqual([255, 255]);
  }
});
