import type { PartialDate } from "../ground/index.ts";
import type { SnapshotList } from "../match/index.ts";

/** The version of a list that is in force. */
export interface InForce {
  readonly published: string | null;
  readonly entries: number;
  readonly state: SnapshotList["state"];
}

/** A publication that was just read. */
export interface Arrived {
  readonly published: PartialDate | null;
  readonly entries: number;
  readonly whole: boolean;
  /** sibling files that are in no version either */
  readonly missingParts: readonly string[];
  /** sibling files that it stands without, in words */
  readonly withoutParts?: readonly string[];
  /** what the register that wrote the file said of the list */
  readonly handedOn?: { readonly state: "current" | "partial"; readonly note?: string };
  /** sibling files taken over from the last version: `alt (alt.csv of 2026-01-02)` */
  readonly keptParts: readonly string[];
}

export interface Filing {
  readonly filed: "in-force" | "history";
  readonly state: SnapshotList["state"];
  readonly notes: readonly string[];
}

/**
 * Where a publication goes, before the guard looks at it. An older one is history. The same date again is a corrected edition and takes
 * over; so does a publication without a date. A half-read or incomplete one is `partial`: the guard keeps it from the place of a whole one,
 * and where nothing whole is there half a list finds more than none.
 */
export function fileUnder(arrived: Arrived, current: InForce | null): Filing {
  const notes = arrived.keptParts.map((part) => `${part} was not given: its last version is kept`);
  notes.push(...(arrived.withoutParts ?? []));
  const { handedOn } = arrived;
  if (handedOn?.note !== undefined) notes.push(handedOn.note);
  const short = shortfall(arrived);
  // half a list stays half a list, whichever way it came
  const state = short === null && handedOn?.state !== "partial" ? "current" : "partial";
  if (short !== null) notes.push(short);
  if (current === null) return { filed: "in-force", state, notes };
  const stays = `the version of ${current.published ?? "an unknown date"} stays in force`;
  if (isOlder(arrived.published, current.published)) {
    notes.push(`${OLDER}${arrived.published ?? "an unknown date"}: ${stays}`);
    return { filed: "history", state, notes };
  }
  if (arrived.published === null && current.published !== null)
    notes.push("it prints no date and none was given: taken as newer than the version before");
  return { filed: "in-force", state, notes };
}

const OLDER = "it is of ";

/** What is to be said of a version on a day on which it counts: not that another one was in force when it came. */
export const notesWhereItCounts = (notes: readonly string[]): string[] => notes.filter((note) => !note.startsWith(OLDER));

function shortfall(arrived: Arrived): string | null {
  if (!arrived.whole) return `the file was cut or damaged: ${arrived.entries} ${arrived.entries === 1 ? "entry" : "entries"} could be read`;
  if (arrived.entries === 0) return "no entry could be read";
  if (arrived.missingParts.length > 0) return notGiven(arrived.missingParts);
  return null;
}

/** `alt, add were not given and are in no earlier version` */
export const notGiven = (parts: readonly string[]): string =>
  `${parts.join(", ")} ${parts.length === 1 ? "was not given and is" : "were not given and are"} in no earlier version`;

/** Compares as far as both dates go: a list of `2025` is not older than one of `2025-03`. */
export function isOlder(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return false;
  const length = Math.min(left.length, right.length);
  return left.slice(0, length) < right.slice(0, length);
}
