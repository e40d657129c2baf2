import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { problem, type Problem } from "../ground/index.ts";
import type { Matcher, Subject } from "../match/index.ts";
import type { CurrentSnapshot } from "../registry/index.ts";
import { answerFrom, checkSettings, compareSubjects, standing, type ComparisonAnswer } from "./answer.ts";
import type { Answer, BadLine, ScreenSettings } from "./face.ts";
import { lineBatches, LONGEST_LINE, plainBytes, type Line } from "./lines.ts";
import { idOf, isProblem, parseSubject, type SubjectNote } from "./subject.ts";

/** UTF-16 units: answers are handed on in pieces of about this size. */
const WRITE_SIZE = 32_768;

/** What a stream came to; the exit code follows from it. */
export interface StreamReport {
  /** lines answered, bad ones counted */
  readonly lines: number;
  readonly bad: number;
  readonly hits: number;
  readonly incomplete: number;
}

/** A bad line of a stream of comparisons, answered in its place. */
export interface BadPair {
  readonly id: string | null;
  readonly line: number;
  readonly error: Problem;
}

export interface StreamRun {
  readonly matcher: Matcher;
  readonly current: CurrentSnapshot;
  readonly settings: ScreenSettings;
  /** for messages; default `stdin` */
  readonly file?: string;
}

/**
 * JSON lines in, JSON lines out, in the same order, one answer for each line that is not blank; memory does not grow.
 * A bad line answers in its place. Gzip is recognised. `output` is left open and may still have the last answers to write: who ends the process
 * waits for it.
 */
export async function screenStream(input: Readable, output: Writable, run: StreamRun): Promise<StreamReport> {
  const stand = standing(run.current, checkSettings(run.settings));
  const tally = { lines: 0, bad: 0, hits: 0, incomplete: 0 };
  const file = run.file ?? "stdin";
  await answerLines(input, output, file, (line) => {
    const answer = screenLine(line, file, (subject, notes) => answerFrom(stand, run.matcher, subject, notes));
    tally.lines++;
    if ("error" in answer) tally.bad++;
    else if (answer.outcome === "hit") tally.hits++;
    else if (answer.outcome === "incomplete") tally.incomplete++;
    return answer;
  });
  return tally;
}

/** `{"id","left","right"}` lines in, comparisons out, in the same order. Needs no list. */
export async function compareStream(input: Readable, output: Writable, options: { readonly file?: string } = {}): Promise<StreamReport> {
  const tally = { lines: 0, bad: 0, hits: 0, incomplete: 0 };
  const file = options.file ?? "stdin";
  await answerLines(input, output, file, (line) => {
    const answer = compareLine(line, file);
    tally.lines++;
    if ("error" in answer) tally.bad++;
    return answer;
  });
  return tally;
}

/** The answer to one line of subjects, or its error. `answer` screens a subject that could be read. */
export function screenLine(
  line: Line,
  file: string,
  answer: (subject: Subject, notes: readonly SubjectNote[]) => Answer,
): Answer | BadLine {
  const raw = parseLine(line, file);
  if ("problem" in raw) return { subject: { id: null }, line: line.number, error: raw.problem };
  const notes: SubjectNote[] = [];
  const subject = parseSubject(raw.value, { file, line: line.number, onNote: (note) => notes.push(note) });
  return isProblem(subject) ? { subject: { id: idOf(raw.value) }, line: line.number, error: subject } : answer(subject, notes);
}

function compareLine(line: Line, file: string): ComparisonAnswer | BadPair {
  const raw = parseLine(line, file);
  if ("problem" in raw) return { id: null, line: line.number, error: raw.problem };
  const id = idOf(raw.value);
  const bad = (error: Problem): BadPair => ({ id, line: line.number, error });
  if (typeof raw.value !== "object" || raw.value === null || Array.isArray(raw.value))
    return bad(
      problem("row-malformed", { file, line: line.number, message: "a pair is a JSON object", remedy: 'write {"left":{…},"right":{…}}' }),
    );
  const notes: SubjectNote[] = [];
  const sides: Subject[] = [];
  const pair = new Map<string, unknown>(Object.entries(raw.value));
  for (const side of ["left", "right"]) {
    if (!pair.has(side)) return bad(problem("field-missing", { file, line: line.number, field: side, message: `a pair needs ${side}` }));
    const subject = parseSubject(pair.get(side), { file, line: line.number, onNote: (note) => notes.push(sided(note, side)) });
    if (isProblem(subject)) return bad(sidedProblem(subject, side));
    sides.push(subject);
  }
  const [left, right] = sides as [Subject, Subject];
  return compareSubjects(id, left, right, notes);
}

const sidedProblem = (found: Problem, side: string): Problem => ({
  ...found,
  field: found.field === undefined ? side : `${side}.${found.field}`,
});
const sided = (note: SubjectNote, side: string): SubjectNote => ({ ...note, problem: sidedProblem(note.problem, side) });

function parseLine(line: Line, file: string): { readonly value: unknown } | { readonly problem: Problem } {
  const where = { file, line: line.number };
  if (line.flaw === "too-long")
    return {
      problem: problem("value-too-long", {
        ...where,
        message: `the line is longer than ${LONGEST_LINE} bytes`,
        remedy: "one subject a line",
      }),
    };
  if (line.text === null)
    return { problem: problem("encoding-damaged", { ...where, message: "the line is not UTF-8", remedy: "save it as UTF-8" }) };
  try {
    return { value: JSON.parse(line.text) };
  } catch (error) {
    const message = `the line is no JSON: ${error instanceof Error ? error.message.toWellFormed().slice(0, 200) : "unreadable"}`;
    return { problem: problem("json-malformed", { ...where, message, remedy: "write one JSON object a line" }) };
  }
}

async function answerLines(input: Readable, output: Writable, file: string, answer: (line: Line) => unknown): Promise<void> {
  await pipeline(
    input,
    async function* (source: AsyncIterable<Uint8Array | string>) {
      for await (const batch of lineBatches(plainBytes(source, file))) {
        let answers = "";
        for (const line of batch) {
          answers += `${JSON.stringify(answer(line))}\n`;
          if (answers.length < WRITE_SIZE) continue;
          yield answers;
          answers = "";
        }
        if (answers !== "") yield answers;
        // a batch is pure computing: let the event loop see to signals and other streams
        await breathe();
      }
    },
    output,
    { end: false },
  );
}
