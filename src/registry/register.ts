import type { Actor, AddOptions, AddReport, Decider, Quarantined, Register } from "./face.ts";
import type { Builder } from "./builder.ts";
import { type Builders, buildersOf } from "./builders.ts";
import { noteBuilder } from "./built-by.ts";
import { catchUp, type Projection, rebuild } from "./project.ts";
import { type DataPaths, dataPaths } from "./paths.ts";
import { MATCH_ENGINE, publishSnapshot, type SnapshotEngine, withdrawSnapshot } from "./engine.ts";
import { entriesInForce, snapshotLists } from "./in-force.ts";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { fail, type ListId, WritError } from "../ground/index.ts";
import { KINDS_OF_EVENT, type ListChecked, type ListRemoved, type SnapshotPublished } from "./events.ts";
import { type Ledger, lockFolder, makeDataFolder, type NewEvent, openLedger } from "../ledger/index.ts";
import { type Adding, addPublications } from "./add.ts";
import type { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import type { ListReader } from "../lists/index.ts";
import { openTables } from "./tables.ts";
import { decision } from "./quarantine.ts";
import { partyDecision } from "./decisions.ts";
import { retirements } from "./retired.ts";
import type { PartyDecision } from "./ruling.ts";
import { starterPublication } from "./starter.ts";
import { takingEvents } from "./taken-decisions.ts";

export interface RegisterOptions {
  /** formats to recognise; default: all that Writ reads */
  readonly readers?: readonly ListReader[];
  /** default: the engine of `match` */
  readonly engine?: SnapshotEngine;
  /** how long to wait for another writer, default 0 ms */
  readonly waitMs?: number;
}

/**
 * Opens a data folder for writing, makes it where it is missing, and holds its lock until `close`. What a kill left undone is done first:
 * tables are brought up to the ledger, and the snapshot to the tables.
 * Throws `data-locked` naming the holder, `data-read-only`, `data-full`, `data-damaged`, `ledger-broken`.
 */
export function openRegister(dir: string, options: RegisterOptions = {}): Register {
  const paths = dataPaths(dir);
  makeDataFolder(dir);
  const lock = lockFolder(dir, options.waitMs === undefined ? {} : { waitMs: options.waitMs });
  const opened: { close(): void }[] = [{ close: () => lock.release() }];
  const closeAll = (): void => {
    for (const one of opened.splice(0).toReversed()) one.close();
  };
  try {
    sweep(paths);
    const ledger = openLedger(paths.ledger, { mode: "write" });
    opened.push(ledger);
    const db = sureTables(paths, ledger);
    opened.push(db);
    const writer: Writer = {
      paths,
      ledger,
      db,
      engine: options.engine ?? MATCH_ENGINE,
      readers: options.readers,
      builders: buildersOf(dir),
    };
    opened.push(writer.builders);
    const renewed = freshen(writer);
    return registerOn(writer, { closeAll, renewed });
  } catch (error) {
    closeAll();
    throw error;
  }
}

interface Writer {
  readonly paths: DataPaths;
  readonly ledger: Ledger;
  readonly db: DatabaseSync;
  readonly engine: SnapshotEngine;
  readonly readers: readonly ListReader[] | undefined;
  readonly builders: Builders;
}

/** Temporary files of writers that were killed; the lock says that none of them lives. */
function sweep({ dir, raw, entries }: DataPaths): void {
  for (const folder of [dir, raw, entries]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) if (name.endsWith(".tmp")) rmSync(join(folder, name), { force: true });
  }
}

const projection = ({ db, ledger, paths }: Pick<Writer, "db" | "ledger" | "paths">): Projection => ({
  db,
  ledger,
  path: paths.tables,
  entriesDir: paths.entries,
});

/** The tables, in step with the ledger. They are only a projection: damaged ones are thrown away and rebuilt. */
function sureTables(paths: DataPaths, ledger: Ledger): DatabaseSync {
  try {
    return tablesInStep(paths, ledger);
  } catch (error) {
    if (!(error instanceof WritError) || error.code !== "data-damaged" || error.problem.file !== paths.tables) throw error;
    for (const suffix of ["", "-wal", "-shm"]) rmSync(paths.tables + suffix, { force: true });
    return tablesInStep(paths, ledger);
  }
}

function tablesInStep(paths: DataPaths, ledger: Ledger): DatabaseSync {
  const db = openTables(paths.tables);
  try {
    catchUp(projection({ db, ledger, paths }));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function registerOn(writer: Writer, { closeAll, renewed }: { readonly closeAll: () => void; readonly renewed: string | null }): Register {
  let adding = false;
  let closed = false;
  const write = (events: readonly NewEvent[], fresh?: Projection["fresh"]): number[] => {
    if (closed) fail("conflict", { message: "the register is closed" });
    const seqs = writer.ledger.append(events);
    // the events are on the disk; tables that cannot follow now do so when the register is next opened
    catchUp({ ...projection(writer), ...(fresh === undefined ? {} : { fresh }) });
    return seqs;
  };
  const add = async (work: (adding: Adding) => Promise<AddReport[]>): Promise<AddReport[]> => {
    if (adding) fail("conflict", { message: "another import into this register is under way", remedy: "wait for it to end" });
    adding = true;
    try {
      return await work({
        ...writer,
        write,
        builder: (bytes) => (worthThread(writer, bytes) ? writer.builders.take() : null),
        publish: (actor, builder) =>
          builder === null ? publish(writer, actor, (events) => write(events)) : publishBy(builder, { writer, actor, write }),
      });
    } finally {
      adding = false;
    }
  };
  const decide = (list: ListId, decider: Decider, what: "released" | "discarded"): Quarantined => {
    if (adding) fail("conflict", { message: "an import into this register is under way", remedy: "wait for it to end" });
    const { quarantined, event } = decision({ db: writer.db, entriesDir: writer.paths.entries }, { list, decider, what });
    write([event]);
    publish(writer, decider, (events) => write(events));
    return quarantined;
  };
  return {
    dir: writer.paths.dir,
    renewed,
    addLists: (files, options: AddOptions) => add((one) => addPublications(one, { files, options })),
    async addStarter(options) {
      const [report] = await add(async (one) => addPublications(one, { files: [], given: await starterPublication(), options }));
      return report as AddReport;
    },
    removeList(list: ListId, actor: Actor) {
      if (adding) fail("conflict", { message: "an import into this register is under way", remedy: "wait for it to end" });
      if (!snapshotLists(writer.db).some(({ id }) => id === list)) unknownList(writer.db, list);
      write([{ ...actor, what: KINDS_OF_EVENT.removed, data: { list } satisfies ListRemoved }]);
      publish(writer, actor, (events) => write(events));
    },
    releaseList: (list, decider) => decide(list, decider, "released"),
    discardList: (list, decider) => decide(list, decider, "discarded"),
    decideParty(decided: PartyDecision, decider) {
      if (adding) fail("conflict", { message: "an import into this register is under way", remedy: "wait for it to end" });
      const [seq] = write([partyDecision(writer.db, decided, decider)]);
      // a refusal keeps apart what is apart: no answer changes
      if (decided.what !== "refuse") publish(writer, decider, (events) => write(events));
      return seq as number;
    },
    takeDecisions(decisions, decider) {
      if (adding) fail("conflict", { message: "an import into this register is under way", remedy: "wait for it to end" });
      const { events, ...taken } = takingEvents(writer.db, decisions, decider);
      if (events.length > 0) {
        write(events);
        publish(writer, decider, (more) => write(more));
      }
      return taken;
    },
    checkedLists(checks, { at, who }) {
      if (adding) fail("conflict", { message: "an import into this register is under way", remedy: "wait for it to end" });
      const held = new Map(snapshotLists(writer.db).map(({ id, sha256 }) => [id, sha256]));
      const events = checks.flatMap(({ list, why }) => {
        const data: ListChecked = { list, sha256: held.get(list) ?? unknownList(writer.db, list), pulled: true };
        return [{ at, who, why, what: KINDS_OF_EVENT.checked, data: { ...data } }, ...retirements(writer.db, { list, at })];
      });
      if (events.length === 0) return;
      write(events);
      publish(writer, { at, who }, (more) => write(more));
    },
    recordScreening(actor, data) {
      if (closed) fail("conflict", { message: "the register is closed" });
      const [seq] = writer.ledger.append([{ ...actor, what: KINDS_OF_EVENT.screened, data }]);
      try {
        catchUp(projection(writer));
      } catch {
        // it is recorded: an error would make the caller record it twice. The tables follow at the next event or the next opening
      }
      return seq as number;
    },
    rebuild: () => rebuild(projection(writer)),
    renewSnapshot() {
      if (closed) fail("conflict", { message: "the register is closed" });
      if (!adding) renew(writer);
    },
    keepBuilder() {
      if (!closed && !adding && worthThread(writer, 0)) writer.builders.stay();
    },
    close() {
      closed = true;
      closeAll();
    },
  };
}

function unknownList(db: DatabaseSync, list: ListId): never {
  const loaded = snapshotLists(db).map(({ id }) => id);
  return fail("list-unknown", { value: list, message: `no list "${list}" is loaded`, remedy: `loaded: ${loaded.join(", ") || "none"}` });
}

/** Builds the snapshot of what is in force and puts it in place, then writes down which it is. */
function publish(writer: Writer, actor: Actor, write: (events: readonly NewEvent[]) => unknown): void {
  const { db, paths, engine, ledger } = writer;
  const lists = snapshotLists(db);
  const upTo = ledger.head().seq;
  let made: Pick<SnapshotPublished, "snapshot" | "parameters"> = { snapshot: null, parameters: null };
  if (lists.length === 0) withdrawSnapshot(paths.snapshot);
  else {
    const { id, parameters } = publishSnapshot(paths.snapshot, engine, engine.buildSnapshot(entriesInForce(db, paths.entries), lists));
    if (engine === MATCH_ENGINE) noteBuilder(paths, id);
    made = { snapshot: id, parameters };
  }
  const data: SnapshotPublished = { ...made, engine: engine.parametersId(), upTo };
  write([{ at: actor.at, who: actor.who, what: KINDS_OF_EVENT.published, data: { ...data } }]);
}

/** Below these, starting a thread takes longer than it spares. */
const WORTH_A_THREAD = { bytes: 2 ** 19, entries: 4_000 };

/** An engine of the caller's own is none that a thread could have. `bytes`: what comes in. */
function worthThread({ db, engine }: Writer, bytes: number): boolean {
  if (engine !== MATCH_ENGINE) return false;
  const held = snapshotLists(db).reduce((sum, { entries }) => sum + entries, 0);
  return bytes >= WORTH_A_THREAD.bytes || held >= WORTH_A_THREAD.entries;
}

interface Publishing {
  readonly writer: Writer;
  readonly actor: Actor;
  readonly write: (events: readonly NewEvent[]) => unknown;
}

/** As `publish`, on a thread: questions are answered meanwhile, screenings recorded; nobody else may change a list. */
async function publishBy(builder: Builder, { writer, actor, write }: Publishing): Promise<void> {
  const { db, engine, ledger } = writer;
  if (snapshotLists(db).length === 0) return publish(writer, actor, write);
  const upTo = ledger.head().seq;
  const made = await builder.publish().catch((error: unknown) => {
    if (error instanceof WritError && error.code !== "internal") throw error;
    // no thread could be had, or it ran out of memory: the lists are taken in, and are answered from all the same
    return null;
  });
  if (made === null) return publish(writer, actor, write);
  const data: SnapshotPublished = { snapshot: made.id, parameters: made.parameters, engine: engine.parametersId(), upTo };
  write([{ at: actor.at, who: actor.who, what: KINDS_OF_EVENT.published, data: { ...data } }]);
}

/**
 * Publishes anew when the snapshot is not that of the lists in force: a writer was killed before it, the file is gone, or the engine
 * changed. Gives the cause in words, or null. That its bytes are whole is seen by who reads it (`usableSnapshot`).
 */
function freshen(writer: Writer): string | null {
  const cause = staleBecause(writer);
  if (cause !== null) renew(writer);
  return cause;
}

function staleBecause({ db, paths, engine, ledger }: Writer): string | null {
  const last = db.prepare("SELECT up_to, engine FROM published ORDER BY seq DESC LIMIT 1").get() as
    | { up_to: number; engine: string }
    | undefined;
  if (listsChanged(ledger, last?.up_to ?? 0)) return "a writer ended before it had built the snapshot";
  if (last === undefined) return null;
  const holdsLists = snapshotLists(db).length > 0;
  if (existsSync(paths.snapshot) !== holdsLists) return holdsLists ? "the snapshot was gone" : "there was a snapshot without a list";
  return holdsLists && last.engine !== engine.parametersId() ? "the snapshot was made by another version of Writ" : null;
}

/** The event bears the time of the one that it follows: no clock is read here. */
function renew(writer: Writer): void {
  const { ledger } = writer;
  const head = [...ledger.read(ledger.head().seq)][0];
  if (head === undefined) return;
  publish(writer, { who: "writ", at: head.at }, (events) => {
    ledger.append(events);
    catchUp(projection(writer));
  });
}

/** Whether an event after `seq` changed what a snapshot holds. */
function listsChanged(ledger: Ledger, seq: number): boolean {
  const { added, checked, removed, released, discarded, retired, joined, split } = KINDS_OF_EVENT;
  return [added, checked, removed, released, discarded, retired, joined, split].some(
    (what) =>
      ledger
        .read(seq + 1, what)
        [Symbol.iterator]()
        .next().done !== true,
  );
}
