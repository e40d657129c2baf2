import { parentPort, workerData } from "node:worker_threads";
import { letGo, newReadings, readAhead, readingsOf, type Readings, snapshotOf } from "../match/index.ts";
import { problem, WritError } from "../ground/index.ts";
import type { AfterPublishing, BuilderOrder, BuilderReply, ListRead } from "./builder.ts";
import type { DatabaseSync } from "node:sqlite";
import { builtBySame, noteBuilder } from "./built-by.ts";
import { dataPaths } from "./paths.ts";
import { snapshotLists } from "./in-force.ts";
import { listsAhead } from "./lists-ahead.ts";
import { MATCH_ENGINE, publishSnapshot, readSnapshot } from "./engine.ts";
import { tablesToRead } from "./tables-to-read.ts";
import { tidyUp } from "./tidy.ts";

/** Builds snapshots on a thread of its own: whoever asks meanwhile does not wait, and entries are taken in while lists are still coming. */
const { dir } = workerData as { readonly dir: string };
const paths = dataPaths(dir);
let readings = knownReadings();
const ahead = listsAhead(() => readings, paths.entries);

function snapshotInForce(db: DatabaseSync, next: AfterPublishing): Uint8Array {
  // the index is laid out in the room that the entries took while they came by
  const whenRead = (): void => {
    if (next === "stay") return;
    letGo(readings);
    tidyUp();
  };
  return snapshotOf(ahead.inForce(db), snapshotLists(db), { readings, whenRead });
}

/** times as many names as the snapshot has; those of two versions are fewer */
const MOST_READ = 2.5;

/** What the snapshot in place tells, where this very program has built it. */
function knownReadings(): Readings {
  try {
    const snapshot = readSnapshot(paths.snapshot, MATCH_ENGINE);
    return snapshot !== null && builtBySame(paths, snapshot.id) ? readingsOf(snapshot) : newReadings();
  } catch (error) {
    if (error instanceof WritError) return newReadings();
    throw error;
  }
}

function takeAhead(lists: readonly ListRead[]): void {
  try {
    for (const { entriesFile, title } of lists) ahead.file(entriesFile, title);
  } catch (error) {
    // who publishes comes upon it again, and there is somebody to tell
    if (!(error instanceof WritError)) throw error;
  }
}

function publish(next: AfterPublishing): BuilderReply {
  const db = tablesToRead(dir);
  if (db === null) return { ok: false, problem: problem("internal", { message: "there are no tables to build a snapshot from" }) };
  try {
    const snapshot = publishSnapshot(paths.snapshot, MATCH_ENGINE, snapshotInForce(db, next));
    const { id, parameters } = snapshot;
    noteBuilder(paths, id);
    // names that left the lists would pile up in a thread that stays
    if (next === "stay" && readings.words.length > MOST_READ * snapshot.nameCount) readings = readingsOf(snapshot);
    return { ok: true, id, parameters };
  } catch (error) {
    return { ok: false, problem: error instanceof WritError ? error.problem : problem("internal", { message: String(error) }) };
  } finally {
    db.close();
  }
}

parentPort?.on("message", (order: BuilderOrder) => {
  if (order.what === "publish") {
    parentPort?.postMessage(publish(order.next));
    // who waits for the snapshot of a service need not wait for this
    if (order.next === "stay") tidyUp();
  } else if (order.what === "all-read") {
    if (order.next === "end") tidyUp();
    takeAhead(order.lists);
  } else if (order.what === "list-read") ahead.listRead(order.sha256);
  else if (order.what === "take-ahead") ahead.block(order.packed, order.title);
  else for (const [kind, ...names] of order.names) for (const name of names) readAhead(readings, name, kind);
});
