import { fail, problem } from "../ground/index.ts";
import { noLineEnd, rowLength } from "./line-end.ts";
import type { ListFile } from "./reader.ts";
import type { Tally } from "./tally.ts";
import { looksZipped, type SheetRow } from "./xlsx.ts";

/** Judges the rows of a publisher's table as they come; what speaks against one is told. */
export interface RowGate {
  /** Counts a row and says whether it may be read: not where the file breaks off in it. Throws too-many. */
  passes(row: SheetRow, seen: { readonly width: number; readonly last: boolean }): boolean;
  /** After the last row: a table without any is broken. */
  end(): void;
}

export interface RowGateOptions {
  readonly tally: Tally;
  readonly most: number;
  /** whether the last line had its end */
  readonly ended: () => boolean;
  /** whether the publisher's own files end with the end of a line */
  readonly endsInLine: boolean;
}

export function rowGate(file: ListFile, { tally, most, ended, endsInLine }: RowGateOptions): RowGate {
  const workbook = looksZipped(file.headBytes);
  let count = 0;
  return {
    passes(row, { width, last }) {
      tally.row();
      if (++count > most)
        fail("too-many", {
          file: file.name,
          line: row.line,
          message: `more than ${most} rows`,
          remedy: "check where the file comes from",
        });
      if (workbook) return true;
      const bad = rowLength(row, { file: file.name, width, last, ended: ended() });
      if (bad !== null) tally.problem(bad.problem);
      if (bad?.cut === true) {
        tally.broken();
        return false;
      }
      if (last && endsInLine && !ended()) tally.problem(noLineEnd(file.name, row.line));
      return true;
    },
    end() {
      if (count > 0) return;
      tally.problem(
        problem("csv-malformed", { file: file.name, message: "the file ends before its first row", remedy: "download it again" }),
      );
      tally.broken();
    },
  };
}
