import { createReadStream, createWriteStream } from "node:fs";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fail, listId, partialDate, problem, type Problem } from "../ground/index.ts";
import { openListFile, tableRows, xlsxSheet, type Cell } from "../lists/index.ts";
import { readDocument, screenFile, screenText, type ScreenSettings } from "../screen/index.ts";
import type { AddReport } from "../registry/index.ts";
import type { Holding } from "./holding.ts";
import type { JobHands } from "./jobs.ts";
import type { JobBody, JobOutcome, ListReport } from "./shapes.ts";
import type { StoredUpload } from "./uploads.ts";

/** What the work needs to know of the world. */
export interface WorkPlace {
  readonly holding: Holding;
  readonly settings: () => ScreenSettings;
  /** who stands at the page, for the ledger */
  readonly actor: (why: string) => { readonly who: string; readonly at: string; readonly why: string };
  /** what a list's adding said, for the page */
  readonly remember: (report: ListReport) => void;
}

const SHOWN_PROBLEMS = 200;
const OUTCOME_COLUMN = 3;
const ERROR_COLUMN = 21;

export function reportAsJson(report: AddReport): ListReport {
  return {
    ...report,
    unmapped: [...report.unmapped].toSorted((left, right) => right[1] - left[1]),
    problems: report.problems.slice(0, SHOWN_PROBLEMS),
  };
}

/** Takes lists in: one event for each in the ledger, and the new snapshot answers from then on. */
export async function takeLists(place: WorkPlace, uploads: readonly StoredUpload[], body: JobBody, hands: JobHands): Promise<JobOutcome> {
  const { register } = place.holding;
  if (register === null)
    fail("data-read-only", {
      message: place.holding.readerBecause ?? "this server only reads",
      remedy: "Stop the other process, or add the list there",
    });
  const paths = uploads.map((upload) => upload.path);
  if (body.mapping !== undefined) paths.push(await mappingBeside(uploads[0], body.mapping));
  const published = partialDate(body.published ?? "");
  const reports = await register.addLists(paths, {
    ...place.actor(`dropped on the page: ${uploads.map((upload) => upload.name).join(", ")}`),
    ...(body.list === undefined ? {} : { as: listId(body.list) }),
    ...(published === null ? {} : { published }),
    onProgress: (done, total, what) => {
      hands.signal.throwIfAborted();
      hands.progress(done, total, "bytes", what);
    },
  });
  place.holding.refresh();
  const shown = reports.map(reportAsJson);
  for (const report of shown) place.remember(report);
  return { use: "list", reports: shown };
}

/** A table's mapping is a file beside it, for the register as for people. */
async function mappingBeside(upload: StoredUpload | undefined, mapping: string): Promise<string> {
  const path = join(dirname(upload?.path ?? fail("field-missing", { field: "uploads" })), "mapping.yaml");
  await writeFile(path, mapping, { mode: 0o600 });
  return path;
}

/** Screens a file of names into `out`, a CSV; one event in the ledger with the hash of the result. */
export async function screenNames(
  place: WorkPlace,
  upload: StoredUpload,
  body: JobBody,
  out: string,
  hands: JobHands,
): Promise<JobOutcome> {
  const settings = { ...place.settings(), ...(body.minBand === undefined ? {} : { minBand: body.minBand as ScreenSettings["minBand"] }) };
  const report = await screenFile({
    file: upload.path,
    out,
    current: place.holding.current,
    settings,
    ...(body.mapping === undefined ? {} : { mapping: body.mapping }),
    signal: hands.signal,
    onProgress: ({ read, size, rows }) =>
      size === null ? hands.progress(rows, 0, "rows", "screening") : hands.progress(read, size, "bytes", "screening"),
  });
  const { register } = place.holding;
  const { rows, hits, clear, incomplete, bad, alerts, sha256, input } = report;
  const recorded =
    register === null
      ? null
      : register.recordScreening(place.actor("a file of names, on the page"), {
          file: upload.name,
          input,
          result: sha256,
          rows,
          hits,
          clear,
          incomplete,
          bad,
          alerts,
          minBand: settings.minBand,
          snapshot: place.holding.current.snapshot.id,
        });
  const problems = bad === 0 ? [] : await badRows(out, upload.name);
  const notes = report.broken === null ? report.notes : [...report.notes, report.broken.message];
  return { use: "names", report: { subjects: rows, hits, clear, incomplete, bad, problems, notes, recorded, formats: ["csv", "xlsx"] } };
}

/** The rows of a result that could not be screened, as problems; the first ones. */
async function badRows(result: string, file: string): Promise<Problem[]> {
  const found: Problem[] = [];
  for await (const { cells } of tableRows(await openListFile(result), { onProblem: () => {} })) {
    if (cells[OUTCOME_COLUMN] !== "error") continue;
    const [, message = "", code = "", remedy] = /^(.*?) \[([a-z-]+)\](?:\. (.*))?$/s.exec(cells[ERROR_COLUMN] ?? "") ?? [];
    found.push(
      problem((code || "row-malformed") as Problem["code"], {
        file,
        line: Number(cells[0]),
        message: message || (cells[ERROR_COLUMN] ?? ""),
        ...(remedy === undefined ? {} : { remedy }),
      }),
    );
    if (found.length === SHOWN_PROBLEMS) break;
  }
  return found;
}

/** The same result as a workbook, made once when it is asked for. Numbers stay numbers. */
export async function workbookOf(csv: string): Promise<string> {
  const path = `${csv}.xlsx`;
  if (
    await stat(path).then(
      () => true,
      () => false,
    )
  )
    return path;
  const rows = tableRows(await openListFile(csv), { onProblem: () => {} })[Symbol.asyncIterator]();
  const first = await rows.next();
  const header = first.done === true ? [] : first.value.cells;
  async function* cells(): AsyncGenerator<Cell[]> {
    for (let row = await rows.next(); row.done !== true; row = await rows.next()) yield row.value.cells.map(cellOf);
  }
  const fresh = `${path}.new`;
  try {
    await pipeline(xlsxSheet(cells(), { header, name: "Screening" }), createWriteStream(fresh, { mode: 0o600 }));
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
  return path;
}

const cellOf = (text: string): Cell => (/^-?\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : text);

/** Finds every listed name in a document; one event in the ledger. */
export async function screenDocument(place: WorkPlace, upload: StoredUpload, body: JobBody, hands: JobHands): Promise<JobOutcome> {
  hands.progress(0, upload.bytes, "bytes", "reading");
  const document = await readDocument(await readFile(upload.path), upload.name);
  hands.signal.throwIfAborted();
  hands.progress(upload.bytes, upload.bytes, "bytes", "screening");
  const { holding } = place;
  const settings = { ...place.settings(), ...(body.minBand === undefined ? {} : { minBand: body.minBand as ScreenSettings["minBand"] }) };
  const answer = await screenText(document.text, {
    matcher: holding.matcher,
    current: holding.current,
    settings,
    document: upload.name,
    unread: document.unread,
  });
  holding.register?.recordScreening(place.actor("a document, on the page"), {
    document: upload.name,
    input: upload.sha256,
    mentions: answer.mentions.length,
    parties: [...new Set(answer.mentions.flatMap((mention) => mention.alerts.map((alert) => alert.party)))],
    snapshot: holding.current.snapshot.id,
  });
  return { use: "text", answer };
}

/** Beside the upload that it was made of: both go together. */
export const resultPath = (dir: string, id: string): string => join(dir, id, "result.csv");
export const resultStream = (path: string): ReturnType<typeof createReadStream> => createReadStream(path);
