import type { Actor, AddOptions, AddReport } from "./face.ts";
import { type Arrived, type Filing, fileUnder } from "./filing.ts";
import type { EntryRow } from "./facts.ts";
import { checkAs, checkDated, checkListId, checkMapping, checkOnce, checkPublished, noneAdded, refuseEmpty } from "./add-checks.ts";
import type { Builder } from "./builder.ts";
import { fail, type ListId, listId, type Problem } from "../ground/index.ts";
import { openDecisions } from "./taken-decisions.ts";
import { rulingRows } from "./ruling-rows.ts";
import { isDamageCode } from "./damage-code.ts";
import { guardLook } from "./guard.ts";
import { isOfReading, shapeInForce } from "./guard-base.ts";
import type { GuardColumn, GuardRecord } from "./guard-rules.ts";
import type { Shape } from "./guard-shape.ts";
import { KINDS_OF_EVENT, type ListAdded, type ListChecked } from "./events.ts";
import { type KnownParts, type ReadPublication, takeIn } from "./publication.ts";
import { type ListFile, type ListReader, openListFile, type PublicationFiles, recognise } from "../lists/index.ts";
import { type RawSource, rawSourceAt } from "./raw-file.ts";
import type { DataPaths } from "./paths.ts";
import type { DatabaseSync } from "node:sqlite";
import type { NewEvent } from "../ledger/index.ts";
import { refuseHarmedCopy } from "./harmed-copy.ts";
import { retirements } from "./retired.ts";
import { tidyUp } from "./tidy.ts";

/** What adding needs of an open register. */
export interface Adding {
  readonly paths: DataPaths;
  readonly db: DatabaseSync;
  /** default: all of them */
  readonly readers: readonly ListReader[] | undefined;
  /** `fresh`: rows of the files of entries that the events name */
  readonly write: (events: readonly NewEvent[], fresh: ReadonlyMap<string, readonly EntryRow[]>) => number[];
  readonly publish: (actor: Actor, builder: Builder | null) => void | Promise<void>;
  /** a thread that builds the snapshot, where the work is worth one: bytes that come in; null: build it here */
  readonly builder: (bytes: number) => Builder | null;
}

export interface AddRequest {
  readonly files: readonly string[];
  /** publications that come from elsewhere than from files */
  readonly given?: readonly PublicationFiles[];
  readonly options: AddOptions;
}

/**
 * Takes in every publication that the files hold, or none: all are read first, then all events are written in one transaction, then the
 * snapshot is published once. A file that no reader knows or that cannot be read at all throws and changes nothing.
 */
export async function addPublications(adding: Adding, { files, given = [], options }: AddRequest): Promise<AddReport[]> {
  if (files.length === 0 && given.length === 0) fail("usage", { message: "no file was named", remedy: "name at least one list file" });
  checkPublished(options.published);
  const paths = new Map<ListFile, string>();
  // a mapping is a sibling of its table: kept, hashed and, when the next table comes without one, taken from the last version
  const named = options.mapping === undefined ? files : [...files, options.mapping];
  const groups = await known(named, { paths, readers: adding.readers, options }).catch((error: unknown) => noneAdded(error, named.length));
  groups.unshift(...given);
  checkMapping(groups, options.mapping);
  checkAs(groups, options.as);
  for (const group of groups) checkListId(options.as ?? group.list);
  const rawOf = (file: ListFile): RawSource => {
    const path = paths.get(file);
    return path === undefined ? { name: file.name, bytes: () => file.chunks() } : rawSourceAt(path);
  };
  const builder = options.snapshot === "later" ? null : adding.builder(sizeOf(groups));
  try {
    // what was read is let go before the snapshot is built: by then the tables have it
    const { reports, written } = await readAll(adding, { groups, options, rawOf, builder }).catch((error: unknown) =>
      noneAdded(error, named.length),
    );
    if (written && options.snapshot !== "later") await adding.publish(options, builder);
    const told = new Set<string>();
    return reports.map((report, at) => withTold(report, { group: groups[at], paths, told }));
  } finally {
    await builder?.close();
  }
}

/** Which publications the files are; `paths` takes each opened file with where it lies. */
async function known(
  named: readonly string[],
  { paths, readers, options }: { readonly paths: Map<ListFile, string>; readonly readers: Adding["readers"]; readonly options: AddOptions },
): Promise<PublicationFiles[]> {
  for (const path of named) paths.set(await openListFile(path), path);
  return paths.size === 0 ? [] : [...(await recognise([...paths.keys()], readers, pickAs(options)))];
}

/** What whoever adds is to know besides, and what is not kept. */
function withTold(
  report: TakenIn["reports"][number],
  {
    group,
    paths,
    told: before,
  }: { readonly group: PublicationFiles | undefined; readonly paths: ReadonlyMap<ListFile, string>; readonly told: Set<string> },
): AddReport {
  const { untaken, ...rest } = report;
  // of a file that holds several lists once
  const told = (group?.told ?? []).filter((line) => !before.has(line));
  for (const line of told) before.add(line);
  const [file] = group?.parts.values() ?? [];
  if (untaken > 0 && file !== undefined)
    told.push(
      `${untaken === 1 ? "1 decision of a person about parties was" : `${untaken} decisions of people about parties were`} not taken over. ` +
        `A person takes them: writ party import ${paths.get(file) ?? file.name} --reason TEXT --by NAME`,
    );
  return { ...rest, told };
}

/** bytes of a publication from which on it leaves much behind */
const MUCH_READ = 4 << 20;

const sizeOf = (groups: readonly PublicationFiles[]): number =>
  sum(groups.flatMap(({ parts }) => [...parts.values()].map(({ size }) => size)));

interface Taking {
  readonly groups: readonly PublicationFiles[];
  readonly options: AddOptions;
  readonly rawOf: (file: ListFile) => RawSource;
  readonly builder: Builder | null;
}

interface TakenIn {
  /** `untaken`: decisions in the file that do not stand here; told with the first list of the file */
  readonly reports: (Omit<AddReport, "told"> & { readonly untaken: number })[];
  /** whether the ledger has anything new */
  readonly written: boolean;
}

async function readAll(adding: Adding, { groups, options, rawOf, builder }: Taking): Promise<TakenIn> {
  const known = (list: ListId, format: string): KnownParts => partsInForce(adding.db, { list, format });
  const reads: ReadPublication[] = [];
  const bases = new Map<ReadPublication, Shape>();
  for (const group of groups) {
    const read = await takeIn(group, {
      paths: adding.paths,
      rawOf,
      known,
      ...pick(options),
      ...(builder === null ? {} : { ahead: builder }),
    });
    checkPublished(read.result.published);
    checkDated(read, options);
    reads.push(read);
    if (options.pulled === "once") refuseDamaged(read);
    // before the publisher is blamed: would this Writ read the version in force as it was read then?
    const first = decide(adding.db, read, { options, bases });
    if (options.pulled !== undefined && isHeldBack(first)) await refuseHarmedCopy(adding, read);
    if (first.guard?.reasons.some(({ rule }) => isOfReading(rule)) === true)
      bases.set(read, await shapeInForce(adding, { list: read.list, reader: group.reader, at: options.at }));
    // what reading left behind is many times the file; one list by itself leaves no more than its build takes
    if (builder !== null && groups.length > 1 && sizeOf([group]) > MUCH_READ) tidyUp();
  }
  builder?.allRead(reads.map(({ entriesFile, title }) => ({ entriesFile, title })));
  return settleAll(adding, reads, { options, bases });
}

/** What a transfer may have harmed is fetched again before anything is written down. */
function refuseDamaged({ result, problems, list, sha256 }: ReadPublication): void {
  if (result.whole) return;
  const cause = problems.find(({ code }) => isDamageCode(code));
  fail(cause?.code ?? "file-unreadable", {
    ...(cause ?? { message: "the file is cut short" }),
    field: list,
    value: sha256,
    remedy: "fetch it again",
  });
}

const isHeldBack = ({ state, knownBefore }: Decision): boolean => state === "quarantined" && !knownBefore;
const pickAs = ({ as }: AddOptions): Pick<AddOptions, "as"> => (as === undefined ? {} : { as });

const pick = ({ at, as, published, onProgress }: AddOptions): Pick<AddOptions, "at" | "as" | "published" | "onProgress"> => ({
  at,
  ...(as === undefined ? {} : { as }),
  ...(published === undefined ? {} : { published }),
  ...(onProgress === undefined ? {} : { onProgress }),
});

function partsInForce(db: DatabaseSync, { list, format }: { readonly list: ListId; readonly format: string }): KnownParts {
  return db
    .prepare(
      "SELECT part, name, part.sha256, size FROM list JOIN version ON version.seq = list.version JOIN part ON part.version = version.seq WHERE list.id = ? AND format = ? ORDER BY part",
    )
    .all(list, format) as unknown as KnownParts;
}

/** Decides for each publication in turn and writes all events at once: no await between, so that nothing changes from decision to event. */
function settleAll(adding: Adding, reads: readonly ReadPublication[], deciding: Deciding): TakenIn {
  const settled = reads.map((read) => ({ read, filing: decide(adding.db, read, deciding) }));
  const { options } = deciding;
  checkOnce(reads);
  const events = settled.flatMap(({ read, filing }) => [
    ...eventsFor(read, { filing, options }),
    // only a look at the publisher tells that what came damaged is whole again
    ...(filing.filed === "unchanged" && options.pulled !== undefined ? retirements(adding.db, { list: read.list, at: options.at }) : []),
  ]);
  if (events.length > 0) {
    adding.write(events, new Map(reads.flatMap(({ entriesFile, rows }) => (rows === null ? [] : [[entriesFile, rows]]))));
  }
  const told = new Set<string>();
  const reports = settled.map(({ read, filing }) => {
    const untaken = told.has(read.sha256) ? 0 : openDecisions(rulingRows(adding.db), read.result.decisions ?? []).length;
    told.add(read.sha256);
    return { ...reportOf(read, filing), untaken };
  });
  return { reports, written: events.length > 0 };
}

interface Decision extends Omit<Filing, "filed"> {
  readonly filed: AddReport["filed"];
  /** whether the ledger says it already */
  readonly knownBefore: boolean;
  readonly guard?: GuardRecord;
}

interface Deciding {
  readonly options: AddOptions;
  /** what the version in force is made of as this Writ reads it, where that was looked at */
  readonly bases: ReadonlyMap<ReadPublication, Shape>;
}

function decide(db: DatabaseSync, read: ReadPublication, { options: { at, pulled }, bases }: Deciding): Decision {
  const current = db
    .prepare("SELECT seq, published, entries, state, sha256, entries_file FROM list JOIN version ON seq = version WHERE id = ?")
    .get(read.list) as
    | { seq: number; published: string | null; entries: number; state: Filing["state"]; sha256: string; entries_file: string }
    | undefined;
  const same = db
    .prepare(
      "SELECT seq, filed, state, notes, published, guard FROM version WHERE list = ? AND sha256 = ? AND entries_file = ? AND removed IS NULL ORDER BY seq DESC LIMIT 1",
    )
    .get(read.list, read.sha256, read.entriesFile) as
    | { seq: number; filed: Filing["filed"]; state: Filing["state"]; notes: string; published: string | null; guard: string | null }
    | undefined;
  if (same !== undefined && same.published === (read.result.published ?? null)) {
    const notes = JSON.parse(same.notes) as string[];
    if (same.seq === current?.seq) return { filed: "unchanged", state: same.state, notes, knownBefore: true };
    const { discarded = false, retired = false } = same.guard === null ? {} : (JSON.parse(same.guard) as GuardColumn);
    // what was held back only because its place in time was not known may be history by now
    const settled = same.state === "quarantined" && fileUnder(arrivedOf(read), current ?? null).filed === "history";
    // who brings by hand what was once discarded means it: it is looked at anew; so is what was retired and comes again
    if (same.filed === "history" && !retired && !((discarded || settled) && pulled === undefined))
      return {
        filed: "history",
        state: same.state,
        notes: [...notes, discarded ? "a person has discarded these bytes" : "these bytes are in the history already"],
        knownBefore: true,
      };
  }
  const filing = fileUnder(arrivedOf(read), current ?? null);
  // the guard holds an empty one back where there is something that stays in force
  if (read.entries === 0 && (current === undefined || filing.filed === "history")) refuseEmpty(read);
  if (current?.sha256 === read.sha256 && current.entries_file !== read.entriesFile && read.entries > 0) {
    return {
      ...filing,
      guard: { shape: read.shape, stateReleased: filing.state === "partial" ? "partial" : "current", change: null, reasons: [] },
      notes: [...filing.notes, "the same bytes as before are read otherwise by this version of Writ"],
      knownBefore: false,
    };
  }
  const shape = {
    shape: read.shape,
    stateReleased: filing.state === "partial" ? "partial" : "current",
    change: null,
    reasons: [],
  } as const;
  // what ships with Writ is no publisher's file: its tests look after it
  if (current === undefined || filing.filed === "history" || read.result.format === STARTER_FORMAT)
    return { ...filing, knownBefore: false, guard: shape };
  const guard = guardLook(db, { read, at, byHand: pulled === undefined, current, base: bases.get(read) });
  if (guard.reasons.length === 0) return { ...filing, knownBefore: false, guard };
  const stays = `it is quarantined: the version of ${current.published ?? "an unknown date"} stays in force until a person releases this one`;
  return { filed: "history", state: "quarantined", notes: [...guard.reasons.map(({ text }) => text), stays], knownBefore: false, guard };
}

const STARTER_FORMAT = "starter";

const arrivedOf = ({ result, entries, parts }: ReadPublication): Arrived => ({
  published: result.published ?? null,
  entries,
  whole: result.whole,
  missingParts: result.missingParts,
  ...(result.handedOn === undefined ? {} : { handedOn: result.handedOn }),
  withoutParts: result.withoutParts ?? [],
  keptParts: parts.filter(({ kept }) => kept).map(({ part, name }) => (part === name ? part : `${part} (${name})`)),
});

function eventsFor(read: ReadPublication, { filing, options }: { readonly filing: Decision; readonly options: AddOptions }): NewEvent[] {
  const { at, who, why } = options;
  const pulled = options.pulled === undefined ? {} : ({ pulled: true } as const);
  // a look that finds the list unchanged counts as a check; one at an old file does not
  // nor at what another register wrote
  if (filing.filed === "unchanged" && read.result.handedOn !== undefined) return [];
  if (filing.filed === "unchanged")
    return [
      { at, who, why, what: KINDS_OF_EVENT.checked, data: { list: read.list, sha256: read.sha256, ...pulled } satisfies ListChecked },
    ];
  if (filing.knownBefore) return [];
  const { result } = read;
  const data: ListAdded = {
    list: read.list,
    title: read.title,
    format: result.format,
    published: result.published ?? null,
    sha256: read.sha256,
    parts: read.parts,
    entriesFile: read.entriesFile,
    entries: read.entries,
    names: result.names,
    rows: result.rows,
    unmapped: sum(result.unmapped.values()),
    unmappedKeys: [...result.unmapped]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MAX_KEYS)
      .map(([key, count]) => [key.slice(0, MAX_KEY), count]),
    problems: read.problemCount,
    firstProblems: read.problems.slice(0, MAX_PROBLEMS).map(shortened),
    state: filing.state,
    filed: filing.filed,
    notes: filing.notes,
    ...checkedThere(read, at),
    ...(filing.guard === undefined ? {} : { guard: filing.guard }),
    ...pulled,
  };
  return [{ at, who, why, what: KINDS_OF_EVENT.added, data: { ...data } }];
}

/** A register that hands a list on has asked nobody: its age goes on from there. A date that lies ahead or cannot be read says nothing. */
function checkedThere({ result }: ReadPublication, at: string): Pick<ListAdded, "checked"> {
  const checked = result.handedOn?.checked;
  return checked !== undefined && Date.parse(checked) < Date.parse(at) ? { checked: new Date(checked).toISOString() } : {};
}

/** the event stays small whatever the file holds; the numbers are whole, and the raw file is kept */
const MAX_KEYS = 500;
const MAX_KEY = 200;
const MAX_PROBLEMS = 100;

const shortened = (problem: Problem): Problem =>
  problem.value === undefined ? problem : { ...problem, value: problem.value.slice(0, MAX_KEY) };

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function reportOf(read: ReadPublication, { filed, state, notes, guard }: Decision): Omit<AddReport, "told"> {
  const { result } = read;
  return {
    list: listId(read.list),
    format: result.format,
    published: result.published ?? null,
    entries: read.entries,
    names: result.names,
    rows: result.rows,
    unmapped: result.unmapped,
    problems: read.problems,
    problemCount: read.problemCount,
    sha256: read.sha256,
    state,
    filed,
    notes,
    ...(guard === undefined || guard.reasons.length === 0 ? {} : { reasons: guard.reasons }),
  };
}
