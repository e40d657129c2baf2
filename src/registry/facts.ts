import { joinKeys, type JoinKey } from "./join-key.ts";
import type { Entry } from "../lists/index.ts";
import type { EntryPlace } from "./entry-file.ts";
import type { JoinBirth } from "./join-facts.ts";
import { NAMES_KEPT } from "./names-contradict.ts";

/** The caption of an entry: its primary name in Latin script, else its primary name, else any name, else its id. */
export function captionOf(entry: Entry): string {
  const primary = entry.names.filter((name) => name.role === "primary");
  const best =
    primary.find((name) => name.script === "Latn") ?? primary[0] ?? entry.names.find((name) => name.script === "Latn") ?? entry.names[0];
  return best?.text ?? entry.id;
}

/** A row of the table `entry`, without the list and the place in it. */
export interface EntryRow {
  readonly id: string;
  readonly at: EntryPlace;
  readonly kind: string;
  readonly sex: string | null;
  readonly births: string | null;
  readonly keys: string | null;
  readonly names: string | null;
  readonly caption: string;
}

/** The row of an entry: the same whether the entry comes from a reader or back from its file. */
export function entryRow(entry: Entry, at: EntryPlace): EntryRow {
  return { id: entry.id, at, kind: entry.kind, sex: entry.sex ?? null, ...joinColumns(entry), caption: captionOf(entry) };
}

/** What the tables keep of an entry for joining, as JSON; null where there is nothing, names only where there is something to join by. */
function joinColumns(entry: Entry): Pick<EntryRow, "keys" | "births" | "names"> {
  const keys = joinKeys(entry).map(({ by, value, own }) => [by, value, own ? 1 : 0]);
  const births = entry.births
    .map(({ from, to, circa }) => [yearOf(from), yearOf(to), circa ? 1 : 0])
    .filter(([from, to]) => from !== null && to !== null);
  return {
    keys: keys.length === 0 ? null : JSON.stringify(keys),
    births: births.length === 0 ? null : JSON.stringify(births),
    names: keys.length === 0 ? null : JSON.stringify(entry.names.slice(0, NAMES_KEPT).map(({ text }) => text)),
  };
}

const yearOf = (date: string): number | null => (/^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null);

/** Reads back what `joinColumns` wrote. */
export function keysFrom(json: string | null): JoinKey[] {
  if (json === null) return [];
  return (JSON.parse(json) as [JoinKey["by"], string, 0 | 1][]).map(([by, value, own]) => ({ by, value, own: own === 1 }));
}

export function birthsFrom(json: string | null): JoinBirth[] {
  if (json === null) return [];
  return (JSON.parse(json) as [number, number, 0 | 1][]).map(([from, to, circa]) => ({ from, to, circa: circa === 1 }));
}

export const namesFrom = (json: string | null): string[] => (json === null ? [] : (JSON.parse(json) as string[]));
