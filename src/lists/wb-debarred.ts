import { createHash } from "node:crypto";
import { countryCode, entryId, listId, parseDate } from "../ground/index.ts";
import type { Kind, PartialDate } from "../ground/index.ts";
import { addName, addText, addressOf, finish, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { EntryName } from "./entry.ts";
import { isHtml } from "./html-table.ts";
import { namesOfCell } from "./name-cell.ts";
import { LONGEST_NAME_CELL } from "./once.ts";
import { isPublisherTable, readPublisherTable } from "./publisher-table.ts";
import type { PlacedRow } from "./publisher-table.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze } from "./tally.ts";
import type { Tally } from "./tally.ts";
import { DEBARRED } from "./wb-columns.ts";
import type { Column } from "./wb-columns.ts";

/** a year that stands for no end */
const NO_END = /^(?:2999|9999)\b|^(?:permanent(?:ly)?|ongoing|indefinite)/i;
/** `*`, `*12`, `(*)`, numbers in a row after a name: the page's footnotes */
const FOOTNOTE = /(?:\s*\(?\*\d*\)?|\s+\[\d{1,3}\])+$/;
const MEASURE = "ineligible to be awarded World Bank contracts";

/** World Bank, ineligible firms and individuals: the page's JSON, its table as saved from a browser, or its Excel export (formats.md 12). */
export const wbDebarred: ListReader = {
  format: "wb-debarred",
  list: listId("wb"),
  title: "World Bank, ineligible firms and individuals",
  recognise: (file) => (isDebarredPage(file) || isPublisherTable(file, DEBARRED) ? "whole" : null),
  read,
};

function isDebarredPage({ head }: ListFile): boolean {
  if (!isHtml(head)) return false;
  return /\bWorld Bank\b/i.test(head) && /\b(?:debarred|ineligible) firms\b|\bineligib(?:le|ility)\b/i.test(head);
}

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const file = parts.get("whole") as ListFile;
  const list = options.as ?? options.list ?? wbDebarred.list;
  const tally = newTally(options);
  const taken = new Map<string, number>();
  await readPublisherTable(file, {
    table: DEBARRED,
    tally,
    options,
    onRow(row) {
      const { line } = row;
      if (row.of("name") === "") {
        tally.problem(badRow("field-missing", { file: file.name, line, field: "name", message: "the row has no name and was left out" }));
        return;
      }
      const key = keyOf(row);
      const times = (taken.get(key) ?? 0) + 1;
      taken.set(key, times);
      if (times > 1)
        tally.problem(
          badRow("row-malformed", {
            file: file.name,
            line,
            field: "SUPP_ID",
            value: key,
            message: `${key.slice(0, 60)} stands in the file twice: two entries`,
          }),
        );
      const draft = newDraft({
        list,
        id: entryId(times === 1 ? key : `${key}|${times}`),
        kind: kindOf(row.of("kind")),
        source: { file: file.name, line },
      });
      takeRow(draft, row, { file: file.name, tally });
      tally.entry(finish(draft), [row.of("name")]);
    },
  });
  return tally.result({
    list,
    format: wbDebarred.format,
    missingParts: [],
    ...dated(undefined, options),
  });
}

/** `SUPP_ID` in the JSON; the table prints no key: name, country and eight letters made from address and first day. */
function keyOf({ of }: PlacedRow<Column>): string {
  if (of("id") !== "") return of("id");
  const mark = createHash("sha256")
    .update([of("address"), of("from")].join("\n").toLowerCase())
    .digest("hex");
  return `${withoutFootnote(of("name"))}|${of("country")}|${mark.slice(0, 8)}`;
}

/** Only the JSON says it: `I` is an individual, all else a firm. */
function kindOf(code: string): Kind {
  if (code === "") return "unknown";
  return /^I/i.test(code) ? "person" : "organisation";
}

function takeRow(draft: Draft, row: PlacedRow<Column>, { file, tally }: { readonly file: string; readonly tally: Tally }): void {
  const { of } = row;
  const keep = (key: string, text: string): void => void (text === "" ? 0 : draft.unmapped.push([key, text]));
  takeNames(draft, of("name"));
  takeMore(draft, of("more"), keep);
  const printedCountry = of("country");
  const address = addressOf({
    street: of("address"),
    city: of("city"),
    region: [of("state"), of("province")].filter((text, at, all) => text !== "" && all.indexOf(text) === at).join(", "),
    postalCode: of("postalCode"),
    country: printedCountry === "" ? of("countryCode") : printedCountry,
  });
  const code = countryCode(of("countryCode"));
  if (address !== null) draft.addresses.push(code === null || address.country !== undefined ? address : { ...address, country: code });
  else if (code !== null) draft.addresses.push({ text: of("countryCode"), country: code });
  if (code === null) keep("LAND1", of("countryCode"));
  addText(draft.programmes, squeeze(`World Bank debarment${/cross.?debar/i.test(of("grounds")) ? " (cross-debarment)" : ""}`));
  draft.measures.push(MEASURE);
  addText(draft.legalBasis, of("grounds"));
  const date = (column: "from" | "to"): PartialDate | undefined => {
    const printed = of(column);
    if (printed === "" || NO_END.test(printed)) return undefined;
    const found = dateOf(printed);
    if (found !== null) return found;
    keep(column, printed);
    tally.problem(
      badRow("field-invalid", {
        file,
        line: row.line,
        field: column,
        value: printed,
        message: `"${printed.slice(0, 60)}" is no date: kept as printed`,
      }),
    );
    return undefined;
  };
  const [from, to] = [date("from"), date("to")];
  if (from !== undefined) draft.listedOn = from;
  if (to !== undefined && !NO_END.test(of("status"))) draft.endedOn = to;
  else if (to !== undefined) keep("to", of("to"));
  keep("kind", draft.kind === "organisation" && of("kind") !== "" ? of("kind") : "");
  keep("SUPP_PRE_ACRN", of("before"));
  keep("SUPP_POST_ACRN", of("after"));
  keep("INELIGIBLY_STATUS", of("status"));
  for (const pair of row.besides) draft.unmapped.push(pair);
}

const withoutFootnote = (text: string): string => (text.length > LONGEST_NAME_CELL ? text : text.replace(FOOTNOTE, ""));

function takeNames(draft: Draft, printed: string): void {
  const text = squeeze(withoutFootnote(printed));
  const mark = squeeze(printed.slice(withoutFootnote(printed).length));
  for (const name of namesOfCell({ cell: text, role: "primary", quality: "unknown", person: false }))
    addName(draft.names, asPrinted(name, printed));
  if (mark !== "") draft.unmapped.push(["footnote", mark]);
}

/** `ADD_SUPP_INFO` holds footnote marks, notes and other names after `a.k.a.`, `also known as`, `formerly`. */
function takeMore(draft: Draft, printed: string, keep: (key: string, text: string) => void): void {
  if (printed === "") return;
  const other =
    /^\(?(a\.?k\.?a\.?|also known as|f\.?k\.?a\.?|formerly(?: known as)?|d\.?b\.?a\.?|doing business as|trading as)[:,]?\s+(.+?)\)?$/i.exec(
      withoutFootnote(printed),
    );
  if (other === null) return keep("ADD_SUPP_INFO", printed);
  const role = /^f/i.test(other[1] as string) ? "former" : "alias";
  for (const name of namesOfCell({ cell: other[2] as string, role, quality: "unknown", person: false }))
    addName(draft.names, asPrinted(name, printed));
}

const asPrinted = (name: EntryName, printed: string): EntryName => (name.text === printed ? name : { ...name, printed });

/** ISO in the JSON, `03-JAN-2021` or `03 Jan 2021` in the table; `01/02/2021` could be either order and is no date here. */
function dateOf(text: string): PartialDate | null {
  if (/^\d{1,2}\/\d{1,2}\/\d{2,4}/.test(text)) return null;
  return parseDate(text);
}
