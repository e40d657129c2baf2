import { partialDate } from "../ground/index.ts";
import type { ListId, PartialDate } from "../ground/index.ts";
import { finish } from "./draft.ts";
import { joinAfter, takeRelationship, takeSanctions } from "./ofac-advanced-after.ts";
import type { AfterContext } from "./ofac-advanced-after.ts";
import { documentOf } from "./ofac-advanced-document.ts";
import type { AdvancedDocument } from "./ofac-advanced-document.ts";
import { holdParty } from "./ofac-advanced-held.ts";
import type { HeldParty } from "./ofac-advanced-held.ts";
import { partyOf } from "./ofac-advanced-party.ts";
import type { AdvancedContext, AdvancedParty } from "./ofac-advanced-party.ts";
import { placeOfLocation } from "./ofac-advanced-place.ts";
import type { AdvancedPlace } from "./ofac-advanced-place.ts";
import { CODE_TABLES, newStrangeNames } from "./ofac-advanced-schema.ts";
import { newAdvancedTables } from "./ofac-advanced-tables.ts";
import { firstNumber } from "./ofac-first-number.ts";
import { CONS, OFAC_TITLES, SDN, hasSdnNumber } from "./ofac-list.ts";
import { newStrangeElements, twice } from "./ofac-records.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally } from "./tally.ts";
import type { Tally } from "./tally.ts";
import { recordBuilder } from "./xml-record.ts";
import { walkRecords } from "./xml-records.ts";
import type { XmlNode } from "./xml-record.ts";
import { xmlRoot } from "./xml.ts";

const ROOT = "Sanctions";
const RECORDS = new Set(["Location", "IDRegDocument", "DistinctParty", "ProfileRelationship", "SanctionsEntry", "SanctionsEntryLink"]);
/** elements that only hold others, and what `DateOfIssue` says besides its day */
const FRAME =
  /^(?:Sanctions|DateOfIssue|ReferenceValueSets|\w+Values|Locations|IDRegDocuments|DistinctParties|ProfileRelationships|SanctionsEntries|SanctionsEntryLinks)$/;
const DAY = new Set(["Year", "Month", "Day"]);
const FIRST_PARTY = /<(?:\w+:)?DistinctParty\s[^>]*?\bFixedRef\s*=\s*["'](\d+)["']/;

/**
 * OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML (formats.md 2.4). Parties are written before the lists they stand on, so they are held
 * until the file ends: memory grows with the number of parties, as in the tables.
 */
export const ofacAdvanced: ListReader = {
  format: "ofac-advanced-xml",
  list: SDN,
  title: "US OFAC lists (SDN and non-SDN), advanced XML",
  titles: OFAC_TITLES,
  recognise: (file) => (xmlRoot(file.head) === ROOT && /<(?:\w+:)?(?:DateOfIssue|ReferenceValueSets)\b/.test(file.head) ? "whole" : null),
  group: (files) => Promise.all(files.map(async ({ part, file }) => ({ list: await listOfFile(file), parts: new Map([[part, file]]) }))),
  read,
};

/** Parties ascend by number, and the two lists begin far apart. */
async function listOfFile(file: ListFile): Promise<ListId> {
  const number = await firstNumber(file, FIRST_PARTY);
  return number === null || hasSdnNumber([number]) ? SDN : CONS;
}

/** Everything that is held until the file ends. */
interface Held {
  readonly places: Map<string, AdvancedPlace>;
  readonly used: Set<string>;
  readonly documents: Map<string, AdvancedDocument[]>;
  readonly documentIds: Set<string>;
  readonly parties: HeldParty[];
  readonly byProfile: Map<string, HeldParty>;
  readonly ids: Set<string>;
  /** relations and listings met, by their kind and number */
  readonly said: Set<string>;
}

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const file = parts.get("whole") as ListFile;
  const list = options.as ?? options.list ?? (await listOfFile(file));
  const tally = newTally(options);
  const tables = newAdvancedTables({ file, tally });
  const held: Held = {
    places: new Map(),
    used: new Set(),
    documents: new Map(),
    documentIds: new Set(),
    parties: [],
    byProfile: new Map(),
    ids: new Set(),
    said: new Set(),
  };
  const strangeIn = newStrangeNames(file.name, tally);
  const context: AdvancedContext = {
    list,
    file: file.name,
    tables,
    onProblem: tally.problem,
    placeOf: (id, line) => placeNamed(held, { id, line, file, tally }),
    documentsOf(identity) {
      const found = held.documents.get(identity) ?? [];
      held.documents.delete(identity);
      return found;
    },
  };
  const after: AfterContext = {
    file: file.name,
    tables,
    list,
    partyOf: (profile) => held.byProfile.get(profile)?.after ?? null,
    onProblem: tally.problem,
    onUnmapped: tally.unmapped,
  };
  const tellTwice = ({ name, attributes, line }: XmlNode): void => {
    const number = attributes.get("ID");
    if (number === undefined) return;
    const id = `${name} ${number}`;
    if (held.said.has(id)) tally.problem(twice(id, { file: file.name, line }));
    held.said.add(id);
  };
  const takeRecord = (record: XmlNode): void => {
    strangeIn(record);
    switch (record.name) {
      case "Location": {
        const place = placeOfLocation(record, tables);
        if (held.places.has(place.id)) tally.problem(twice(`Location ${place.id}`, { file: file.name, line: record.line }));
        held.places.set(place.id, place);
        return;
      }
      case "IDRegDocument": {
        const document = documentOf(record, tables);
        if (held.documentIds.has(document.id)) tally.problem(twice(`IDRegDocument ${document.id}`, { file: file.name, line: record.line }));
        held.documentIds.add(document.id);
        const there = held.documents.get(document.identity);
        if (there === undefined) held.documents.set(document.identity, [document]);
        else there.push(document);
        return;
      }
      case "DistinctParty":
        tally.row();
        takeParty(partyOf(record, context), { held, file, line: record.line, tally });
        return;
      case "ProfileRelationship":
        tellTwice(record);
        takeRelationship(record, after);
        return;
      case "SanctionsEntry":
        tellTwice(record);
        takeSanctions(record, after);
        return;
      default:
        // links between listings say nothing of a party that its listings do not say
        tally.unmapped(record.name);
    }
  };
  const strange = newStrangeElements(file.name, tally);
  const issued = new Map<string, string>();
  let open: { readonly name: string; readonly attributes: ReadonlyMap<string, string> } | null = null;
  const builder = recordBuilder({
    records: RECORDS,
    onOutside(name, attributes, line) {
      if (FRAME.test(name)) return;
      // each row of a table of codes has a number
      if (!DAY.has(name) && !(attributes.has("ID") && CODE_TABLES.has(name))) strange(name, line);
      open = { name, attributes };
    },
    onOutsideText(name, text) {
      const tidy = text.replace(/\s+/g, " ").trim();
      if (DAY.has(name)) issued.set(name, tidy);
      else if (open !== null && open.name === name && open.attributes.has("ID")) tables.put(name, open.attributes, tidy);
      else tally.unmapped(name);
    },
    onTooMany: (record) =>
      tally.problem(
        badRow("too-many", { file: file.name, line: record.line, message: "the entry has too many elements: the rest was left out" }),
      ),
    onRecord: takeRecord,
  });
  const { whole } = await walkRecords(file, builder, { root: ROOT, tally, options });
  if (whole) tellLeft(held, { list, file, tally });
  for (const { after: said, take } of held.parties) {
    const { draft, printed } = take();
    joinAfter(draft, said, tables);
    tally.entry(finish(draft), printed);
  }
  const own = dated(publishedOn(issued, { file, tally }), options);
  return tally.result({ list, format: ofacAdvanced.format, missingParts: [], ...own });
}

function takeParty(
  party: AdvancedParty | null,
  { held, file, line, tally }: { readonly held: Held; readonly file: ListFile; readonly line: number; readonly tally: Tally },
): void {
  if (party === null) return;
  const { id } = party.draft;
  if (held.ids.has(id)) tally.problem(twice(id, { file: file.name, line }));
  held.ids.add(id);
  const kept = holdParty(party);
  held.parties.push(kept);
  for (const profile of party.profiles) {
    if (!held.byProfile.has(profile)) held.byProfile.set(profile, kept);
    else
      tally.problem(
        badRow("row-malformed", {
          file: file.name,
          line,
          field: "Profile",
          value: profile,
          message: `two parties have the profile ${profile}`,
        }),
      );
  }
}

function placeNamed(
  held: Held,
  { id, line, file, tally }: { readonly id: string; readonly line: number; readonly file: ListFile; readonly tally: Tally },
): AdvancedPlace | null {
  const place = held.places.get(id);
  if (place !== undefined) {
    held.used.add(id);
    return place;
  }
  tally.problem(
    badRow("entry-unknown", { file: file.name, line, field: "VersionLocation", value: id, message: `location ${id} is not in the file` }),
  );
  return null;
}

/** Documents, places and listings that belong to nobody: told or counted, never lost in silence. */
function tellLeft(held: Held, { list, file, tally }: { readonly list: ListId; readonly file: ListFile; readonly tally: Tally }): void {
  for (const [identity, documents] of held.documents)
    for (const { line } of documents)
      tally.problem(
        badRow("entry-unknown", {
          file: file.name,
          line,
          field: "IDRegDocument",
          value: identity,
          message: `no party has the identity ${identity}, to which this document belongs`,
        }),
      );
  for (const id of held.places.keys()) if (!held.used.has(id)) tally.unmapped("Location (unused)");
  for (const { after, line } of held.parties.filter((party) => party.after.programmes.length === 0))
    tally.problem(
      badRow("field-missing", {
        file: file.name,
        line,
        field: "SanctionsEntry",
        value: after.id,
        message: "the file does not say under which programme the party is listed",
      }),
    );
  const sdn = held.parties.filter(({ after }) =>
    after.rest.some(([key, value]) => key === "sanctionsList" && /^sdn\b/i.test(value)),
  ).length;
  if (held.parties.length > 0 && (list === SDN) !== sdn * 2 > held.parties.length)
    tally.problem(
      badRow("field-invalid", {
        file: file.name,
        line: 1,
        field: "ListID",
        value: list,
        message: `${sdn} of ${held.parties.length} parties stand on the SDN list, which does not fit ${list}`,
      }),
    );
}

function publishedOn(
  issued: ReadonlyMap<string, string>,
  { file, tally }: { readonly file: ListFile; readonly tally: Tally },
): PartialDate | null {
  const [year, month, day] = ["Year", "Month", "Day"].map((part) => (issued.get(part) ?? "").padStart(2, "0")) as [string, string, string];
  const text = `${year}-${month}-${day}`;
  const date = partialDate(text);
  if (date?.length === 10) return date;
  tally.problem(
    badRow("field-invalid", { file: file.name, line: 1, field: "DateOfIssue", value: text, message: "the list's date cannot be read" }),
  );
  return null;
}
