import { entryId, parseBirth, parseDate } from "../ground/index.ts";
import type { Birth, ListId, PartialDate, Problem } from "../ground/index.ts";
import { addIdentifier, addName, addText, addressOf, countryOrPrinted, finish, newDraft, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { Entry, NameQuality, NameRole } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { badRow, squeeze } from "./tally.ts";
import { isFormer, readAliasNote } from "./un-alias-note.ts";
import { readComment, REFERENCE, tidyReference } from "./un-comments.ts";
import { identifierOfDocument } from "./un-documents.ts";
import { childText } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";

const NAME_PARTS = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"] as const;
const NO_VALUE = /^(?:na|n\/a|unknown|none)$/i;

export interface UnContext {
  readonly list: ListId;
  readonly file: string;
  readonly onProblem: (problem: Problem) => void;
}

/** The names as printed, for counting: the four parts joined, and each alias cell unsplit. */
export function printedNames(record: XmlNode): readonly string[] {
  const cells = record.children.filter((node) => node.name.endsWith("_ALIAS")).map((node) => childText(node, "ALIAS_NAME"));
  return [NAME_PARTS.map((part) => childText(record, part)).join(" "), ...cells].map(squeeze).filter((name) => name !== "");
}

/** One INDIVIDUAL or ENTITY as an entry, or null when it bears neither a name nor a key. Everything in it is mapped or in `unmapped`. */
export function entryOfUn(record: XmlNode, context: UnContext): Entry | null {
  const person = record.name === "INDIVIDUAL";
  const key = keyOf(record, context);
  if (key === null) return null;
  const draft = newDraft({
    list: context.list,
    id: entryId(key),
    kind: person ? "person" : "organisation",
    source: { file: context.file, line: record.line },
  });
  const main = squeeze(NAME_PARTS.map((part) => childText(record, part)).join(" "));
  // the four fields are positions, not given and family name: their order is the natural one
  for (const name of namesOfCell({ cell: main, role: "primary", quality: "strong", person: false })) addName(draft.names, name);
  for (const node of record.children) takeNode(draft, node, { person, key, context });
  if (draft.names.length === 0) {
    context.onProblem(
      badRow("field-missing", { file: context.file, line: record.line, field: "FIRST_NAME", value: key, message: "the entry has no name" }),
    );
  }
  return finish(draft);
}

function keyOf(record: XmlNode, context: UnContext): string | null {
  const printed = squeeze(childText(record, "REFERENCE_NUMBER"));
  if (printed !== "") {
    const match = new RegExp(REFERENCE.source).exec(printed);
    return match !== null && match[0] === printed ? tidyReference(match) : printed;
  }
  const data = squeeze(childText(record, "DATAID"));
  const message =
    data === "" ? "the entry has no reference number and was left out" : "the entry has no reference number: DATAID stands for it";
  context.onProblem(badRow("field-missing", { file: context.file, line: record.line, field: "REFERENCE_NUMBER", message }));
  return data === "" ? null : `DATAID ${data}`;
}

function takeNode(
  draft: Draft,
  node: XmlNode,
  { person, key, context }: { readonly person: boolean; readonly key: string; readonly context: UnContext },
): void {
  for (const [attribute, value] of node.attributes) draft.unmapped.push([`${node.name}@${attribute}`, value]);
  switch (node.name) {
    case "FIRST_NAME":
    case "SECOND_NAME":
    case "THIRD_NAME":
    case "FOURTH_NAME":
      return;
    case "REFERENCE_NUMBER":
      if (node.text.trim() !== "") addIdentifier(draft.identifiers, { type: "un-ref", value: key });
      return;
    case "UN_LIST_TYPE":
      addText(draft.programmes, node.text);
      return;
    case "LISTED_ON": {
      const date = dateOf(node.text);
      if (date !== null) draft.listedOn = date;
      else keep(draft, node.name, node.text);
      return;
    }
    case "GENDER":
      if (/^\s*(?:male|female)\s*$/i.test(node.text)) draft.sex = node.text.trim().toLowerCase() as "male" | "female";
      else keep(draft, node.name, node.text);
      return;
    case "NAME_ORIGINAL_SCRIPT":
      for (const name of namesOfCell({ cell: node.text, role: "original", quality: "strong", person: false })) addName(draft.names, name);
      return;
    case "COMMENTS1":
      takeComment(draft, node.text, key);
      return;
    case "TITLE":
    case "DESIGNATION":
    case "NATIONALITY":
    case "LAST_DAY_UPDATED":
    case "LIST_TYPE":
      takeValues(draft, node);
      return;
    case "INDIVIDUAL_ALIAS":
    case "ENTITY_ALIAS":
      takeAlias(draft, node, person);
      return;
    case "INDIVIDUAL_ADDRESS":
    case "ENTITY_ADDRESS":
      takeAddress(draft, node);
      return;
    case "INDIVIDUAL_DATE_OF_BIRTH":
      takeBirth(draft, node, context);
      return;
    case "INDIVIDUAL_PLACE_OF_BIRTH":
      takeBirthPlace(draft, node);
      return;
    case "INDIVIDUAL_DOCUMENT":
      takeDocument(draft, node);
      return;
    default:
      keepTree(draft, node, "");
  }
}

function takeComment(draft: Draft, text: string, key: string): void {
  const remarks = squeeze(text);
  if (remarks === "") return;
  draft.remarks = draft.remarks === undefined ? remarks : `${draft.remarks} ${remarks}`;
  const facts = readComment(remarks, key);
  for (const father of facts.fathers) addText(draft.fathers, father);
  for (const mother of facts.mothers) addText(draft.mothers, mother);
  for (const basis of facts.legalBasis) addText(draft.legalBasis, basis);
  for (const measure of facts.measures) addText(draft.measures, measure);
  draft.relations.push(...facts.relations);
  for (const value of facts.oldReferences) addIdentifier(draft.identifiers, { type: "un-old-ref", value });
  for (const value of facts.notices) addIdentifier(draft.identifiers, { type: "interpol-notice", value });
}

function takeValues(draft: Draft, node: XmlNode): void {
  const values = node.children.filter((child) => child.name === "VALUE").map((child) => child.text);
  for (const child of node.children) if (child.name !== "VALUE") keepTree(draft, child, `${node.name}/`);
  if (node.text.trim() !== "") values.push(node.text);
  for (const value of values) {
    const text = squeeze(value);
    if (text === "" || NO_VALUE.test(text)) continue;
    if (node.name === "TITLE") addText(draft.titles, text);
    else if (node.name === "DESIGNATION") for (const part of lettered(text)) addText(draft.positions, part);
    else if (node.name === "NATIONALITY") for (const part of lettered(text)) addText(draft.nationalities, countryOrPrinted(part));
    else {
      const updated = node.name === "LAST_DAY_UPDATED" ? dateOf(text) : null;
      if (updated === null) keep(draft, node.name, text);
      else (draft.amendedOn ??= []).push(updated);
    }
  }
}

/** `a) Minister b) Governor` is two values. */
function lettered(text: string): readonly string[] {
  return /^\(?a\)/.test(text) ? text.split(/\(?\b[a-h]\)\s*/).filter((part) => part.trim() !== "") : [text];
}

function takeAlias(draft: Draft, node: XmlNode, person: boolean): void {
  const quality = squeeze(childText(node, "QUALITY"));
  const [role, strength] = qualityOf(quality);
  const [cell, note] = [childText(node, "ALIAS_NAME"), childText(node, "NOTE")];
  for (const name of namesOfCell({ cell, role: isFormer(cell, note) ? "former" : role, quality: strength, person }))
    addName(draft.names, name);
  readAliasNote(draft, { note, tag: node.name, quality: strength, person });
  const birth = parseBirth(childText(node, "DATE_OF_BIRTH"));
  if (birth !== null) addBirth(draft, birth);
  else keep(draft, `${node.name}/DATE_OF_BIRTH`, childText(node, "DATE_OF_BIRTH"));
  const place = placeOf([childText(node, "CITY_OF_BIRTH")], childText(node, "COUNTRY_OF_BIRTH"));
  if (place !== null && !draft.birthPlaces.some((there) => there.text === place.text)) draft.birthPlaces.push(place);
  if (quality !== "" && strength === "unknown" && role === "alias" && !/^a\.?k\.?a\.?$/i.test(quality))
    keep(draft, `${node.name}/QUALITY`, quality);
  rest(draft, node, ["QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"]);
}

function qualityOf(text: string): readonly [NameRole, NameQuality] {
  if (/^good$/i.test(text)) return ["alias", "strong"];
  if (/^low$/i.test(text)) return ["alias", "weak"];
  if (/^f\.?k\.?a\.?$/i.test(text)) return ["former", "unknown"];
  return ["alias", "unknown"];
}

function takeAddress(draft: Draft, node: XmlNode): void {
  const at = (name: string): string => (NO_VALUE.test(childText(node, name)) ? "" : childText(node, name));
  const address = addressOf({
    street: at("STREET"),
    city: at("CITY"),
    region: at("STATE_PROVINCE"),
    postalCode: at("ZIP_CODE"),
    country: at("COUNTRY"),
    note: at("NOTE"),
  });
  if (address !== null) draft.addresses.push(address);
  rest(draft, node, ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"]);
}

function takeBirth(draft: Draft, node: XmlNode, context: UnContext): void {
  const at = (name: string): string => squeeze(childText(node, name));
  const [type, note] = [at("TYPE_OF_DATE"), at("NOTE")];
  const circa = /^approx/i.test(type) || /^approx/i.test(note);
  const [from, to] = [at("FROM_YEAR"), at("TO_YEAR")];
  const printed = at("DATE") || (from !== "" || to !== "" ? `${from || to}/${to || from}` : at("YEAR"));
  let birth: Birth | null = null;
  if (printed !== "") {
    birth = parseBirth(printed);
    if (birth === null) {
      context.onProblem(
        badRow("field-invalid", {
          file: context.file,
          line: node.line,
          field: "INDIVIDUAL_DATE_OF_BIRTH",
          value: printed,
          message: `"${printed.slice(0, 60)}" is no date`,
        }),
      );
      keep(draft, node.name, printed);
    } else addBirth(draft, { from: birth.from, to: birth.to, circa: birth.circa || circa });
    // DATE says the most; a YEAR beside it that says something else is a second opinion
    const year = at("YEAR");
    if (at("DATE") !== "" && year !== "" && birth !== null && !birth.from.startsWith(year)) keep(draft, `${node.name}/YEAR`, year);
  } else if (note !== "") {
    birth = parseBirth(note);
    if (birth !== null) addBirth(draft, { ...birth, circa: birth.circa || circa });
  }
  if (note !== "" && !/^approximately$/i.test(note)) keep(draft, `${node.name}/NOTE`, note);
  // of a date that nobody can read ("30-35 years old") it stays said that it is about
  const isTold = /^exact$/i.test(type) || (birth !== null && /^(?:approximately|between)$/i.test(type));
  if (type !== "" && !isTold) keep(draft, `${node.name}/TYPE_OF_DATE`, type);
  rest(draft, node, ["TYPE_OF_DATE", "NOTE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR"]);
}

function addBirth(draft: Draft, birth: Birth): void {
  if (!draft.births.some((there) => there.from === birth.from && there.to === birth.to && there.circa === birth.circa))
    draft.births.push(birth);
}

function takeBirthPlace(draft: Draft, node: XmlNode): void {
  const at = (name: string): string => (NO_VALUE.test(childText(node, name)) ? "" : childText(node, name));
  const place = placeOf([at("STREET"), at("CITY"), at("STATE_PROVINCE")], at("COUNTRY"));
  if (place !== null && !draft.birthPlaces.some((there) => there.text === place.text)) draft.birthPlaces.push(place);
  keep(draft, `${node.name}/NOTE`, childText(node, "NOTE"));
  rest(draft, node, ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"]);
}

function takeDocument(draft: Draft, node: XmlNode): void {
  const identifier = identifierOfDocument(node);
  if (identifier !== null) addIdentifier(draft.identifiers, identifier);
  else keep(draft, node.name, node.children.map((child) => child.text).join("; "));
  rest(draft, node, [
    "TYPE_OF_DOCUMENT",
    "TYPE_OF_DOCUMENT2",
    "NUMBER",
    "ISSUING_COUNTRY",
    "DATE_OF_ISSUE",
    "CITY_OF_ISSUE",
    "COUNTRY_OF_ISSUE",
    "NOTE",
  ]);
}

/** Keeps what a known element holds besides its known children: nothing printed is lost. */
function rest(draft: Draft, node: XmlNode, known: readonly string[]): void {
  const seen = new Set<string>();
  keep(draft, node.name, node.text);
  for (const child of node.children) {
    for (const [attribute, value] of child.attributes) draft.unmapped.push([`${node.name}/${child.name}@${attribute}`, value]);
    for (const grandchild of child.children) keepTree(draft, grandchild, `${node.name}/${child.name}/`);
    // the first of a name was read; a second one is kept as it is
    if (!known.includes(child.name) || seen.has(child.name)) keep(draft, `${node.name}/${child.name}`, child.text);
    seen.add(child.name);
  }
}

function keepTree(draft: Draft, node: XmlNode, path: string): void {
  keep(draft, `${path}${node.name}`, node.text);
  for (const [attribute, value] of node.attributes) if (path !== "") draft.unmapped.push([`${path}${node.name}@${attribute}`, value]);
  for (const child of node.children) keepTree(draft, child, `${path}${node.name}/`);
}

function keep(draft: Draft, key: string, value: string): void {
  const text = squeeze(value);
  if (text !== "") draft.unmapped.push([key, text]);
}

function dateOf(text: string): PartialDate | null {
  return parseDate(squeeze(text));
}
