import {
  type Change,
  GUARD_BOUNDS,
  type GuardColumn,
  type GuardRecord,
  type PastStep,
  type Suspicion,
  suspicionsOf,
} from "./guard-rules.ts";
import type { DatabaseSync } from "node:sqlite";
import { notGiven } from "./filing.ts";
import { isDamageCode } from "./damage-code.ts";
import type { ReadPublication } from "./publication.ts";
import type { Shape } from "./guard-shape.ts";

export interface GuardQuestion {
  readonly read: ReadPublication;
  /** ISO instant of whoever adds */
  readonly at: string;
  /** a person gave the files; false: they come from the publisher's address, which gives the newest */
  readonly byHand: boolean;
  /** what the version in force is made of as this Writ reads it; without it, as it was read when it came */
  readonly base?: Shape | undefined;
  /** the version in force */
  readonly current: {
    readonly seq: number;
    readonly published: string | null;
    readonly entries: number;
    readonly state: "current" | "quarantined" | "partial";
  };
}

const DAY = 86_400_000;

/** Looks at a version that would take the place of the one in force. Reads the tables, changes nothing. */
export function guardLook(db: DatabaseSync, { read, at, byHand, current, base: again }: GuardQuestion): GuardRecord {
  const { shape } = read;
  const base = db.prepare("SELECT at, format, guard FROM version WHERE seq = ?").get(current.seq) as {
    at: string;
    format: string;
    guard: string | null;
  };
  const { lost, gained } = comparedIds(db, read);
  const published = read.result.published ?? null;
  const days = daysBetween({ published: current.published, at: base.at }, { published, at });
  const reasons: Suspicion[] = [
    ...ownFaults(read, current.state),
    ...ahead(published, at),
    ...undated(read, current.published),
    ...replaced(db, read),
  ];
  const before = again ?? shapeIn(base.guard);
  const change: Change = {
    before: before ?? { ...EMPTY, entries: current.entries },
    after: shape,
    lost,
    gained,
    days,
    undated: byHand ? missingDate(current.published, published) : null,
    past: pastOf(db, { list: read.list, day: dayOf({ published, at }) }),
    keysMet: base.format === read.result.format ? keysMet(db, read, again) : null,
    comparable: before !== null && current.state !== "partial" && base.format === read.result.format,
  };
  // half a file always lacks something: that it is half says it all
  if (read.entries > 0 && (read.result.whole || current.state === "partial")) reasons.push(...suspicionsOf(change));
  return { stateReleased: isHalf(read) ? "partial" : "current", shape, change: { lost, gained, days, entries: current.entries }, reasons };
}

const isHalf = ({ result, entries }: ReadPublication): boolean =>
  !result.whole || entries === 0 || result.missingParts.length > 0 || result.handedOn?.state === "partial";

const EMPTY: Shape = { entries: 0, names: 0, facts: [], keys: [], harmed: 0, newest: null };

/** What a file tells against itself. */
function ownFaults({ result, entries, problems }: ReadPublication, state: GuardQuestion["current"]["state"]): Suspicion[] {
  // half a list may take the place of half a list: there is nothing whole to protect
  if (!result.whole && state !== "partial") {
    const cause = problems.find(({ code }) => isDamageCode(code));
    const place = cause?.line === undefined ? "" : `, line ${cause.line}`;
    const text = `the file was cut or damaged: ${entries} ${entries === 1 ? "entry" : "entries"} could be read`;
    return [{ rule: "damaged", text: cause === undefined ? text : `${text} (${cause.message} [${cause.code}]${place})` }];
  }
  if (entries === 0) return [{ rule: "empty", text: "no entry could be read" }];
  if (result.missingParts.length > 0 && state !== "partial") return [{ rule: "half", text: notGiven(result.missingParts) }];
  if (result.handedOn?.state === "partial" && state !== "partial")
    return [{ rule: "half", text: result.handedOn.note ?? "it was half a list where it was written out" }];
  return [];
}

/** A date that lies ahead would make every later version look older. */
function ahead(published: string | null, at: string): Suspicion[] {
  if (published === null || !(Date.parse(published) - Date.parse(at) > GUARD_BOUNDS.future * DAY)) return [];
  return [{ rule: "future", text: `it is dated ${published}, and today is ${at.slice(0, 10)}` }];
}

/** A publisher that prints a date and has stopped to, or prints one that is none: the file may be older than the version in force. */
function undated({ result }: ReadPublication, inForce: string | null): Suspicion[] {
  if (result.prints !== null || result.published !== undefined || inForce === null) return [];
  const text = `its own date is missing or cannot be read, and the version in force is of ${inForce}; if you know its day, add it again with --published`;
  return [{ rule: "undated", text }];
}

/** Which of two versions has no date, so that it may be the older one that stands in the newer one's place; null: both have one. */
function missingDate(before: string | null, after: string | null): string | null {
  if (before !== null && after !== null) return null;
  const again = "add that one again with --published and its day, then this one with its own";
  if (before === null && after === null) return `neither version has a date: if this is the older one, ${again}`;
  return before === null
    ? `the version in force has no date: if this is the older one, ${again}`
    : "this one has no date: if it is the older one, add it with --published and its day";
}

/** The very bytes, or the very entries, of a version that another has replaced since. */
function replaced(db: DatabaseSync, { list, sha256, entriesFile }: ReadPublication): Suspicion[] {
  const old = db
    .prepare(
      "SELECT published, at FROM version WHERE list = ? AND (sha256 = ? OR entries_file = ?) AND filed = 'in-force' AND removed IS NULL AND seq NOT IN (SELECT version FROM list) ORDER BY seq DESC LIMIT 1",
    )
    .get(list, sha256, entriesFile) as { published: string | null; at: string } | undefined;
  if (old === undefined) return [];
  const which = old.published === null ? `added on ${old.at.slice(0, 10)}` : `of ${old.published}`;
  return [{ rule: "older", text: `its entries are those of the version ${which}, which has been replaced since` }];
}

function comparedIds(db: DatabaseSync, { list, ids }: ReadPublication): { readonly lost: number; readonly gained: number } {
  let kept = 0;
  let lost = 0;
  // one text for all: a row of its own for each would take ten times as long
  const held = db.prepare("SELECT json_group_array(id) AS ids FROM entry WHERE list = ?").get(list) as { readonly ids: string };
  for (const id of JSON.parse(held.ids) as string[]) {
    if (ids.has(id)) kept += 1;
    else lost += 1;
  }
  return { lost, gained: ids.size - kept };
}

interface Moment {
  readonly published: string | null;
  readonly at: string;
}

const dayOf = ({ published, at }: Moment): number => Date.parse(published !== null && published.length === 10 ? published : at) / DAY;

/** By what both print, where they print a day; else by when they came. */
function daysBetween(one: Moment, two: Moment): number {
  const printed = one.published?.length === 10 && two.published?.length === 10;
  const days = printed ? dayOf(two) - dayOf(one) : (Date.parse(two.at) - Date.parse(one.at)) / DAY;
  return Number.isFinite(days) ? Math.max(0, days) : 0;
}

function shapeIn(guard: string | null): Shape | null {
  return guard === null ? null : (JSON.parse(guard) as GuardColumn).shape;
}

/** The last changes that went into force by themselves; a few years of daily ones. */
function pastOf(db: DatabaseSync, { list, day }: { readonly list: string; readonly day: number }): PastStep[] {
  const rows = db
    .prepare(
      `SELECT published, at, guard ->> '$.change.lost' AS lost, guard ->> '$.change.days' AS days, guard ->> '$.change.entries' AS entries FROM version
       WHERE list = ? AND filed = 'in-force' AND guard ->> '$.change' IS NOT NULL AND guard ->> '$.released' IS NULL ORDER BY seq DESC LIMIT 1000`,
    )
    .all(list) as unknown as (Moment & { lost: number; days: number; entries: number })[];
  return rows.map(({ lost, days, entries, ...moment }) => ({ lost, days, entries, ago: Math.max(0, day - dayOf(moment)) }));
}

function keysMet(db: DatabaseSync, { list, result }: ReadPublication, again: Shape | undefined): Set<string> {
  const rows = db
    .prepare(
      "SELECT DISTINCT key.value ->> '$[0]' AS name FROM version, json_each(version.guard, '$.shape.keys') AS key WHERE list = ? AND format = ? AND filed = 'in-force'",
    )
    .all(list, result.format) as { name: string }[];
  return new Set([...rows.map(({ name }) => name), ...(again?.keys ?? []).map(([name]) => name)]);
}
