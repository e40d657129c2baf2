import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inventedText } from "../fixtures/registry/invented.ts";
import { openReader, verifyData } from "../../src/registry/index.ts";
import { plainEngine } from "../fixtures/registry/engine.ts";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

const script = join(dirname(fileURLToPath(import.meta.url)), "one-import.ts");
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "writ-limits-"));
});
afterEach(() => rmSync(base, { recursive: true }));

interface Limits {
  /** `ulimit -f`: no file grows beyond so many blocks of 512 bytes */
  readonly blocks?: number;
  /** megabytes of V8's old space */
  readonly heap?: number;
}

function imported(file: string, { blocks, heap }: Limits = {}): unknown {
  const flags = ["--disable-warning=ExperimentalWarning", ...(heap === undefined ? [] : [`--max-old-space-size=${heap}`])];
  const limit = blocks === undefined ? "" : `ulimit -f ${blocks}; `;
  const run = spawnSync("sh", ["-c", `${limit}exec "$0" "$@"`, process.execPath, ...flags, script, join(base, "data"), file], {
    encoding: "utf8",
  });
  return run.stdout === "" ? run.stderr : JSON.parse(run.stdout);
}

const rowsOf = (count: number): { id: string; name: string; remarks: string }[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `E${n}`,
    name: `Zorvan Ilmarek the ${n}th`,
    remarks: `${n * 7919} invented `.repeat(20),
  }));

describe("[R11] a full disk", () => {
  test("an import at any limit ends in data-full or is done, and the register is sound after it", { timeout: 120_000 }, async () => {
    const small = join(base, "small.txt");
    const large = join(base, "large.txt");
    writeFileSync(small, inventedText("alpha", "2026-01-01", rowsOf(5)));
    writeFileSync(large, inventedText("alpha", "2026-01-02", rowsOf(4000)));
    expect(imported(small)).toEqual({ filed: "in-force", entries: 5 });
    const outcomes: string[] = [];
    // from no room for the raw file to room for all of it but not for the tables, to enough
    for (const blocks of [100, 1000, 2500, 3200, 20_000]) {
      const outcome = imported(large, { blocks }) as { code?: string; remedy?: string };
      outcomes.push(outcome.code ?? "done");
      if (outcome.code !== undefined) expect(outcome.remedy).toContain("free some space");
      const { firstBroken } = await verifyData(join(base, "data"), { engine: plainEngine() });
      expect(firstBroken).toBeNull();
      const reader = openReader(join(base, "data"));
      expect([5, 4000]).toContain(reader.status("2026-01-03T00:00:00Z", 30)[0]?.entries);
      reader.close();
    }
    expect(outcomes[0]).toBe("data-full");
    expect(outcomes.at(-1)).toBe("done");
    expect(new Set(outcomes)).toEqual(new Set(["data-full", "done"]));
  });
});

describe("memory", () => {
  test("a list of 100,000 entries is filed within 80 MB of heap", { timeout: 240_000 }, () => {
    const file = join(base, "big.txt");
    writeFileSync(file, "#invented big 2026-01-01 main\n");
    for (let n = 0; n < 100; n++) {
      const rows = Array.from({ length: 1000 }, (_, at) => {
        const id = n * 1000 + at;
        const ids = [{ type: "passport", value: `P${1_000_000 + id}`, country: "pk" }];
        return JSON.stringify({
          id: id === 7 ? "__proto__" : `E${id}`,
          name: `Zorvan Ilmarek ${id}`,
          born: "1950",
          ids,
          remarks: "Invented. ".repeat(30),
        });
      });
      appendFileSync(file, rows.join("\n") + "\n");
    }
    appendFileSync(file, "#end\n");
    expect(existsSync(file)).toBe(true);
    expect(imported(file, { heap: 80 })).toEqual({ filed: "in-force", entries: 100_000 });
  });
});
