import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { collect } from "../../test/fixtures/lists/xlsx/build.ts";
import { readFiles } from "../../test/read-list.ts";
import { shared } from "../../test/shared.ts";
import { bilingual } from "./ca-bilingual.ts";
import { lettered } from "./au-text.ts";
import type { Entry } from "./entry.ts";
import { openListFile } from "./source.ts";
import { squeeze } from "./tally.ts";
import { decodeText } from "./text.ts";
import { xlsxRows } from "./xlsx.ts";
import { readXml } from "./xml.ts";

const lists = join(shared ?? "", "data/lists");
const bare = (text: string): string => text.replace(/[\p{Cc}\ufeff\s]/gu, "").toLowerCase();

/** Everything that an entry holds, as one text without blanks. */
function everything(entry: Entry): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(entry);
  return bare(texts.join("\n"));
}

describe.skipIf(shared === null)(
  "[L3] round trip: each column and element stands in its entry (skipped where ../shared is not there)",
  () => {
    test.each(["au/dfat-regulation8_consolidated-2024-11.xlsx", "au/dfat-2026-02-24-sample-autonomous-only.xlsx"])("%s", async (path) => {
      const [read] = await readFiles([join(lists, path)]);
      const held = new Map(read!.entries.map((entry) => [entry.id as string, { entry, text: everything(entry) }]));
      const rows = await collect(xlsxRows(await openListFile(join(lists, path))));
      const header = (rows[0]?.cells ?? []).map(squeeze);
      const met = new Set<string>();
      const lost: string[] = [];
      // codes and words of ours: kinds, roles, qualities, flags, nationalities, marks for nothing
      const coded: ReadonlyMap<string, (entry: Entry, cell: string) => boolean> = new Map([
        [
          "Reference",
          (entry, cell) => cell === entry.id || entry.unmapped.some(([key, value]) => key === "Reference" && value.startsWith(`${cell} `)),
        ],
        ["Type", (entry) => entry.kind !== "unknown"],
        ["Name Type", (entry) => entry.names.length > 0],
        ["Alias Strength", (entry, cell) => entry.names.some(({ quality }) => quality === cell.toLowerCase())],
        ["Citizenship", (entry) => entry.nationalities.length > 0],
      ]);
      for (const { cells, line } of rows.slice(1)) {
        const number = /^\d+/.exec(cells[0] ?? "")?.[0] ?? "";
        const found = held.get(number);
        cells.forEach((printed, place) => {
          const name = header[place] ?? "";
          const cell = squeeze(printed);
          if (cell === "" || /^na$/i.test(cell)) return;
          met.add(name);
          if (found === undefined) lost.push(`${line}: ${name}: ${cell}`);
          else if (coded.has(name) ? coded.get(name)?.(found.entry, cell) === true : found.text.includes(bare(cell))) return;
          else if (/^(?:TRUE|FALSE)$/.test(cell)) {
            if (found.entry.measures.includes(name) !== (cell === "TRUE")) lost.push(`${line}: ${name}: ${cell}`);
          } else if (!["Date of Birth", "Place of Birth", "Address", "Control Date"].includes(name)) lost.push(`${line}: ${name}: ${cell}`);
          else {
            // lettered cells are divided, dates become ISO: every year and every word stands there
            const words =
              lettered(cell)
                .join(" ")
                .match(name === "Date of Birth" ? /(?<!\d)\d{4}(?!\d)/g : /[\p{L}\d]+/gu) ?? [];
            if (!words.filter((word) => !/^(?:alt|POB)$/i.test(word)).every((word) => found.text.includes(bare(word))))
              lost.push(`${line}: ${name}: ${cell}`);
          }
        });
      }
      expect(lost).toEqual([]);
      expect([...met].sort()).toEqual(header.filter((name) => name !== "").sort());
    });

    test("ca/sema-lmes-2025-05.xml.gz", async () => {
      const path = join(lists, "ca/sema-lmes-2025-05.xml.gz");
      const [read] = await readFiles([path]);
      const held = read!.entries.map(everything);
      const file = await openListFile(path);
      const met = new Map<string, number>();
      const lost: string[] = [];
      let at = -1;
      await readXml(decodeText(file.chunks(), file), {
        file: file.name,
        onOpen(name) {
          if (name === "record") at++;
        },
        onClose(name, text) {
          if (name === "record" || name === "data-set") return;
          met.set(name, (met.get(name) ?? 0) + 1);
          // the French half of a regime is a translation; half of a name stands between the given and the family name
          const told = name === "Country" ? bilingual(text).english : text;
          if (bare(told) === "" || held[at]?.includes(bare(told).replace(/[;,]+$/, "")) === true) return;
          if (name === "DateOfBirthOrShipBuildDate" && (told.match(/\d{4}/g) ?? []).every((year) => held[at]?.includes(year))) return;
          lost.push(`${at}: ${name}: ${text}`);
        },
        onProblem: () => undefined,
      });
      expect(lost).toEqual([]);
      expect(at + 1).toBe(read!.result.rows);
      expect([...met.keys()].sort()).toEqual(
        [
          "Aliases",
          "Country",
          "DateOfBirthOrShipBuildDate",
          "DateOfListing",
          "EntityOrShip",
          "GivenName",
          "Item",
          "LastName",
          "Schedule",
          "ShipIMONumber",
          "TitleOrShip",
        ].sort(),
      );
      expect([...read!.result.unmapped.keys()].sort()).toEqual(["DateOfBirthOrShipBuildDate", "TitleOrShip"]);
    });
  },
);
