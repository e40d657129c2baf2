import { problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import type { ListFile } from "./reader.ts";
import type { SheetRow } from "./xlsx.ts";

/** A file whose last byte is looked at as it goes by. */
export interface WatchedEnd {
  readonly file: ListFile;
  /** whether the last line had its end; a table cut short mostly has none */
  readonly ended: () => boolean;
}

/** 0x1A: the end mark of old systems, written after the last line; 0: the second byte of a line's end in UTF-16 */
const ENDS: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x1a, 0x00]);

export function watchEnd(file: ListFile): WatchedEnd {
  let last = 0x0a;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.chunks()) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
  }
  return { file: { ...file, chunks }, ended: () => ENDS.has(last) };
}

/** Rows of a CSV, each with whether it is the last of the file: what is cut short is cut there. */
export async function* withLast(rows: AsyncIterable<SheetRow>): AsyncGenerator<{ readonly row: SheetRow; readonly last: boolean }> {
  let held: SheetRow | undefined;
  for await (const row of rows) {
    if (held !== undefined) yield { row: held, last: false };
    held = row;
  }
  if (held !== undefined) yield { row: held, last: true };
}

/** What is wrong with the length of a row, as a problem; `cut`: the file breaks off in it, and its last cell cannot be trusted. */
export function rowLength(
  row: SheetRow,
  { file, width, last, ended }: { readonly file: string; readonly width: number; readonly last: boolean; readonly ended: boolean },
): { readonly cut: boolean; readonly problem: Problem } | null {
  const short = row.cells.length < width;
  if (!short) return null;
  if (last && !ended)
    return {
      cut: true,
      problem: problem("csv-malformed", {
        file,
        line: row.line,
        message: `the file breaks off in its last row, after ${row.cells.length} of ${width} cells: the row was left out`,
        remedy: "download it again",
      }),
    };
  return {
    cut: false,
    problem: problem("row-malformed", {
      file,
      line: row.line,
      message: `the row has ${row.cells.length} cells where the header has ${width}: what is there was read`,
      remedy: "check the line in the file, or tell the publisher",
    }),
  };
}

/** A last line that has all its cells and no end may be cut in its last cell: nobody can tell. */
export function noLineEnd(file: string, line: number): Problem {
  return problem("csv-malformed", {
    file,
    line,
    message: "the last line has no end: its last cell may be cut short",
    remedy: "compare the file's size with the publisher's",
  });
}
