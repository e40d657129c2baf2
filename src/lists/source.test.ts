import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { listFileFromBytes, openListFile } from "./source.ts";
import { decodeText } from "./text.ts";

const folder = mkdtempSync(join(tmpdir(), "writ-source-"));
const put = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

async function textOf(bytes: Uint8Array, chunk = 3): Promise<{ text: string; code: string | null; line: number | undefined }> {
  const file = await listFileFromBytes("f", bytes);
  let text = "";
  async function* small(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  try {
    for await (const piece of decodeText(small(), file)) text += piece;
    return { text, code: null, line: undefined };
  } catch (error) {
    const { code, problem } = error as { code: string; problem: { line?: number } };
    return { text, code, line: problem.line };
  }
}

describe("[L8] openListFile", () => {
  test.each([
    ["a file that is not there", () => join(folder, "nothing.xml"), "file-not-found"],
    ["an empty file", () => put("empty.csv", ""), "file-empty"],
    ["a folder", () => folder, "file-unreadable"],
    ["a gzip of nothing", () => put("empty.gz", gzipSync("")), "file-empty"],
    ["a gzip cut short", () => put("cut.gz", gzipSync(Buffer.alloc(9_000, "abc")).subarray(0, 30)), "zip-malformed"],
    ["a gzip of noise", () => put("noise.gz", Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 9, 9, 9, 9])), "zip-malformed"],
  ])("%s", async (_name, path, code) => {
    await expect(openListFile(path())).rejects.toMatchObject({ code, problem: { remedy: expect.any(String), file: expect.any(String) } });
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
    const path = put("secret.csv", "a");
    chmodSync(path, 0);
    await expect(openListFile(path)).rejects.toMatchObject({ code: "file-unreadable" });
  });

  test("gzip is known by its bytes, whatever the name, and chunks can be read again", async () => {
    const text = "line\n".repeat(50_000);
    const file = await openListFile(put("list.txt", gzipSync(text)));
    expect(file).toMatchObject({ name: "list.txt", size: 250_000 });
    expect(file.headBytes).toHaveLength(65_536);
    for (let round = 0; round < 2; round++) {
      let n = 0;
      for await (const chunk of file.chunks()) n += chunk.length;
      expect(n).toBe(250_000);
    }
  });

  test("[L7] a bomb is stopped by its ratio and by the limit", async () => {
    const path = put("bomb.gz", gzipSync(Buffer.alloc(40 * 1024 ** 2)));
    const drain = async (limits: { unpacked: number; ratio: number }): Promise<void> => {
      const file = await openListFile(path, { limits });
      for await (const chunk of file.chunks()) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(drain({ unpacked: 1e9, ratio: 200 })).rejects.toMatchObject({ code: "zip-bomb" });
    await expect(drain({ unpacked: 1e6, ratio: 2_000 })).rejects.toMatchObject({ code: "zip-bomb" });
    await expect(drain({ unpacked: 1e9, ratio: 2_000 })).resolves.toBeUndefined();
  });
});

describe("decodeText", () => {
  test.each([
    ["UTF-8", Buffer.from("naïve — 漢字 😀\n"), "naïve — 漢字 😀\n"],
    ["UTF-8 with a mark", Buffer.from("\uFEFFä\n"), "ä\n"],
    ["UTF-16LE with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("aé漢\n", "utf16le")]), "aé漢\n"],
    ["UTF-16BE with a mark", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("aé漢\n", "utf16le").swap16()]), "aé漢\n"],
    ["Windows-1252", Buffer.from("caf\xe9 \x93q\x94 \x80\n", "latin1"), "café “q” €\n"],
    ["Windows-1252 that ends with its only letter", Buffer.from("caf\xe9", "latin1"), "café"],
    [
      "what an XML declaration names",
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-2"?><a>\xb1</a>', "latin1"),
      '<?xml version="1.0" encoding="ISO-8859-2"?><a>ą</a>',
    ],
  ])("%s", async (_name, bytes, text) => {
    for (const chunk of [1, 2, 5, 1_000]) expect(await textOf(bytes, chunk)).toEqual({ text, code: null, line: undefined });
  });

  test.each([
    ["UTF-8 that breaks", Buffer.concat([Buffer.from("é\nb\n"), Buffer.from([0xe9, 0x20]), Buffer.from("c\n")]), "é\nb\n", 3],
    ["a mixture that begins as Windows-1252", Buffer.concat([Buffer.from("a\n\xe9t\n", "latin1"), Buffer.from("“x”\n")]), "a\nét\n", 3],
    ["a byte that Windows-1252 lacks", Buffer.from("a\n\xe9\n\x81\n", "latin1"), "a\né\n", 3],
    ["UTF-8 cut inside a character", Buffer.from("é\n漢").subarray(0, 5), "é\n", 2],
    ["XML never falls back", Buffer.from("<a>\n\xe9</a>", "latin1"), "<a>\n", 2],
  ])("damage is named with its line, and what came before is given: %s", async (_name, bytes, text, line) => {
    for (const chunk of [1_000, 4]) expect(await textOf(bytes, chunk)).toEqual({ text, code: "encoding-damaged", line });
  });

  test("binary files are refused", async () => {
    expect((await textOf(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]))).code).toBe("file-binary");
  });
});
