import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles } from "../../test/read-list.ts";
import { shared } from "../../test/shared.ts";
import { csvHead, csvRows } from "./csv.ts";
import { openListFile } from "./source.ts";
import { decodeText } from "./text.ts";

const lists = join(shared ?? "", "data/lists");
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

async function* rowsOf(path: string): AsyncGenerator<readonly string[]> {
  const file = await openListFile(join(lists, path));
  for await (const { cells } of csvRows(decodeText(file.chunks(), file), { file: path, onProblem: () => undefined })) yield cells;
}

describe.skipIf(shared === null)("the EU's and the UK's own files (skipped where ../shared is not there)", () => {
  test("[L3] no word of a cell of the EU's excerpt is lost", async () => {
    const path = "eu/eu-fsf-csv-excerpt-2018-07-04.csv";
    const [read] = await readFiles([join(lists, path)]);
    const words = new Map(
      read!.entries.map((entry) => [entry.id as string, new Set(wordsOf(JSON.stringify(entry).replace(/\\[nrt]/g, " ")))]),
    );
    let header: readonly string[] = [];
    const lost = new Map<string, number>();
    let cellsSeen = 0;
    for await (const [line] of rowsOf(path)) {
      const cells = csvHead(`${line!.replace(/\t+$/, "").replaceAll("\t", ",")}\n`, { separator: ";", most: 1 })[0]!;
      if (header.length === 0) {
        header = cells;
        continue;
      }
      const there = words.get(cells[1]!)!;
      cells.forEach((cell, at) => {
        const name = header[at]!;
        // codes and marks of our own, and numbers of rows, which are counted
        if (/^Date_file|logical_id$|^Subject_type$|_country$|_gender$|_language$/.test(name) || cell === "N/A") return;
        cellsSeen++;
        for (const word of wordsOf(cell.replaceAll("\\n", " ")))
          if (
            !there.has(word) &&
            !(name === "Iden_number" && /^(?:passport|national|id|identification|card)$/.test(word)) &&
            !/^(?:phone|fax)$/.test(word)
          )
            lost.set(`${name}: ${word}`, (lost.get(`${name}: ${word}`) ?? 0) + 1);
      });
    }
    expect(cellsSeen).toBeGreaterThan(20_000);
    expect([...lost]).toEqual([]);
    // what is counted instead of kept: the numbers of rows
    expect(read!.result.unmapped.get("Naal_logical_id")).toBe(799);
  });

  test("[L40] an entry keeps its key when the UK Sanctions List follows the ConList: Group IDs of 2026 are those of 2025, and so are the Unique IDs", async () => {
    const [conlist] = await readFiles([join(lists, "uk/ofsi-ConList-2025-04-14.xlsx")]);
    const byGroup = new Map(conlist!.entries.map((entry) => [entry.id as string, entry]));
    let header: readonly string[] = [];
    const second: string[] = [];
    const counts = { known: 0, other: 0, newer: 0, without: 0 };
    for await (const cells of rowsOf("uk/uksl-2026-05-sample/subjects.csv")) {
      if (header.length === 0) {
        header = cells;
        continue;
      }
      const at = (name: string): string => cells[header.indexOf(name)]!;
      const entry = byGroup.get(at("ofsi_group_id"));
      const since = at("date_designated").split("/").toReversed().join("-");
      if (at("ofsi_group_id") === "") counts.without++;
      else if (entry === undefined) counts[since > "2025-04-14" ? "newer" : "other"]++;
      else if (entry.identifiers.some(({ type, value }) => type === "uk-ref" && value === at("unique_id"))) counts.known++;
      else {
        // a party under two regimes: the ConList printed one of its Unique IDs, the UK Sanctions List has a designation for each
        expect(entry.identifiers).toContainEqual({ type: "uk-ref", value: expect.stringMatching(/^[A-Z]{3}\d{4}$/) });
        second.push(at("unique_id"));
      }
    }
    expect(counts).toEqual({ known: expect.any(Number), other: 0, newer: expect.any(Number), without: 2 });
    expect(counts.known).toBeGreaterThan(200);
    expect(second.length).toBeLessThanOrEqual(5);
  });
});
