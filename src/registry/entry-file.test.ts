import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { openEntryFile, writeEntryFile } from "./entry-file.ts";
import type { Entry } from "../lists/index.ts";
import { canonicalJson } from "../ledger/index.ts";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "writ-entries-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const entry = (id: string, remarks: string): Entry => ({ id, remarks, names: [{ text: id }], __proto__x: 1 }) as unknown as Entry;

function write(entries: readonly Entry[]): string {
  const writer = writeEntryFile(dir);
  for (const one of entries) writer.add(one);
  return writer.finish().sha256;
}

describe("a file of entries", () => {
  test("what went in comes out, in order and one by one; the name is the hash of the lines", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.integer({ min: 0, max: 30_000 })), { maxLength: 20 }), (rows) => {
        const entries = rows.map(([id, length]) => entry(id, "x".repeat(length)));
        const name = write(entries);
        expect(name).toBe(
          createHash("sha256")
            .update(entries.map((one) => canonicalJson(one) + "\n").join(""))
            .digest("hex"),
        );
        const file = openEntryFile(dir, name);
        const all = [...file.all()];
        expect(all.map((found) => found.entry)).toEqual(entries.map((one) => JSON.parse(JSON.stringify(one)) as unknown));
        for (const found of all.toReversed()) expect(file.at(found.place)).toEqual(found.entry);
        const last = all.at(-1)?.place;
        if (last !== undefined)
          expect(() => file.at({ ...last, line: last.line + 1 })).toThrow(expect.objectContaining({ code: "data-damaged" }));
        expect(file.hash()).toBe(name);
        file.close();
      }),
      { numRuns: 50 },
    );
  });

  test("any zstd tool unpacks it", ({ skip }) => {
    if (spawnSync("zstdcat", ["--version"]).error !== undefined) skip("zstdcat is not installed");
    const entries = Array.from({ length: 500 }, (_, n) => entry(`E${n}`, "remark ".repeat(100)));
    const name = write(entries);
    const { stdout } = spawnSync("zstdcat", [join(dir, name)], { maxBuffer: 1 << 26 });
    expect(createHash("sha256").update(stdout).digest("hex")).toBe(name);
  });

  test("the same entries are kept once; a discarded file leaves nothing", () => {
    expect(write([entry("a", "b")])).toBe(write([entry("a", "b")]));
    const again = writeEntryFile(dir);
    again.add(entry("a", "b"));
    // the file that is there may have been cut into other blocks by an older Writ
    expect(again.finish().fresh).toBe(false);
    const writer = writeEntryFile(dir);
    writer.add(entry("c", "d"));
    writer.discard();
    expect(readdirSync(dir)).toHaveLength(1);
  });

  test("a file that is gone, cut short or altered is data-damaged or another hash, never a wrong entry in silence", () => {
    const name = write(Array.from({ length: 2000 }, (_, n) => entry(`E${n}`, `remark ${n} `.repeat(20))));
    const whole = readFileSync(join(dir, name));
    const ids = Array.from({ length: 2000 }, (_, n) => `E${n}`);
    const damaged = expect.objectContaining({ code: "data-damaged" });
    expect(() => openEntryFile(dir, "0".repeat(64))).toThrow(damaged);
    for (const length of [1, 11, 100, whole.length - 1]) {
      writeFileSync(join(dir, name), whole.subarray(0, length));
      expect(() => openEntryFile(dir, name).hash(), `${length} bytes`).toThrow(damaged);
    }
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        writeFileSync(join(dir, name), whole);
        const fd = openSync(join(dir, name), "r+");
        writeSync(fd, Buffer.from([(whole[at] as number) ^ flip]), 0, 1, at);
        closeSync(fd);
        const file = openEntryFile(dir, name);
        try {
          // zstd has bits that mean nothing: then the entries are those that were written
          if (file.hash() === name) expect([...file.all()].map((found) => found.entry.id)).toEqual(ids);
        } catch (error) {
          // a finding as well; what may not be is the old hash over other entries
          if ((error as { code?: string }).code !== "data-damaged") throw error;
        } finally {
          file.close();
        }
      }),
    );
  });
});
