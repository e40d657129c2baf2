import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shared } from "../../test/shared.ts";
import type { Entry } from "./entry.ts";
import type { ListFile } from "./reader.ts";
import { openListFile } from "./source.ts";
import { LABELS } from "./uk-text.ts";
import { ukConList } from "./uk-conlist.ts";
import { tableRows } from "./xlsx-or-csv.ts";

interface Count {
  readonly rows: number;
  readonly entries: number;
  readonly persons: number;
  readonly organisations: number;
  readonly vessels: number;
  readonly names: number;
  readonly date: string;
}

/** Columns whose cells come out as codes, roles or ISO dates. */
const CODED =
  /^(?:dob|country of birth|nationality|country|group type|alias type|alias quality|listed on|uk sanctions list date designated|last updated|non-latin script)/i;
const NOISE = new Set(
  LABELS.flatMap((label) => label.toLowerCase().split(" ")).concat(
    "male",
    "female",
    "no",
    "number",
    "un",
    "ref",
    "refs",
    /* the flags that there are come out as codes */ "north",
    "korea",
  ),
);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of the file's cells that stand nowhere in the entry of their group: what was lost. */
async function lostWords(file: ListFile, entries: readonly Entry[]): Promise<string[]> {
  const words = new Map(entries.map((entry) => [entry.id as string, new Set(wordsOf(JSON.stringify(entry).replace(/\\[nrt]/g, " ")))]));
  const lost = new Map<string, number>();
  let header: readonly string[] = [];
  for await (const { cells } of tableRows(file, { separator: ",", onProblem: () => undefined })) {
    if (cells.length < 5) continue;
    if (header.length === 0) header = cells;
    else {
      const there = words.get((cells[header.indexOf("Group ID")] ?? "").trim());
      cells.forEach((cell, at) => {
        if (CODED.test(header[at] ?? "")) return;
        for (const word of wordsOf(cell))
          if (!/^\d{1,2}$/.test(word) && !NOISE.has(word) && there?.has(word) !== true)
            lost.set(`${header[at]}: ${word}`, (lost.get(`${header[at]}: ${word}`) ?? 0) + 1);
      });
    }
  }
  return [...lost].map(([word, count]) => `${word} × ${count}`);
}

const lists = join(shared ?? "", "data/lists");
const counts = new Map<string, Count>(
  shared === null
    ? []
    : Object.entries(JSON.parse(readFileSync(join(lists, "counts.json"), "utf8")) as Record<string, Count>).filter(([file]) =>
        /^uk\/(?:hmt|ofsi)/.test(file),
      ),
);

describe.skipIf(shared === null)("the UK's own files (skipped where ../shared is not there)", () => {
  test.each([...counts])("%s has the numbers of counts.json, and no word of a cell is lost", async (path, count) => {
    const file = await openListFile(join(lists, path));
    const entries: Entry[] = [];
    const result = await ukConList.read(new Map([["whole", file]]), { onEntry: (entry) => entries.push(entry) });
    const of = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    expect({
      rows: result.rows,
      entries: result.entries,
      names: result.names,
      date: result.published,
      persons: of("person"),
      organisations: of("organisation"),
      vessels: of("vessel"),
    }).toEqual({
      rows: count.rows,
      entries: count.entries,
      names: count.names,
      date: count.date,
      persons: count.persons,
      organisations: count.organisations,
      vessels: count.vessels,
    });
    expect(result.whole).toBe(true);
    // two birthdays of 2014 never were (29 February of a common year)
    expect(result.problems.every(({ field }) => field === "DOB")).toBe(true);
    expect(entries.every((entry) => entry.names.length > 0 && entry.id !== "")).toBe(true);
    // one file of each layout is enough: it takes its time
    if (!path.includes("2023")) expect(await lostWords(file, entries)).toEqual([]);
    expect(entries.filter((entry) => entry.names.some((name) => name.role === "primary")).length).toBeGreaterThan(entries.length * 0.99);
  });
});
