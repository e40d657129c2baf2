import { headerWords } from "./header-layout.ts";
import type { PublisherTable } from "./publisher-table.ts";

export type CompiledColumn = "name_as_printed" | "legal_basis" | "as_of" | "source_url";

/** The table of banned organisations that was put together from public pages. */
export const COMPILED: PublisherTable<CompiledColumn> = {
  words: headerWords({ name_as_printed: "name_as_printed", legal_basis: "legal_basis", as_of: "as_of", source_url: "source_url" }),
  needed: ["name_as_printed", "legal_basis"],
  expected: ["as_of", "source_url"],
};

export type PageColumn = "number" | "name" | "date";

/** The ministry's pages: a serial number and a name, nothing else; the heading says which schedule it is. */
export const PAGE: PublisherTable<PageColumn> = {
  words: headerWords({
    number: "sr|sr no|s no|sno|sl no|sl|serial no|serial number|no|#|number",
    name:
      "name|names|name of organisation|name of organization|name of the organisation|name of the organization|organisation|organization|terrorist organisation|terrorist organization|" +
      "name of the terrorist organisation|name of the terrorist organization|name of terrorist organisation|name of unlawful association|name of the unlawful association|" +
      "unlawful association|name of association|name of the association|association|name of individual|name of the individual|name of individuals|individual|individuals|" +
      "name of terrorist|name of the terrorist|names of individuals|title|list of organisation|list of organizations designated as terrorist organizations",
    date: "date|date of notification|notification date|date of declaration|date of designation",
  }),
  needed: ["number", "name"],
  expected: [],
  implied: (cells) =>
    cells.length >= 2 && cells.length <= 3 && /^\d{1,3}[.)]?$/.test(cells[0] as string) && /\p{L}{3}/u.test(cells[1] as string)
      ? (["number", "name", "date"] as const).slice(0, cells.length)
      : null,
};
