import { entryId } from "../ground/index.ts";
import type { ListId } from "../ground/index.ts";
import { newEnhancedTables } from "./ofac-enhanced-tables.ts";
import { entryOfEnhanced } from "./ofac-enhanced-entry.ts";
import { firstNumber } from "./ofac-first-number.ts";
import { OFAC_TITLES, SDN, listOfSamples, listOfTitles } from "./ofac-list.ts";
import { readRecords } from "./ofac-records.ts";
import type { RecordForm, Told } from "./ofac-records.ts";
import type { ListFile, ListReader } from "./reader.ts";
import { badRow } from "./tally.ts";
import { xmlRoot } from "./xml.ts";

const ROOT = "sanctionsData";

/** OFAC's SDN_ENHANCED.XML and CONS_ENHANCED.XML: scripts, dates, documents and relations, each value coded and printed (formats.md 2.5). */
export const ofacEnhanced: ListReader = {
  format: "ofac-enhanced-xml",
  list: SDN,
  title: "US OFAC lists (SDN and non-SDN), enhanced XML",
  titles: OFAC_TITLES,
  recognise: (file) => (xmlRoot(file.head) === ROOT ? "whole" : null),
  group: (files) => Promise.all(files.map(async ({ part, file }) => ({ list: await listOfFile(file), parts: new Map([[part, file]]) }))),
  async read(parts, options) {
    const file = parts.get("whole") as ListFile;
    return readRecords(file, { options, list: options.as ?? options.list ?? (await listOfFile(file)), form });
  },
};

/** The file names the lists that it was made for; where it names none or both, its first number tells. */
async function listOfFile(file: ListFile): Promise<ListId> {
  const filters = /<(?:\w+:)?filters>([\s\S]*?)<\/(?:\w+:)?filters>/.exec(file.head)?.[1] ?? "";
  const named = listOfTitles([...filters.matchAll(/<(?:\w+:)?sanctionsList\b[^>]*>([^<]*)/g)].map((match) => match[1] as string));
  if (named !== null) return named;
  const number = await firstNumber(file, /<(?:\w+:)?entity\s[^>]*?\bid\s*=\s*["'](\d+)["']/);
  return listOfSamples(number === null ? [] : [{ number, programmes: ["NS-"], text: "" }]);
}

const FRAME: ReadonlySet<string> = new Set([
  "publicationInfo",
  "dataAsOf",
  "filters",
  "sanctionsLists",
  "sanctionsList",
  "sanctionsList@refId",
  "referenceValues",
  "featureTypes",
  "entities",
]);

function form(told: Told): RecordForm {
  const tables = newEnhancedTables(told);
  /** other party → the first line that refers to it */
  const related = new Map<string, number>();
  return {
    format: ofacEnhanced.format,
    root: ROOT,
    party: "entity",
    tables: ["referenceValue", "featureType"],
    known: FRAME,
    onTable: tables.take,
    onText(name, text) {
      if (name === "dataAsOf") told.date = { field: name, text };
      // the filters by which the file was made: its lists were looked at already, others are told
      return name === "dataAsOf" || name === "sanctionsList";
    },
    entryOf: (record, context) => entryOfEnhanced(record, { ...context, tables, related }),
    onEnd({ file, list, tally }, ids) {
      // parties of the other list are related to those of the SDN list; the SDN list itself lacks none of the parties in force
      if (list !== SDN) return;
      for (const [id, line] of related)
        if (!ids.has(entryId(id)))
          tally.problem(
            badRow("entry-unknown", {
              file,
              line,
              field: "relatedEntity",
              value: id,
              message: `a relation leads to entry ${id}, which is not in the file: it was kept by its name`,
            }),
          );
    },
  };
}
