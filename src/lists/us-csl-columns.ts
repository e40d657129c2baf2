import { headerWords } from "./header-layout.ts";
import type { TableHeader } from "./header-table.ts";

/** The columns by the publisher's own names; `_id` came after 2019. */
export const COLUMNS = [
  "_id",
  "source",
  "entity_number",
  "type",
  "programs",
  "name",
  "title",
  "addresses",
  "federal_register_notice",
  "start_date",
  "end_date",
  "standard_order",
  "license_requirement",
  "license_policy",
  "call_sign",
  "vessel_type",
  "gross_tonnage",
  "gross_registered_tonnage",
  "vessel_flag",
  "vessel_owner",
  "remarks",
  "source_list_url",
  "alt_names",
  "citizenships",
  "dates_of_birth",
  "nationalities",
  "places_of_birth",
  "source_information_url",
  "ids",
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * `source`, `name` and two columns that stand on no other list; any may be somewhere else in the row. The layout of 2019 had no `_id`; a file
 * without it is told all the same, since nothing else shows that the column was lost.
 */
export const CSL_HEADER: TableHeader<Column> = {
  words: headerWords(Object.fromEntries(COLUMNS.map((column) => [column, column])) as Record<Column, string>),
  needed: ["source", "name", "entity_number", "federal_register_notice"],
  expected: COLUMNS,
};
