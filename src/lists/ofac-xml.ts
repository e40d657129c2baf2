import { OFAC_TITLES, SDN, listOfSamples } from "./ofac-list.ts";
import { readRecords } from "./ofac-records.ts";
import type { RecordForm, Told } from "./ofac-records.ts";
import { entryOfSdn } from "./ofac-xml-entry.ts";
import type { ListFile, ListReader } from "./reader.ts";
import { badRow } from "./tally.ts";
import { xmlRoot } from "./xml.ts";

const ROOT = "sdnList";

/** OFAC's SDN.XML and CONSOLIDATED.XML, one schema in two namespaces (formats.md 2.3). */
export const ofacXml: ListReader = {
  format: "ofac-xml",
  list: SDN,
  title: "US OFAC lists (SDN and non-SDN), XML",
  titles: OFAC_TITLES,
  recognise: (file) => (xmlRoot(file.head) === ROOT ? "whole" : null),
  group: (files) => Promise.resolve(files.map(({ part, file }) => ({ list: listOfHead(file.head), parts: new Map([[part, file]]) }))),
  read(parts, options) {
    const file = parts.get("whole") as ListFile;
    return readRecords(file, { options, list: options.as ?? options.list ?? listOfHead(file.head), form: () => FORM });
  },
};

/** The head holds the first entries, and they tell the list. */
function listOfHead(head: string): ReturnType<typeof listOfSamples> {
  const samples = head
    .split(/<(?:\w+:)?sdnEntry\b[^>]*>/)
    .slice(1, 51)
    .map((text) => ({
      number: /^\s*<(?:\w+:)?uid>\s*(\d+)/.exec(text)?.[1] ?? "",
      programmes: [...text.matchAll(/<(?:\w+:)?program>([^<]*)/g)].map((match) => match[1] as string),
      text,
    }))
    .filter(({ number }) => number !== "");
  return listOfSamples(samples);
}

const FORM: RecordForm = {
  format: ofacXml.format,
  root: ROOT,
  party: "sdnEntry",
  tables: [],
  known: new Set(["publshInformation", "Publish_Date", "Record_Count"]),
  onTable: () => undefined,
  onText(name, text, told) {
    if (name === "Publish_Date") told.date = { field: name, text };
    else if (name === "Record_Count") takeCount(told, text);
    else return false;
    return true;
  },
  entryOf: entryOfSdn,
};

function takeCount(told: Told, text: string): void {
  if (/^\d{1,9}$/.test(text)) told.count = Number(text);
  else
    told.tally.problem(
      badRow("field-invalid", { file: told.file, line: 1, field: "Record_Count", value: text, message: "the count cannot be read" }),
    );
}
