import { entryId, parseDate, problem } from "../ground/index.ts";
import type { Kind, ListId, PartialDate, Problem } from "../ground/index.ts";
import { scriptOf } from "../names/index.ts";
import type { Column, Layout } from "./au-columns.ts";
import { otherInformation } from "./au-other.ts";
import { birthsOf, citizenshipsOf, held, lettered, listingDates } from "./au-text.ts";
import { addIdentifier, addName, addText, finish, newDraft, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { Entry, EntryName, NameQuality, NameRole } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { badRow, squeeze } from "./tally.ts";
import type { SheetRow } from "./xlsx.ts";

const KINDS = new Map<string, Kind>([
  ["individual", "person"],
  ["entity", "organisation"],
  ["vessel", "vessel"],
  ["aircraft", "aircraft"],
]);
const ROLES = new Map<string, NameRole>([
  ["primary name", "primary"],
  ["aka", "alias"],
  ["alias", "alias"],
  ["original script", "original"],
  ["formerly known as", "former"],
  ["previously listed as", "former"],
]);
const QUALITIES = new Map<string, NameQuality>([
  ["strong", "strong"],
  ["weak", "weak"],
]);
const MEASURES: readonly (readonly [Column, string])[] = [
  ["freeze", "Targeted Financial Sanction"],
  ["travelBan", "Travel Ban"],
  ["armsEmbargo", "Arms Embargo"],
  ["maritime", "Maritime Restriction"],
];
const ROLE_ORDER: readonly NameRole[] = ["primary", "variation", "alias", "former", "original", "acronym"];
/** a longer cell is no name with its abbreviation: it is kept whole */
const NAME_LENGTH = 2_000;

export interface AuContext {
  readonly list: ListId;
  readonly file: string;
  readonly layout: Layout;
  readonly onProblem: (problem: Problem) => void;
}

/** One party from its rows: one row per name, its facts repeated on each. `number` is the number that its references share. */
export function entryOfAu(number: string, rows: readonly SheetRow[], context: AuContext): Entry {
  const draft = newDraft({
    list: context.list,
    id: entryId(number),
    kind: "unknown",
    source: { file: context.file, line: rows[0]?.line ?? 0 },
  });
  const reader: RowReader = { draft, context, met: new Set(), amended: new Set(), references: new Set() };
  draft.kind = kindOf(rows, reader);
  for (const row of rows) takeRow(reader, row);
  draft.names.sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
  const primary = rows.filter((row) => squeeze(cellOf(reader, row, "nameType")).toLowerCase() === "primary name");
  const second = primary.find((row) => squeeze(cellOf(reader, row, "name")) !== squeeze(cellOf(reader, primary[0] as SheetRow, "name")));
  if (second !== undefined)
    tell(reader, second, {
      field: "Name Type",
      value: squeeze(cellOf(reader, second, "name")),
      message: `${number} has two primary names: two parties may have become one`,
    });
  if (!draft.names.some(({ role }) => role === "primary"))
    tell(reader, rows[0] as SheetRow, { field: "Name Type", message: `${number} has no row with its primary name` });
  if (reader.amended.size > 0) draft.amendedOn = [...reader.amended].sort();
  return finish(draft);
}

interface RowReader {
  readonly draft: Draft;
  readonly context: AuContext;
  /** cells that were read already: facts repeat on every row of a party */
  readonly met: Set<string>;
  readonly amended: Set<PartialDate>;
  readonly references: Set<string>;
}

function cellOf(reader: RowReader, row: SheetRow, column: Column): string {
  const place = reader.context.layout.at.get(column);
  return place === undefined ? "" : (row.cells[place] ?? "");
}

/** The cell, unless it is empty or was read on another row of this party. */
function fresh(reader: RowReader, row: SheetRow, column: Column): string | null {
  const text = held(cellOf(reader, row, column));
  const key = `${column}\n${text}`;
  if (text === "" || reader.met.has(key)) return null;
  reader.met.add(key);
  return text;
}

function keep(reader: RowReader, key: string, value: string): void {
  const text = squeeze(value);
  if (text === "" || reader.met.has(`unmapped\n${key}\n${text}`)) return;
  reader.met.add(`unmapped\n${key}\n${text}`);
  reader.draft.unmapped.push([key, text]);
}

function tell(reader: RowReader, row: SheetRow, { field, value, message }: { field: string; value?: string; message: string }): void {
  const code = value === undefined ? "field-missing" : "field-invalid";
  reader.context.onProblem(
    badRow(code, { file: reader.context.file, line: row.line, field, message, ...(value === undefined ? {} : { value }) }),
  );
}

function unreadable(reader: RowReader, row: SheetRow, field: string, value: string): void {
  keep(reader, field, value);
  tell(reader, row, { field, value, message: `"${value.slice(0, 60)}" cannot be read: it is kept as printed` });
}

function kindOf(rows: readonly SheetRow[], reader: RowReader): Kind {
  let kind: Kind | null = null;
  for (const row of rows) {
    const printed = squeeze(cellOf(reader, row, "kind"));
    const read = KINDS.get(printed.toLowerCase()) ?? null;
    if (read === null && fresh(reader, row, "kind") !== null) unreadable(reader, row, "Type", printed);
    if (read !== null && kind !== null && read !== kind) unreadable(reader, row, "Type", printed);
    kind ??= read;
  }
  return kind ?? "unknown";
}

function takeRow(reader: RowReader, row: SheetRow): void {
  const { draft } = reader;
  takeName(reader, row);
  const birth = fresh(reader, row, "birth");
  if (birth !== null) takeBirths(reader, row, birth);
  for (const text of lettered(fresh(reader, row, "birthPlace") ?? "")) {
    const place = placeOf([text]);
    if (place !== null && !draft.birthPlaces.some((there) => there.text === place.text)) draft.birthPlaces.push(place);
  }
  for (const citizenship of citizenshipsOf(fresh(reader, row, "citizenship") ?? "")) addText(draft.nationalities, citizenship);
  for (const text of lettered(fresh(reader, row, "address") ?? "")) {
    const code = placeOf([text])?.country;
    if (!draft.addresses.some((there) => there.text === text))
      draft.addresses.push({ text, ...(code === undefined ? {} : { country: code }) });
  }
  const other = fresh(reader, row, "other");
  if (other !== null) takeOther(reader, row, other);
  takeListing(reader, row);
  const imo = fresh(reader, row, "imo");
  if (imo !== null) {
    if (/^\d{7}$/.test(imo)) addIdentifier(draft.identifiers, { type: "imo", value: imo });
    else unreadable(reader, row, "IMO Number", imo);
  }
  for (const [column, measure] of MEASURES) {
    const flag = fresh(reader, row, column);
    if (flag === null || /^(?:false|no|0)$/i.test(flag)) continue;
    if (/^(?:true|yes|1)$/i.test(flag)) addText(draft.measures, measure);
    else unreadable(reader, row, measure, flag);
  }
  const { unknown, width } = reader.context.layout;
  for (const [place, name] of unknown) keep(reader, name, row.cells[place] ?? "");
  for (const extra of row.cells.slice(width)) keep(reader, "beyond the header", extra);
}

function takeName(reader: RowReader, row: SheetRow): void {
  const { draft } = reader;
  const reference = squeeze(cellOf(reader, row, "reference"));
  const text = squeeze(cellOf(reader, row, "name"));
  const [type, strength] = [squeeze(cellOf(reader, row, "nameType")), squeeze(cellOf(reader, row, "strength"))];
  // the letter tells the names of a party apart and moves between publications: it stays with its name
  if (reference !== draft.id) keep(reader, "Reference", `${reference} ${text}`);
  if (reader.references.has(reference))
    tell(reader, row, { field: "Reference", value: reference, message: `${reference} stands in the file twice: both rows were read` });
  reader.references.add(reference);
  if (text === "") {
    tell(reader, row, { field: "Name of Individual or Entity", message: "the row has no name: its other facts were kept" });
    return;
  }
  const role = ROLES.get(type.toLowerCase());
  const quality = QUALITIES.get(strength.toLowerCase()) ?? "unknown";
  if (role === undefined && (type !== "" || reader.context.layout.at.has("nameType")))
    unreadable(reader, row, "Name Type", type === "" ? "(empty)" : type);
  if (strength !== "" && quality === "unknown") unreadable(reader, row, "Alias Strength", strength);
  const former = /\b(?:formerly|previously) listed as\b/i.test(text);
  const as = role === "alias" && former ? "former" : (role ?? "alias");
  for (const name of namesOf(text, as, quality, draft.kind)) addName(draft.names, name);
}

function namesOf(text: string, role: NameRole, quality: NameQuality, kind: Kind): readonly EntryName[] {
  const names =
    text.length > NAME_LENGTH || kind === "vessel" || kind === "aircraft"
      ? []
      : namesOfCell({ cell: text, role, quality, person: kind === "person" });
  return names.length > 0 ? names : [{ quality, role, script: scriptOf(text), text }];
}

function takeBirths(reader: RowReader, row: SheetRow, cell: string): void {
  const { births, kept, unread } = birthsOf(cell);
  for (const birth of births)
    if (!reader.draft.births.some(({ from, to, circa }) => from === birth.from && to === birth.to && circa === birth.circa))
      reader.draft.births.push(birth);
  for (const piece of kept) keep(reader, "Date of Birth", piece);
  for (const piece of unread) unreadable(reader, row, "Date of Birth", piece);
}

function takeOther(reader: RowReader, row: SheetRow, text: string): void {
  const { draft } = reader;
  draft.remarks = draft.remarks === undefined ? text : `${draft.remarks}\n${text}`;
  // the lines of the cell end its sentences: it is read as printed, not squeezed
  const facts = otherInformation(cellOf(reader, row, "other"));
  for (const identifier of facts.identifiers) addIdentifier(draft.identifiers, identifier);
  for (const father of facts.fathers) addText(draft.fathers, father);
  for (const mother of facts.mothers) addText(draft.mothers, mother);
  for (const title of facts.titles) addText(draft.titles, title);
  for (const position of facts.positions) addText(draft.positions, position);
  for (const name of facts.formerNames) addName(draft.names, { text: name, role: "former", quality: "unknown", script: scriptOf(name) });
  if (facts.sex !== null) draft.sex ??= facts.sex;
}

function takeListing(reader: RowReader, row: SheetRow): void {
  const { draft } = reader;
  addText(draft.programmes, fresh(reader, row, "committees") ?? "");
  addText(draft.legalBasis, fresh(reader, row, "instrument") ?? "");
  const listing = fresh(reader, row, "listing");
  if (listing !== null) {
    const { listedOn, amendedOn } = listingDates(listing);
    if (listedOn !== null && (draft.listedOn === undefined || listedOn < draft.listedOn)) draft.listedOn = listedOn;
    for (const date of amendedOn) reader.amended.add(date);
    // a text that names its instrument is the basis, any other is kept as it stands
    if (/\b(?:Instrument|Regulations?|Designation|Charter|Act|Resolution|List) \d{4}|\(No\.? \d+\)|\bF\d{4}[LC]\d{5}/i.test(listing))
      addText(draft.legalBasis, listing);
    else keep(reader, "Listing Information", listing);
  }
  const control = fresh(reader, row, "controlDate");
  if (control === null) return;
  const date = parseDate(control);
  if (date === null) unreadable(reader, row, "Control Date", control);
  else reader.amended.add(date);
}

/** The day of a Control Date cell, or null. */
export function controlDate(cell: string): PartialDate | null {
  const date = parseDate(squeeze(cell));
  return date !== null && date.length === 10 ? date : null;
}

/** A row that no party can be found for. */
export function rowWithoutReference(file: string, row: SheetRow, value: string): Problem {
  const remedy = "the row was left out; check the line in the file, or tell the publisher";
  const message = value === "" ? "the row has no Reference" : `"${value.slice(0, 60)}" does not begin with a number`;
  return problem("row-malformed", {
    file,
    line: row.line,
    field: "Reference",
    message,
    remedy,
    ...(value === "" ? {} : { value: value.slice(0, 200) }),
  });
}
