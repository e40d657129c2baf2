import { headerWords } from "./header-layout.ts";
import type { PublisherTable } from "./publisher-table.ts";

export type CompiledColumn = "key" | "name" | "acronym" | "date" | "date_precision" | "status" | "affiliate_of" | "source_url" | "note";

/** The table of proscribed organisations that was put together from dated public pages. */
export const COMPILED: PublisherTable<CompiledColumn> = {
  words: headerWords({
    key: "key",
    name: "name",
    acronym: "acronym",
    date: "date",
    date_precision: "date_precision",
    status: "status",
    affiliate_of: "affiliate_of",
    source_url: "source_url",
    note: "note",
  }),
  needed: ["key", "name", "status", "affiliate_of"],
  expected: ["acronym", "date", "date_precision", "source_url", "note"],
};

export type OrganisationColumn = "number" | "name" | "date" | "remarks";

const NUMBER = "sr|sr no|s no|sno|ser|ser no|serial|serial no|serial number|no|sl no|sl|#|number";

/** NACTA's First Schedule: number, name, date of the ban. */
export const FIRST_SCHEDULE: PublisherTable<OrganisationColumn> = {
  words: headerWords({
    number: NUMBER,
    name:
      "name of organization|name of organisation|name of organizations|name of organisations|name of proscribed organization|name of proscribed organisation|" +
      "name of the organization|name of the organisation|organization|organisation|organizations|organisations|proscribed organization|proscribed organisation|organization name|organisation name",
    date:
      "date of proscription|date of ban|date of notification|date of proscription notification|date of proscription ban|notification date|proscription date|date of banning|" +
      "date of enlistment|proscribed on|banned on|date proscribed|date of listing",
    remarks: "remarks|remark|note|notes|comments",
  }),
  needed: ["name", "date"],
  expected: [],
  implied: (cells) =>
    cells.length >= 3 && cells.length <= 4 && /^(?:\d{1,3}\.?|\(?[a-z]\))$/.test(cells[0] as string) && /\d{4}/.test(cells[2] as string)
      ? (["number", "name", "date", "remarks"] as const).slice(0, cells.length)
      : null,
};

/** A table that was exported from the page: only words that stand on no list of a user's own tell it. */
export const FIRST_SCHEDULE_EXPORT: PublisherTable<"name" | "date"> = {
  words: headerWords({
    name: "name of organization|name of organisation|name of proscribed organization|name of proscribed organisation|proscribed organization|proscribed organisation|organization|organisation",
    date: "date of proscription|date of proscription notification|date of proscription ban|proscription date|date proscribed",
  }),
  needed: ["name", "date"],
  expected: [],
};

export type PersonColumn = "number" | "name" | "father" | "cnic" | "province" | "district";

/** NACTA's Fourth Schedule, as page, Excel and JSON have it. */
export const FOURTH_SCHEDULE: PublisherTable<PersonColumn> = {
  words: headerWords({
    number: `${NUMBER}|id`,
    name: "name|full name|name of person|person name",
    father: "FatherName|father name|fathers name|father's name|father|parentage",
    cnic: "cnic|cnic no|cnic number|cnic nicop|nic",
    province: "province|province territory|region",
    district: "district|distt",
  }),
  needed: ["name", "father", "cnic", "province", "district"],
  expected: [],
  implied: (cells) =>
    cells.length === 6 && /^\d{1,6}\.?$/.test(cells[0] as string) && /^(?:[\d -]{11,17}|)$/.test(cells[3] as string)
      ? ["number", "name", "father", "cnic", "province", "district"]
      : null,
};
