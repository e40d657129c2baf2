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

const SEPARATORS = [",", ";", "\t", "|"] as const;
const LOOK = 10;

/**
 * `,`, `;`, tab or `|`: the one that cuts most of the first lines into the same number of parts, quoted parts aside; the
 * head may begin with a title. `cells`: how many parts that are, 1 when nothing divides the lines.
 */
export function separatorOf(head: string): { readonly separator: string; readonly cells: number } {
  const plain = head.slice(0, 65_536).replace(/"(?:[^"]|"")*"/g, "");
  // a quoted cell that the head does not see the end of
  const open = plain.indexOf('"');
  const lines = (open === -1 ? plain : plain.slice(0, open))
    .split(/\r\n|[\r\n]/)
    .filter((line) => line.trim() !== "")
    .slice(0, LOOK);
  let best = { separator: ",", cells: 1, agreeing: 0 };
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(separator).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    for (const [cells, agreeing] of counts)
      if (agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells)) best = { separator, cells, agreeing };
  }
  return best;
}

/** The rows of a table, whether it came as a workbook or as text: `line` is the row of the sheet or the line of the file. */
export function tableRows(file: ListFile, options: TableOptions): AsyncGenerator<SheetRow> {
  const chunks = (): AsyncIterable<Uint8Array> => watched(file.chunks(), options.onRead ?? (() => undefined));
  if (looksZipped(file.headBytes)) return xlsxRows({ ...file, chunks }, options.sheet === undefined ? {} : { sheet: options.sheet });
  const separator = options.separator ?? separatorOf(file.head).separator;
  return csvRows(decodeText(chunks(), file), { file: file.name, separator, onProblem: options.onProblem });
}
