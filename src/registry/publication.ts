import type { Builder } from "./builder.ts";
import { type EntryFileWriter, writeEntryFile } from "./entry-file.ts";
import { entryId, type ListId, type PartialDate, problem, type Problem, type Sha256 } from "../ground/index.ts";
import { type EntryRow, entryRow } from "./facts.ts";
import { keepRawFile, openRawFile, publicationHash, type RawSource } from "./raw-file.ts";
import { type ListFile, type ListReader, type PublicationFiles, readPublication, type ReadResult } from "../lists/index.ts";
import type { DataPaths } from "./paths.ts";
import { newShape, type Shape } from "./guard-shape.ts";
import type { PartRecord } from "./events.ts";

/** The parts of the version in force: what a missing sibling is taken from, and under which name the same bytes came before. */
export type KnownParts = readonly Omit<PartRecord, "kept">[];

/** A publication whose bytes and entries are on the disk; nothing is in the ledger yet. */
export interface ReadPublication {
  readonly list: ListId;
  readonly title: string;
  readonly result: ReadResult;
  readonly sha256: Sha256;
  readonly parts: readonly PartRecord[];
  readonly entriesFile: Sha256;
  readonly entries: number;
  /** what the tables will hold of each entry; null where it is read back from the file instead: a long list, or one whose file was there before */
  readonly rows: readonly EntryRow[] | null;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** keys of its entries, and what they are made of: by these the guard sees what is missing */
  readonly ids: ReadonlySet<string>;
  readonly shape: Shape;
}

export interface ReadingOptions {
  /** ISO instant of whoever adds */
  readonly at: string;
  readonly as?: ListId;
  readonly published?: PartialDate;
  readonly paths: DataPaths;
  /** the bytes of a file as they came */
  readonly rawOf: (file: ListFile) => RawSource;
  /** parts of the version in force of a list in this format */
  readonly known: (list: ListId, format: string) => KnownParts;
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** takes in what is read while more comes */
  readonly ahead?: Pick<Builder, "readAhead" | "entries">;
}

/** Keeps the raw files of a publication, adds the siblings that were not given, and streams its entries into a file of entries. */
export async function takeIn(group: PublicationFiles, options: ReadingOptions): Promise<ReadPublication> {
  const list = options.as ?? group.list;
  const known = options.known(list, group.reader.format);
  const records: PartRecord[] = [];
  const parts = new Map<string, ListFile>();
  for (const [part, file] of group.parts) {
    const raw = await keepRawFile(options.rawOf(file), options.paths.raw);
    // the same bytes keep the name they came with first: entries carry it, and must not differ for it
    const name = known.find((before) => before.part === part && before.sha256 === raw.sha256)?.name ?? file.name;
    records.push({ part, name, sha256: raw.sha256, size: raw.size, kept: false });
    parts.set(part, await openRawFile(options.paths.raw, { sha256: raw.sha256, name }));
  }
  for (const before of known) {
    if (parts.has(before.part)) continue;
    records.push({ ...before, kept: true });
    parts.set(before.part, await openRawFile(options.paths.raw, before));
  }
  const title = titleOf(group.reader, list);
  const entries = options.ahead?.entries ?? null;
  const writer = writeEntryFile(options.paths.entries, entries === null ? undefined : (packed) => entries.block(packed, title));
  try {
    return await readInto(writer, { group: { ...group, parts }, records, list, options });
  } finally {
    writer.discard();
  }
}

interface Reading {
  readonly group: PublicationFiles;
  readonly records: readonly PartRecord[];
  readonly list: ListId;
  readonly options: ReadingOptions;
}

async function readInto(writer: EntryFileWriter, { group, records, list, options }: Reading): Promise<ReadPublication> {
  const twice: Problem[] = [];
  let twiceCount = 0;
  const seen = new Set<string>();
  let rows: EntryRow[] | null = [];
  const shape = newShape(options.at.slice(0, 10));
  const result = await readPublication(group, {
    as: list,
    ...(options.published === undefined ? {} : { published: options.published }),
    onEntry(entry) {
      const id = freeId(seen, entry.id);
      seen.add(id);
      if (id !== entry.id) {
        twiceCount += 1;
        const { file, line } = entry.source;
        if (twice.length < MAX_TWICE)
          twice.push(problem("row-malformed", { file, line, field: "id", value: entry.id, message: `the id stands twice; kept as ${id}` }));
      }
      const filed = entry.list === list && entry.id === id ? entry : { ...entry, list, id: entryId(id) };
      const at = writer.add(filed);
      shape.add(filed);
      if (options.ahead?.entries === null) options.ahead.readAhead(filed);
      if (rows !== null && rows.push(entryRow(filed, at)) > HELD_ROWS) rows = null;
    },
    onProgress: (read, size) => options.onProgress?.(read, size, group.reader.title),
  });
  const { sha256: entriesFile, count, fresh } = writer.finish();
  options.ahead?.entries?.listRead(entriesFile);
  return {
    list,
    title: titleOf(group.reader, list),
    result,
    sha256: publicationHash(records.map(({ part, sha256 }) => ({ part, sha256: sha256 as Sha256 }))),
    parts: records,
    entriesFile,
    entries: count,
    rows: fresh ? rows : null,
    problems: [...result.problems, ...twice],
    problemCount: result.problemCount + twiceCount,
    ids: seen,
    shape: shape.shape(result.unmapped),
  };
}

const MAX_TWICE = 100;
/** about 15 MB; the longest of the publishers' lists has 15,000 entries */
const HELD_ROWS = 40_000;

/** A second entry under one id is kept under `id~2`: dropping it would lose a listed party. */
function freeId(seen: ReadonlySet<string>, id: string): string {
  if (!seen.has(id)) return id;
  for (let copy = 2; ; copy++) if (!seen.has(`${id}~${copy}`)) return `${id}~${copy}`;
}

/** A list under another id than its reader's bears that id, so that two of them can be told apart. */
const titleOf = (reader: ListReader, list: ListId): string =>
  reader.titles?.get(list) ?? (reader.list === list ? reader.title : `${reader.title} (${list})`);
