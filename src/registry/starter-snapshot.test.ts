import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { starterSnapshot } from "./starter-snapshot.ts";

let cache = "";
beforeEach(() => {
  cache = join(mkdtempSync(join(tmpdir(), "writ-cache-")), "writ");
});
afterEach(() => rmSync(join(cache, ".."), { recursive: true, force: true }));

/** An engine that counts how often it builds; each is a process of its own to the cache in memory. */
function countingEngine(parameters = "p1"): { readonly engine: ReturnType<typeof plainEngine>; readonly builds: () => number } {
  const plain = plainEngine(parameters);
  let builds = 0;
  return {
    engine: {
      ...plain,
      buildSnapshot(entries, lists) {
        builds += 1;
        return plain.buildSnapshot(entries, lists);
      },
    },
    builds: () => builds,
  };
}
const kept = (): string[] => readdirSync(cache).toSorted();

describe("[R10] the starter register's snapshot is built once", () => {
  test("a second process takes it from the cache; another engine, a damaged file and no cache build", () => {
    const first = countingEngine();
    const built = starterSnapshot(first.engine, cache);
    expect(starterSnapshot(first.engine, cache)).toBe(built);
    expect(first.builds()).toBe(1);
    expect(kept()).toEqual([expect.stringMatching(/^starter-[0-9a-f]{32}\.snapshot$/)]);

    const second = countingEngine();
    expect(starterSnapshot(second.engine, cache)).toMatchObject({ id: built.id, lists: built.lists });
    expect(second.builds()).toBe(0);

    const other = countingEngine("p2");
    expect(starterSnapshot(other.engine, cache).parameters).toBe("p2");
    expect([other.builds(), kept().length]).toEqual([1, 2]);

    for (const name of kept()) writeFileSync(join(cache, name), "half");
    const third = countingEngine();
    expect(starterSnapshot(third.engine, cache).id).toBe(built.id);
    expect(third.builds()).toBe(1);
    expect(kept().some((name) => readFileSync(join(cache, name)).length > 1_000)).toBe(true);

    const without = countingEngine();
    expect(starterSnapshot(without.engine).id).toBe(built.id);
    expect(without.builds()).toBe(1);
  });

  test("snapshots of older programs do not pile up, and nothing else is touched", () => {
    mkdirSync(cache);
    writeFileSync(join(cache, "notes.txt"), "mine");
    for (let age = 1; age <= 5; age++) {
      const path = join(cache, `starter-${String(age).repeat(32)}.snapshot`);
      writeFileSync(path, "old");
      utimesSync(path, 1_000_000 - age, 1_000_000 - age);
    }
    starterSnapshot(countingEngine().engine, cache);
    expect(kept()).toHaveLength(4);
    expect(kept()).toEqual(
      expect.arrayContaining(["notes.txt", `starter-${"1".repeat(32)}.snapshot`, `starter-${"2".repeat(32)}.snapshot`]),
    );
  });

  test("a cache that cannot be written is no trouble", () => {
    writeFileSync(cache, "a file where the folder should be");
    expect(starterSnapshot(countingEngine().engine, cache).lists[0]?.id).toBe("starter");
    chmodSync(cache, 0o600);
  });

  test("it says the same on every machine: the day of its revision, not that of its files", () => {
    const [list] = starterSnapshot(countingEngine().engine).lists;
    expect(list?.checked).toBe(`${list?.published}T00:00:00.000Z`);
  });
});
