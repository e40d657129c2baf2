import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shared } from "../../test/shared.ts";
import type { Entry } from "./entry.ts";
import { openListFile } from "./source.ts";
import { ukConList } from "./uk-conlist.ts";

interface Count {
  readonly rows: number;
  readonly entries: number;
  readonly persons: number;
  readonly organisations: number;
  readonly vessels: number;
  readonly names: number;
  readonly date: string;
}

const lists = join(shared ?? "", "data/lists");
const counts = new Map<string, Count>(
  shared === null ? [] : Object.entries(JSON.parse(readFileSync(join(lists, "counts.json"), "utf8")) as Record<string, Count>).filter(([file]) => /^uk\/(?:hmt|ofsi)/.test(file)),
);

describe.skipIf(shared === null)("the UK's own files (skipped where ../shared is not there)", () => {
  test.each([...counts])("%s has the numbers of counts.json, and no cell is lost", async (path, count) => {
    const file = await openListFile(join(lists, path));
    const entries: Entry[] = [];
    const result = await ukConList.read(new Map([["whole", file]]), { onEntry: (entry) => entries.push(entry) });
    const of = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    expect({ rows: result.rows, entries: result.entries, names: result.names, date: result.published, persons: of("person"), organisations: of("organisation"), vessels: of("vessel") }).toEqual({
      rows: count.rows, entries: count.entries, names: count.names, date: count.date, persons: count.persons, organisations: count.organisations, vessels: count.vessels,
    });
    expect(result.whole).toBe(true);
    // two birthdays of 2014 never were (29 February of a common year)
    expect(result.problems.every(({ field }) => field === "DOB")).toBe(true);
    expect(entries.every((entry) => entry.names.length > 0 && entry.id !== "")).toBe(true);
    expect(entries.filter((entry) => entry.names.some((name) => name.role === "primary")).length).toBeGreaterThan(entries.length * 0.99);
  });
});
