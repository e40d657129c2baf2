import type { Kind } from "../ground/index.ts";
import type { NameQuality, NameRole } from "./entry.ts";

/** Schemata that stand for a party. Source: FollowTheMoney 3.8 and 4. */
export const PARTIES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["Person", "person"],
  ["Organization", "organisation"],
  ["Company", "organisation"],
  ["PublicBody", "organisation"],
  ["Vessel", "vessel"],
  ["Airplane", "aircraft"],
  // a legal entity may be either; the others are things that a list can name
  ["LegalEntity", "unknown"],
  ["CryptoWallet", "unknown"],
  ["Security", "unknown"],
  ["Asset", "unknown"],
  ["Vehicle", "unknown"],
  ["BankAccount", "unknown"],
  ["RealEstate", "unknown"],
  ["UserAccount", "unknown"],
  ["Thing", "unknown"],
  ["Project", "unknown"],
  ["License", "unknown"],
]);

/** A relation as each of its ends tells it. */
export interface EdgeSchema {
  readonly left: string;
  readonly right: string;
  /** what the party at the left has with the one at the right, and the reverse */
  readonly leftKind: string;
  readonly rightKind: string;
}

export const EDGES: ReadonlyMap<string, EdgeSchema> = new Map<string, EdgeSchema>([
  ["Family", { left: "person", right: "relative", leftKind: "family", rightKind: "family" }],
  ["Associate", { left: "person", right: "associate", leftKind: "associated-with", rightKind: "associated-with" }],
  ["Ownership", { left: "owner", right: "asset", leftKind: "owns", rightKind: "owned-by" }],
  ["Directorship", { left: "director", right: "organization", leftKind: "director-of", rightKind: "director" }],
  ["Membership", { left: "member", right: "organization", leftKind: "member-of", rightKind: "member" }],
  ["Employment", { left: "employee", right: "employer", leftKind: "employed-by", rightKind: "employs" }],
  ["Representation", { left: "agent", right: "client", leftKind: "acting-for", rightKind: "represented-by" }],
  ["Succession", { left: "predecessor", right: "successor", leftKind: "succeeded-by", rightKind: "formerly" }],
  ["UnknownLink", { left: "subject", right: "object", leftKind: "linked-to", rightKind: "linked-to" }],
]);

/** Nodes that belong to a party: the property that names it. */
export const HELD: ReadonlyMap<string, string> = new Map([
  ["Sanction", "entity"],
  ["Identification", "holder"],
  ["Passport", "holder"],
]);

export const NAMES: ReadonlyMap<string, { readonly role: NameRole; readonly quality: NameQuality }> = new Map<
  string,
  { role: NameRole; quality: NameQuality }
>([
  ["name", { role: "primary", quality: "unknown" }],
  ["alias", { role: "alias", quality: "unknown" }],
  ["weakAlias", { role: "alias", quality: "weak" }],
  ["previousName", { role: "former", quality: "unknown" }],
  ["abbreviation", { role: "acronym", quality: "unknown" }],
]);

/** Properties that hold an identifier → its type in our vocabulary. */
export const IDENTIFIERS: ReadonlyMap<string, string> = new Map([
  ["passportNumber", "passport"],
  ["idNumber", "national-id"],
  ["socialSecurityNumber", "ssn"],
  ["taxNumber", "tax"],
  ["innCode", "tax"],
  ["vatCode", "vat"],
  ["registrationNumber", "registration"],
  ["licenseNumber", "licence"],
  ["ogrnCode", "ogrn"],
  ["kppCode", "kpp"],
  ["okpoCode", "okpo"],
  ["leiCode", "lei"],
  ["dunsCode", "duns"],
  ["uniqueEntityId", "uei"],
  ["npiCode", "npi"],
  ["swiftBic", "swift"],
  ["bikCode", "bik"],
  ["cageCode", "cage"],
  ["permId", "permid"],
  ["giiNumber", "giin"],
  ["irsCode", "tax"],
  ["voenCode", "tax"],
  ["jibCode", "jib"],
  ["mbsCode", "mbs"],
  ["ibcRuc", "ruc"],
  ["cikCode", "cik"],
  ["bvdId", "bvd"],
  ["imoNumber", "imo"],
  ["mmsi", "mmsi"],
  ["callSign", "call-sign"],
  ["crsNumber", "crs"],
  ["serialNumber", "serial"],
  ["icaoCode", "icao"],
  ["isin", "isin"],
  ["isinCode", "isin"],
  ["figiCode", "figi"],
  ["publicKey", "wallet"],
  ["accountNumber", "account"],
  ["iban", "iban"],
  ["wikidataId", "wikidata"],
  ["unscId", "un-ref"],
  ["email", "email"],
  ["phone", "phone"],
  ["website", "website"],
]);

/** Properties of a party that name another one → the kind of relation. */
export const REFERENCES: ReadonlyMap<string, string> = new Map([
  ["parent", "parent"],
  ["owner", "owned-by"],
  ["operator", "operator"],
  ["holder", "held-by"],
  ["issuer", "issued-by"],
]);

/** Topics that are an order or a measure; others (`role.pep`, `crime.war`) are no measure and stay under unmapped. */
export const MEASURES: ReadonlySet<string> = new Set([
  "sanction",
  "sanction.linked",
  "sanction.counter",
  "debarment",
  "wanted",
  "export.control",
  "export.control.linked",
  "export.risk",
  "invest.ban",
  "invest.risk",
  "reg.action",
  "reg.warn",
  "corp.disqual",
  "asset.frozen",
]);

/** Schemata that stand for no party and belong to none here: counted, and no more. Source: FollowTheMoney 3.8 and 4. */
const BESIDES: ReadonlySet<string> = new Set(
  (
    "Address Analyzable Article Assessment Audio Call CallForTenders Contract ContractAward CourtCase CourtCaseParty Debt Document " +
    "Documentation EconomicActivity Email Event Folder HyperText Image Interest Interval Mention Message Note Occupancy Package Page " +
    "Pages Payment PlainText Position Post ProjectParticipant Risk Similar Table TaxRoll Trip Value Video Workbook"
  ).split(" "),
);

/** Whether FollowTheMoney has a schema of that name: one that it has not is a misprint, or damage, and may have been a party. */
export const isSchema = (name: string): boolean => PARTIES.has(name) || EDGES.has(name) || HELD.has(name) || BESIDES.has(name);

/** The properties by which a sanction, a document or a relation is joined to its parties; none for what stands by itself. */
export function endsOf(schema: string): readonly string[] {
  const edge = EDGES.get(schema);
  if (edge !== undefined) return [edge.left, edge.right];
  const holder = HELD.get(schema);
  return holder === undefined ? [] : [holder];
}
