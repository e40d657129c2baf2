import { squeeze } from "./tally.ts";

/**
 * What a column of the ConList, of the UK Sanctions List or an element of their XML is to us, by its name in small letters and
 * digits alone: `Post/Zip Code` and `PostZipCode` are one. Several layouts exist, so columns are found by name, never by place.
 */
export const COLUMNS = {
  name1: "name1",
  name2: "name2",
  name3: "name3",
  name4: "name4",
  name5: "name5",
  name6: "name6",
  title: "title",
  titles: "title",
  namenonlatinscript: "original",
  nonlatinscripttype: "originalScript",
  nonlatinscriptlanguage: "originalLanguage",
  dob: "birth",
  dobs: "birth",
  dateofbirth: "birth",
  townofbirth: "birthTown",
  countryofbirth: "birthCountry",
  nationality: "nationality",
  nationalities: "nationality",
  nationalityies: "nationality",
  passportnumber: "passport",
  passportdetails: "passportDetails",
  passportadditionalinformation: "passportDetails",
  nationalidentificationnumber: "nationalId",
  nationalidentifiernumber: "nationalId",
  nationalidentificationdetails: "nationalIdDetails",
  nationalidentifieradditionalinformation: "nationalIdDetails",
  ninumber: "ni",
  position: "position",
  positions: "position",
  address1: "address1",
  address2: "address2",
  address3: "address3",
  address4: "address4",
  address5: "address5",
  address6: "address6",
  addressline1: "address1",
  addressline2: "address2",
  addressline3: "address3",
  addressline4: "address4",
  addressline5: "address5",
  addressline6: "address6",
  postzipcode: "postalCode",
  postcode: "postalCode",
  addresspostalcode: "postalCode",
  country: "country",
  addresscountry: "country",
  otherinformation: "other",
  grouptype: "kind",
  grouptypedescription: "kind",
  designationtype: "kind",
  individualentityship: "kind",
  aliastype: "aliasType",
  aliastypename: "aliasType",
  nametype: "aliasType",
  aliasquality: "aliasQuality",
  aliasstrength: "aliasQuality",
  regime: "regime",
  regimename: "regime",
  listedon: "listedOn",
  datelisted: "listedOn",
  uksanctionslistdatedesignated: "designatedOn",
  datedesignated: "designatedOn",
  lastupdated: "updatedOn",
  groupid: "group",
  ofsigroupid: "group",
  uniqueid: "uniqueId",
  uksanctionslistref: "uniqueId",
  unreferencenumber: "unRef",
  unref: "unRef",
  designationsource: "designationSource",
  sanctionsimposed: "measures",
  ukstatementofreasons: "reasons",
  phonenumber: "phone",
  phonenumbers: "phone",
  website: "website",
  websites: "website",
  emailaddress: "email",
  emailaddresses: "email",
  gender: "sex",
  genders: "sex",
  typeofentity: "entityType",
  typeofentities: "entityType",
  subsidiary: "subsidiaries",
  subsidiaries: "subsidiaries",
  parentcompany: "parents",
  parentcompanies: "parents",
  businessregistrationnumber: "registration",
  businessregistrationnumbers: "registration",
  imonumber: "imo",
  imonumbers: "imo",
  currentowneroperator: "owners",
  currentowneroperators: "owners",
  previousowneroperator: "formerOwners",
  previousowneroperators: "formerOwners",
  currentbelievedflagofship: "flag",
  currentbelievedflagofships: "flag",
  previousflag: "formerFlags",
  previousflags: "formerFlags",
  typeofship: "shipType",
  typeofshipdetail: "shipType",
  typeofshipdetails: "shipType",
  tonnageofship: "tonnage",
  tonnageofshipdetail: "tonnage",
  tonnageofshipdetails: "tonnage",
  lengthofship: "shipLength",
  lengthofshipdetail: "shipLength",
  lengthofshipdetails: "shipLength",
  yearbuilt: "built",
  yearsbuilt: "built",
  hullidentificationnumberhin: "hull",
  hullidentificationnumber: "hull",
  hullidentificationnumbers: "hull",
} as const;
export type Column = (typeof COLUMNS)[keyof typeof COLUMNS];

/** Every column once, in a fixed order. */
export const ALL_COLUMNS: readonly Column[] = [...new Set(Object.values(COLUMNS))];

const BY_NAME = new Map<string, Column>(Object.entries(COLUMNS));

/** The column that a header or an element's name speaks of, or null. */
export function columnNamed(name: string): Column | null {
  return BY_NAME.get(name.toLowerCase().replace(/[^a-z0-9]+/g, "")) ?? null;
}

/** Which of the two lists a header is of: what must be there, so that rows can be told apart and named. */
const NEEDED = {
  conlist: ["name6", "kind", "group"],
  "sanctions-list": ["name6", "kind", "uniqueId"],
} as const satisfies Record<string, readonly Column[]>;
export type UkList = keyof typeof NEEDED;

/** all layouts of 28 to 36 columns have these: one that is not there is told */
const CONLIST: readonly string[] = [
  ..."Name 1|Name 2|Name 3|Name 4|Name 5|Title|DOB|Town of Birth|Country of Birth|Nationality|Passport Details|Position".split("|"),
  ..."Address 1|Address 2|Address 3|Address 4|Address 5|Address 6|Post/Zip Code|Country|Other Information|Alias Type|Regime".split("|"),
  ..."Listed On|Last Updated".split("|"),
];
/** the layouts with and without a number of its own for documents */
const DOCUMENTS = {
  numbered: ["Passport Number", "National Identification Number", "National Identification Details"],
  plain: ["NI Number"],
};
/** the layout of 2022 has these besides: with the last of them all are looked for */
const CONLIST_2022: readonly string[] =
  "Name Non-Latin Script|Non-Latin Script Type|Non-Latin Script Language|Alias Quality|UK Sanctions List Date Designated".split("|");
const SANCTIONS_LIST: readonly string[] = (
  "Last Updated|OFSI Group ID|UN Reference Number|Name 1|Name 2|Name 3|Name 4|Name 5|Name type|Alias strength|Title|Name non-latin script|" +
  "Non-latin script type|Non-latin script language|Regime Name|Designation source|Sanctions Imposed|Other Information|" +
  "UK Statement of Reasons|Address Line 1|Address Line 2|Address Line 3|Address Line 4|Address Line 5|Address Line 6|Address Postal Code|" +
  "Address Country|Phone number|Website|Email address|Date Designated|D.O.B|Nationality(/ies)|National Identifier number|" +
  "National Identifier additional information|Passport number|Passport additional information|Position|Gender|Town of birth|" +
  "Country of birth|Type of entity|Subsidiaries|Parent company|Business registration number (s)|IMO number|Current owner/operator (s)|" +
  "Previous owner/operator (s)|Current believed flag of ship|Previous flags|Type of ship|Tonnage of ship|Length of ship|Year Built|" +
  "Hull identification number (HIN)"
).split("|");

/** Columns that this layout should have and has not, by their printed names. */
function absentFrom(at: ReadonlyMap<Column, number>, of: UkList): readonly string[] {
  const lacks = (name: string): boolean => {
    const column = columnNamed(name);
    return column !== null && !at.has(column);
  };
  if (of === "sanctions-list") return SANCTIONS_LIST.filter(lacks);
  const { numbered, plain } = DOCUMENTS;
  const later = numbered.some((name) => !lacks(name)) || CONLIST_2022.filter((name) => !lacks(name)).length > 1;
  return [...CONLIST, ...(later ? [...numbered, ...CONLIST_2022] : plain)].filter(lacks);
}

export interface Layout {
  readonly at: ReadonlyMap<Column, number>;
  /** places and names of columns that this reader does not know */
  readonly unknown: readonly (readonly [place: number, name: string])[];
  readonly width: number;
  /** columns that the layout should have, by their printed names */
  readonly absent: readonly string[];
}

/** The places of the columns by the header's names, or null when it is no header of that list. */
export function layoutOf(header: readonly string[], of: UkList): Layout | null {
  const at = new Map<Column, number>();
  const unknown: [number, string][] = [];
  let width = 0;
  header.forEach((cell, place) => {
    const name = squeeze(cell);
    const column = columnNamed(name);
    if (name !== "") width = place + 1;
    if (column !== null && !at.has(column)) at.set(column, place);
    else unknown.push([place, name === "" ? `column ${place + 1}` : name]);
  });
  return NEEDED[of].every((column) => at.has(column)) ? { at, unknown, width, absent: absentFrom(at, of) } : null;
}

/** A layout that holds every column, for records that come as elements instead of cells. */
export const FULL_LAYOUT: Layout = {
  at: new Map(ALL_COLUMNS.map((column, place) => [column, place])),
  unknown: [],
  width: ALL_COLUMNS.length,
  absent: [],
};
