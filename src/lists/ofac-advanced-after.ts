import type { EntryId, ListId, PartialDate, Problem } from "../ground/index.ts";
import { addText } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { EntryRelation } from "./entry.ts";
import { dayOf } from "./ofac-advanced-date.ts";
import { readableRest } from "./ofac-advanced-rest.ts";
import type { AdvancedTables } from "./ofac-advanced-tables.ts";
import { SDN } from "./ofac-list.ts";
import { relationOf } from "./ofac-relation.ts";
import { keepRest } from "./ofac-text.ts";
import { badRow } from "./tally.ts";
import { takingFrom } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

/** What is said of a party after all parties, until it is joined to it. */
export interface AfterParty {
  readonly id: EntryId;
  readonly name: string;
  listedOn?: PartialDate;
  readonly legalBasis: string[];
  readonly programmes: string[];
  readonly measures: string[];
  readonly relations: EntryRelation[];
  readonly rest: (readonly [key: string, value: string])[];
}

/** What stands after the parties and speaks of them by the number of their profile. */
export interface AfterContext {
  readonly list: ListId;
  readonly file: string;
  readonly tables: AdvancedTables;
  /** null: no party of the file has that profile */
  readonly partyOf: (profile: string) => AfterParty | null;
  readonly onProblem: (problem: Problem) => void;
  readonly onUnmapped: (key: string) => void;
}

function unknownProfile(context: AfterContext, record: XmlNode, field: string, profile: string): void {
  context.onProblem(
    badRow("entry-unknown", {
      file: context.file,
      line: record.line,
      field,
      value: profile,
      message: `no party of the file has the profile ${profile}`,
    }),
  );
}

/** A `ProfileRelationship`, read `from … to`: it stands with the party it goes out from. */
export function takeRelationship(record: XmlNode, context: AfterContext): void {
  const take = takingFrom(record);
  const [from, to] = ["From-ProfileID", "To-ProfileID"].map((name) => take.attribute(record, name)) as [string, string];
  const type = context.tables.words("RelationType", take.attribute(record, "RelationTypeID"), record.line);
  const quality = context.tables.words("RelationQuality", take.attribute(record, "RelationQualityID"), record.line);
  const former = take.attribute(record, "Former") === "true";
  const comment = take.text(record, "Comment");
  const [party, other] = [context.partyOf(from), context.partyOf(to)];
  if (party === null) unknownProfile(context, record, "From-ProfileID", from);
  if (other === null) unknownProfile(context, record, "To-ProfileID", to);
  if (party === null) {
    context.onUnmapped("ProfileRelationship");
    return;
  }
  const notes = [/^(?:unknown|)$/i.test(quality) ? "" : `${quality} quality`, former ? "former" : "", comment];
  const name = other === null ? `profile ${to}` : other.name;
  party.relations.push(relationOf({ type, name, notes, ...(other === null ? {} : { to: other.id }) }));
  party.rest.push(...take.rest());
}

/** A `SanctionsEntry`: on which list a party stands, since when, by what law, under which programmes, and what that orders. */
export function takeSanctions(record: XmlNode, context: AfterContext): void {
  const take = takingFrom(record);
  const profile = take.attribute(record, "ProfileID");
  const party = context.partyOf(profile);
  if (party === null) {
    unknownProfile(context, record, "ProfileID", profile);
    context.onUnmapped("SanctionsEntry");
    return;
  }
  const { tables } = context;
  const title = tables.words("List", take.attribute(record, "ListID"), record.line);
  const own = /^sdn\b/i.test(title) === (context.list === SDN);
  for (const event of take.all(record, "EntryEvent")) {
    const kind = tables.words("EntryEventType", take.attribute(event, "EntryEventTypeID"), event.line);
    const law = take.attribute(event, "LegalBasisID");
    const words = tables.words("LegalBasis", law, event.line);
    addText(party.legalBasis, /^unknown$/i.test(words) ? tables.attribute("LegalBasis", law, "LegalBasisShortRef") : words);
    const comment = take.text(event, "Comment");
    if (comment !== "") party.rest.push(["EntryEvent/Comment", `${title}: ${comment}`]);
    const day = dayOf(take, take.one(event, "Date"));
    party.rest.push(["sanctionsList", [title, /^created$/i.test(kind) ? "" : kind, day ?? ""].filter((part) => part !== "").join(", ")]);
    if (day === null)
      context.onProblem(
        badRow("field-invalid", {
          file: context.file,
          line: event.line,
          field: "EntryEvent",
          value: party.id,
          message: "the day of listing cannot be read",
        }),
      );
    // of several lists the day is that of this one, and of its several parts the earliest
    else if (own && (party.listedOn === undefined || day < party.listedOn)) party.listedOn = day;
  }
  for (const measure of take.all(record, "SanctionsMeasure")) {
    const type = tables.words("SanctionsType", take.attribute(measure, "SanctionsTypeID"), measure.line);
    const comment = take.text(measure, "Comment");
    if (/^program$/i.test(type)) addText(party.programmes, comment);
    else addText(party.measures, comment === "" ? type : `${type}: ${comment}`);
  }
  party.rest.push(...take.rest());
}

/** Joins to a party what was said of it later. */
export function joinAfter(draft: Draft, after: AfterParty, tables: AdvancedTables): void {
  if (after.listedOn !== undefined) draft.listedOn = after.listedOn;
  draft.legalBasis.push(...after.legalBasis);
  for (const programme of after.programmes) addText(draft.programmes, programme);
  // what the listing orders comes first, then what the party's own features say of it
  const own = draft.measures.splice(0);
  for (const measure of [...after.measures, ...own]) addText(draft.measures, measure);
  draft.relations.push(...after.relations);
  keepRest(draft, readableRest(after.rest, tables));
}
