import { badRow } from "./tally.ts";
import type { Tally } from "./tally.ts";
import type { XmlNode } from "./xml-record.ts";

/*
 * The names that OFAC's advanced file is made of, by its schema. Parts are joined by attributes of these names: under another name a code or a
 * number says nothing to anybody, and is kept as it stands.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Code tables, by the element of a row. */
export const CODE_TABLES = words(
  `AliasType AreaCode AreaCodeType CalendarType Country CountryRelevance DecisionMakingBody DetailReference DetailType DocNameStatus EntryEventType
   EntryLinkType ExRefType FeatureType FeatureTypeGroup IDRegDocDateType IDRegDocType IdentityFeatureLinkType LegalBasis LegalBasisType List
   LocPartType LocPartValueStatus LocPartValueType NamePartType Organisation PartySubType PartyType RelationQuality RelationType Reliability
   SanctionsProgram SanctionsType Script ScriptStatus SubsidiaryBody SupInfoType TargetType Validity`,
);

const ELEMENTS = words(
  `Alias Comment Date DatePeriod Day Days DirectURL DistinctParty DistinctPartyReference DocumentDate DocumentedName DocumentedNameCountry
   DocumentedNamePart DocumentedNameReference DurationPeriod End EntryEvent ExRefValue ExternalReference Feature FeatureVersion
   FeatureVersionReference From IDRegDocument IDRegDocumentMention IDRegDocumentReference IDRegistrationNo Identity IdentityReference
   IssuingAuthority LimitationsToListing Location LocationAreaCode LocationCountry LocationPart LocationPartValue MasterNamePartGroup Month Months
   NamePartGroup NamePartGroups NamePartValue Profile ProfileRelationship ProfileRelationshipReference SanctionsEntry SanctionsEntryLink
   SanctionsEntryReference SanctionsMeasure Start SubLink SupportingInfo To Value VersionDetail VersionLocation Year Years`,
);

const ATTRIBUTES = words(
  `Acronym AliasTypeID Approximate AreaCodeID CalendarTypeID CountryID CountryRelevanceID DayFixed DeltaAction DetailReferenceID DetailTypeID
   DistinctPartyID DocNameStatusID DocumentedNameID DocumentedNamePartID EntryEventTypeID EntryLinkTypeID ExRefTypeID False FeatureID FeatureTypeID
   FeatureVersionID FixedRef Former From-ProfileID ID IDRegDocDateTypeID IDRegDocTypeID IDRegDocumentID IdentityFeatureLinkTypeID IdentityID
   IssuedBy-CountryID IssuedIn-LocationID LegalBasisID ListID LocPartTypeID LocPartValueStatusID LocPartValueTypeID LocationID LowQuality MonthFixed
   NamePartGroupID NamePartTypeID PartySubTypeID Primary ProfileID ProfileRelationshipID RelationQualityID RelationTypeID ReliabilityID
   SanctionsEntryID SanctionsTypeID ScriptID ScriptStatusID SupInfoTypeID To-ProfileID ValidityID YearFixed`,
);

const STRANGE_MOST = 100;

/** Looks through the records and tells each name that the schema has not: the first time that it is met. */
export function newStrangeNames(file: string, tally: Tally): (record: XmlNode) => void {
  const told = new Set<string>();
  const tell = (name: string, line: number): void => {
    if (told.has(name) || told.size >= STRANGE_MOST) return;
    told.add(name);
    const message = `${name.slice(0, 60)} is no name of this format: what stands under it was kept as printed and joined to nothing`;
    tally.problem(badRow("field-invalid", { file, line, field: name, message }));
  };
  const look = ({ name, attributes, children, line }: XmlNode): void => {
    if (!ELEMENTS.has(name)) tell(name, line);
    for (const attribute of attributes.keys())
      if (!ATTRIBUTES.has(attribute) && !attribute.includes(":") && attribute !== "xmlns") tell(attribute, line);
    for (const child of children) look(child);
  };
  return look;
}
