import { listId, parseDate, problem } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import type { Draft } from "./draft.ts";
import { isHtml, readHtml } from "./html-table.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze, watched } from "./tally.ts";
import { decodeText } from "./text.ts";
import { entryOfUn, printedNames } from "./un-entry.ts";
import { recordOfRow } from "./un-html-row.ts";

const UN = listId("un");
const TITLE = /United Nations Security Council Consolidated List/i;
/** words of an entry where none was made: the page's layout changed, or a tag is damaged */
const ENTRY = /\b[A-Z]{2}[ie]\.\d{3}\s*\.?\s*Name\s*:|\bListed on\s*:|\bOther information\s*:/;

/** UN Security Council Consolidated List, the HTML page of the same publication (ordered by name). */
export const unHtml: ListReader = {
  format: "un-html",
  list: UN,
  title: "UN Security Council Consolidated List, HTML page",
  recognise: (file) => (isHtml(file.head) && TITLE.test(file.head) ? "whole" : null),
  read,
};

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const file = parts.get("whole") as ListFile;
  const list = options.as ?? options.list ?? UN;
  const tally = newTally(options);
  const seen = new Set<string>();
  let generated: PartialDate | undefined;
  const chunks = watched(file.chunks(), (bytes) => options.onProgress?.(bytes, file.size));
  const { whole } = await readHtml(decodeText(chunks, file), {
    file: file.name,
    onProblem: tally.problem,
    onRow({ heading, cells, line }) {
      generated ??= generatedOn(heading);
      for (const { runs, text } of cells) {
        const row = recordOfRow(runs, line);
        if (row === null) {
          if (ENTRY.test(text)) {
            tally.row();
            tally.problem(
              badRow("row-malformed", {
                file: file.name,
                line,
                value: squeeze(text),
                message: "the row looks like an entry and cannot be read",
              }),
            );
          }
          continue;
        }
        tally.row();
        const entry = entryOfUn(row.record, { list, file: file.name, onProblem: tally.problem });
        if (entry === null) continue;
        // the entry was made here and has gone nowhere yet
        for (const pair of row.unknown) (entry as Draft).unmapped.push(pair);
        if (seen.has(entry.id)) {
          const message = `${entry.id} stands on the page twice`;
          tally.problem(badRow("row-malformed", { file: file.name, line, field: "REFERENCE_NUMBER", value: entry.id, message }));
        }
        seen.add(entry.id);
        tally.entry(entry, printedNames(row.record));
      }
    },
  });
  if (!whole) tally.broken();
  if (generated === undefined && options.published === undefined)
    tally.problem(
      problem("field-missing", {
        file: file.name,
        line: 1,
        field: "Generated on",
        message: "the page's own date is missing or cannot be read",
        remedy: "give the date with --published",
      }),
    );
  return tally.result({ list, format: unHtml.format, missingParts: [], ...dated(generated ?? null, options) });
}

/** `Generated on: 2 August 2025`: the day on which the page was asked for, not that of the last change. */
function generatedOn(heading: string): PartialDate | undefined {
  const printed = /Generated on:\s*(\d{1,2} [A-Z][a-z]+ \d{4})/.exec(squeeze(heading))?.[1];
  return printed === undefined ? undefined : (parseDate(printed) ?? undefined);
}
