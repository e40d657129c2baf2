import { entryId } from "../ground/index.ts";
import { addIdentifier, addText, newDraft, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { textOfPeriod } from "./ofac-advanced-date.ts";
import type { AdvancedDocument } from "./ofac-advanced-document.ts";
import { takeIdentityNames } from "./ofac-advanced-name.ts";
import type { AdvancedPlace } from "./ofac-advanced-place.ts";
import { readableRest } from "./ofac-advanced-rest.ts";
import type { AdvancedTables } from "./ofac-advanced-tables.ts";
import { readFact } from "./ofac-fact.ts";
import { readRemarks } from "./ofac-remarks.ts";
import { keepRest, kindOfWord } from "./ofac-text.ts";
import type { OfacContext } from "./ofac-xml-entry.ts";
import { badRow } from "./tally.ts";
import { takingFrom } from "./xml-taking.ts";
import type { Taking } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

export interface AdvancedContext extends OfacContext {
  readonly tables: AdvancedTables;
  /** null, and a problem, for a place that is not in the file */
  readonly placeOf: (id: string, line: number) => AdvancedPlace | null;
  /** the documents of an identity, given once */
  readonly documentsOf: (identity: string) => readonly AdvancedDocument[];
}

export interface AdvancedParty {
  readonly draft: Draft;
  readonly printed: readonly string[];
  /** numbers of its profiles, by which relations and listings name it */
  readonly profiles: readonly string[];
}

interface Reading {
  readonly draft: Draft;
  readonly take: Taking;
  readonly context: AdvancedContext;
  readonly rest: (readonly [key: string, value: string])[];
}

/** The party of one `DistinctParty`; null, and a problem, where it has no number. */
export function partyOf(record: XmlNode, context: AdvancedContext): AdvancedParty | null {
  const take = takingFrom(record);
  const at = { file: context.file, line: record.line };
  const id = take.attribute(record, "FixedRef");
  if (!/^\d{1,12}$/.test(id)) {
    context.onProblem(
      badRow("row-malformed", { ...at, field: "FixedRef", value: id, message: "the party has no number and was left out" }),
    );
    return null;
  }
  const profiles = take.all(record, "Profile");
  const draft = newDraft({ list: context.list, id: entryId(id), kind: kindOf(take, profiles[0] ?? null, context), source: at });
  if (draft.kind === "unknown")
    context.onProblem(
      badRow("field-missing", { ...at, field: "PartySubTypeID", value: id, message: "the file does not say what kind of party it is" }),
    );
  const reading: Reading = { draft, take, context, rest: [] };
  addIdentifier(draft.identifiers, { type: "ofac-id", value: id });
  const printed = profiles.flatMap((profile) => takeIdentities(reading, profile));
  if (draft.names.length === 0)
    context.onProblem(badRow("field-missing", { ...at, field: "DocumentedName", value: id, message: "the party has no name" }));
  for (const profile of profiles) for (const feature of take.all(profile, "Feature")) takeFeature(reading, feature);
  readRemarks(draft, take.text(record, "Comment"), { ...at, onProblem: context.onProblem });
  const numbersOf = (nodes: readonly XmlNode[]): readonly string[] => nodes.map((node) => take.attribute(node, "ID"));
  const own = new Set([id, ...numbersOf(profiles.flatMap((profile) => take.all(profile, "Identity")))]);
  const named = numbersOf(profiles);
  reading.rest.push(...take.rest());
  keepRest(draft, readableRest(reading.rest, context.tables, own));
  return { draft, printed, profiles: named };
}

/** The sub-type tells vessels and aircraft; where it says `Unknown` its type does. */
function kindOf(take: Taking, profile: XmlNode | null, { tables }: AdvancedContext): Draft["kind"] {
  const id = take.attribute(profile, "PartySubTypeID");
  if (profile === null || id === "") return "unknown";
  const kind = kindOfWord(tables.words("PartySubType", id, profile.line));
  if (kind === "vessel" || kind === "aircraft") return kind;
  const type = tables.attribute("PartySubType", id, "PartyTypeID");
  return type === "" ? kind : kindOfWord(tables.words("PartyType", type, profile.line));
}

function takeIdentities({ draft, take, context, rest }: Reading, profile: XmlNode): readonly string[] {
  const printed: string[] = [];
  const identities = take
    .all(profile, "Identity")
    .map((node) => ({ node, main: take.attribute(node, "Primary") !== "false" }))
    .toSorted((left, right) => Number(right.main) - Number(left.main));
  for (const { node: identity, main } of identities) {
    printed.push(...takeIdentityNames({ draft, take, tables: context.tables }, identity, { main }));
    for (const { id, label, line, numbered, text, rest: more } of context.documentsOf(take.attribute(identity, "ID"))) {
      const where = { file: context.file, line, field: "IDRegDocument", onProblem: context.onProblem };
      if (numbered) readFact(draft, text, { ...where, label });
      else {
        context.onProblem(
          badRow("field-missing", { ...where, field: "IDRegistrationNo", value: draft.id, message: "the document has no number" }),
        );
        if (text !== "") rest.push(["IDRegDocument", text]);
      }
      if (id !== "") rest.push(["IDRegDocument@ID", id]);
      rest.push(...more);
    }
  }
  return printed;
}

function takeFeature(reading: Reading, feature: XmlNode): void {
  const { draft, take, context } = reading;
  const label = context.tables.words("FeatureType", take.attribute(feature, "FeatureTypeID"), feature.line);
  for (const version of take.all(feature, "FeatureVersion")) {
    const values = valuesOf(reading, version, label);
    const comment = take.text(version, "Comment");
    if (comment !== "") draft.unmapped.push(["FeatureVersion/Comment", [label, ...values].join(" ") + `: ${comment}`]);
    const reliability = context.tables.words("Reliability", take.attribute(version, "ReliabilityID"), version.line);
    if (!/^(?:unknown|)$/i.test(reliability)) draft.unmapped.push(["reliability", `${[label, ...values].join(" ")}: ${reliability}`]);
    for (const value of values) {
      if (/^title$/i.test(label)) addText(draft.positions, value);
      else if (/^(?:pob|place of birth)$/i.test(label)) {
        const place = placeOf([value]);
        if (place !== null) draft.birthPlaces.push(place);
      } else
        readFact(draft, label === "" ? value : `${label} ${value}`, {
          file: context.file,
          line: version.line,
          field: "Feature",
          ...(label === "" ? {} : { label }),
          onProblem: context.onProblem,
        });
    }
  }
}

/** The values of a version in words: of a date, a text or code, a place. Addresses go where they belong. */
function valuesOf({ draft, take, context, rest }: Reading, version: XmlNode, label: string): readonly string[] {
  const values: string[] = [];
  for (const period of take.all(version, "DatePeriod")) {
    const text = textOfPeriod(take, period);
    if (text !== null) values.push(text);
    else
      context.onProblem(
        badRow("field-invalid", {
          file: context.file,
          line: period.line,
          field: label,
          value: draft.id,
          message: "the days of a date cannot be read",
        }),
      );
  }
  for (const detail of take.all(version, "VersionDetail")) {
    const own = take.own(detail);
    const code = take.attribute(detail, "DetailReferenceID");
    const text = own === "" ? context.tables.words("DetailReference", code, detail.line) : own;
    if (text !== "") values.push(text);
  }
  for (const node of take.all(version, "VersionLocation")) {
    const place = context.placeOf(take.attribute(node, "LocationID"), node.line);
    if (place === null) continue;
    rest.push(...place.rest);
    if (/^location$/i.test(label)) draft.addresses.push(...place.addresses);
    else {
      const text = [...place.parts, place.country].filter((part) => part !== "").join(", ");
      if (text !== "") values.push(text);
    }
  }
  return values;
}
