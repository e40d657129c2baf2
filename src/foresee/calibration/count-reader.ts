import { problem, WritError } from "../../ground/index.ts";
import { COUNT_FORMATS, type CountFormat } from "./counts.ts";
import { eventReader } from "./event-rows.ts";
import { gedEvent } from "./ged-event.ts";
import { DEATH_COLUMNS, incidentEvent } from "./incident-event.ts";
import { monthlyReader } from "./monthly-rows.ts";
import type { ColumnAt, CountReader, CountRow, Header, ReaderSettings } from "./count-row.ts";

/** Columns that must be there, any one of each list; first the column's usual name. Case and `_` or blank do not count. */
const NEEDED: Readonly<Record<CountFormat, readonly (readonly string[])[]>> = {
  ged: [["date_start"], ["date_end"], ["side_a"], ["side_b"], ["type_of_violence"]],
  monthly: [["month"], ["group"], ["attacks"]],
  incidents: [
    ["date", "year"],
    ["party_responsible", "party", "perpetrator", "actor"],
  ],
};

const folded = (name: string): string =>
  name
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.-]+/g, "_");

/** The reader for a file with this header. Fails with `format-unknown`, saying which columns are wanted. */
export function countReader(header: CountRow, settings: ReaderSettings): CountReader {
  const columns = header.cells.map(folded);
  const twice = columns.find((name, at) => name !== "" && columns.indexOf(name) !== at);
  if (twice !== undefined)
    throw new WritError(
      problem("csv-malformed", {
        file: settings.file,
        line: header.line,
        field: twice,
        message: `the column "${twice}" stands here twice`,
        remedy: "Rename or delete one",
      }),
    );
  const at: ColumnAt = (...names) => names.map((name) => columns.indexOf(name)).find((place) => place >= 0) ?? -1;
  const columnsOf: Header = { at, width: columns.length };
  if (settings.countries.size > 0 && at("country") < 0)
    throw new WritError(
      problem("field-missing", {
        file: settings.file,
        line: header.line,
        field: "country",
        message: "has no column of countries",
        remedy: "Leave out --country",
      }),
    );
  const format = (["ged", "monthly", "incidents"] as const).find((each) => NEEDED[each].every((names) => at(...names) >= 0));
  switch (format) {
    case "monthly":
      return monthlyReader(settings, columnsOf);
    case "ged":
      return eventReader("ged", settings, gedEvent(columnsOf), { deaths: at("best") >= 0 });
    case "incidents":
      return eventReader("incidents", settings, incidentEvent(columnsOf), { deaths: at(...DEATH_COLUMNS) >= 0 });
    case undefined: {
      const wanted = (["monthly", "ged", "incidents"] as const).map(
        (each) => `${COUNT_FORMATS[each]}: ${NEEDED[each].map((names) => names.join(" or ")).join(", ")}`,
      );
      throw new WritError(
        problem("format-unknown", {
          file: settings.file,
          line: header.line,
          message: `its columns (${columns.filter(Boolean).slice(0, 12).join(", ")}) are those of no file of counts`,
          remedy: wanted.join("; "),
        }),
      );
    }
  }
}
