import type { Problem } from "../ground/index.ts";
import { csvRows } from "./csv.ts";
import type { ListFile } from "./reader.ts";
import { watched } from "./tally.ts";
import { decodeText } from "./text.ts";
import { looksZipped, xlsxRows, type SheetRow } from "./xlsx.ts";

export interface TableOptions {
  /** of a workbook; default: the first that is not hidden */
  readonly sheet?: string;
  /** of a text; default: told by the head */
  readonly separator?: string;
  readonly onProblem: (problem: Problem) => void;
  readonly onRead?: (bytes: number) => void;
}

/** `,`, `;`, tab or `|`: whichever stands most often in the first line, quoted parts aside. */
export function separatorOf(head: string): string {
  const line = head.slice(0, 65_536).replace(/"(?:[^"]|"")*"/g, "").split(/[\r\n]/, 1)[0] ?? "";
  const counts = [",", ";", "\t", "|"].map((sign) => [sign, line.split(sign).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** The rows of a table, whether it came as a workbook or as text: `line` is the row of the sheet or the line of the file. */
export function tableRows(file: ListFile, options: TableOptions): AsyncGenerator<SheetRow> {
  const chunks = (): AsyncIterable<Uint8Array> => watched(file.chunks(), options.onRead ?? (() => undefined));
  if (looksZipped(file.headBytes)) return xlsxRows({ ...file, chunks }, options.sheet === undefined ? {} : { sheet: options.sheet });
  const separator = options.separator ?? separatorOf(file.head);
  return csvRows(decodeText(chunks(), file), { file: file.name, separator, onProblem: options.onProblem });
}
