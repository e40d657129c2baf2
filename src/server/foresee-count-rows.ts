import {
  countReader,
  exampleCounts,
  yearlySeries,
  type CountRow,
  type CountsResult,
  type ReaderSettings,
  type YearlySeries,
} from "../foresee/index.ts";
import { fail, problem, type Problem, WritError } from "../ground/index.ts";
import { csvRows, separatorOf } from "../lists/index.ts";
import type { CountsText } from "./foresee-counts.ts";

/** as many as somebody reads */
const MOST_PROBLEMS = 20;

/** Counts from the text of a file, or from the invented ones that ship; everything that is wrong with it is told at once. */
export async function readCountText(counts: CountsText | null, settings: Omit<ReaderSettings, "file">): Promise<CountsResult> {
  const file = counts?.file ?? "example";
  const damaged: Problem[] = [];
  try {
    let reader: ReturnType<typeof countReader> | null = null;
    for await (const row of counts === null ? exampleCounts() : rowsOf(counts, (found) => damaged.push(found))) {
      if (reader === null) reader = countReader(row, { file, ...settings });
      else reader.take(row);
    }
    const read = reader?.finish() ?? fail("file-empty", { file, remedy: "A CSV file whose first line names its columns" });
    // a monthly table with a damaged line may have lost a month without a gap
    if (damaged.length > 0 && read.ok && read.counts.format === "monthly")
      return {
        ok: false,
        problems: [problem("csv-malformed", { file, remedy: "Correct them; a fit needs every month" }), ...first(damaged)],
      };
    return { ...read, problems: [...read.problems, ...first(damaged)] as unknown as [Problem, ...Problem[]] };
  } catch (error) {
    if (error instanceof WritError) return { ok: false, problems: [error.problem, ...first(damaged)] };
    throw error;
  }
}

/** A published series of deaths by year, from text. Throws what is wrong with it. */
export async function readSeriesText(series: CountsText, column: string | undefined): Promise<YearlySeries> {
  const rows: CountRow[] = [];
  const refuse = (found: Problem): never => {
    throw new WritError(found);
  };
  for await (const row of rowsOf(series, refuse)) rows.push(row);
  if (rows.length === 0) fail("file-empty", { file: series.file });
  return yearlySeries(rows, series.file, column);
}

const first = (problems: readonly Problem[]): readonly Problem[] => problems.slice(0, MOST_PROBLEMS);

function rowsOf({ file, text }: CountsText, onProblem: (problem: Problem) => void): AsyncIterable<CountRow> {
  if (text.includes("\0")) fail("file-binary", { file, remedy: "Save the table as CSV" });
  const { separator } = separatorOf(text.slice(0, 65_536));
  return csvRows(once(text), { file, separator, onProblem });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
