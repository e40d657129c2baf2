import { problem, type Problem } from "../ground/index.ts";
import { createMatcher, openSnapshot, type Matcher } from "../match/index.ts";
import { answerFrom, standing, type Standing } from "./answer.ts";
import type { Answer, BadLine, ScreenSettings } from "./face.ts";
import type { Line } from "./lines.ts";
import { resultText, type ResultFormat } from "./result.ts";
import { screenLine } from "./stream.ts";
import { idOf, isProblem, parseSubject, type SubjectNote } from "./subject.ts";

/** One row of the input as it is handed to a thread: a line of JSON, a table's row already under Writ's field names, or one that could not be read. */
export type InputRow =
  | { readonly json: Line }
  | { readonly line: number; readonly raw: Readonly<Record<string, unknown>>; readonly remarks: readonly string[] }
  | { readonly line: number; readonly bad: Problem };

/** What a thread needs to know; the buffer is shared, not copied. */
export interface BatchSetup {
  readonly buffer: ArrayBufferLike;
  readonly origin: "data" | "starter";
  readonly settings: ScreenSettings;
  readonly format: ResultFormat;
  /** for messages */
  readonly file: string;
}

export interface BatchTally {
  readonly rows: number;
  readonly hits: number;
  readonly clear: number;
  readonly incomplete: number;
  readonly bad: number;
  readonly alerts: number;
}

export const NO_TALLY: BatchTally = { rows: 0, hits: 0, clear: 0, incomplete: 0, bad: 0, alerts: 0 };

export interface BatchResult {
  /** the result's bytes for these rows, in order */
  readonly text: string;
  readonly tally: BatchTally;
}

/** Answers batches of rows. The same rows give the same bytes, on whatever thread. */
export function createBatcher(setup: BatchSetup): (rows: readonly InputRow[]) => BatchResult {
  const snapshot = openSnapshot(setup.buffer);
  const matcher = createMatcher(snapshot);
  const stand = standing({ snapshot, origin: setup.origin }, setup.settings);
  return (rows) => {
    const tally = { ...NO_TALLY } as { -readonly [K in keyof BatchTally]: number };
    let text = "";
    for (const row of rows) {
      const answer = answerRow(row, setup.file, matcher, stand);
      tally.rows++;
      if ("error" in answer) tally.bad++;
      else {
        tally.alerts += answer.alerts.length;
        tally[answer.outcome === "hit" ? "hits" : answer.outcome]++;
      }
      text += resultText({ line: "json" in row ? row.json.number : row.line, answer }, setup.format);
    }
    return { text, tally };
  };
}

export function addTallies(left: BatchTally, right: BatchTally): BatchTally {
  return {
    rows: left.rows + right.rows,
    hits: left.hits + right.hits,
    clear: left.clear + right.clear,
    incomplete: left.incomplete + right.incomplete,
    bad: left.bad + right.bad,
    alerts: left.alerts + right.alerts,
  };
}

function answerRow(row: InputRow, file: string, matcher: Matcher, stand: Standing): Answer | BadLine {
  if ("json" in row) return screenLine(row.json, file, (subject, notes) => answerFrom(stand, matcher, subject, notes));
  if ("bad" in row) return { subject: { id: null }, line: row.line, error: row.bad };
  const notes: SubjectNote[] = row.remarks.map((message) => ({ effect: "unused", problem: problem("field-invalid", { message }) }));
  const subject = parseSubject(row.raw, { file, line: row.line, lenient: true, onNote: (note) => notes.push(note) });
  return isProblem(subject)
    ? { subject: { id: idOf(row.raw) }, line: row.line, error: subject }
    : answerFrom(stand, matcher, subject, notes);
}
