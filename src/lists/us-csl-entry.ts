import { countryCode, parseBirth, parseDate } from "../ground/index.ts";
import type { Kind, PartialDate, Problem } from "../ground/index.ts";
import { akaNames, splitOutside } from "./aka-cell.ts";
import { addIdentifier, addText, countryOrPrinted, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { EntryAddress, EntryClaim } from "./entry.ts";
import type { RowCells } from "./header-layout.ts";
import { addNameOnce, addOnce } from "./once.ts";
import { badRow, squeeze } from "./tally.ts";
import type { Column } from "./us-csl-columns.ts";
import { keep, readIds } from "./us-csl-ids.ts";

export interface CslContext {
  readonly file: string;
  readonly line: number;
  readonly onProblem: (problem: Problem) => void;
}

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["individual", "person"],
  ["entity", "organisation"],
  ["vessel", "vessel"],
  ["aircraft", "aircraft"],
]);
/** the Treasury's rows bear OFAC's number, and names in OFAC's order */
const TREASURY = /\bTreasury Department$/i;

export const isTreasury = (source: string): boolean => TREASURY.test(source);

/** BIS and the State Department mostly do not say whether somebody is a person or a firm. */
export function cslKind(type: string): Kind {
  return KINDS.get(type.toLowerCase()) ?? "unknown";
}

/** The names as printed, for counting: the name, and each alias between semicolons. */
export function cslPrintedNames({ of }: RowCells<Column>): readonly string[] {
  return [of("name"), ...of("alt_names").split(";").map(squeeze)].filter((name) => name !== "" && name !== "-0-");
}

/**
 * Adds one row to its party's entry. A party on several source lists has several rows: each is a claim of its own (who lists it, since
 * when, until when, on which notice), because the source decides the measure: not all of them freeze.
 */
export function takeCslRow(draft: Draft, row: RowCells<Column>, context: CslContext): void {
  const { of } = row;
  const again = draft.names.length > 0;
  const source = of("source");
  takeNames(draft, row, again);
  if (of("type") !== "" && !KINDS.has(of("type").toLowerCase())) unreadable(draft, "type", of("type"), context);
  if (isTreasury(source)) addIdentifier(draft.identifiers, { type: "ofac-id", value: of("entity_number") });
  else keep(draft, "entity_number", of("entity_number"));
  addText(draft.programmes, source);
  for (const programme of of("programs").split(";")) addText(draft.programmes, programme);
  for (const title of of("title").split(";")) addText(draft.positions, title);
  for (const printed of splitOutside(of("addresses"), ";")) takeAddress(draft, printed);
  takeMeasures(draft, row);
  if (of("call_sign") !== "") addIdentifier(draft.identifiers, { type: "call-sign", value: of("call_sign") });
  for (const code of [...of("citizenships").split(";"), ...of("nationalities").split(";"), of("vessel_flag")])
    addText(draft.nationalities, countryOrPrinted(code));
  if (of("vessel_owner") !== "") addRelation(draft, "owned-by", of("vessel_owner"));
  takeRemarks(draft, of("remarks"));
  takeBirths(draft, row, context);
  takeListing(draft, row, context);
  readIds(draft, of("ids"), context);
  for (const column of [
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "standard_order",
    "source_list_url",
    "source_information_url",
  ] as const)
    keep(draft, column, of(column));
  for (const [name, text] of row.besides) keep(draft, name, text);
}

function takeNames(draft: Draft, { of }: RowCells<Column>, again: boolean): void {
  const person = draft.kind === "person";
  for (const name of akaNames({ cell: of("name"), role: again ? "variation" : "primary", quality: "unknown", person }))
    addNameOnce(draft.names, name);
  for (const printed of splitOutside(of("alt_names"), ";")) {
    const cell = squeeze(printed).replace(/^and /i, "");
    if (cell === "" || cell === "-0-") continue;
    // `(all of preceding located in or near …)` is a note on the names before
    if (/^\([^()]*\blocated\b[^()]*\)$/i.test(cell)) {
      keep(draft, "alt_names", cell);
      continue;
    }
    for (const name of akaNames({ cell, role: "alias", quality: "unknown", person })) addNameOnce(draft.names, name);
  }
}

/** `street, city, state, zip, ISO2`: the parts are not told apart but the country; it is no part of one but stands at the end. */
function takeAddress(draft: Draft, printed: string): void {
  const text = squeeze(printed);
  if (text === "") return;
  const last = squeeze(text.slice(text.lastIndexOf(",") + 1));
  const code = /^[A-Z]{2}$/.test(last) ? countryCode(last) : null;
  const address: EntryAddress = code === null ? { text } : { country: code, text };
  addOnce(draft.addresses, address, (there) => there.text === text);
}

function takeMeasures(draft: Draft, { of }: RowCells<Column>): void {
  if (of("license_requirement") !== "") addText(draft.measures, `license requirement: ${of("license_requirement")}`);
  if (of("license_policy") !== "") addText(draft.measures, `license policy: ${of("license_policy")}`);
  for (const notice of of("federal_register_notice").split(";")) addText(draft.legalBasis, notice);
}

function takeRemarks(draft: Draft, remarks: string): void {
  if (remarks === "") return;
  for (const match of remarks.matchAll(/\(Linked To: ([^()]*(?:\([^()]*\)[^()]*)*)\)/gi))
    addRelation(draft, "linked-to", match[1] as string);
  if (draft.remarks === undefined) draft.remarks = remarks;
  else if (!draft.remarks.split("\n").includes(remarks)) draft.remarks += `\n${remarks}`;
}

function addRelation(draft: Draft, kind: string, printed: string): void {
  const name = squeeze(printed);
  if (name !== "") addOnce(draft.relations, { kind, name }, (there) => there.kind === kind && there.name === name);
}

function takeBirths(draft: Draft, { of }: RowCells<Column>, context: CslContext): void {
  for (const printed of of("dates_of_birth").split(";")) {
    const text = squeeze(printed);
    if (text === "") continue;
    const birth = parseBirth(text);
    if (birth === null) unreadable(draft, "dates_of_birth", text, context);
    else addOnce(draft.births, birth, ({ from, to, circa }) => from === birth.from && to === birth.to && circa === birth.circa);
  }
  for (const printed of splitOutside(of("places_of_birth"), ";")) {
    const place = placeOf([printed]);
    if (place !== null) addOnce(draft.birthPlaces, place, ({ text }) => text === place.text);
  }
}

function takeListing(draft: Draft, row: RowCells<Column>, context: CslContext): void {
  const { of } = row;
  const date = (column: "start_date" | "end_date"): PartialDate | undefined => {
    if (of(column) === "") return undefined;
    const read = parseDate(of(column));
    if (read === null) unreadable(draft, column, of(column), context);
    return read ?? undefined;
  };
  const [from, to] = [date("start_date"), date("end_date")];
  const source = of("source") === "" ? "a source that the row does not name" : of("source");
  const claim: EntryClaim = {
    what: "listed",
    text: source,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    source: context.file,
    by: source,
    ...(of("federal_register_notice") === "" ? {} : { basis: of("federal_register_notice") }),
    confidence: "seen",
  };
  addOnce(draft.claims, claim, (there) => there.by === source && there.from === from && there.to === to);
  if (from !== undefined && (draft.listedOn === undefined || from < draft.listedOn)) draft.listedOn = from;
}

/** When all rows of a party are there: it ends when the last of its listings does, and one listing says no more than the entry itself. */
export function settleListings(draft: Draft): void {
  const ends = draft.claims.map(({ to }) => to);
  const last = ends.reduce((late, end) => (late === undefined || end === undefined ? undefined : end > late ? end : late));
  if (last !== undefined) draft.endedOn = last;
  if (draft.claims.length === 1) draft.claims.pop();
}

function unreadable(draft: Draft, field: Column, value: string, context: CslContext): void {
  keep(draft, field, value);
  context.onProblem(
    badRow("field-invalid", {
      file: context.file,
      line: context.line,
      field,
      value,
      message: `"${value.slice(0, 60)}" is no ${field === "type" ? "kind of party" : "date"}: kept as printed`,
    }),
  );
}
