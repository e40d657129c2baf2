import { listId, type ListId } from "../ground/index.ts";

/** One file of a publication, as its publisher offers it. */
export interface SourcePart {
  /** for messages and settings; what the file is, its content says */
  readonly part: string;
  readonly address: string;
  /** the name that it bears in messages and entries */
  readonly name: string;
}

/** Where a list comes from. */
export interface Source {
  readonly list: ListId;
  readonly title: string;
  /** empty: there is no address that anybody may ask, `instead` says what to do */
  readonly parts: readonly SourcePart[];
  readonly licence: string;
  readonly rhythm: string;
  /** the page of the publisher, for a person */
  readonly page: string;
  readonly instead?: string;
}

const OFAC = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/";
const ofac = (names: readonly (readonly [part: string, file: string])[]): SourcePart[] =>
  names.map(([part, file]) => ({ part, address: OFAC + file, name: file.toLowerCase() }));
const whole = (address: string, name: string): SourcePart[] => [{ part: "whole", address, name }];

/** The official addresses. docs/lists.md, Fetching, has the same table for people; a test compares the two. */
export const SOURCES: readonly Source[] = [
  {
    list: listId("un"),
    title: "UN Security Council Consolidated List",
    parts: whole("https://scsanctions.un.org/resources/xml/en/consolidated.xml", "consolidated.xml"),
    licence: "free to use, name the United Nations",
    rhythm: "after each act of a committee, 10 to 30 days a year",
    page: "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
  },
  {
    list: listId("us-sdn"),
    title: "US Treasury OFAC, Specially Designated Nationals",
    parts: ofac([
      ["sdn", "SDN.CSV"],
      ["alt", "ALT.CSV"],
      ["add", "ADD.CSV"],
      ["comments", "SDN_COMMENTS.CSV"],
    ]),
    licence: "public domain",
    rhythm: "several times a week, at no fixed hour",
    page: "https://sanctionslist.ofac.treas.gov/Home/SdnList",
  },
  {
    list: listId("us-cons"),
    title: "US Treasury OFAC, non-SDN Consolidated List",
    parts: ofac([
      ["prim", "CONS_PRIM.CSV"],
      ["alt", "CONS_ALT.CSV"],
      ["add", "CONS_ADD.CSV"],
      ["comments", "CONS_COMMENTS.CSV"],
    ]),
    licence: "public domain",
    rhythm: "with the SDN list",
    page: "https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
  },
  {
    list: listId("us-csl"),
    title: "US Consolidated Screening List",
    parts: whole("https://api.trade.gov/static/consolidated_screening_list/consolidated.csv", "consolidated.csv"),
    licence: "public domain",
    rhythm: "daily",
    page: "https://www.trade.gov/consolidated-screening-list",
  },
  {
    list: listId("us-dpl"),
    title: "US BIS Denied Persons List",
    parts: [],
    licence: "public domain",
    rhythm: "as needed",
    page: "https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl",
    instead: "the text download has moved several times: save it from the page, or give its address",
  },
  {
    list: listId("uk"),
    title: "UK Sanctions List",
    parts: whole("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv", "UK-Sanctions-List.csv"),
    licence: "Open Government Licence v3.0",
    rhythm: "whenever changed, often several times a week",
    page: "https://www.gov.uk/government/publications/the-uk-sanctions-list",
  },
  {
    list: listId("eu"),
    title: "EU Financial Sanctions Files",
    parts: [],
    licence: "reuse under Decision 2011/833/EU; only the Official Journal is authentic",
    rhythm: "at each legal act, most working days",
    page: "https://webgate.ec.europa.eu/fsd/fsf",
    instead: "its address bears a token of your own, from the public links of the page",
  },
  {
    list: listId("au"),
    title: "Australia, DFAT Consolidated List",
    parts: whole(
      "https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx",
      "Australian_Sanctions_Consolidated_List.xlsx",
    ),
    licence: "CC BY, by the terms of the site",
    rhythm: "as needed, near weekly",
    page: "https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list",
  },
  {
    list: listId("ca"),
    title: "Canada, Consolidated Autonomous Sanctions List",
    parts: whole(
      "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml",
      "sema-lmes.xml",
    ),
    licence: "Open Government Licence – Canada",
    rhythm: "at each regulation",
    page: "https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx",
  },
  {
    list: listId("ch"),
    title: "Switzerland, SECO whole list",
    parts: whole(
      "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction",
      "seco-whole-list.xml",
    ),
    licence: "free official data, no licence is stated",
    rhythm: "at each change",
    page: "https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html",
  },
  {
    list: listId("pk"),
    title: "Pakistan, NACTA",
    parts: [],
    licence: "none is stated",
    rhythm: "by notification, without notice",
    page: "https://nfs.nacta.gov.pk/",
    instead: "the page exports its table: save it and add the file",
  },
  {
    list: listId("in"),
    title: "India, UAPA",
    parts: [],
    licence: "terms of the Government of India",
    rhythm: "rare",
    page: "https://www.mha.gov.in/en/divisionofmha/counter-terrorism-and-counter-radicalization-division",
    instead: "it is a page and PDFs: save the table and add the file",
  },
  {
    list: listId("wb"),
    title: "World Bank, ineligible firms and individuals",
    parts: [],
    licence: "terms of use of the World Bank",
    rhythm: "daily",
    page: "https://www.worldbank.org/en/projects-operations/procurement/debarred-firms",
    instead: "its service wants a key: save the page's table or its export and add the file",
  },
];
