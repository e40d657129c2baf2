import { entryId, fail, listId, WritError } from "../ground/index.ts";
import {
  readWhen,
  wordsChanged,
  type Amended,
  type Bulletin,
  type Changes,
  type FieldChange,
  type RegisterReader,
  type When,
} from "../registry/index.ts";
import type { History, Moment } from "./history.ts";
import { part, route, type AnyRoute, type ServerContext } from "./route.ts";
import type { BulletinPart, ShownBulletin, ShownChanges, ShownFieldChange } from "./shapes.ts";

/** What looking back needs. */
export interface HistoryDesk {
  readonly history: History;
  readonly reader: RegisterReader;
  /** ISO instant */
  readonly now: () => string;
}

/** The query of every route that can answer for a moment in the past. */
export const MOMENT_QUERY = {
  asOf: "a day (2025-04-19): as the lists stood then",
  known: "a day (its end, UTC) or an instant: as they were known then",
} as const;

/** The moment that a request asks about, or null: now. Throws `field-invalid` naming the parameter. */
export function whenOf(context: ServerContext, now: string): When | null {
  try {
    return readWhen({ asOf: context.req.query("asOf"), known: context.req.query("known") }, now);
  } catch (error) {
    if (error instanceof WritError && error.problem.field === "as-of")
      throw new WritError({ ...error.problem, field: "asOf" }, { cause: error });
    throw error;
  }
}

export async function momentOf(context: ServerContext, { history, now }: Pick<HistoryDesk, "history" | "now">): Promise<Moment | null> {
  const when = whenOf(context, now());
  return when === null ? null : history.moment(when);
}

const PARTS: readonly BulletinPart[] = ["moves", "added", "removed", "amended"];
const SHOWN = 100;
const MOST = 1000;

function countOf(context: ServerContext, name: string, { fallback, most }: { readonly fallback: number; readonly most: number }): number {
  const value = context.req.query(name);
  if (value === undefined) return fallback;
  if (!/^\d{1,9}$/.test(value) || Number(value) > most)
    fail("field-invalid", { field: name, value: value.slice(0, 50), message: `${name} is a whole number from 0 to ${most}` });
  return Number(value);
}

const withWords = (change: FieldChange): ShownFieldChange => ({
  ...change,
  changed: change.changed.map(({ from, to }) => ({ from, to, words: wordsChanged(from, to) })),
});
const withWordsOf = (entry: Amended): Omit<Amended, "fields"> & { fields: readonly ShownFieldChange[] } => ({
  ...entry,
  fields: entry.fields.map(withWords),
});

interface Slice {
  readonly only: BulletinPart | null;
  readonly offset: number;
  readonly limit: number;
}

/** What moved is told under `moves` and not once more among the added and removed; the counts say it all. */
function shown(bulletin: Bulletin, { only, offset, limit }: Slice): ShownBulletin {
  const moved = new Set(bulletin.moves.flatMap(({ from, to }) => [...from, ...to]));
  const added = bulletin.added.filter(({ id }) => !moved.has(id));
  const removed = bulletin.removed.filter(({ id }) => !moved.has(id));
  const cut = <T>(name: BulletinPart, all: readonly T[]): readonly T[] =>
    only !== null && only !== name ? [] : all.slice(offset, offset + limit);
  return {
    ...bulletin,
    moves: cut("moves", bulletin.moves),
    added: cut("added", added),
    removed: cut("removed", removed),
    amended: cut("amended", bulletin.amended).map(withWordsOf),
    totals: { moves: bulletin.moves.length, added: added.length, removed: removed.length, amended: bulletin.amended.length },
  };
}

const shownChanges = ({ bulletins, notes }: Changes, slice: Slice): ShownChanges => ({
  bulletins: bulletins.map((one) => shown(one, slice)),
  notes,
});

export const historyRoutes = (desk: HistoryDesk): AnyRoute[] => [
  route({
    method: "get",
    path: "/api/changes",
    summary: "What changed between two versions: bulletins. Without from and to the last change of each list",
    query: {
      list: "one list; default all",
      from: "the older version: a day, the beginning of a SHA-256, or either behind ID@",
      to: "the newer version; default the one in force",
      part: "moves, added, removed or amended: only this part, for going on from an offset",
      offset: "default 0",
      limit: `of each part; default ${SHOWN}, at most ${MOST}. totals says how many there are`,
    },
    answer: "Changes",
    errors: ["usage", "list-unknown", "version-unknown"],
    handle: async (context) => {
      const query = (name: string): string | undefined => context.req.query(name);
      const only = query("part");
      if (only !== undefined && !PARTS.includes(only as BulletinPart))
        fail("field-invalid", { field: "part", value: only.slice(0, 50), message: `part is one of ${PARTS.join(", ")}` });
      const slice: Slice = {
        only: (only as BulletinPart | undefined) ?? null,
        offset: countOf(context, "offset", { fallback: 0, most: 999_999_999 }),
        limit: countOf(context, "limit", { fallback: SHOWN, most: MOST }),
      };
      const [list, from, to] = [query("list"), query("from"), query("to")];
      const changes = await desk.history.changes({
        ...(list === undefined ? {} : { list }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
      return context.json(shownChanges(changes, slice));
    },
  }),
  route({
    method: "get",
    path: "/api/lists/{list}/versions",
    summary: "Every version of a list that was ever added, the newest first",
    answer: "Versions",
    errors: ["list-unknown"],
    handle: (context) => {
      const list = part(context, "list");
      const versions = desk.reader.history(listId(list));
      if (versions.length === 0) fail("list-unknown", { value: list.slice(0, 100), message: "no version of this list is held" });
      return context.json({ versions });
    },
  }),
  route({
    method: "get",
    path: "/api/lists/{list}/entries/{entry}/history",
    summary: "When an entry came, what was amended, and when it left",
    answer: "EntryHistory",
    errors: ["list-unknown", "entry-unknown"],
    handle: async (context) => {
      const [list, id] = [part(context, "list"), part(context, "entry")];
      return context.json(
        (await desk.history.entry(listId(list), entryId(id))) ?? fail("entry-unknown", { value: `${list} ${id}`.slice(0, 200) }),
      );
    },
  }),
];
