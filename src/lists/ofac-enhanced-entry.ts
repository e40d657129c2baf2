import { entryId } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import { addIdentifier, addText, addressOf, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { NameRole } from "./entry.ts";
import type { EnhancedTables } from "./ofac-enhanced-tables.ts";
import { readFact } from "./ofac-fact.ts";
import { SDN } from "./ofac-list.ts";
import { periodText } from "./ofac-period.ts";
import { usDate } from "./ofac-records.ts";
import { relationOf } from "./ofac-relation.ts";
import { readRemarks } from "./ofac-remarks.ts";
import { addNames, addScriptName, countryCell, keepRest, kindOfWord, roleOfWord } from "./ofac-text.ts";
import type { OfacContext, OfacEntry } from "./ofac-xml-entry.ts";
import { badRow } from "./tally.ts";
import { takingFrom } from "./xml-taking.ts";
import type { Taking } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

export interface EnhancedContext extends OfacContext {
  readonly tables: EnhancedTables;
  /** other party → the first line that refers to it; filled here */
  readonly related: Map<string, number>;
}

interface Reading {
  readonly record: XmlNode;
  readonly draft: Draft;
  readonly take: Taking;
  readonly context: EnhancedContext;
  /** the text of an element that also bears a code; a code that means something else is told */
  readonly coded: (node: XmlNode | null) => string;
}

/** The entry of one `entity`; null, and a problem, where it has no number. */
export function entryOfEnhanced(record: XmlNode, context: EnhancedContext): OfacEntry | null {
  const take = takingFrom(record);
  const at = { file: context.file, line: record.line };
  const id = take.attribute(record, "id");
  if (!/^\d{1,12}$/.test(id)) {
    context.onProblem(
      badRow("row-malformed", { ...at, field: "entity@id", value: id, message: "the entity has no number and was left out" }),
    );
    return null;
  }
  const coded = (node: XmlNode | null): string => {
    const text = take.own(node);
    const code = take.attribute(node, "refId");
    if (node !== null && code !== "" && !context.tables.agrees(code, text))
      context.onProblem(
        badRow("field-invalid", {
          file: context.file,
          line: node.line,
          field: node.name,
          value: text,
          message: `the code ${code} beside it stands for something else: the words were taken`,
        }),
      );
    return text;
  };
  const info = take.one(record, "generalInfo");
  const type = coded(take.one(info, "entityType"));
  const kind = type === "" ? "unknown" : kindOfWord(type);
  const draft = newDraft({ list: context.list, id: entryId(id), kind, source: at });
  if (kind === "unknown") {
    if (type !== "") draft.unmapped.push(["entityType", type]);
    const message = type === "" ? "the entry does not say what it is" : `"${type.slice(0, 60)}" is no kind of party`;
    context.onProblem(badRow(type === "" ? "field-missing" : "field-invalid", { ...at, field: "entityType", value: id, message }));
  }
  const reading: Reading = { record, draft, take, context, coded };
  addIdentifier(draft.identifiers, { type: "ofac-id", value: id });
  const printed = takeNames(reading);
  takeLists(reading);
  addText(draft.positions, take.text(info, "title"));
  takeAddresses(reading);
  takeFeatures(reading);
  takeDocuments(reading);
  takeRelations(reading);
  readRemarks(draft, take.text(info, "remarks"), { ...at, onProblem: context.onProblem });
  keepRest(draft, take.rest());
  return { draft, printed };
}

function takeNames({ record, draft, take, context, coded }: Reading): readonly string[] {
  const printed: string[] = [];
  for (const name of mainFirst(take, take.all(take.one(record, "names"), "name"))) {
    const main = name.main;
    const word = coded(take.one(name.node, "aliasType"));
    const role: NameRole = main ? "primary" : (roleOfWord(word) ?? "alias");
    if (!main && word !== "" && roleOfWord(word) === null) draft.unmapped.push(["aliasType", word]);
    const quality = take.text(name.node, "isLowQuality").toLowerCase() === "true" ? "weak" : "strong";
    for (const { node: spelling, main: first } of mainFirst(take, take.all(take.one(name.node, "translations"), "translation"))) {
      const script = coded(take.one(spelling, "script"));
      const [last, given, full] = ["formattedLastName", "formattedFirstName", "formattedFullName"].map((field) =>
        take.text(spelling, field),
      ) as [string, string, string];
      const cell = full !== "" ? full : given === "" ? last : `${last}, ${given}`;
      takeNameParts({ draft, take, coded, cell }, spelling);
      if (cell === "") continue;
      printed.push(cell);
      // beside the Latin spelling stands the original script
      const as = first || role !== "primary" ? role : "original";
      if (!addScriptName(draft, { cell, last, given, role: as, quality })) draft.unmapped.push(["formattedFullName", cell]);
      if (!/^latin$/i.test(script) && script !== "") draft.unmapped.push(["translation/script", `${script}: ${cell}`]);
    }
  }
  if (draft.names.length === 0)
    context.onProblem(
      badRow("field-missing", { file: context.file, line: record.line, field: "names", value: draft.id, message: "the entry has no name" }),
    );
  return printed;
}

/** Surname, given and entity name make up the full name; other parts are kept with their type, which says more than the name. */
function takeNameParts(
  { draft, take, coded, cell }: Pick<Reading, "draft" | "take" | "coded"> & { readonly cell: string },
  spelling: XmlNode,
): void {
  for (const part of take.all(take.one(spelling, "nameParts"), "namePart")) {
    const type = coded(take.one(part, "type"));
    const value = take.text(part, "value");
    if (value === "") continue;
    if (cell === "") addNames(draft, { cell: value, role: "alias", quality: "unknown" });
    if (!PLAIN_PART.test(type) || !cell.toLowerCase().includes(value.toLowerCase())) draft.unmapped.push([`namePart: ${type}`, value]);
  }
}

const PLAIN_PART = /^(?:last|first|entity|vessel|aircraft) name$/i;

/** `isPrimary` is taken; what is primary comes first, wherever it stands. */
function mainFirst(take: Taking, nodes: readonly XmlNode[]): readonly { readonly node: XmlNode; readonly main: boolean }[] {
  return nodes
    .map((node) => ({ node, main: take.text(node, "isPrimary").toLowerCase() === "true" }))
    .toSorted((left, right) => Number(right.main) - Number(left.main));
}

/** On which lists, since when, under which programmes and orders, and what is ordered. */
function takeLists({ record, draft, take, context, coded }: Reading): void {
  const days: { readonly sdn: boolean; readonly day: PartialDate }[] = [];
  for (const list of take.all(take.one(record, "sanctionsLists"), "sanctionsList")) {
    const title = coded(list);
    const printed = take.attribute(list, "datePublished");
    const day = usDate(printed);
    if (day !== null) days.push({ sdn: /^sdn\b/i.test(title), day });
    else if (printed !== "")
      context.onProblem(
        badRow("field-invalid", {
          file: context.file,
          line: list.line,
          field: "datePublished",
          value: printed,
          message: "the day of listing cannot be read",
        }),
      );
    draft.unmapped.push(["sanctionsList", printed === "" ? title : `${title}, ${printed}`]);
  }
  // a party of the one list may stand on the other too: the day is that of this list, of its several parts the earliest
  const own = days.filter(({ sdn }) => sdn === (context.list === SDN));
  const first = (own.length > 0 ? own : days).map(({ day }) => day).toSorted()[0];
  if (first !== undefined) draft.listedOn = first;
  for (const node of take.all(take.one(record, "sanctionsPrograms"), "sanctionsProgram")) addText(draft.programmes, coded(node));
  for (const node of take.all(take.one(record, "sanctionsTypes"), "sanctionsType")) addText(draft.measures, coded(node));
  for (const node of take.all(take.one(record, "legalAuthorities"), "legalAuthority")) addText(draft.legalBasis, coded(node));
}

function takeAddresses({ record, draft, take, coded }: Reading): void {
  for (const node of take.all(take.one(record, "addresses"), "address")) {
    const country = countryCell(coded(take.one(node, "country")));
    const translations = mainFirst(take, take.all(take.one(node, "translations"), "translation"));
    for (const { node: spelling, main } of translations.length > 0 ? translations : [{ node: null, main: true }]) {
      const script = coded(take.one(spelling, "script"));
      const parts = new Map<string, string[]>();
      for (const part of take.all(take.one(spelling, "addressParts"), "addressPart")) {
        const type = coded(take.one(part, "type")).toUpperCase();
        const value = take.text(part, "value");
        if (value === "") continue;
        const field = ADDRESS_PARTS.get(type);
        if (field === undefined) draft.unmapped.push([`addressPart: ${type}`, value]);
        else parts.set(field, [...(parts.get(field) ?? []), value]);
      }
      const text = (field: string): string => (parts.get(field) ?? []).join(", ");
      const address = addressOf({
        street: text("street"),
        city: text("city"),
        region: text("region"),
        postalCode: text("postalCode"),
        country,
        ...(main || script === "" ? {} : { note: `in ${script} script` }),
      });
      if (address !== null && (main || parts.size > 0)) draft.addresses.push(address);
    }
  }
}

const ADDRESS_PARTS: ReadonlyMap<string, string> = new Map([
  ["ADDRESS1", "street"],
  ["ADDRESS2", "street"],
  ["ADDRESS3", "street"],
  ["CITY", "city"],
  ["STATE/PROVINCE", "region"],
  ["REGION", "region"],
  ["POSTAL CODE", "postalCode"],
]);

function takeFeatures({ record, draft, take, context, coded }: Reading): void {
  for (const { node } of mainFirst(take, take.all(take.one(record, "features"), "feature"))) {
    const where = { file: context.file, line: node.line, field: "feature", onProblem: context.onProblem };
    const type = take.one(node, "type");
    const words = take.own(type);
    const label = context.tables.labelOf(take.attribute(type, "featureTypeId"), words);
    const printed = take.text(node, "value");
    const code = take.text(node, "valueRefId");
    if (code !== "" && !context.tables.agrees(code, printed))
      context.onProblem(
        badRow("field-invalid", { ...where, field: words, value: printed, message: `the code ${code} stands for something else` }),
      );
    const dated = periodOf({ take, context }, take.one(node, "valueDate"));
    const comments = take.text(node, "comments");
    const value = printed === "" ? dated : printed;
    if (comments !== "") draft.unmapped.push(["feature/comments", `${words} ${value}: ${comments}`]);
    const reliability = coded(take.one(node, "reliability"));
    if (reliability !== "") draft.unmapped.push(["reliability", `${words} ${printed}: ${reliability}`]);
    if (value === "") continue;
    if (/^title$/i.test(label)) addText(draft.positions, value);
    else {
      const births = draft.births.length;
      readFact(draft, label === "" ? value : `${label} ${value}`, { ...where, ...(label === "" ? {} : { label }) });
      if (dated !== "" && draft.births.length > births) checkBirth(draft, { dated, printed, where });
    }
  }
}

/** The words and the days of one date must be of one year; otherwise both are kept and told. */
function checkBirth(
  draft: Draft,
  { dated, printed, where }: { readonly dated: string; readonly printed: string; readonly where: Parameters<typeof readFact>[2] },
): void {
  const birth = draft.births.at(-1);
  const year = /\b\d{4}\b/.exec(dated)?.[0];
  if (birth === undefined || year === undefined || birth.circa || birth.from.slice(0, 4) === year) return;
  readFact(draft, `DOB ${dated}`, where);
  where.onProblem(
    badRow("field-invalid", {
      ...where,
      value: printed,
      message: `"${printed.slice(0, 60)}" and the days beside it, ${dated}, differ: both were kept`,
    }),
  );
}

/** `valueDate` in the words of Remarks; empty where there is none. */
function periodOf({ take, context }: Pick<Reading, "take" | "context">, node: XmlNode | null): string {
  if (node === null) return "";
  const day = (name: string): string => take.text(node, name).slice(0, 10);
  const period = {
    fromBegin: day("fromDateBegin"),
    fromEnd: day("fromDateEnd"),
    toBegin: day("toDateBegin"),
    toEnd: day("toDateEnd"),
    approximate: take.text(node, "isApproximate").toLowerCase() === "true",
  };
  take.text(node, "isDateRange");
  const text = periodText(period);
  if (text !== null) return text;
  const value = [period.fromBegin, period.fromEnd, period.toBegin, period.toEnd].join(" ").trim();
  context.onProblem(
    badRow("field-invalid", {
      file: context.file,
      line: node.line,
      field: "valueDate",
      value,
      message: "the days of a date cannot be read",
    }),
  );
  return "";
}

function takeDocuments({ record, draft, take, context, coded }: Reading): void {
  for (const node of take.all(take.one(record, "identityDocuments"), "identityDocument")) {
    const label = coded(take.one(node, "type"));
    const number = take.text(node, "documentNumber");
    const country = coded(take.one(node, "issuingCountry"));
    const issued = take.text(node, "issueDate");
    const expires = take.text(node, "expirationDate");
    // the holder's name is one of the party's own
    const holder = take.text(node, "name");
    if (holder !== "" && !draft.names.some(({ text, printed }) => text === holder || printed === holder))
      draft.unmapped.push(["identityDocument/name", `${holder}: ${label} ${number}`]);
    const place = take.text(node, "issuingLocation");
    const authority = take.text(node, "issuingAuthority");
    const valid = take.text(node, "isValid").toLowerCase();
    const text = [
      label,
      number,
      country === "" ? "" : `(${country})`,
      issued === "" ? "" : `issued ${issued}`,
      expires === "" ? "" : `expires ${expires}`,
    ].filter((part) => part !== "");
    if (number === "") {
      context.onProblem(
        badRow("field-missing", {
          file: context.file,
          line: node.line,
          field: "documentNumber",
          value: draft.id,
          message: "the document has no number",
        }),
      );
      if (text.length > 0) draft.unmapped.push(["identityDocument", text.join(" ")]);
    } else
      readFact(draft, text.join(" "), {
        file: context.file,
        line: node.line,
        field: "identityDocument",
        label,
        onProblem: context.onProblem,
      });
    if (authority !== "") draft.unmapped.push(["issuingAuthority", `${label} ${number}: ${authority}`]);
    if (place !== "" && place !== country) draft.unmapped.push(["issuingLocation", `${label} ${number}: ${place}`]);
    if (valid !== "true" && valid !== "") draft.unmapped.push(["isValid", `${label} ${number}: ${valid}`]);
  }
}

function takeRelations({ record, draft, take, context, coded }: Reading): void {
  for (const node of take.all(take.one(record, "relationships"), "relationship")) {
    const type = coded(take.one(node, "type"));
    const other = take.one(node, "relatedEntity");
    const name = take.own(other);
    const number = take.attribute(other, "entityId");
    const quality = coded(take.one(node, "quality"));
    const numbered = /^\d{1,12}$/.test(number);
    if (!numbered)
      context.onProblem(
        badRow("field-invalid", {
          file: context.file,
          line: node.line,
          field: "relatedEntity",
          value: number,
          message: "the relation names no entry",
        }),
      );
    else if (!context.related.has(number)) context.related.set(number, node.line);
    draft.relations.push(
      relationOf({
        type,
        name,
        ...(numbered ? { to: entryId(number) } : {}),
        notes: quality === "" ? [] : [`${quality} quality`],
      }),
    );
  }
}
