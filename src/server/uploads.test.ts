import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Recognised } from "./shapes.ts";
import { openUploads, plainFileName } from "./uploads.ts";

const anything = async (): Promise<Recognised> => ({ uses: ["text"], format: null, list: null, columns: [], understood: true });
const limits = { fileBytes: 10, allBytes: 25 };
let home: string;
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), "writ-uploads-"))));
afterEach(() => rm(home, { recursive: true, force: true }));

describe("uploads", () => {
  test("[W8] a file is kept under its own name, for this user alone, until it is dropped", async () => {
    const uploads = await openUploads(home, limits);
    const upload = await uploads.store("names.csv", Readable.from([Buffer.from("na"), Buffer.from("me\n")]), anything);
    expect(upload).toMatchObject({
      name: "names.csv",
      bytes: 5,
      sha256: "f80b1fa820d95a87cf48f78eb6c298b427fda46207f7b52eaff6fb8ab1590c64",
    });
    expect(await readFile(upload.path, "utf8")).toBe("name\n");
    expect((await stat(upload.path)).mode & 0o077).toBe(0);
    expect((await stat(uploads.dir)).mode & 0o077).toBe(0);
    expect(uploads.find(upload.id).path).toBe(upload.path);
    await uploads.drop(upload.id);
    expect(() => uploads.find(upload.id)).toThrow("there is no such uploaded file");
    await uploads.close();
    expect(await readdir(join(home, "uploads"))).toEqual([]);
  });

  test("[W4] a file beyond the limit is refused while it streams, and leaves nothing", async () => {
    const uploads = await openUploads(home, limits);
    let pulled = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        pulled++;
        yield Buffer.alloc(4);
      }
    }
    await expect(uploads.store("big.csv", Readable.from(endless()), anything)).rejects.toMatchObject({ code: "file-too-large" });
    expect(pulled).toBeLessThan(40);
    expect(await readdir(uploads.dir)).toEqual([]);
    // what was refused does not count against the room of the others
    await uploads.store("a", Readable.from([Buffer.alloc(10)]), anything);
    await uploads.store("b", Readable.from([Buffer.alloc(10)]), anything);
    await expect(uploads.store("c", Readable.from([Buffer.alloc(6)]), anything)).rejects.toMatchObject({ code: "file-too-large" });
    await uploads.close();
  });

  test("an empty file is refused by name", async () => {
    const uploads = await openUploads(home, limits);
    await expect(uploads.store("empty.xml", Readable.from([]), anything)).rejects.toMatchObject({
      problem: { code: "file-empty", file: "empty.xml" },
    });
    await uploads.close();
  });

  test("what a killed server left is swept away at the next start", async () => {
    const killed = await openUploads(home, limits);
    await killed.store("left.csv", Readable.from([Buffer.from("x")]), anything);
    const next = await openUploads(home, limits);
    expect(await readdir(join(home, "uploads"))).toHaveLength(1);
    await next.close();
  });

  test("names of files are only names", () => {
    expect(plainFileName("../../etc/passwd")).toBe("passwd");
    expect(plainFileName("C:\\lists\\sdn.csv")).toBe("sdn.csv");
    expect(plainFileName("..")).toBe("file");
    expect(plainFileName("")).toBe("file");
    expect(plainFileName("a\u0000b\u202Egnp.exe")).toBe("abgnp.exe");
    expect(plainFileName("فہرست.csv")).toBe("فہرست.csv");
    expect(Buffer.byteLength(plainFileName("ف".repeat(500)))).toBe(200);
    expect(plainFileName("\uD800x")).toBe("\uFFFDx");
  });
});
