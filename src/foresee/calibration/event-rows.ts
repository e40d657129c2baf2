import { problem, type Problem } from "../../ground/index.ts";
import type { Month } from "../../strategy/index.ts";
import { STATE, WHOLE_COUNTRY, type CountFormat } from "./counts.ts";
import type { CountReader, CountRow, ReaderSettings } from "./count-row.ts";
import { shownPeople } from "../people.ts";
import { cellOf, createTally, MOST_PROBLEMS, spans, tableOf, type CountsResult } from "./tally.ts";

/** What is kept of one event: month, province, who did it, how many died. No coordinates, no text, nobody's name. */
export type CountEvent =
  | {
      readonly kind: "event";
      /** the file's own key of the event; empty: none */
      readonly id: string;
      readonly month: Month;
      readonly province: string;
      readonly country: string | null;
      /** names of the groups, and what the state itself did, as the file writes them */
      readonly actors: readonly string[];
      readonly byState: boolean;
      readonly deaths: number;
    }
  /** a sound row whose month is not known */
  | { readonly kind: "undated" }
  | { readonly kind: "bad"; readonly field: string; readonly value: string; readonly message: string; readonly remedy: string };

/** A row with more cells than columns: a comma outside of quotes has moved them all. */
export function tooWide(cells: readonly string[], width: number): CountEvent {
  const message = `${cells.length} cells under ${width} columns`;
  return { kind: "bad", field: "", value: "", message, remedy: "Put cells with a comma in quotes" };
}

/** One row into one event: the only place that sees the other columns. */
export type EventOf = (row: CountRow) => CountEvent;

/**
 * Events added up to months. A row that cannot be read is told and left out; an event of two groups counts once for each; an actor
 * that nobody has assigned to a group is counted in the notes, and in no group.
 */
export function eventReader(
  format: CountFormat,
  { file, groups, names, countries }: ReaderSettings,
  eventOf: EventOf,
  { deaths }: { readonly deaths: boolean },
): CountReader {
  const tally = createTally();
  const problems: Problem[] = [];
  const unknown = new Map<string, number>();
  /** keys of the events that were counted, so that none counts twice */
  const seen = new Map<string, number>();
  let [rows, bad, undated, elsewhere, left, byState] = [0, 0, 0, 0, 0, 0];

  const groupOf = (name: string): string | null | undefined => {
    const key = name.trim().toLowerCase();
    return names.has(key) ? names.get(key) : groups.find((id) => id === key);
  };
  const takeActor = (name: string): string | null => {
    const group = groupOf(name);
    if (group === undefined && (unknown.has(name) || unknown.size < MOST_NAMES)) unknown.set(name, (unknown.get(name) ?? 0) + 1);
    return group ?? null;
  };

  const refuse = (line: number, { field, value, message, remedy }: Extract<CountEvent, { kind: "bad" }>): void => {
    bad++;
    if (problems.length < MOST_PROBLEMS) problems.push(problem("row-malformed", { file, line, field, value, message, remedy }));
  };

  const take = (row: CountRow): void => {
    rows++;
    const event = eventOf(row);
    if (event.kind === "undated") {
      undated++;
      return;
    }
    if (event.kind === "bad") return refuse(row.line, event);
    if (countries.size > 0 && (event.country === null || !countries.has(event.country.trim().toLowerCase()))) {
      elsewhere++;
      return;
    }
    const found = new Set(event.actors.map(takeActor).filter((group) => group !== null));
    if (event.id !== "" && (found.size > 0 || event.byState)) {
      const earlier = seen.get(event.id);
      if (earlier !== undefined) {
        const message = `event ${event.id} stands here twice, first in line ${earlier}`;
        return refuse(row.line, { kind: "bad", field: "id", value: event.id, message, remedy: "It was counted once; delete one" });
      }
      seen.set(event.id, row.line);
    }
    spans(tally, event.month);
    if (event.byState || found.has(STATE)) {
      byState++;
      tally.state.set(event.month, (tally.state.get(event.month) ?? 0) + 1);
    }
    found.delete(STATE);
    if (found.size === 0 && !event.byState) left++;
    for (const group of found) {
      const cell = cellOf(tally, group, event.province.trim() || WHOLE_COUNTRY, event.month);
      cell.attacks++;
      cell.deaths += event.deaths;
    }
  };

  const finish = (): CountsResult => {
    const byNumber = [...unknown].toSorted((one, other) => other[1] - one[1]);
    const most = byNumber.slice(0, SHOWN_NAMES);
    const notes = [
      `${rows} rows were read`,
      ...(left > 0 ? [`${few(left)} events by no group of the situation`] : []),
      ...(most.length > 0
        ? [`not assigned to a group, most frequent first: ${most.map(([name, count]) => `${name} (${few(count)})`).join(", ")}`]
        : []),
      ...(byState > 0 ? [`${few(byState)} acts of the state, shown beside the attacks and no input of the fit`] : []),
      ...(undated > 0 ? [`${few(undated)} events are left out: their month is not known`] : []),
      ...(elsewhere > 0 ? [`${few(elsewhere)} events elsewhere`] : []),
      ...(bad > 0 ? [`${bad} rows could not be read and are left out`] : []),
      ...(format === "ged" ? ["UCDP does not tell who struck first: a fight between the state and a group counts as the group's"] : []),
    ];
    return {
      ...tableOf(tally, { format, file, groups, deaths, state: byState > 0, notes, problems }),
      unassigned: byNumber.slice(0, TOLD_NAMES).map(([name, count]) => ({ name, events: shownPeople(count) })),
    };
  };
  return { take, finish };
}

/** what is under five is not told, of events neither */
const few = (count: number): string => String(shownPeople(count));

const MOST_NAMES = 5_000;
const SHOWN_NAMES = 8;
/** as many as a person would go through one by one */
const TOLD_NAMES = 40;
