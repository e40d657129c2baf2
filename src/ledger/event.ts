import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical.ts";
import { fail } from "../ground/index.ts";

/** What somebody wants written down. `at` is an ISO instant and is passed in; the ledger has no clock. */
export interface NewEvent {
  readonly at: string;
  readonly who: string;
  /** the kind of event: `list.added`, `screening.recorded` … */
  readonly what: string;
  readonly why?: string | undefined;
  /** JSON of a plain object, at most 16 MiB as text */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A row of the ledger as it stands there: every column is under the hash. */
export interface EventRow {
  readonly seq: number;
  /** hash of the event before; 64 zeros before the first */
  readonly prev: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly why: string | null;
  /** canonical JSON */
  readonly data: string;
  readonly hash: string;
}

export interface LedgerEvent extends Omit<EventRow, "data"> {
  readonly data: Readonly<Record<string, unknown>>;
}

/** The last event: what an anchor names. `seq` 0 and 64 zeros for an empty ledger. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

export const GENESIS = "0".repeat(64);
export const EMPTY_HEAD: LedgerHead = { seq: 0, hash: GENESIS };
const MAX_DATA = 16 * 1024 * 1024;

/**
 * SHA-256, lower-case hexadecimal, over UTF-8 of `[prev,seq,at,who,what,why]` as JSON without blanks, a line feed, and the data's text.
 * JSON has no raw line feed, so no two different events share the bytes; any language can repeat it (docs/ledger.md).
 */
export function eventHash(row: Omit<EventRow, "hash">): string {
  const head = JSON.stringify([row.prev, row.seq, row.at, row.who, row.what, row.why]);
  return createHash("sha256")
    .update(head + "\n" + row.data, "utf8")
    .digest("hex");
}

/** The row that follows on `head`. Lone surrogates outside the data become U+FFFD first: the database would do so behind the hash's back. */
export function rowAfter(head: LedgerHead, event: NewEvent): EventRow {
  if (Number.isNaN(Date.parse(event.at))) fail("field-invalid", { field: "at", value: event.at, remedy: "give an ISO instant" });
  if (event.what === "" || event.who === "") fail("field-missing", { field: event.what === "" ? "what" : "who" });
  const data = canonicalJson(event.data);
  if (data.length > MAX_DATA) fail("value-too-long", { field: "data", message: `an event holds at most ${MAX_DATA} characters` });
  const row = {
    seq: head.seq + 1,
    prev: head.hash,
    at: event.at.toWellFormed(),
    who: event.who.toWellFormed(),
    what: event.what.toWellFormed(),
    why: event.why === undefined ? null : event.why.toWellFormed(),
    data,
  };
  return { ...row, hash: eventHash(row) };
}
