import type { Amended, EntryHead, Move } from "./bulletin.ts";
import { type CommonGround, commonGround } from "./common-ground.ts";
import { createHash } from "node:crypto";
import type { Entry } from "../lists/index.ts";
import { fieldChanges } from "./field-changes.ts";
import { headOf } from "./entry-content.ts";
import { movesBetween } from "./moves.ts";
import { openEntryFile } from "./entry-file.ts";

export interface Compared extends Omit<CommonGround, "of"> {
  readonly added: readonly EntryHead[];
  readonly removed: readonly EntryHead[];
  readonly amended: readonly Amended[];
  readonly moves: readonly Move[];
  readonly before: number;
  readonly after: number;
  readonly unchanged: number;
  readonly housekeeping: number;
}

export interface Comparing {
  readonly from: string;
  readonly to: string;
  /** the two were read from different formats: only what both print counts as amended */
  readonly acrossFormats: boolean;
}

/**
 * Compares two files of entries by the publisher's keys. Most entries are the same to the letter: those are told by their lines' hashes and
 * never parsed. Memory: a hash an entry, and the entries that differ.
 */
export function comparedFiles(entriesDir: string, { from, to, acrossFormats }: Comparing): Compared {
  const before = new Map<string, string>();
  if (from === to) return sameFiles(entriesDir, to);
  for (const { id, line } of linesOf(entriesDir, from)) before.set(id, hashOf(line));
  const total = before.size;
  let after = 0;
  let same = 0;
  const come: Entry[] = [];
  const newer = new Map<string, Entry>();
  for (const { id, line } of linesOf(entriesDir, to)) {
    after += 1;
    const hash = before.get(id);
    before.delete(id);
    if (hash === undefined) come.push(JSON.parse(line) as Entry);
    else if (hash === hashOf(line)) same += 1;
    else newer.set(id, JSON.parse(line) as Entry);
  }
  // what is left in `before` is gone
  const gone: Entry[] = [];
  const pairs = new Map<string, readonly [was: Entry, is: Entry]>();
  for (const { id, line } of linesOf(entriesDir, from)) {
    const is = newer.get(id);
    if (is !== undefined) pairs.set(id, [JSON.parse(line) as Entry, is]);
    else if (before.has(id)) gone.push(JSON.parse(line) as Entry);
  }
  const { of, ...leftOut } = acrossFormats ? commonGround(entriesOf(entriesDir, from), entriesOf(entriesDir, to)) : WHOLE;
  const amended: Amended[] = [];
  let housekeeping = 0;
  for (const id of newer.keys()) {
    const [was, is] = pairs.get(id) as readonly [Entry, Entry];
    const change = fieldChanges(of(was), of(is));
    if (change.fields.length > 0) amended.push({ ...headOf(is), fields: change.fields });
    else {
      same += 1;
      if (change.housekeeping) housekeeping += 1;
    }
  }
  return {
    added: come.map(headOf).toSorted(byKey),
    removed: gone.map(headOf).toSorted(byKey),
    amended: amended.toSorted(byKey),
    moves: movesBetween({ gone, come, changed: [...pairs.values()] }),
    before: total,
    after,
    unchanged: same,
    housekeeping,
    ...leftOut,
  };
}

/** Files are re-ordered from one day to the next; keys stand still. `9` before `10`. */
const keys = new Intl.Collator("en", { numeric: true });
const byKey = (a: EntryHead, b: EntryHead): number => keys.compare(a.id, b.id);

function sameFiles(entriesDir: string, file: string): Compared {
  let count = 0;
  for (const _line of linesOf(entriesDir, file)) count += 1;
  return { ...NOTHING, before: count, after: count, unchanged: count, ...NOTHING_LEFT_OUT };
}

const NOTHING = { added: [], removed: [], amended: [], moves: [], housekeeping: 0 } as const;
const NOTHING_LEFT_OUT = { onlyOlder: [], onlyNewer: [] } as const;
/** Between versions of one format all counts. */
const WHOLE: CommonGround = { of: (entry) => entry, ...NOTHING_LEFT_OUT };

function* entriesOf(entriesDir: string, sha256: string): IterableIterator<Entry> {
  for (const { line } of linesOf(entriesDir, sha256)) yield JSON.parse(line) as Entry;
}

/** 128 bits: two lines with one hash would hide a change, and will not be met */
const hashOf = (line: string): string => createHash("md5").update(line.replace(SOURCE, "")).digest("base64");

/** Where the entry stood in its file; a quotation mark in front of a key cannot stand inside a JSON string. */
const SOURCE = /,"source":\{"file":"(?:[^"\\]|\\.)*","line":\d+\}/;
/** canonical JSON sorts its keys, so that the entry's own id follows `fathers` or `endedOn`; ids in relations are called `to` */
const ID = /,"id":("(?:[^"\\]|\\.)*")/;

/** Every entry's line and its id, without parsing it. */
export function* linesOf(entriesDir: string, sha256: string): IterableIterator<{ readonly id: string; readonly line: string }> {
  const file = openEntryFile(entriesDir, sha256);
  try {
    for (const line of file.lines()) {
      const id = ID.exec(line)?.[1];
      yield { id: id === undefined ? (JSON.parse(line) as Entry).id : (JSON.parse(id) as string), line };
    }
  } finally {
    file.close();
  }
}
