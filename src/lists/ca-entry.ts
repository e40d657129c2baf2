import { entryId, parseBirth, parseDate } from "../ground/index.ts";
import type { Kind, ListId, Problem } from "../ground/index.ts";
import { bilingual, bothNames, regimeOf, scheduleOf } from "./ca-bilingual.ts";
import { scriptOf } from "../names/index.ts";
import { aliasesOf } from "./ca-names.ts";
import { addIdentifier, addName, addText, finish, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { Entry } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { badRow, squeeze } from "./tally.ts";
import type { XmlNode } from "./xml-record.ts";

/** What an element is to us: names of 2020, of 2025, and the bilingual ones of 2026, of which either half will do. */
const FIELDS = {
  Country: "country",
  Pays: "country",
  LastName: "lastName",
  NomDeFamille: "lastName",
  GivenName: "givenName",
  Prenom: "givenName",
  EntityOrShip: "body",
  Entity: "body",
  EntiteOuNavire: "body",
  Entite: "body",
  TitleOrShip: "title",
  TitleOrShipType: "title",
  Title: "title",
  TitreOuTypeDeNavire: "title",
  Titre: "title",
  ShipIMONumber: "imo",
  NumeroOMIDuNavire: "imo",
  Aliases: "aliases",
  Alias: "aliases",
  DateOfBirthOrShipBuildDate: "birth",
  DateOfBirth: "birth",
  DateDeNaissanceOuDateDeConstructionDuNavire: "birth",
  DateDeNaissance: "birth",
  Schedule: "schedule",
  Annexe: "schedule",
  Item: "item",
  NumeroDarticle: "item",
  DateOfListing: "listed",
  DateDinscription: "listed",
} as const;
export type Field = (typeof FIELDS)[keyof typeof FIELDS];

const BY_NAME = new Map<string, Field>(Object.entries(FIELDS));

/** The field that an element's name stands for, `Country`, `Country-Pays` and `Pays` alike; null for a stranger. */
export function fieldOf(name: string): Field | null {
  const stroke = name.indexOf("-");
  if (stroke === -1) return BY_NAME.get(name) ?? null;
  return BY_NAME.get(name.slice(0, stroke)) ?? BY_NAME.get(name.slice(stroke + 1)) ?? null;
}

export interface CaContext {
  readonly list: ListId;
  readonly file: string;
  readonly onProblem: (problem: Problem) => void;
}

/** The names as printed, for counting: the main name and the cell of aliases, not divided. */
export function printedNames(record: XmlNode): readonly string[] {
  const field = fields(record).first;
  const at = (name: Field): string => field.get(name) ?? "";
  return [`${at("givenName")} ${at("lastName")} ${at("body")}`, at("aliases")].map(squeeze).filter((name) => name !== "");
}

/** One record as an entry, or null when it bears neither a key nor a name. */
export function entryOfCa(record: XmlNode, context: CaContext): Entry | null {
  const { first, more } = fields(record);
  const at = (name: Field): string => first.get(name) ?? "";
  const tell = (code: Problem["code"], field: string, message: string, value?: string): void =>
    context.onProblem(badRow(code, { file: context.file, line: record.line, field, message, ...(value === undefined ? {} : { value }) }));
  const person = squeeze(`${at("givenName")} ${at("lastName")}`);
  const name = person === "" ? at("body") : person;
  const key = keyOf(at, name);
  if (key === null) {
    tell("field-missing", "Country", "the record has neither a regime with an item nor a name: it was left out");
    return null;
  }
  if (at("country") === "" || at("item") === "")
    tell("field-missing", at("country") === "" ? "Country" : "Item", `the key is not complete: ${key} stands for it`);
  const draft = newDraft({
    list: context.list,
    id: entryId(key),
    kind: kindOf(at),
    source: { file: context.file, line: record.line },
  });
  const keep = (label: string, value: string): void => {
    const text = squeeze(value);
    if (text !== "") draft.unmapped.push([label, text]);
  };
  takeNames(draft, { person, body: at("body"), aliases: at("aliases") });
  if (draft.names.length === 0) tell("field-missing", "LastName", "the record has no name");
  addText(draft.programmes, regimeOf(at("country")));
  takeTitle(draft, at("title"), keep);
  takeBirths(draft, at("birth"), (value) => {
    keep("DateOfBirthOrShipBuildDate", value);
    tell("field-invalid", "DateOfBirthOrShipBuildDate", `"${value.slice(0, 60)}" is no date: it is kept as printed`, value);
  });
  if (/^\d{7}$/.test(at("imo"))) addIdentifier(draft.identifiers, { type: "imo", value: at("imo") });
  else if (at("imo") !== "") {
    keep("ShipIMONumber", at("imo"));
    if (!/^(?:n\/?a|none|unknown)$/i.test(at("imo")))
      tell("field-invalid", "ShipIMONumber", "an IMO number has seven digits: it is kept as printed", at("imo"));
  }
  if (at("listed") !== "") {
    const date = parseDate(at("listed"));
    if (date !== null) draft.listedOn = date;
    else {
      keep("DateOfListing", at("listed"));
      tell("field-invalid", "DateOfListing", `"${at("listed").slice(0, 60)}" is no date: it is kept as printed`, at("listed"));
    }
  }
  for (const [label, value] of more) keep(label, value);
  return finish(draft);
}

/** The record's fields by what they are to us, and what no field fits: strangers, second ones of a name, attributes, nested elements. */
function fields(record: XmlNode): { readonly first: ReadonlyMap<Field, string>; readonly more: readonly (readonly [string, string])[] } {
  const first = new Map<Field, string>();
  const more: (readonly [string, string])[] = [...record.attributes].map(([name, value]) => [`record@${name}`, value]);
  more.push(["record", record.text]);
  const stranger = (node: XmlNode, path: string): void => {
    more.push([`${path}${node.name}`, node.text]);
    for (const [name, value] of node.attributes) more.push([`${path}${node.name}@${name}`, value]);
    for (const child of node.children) stranger(child, `${path}${node.name}/`);
  };
  for (const node of record.children) {
    const field = fieldOf(node.name);
    const text = squeeze(node.text);
    if (field === null || first.has(field)) {
      stranger(node, "");
      continue;
    }
    if (text !== "") first.set(field, text);
    for (const [name, value] of node.attributes) more.push([`${node.name}@${name}`, value]);
    for (const child of node.children) stranger(child, `${node.name}/`);
  }
  return { first, more };
}

/** `country|schedule|item` in English; the schedule may be absent. Without an item the name stands for it. */
function keyOf(at: (name: Field) => string, name: string): string | null {
  const item = at("item") === "" ? name : at("item");
  return item === "" || (at("country") === "" && name === "") ? null : `${regimeOf(at("country"))}|${scheduleOf(at("schedule"))}|${item}`;
}

function kindOf(at: (name: Field) => string): Kind {
  if (at("imo") !== "") return "vessel";
  if (at("lastName") !== "" || at("givenName") !== "") return "person";
  return at("body") === "" ? "unknown" : "organisation";
}

function takeNames(
  draft: Draft,
  { person, body, aliases }: { readonly person: string; readonly body: string; readonly aliases: string },
): void {
  // a ship's name is one name, whatever strokes and brackets it holds
  const names = (cell: string, role: "primary" | "alias"): void => {
    for (const name of namesOfCell({ cell, role, quality: "unknown", person: false })) addName(draft.names, name);
  };
  if (person !== "") names(person, "primary");
  const { english, french } = bothNames(body);
  if (english !== "") names(english, person === "" ? "primary" : "alias");
  if (french !== "") {
    names(french, "alias");
    // supervisors test with the cell as it is printed
    addName(draft.names, { text: body, role: "alias", quality: "unknown", script: scriptOf(body) });
  }
  for (const name of aliasesOf(aliases)) addName(draft.names, name);
}

/** A person's title; of a ship its type, which no field fits. Of `Major General/major-général` the first half is the title. */
function takeTitle(draft: Draft, printed: string, keep: (label: string, value: string) => void): void {
  if (printed === "") return;
  if (draft.kind !== "person") {
    keep("TitleOrShip", printed);
    return;
  }
  const { english } = bilingual(printed);
  const title = english.split("/", 1)[0] as string;
  addText(draft.titles, title);
  if (title !== printed) keep("TitleOrShip", printed);
}

/** `1972-08-10 or 1972-08-11` is two days; words that are no date go to `unread`. */
function takeBirths(draft: Draft, printed: string, unread: (value: string) => void): void {
  for (const piece of printed.split(/\s+or\s+|;/i)) {
    const text = squeeze(piece);
    if (text === "") continue;
    const birth = parseBirth(text.replace(/^born in (?:the )?/i, ""));
    if (birth !== null) draft.births.push(birth);
    else unread(text);
  }
}
