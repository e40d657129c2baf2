import type { GuardColumn, GuardRule } from "./guard-rules.ts";
import { KINDS_OF_EVENT, type ListDecided } from "./events.ts";
import type { DatabaseSync } from "node:sqlite";
import type { NewEvent } from "../ledger/index.ts";

/** Rules that say that a file was harmed. Every other one is about what the publisher says, and a person decides about that. */
const DAMAGE_RULES: ReadonlySet<GuardRule> = new Set<GuardRule>(["damaged", "empty", "letters"]);

/** Nobody decided, so nobody is named. */
const WHO = "the pull";
const WHY = "the publisher serves the version in force again";

interface Retiring {
  readonly list: string;
  /** ISO instant of the look at the publisher */
  readonly at: string;
}

/**
 * The events by which quarantined versions of a list are retired now that its publisher was seen to serve the version in force: the newest that
 * waits and those behind it, as long as damage alone held them back. One that waits for an abnormal change stays, with what came before it.
 */
export function retirements(db: DatabaseSync, { list, at }: Retiring): NewEvent[] {
  const events: NewEvent[] = [];
  const first = db.prepare("SELECT quarantine FROM list WHERE id = ?").get(list) as { quarantine: number | null } | undefined;
  for (let version = first?.quarantine ?? null; version !== null; version = waitingBefore(db, { list, version })) {
    const row = db.prepare("SELECT sha256, guard FROM version WHERE seq = ?").get(version) as { sha256: string; guard: string };
    const { reasons } = JSON.parse(row.guard) as GuardColumn;
    if (!reasons.every(({ rule }) => DAMAGE_RULES.has(rule))) break;
    const data: ListDecided = { list, version, sha256: row.sha256 };
    events.push({ at, who: WHO, why: WHY, what: KINDS_OF_EVENT.retired, data: { ...data } });
  }
  return events;
}

/** The version waits no more; the one that it had come before, if any, does. */
export function applyRetired(db: DatabaseSync, { list, version }: ListDecided): void {
  db.prepare("UPDATE version SET guard = json_set(guard, '$.retired', json('true')) WHERE seq = ?").run(version);
  const before = waitingBefore(db, { list, version });
  db.prepare("UPDATE list SET quarantine = ? WHERE id = ? AND quarantine = ?").run(before, list, version);
}

/** What waited when a quarantined version came: whatever came since the version in force and since a person's last refusal. */
function waitingBefore(db: DatabaseSync, { list, version }: { readonly list: string; readonly version: number }): number | null {
  const { seq } = db
    .prepare(
      `SELECT max(seq) AS seq FROM version WHERE list = :list AND seq < :version AND state = 'quarantined' AND removed IS NULL AND guard ->> '$.retired' IS NULL
       AND seq > (SELECT version FROM list WHERE id = :list)
       AND seq > (SELECT coalesce(max(seq), 0) FROM version WHERE list = :list AND guard ->> '$.discarded' IS NOT NULL)`,
    )
    .get({ list, version }) as { seq: number | null };
  return seq;
}
