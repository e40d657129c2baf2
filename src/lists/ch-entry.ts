import { countryCode, entryId, identifierType, parseDate } from "../ground/index.ts";
import type { Birth, Identifier, Kind, ListId, PartialDate, Problem } from "../ground/index.ts";
import { namesOfNode } from "./ch-names.ts";
import { countryFrom, placeText, type Place } from "./ch-place.ts";
import { modificationOf } from "./ch-state.ts";
import { addIdentifier, addName, addText, addressOf, finish, newDraft, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { Entry, NameRole } from "./entry.ts";
import { badRow, squeeze } from "./tally.ts";
import { childText } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";

/** A set of sanctions that targets point to, and the programme it stands in. */
export interface SanctionsSet {
  readonly programme: string;
  /** the ordinance and annex, as printed */
  readonly basis: string;
}

export interface ChContext {
  readonly list: ListId;
  readonly file: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly sets: ReadonlyMap<string, SanctionsSet>;
  readonly onProblem: (problem: Problem) => void;
}

const ROLE_ORDER: readonly NameRole[] = ["primary", "variation", "alias", "former", "original", "acronym"];
const UN_REFERENCE = /^[A-Z]{2}[ie]\.\d{3}$/;
const EU_REFERENCE = /^EU\.\d+(?:\.\d+)*$/;

interface TargetReader {
  readonly draft: Draft;
  readonly context: ChContext;
  readonly line: number;
}

/** One target in force, with its places and sanctions resolved. Whether it is in force is told by its modifications, before. */
export function entryOfTarget(target: XmlNode, context: ChContext): Entry {
  const draft = newDraft({
    list: context.list,
    id: entryId(squeeze(target.attributes.get("ssid") ?? "")),
    kind: "unknown",
    source: { file: context.file, line: target.line },
  });
  const reader: TargetReader = { draft, context, line: target.line };
  for (const [name, value] of target.attributes) if (name !== "ssid") keep(reader, `target@${name}`, value);
  keep(reader, "target", target.text);
  for (const child of target.children) takeChild(reader, child);
  if (draft.kind === "unknown")
    tell(reader, "field-missing", { field: "target", message: "the target is neither a person nor a body nor an object" });
  if (draft.names.length === 0) tell(reader, "field-missing", { field: "name", message: "the target has no name" });
  if (!target.children.some(({ name }) => name === "sanctions-set-id"))
    tell(reader, "field-missing", { field: "sanctions-set-id", message: "the target names no set of sanctions" });
  draft.names.sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
  takeDates(draft, target);
  return finish(draft);
}

function keep({ draft }: TargetReader, key: string, value: string): void {
  const text = squeeze(value);
  if (text !== "") draft.unmapped.push([key, text]);
}

/** Everything below a node that no field fits, by path. */
function keepTree(reader: TargetReader, node: XmlNode, path: string): void {
  const here = path === "" ? node.name : `${path}/${node.name}`;
  keep(reader, here, node.text);
  for (const [name, value] of node.attributes) {
    if (name !== "ssid") keep(reader, `${here}@${name}`, value);
    const place = name === "place-id" ? reader.context.places.get(squeeze(value)) : undefined;
    if (place === undefined) continue;
    keep(reader, `${here}@place`, [...placeText(place), place.country].join(", "));
    for (const [element, text] of place.more) keep(reader, element, text);
  }
  for (const child of node.children) keepTree(reader, child, here);
}

function tell(
  reader: TargetReader,
  code: Problem["code"],
  { field, message, value }: { field: string; message: string; value?: string },
): void {
  const id = `target ${reader.draft.id}: `;
  reader.context.onProblem(
    badRow(code, {
      file: reader.context.file,
      line: reader.line,
      field,
      message: `${id}${message}`,
      ...(value === undefined ? {} : { value }),
    }),
  );
}

function takeChild(reader: TargetReader, node: XmlNode): void {
  const { draft, context } = reader;
  switch (node.name) {
    case "sanctions-set-id": {
      const id = squeeze(node.text);
      const set = context.sets.get(id);
      if (set === undefined) {
        keep(reader, node.name, id);
        tell(reader, "entry-unknown", { field: node.name, value: id, message: `the set of sanctions ${id} is not in the file` });
        return;
      }
      addText(draft.programmes, set.programme);
      addText(draft.legalBasis, set.basis);
      return;
    }
    case "foreign-identifier": {
      const value = squeeze(node.text);
      const type = UN_REFERENCE.test(value) ? "un-ref" : EU_REFERENCE.test(value) ? "eu-ref" : "foreign-identifier";
      addIdentifier(draft.identifiers, { type, value });
      return;
    }
    case "individual":
    case "entity":
    case "object":
      takeSubject(reader, node);
      return;
    case "modification":
      // what was added and removed is left out by the reader: the target itself is the state of today
      for (const child of node.children) keepTree(reader, child, "modification");
      return;
    default:
      keepTree(reader, node, "");
  }
}

function takeSubject(reader: TargetReader, node: XmlNode): void {
  const { draft } = reader;
  const type = (node.attributes.get("object-type") ?? "").trim().toLowerCase();
  const kinds: Readonly<Record<string, Kind>> = { individual: "person", entity: "organisation" };
  draft.kind = kinds[node.name] ?? (type === "vessel" || type === "aircraft" ? type : "unknown");
  for (const [name, value] of node.attributes) {
    const text = squeeze(value).toLowerCase();
    if (name === "sex" && (text === "male" || text === "female")) draft.sex = text;
    else if (name !== "ssid" && !(name === "object-type" && draft.kind !== "unknown")) keep(reader, `${node.name}@${name}`, value);
  }
  keep(reader, node.name, node.text);
  const identities = node.children.filter(({ name }) => name === "identity");
  // without a mark the first identity is the main one
  const main = identities.find(({ attributes }) => attributes.get("main") === "true") ?? identities[0];
  for (const child of node.children) {
    switch (child.name) {
      case "identity":
        takeIdentity(reader, child, child === main);
        break;
      case "justification":
      case "other-information":
        takeText(reader, child);
        break;
      case "relation":
        takeRelation(reader, child);
        break;
      default:
        keepTree(reader, child, node.name);
    }
  }
}

/** Reasons and further information are remarks; an IMO number in them is one. */
function takeText({ draft }: TargetReader, node: XmlNode): void {
  const text = squeeze(node.text);
  if (text === "") return;
  draft.remarks = draft.remarks === undefined ? text : `${draft.remarks}\n${text}`;
  const imo = /\bIMO(?: (?:number|no\.?))?\s*:?\s*(\d{7})\b/i.exec(text)?.[1];
  if (imo !== undefined) addIdentifier(draft.identifiers, { type: "imo", value: imo });
}

function takeRelation(reader: TargetReader, node: XmlNode): void {
  const to = squeeze(node.attributes.get("target-id") ?? "");
  const kind = squeeze(node.attributes.get("relation-type") ?? "");
  const note = squeeze(node.text);
  if (to === "") keepTree(reader, node, "");
  else
    reader.draft.relations.push({
      kind: kind === "" ? "related-to" : kind,
      to: entryId(to),
      ...(note === "" ? {} : { note }),
    });
  if (to === "") return;
  for (const [name, value] of node.attributes)
    if (name !== "ssid" && name !== "target-id" && name !== "relation-type") keep(reader, `relation@${name}`, value);
  for (const child of node.children) keepTree(reader, child, "relation");
}

function takeIdentity(reader: TargetReader, identity: XmlNode, main: boolean): void {
  const { draft } = reader;
  keep(reader, "identity", identity.text);
  for (const [name, value] of identity.attributes)
    if (name !== "ssid" && !(name === "main" && /^(?:true|false)$/.test(value))) keep(reader, `identity@${name}`, value);
  for (const node of identity.children) {
    switch (node.name) {
      case "name": {
        keep(reader, "name", node.text);
        const { names, titles, kept } = namesOfNode(node, { main });
        for (const name of names) addName(draft.names, name);
        for (const title of titles) addText(draft.titles, title);
        for (const [key, value] of kept) keep(reader, key, value);
        break;
      }
      case "day-month-year":
        takeBirth(reader, node);
        break;
      case "place-of-birth": {
        const place = placeOfNode(reader, node);
        const birthPlace = place === null ? null : placeOf(placeText(place), place.country);
        if (birthPlace !== null && !draft.birthPlaces.some(({ text }) => text === birthPlace.text)) draft.birthPlaces.push(birthPlace);
        rest(reader, node, { attributes: ["place-id"], children: [] });
        break;
      }
      case "nationality": {
        const country = countryFrom(node);
        const printed = country === "" ? squeeze(node.text) : country;
        addText(draft.nationalities, countryCode(printed) ?? printed);
        rest(reader, node, { attributes: [], children: ["country"] });
        break;
      }
      case "address":
        takeAddress(reader, node);
        break;
      case "identification-document":
        takeDocument(reader, node);
        break;
      default:
        keepTree(reader, node, "identity");
    }
  }
}

/** Attributes and children of a known element that no field took. */
function rest(
  reader: TargetReader,
  node: XmlNode,
  taken: { readonly attributes: readonly string[]; readonly children: readonly string[] },
): void {
  // a nationality without a country element is told by its text
  if (node.name !== "nationality" || node.children.length > 0) keep(reader, node.name, node.text);
  for (const [name, value] of node.attributes)
    if (name !== "ssid" && !taken.attributes.includes(name)) keep(reader, `${node.name}@${name}`, value);
  const seen = new Set<string>();
  for (const child of node.children) {
    // the first of a name was read, a second one is kept as it stands
    if (!taken.children.includes(child.name) || seen.has(child.name)) keepTree(reader, child, node.name);
    seen.add(child.name);
  }
}

function placeOfNode(reader: TargetReader, node: XmlNode): Place | null {
  const id = squeeze(node.attributes.get("place-id") ?? "");
  if (id === "") {
    tell(reader, "field-missing", { field: node.name, message: "it points to no place" });
    return null;
  }
  const place = reader.context.places.get(id);
  if (place !== undefined) {
    for (const [element, text] of place.more) keep(reader, element, text);
    return place;
  }
  keep(reader, `${node.name}@place-id`, id);
  tell(reader, "entry-unknown", { field: node.name, value: id, message: `the place ${id} is not in the file` });
  return null;
}

/** A birth from its parts. Other calendars are kept as printed: their years are not ours. */
function takeBirth(reader: TargetReader, node: XmlNode): void {
  const at = (name: string): string => (node.attributes.get(name) ?? "").trim();
  const calendar = at("calendar");
  const gregorian = calendar === "" || /^gregorian$/i.test(calendar);
  const [year, month, day] = [at("year"), at("month"), at("day")];
  const printed = [year, month, day].filter((part) => part !== "").join("-");
  const date = gregorian && /^\d{4}$/.test(year) && (day === "" || month !== "") ? parseDate(printed) : null;
  if (date === null) {
    keep(reader, "day-month-year", `${printed}${calendar === "" ? "" : ` (${calendar})`}`);
    if (gregorian) tell(reader, "field-invalid", { field: "day-month-year", value: printed, message: `"${printed}" is no date` });
  } else {
    const quality = at("quality");
    const birth: Birth = { from: date, to: date, circa: /^low$|circa|approx/i.test(quality) };
    if (!reader.draft.births.some(({ from, circa }) => from === birth.from && circa === birth.circa)) reader.draft.births.push(birth);
  }
  rest(reader, node, { attributes: ["year", "month", "day", "calendar", "quality"], children: [] });
}

function takeAddress(reader: TargetReader, node: XmlNode): void {
  const place = placeOfNode(reader, node);
  const at = (name: string): string => squeeze(childText(node, name));
  const box = at("p-o-box");
  const areas = place?.areas.join(", ") ?? "";
  const address = addressOf({
    street: [at("c-o") === "" ? "" : `c/o ${at("c-o")}`, at("address-details"), box === "" ? "" : `P.O. Box ${box}`]
      .filter((part) => part !== "")
      .join(", "),
    postalCode: at("zip-code"),
    note: at("remark"),
    ...(place === null ? {} : { city: place.location, region: areas, country: place.country }),
  });
  if (address !== null && !reader.draft.addresses.some(({ text }) => text === address.text)) reader.draft.addresses.push(address);
  rest(reader, node, { attributes: ["place-id"], children: ["c-o", "address-details", "p-o-box", "zip-code", "remark"] });
}

function takeDocument(reader: TargetReader, node: XmlNode): void {
  const at = (name: string): string => squeeze(childText(node, name));
  const type = squeeze(node.attributes.get("document-type") ?? "");
  const value = at("number");
  const issuer = node.children.find(({ name }) => name === "issuer");
  const code = squeeze(issuer?.attributes.get("code") ?? "").toLowerCase();
  const country = /^[a-z]{2}$/.test(code) ? code : countryCode(at("issuer"));
  const note = [
    country !== null && countryCode(at("issuer")) === country ? "" : at("issuer"),
    at("date-of-issue") === "" ? "" : `issued ${at("date-of-issue")}`,
    at("expiry-date") === "" ? "" : `expires ${at("expiry-date")}`,
    at("remark"),
  ]
    .filter((part) => part !== "")
    .join("; ");
  if (value === "") {
    keepTree(reader, node, "");
    return;
  }
  const identifier: Identifier = {
    type: identifierType(type),
    value,
    ...(country === null ? {} : { country }),
    ...(note === "" ? {} : { note }),
  };
  addIdentifier(reader.draft.identifiers, identifier);
  rest(reader, node, { attributes: ["document-type"], children: ["number", "issuer", "date-of-issue", "expiry-date", "remark"] });
}

/** First listed: the oldest `listed`; amended: the days of `amended`. */
function takeDates(draft: Draft, target: XmlNode): void {
  const found = target.children.filter(({ name }) => name === "modification").map((node) => modificationOf(node));
  const days = (type: string): PartialDate[] => [
    ...new Set(found.filter((there) => there.type === type && there.day !== null).map(({ day }) => day as PartialDate)),
  ];
  const [listed, amended] = [days("listed").sort(), days("amended").sort()];
  if (listed[0] !== undefined) draft.listedOn = listed[0];
  if (amended.length > 0) draft.amendedOn = amended;
}
