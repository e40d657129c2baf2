import { entryId, listId } from "../ground/index.ts";
import { entryOfCa, fieldOf, printedNames } from "./ca-entry.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally } from "./tally.ts";
import { recordBuilder, unknownRecord } from "./xml-record.ts";
import { walkRecords } from "./xml-records.ts";
import { xmlRoot } from "./xml.ts";

const ROOT = "data-set";
const RECORDS = new Set(["record"]);
/** elements that together stand in no other `data-set` */
const SIGNS = ["country", "schedule", "item", "listed"] as const;

/**
 * Canada, Consolidated Autonomous Sanctions List (SEMA, JVCFOA), XML of 2020, 2025 and 2026. The file has no date of its own.
 * Source: formats.md 8.
 */
export const caSema: ListReader = {
  format: "ca-sema-xml",
  list: listId("ca"),
  title: "Canada, Consolidated Canadian Autonomous Sanctions List",
  recognise: (file) => (xmlRoot(file.head) === ROOT && isSema(file.head) ? "whole" : null),
  read: (parts, options) => readSema(parts.get("whole") as ListFile, options),
};

function isSema(head: string): boolean {
  const met = new Set<string | null>();
  for (const [, name] of head.matchAll(/<(?:[\w.]+:)?([A-Za-z][\w-]*)[\s/>]/g)) met.add(fieldOf(name as string));
  // a list may be empty on a day: its root alone is not enough to know it
  return SIGNS.filter((field) => met.has(field)).length >= 2 && (met.has("lastName") || met.has("body"));
}

async function readSema(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const list = options.as ?? options.list ?? caSema.list;
  const tally = newTally(options);
  const seen = new Map<string, number>();
  const builder = recordBuilder({
    records: RECORDS,
    onOutside(name, attributes, line, depth) {
      // declarations of namespaces say nothing about the list
      for (const [attribute] of attributes) if (!attribute.startsWith("xmlns")) tally.unmapped(`${name}@${attribute}`);
      if (name === ROOT) return;
      tally.unmapped(name);
      if (depth === 2) tally.problem(unknownRecord(name, file.name, line));
    },
    onOutsideText: (name) => tally.unmapped(name),
    onTooMany: (record) =>
      tally.problem(
        badRow("too-many", { file: file.name, line: record.line, message: "the record has too many elements: the rest was left out" }),
      ),
    onRecord(record) {
      tally.row();
      const entry = entryOfCa(record, { list, file: file.name, onProblem: tally.problem });
      if (entry === null) return;
      const times = (seen.get(entry.id) ?? 0) + 1;
      seen.set(entry.id, times);
      if (times === 1) {
        tally.entry(entry, printedNames(record));
        return;
      }
      // items are used again after repeals: two parties must not become one
      const id = `${entry.id}#${times}`;
      const message = `${entry.id} stands in the file ${times} times: this one is ${id}`;
      tally.problem(badRow("row-malformed", { file: file.name, line: record.line, field: "Item", value: entry.id, message }));
      tally.entry({ ...entry, id: entryId(id) }, printedNames(record));
    },
  });
  await walkRecords(file, builder, { root: ROOT, tally, options });
  return tally.result({
    list,
    format: caSema.format,
    missingParts: [],
    ...dated(undefined, options),
  });
}
