import { fail } from "../ground/index.ts";
import { foldHeader } from "./mapping-fields.ts";
import type { ListFile } from "./reader.ts";

/**
 * An official table by headers that together stand in no other (docs/lists.md; formats.md 1 to 12). Asked when no reader knew the file:
 * a copy whose lines are quoted whole, or one with columns renamed, must not be read as a table of somebody's own.
 */
interface OfficialTable {
  readonly publisher: string;
  readonly headers: readonly string[];
}

const OFFICIAL: readonly OfficialTable[] = [
  { publisher: "Australia (DFAT, Consolidated List)", headers: ["Reference", "Name of Individual or Entity", "Name Type", "Control Date"] },
  { publisher: "the European Union (consolidated financial sanctions)", headers: ["Naal_wholename"] },
  { publisher: "the European Union (consolidated financial sanctions)", headers: ["NameAlias_WholeName"] },
  { publisher: "the European Union (consolidated financial sanctions)", headers: ["Entity_LogicalId"] },
  { publisher: "the United Kingdom (UK Sanctions List)", headers: ["Unique ID", "OFSI Group ID"] },
  { publisher: "the United Kingdom (UK Sanctions List)", headers: ["Name 6", "Name type", "Regime Name"] },
  { publisher: "the United Kingdom (OFSI Consolidated List)", headers: ["Name 6", "Alias Type", "Regime"] },
].map(({ publisher, headers }) => ({ publisher, headers: headers.map(foldHeader) }));

/** titles and dates stand above the header */
const LINES = 10;

/** The publisher of an official table, told by its headers, or null. Copies come with whole lines in quotes: the words are looked at, not the cells. */
export function officialTable({ head }: Pick<ListFile, "head">): string | null {
  for (const line of head.split(/[\r\n]+/, LINES)) {
    const cells = new Set(
      line
        .slice(0, LONGEST)
        .split(/[,;\t|]/)
        .map(foldHeader),
    );
    const found = OFFICIAL.find(({ headers }) => headers.every((header) => cells.has(header)));
    if (found !== undefined) return found.publisher;
  }
  return null;
}

/** the longest official header has 2,000 characters */
const LONGEST = 10_000;

/** Plain headers would read such a list halfway: rows that are one entry apart, dates and links unread. Throws `format-unknown`. */
export function refuseOfficial(file: ListFile): void {
  const publisher = officialTable(file);
  if (publisher === null) return;
  fail("format-unknown", {
    file: file.name,
    message: `this is the list of ${publisher}, but not in a layout that Writ reads: columns are renamed or missing, or the copy is damaged`,
    remedy: "take the publisher's own file; or give a mapping file beside it (--mapping FILE, docs/mapping.md) and check what comes out",
  });
}
