import { listId, problem } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { newTally, squeeze } from "./tally.ts";
import { entryOf, type UkRow } from "./uk-entry.ts";
import { gatherRows, readUkTable } from "./uk-table.ts";
import { readUkXml } from "./uk-xml.ts";
import { looksZipped } from "./xlsx.ts";
import { xmlRoot } from "./xml.ts";

const HEADER = /(?:^|\n)(?=[^\n]*\bGroup ID\b)(?=[^\n]*\bGroup Type\b)[^\n]*\bName 6\b/i;
const ROOT = "ArrayOfFinancialSanctionsTarget";

/**
 * HM Treasury's (OFSI) Consolidated List of Financial Sanctions Targets, closed 28 January 2026: CSV of 29 columns
 * (Windows-1252), CSV and XLSX of 36, the layouts between, and XML. One entry per Group ID. Source: formats.md 5.1.
 */
export const ukConList: ListReader = {
  format: "uk-conlist",
  list: listId("uk"),
  title: "UK, OFSI Consolidated List of Financial Sanctions Targets",
  recognise: (file) => (HEADER.test(file.head.slice(0, 16_384)) || xmlRoot(file.head) === ROOT ? "whole" : null),
  async read(parts, options) {
    const file = [...parts.values()][0] as ListFile;
    return readConList(file, options);
  },
};

async function readConList(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? ukConList.list;
  const groups = gatherRows(file.name, tally.problem);
  const onRow = (row: UkRow): void => {
    const group = squeeze(row.cells[row.layout.at.get("group") as number] ?? "");
    if (group === "") {
      const remedy = "the row was left out; check the line in the file, or tell the publisher";
      tally.problem(
        problem("row-malformed", { file: file.name, line: row.line, field: "Group ID", message: "the row has no Group ID", remedy }),
      );
      return;
    }
    if (!/^\d{1,9}$/.test(group)) {
      const remedy = "the row was taken as an entry of its own; check the line in the file, or tell the publisher";
      const at = { file: file.name, line: row.line, field: "Group ID", value: group.slice(0, 60) };
      tally.problem(problem("row-malformed", { ...at, message: "the Group ID is no number", remedy }));
    }
    groups.add(group, [row]);
  };
  const xml = xmlRoot(file.head) === ROOT;
  const stated: PartialDate | undefined = xml
    ? await readUkXml(file, { root: ROOT, record: "FinancialSanctionsTarget" }, { tally, options, onRecord: (rows) => rows.forEach(onRow) })
    : (await readUkTable(file, "conlist", { tally, options, onRow })).published;
  for (const [group, found] of groups.byKey) tally.entry(entryOf(group, found, { list, file: file.name, onProblem: tally.problem }));
  return tally.result({
    list,
    format: `uk-conlist-${xml ? "xml" : looksZipped(file.headBytes) ? "xlsx" : "csv"}`,
    // its XML may print none
    ...dated(stated ?? (xml ? undefined : null), options),
    missingParts: [],
  });
}
