import { countryCode, entryId, parseBirth, parseDate } from "../ground/index.ts";
import type { Birth, ListId, PartialDate, Problem } from "../ground/index.ts";
import { scriptOf } from "../names/index.ts";
import { addIdentifier, addName, addText, countryOrPrinted, finish, newDraft, placeOf, type Draft } from "./draft.ts";
import type { Entry, EntryRelation } from "./entry.ts";
import type { Joins } from "./ftm-joins.ts";
import type { FtmEntity } from "./ftm-parse.ts";
import { IDENTIFIERS, MEASURES, NAMES, PARTIES, REFERENCES } from "./ftm-schema.ts";
import { badRow, squeeze } from "./tally.ts";

export interface FtmContext {
  readonly list: ListId;
  readonly file: string;
  readonly line: number;
  readonly joins: Joins;
  /** captions of the parties that relations point to */
  readonly captions: ReadonlyMap<string, string>;
  readonly onProblem: (problem: Problem) => void;
  /** the party names another one, which may stand anywhere in the file */
  readonly onReference: (property: string, to: string) => void;
}

/** Values of one property beyond this are no entity's: a mistake or an attack. */
const VALUES_MOST = 5_000;
/** FollowTheMoney keeps a patronymic in `fatherName`: it is no name that a father is called by. */
const PATRONYMIC = /(?:vich|vitch|wicz|vna|ichna|o[gğ]lu|[qkg][yıi]z[yıi]|вич|вна|ична|івна|оглы|кызы)$/iu;

/** One party as an entry, with everything in the file that belongs to it. What no field fits is kept under its property's name. */
export function ftmEntry(entity: FtmEntity, context: FtmContext): Entry {
  const draft = newDraft({
    list: context.list,
    id: entryId(entity.id),
    kind: PARTIES.get(entity.schema) ?? "unknown",
    source: { file: context.file, line: context.line },
  });
  const keep = (key: string, value: string): void => void draft.unmapped.push([key, value]);
  for (const [property, values] of entity.properties) {
    for (const value of new Set(values.slice(0, VALUES_MOST).map(squeeze)))
      if (value !== "") take(draft, entity, property, value, context, keep);
    if (values.length <= VALUES_MOST) continue;
    const message = `more than ${VALUES_MOST} values: the rest was left out`;
    context.onProblem(badRow("too-many", { file: context.file, line: context.line, field: property, message }));
  }
  if (!draft.names.some((name) => name.role === "primary")) nameFromParts(draft, entity);
  for (const [key, values] of entity.others) for (const value of values) keep(key, value);
  if (PARTIES.get(entity.schema) === "unknown") keep("schema", entity.schema);
  for (const held of context.joins.held.get(entity.id) ?? []) {
    if (held.schema === "Sanction") takeSanction(draft, held, context, keep);
    else takeDocument(draft, held, keep);
  }
  for (const relation of context.joins.relations.get(entity.id) ?? []) draft.relations.push(named(relation, context));
  return finish(draft);
}

function named(relation: EntryRelation, context: FtmContext): EntryRelation {
  const name = context.captions.get(relation.to ?? "");
  return name === undefined || name === "" ? relation : { ...relation, name };
}

function birthOf(text: string, property: string, context: FtmContext, keep: (key: string, value: string) => void): Birth | null {
  const birth = parseBirth(text);
  if (birth === null) {
    keep(property, text);
    context.onProblem(
      badRow("field-invalid", {
        file: context.file,
        line: context.line,
        field: property,
        value: text,
        message: "the date cannot be read: kept as printed",
      }),
    );
  }
  return birth;
}

function take(
  draft: Draft,
  entity: FtmEntity,
  property: string,
  value: string,
  context: FtmContext,
  keep: (key: string, value: string) => void,
): void {
  const name = NAMES.get(property);
  if (name !== undefined) {
    // of several main names the caption is the one that the publisher shows
    const main =
      draft.names.some((there) => there.role === "primary") ||
      (entity.caption !== value && (entity.properties.get("name") ?? []).includes(entity.caption));
    addName(draft.names, {
      text: value,
      role: property === "name" && main ? "variation" : name.role,
      quality: name.quality,
      script: scriptOf(value),
    });
    return;
  }
  const type = IDENTIFIERS.get(property);
  if (type !== undefined) return addIdentifier(draft.identifiers, { type, value });
  const relation = REFERENCES.get(property);
  if (relation !== undefined) {
    context.onReference(property, value);
    return void draft.relations.push(named({ kind: relation, to: entryId(value) }, context));
  }
  switch (property) {
    case "birthDate":
    case "incorporationDate":
    case "buildDate": {
      const birth = birthOf(value, property, context, keep);
      if (birth !== null) draft.births.push(birth);
      return;
    }
    case "birthPlace":
    case "birthCountry": {
      // `Karachi` and the country of birth stand apart: the country is a place of its own
      const place = placeOf([value]);
      if (place !== null && !draft.birthPlaces.some((there) => there.text === place.text)) draft.birthPlaces.push(place);
      return;
    }
    case "nationality":
    case "citizenship":
    case "flag":
    case "jurisdiction":
    case "mainCountry":
      return addText(draft.nationalities, countryOrPrinted(value));
    case "country":
      // of a person it says no more than a tie; of a body or a vessel it is what nationality is to a person
      if (draft.kind !== "person") return addText(draft.nationalities, countryOrPrinted(value));
      return addAddress(draft, value, countryCode(value));
    case "address":
      return addAddress(draft, value, countryCode(value.slice(value.lastIndexOf(",") + 1)));
    case "addressEntity": {
      const address = context.joins.addresses.get(value);
      if (address === undefined) {
        keep(property, value);
        const message = "the address that it refers to is not in the file: its key is kept as printed";
        context.onProblem(badRow("entry-unknown", { file: context.file, line: context.line, field: property, value, message }));
      } else if (!draft.addresses.some((there) => there.text === address.text)) draft.addresses.push(address);
      return;
    }
    case "gender":
      if (value === "male" || value === "female") draft.sex = value;
      else keep(property, value);
      return;
    case "fatherName":
      return PATRONYMIC.test(value) ? keep(property, value) : addText(draft.fathers, value);
    case "motherName":
      return addText(draft.mothers, value);
    case "title":
      return addText(draft.titles, value);
    case "position":
      return addText(draft.positions, value);
    case "program":
    case "programId":
      return addText(draft.programmes, value);
    case "topics":
      return MEASURES.has(value) ? addText(draft.measures, value) : keep(property, value);
    case "notes":
    case "summary":
    case "description":
      draft.remarks = draft.remarks === undefined ? value : `${draft.remarks}\n${value}`;
      return;
    default:
      keep(property, value);
  }
}

function addAddress(draft: Draft, text: string, country: string | null): void {
  if (draft.addresses.some((there) => there.text === text)) return;
  draft.addresses.push(country === null ? { text } : { text, country });
}

const NAME_PARTS = ["firstName", "secondName", "middleName", "lastName"] as const;

/** A name from its parts, for the rare person whose whole name is not given; else the caption, where there is no name at all. */
function nameFromParts(draft: Draft, entity: FtmEntity): void {
  const used = NAME_PARTS.map((property) => [property, squeeze(entity.properties.get(property)?.[0] ?? "")] as const);
  const joined = used
    .map(([, part]) => part)
    .filter((part) => part !== "")
    .join(" ");
  const text = joined !== "" ? joined : draft.names.length === 0 ? squeeze(entity.caption) : "";
  // a caption that only repeats the id or a wallet's key is no name
  if (text === "" || text === entity.id || draft.identifiers.some((identifier) => identifier.value === text)) return;
  addName(draft.names, { text, role: "primary", quality: "unknown", script: scriptOf(text) });
  const rest = draft.unmapped.filter(
    ([key, value]) => joined === "" || !used.some(([property, part]) => property === key && part === value),
  );
  draft.unmapped.splice(0, draft.unmapped.length, ...rest);
}

const FIRST_LISTED = ["listingDate", "startDate", "date"] as const;

function takeSanction(draft: Draft, sanction: FtmEntity, context: FtmContext, keep: (key: string, value: string) => void): void {
  const all = (property: string): readonly string[] =>
    (sanction.properties.get(property) ?? []).map(squeeze).filter((value) => value !== "");
  const dates = (property: string): PartialDate[] =>
    all(property).flatMap((value) => {
      const date = parseDate(value);
      if (date === null) keep(`Sanction.${property}`, value);
      return date === null ? [] : [date];
    });
  for (const programme of [...all("program"), ...all("programId")]) addText(draft.programmes, programme);
  for (const measure of all("provisions")) addText(draft.measures, measure);
  for (const value of all("unscId")) addIdentifier(draft.identifiers, { type: "un-ref", value });
  for (const reason of [...all("reason"), ...all("summary")])
    draft.remarks = draft.remarks === undefined ? reason : `${draft.remarks}\n${reason}`;
  const from = FIRST_LISTED.map((property) => dates(property).sort()[0]).find((date) => date !== undefined);
  const to = dates("endDate").sort().at(-1);
  if (from !== undefined && (draft.listedOn === undefined || from < draft.listedOn)) draft.listedOn = from;
  const amended = dates("modifiedAt");
  if (amended.length > 0) draft.amendedOn = [...new Set([...(draft.amendedOn ?? []), ...amended])].sort();
  // an entry has ended only when every order against it has
  const others = draft.claims.filter((claim) => claim.what === "designated");
  if (to !== undefined && others.every((claim) => claim.to !== undefined)) {
    if (draft.endedOn === undefined || to > draft.endedOn) draft.endedOn = to;
  } else if (to === undefined) delete draft.endedOn;
  const authority = all("authority").join("; ");
  const reference = [...all("authorityId"), ...all("recordId")].join("; ");
  const status = all("status").join("; ");
  draft.claims.push({
    what: "designated",
    text: all("program").join("; ") || all("programId").join("; ") || authority || "sanction",
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(authority === "" ? {} : { by: authority }),
    ...(status === "" ? {} : { status }),
    ...(reference === "" ? {} : { reference }),
    source: all("sourceUrl")[0] ?? context.file,
    confidence: "seen",
  });
  for (const [property, values] of sanction.properties)
    if (!SANCTION_READ.has(property)) for (const value of values) keep(`Sanction.${property}`, value);
}

const SANCTION_READ = new Set([
  "entity",
  "program",
  "programId",
  "provisions",
  "unscId",
  "reason",
  "summary",
  "listingDate",
  "startDate",
  "date",
  "endDate",
  "modifiedAt",
  "authority",
  "authorityId",
  "recordId",
  "status",
  "sourceUrl",
]);
const DOCUMENT_READ = new Set([
  "holder",
  "type",
  "number",
  "passportNumber",
  "personalNumber",
  "country",
  "authority",
  "startDate",
  "endDate",
  "summary",
  "description",
]);

/** words of our vocabulary: with a hyphen they are nobody else's */
const OWN_TYPE = /^[a-z]+(?:-[a-z]+)+$/;
const OWN_TYPES: ReadonlySet<string> = new Set([...IDENTIFIERS.values(), "cnic"]);

function takeDocument(draft: Draft, document: FtmEntity, keep: (key: string, value: string) => void): void {
  const all = (property: string): readonly string[] =>
    (document.properties.get(property) ?? []).map(squeeze).filter((value) => value !== "");
  const told = all("type").join("; ");
  // our own word for a type, as writ export writes it, is the type and no remark about it
  const word = OWN_TYPE.test(told) || OWN_TYPES.has(told) ? told : null;
  const printed = word === null ? told : "";
  const type =
    word ??
    (document.schema === "Passport" || /passport/i.test(printed)
      ? "passport"
      : /tax|\binn\b/i.test(printed)
        ? "tax"
        : /driv/i.test(printed)
          ? "driving-licence"
          : "national-id");
  const country = all("country")
    .map(countryCode)
    .find((code) => code !== null);
  const issued = all("startDate").map((date) => `issued ${date}`);
  const expires = all("endDate").map((date) => `expires ${date}`);
  const note = [printed, ...issued, ...expires, ...all("authority"), ...all("summary"), ...all("description")]
    .filter((part) => part !== "")
    .join("; ");
  const extra = { ...(country === undefined || country === null ? {} : { country }), ...(note === "" ? {} : { note }) };
  for (const value of new Set([...all("number"), ...all("passportNumber")])) addIdentifier(draft.identifiers, { type, value, ...extra });
  for (const value of all("personalNumber")) addIdentifier(draft.identifiers, { type: "national-id", value, ...extra });
  for (const [property, values] of document.properties)
    if (!DOCUMENT_READ.has(property)) for (const value of values) keep(`${document.schema}.${property}`, value);
}
