import { dataOf, KINDS_OF_EVENT, type PartyDecided } from "./events.ts";
import type { DatabaseSync } from "node:sqlite";
import type { LedgerEvent } from "../ledger/index.ts";
import type { Ruling, RulingKind } from "./ruling.ts";

/** Which ruling an event makes, by its kind. */
export const RULING_OF_EVENT: ReadonlyMap<string, RulingKind> = new Map([
  [KINDS_OF_EVENT.joined, "joined"],
  [KINDS_OF_EVENT.refused, "refused"],
  [KINDS_OF_EVENT.split, "split"],
]);

/** The last decision about a pair stands; the ledger keeps those before. */
export function applyRuling(db: DatabaseSync, event: LedgerEvent): void {
  const put = db.prepare("INSERT OR REPLACE INTO ruling VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const [left, right] of dataOf<PartyDecided>(event).pairs)
    put.run(left, right, RULING_OF_EVENT.get(event.what) ?? null, event.seq, event.at, event.who, event.why ?? "");
}

/** The decisions that stand, the older first. */
export const rulingRows = (db: DatabaseSync): Ruling[] =>
  db.prepare("SELECT what, left, right, seq, at, who, why FROM ruling ORDER BY seq, left, right").all() as unknown as Ruling[];

/** Those that name any of the entries. */
export function rulingsAbout(db: DatabaseSync, names: readonly string[]): Ruling[] {
  const about = new Set(names);
  return rulingRows(db).filter(({ left, right }) => about.has(left) || about.has(right));
}
