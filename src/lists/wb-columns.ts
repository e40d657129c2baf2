import { headerWords } from "./header-layout.ts";
import type { PublisherTable } from "./publisher-table.ts";

export type Column =
  | "id"
  | "name"
  | "more"
  | "kind"
  | "before"
  | "after"
  | "address"
  | "city"
  | "state"
  | "province"
  | "postalCode"
  | "countryCode"
  | "country"
  | "from"
  | "to"
  | "grounds"
  | "status";

/** The JSON service's names and the words of the page's table and its Excel export. */
const WORDS = {
  id: "SUPP_ID",
  name: "SUPP_NAME|firm name|name of firm|firm name individual name|firm individual name",
  more: "ADD_SUPP_INFO|additional firm info|additional information|additional firm information",
  kind: "SUPP_TYPE_CODE",
  before: "SUPP_PRE_ACRN",
  after: "SUPP_POST_ACRN",
  address: "SUPP_ADDR|address",
  city: "SUPP_CITY",
  state: "SUPP_STATE_CODE",
  province: "SUPP_PROV_NAME",
  postalCode: "SUPP_ZIP_CODE",
  countryCode: "LAND1",
  country: "COUNTRY_NAME|country",
  from: "DEBAR_FROM_DATE|from date|ineligibility period from date|ineligibility period from|ineligible from|ineligibility from|from",
  to: "DEBAR_TO_DATE|to date|ineligibility period to date|ineligibility period to|ineligible to|ineligibility to|to",
  grounds: "DEBAR_REASON|grounds|ground",
  status: "INELIGIBLY_STATUS",
} as const satisfies Record<Column, string>;

export const DEBARRED: PublisherTable<Column> = {
  words: headerWords<Column>(WORDS),
  needed: ["name", "from", "grounds"],
  expected: ["to", "country", "address"],
};
