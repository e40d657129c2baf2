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

export interface Layout {
  readonly at: ReadonlyMap<Column, number>;
  /** places and names of columns that this reader does not know */
  readonly unknown: readonly (readonly [place: number, name: string])[];
  readonly width: number;
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
  return NEEDED[of].every((column) => at.has(column)) ? { at, unknown, width } : null;
}

/** A layout that holds every column, for records that come as elements instead of cells. */
export const FULL_LAYOUT: Layout = {
  at: new Map(ALL_COLUMNS.map((column, place) => [column, place])),
  unknown: [],
  width: ALL_COLUMNS.length,
};
