import { listId } from "../ground/index.ts";
import { dayOfInstant, ownDate } from "./own-date.ts";
import type { ListFile, ListReader, Publication, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally } from "./tally.ts";
import { entryOfUn, printedNames } from "./un-entry.ts";
import { recordBuilder, unknownRecord } from "./xml-record.ts";
import { walkRecords } from "./xml-records.ts";
import { xmlRoot } from "./xml.ts";

const ROOT = "CONSOLIDATED_LIST";
const RECORDS = new Set(["INDIVIDUAL", "ENTITY"]);
const UN = listId("un");

/** UN Security Council Consolidated List, XML of all years (formats.md 1). */
export const unXml: ListReader = {
  format: "un-xml",
  list: UN,
  title: "UN Security Council Consolidated List",
  recognise: (file) => (xmlRoot(file.head) === ROOT ? "whole" : null),
  read,
};

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const file = parts.get("whole") as ListFile;
  const list = options.as ?? options.list ?? UN;
  const tally = newTally(options);
  const seen = new Set<string>();
  let generated: string | undefined;
  const builder = recordBuilder({
    records: RECORDS,
    onOutside(name, attributes, line, depth) {
      for (const [attribute, value] of attributes) {
        if (name === ROOT && attribute === "dateGenerated") generated = value;
        else tally.unmapped(`${name}@${attribute}`);
      }
      if (name === ROOT || name === "INDIVIDUALS" || name === "ENTITIES") return;
      tally.unmapped(name);
      // in the place of entries: each may be one under another name
      if (depth === 2 || depth === 3) tally.problem(unknownRecord(name, file.name, line));
    },
    onOutsideText: (name) => tally.unmapped(name),
    onTooMany: (record) =>
      tally.problem(
        badRow("too-many", { file: file.name, line: record.line, message: "the entry has too many elements: the rest was left out" }),
      ),
    onRecord(record) {
      tally.row();
      const entry = entryOfUn(record, { list, file: file.name, onProblem: tally.problem });
      if (entry === null) return;
      if (seen.has(entry.id)) {
        tally.problem(
          badRow("row-malformed", {
            file: file.name,
            line: record.line,
            field: "REFERENCE_NUMBER",
            value: entry.id,
            message: `${entry.id} stands in the file twice`,
          }),
        );
      }
      seen.add(entry.id);
      tally.entry(entry, printedNames(record));
    },
  });
  await walkRecords(file, builder, { root: ROOT, tally, options });
  const date = generated === undefined ? null : dayOfInstant(generated);
  const own = ownDate({ file: file.name, field: "dateGenerated", text: generated, date }, { tally, options });
  const publication: Publication = { list, format: unXml.format, missingParts: [], ...own };
  return tally.result(publication);
}
