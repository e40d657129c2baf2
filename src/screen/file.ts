import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, stat, type FileHandle } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { extname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fail, WritError } from "../ground/index.ts";
import { xlsxSheet, type Cell } from "../lists/index.ts";
import { checkSettings, engineOf, standing } from "./answer.ts";
import { addTallies, NO_TALLY, type BatchSetup, type BatchTally, type InputRow } from "./batch.ts";
import type { FileReport, FileRun } from "./file-shape.ts";
import { partPath, readJournal, removeJournal, writeJournal, type Footing } from "./journal.ts";
import { lineBatches } from "./lines.ts";
import { createPool } from "./pool.ts";
import { COLUMNS, resultHead, type ResultFormat } from "./result.ts";
import { openRows, type RowSource } from "./rows.ts";

/** Rows, and UTF-16 units of JSON, handed to a thread at once: some tens of milliseconds of work. */
const BATCH_ROWS = 128;
const BATCH_TEXT = 1_048_576;
/** ms between acknowledged points: what a kill may cost. */
const ACKNOWLEDGE = 500;
/** bytes: below, starting threads costs more than it saves */
const SMALL_FILE = 65_536;

const FORMATS: ReadonlyMap<string, ResultFormat> = new Map([
  [".csv", "csv"],
  [".xlsx", "xlsx"],
  [".jsonl", "jsonl"],
  [".ndjson", "jsonl"],
  [".json", "jsonl"],
]);

/**
 * Screens a file of subjects (CSV, XLSX, JSON lines; gzip too; recognised from the content) into a result.
 * A bad row is answered in its place and never stops the file. After a kill the same call goes on where the last acknowledged
 * point stands, if input, lists and settings are the same; the result has the same bytes for any number of threads and kills.
 * Errors: those of opening the input; usage (`out`); conflict; data-read-only and data-full for the result.
 */
export async function screenFile(run: FileRun): Promise<FileReport> {
  const format = FORMATS.get(extname(run.out).toLowerCase());
  if (format === undefined)
    fail("usage", {
      field: "out",
      value: run.out,
      message: "the result's format is not known",
      remedy: "end its name in .csv, .xlsx or .jsonl",
    });
  if (resolve(run.out) === resolve(run.file))
    fail("usage", { field: "out", value: run.out, message: "the result would overwrite the input", remedy: "choose another name" });
  const settings = checkSettings(run.settings);
  const source = await openRows(run.file, run.mapping);
  const footing = await footingOf(run, format, source);
  const { point, why } = await readJournal(run.out, footing);
  const setup: BatchSetup = { buffer: run.current.snapshot.buffer, origin: run.current.origin, settings, format, file: source.name };
  const workers = run.workers ?? ((await stat(run.file)).size < SMALL_FILE ? 1 : availableParallelism());
  const done = point?.tally ?? NO_TALLY;
  const tally = await part({ run, setup, source, footing, workers, from: point }).catch((cause: unknown) => writeFailed(cause, run.out));
  await finish(run.out, format).catch((cause: unknown) => writeFailed(cause, run.out));
  return {
    out: run.out,
    format,
    ...tally,
    sha256: await sha256Of(run.out),
    input: footing.input,
    bytes: (await stat(run.out)).size,
    resumed: done.rows,
    notes: [...(why === null ? [] : [why]), ...source.notes()],
    broken: source.broken(),
  };
}

interface PartRun {
  readonly run: FileRun;
  readonly setup: BatchSetup;
  readonly source: RowSource;
  readonly footing: Footing;
  readonly workers: number;
  readonly from: { readonly bytes: number; readonly tally: BatchTally } | null;
}

/** Writes the part file from the last acknowledged point to the end of the input. */
async function part({ run, setup, source, footing, workers, from }: PartRun): Promise<BatchTally> {
  const file = await open(partPath(run.out), from === null ? "w" : "r+");
  const pool = createPool(setup, workers);
  let tally = from?.tally ?? NO_TALLY;
  let bytes = from?.bytes ?? 0;
  const acknowledge = async (): Promise<void> => {
    await file.sync();
    await writeJournal(run.out, { footing, bytes, tally });
  };
  try {
    await file.truncate(bytes);
    if (from === null) bytes += await append(file, resultHead(setup.format), 0);
    await acknowledge();
    let last = performance.now();
    for await (const result of pool.run(batches(source.rows(), tally.rows))) {
      bytes += await append(file, result.text, bytes);
      tally = addTallies(tally, result.tally);
      run.onProgress?.({ rows: tally.rows, hits: tally.hits, read: source.read(), size: source.size });
      if (performance.now() - last > (run.acknowledge ?? ACKNOWLEDGE) || run.signal?.aborted === true) {
        await acknowledge();
        last = performance.now();
      }
      run.signal?.throwIfAborted();
    }
    await acknowledge();
    return tally;
  } finally {
    await pool.close();
    await file.close();
  }
}

async function append(file: FileHandle, text: string, at: number): Promise<number> {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
  return bytes.length;
}

async function* batches(rows: AsyncIterable<InputRow>, skip: number): AsyncGenerator<InputRow[]> {
  let batch: InputRow[] = [];
  let text = 0;
  let seen = 0;
  for await (const row of rows) {
    if (seen++ < skip) continue;
    batch.push(row);
    if ("json" in row) text += row.json.text?.length ?? 0;
    if (batch.length < BATCH_ROWS && text < BATCH_TEXT) continue;
    yield batch;
    batch = [];
    text = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Puts the finished result in its place; a workbook is made from the part file's cells. */
async function finish(out: string, format: ResultFormat): Promise<void> {
  if (format === "xlsx") {
    const fresh = `${out}.new`;
    await pipeline(xlsxSheet(cellRows(partPath(out)), { header: COLUMNS, name: "Screening" }), createWriteStream(fresh, { flush: true }));
    await rename(fresh, out);
  } else {
    await rename(partPath(out), out);
  }
  await removeJournal(out);
}

async function* cellRows(path: string): AsyncGenerator<Cell[]> {
  for await (const batch of lineBatches(createReadStream(path))) {
    for (const line of batch) yield JSON.parse(line.text as string) as Cell[];
  }
}

async function footingOf(run: FileRun, format: ResultFormat, source: RowSource): Promise<Footing> {
  const { limit, minBand, lists, maxAgeDays } = run.settings;
  const { snapshot, origin } = run.current;
  const { version, parameters } = engineOf(snapshot);
  return {
    input: await sha256Of(run.file),
    snapshot: snapshot.id,
    engine: JSON.stringify([version, parameters]),
    asked: JSON.stringify([format, limit, minBand, [...lists].sort(), maxAgeDays, source.name, run.mapping ?? null]),
    missing: JSON.stringify([origin, standing(run.current, run.settings).checked.missing]),
  };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function writeFailed(cause: unknown, out: string): never {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (cause instanceof WritError) throw cause;
  if (code === "ENOSPC" || code === "EDQUOT")
    fail("data-full", { file: out, remedy: "make room and run the command again: it goes on where it stopped" }, cause);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    fail("data-read-only", { file: out, message: "the result cannot be written here", remedy: "choose another --out" }, cause);
  if (code === "ENOENT" || code === "ENOTDIR")
    fail("file-not-found", { file: out, message: "the result's folder is not there", remedy: "make it or choose another --out" }, cause);
  throw cause;
}
