import { countryCode, entryId, problem, type Problem } from "../ground/index.ts";
import type { CsvRow } from "./csv.ts";
import { watchEnd } from "./line-end.ts";
import { addIdentifier, addText, addressOf, finish, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { EntryAddress } from "./entry.ts";
import { OFAC_TITLES, SDN } from "./ofac-list.ts";
import { groupOfac } from "./ofac-parts.ts";
import { readRemarks } from "./ofac-remarks.ts";
import { COLUMNS, isEndMark, ofacRows, shapeOf } from "./ofac-rows.ts";
import type { OfacForm } from "./ofac-rows.ts";
import { addNames, countryCell, keepRest, kindOfWord, roleOfWord } from "./ofac-text.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, PartCount, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze, watched } from "./tally.ts";
import type { Tally } from "./tally.ts";
import { decodeText } from "./text.ts";

/** OFAC's SDN and non-SDN lists as CSV sets: sdn, alt, add, comments (formats.md 2.1, and .del/.pip of 2.2). */
export const ofacCsv: ListReader = {
  format: "ofac-csv",
  list: SDN,
  title: "US OFAC lists (SDN and non-SDN), CSV set",
  titles: OFAC_TITLES,
  recognise: (file) => shapeOf(file.head)?.part ?? null,
  group: groupOfac,
  read,
};

/** Everything the siblings say of one number. */
type Siblings = Readonly<Record<"alt" | "add" | "comments", Map<string, CsvRow[]>>>;

/** entries held back so that a number used twice comes out as one entry; beyond it they go out as they come */
const HELD = 200_000;

/** OFAC breaks Remarks off at exactly 1,000 characters; in a copy whose blanks were squeezed they are a few fewer */
const LONGEST_REMARKS = 1_000;
const NEARLY_LONGEST = 900;

/** sdn, alt and add are one publication without it: it carries on the remarks of two dozen entries */
const WITHOUT_COMMENTS = "comments was not given: remarks that go on in it break off";

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? SDN;
  const size = [...parts.values()].reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  const counts: PartCount[] = [];
  const readPart = async (part: string, onRow: (row: CsvRow) => void): Promise<void> => {
    const file = parts.get(part);
    if (file === undefined) return;
    const start = before;
    before += file.size;
    counts.push(await readPartFile({ part, file, tally, onRow, onRead: (bytes) => options.onProgress?.(start + bytes, size) }));
  };
  const siblings: Siblings = { alt: new Map(), add: new Map(), comments: new Map() };
  for (const part of ["alt", "add", "comments"] as const) {
    await readPart(part, (row) => {
      const key = keyOf(row);
      const there = siblings[part].get(key);
      if (there === undefined) siblings[part].set(key, [row]);
      else if (there.some(({ cells }) => cells.every((cell, at) => cell === row.cells[at])))
        tally.problem(
          badRow("row-malformed", {
            file: parts.get(part)?.name ?? part,
            line: row.line,
            field: "ent_num",
            value: key,
            message: "the row stands in the file twice",
          }),
        );
      else there.push(row);
    });
  }
  const main = parts.get("sdn");
  const brokenOff: Draft[] = [];
  if (main !== undefined) {
    const held = new Map<string, { readonly draft: Draft; readonly printed: string[] }>();
    const known = new Set<string>();
    const letGo = (): void => {
      for (const { draft, printed } of held.values()) tally.entry(finish(draft), printed);
      held.clear();
    };
    await readPart("sdn", (row) => {
      const key = keyOf(row);
      const there = held.get(key);
      const printed = [squeeze(row.cells[1] as string)];
      if (known.has(key))
        tally.problem(
          badRow("row-malformed", {
            file: main.name,
            line: row.line,
            field: "ent_num",
            value: key,
            message: `entry ${key} stands in the file twice: its rows were joined`,
          }),
        );
      if (there !== undefined) {
        takeMain(there.draft, { row, file: main, tally, comments: [], again: true });
        there.printed.push(...printed);
        return;
      }
      const draft = newDraft({ list, id: entryId(key), kind: kindOfWord(valueOf(row, 2)), source: { file: main.name, line: row.line } });
      takeMain(draft, { row, file: main, tally, comments: siblings.comments.get(key) ?? [], again: false });
      if (!parts.has("comments") && breaksOff(row)) brokenOff.push(draft);
      const alts = siblings.alt.get(key) ?? [];
      const adds = siblings.add.get(key) ?? [];
      // joined rows are let go: what is left at the end belongs to nobody
      for (const rows of Object.values(siblings)) rows.delete(key);
      for (const alt of alts) {
        takeAlt(draft, alt);
        printed.push(squeeze(alt.cells[3] as string));
      }
      for (const add of adds) takeAddress(draft, add);
      keepRest(
        draft,
        (["alt", "add"] as const).flatMap((part) =>
          (part === "alt" ? alts : adds).flatMap((row) => (valueOf(row, 1) === "" ? [] : [[`${part}_num`, valueOf(row, 1)] as const])),
        ),
      );
      known.add(key);
      held.set(key, { draft, printed });
      if (held.size >= HELD) letGo();
    });
    letGo();
    orphans({ siblings, parts, tally });
  }
  if (brokenOff[0] !== undefined) tally.problem(commentsMissing(brokenOff[0], brokenOff.length));
  const missingParts = [...COLUMNS.keys()].filter((part) => part !== "comments" && !parts.has(part));
  return tally.result(
    {
      list,
      format: ofacCsv.format,
      missingParts,
      ...(parts.has("comments") || main === undefined ? {} : { withoutParts: [WITHOUT_COMMENTS] }),
      ...dated(undefined, options),
    },
    counts,
  );
}

/** Streams one file's rows: end marks and a header are no rows; what has no number is told and left out; odd widths are evened and told. */
async function readPartFile({
  part,
  file,
  tally,
  onRow,
  onRead,
}: {
  readonly part: string;
  readonly file: ListFile;
  readonly tally: Tally;
  readonly onRow: (row: CsvRow) => void;
  readonly onRead: (bytes: number) => void;
}): Promise<PartCount> {
  const width = COLUMNS.get(part) as number;
  const keys = new Set<string>();
  const names = new Set<string>();
  let rows = 0;
  let first = true;
  let last: CsvRow | null = null;
  const nameColumn = part === "sdn" ? 1 : part === "alt" ? 3 : null;
  const form: OfacForm = shapeOf(file.head)?.form ?? { kind: "delimited", separator: "," };
  const { file: watchedFile, ended } = watchEnd(file);
  try {
    for await (const row of ofacRows(decodeText(watched(watchedFile.chunks(), onRead), file), {
      file: file.name,
      form,
      onProblem: tally.problem,
    })) {
      if (isEndMark(row.cells)) continue;
      const key = keyOf(row);
      const header = first && !/\d/.test(key);
      first = false;
      if (header) continue;
      rows++;
      last = row;
      tally.row();
      if (!/^\d{1,12}$/.test(key)) {
        tally.problem(
          badRow("row-malformed", {
            file: file.name,
            line: row.line,
            field: "ent_num",
            value: key,
            message: "the row does not begin with an entry's number and was left out",
          }),
        );
        continue;
      }
      if (row.cells.length !== width) {
        const message = `the row has ${row.cells.length} columns instead of ${width}: what could be read was kept`;
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, message }));
      }
      const even = evened(row, { width, separator: form.kind === "fixed" ? "" : form.separator });
      keys.add(key);
      if (nameColumn !== null && valueOf(even, nameColumn) !== "") names.add(valueOf(even, nameColumn));
      onRow(even);
    }
    if (last !== null && !ended()) cutShort(last, { file, width, tally });
  } catch (error) {
    tally.damage(error);
  }
  return { part, file: file.name, rows, keys: keys.size, names: names.size };
}

/** OFAC ends each line, and its files with 0x1A: a last line without an end is told, and one that breaks off means that rows are missing. */
function cutShort(last: CsvRow, { file, width, tally }: { readonly file: ListFile; readonly width: number; readonly tally: Tally }): void {
  const breaks = last.cells.length < width || last.unclosed !== undefined;
  const message = breaks ? "the file breaks off in this row" : "the last line has no end: check that the file was not cut";
  tally.problem(
    problem("csv-malformed", { file: file.name, line: last.line, message, remedy: "download the file again from the publisher" }),
  );
  if (breaks) tally.broken();
}

/** Short rows are filled up; in long ones the rest belongs to the last column, whose commas lost their quotes. */
function evened(row: CsvRow, { width, separator }: { readonly width: number; readonly separator: string }): CsvRow {
  if (row.cells.length === width) return row;
  const cells = [...row.cells.slice(0, width - 1), row.cells.slice(width - 1).join(separator)];
  while (cells.length < width) cells.push("");
  return { line: row.line, cells };
}

function keyOf(row: CsvRow): string {
  return (row.cells[0] as string).replaceAll("\u001a", "").trim();
}

/** A cell, squeezed; `-0-` and its like are empty. */
function valueOf(row: CsvRow, column: number): string {
  const text = squeeze(row.cells[column] ?? "");
  return text === "-0-" ? "" : text;
}

function takeMain(
  draft: Draft,
  {
    row,
    file,
    tally,
    comments,
    again,
  }: {
    readonly row: CsvRow;
    readonly file: ListFile;
    readonly tally: Tally;
    readonly comments: readonly CsvRow[];
    readonly again: boolean;
  },
): void {
  const at = (column: number): string => valueOf(row, column);
  const keep = (key: string, column: number): void => void (at(column) === "" ? 0 : draft.unmapped.push([key, at(column)]));
  const cell = row.cells[1] as string;
  if (!addNames(draft, { cell, role: again ? "variation" : "primary", quality: "strong" }) && draft.names.length === 0)
    tally.problem(
      badRow("field-missing", { file: file.name, line: row.line, field: "SDN_Name", value: draft.id, message: "the entry has no name" }),
    );
  addIdentifier(draft.identifiers, { type: "ofac-id", value: draft.id });
  if (draft.kind === "unknown") keep("SDN_Type", 2);
  // the outer brackets are not printed: `NPWMD] [IFSR`
  for (const programme of at(3).split(/\] ?\[/)) addText(draft.programmes, programme.replace(/^\[|\]$/g, ""));
  addText(draft.positions, at(4));
  if (at(5) !== "") addIdentifier(draft.identifiers, { type: "call-sign", value: at(5) });
  keep("Vess_type", 6);
  keep("Tonnage", 7);
  keep("GRT", 8);
  if (at(9) !== "") addText(draft.nationalities, countryCode(at(9)) ?? at(9));
  if (at(10) !== "") draft.relations.push({ kind: "owned-by", name: at(10) });
  const begun = remarksOf(row);
  // the text is cut in the middle of a word: no blank between
  readRemarks(draft, begun + comments.map((comment) => comment.cells[1] as string).join(""), {
    file: file.name,
    line: row.line,
    onProblem: tally.problem,
  });
}

function remarksOf(row: CsvRow): string {
  const remarks = row.cells[11] ?? "";
  return remarks.trim() === "-0-" ? "" : remarks;
}

/** without the comments file nothing says where a long text goes on */
function breaksOff(row: CsvRow): boolean {
  const { length } = remarksOf(row);
  return length >= LONGEST_REMARKS || (length >= NEARLY_LONGEST && !remarksOf(row).trimEnd().endsWith("."));
}

/** Told once: the mend is one file, however many remarks break off. */
function commentsMissing({ id, source }: Draft, entries: number): Problem {
  const whose = entries === 1 ? "the remarks of 1 entry go on" : `the remarks of ${entries} entries go on`;
  return problem("field-missing", {
    file: source.file,
    line: source.line,
    field: "Remarks",
    value: id,
    message: `${whose} in the comments file, which was not given`,
    remedy: "give sdn_comments.csv (of the non-SDN lists cons_comments.csv) together with the others",
  });
}

function takeAlt(draft: Draft, row: CsvRow): void {
  const type = valueOf(row, 2);
  const cell = valueOf(row, 3);
  if (!addNames(draft, { cell, role: roleOfWord(type) ?? "alias", quality: "strong" }) && cell !== "")
    draft.unmapped.push(["alt_name", cell]);
  if (roleOfWord(type) === null) draft.unmapped.push(["alt_type", type]);
  if (valueOf(row, 4) !== "") draft.unmapped.push(["alt_remarks", valueOf(row, 4)]);
}

function takeAddress(draft: Draft, row: CsvRow): void {
  const address: EntryAddress | null = addressOf({
    street: valueOf(row, 2),
    city: valueOf(row, 3),
    country: countryCell(valueOf(row, 4)),
    note: valueOf(row, 5),
  });
  if (address !== null) draft.addresses.push(address);
}

/** Rows of siblings whose entry is not in the main file: told and counted, never lost in silence. */
function orphans({
  siblings,
  parts,
  tally,
}: {
  readonly siblings: Siblings;
  readonly parts: ReadonlyMap<string, ListFile>;
  readonly tally: Tally;
}): void {
  for (const part of ["alt", "add", "comments"] as const) {
    const file = parts.get(part)?.name ?? part;
    for (const [key, rows] of siblings[part]) {
      for (const row of rows)
        tally.problem(
          badRow("entry-unknown", {
            file,
            line: row.line,
            field: "ent_num",
            value: key,
            message: `entry ${key} is not in the main file: the two are not of one day`,
          }),
        );
    }
  }
}
