import type { Told } from "./ofac-records.ts";
import { badRow } from "./tally.ts";
import { takingFrom } from "./xml-taking.ts";
import type { Taking } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

/** The tables of codes at the beginning of an enhanced file. */
export interface EnhancedTables {
  take(record: XmlNode): void;
  /** A feature's label as Remarks print it (`DOB`), from its code; else its own words. */
  labelOf(typeId: string, words: string): string;
  /** Whether the words printed beside a code are those of the table; a code that is in no table speaks for nothing. */
  agrees(code: string, words: string): boolean;
}

export function newEnhancedTables({ file, tally }: Told): EnhancedTables {
  const values = new Map<string, string>();
  const labels = new Map<string, string>();
  const keepRest = (take: Taking): void => {
    for (const [key] of take.rest()) tally.unmapped(key);
  };
  const put = (table: Map<string, string>, { code, text, record }: { code: string; text: string; record: XmlNode }): void => {
    const there = table.get(code);
    if (code === "" || text === "" || (there !== undefined && there !== text))
      tally.problem(
        badRow("row-malformed", {
          file,
          line: record.line,
          field: record.name,
          value: code,
          message: code === "" || text === "" ? "the code or its meaning is missing" : `code ${code} stands for two values`,
        }),
      );
    if (there === undefined) table.set(code, text);
  };
  return {
    take(record) {
      const take = takingFrom(record);
      if (record.name === "referenceValue") {
        const text = take.text(record, "value");
        put(values, { code: take.attribute(record, "refId"), text, record });
        // the table's own columns explain codes; nothing of them belongs to a party
        for (const column of ["type", "isoCode", "code"]) take.text(record, column);
      } else {
        const words = take.text(record, "type");
        const label = take.text(record, "publishDescription");
        put(labels, { code: take.attribute(record, "featureTypeId"), text: label === "" ? words : label, record });
        const detail = take.one(record, "detailType");
        take.own(detail);
        take.attribute(detail, "refId");
        for (const column of ["publishExclude", "publishOrder"]) take.text(record, column);
      }
      keepRest(take);
    },
    labelOf: (typeId, words) => {
      const label = labels.get(typeId);
      return label === undefined ? words : label;
    },
    agrees(code, words) {
      const known = values.get(code);
      return known === undefined || known.toLowerCase() === words.toLowerCase();
    },
  };
}
