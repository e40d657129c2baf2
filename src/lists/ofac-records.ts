import { partialDate, problem } from "../ground/index.ts";
import type { ListId, PartialDate } from "../ground/index.ts";
import { finish } from "./draft.ts";
import type { OfacContext, OfacEntry } from "./ofac-xml-entry.ts";
import { ownText } from "./ofac-text.ts";
import { ownDate } from "./own-date.ts";
import type { ListFile, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally } from "./tally.ts";
import type { Tally } from "./tally.ts";
import { recordBuilder } from "./xml-record.ts";
import { walkRecords } from "./xml-records.ts";
import type { XmlNode } from "./xml-record.ts";

/** What is particular to one XML rendering whose parties are records under one root. */
export interface RecordForm {
  readonly format: string;
  readonly root: string;
  /** the element of a party */
  readonly party: string;
  /** elements of other small records: tables of codes */
  readonly tables: readonly string[];
  /** A record of a table. */
  readonly onTable: (record: XmlNode, told: Told) => void;
  /** A text outside all records; false: not understood */
  readonly onText: (name: string, text: string, told: Told) => boolean;
  /** elements outside all records that need no keeping, and their attributes as `element@attribute` */
  readonly known: ReadonlySet<string>;
  readonly entryOf: (record: XmlNode, context: OfacContext) => OfacEntry | null;
  /** after the last party, of a file that was read whole */
  readonly onEnd?: (told: Told, ids: ReadonlySet<string>) => void;
}

/** What the file says of itself, filled in while it is read. */
export interface Told {
  readonly file: string;
  readonly list: ListId;
  readonly tally: Tally;
  /** its own date as it stands there */
  date?: { readonly field: string; readonly text: string };
  /** how many parties the file says that it holds */
  count?: number;
}

/** Streams the parties of one file. A file that is cut, malformed or holds fewer parties than it says is not whole. */
export async function readRecords(
  file: ListFile,
  { options, list, form }: { readonly options: ReadOptions; readonly list: ListId; readonly form: (told: Told) => RecordForm },
): Promise<ReadResult> {
  const tally = newTally(options);
  const told: Told = { file: file.name, list, tally };
  const { format, root, party, tables, onTable, onText, known, entryOf, onEnd } = form(told);
  const context: OfacContext = { list, file: file.name, onProblem: tally.problem };
  const ids = new Set<string>();
  const strange = newStrangeElements(file.name, tally);
  let parties = 0;
  const builder = recordBuilder({
    records: new Set([party, ...tables]),
    onOutside(name, attributes, line) {
      if (name !== root && !known.has(name)) strange(name, line);
      for (const key of attributes.keys())
        if (!/^(?:xmlns|xsi:)/.test(key) && !known.has(`${name}@${key}`)) tally.unmapped(`${name}@${key}`);
    },
    onOutsideText(name, text) {
      if (!onText(name, text.trim(), told)) tally.unmapped(name);
    },
    onTooMany: (record) =>
      tally.problem(
        badRow("too-many", { file: file.name, line: record.line, message: "the entry has too many elements: the rest was left out" }),
      ),
    onRecord(record) {
      if (record.name !== party) {
        onTable(record, told);
        return;
      }
      parties++;
      tally.row();
      const entry = entryOf(record, context);
      if (entry === null) return;
      const { draft, printed } = entry;
      if (ids.has(draft.id)) tally.problem(twice(draft.id, { file: file.name, line: record.line }));
      ids.add(draft.id);
      tally.entry(finish(draft), printed.map(ownText));
    },
  });
  const { whole } = await walkRecords(file, builder, { root, tally, options });
  tellCut(builder.unfinished(), { party, told });
  if (whole) {
    tellCount(told, parties);
    onEnd?.(told, ids);
  }
  const { field = "date", text } = told.date ?? {};
  const own = ownDate({ file: file.name, field, text, date: usDate(text ?? "") }, { tally, options });
  return tally.result({ list, format, missingParts: [], ...own });
}

/** A renamed element outside the records hides all that it holds: the first of each name is told. */
export function newStrangeElements(file: string, tally: Tally): (name: string, line: number) => void {
  const told = new Set<string>();
  return (name, line) => {
    if (told.has(name) || told.size >= STRANGE_MOST) return;
    told.add(name);
    const message = `<${name.slice(0, 60)}> is no element of this format: what it holds was counted and not read`;
    tally.problem(badRow("field-invalid", { file, line, field: name, message }));
  };
}

const STRANGE_MOST = 100;

export function twice(id: string, where: { readonly file: string; readonly line: number }): ReturnType<typeof badRow> {
  return badRow("row-malformed", { ...where, field: "id", value: id, message: `${id} stands in the file twice` });
}

/** A party that was open when the file broke off is told, and left out: half a party would say too little. */
function tellCut(cut: XmlNode | null, { party, told }: { readonly party: string; readonly told: Told }): void {
  if (cut === null || cut.name !== party) return;
  told.tally.problem(
    problem("xml-malformed", {
      file: told.file,
      line: cut.line,
      field: party,
      message: "the entry breaks off and was left out",
      remedy: "download the file again",
    }),
  );
}

function tellCount({ file, count, tally }: Told, parties: number): void {
  if (count === undefined || count === parties) return;
  tally.problem(
    problem("list-incomplete", {
      file,
      value: String(count),
      message: `the file says that it holds ${count} entries, and ${parties} were found`,
      remedy: "download the file again",
    }),
  );
  if (parties < count) tally.broken();
}

/** `03/28/2025` (month first) or `2025-03-28…` as a day; null: no date. */
export function usDate(text: string): PartialDate | null {
  const us = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(text);
  const iso = us === null ? /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text) : [text, us[3], us[1], us[2]];
  if (iso === null) return null;
  const [year, month, day] = [iso[1], iso[2], iso[3]].map((part) => (part as string).padStart(2, "0"));
  return partialDate(`${year}-${month}-${day}`);
}
