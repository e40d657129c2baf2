import { formatBirth, type Identifier, type Kind } from "../ground/index.ts";
import { type Entry, type EntryRelation, ftmWritten, type ListFacts } from "../lists/index.ts";
import { chosenLists, entriesOf, type ExportSource, type Leaving, type LeftOut, leaveOut, leaveRulings } from "./source.ts";

/** FollowTheMoney's schema for a kind. Source: FollowTheMoney 4. */
const SCHEMATA: Readonly<Record<Kind, string>> = {
  person: "Person",
  organisation: "Organization",
  vessel: "Vessel",
  aircraft: "Airplane",
  unknown: "LegalEntity",
};
const BIRTH: Readonly<Record<Kind, string>> = {
  person: "birthDate",
  organisation: "incorporationDate",
  vessel: "buildDate",
  aircraft: "buildDate",
  unknown: "incorporationDate",
};
const NATIONALITY: Readonly<Record<Kind, string>> = {
  person: "nationality",
  organisation: "jurisdiction",
  vessel: "flag",
  aircraft: "jurisdiction",
  unknown: "jurisdiction",
};
/** identifiers that are a property of the party; those with a country or a note are documents of their own */
const IDENTIFIERS: ReadonlyMap<string, string> = new Map([
  ["passport", "passportNumber"],
  ["national-id", "idNumber"],
  ["ssn", "socialSecurityNumber"],
  ["tax", "taxNumber"],
  ["vat", "vatCode"],
  ["registration", "registrationNumber"],
  ["licence", "licenseNumber"],
  ["ogrn", "ogrnCode"],
  ["kpp", "kppCode"],
  ["okpo", "okpoCode"],
  ["lei", "leiCode"],
  ["duns", "dunsCode"],
  ["uei", "uniqueEntityId"],
  ["npi", "npiCode"],
  ["swift", "swiftBic"],
  ["imo", "imoNumber"],
  ["mmsi", "mmsi"],
  ["call-sign", "callSign"],
  ["serial", "serialNumber"],
  ["isin", "isinCode"],
  ["wallet", "publicKey"],
  ["account", "accountNumber"],
  ["iban", "iban"],
  ["wikidata", "wikidataId"],
  ["un-ref", "unscId"],
  ["email", "email"],
  ["phone", "phone"],
  ["website", "website"],
]);
/** relations to another entry of the list that are a property */
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ["parent", "parent"],
  ["owned-by", "owner"],
  ["operator", "operator"],
  ["held-by", "holder"],
  ["issued-by", "issuer"],
]);
/** relations that are an entity of their own: its schema, the property of this entry, and that of the other one */
const EDGES: ReadonlyMap<string, readonly [schema: string, own: string, other: string]> = new Map([
  ["family", ["Family", "person", "relative"]],
  ["associated-with", ["Associate", "person", "associate"]],
  ["owns", ["Ownership", "owner", "asset"]],
  ["director-of", ["Directorship", "director", "organization"]],
  ["director", ["Directorship", "organization", "director"]],
  ["member-of", ["Membership", "member", "organization"]],
  ["member", ["Membership", "organization", "member"]],
  ["employed-by", ["Employment", "employee", "employer"]],
  ["employs", ["Employment", "employer", "employee"]],
  ["acting-for", ["Representation", "agent", "client"]],
  ["represented-by", ["Representation", "client", "agent"]],
  ["succeeded-by", ["Succession", "predecessor", "successor"]],
  ["formerly", ["Succession", "successor", "predecessor"]],
]);
/** an associate is a person's; between others it is a link of an unknown kind */
const LINK = ["UnknownLink", "subject", "object"] as const;

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly caption?: string;
  readonly datasets: readonly string[];
  readonly target: boolean;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  /** what the model has no place for, for Writ alone: FollowTheMoney lets an entity carry more than it knows */
  readonly writ?: ReturnType<typeof ftmWritten>;
}

/**
 * The lists as FollowTheMoney entities, one a line: each entry a party with its list as dataset and `list:entry` as id, its documents, addresses,
 * sanction and relations beside it. What the model has no place for stands under `writ` and is counted in `left`.
 */
export function* registerFtm(source: ExportSource, leaving: Leaving): IterableIterator<string> {
  const { left } = leaving;
  leaveRulings(source, leaving);
  const facts = new Map<string, ListFacts>(chosenLists(source).map((list) => [list.id, list]));
  const ids = new Map<string, Set<string>>();
  const held = (list: string, id: string): boolean => {
    if (!ids.has(list)) {
      ids.clear();
      const all = new Set<string>();
      for (const entry of source.content.entries(list)) all.add(entry.id);
      ids.set(list, all);
    }
    return ids.get(list)?.has(id) === true;
  };
  for (const entry of entriesOf(source)) {
    // with the first entity of a list what the register says of it
    const told = facts.get(entry.list) ?? null;
    facts.delete(entry.list);
    for (const entity of entitiesOf(entry, { left, held, facts: told })) yield `${JSON.stringify(entity)}\n`;
  }
}

interface Writing {
  readonly left: LeftOut;
  /** whether the list holds an entry of that id: a relation to any other would point nowhere */
  readonly held: (list: string, id: string) => boolean;
  readonly facts: ListFacts | null;
}

function* entitiesOf(entry: Entry, writing: Writing): IterableIterator<Entity> {
  const id = `${entry.list}:${entry.id}`;
  const properties = new Map<string, string[]>();
  const put = (property: string, values: readonly string[]): void => {
    if (values.length > 0) properties.set(property, [...(properties.get(property) ?? []), ...values]);
  };
  const besides: Entity[] = [];
  const add = (schema: string, told: Readonly<Record<string, string | readonly string[] | undefined>>): string => {
    const other = `${id}#${schema.toLowerCase()}-${besides.length + 1}`;
    const entries = Object.entries(told).flatMap(([key, value]) => {
      const all = value === undefined ? [] : typeof value === "string" ? [value] : value;
      return all.length === 0 ? [] : [[key, all] as const];
    });
    besides.push({ id: other, schema, datasets: [entry.list], target: false, properties: Object.fromEntries(entries) });
    return other;
  };
  const main = putNames(entry, put, writing.left);
  putFacts(entry, put, writing.left);
  for (const identifier of entry.identifiers)
    putIdentifier(identifier, { put, add: (schema, told) => add(schema, { holder: id, ...told }), left: writing.left });
  for (const { text, ...parts } of entry.addresses) {
    const { street, city, region, postalCode, country, note } = parts;
    if (Object.keys(parts).length === 0) put("address", [text]);
    else put("addressEntity", [add("Address", { full: text, street, city, region, postalCode, country, remarks: note })]);
  }
  const sanction = {
    program: entry.programmes,
    provisions: entry.measures,
    listingDate: entry.listedOn,
    modifiedAt: entry.amendedOn,
    endDate: entry.endedOn,
  };
  if (Object.values(sanction).some((value) => value !== undefined && value.length > 0))
    add("Sanction", { entity: id, ...sanction, authorityId: entry.legalBasis });
  else leaveOut(writing.left, "legal bases", entry.legalBasis.length);
  for (const relation of entry.relations) putRelation(relation, { entry, id, put, add, writing });
  const party: Entity = {
    id,
    schema: SCHEMATA[entry.kind],
    ...(main === undefined ? {} : { caption: main }),
    datasets: [entry.list],
    target: true,
    properties: Object.fromEntries(properties),
  };
  yield { ...party, writ: ftmWritten(entry, { party, besides, facts: writing.facts }) };
  yield* besides;
}

type Put = (property: string, values: readonly string[]) => void;

function putNames({ names }: Entry, put: Put, left: LeftOut): string | undefined {
  const main = names.find(({ role }) => role === "primary") ?? names[0];
  for (const { text, role, quality, printed } of [...(main === undefined ? [] : [main]), ...names.filter((name) => name !== main)]) {
    if (printed !== undefined) leaveOut(left, "names as printed");
    // that a name is weak says more for screening than what else it is
    if (quality === "weak" && role !== "primary") put("weakAlias", [text]);
    else if (role === "former") put("previousName", [text]);
    else if (role === "acronym") put("abbreviation", [text]);
    else if (role === "alias") put("alias", [text]);
    else put("name", [text]);
  }
  return main?.text;
}

function putFacts(entry: Entry, put: Put, left: LeftOut): void {
  for (const birth of entry.births) {
    // the model knows a day, a month or a year; of a span both ends are told
    put(BIRTH[entry.kind], birth.from === birth.to ? [birth.from] : [birth.from, birth.to]);
    if (birth.circa || birth.from !== birth.to) leaveOut(left, "births that are no single date", 1);
    else if (birth.printed !== undefined && birth.printed !== formatBirth(birth)) leaveOut(left, "births as printed");
  }
  put(
    "birthPlace",
    entry.birthPlaces.map(({ text }) => text),
  );
  put(NATIONALITY[entry.kind], entry.nationalities);
  put("gender", entry.sex === undefined ? [] : [entry.sex]);
  put("fatherName", entry.fathers);
  put("motherName", entry.mothers);
  put("title", entry.titles);
  put("position", entry.positions);
  put("notes", entry.remarks?.split("\n") ?? []);
  leaveOut(left, "claims", entry.claims.length);
  leaveOut(left, "values that were not understood", entry.unmapped.length);
}

interface IdentifierWriting {
  readonly put: Put;
  readonly add: (schema: string, told: Readonly<Record<string, string | undefined>>) => unknown;
  readonly left: LeftOut;
}

/** words that the reader knows for a type of its own, beside those with a hyphen */
const WORDS: ReadonlySet<string> = new Set([...IDENTIFIERS.keys(), "cnic"]);

function putIdentifier({ type, value, country, note }: Identifier, { put, add, left }: IdentifierWriting): void {
  const property = IDENTIFIERS.get(type);
  if (property !== undefined && country === undefined && note === undefined) return put(property, [value]);
  if (type === "passport") return void add("Passport", { number: value, country, summary: note });
  if (!WORDS.has(type) && !/^[a-z]+(?:-[a-z]+)+$/.test(type)) leaveOut(left, "types of identifiers, told as documents");
  add("Identification", { ...(type === "national-id" ? {} : { type }), number: value, country, summary: note });
}

interface RelationWriting {
  readonly entry: Entry;
  readonly id: string;
  readonly put: Put;
  readonly add: (schema: string, told: Readonly<Record<string, string | undefined>>) => unknown;
  readonly writing: Writing;
}

function putRelation({ kind, to, note }: EntryRelation, { entry, id, put, add, writing }: RelationWriting): void {
  if (to === undefined || !writing.held(entry.list, to)) return leaveOut(writing.left, "relations to what is no entry of the list");
  const other = `${entry.list}:${to}`;
  const property = REFERENCES.get(kind);
  if (property !== undefined && note === undefined) return put(property, [other]);
  const personal = kind === "family" || kind === "associated-with";
  const [schema, own, others] = (personal && entry.kind !== "person" ? undefined : EDGES.get(kind)) ?? LINK;
  add(schema, { [own]: id, [others]: other, summary: note, ...(schema === "UnknownLink" && kind !== "linked-to" ? { role: kind } : {}) });
}
