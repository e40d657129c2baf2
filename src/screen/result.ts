import { formatProblem, type Problem } from "../ground/index.ts";
import type { Alert, Evidence } from "../match/index.ts";
import { csvLine, type Cell } from "../lists/index.ts";
import type { Answer, BadLine } from "./face.ts";

/** The columns of a result that opens in a spreadsheet: one row per alert, one for each subject without any, one for each bad row. */
export const COLUMNS = [
  "row",
  "id",
  "subject",
  "outcome",
  "band",
  "weight",
  "probability",
  "party",
  "caption",
  "kind",
  "lists",
  "entries",
  "asked",
  "listed",
  "exact",
  "by exact name alone",
  "evidence",
  "conflicts",
  "missing",
  "not checked",
  "remarks",
  "error",
  "snapshot",
] as const;

export type ResultFormat = "csv" | "xlsx" | "jsonl";

/** One row of the input, answered. */
export interface AnsweredRow {
  /** line of the file or row of the sheet */
  readonly line: number;
  readonly answer: Answer | BadLine;
}

/** The cells of one answered row: several result rows when there are several alerts. */
export function cellsOf({ line, answer }: AnsweredRow): Cell[][] {
  if ("error" in answer) return [badCells(line, answer)];
  if (answer.alerts.length === 0) return [answerCells(line, answer, null)];
  return answer.alerts.map((alert) => answerCells(line, answer, alert));
}

function answerCells(line: number, answer: Answer, alert: Alert | null): Cell[] {
  const notChecked = answer.checked.missing.join("; ");
  const remarks = [...(answer.warnings ?? []), ...(answer.checked.notes ?? [])].join("; ");
  const head: Cell[] = [line, answer.subject.id, answer.subject.names.join("; "), answer.outcome];
  const tail: Cell[] = [notChecked, remarks, "", answer.engine.snapshot];
  if (alert === null) return [...head, null, null, null, "", "", "", "", "", "", "", "", "", "", "", "", ...tail];
  return [
    ...head,
    alert.band,
    round(alert.weight, 2),
    round(alert.probability, 6),
    alert.party,
    alert.caption,
    alert.kind,
    [...new Set(alert.entries.map((entry) => entry.list))].join("; "),
    alert.entries.map((entry) => `${entry.list}:${entry.id}`).join("; "),
    alert.matched.query,
    alert.matched.listed,
    alert.matched.exact ? "yes" : "no",
    alert.byExactRule ? "yes" : "no",
    alert.evidence.map((piece) => evidenceWords(piece)).join("; "),
    alert.conflicts.join("; "),
    alert.missing.join("; "),
    ...tail,
  ];
}

function badCells(line: number, bad: BadLine): Cell[] {
  const cells: Cell[] = COLUMNS.map(() => "");
  cells[0] = line;
  cells[1] = bad.subject.id;
  cells[3] = "error";
  cells[21] = errorWords(bad.error);
  return cells;
}

/** `name: muhammad / mohammad +1.8 (respelt)`: one piece of evidence as a person reads it. */
export function evidenceWords(piece: Evidence): string {
  const sides = `${piece.left ?? "–"} / ${piece.right ?? "–"}`;
  const bits = `${piece.bits < 0 ? "−" : "+"}${Math.abs(piece.bits).toFixed(1)}`;
  return `${piece.what}: ${sides} ${bits}${piece.note === "" ? "" : ` (${piece.note})`}`;
}

function errorWords(error: Problem): string {
  // the row's number stands in its own column
  const { file: _file, line: _line, ...rest } = error;
  return formatProblem(rest);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const BOM = "\uFEFF";

/** What stands before the first row of a result. */
export function resultHead(format: ResultFormat): string {
  return format === "csv" ? `${BOM}${csvLine([...COLUMNS])}` : "";
}

/** One answered row in the result's own bytes. For `xlsx` that is its cells as JSON lines, from which the workbook is made at the end. */
export function resultText(row: AnsweredRow, format: ResultFormat): string {
  if (format === "jsonl") return `${JSON.stringify({ ...row.answer, line: row.line })}\n`;
  return cellsOf(row)
    .map((cells) => (format === "csv" ? csvLine(cells) : `${JSON.stringify(cells)}\n`))
    .join("");
}
