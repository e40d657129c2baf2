import { fail, problem, WritError, type Problem } from "../ground/index.ts";
import { openListFile, tableRows, type ListFile, type Mapping } from "../lists/index.ts";
import type { InputRow } from "./batch.ts";
import { columnReader, tableMapping } from "./columns.ts";
import { lineBatches } from "./lines.ts";

/** A file of subjects, opened. `rows` may be called once; the others tell what came of it so far. */
export interface RowSource {
  readonly name: string;
  /** bytes of the unpacked file, or null where the format does not tell how far a reader is */
  readonly size: number | null;
  rows(): AsyncGenerator<InputRow>;
  /** bytes read so far */
  read(): number;
  /** in words: columns that were not used */
  notes(): readonly string[];
  /** where the file broke off; what came before was given out, and the break is the last row */
  broken(): Problem | null;
}

/**
 * Opens a file of subjects and knows it by its content: JSON lines (one object a line), CSV with any usual separator, XLSX; gzip too.
 * Errors: those of `openListFile`; format-unknown; mapping-invalid.
 */
export async function openRows(path: string, mapping?: string): Promise<RowSource> {
  const file = await openListFile(path);
  const head = file.head.trimStart();
  if (head.startsWith("{")) return jsonRows(file);
  if (head.startsWith("["))
    fail("format-unknown", {
      file: path,
      message: "this is one JSON array, not JSON lines",
      remedy: "write one object a line, for example with jq -c '.[]'",
    });
  if (head.startsWith("<") || head.startsWith("%PDF-"))
    fail("format-unknown", {
      file: path,
      message: "this is no table of subjects",
      remedy: "give CSV, XLSX or JSON lines; a document is screened with --text",
    });
  return tabledRows(file, tableMapping(mapping));
}

function jsonRows(file: ListFile): RowSource {
  let read = 0;
  let broken: Problem | null = null;
  let last = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.chunks()) {
      read += chunk.length;
      yield chunk;
    }
  }
  return {
    name: file.name,
    size: file.size,
    read: () => read,
    notes: () => [],
    broken: () => broken,
    async *rows() {
      try {
        for await (const batch of lineBatches(counted())) {
          for (const line of batch) {
            last = line.number;
            yield { json: line };
          }
        }
      } catch (error) {
        broken = breakOf(error, file.name, last + 1);
        yield { line: last + 1, bad: broken };
      }
    },
  };
}

function tabledRows(file: ListFile, mapping: Mapping | undefined): RowSource {
  let read = 0;
  let broken: Problem | null = null;
  let last = 0;
  let notes: readonly string[] = [];
  // told before the row that they are about; a row that does not follow was left out
  let said: Problem[] = [];
  const leftOut = (before: number): InputRow[] => {
    const out = said.filter((found) => (found.line ?? 0) < before).map((bad) => ({ line: bad.line ?? last, bad }));
    said = said.filter((found) => (found.line ?? 0) >= before);
    return out;
  };
  return {
    name: file.name,
    // a workbook is unzipped in its own order: bytes read say nothing about rows done
    size: file.headBytes[0] === 0x50 && file.headBytes[1] === 0x4b ? null : file.size,
    read: () => read,
    notes: () => notes,
    broken: () => broken,
    async *rows() {
      const options = {
        onProblem: (found: Problem) => void said.push(found),
        onRead: (bytes: number) => void (read = bytes),
        ...(mapping?.sheet === undefined ? {} : { sheet: mapping.sheet }),
        ...(mapping?.separator === undefined ? {} : { separator: mapping.separator }),
      };
      const header = mapping?.header ?? 1;
      let reader: ReturnType<typeof columnReader> | null = null;
      let place = 0;
      try {
        for await (const { line, cells } of tableRows(file, options)) {
          yield* leftOut(line);
          last = line;
          if (++place < header) continue;
          if (reader === null) {
            // without a header the columns are called 1, 2, 3 …
            reader = columnReader(header === 0 ? cells.map((_, at) => String(at + 1)) : cells, { file: file.name, line, mapping });
            notes = reader.notes;
            if (header > 0) {
              said = [];
              continue;
            }
          }
          if (cells.every((cell) => cell.trim() === "")) continue;
          const row = reader.read(cells);
          const remarks = [...said.map((found) => found.message), ...row.remarks];
          said = [];
          yield { line, raw: row.raw, remarks };
        }
        yield* leftOut(Infinity);
      } catch (error) {
        // without a header there is nothing to answer: that is the caller's error
        if (reader === null) throw error;
        yield* leftOut(Infinity);
        broken = breakOf(error, file.name, last + 1);
        yield { line: last + 1, bad: broken };
      }
      if (reader === null)
        fail("file-empty", { file: file.name, message: "the file holds no row", remedy: "the first row names the columns" });
    },
  };
}

function breakOf(error: unknown, file: string, line: number): Problem {
  if (!(error instanceof WritError)) throw error;
  return problem(error.problem.code, { ...error.problem, file, line, message: `the file breaks off here: ${error.problem.message}` });
}
