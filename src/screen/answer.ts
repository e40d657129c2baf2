import { fail, type ListId } from "../ground/index.ts";
import {
  BANDS,
  compare,
  readAs,
  unread,
  type Alert,
  type Comparison,
  type Matcher,
  type ScreenOptions,
  type Snapshot,
  type SnapshotList,
  type Subject,
} from "../match/index.ts";
import { isStale, STARTER_MAX_AGE_DAYS, type CurrentSnapshot } from "../registry/index.ts";
import type { Answer, Checked, Engine, Outcome, ScreenSettings } from "./face.ts";
import { sayingOf } from "./sentence.ts";
import { unsaidNames } from "./unsaid-names.ts";
import type { SubjectNote } from "./subject.ts";
import { VERSION } from "./version.ts";

/** What a user gets who asks for nothing special. `at` is the asker's clock and always given. */
export const DEFAULT_SETTINGS: Omit<ScreenSettings, "at"> = { limit: 10, minBand: "possible", lists: [], maxAgeDays: 30 };

/** What of the lists stands behind every answer of one run: the same for all subjects, so worked out once. */
export interface Standing {
  readonly checked: Checked;
  readonly engine: Engine;
  readonly options: ScreenOptions;
}

/** Which lists answer, and in words what they leave out (stale by `settings.at`, half read, quarantined, not loaded). */
export function standing(current: CurrentSnapshot, settings: ScreenSettings): Standing {
  const { snapshot, origin, past } = current;
  const asked = new Set(settings.lists);
  const used = snapshot.lists.filter((list) => asked.size === 0 || asked.has(list.id));
  const maxAgeDays = origin === "starter" ? Math.max(settings.maxAgeDays, STARTER_MAX_AGE_DAYS) : settings.maxAgeDays;
  const missing = used.flatMap((list) => defects(list, { at: settings.at, maxAgeDays }));
  for (const id of asked) if (!snapshot.lists.some((list) => list.id === id)) missing.push(`list ${id} was asked for and is not loaded`);
  if (snapshot.lists.length === 0) missing.push("no list is loaded");
  missing.push(...(past?.missing ?? []));
  const notes =
    origin === "starter" ? ["the data folder holds no list: the starter register that ships with Writ answered"] : [...(past?.notes ?? [])];
  return {
    checked: {
      lists: used.map(({ id, published, entries, sha256 }) => ({ id, published, entries, sha256 })),
      missing,
      ...(notes.length === 0 ? {} : { notes }),
    },
    engine: engineOf(snapshot),
    options: { limit: settings.limit, minBand: settings.minBand, ...(asked.size === 0 ? {} : { lists: [...asked] as ListId[] }) },
  };
}

/** One subject against the current lists. Incomplete goes first, then hit (an alert at or above the asked band), then clear. */
export function answerSubject(
  matcher: Matcher,
  current: CurrentSnapshot,
  subject: Subject,
  settings: ScreenSettings,
  notes: readonly SubjectNote[] = [],
): Answer {
  return answerFrom(standing(current, settings), matcher, subject, notes);
}

/** As `answerSubject`, for runs: `standing` is worked out once and passed in. */
export function answerFrom(stand: Standing, matcher: Matcher, subject: Subject, notes: readonly SubjectNote[] = []): Answer {
  const alerts = matcher.screen(subject, stand.options);
  const unread = [...notes.filter((note) => note.effect === "unread").map((note) => wordsOf(note)), ...matcher.unread(subject)];
  const warnings = notes.filter((note) => note.effect === "unused").map((note) => wordsOf(note));
  const missing = [...stand.checked.missing, ...unread];
  const taken = [
    ...notes.filter((note) => note.effect === "read").map((note) => wordsOf(note)),
    ...readAs(subject),
    ...(stand.options.minBand === "weak" ? [] : unsaidNames(matcher.calledWeak(subject, stand.options), alerts)),
  ];
  const said = taken.length === 0 ? stand.checked : { ...stand.checked, notes: [...(stand.checked.notes ?? []), ...taken] };
  return {
    subject: { id: subject.id, names: subject.names },
    outcome: outcomeOf(missing, alerts),
    alerts: alerts.map((alert) => ({ ...alert, says: sayingOf(alert, subject.names[0] ?? null) })),
    checked: unread.length === 0 ? said : { ...said, missing },
    ...(warnings.length === 0 ? {} : { warnings }),
    engine: stand.engine,
  };
}

/** The answer of `writ compare`: `id` is the caller's. Needs no list and no data folder; weights below zero stay as they are. */
export interface ComparisonAnswer extends Comparison {
  readonly id: string | null;
  /** in words: what of either side was not compared, or not read */
  readonly warnings?: readonly string[];
}

/** Two subjects against each other: `left` is asked about, `right` stands in for the listed one. */
export function compareSubjects(id: string | null, left: Subject, right: Subject, notes: readonly SubjectNote[] = []): ComparisonAnswer {
  const warnings = [...new Set([...notes.map((note) => wordsOf(note)), ...unread(left), ...unread(right)])];
  return { id, ...compare(left, right), ...(warnings.length === 0 ? {} : { warnings }) };
}

/** Which build, parameters and snapshot answered. */
export function engineOf(snapshot: Snapshot): Engine {
  return { version: VERSION, parameters: snapshot.parameters, snapshot: snapshot.id };
}

export function outcomeOf(missing: readonly string[], alerts: readonly Alert[]): Outcome {
  return missing.length > 0 ? "incomplete" : alerts.length > 0 ? "hit" : "clear";
}

/** Refuses settings that no answer can be given under; call it once where they come in. */
export function checkSettings(settings: ScreenSettings): ScreenSettings {
  if (!Number.isInteger(settings.limit) || settings.limit < 1)
    fail("usage", { field: "limit", value: String(settings.limit), message: "the limit is a whole number of parties, at least 1" });
  if (!BANDS.includes(settings.minBand))
    fail("usage", { field: "min-band", value: settings.minBand, message: `no such band; there are ${BANDS.join(", ")}` });
  if (!(settings.maxAgeDays >= 0))
    fail("usage", { field: "max-age-days", value: String(settings.maxAgeDays), message: "the age limit is a number of days, 0 or more" });
  if (Number.isNaN(Date.parse(settings.at)))
    fail("usage", { field: "at", value: settings.at, message: "the clock must be an ISO date and time" });
  return settings;
}

function defects(list: SnapshotList, { at, maxAgeDays }: Pick<ScreenSettings, "at" | "maxAgeDays">): string[] {
  const found: string[] = [];
  const note = list.note === undefined ? "" : ` (${list.note})`;
  if (list.state === "partial") found.push(`list ${list.id} was only partly read${note}`);
  if (list.state === "quarantined") found.push(`list ${list.id} is quarantined${note}`);
  // the words name no age, so that a run has the same bytes tomorrow
  if (isStale(list.checked, { at, maxAgeDays }))
    found.push(`list ${list.id} is stale: last checked ${list.checked.slice(0, 10)}, more than ${maxAgeDays} days ago`);
  return found;
}

function wordsOf(note: SubjectNote): string {
  return note.problem.field === undefined ? note.problem.message : `${note.problem.field}: ${note.problem.message}`;
}
