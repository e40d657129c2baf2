import type { BulletinVersion, FieldChange } from "./bulletin.ts";
import { bulletinVersion, type VersionRow, versionsHeld } from "./versions.ts";
import type { Entry } from "../lists/index.ts";
import type { EntryId, ListId } from "../ground/index.ts";
import { captionOf } from "./facts.ts";
import { dataPaths } from "./paths.ts";
import { fieldChanges } from "./field-changes.ts";
import { openEntryFile } from "./entry-file.ts";
import { tablesToRead } from "./tables-to-read.ts";

/** One version in which something about an entry changed. */
export interface HistoryStep {
  readonly what: "came" | "amended" | "left";
  readonly version: BulletinVersion;
  /** the version before, from which it was otherwise; null: it is the first one held, so the entry may be older */
  readonly since: BulletinVersion | null;
  /** what was amended; for `came` and `left` nothing */
  readonly fields: readonly FieldChange[];
}

/** One entry through all versions of its list, the oldest first. */
export interface EntryHistory {
  readonly list: ListId;
  readonly id: EntryId;
  readonly caption: string;
  readonly inForce: boolean;
  /** first and last version that holds it */
  readonly first: BulletinVersion;
  readonly last: BulletinVersion;
  /** versions that were looked through */
  readonly versions: number;
  readonly steps: readonly HistoryStep[];
  /** as the last version that holds it prints it */
  readonly entry: Entry;
}

/**
 * When an entry came, what changed and when it left; null where no version holds it. Half-read and quarantined versions are passed over: what
 * they lack says nothing. Throws `list-unknown`.
 */
export function entryHistory(dir: string, { list, id }: { readonly list: ListId; readonly id: EntryId }): EntryHistory | null {
  const db = tablesToRead(dir);
  if (db === null) return null;
  let versions: VersionRow[];
  try {
    versions = told(versionsHeld(db, list));
  } finally {
    db.close();
  }
  const { entries } = dataPaths(dir);
  const steps: HistoryStep[] = [];
  const held: { readonly version: VersionRow; readonly entry: Entry }[] = [];
  let before: { readonly version: VersionRow; readonly entry: Entry | null } | null = null;
  for (const version of versions) {
    const entry: Entry | null = entryIn(entries, version, id);
    const since = before === null ? null : bulletinVersion(before.version);
    const was = before?.entry ?? null;
    const step = { version: bulletinVersion(version), since };
    if (entry !== null && was === null) steps.push({ what: "came", ...step, fields: [] });
    if (entry === null && was !== null) steps.push({ what: "left", ...step, fields: [] });
    if (entry !== null && was !== null) {
      const { fields } = fieldChanges(was, entry);
      if (fields.length > 0) steps.push({ what: "amended", ...step, fields });
    }
    if (entry !== null) held.push({ version, entry });
    before = { version, entry };
  }
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    list,
    id,
    caption: captionOf(last.entry),
    inForce: before?.entry !== null,
    first: bulletinVersion(first.version),
    last: bulletinVersion(last.version),
    versions: versions.length,
    steps,
    entry: last.entry,
  };
}

/** Versions that can say that an entry is not there. Bytes that were read twice count once, as they are read now. */
function told(versions: readonly VersionRow[]): VersionRow[] {
  const whole = versions.filter(({ state }) => state === "current");
  const usable = whole.length > 0 ? whole : versions.filter(({ state }) => state === "partial");
  return usable.filter((version, at) => usable[at + 1]?.sha256 !== version.sha256);
}

function entryIn(entriesDir: string, { entriesFile }: VersionRow, id: EntryId): Entry | null {
  const file = openEntryFile(entriesDir, entriesFile);
  try {
    return file.find(id);
  } finally {
    file.close();
  }
}
