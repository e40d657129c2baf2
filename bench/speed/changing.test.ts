import { describe, expect, test } from "vitest";
import { changingList } from "./changing.ts";

describe("a list in two versions", () => {
  const { versions, entries, changed, onlyInSecond, asked } = changingList({ entries: 200, changes: 30, seed: 4 });
  const [first, second] = versions.map(
    (text) =>
      new Map(
        text
          .trim()
          .split("\n")
          .slice(1)
          .map((row) => [row.split(",")[0], row]),
      ),
  ) as [Map<string, string>, Map<string, string>];

  test("the same seed gives the same bytes", () => {
    expect(changingList({ entries: 200, changes: 30, seed: 4 }).versions).toEqual(versions);
  });

  test("as much is added, removed and amended as it says", () => {
    expect(first.size).toBe(entries);
    expect([...second.keys()].filter((id) => !first.has(id)).length).toBe(changed.added);
    expect([...first.keys()].filter((id) => !second.has(id)).length).toBe(changed.removed);
    expect([...second].filter(([id, row]) => first.has(id) && first.get(id) !== row).length).toBe(changed.amended);
    expect([versions[0].includes(onlyInSecond), versions[1].includes(onlyInSecond)]).toEqual([false, true]);
    for (const name of asked) expect(versions[0]).toContain(name);
  });
});
