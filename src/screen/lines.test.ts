import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { WritError } from "../ground/index.ts";
import { lineBatches, plainBytes, type Line } from "./lines.ts";

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts].sort((left, right) => left - right)) {
    const to = Math.min(cut, bytes.length);
    if (to > from) yield bytes.subarray(from, to);
    from = Math.max(from, to);
  }
  if (from < bytes.length) yield bytes.subarray(from);
}

async function linesOf(bytes: Uint8Array, cuts: readonly number[] = [], limit?: number): Promise<Line[]> {
  const all: Line[] = [];
  for await (const batch of lineBatches(plainBytes(pieces(bytes, cuts), "test"), limit)) all.push(...batch);
  return all;
}

test("lines come out the same wherever the chunks are cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat(200)), async (texts, cuts) => {
      const text = texts.join("\n");
      const expected = text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [{ number: at + 1, text: line, flaw: null }]));
      expect(await linesOf(Buffer.from(text), cuts)).toEqual(expected);
    }),
  );
});

test("gzip, a byte order mark, CRLF and blank lines", async () => {
  const bytes = gzipSync(Buffer.from("\uFEFFone\r\n\r\n  \ntwo"));
  expect(await linesOf(bytes, [1])).toEqual([
    { number: 1, text: "one\r", flaw: null },
    { number: 4, text: "two", flaw: null },
  ]);
});

test("a line over the limit is skipped, the next one is not", async () => {
  expect(await linesOf(Buffer.from(`a\n${"x".repeat(50)}\nb`), [10, 20, 30], 10)).toEqual([
    { number: 1, text: "a", flaw: null },
    { number: 2, text: null, flaw: "too-long" },
    { number: 3, text: "b", flaw: null },
  ]);
});

test("bytes that are no UTF-8 spoil their line only", async () => {
  const bytes = Buffer.concat([Buffer.from("a\n"), Buffer.from([0xc3, 0x28]), Buffer.from("\nb\n")]);
  expect((await linesOf(bytes)).map((line) => line.flaw)).toEqual([null, "encoding", null]);
});

test("gzip that is cut short gives what was there and then its error", async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, at) => `line ${at} ${at * 7919}`).join("\n")));
  const seen: Line[] = [];
  const reading = (async () => {
    for await (const batch of lineBatches(plainBytes(pieces(whole.subarray(0, whole.length - 2_000), []), "cut.gz"))) seen.push(...batch);
  })();
  await expect(reading).rejects.toBeInstanceOf(WritError);
  expect(seen.length).toBeGreaterThan(1_000);
});
