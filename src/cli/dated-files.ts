import { basename, dirname } from "node:path";
import { fail, partialDate, type PartialDate } from "../ground/index.ts";

/** Files that came out on one day, by the date in their names. */
export interface DatedFiles {
  readonly published: PartialDate;
  readonly files: readonly string[];
}

const DATE = /(?<!\d)(\d{4})-?(\d\d)(?:-?(\d\d))?(?!\d)/;

/**
 * Groups files by the date in their name (`sdn-2024-03-20.csv.gz`, `sdn_20240320.csv`), else in that of the nearest folder that has one
 * (`triple-2022-01/alt.csv`), the oldest first. Throws `usage` for a file without.
 */
export function byDateInName(paths: readonly string[]): DatedFiles[] {
  const days = new Map<PartialDate, string[]>();
  for (const path of paths) {
    const published = dateIn(path) ?? noDate(path);
    days.set(published, [...(days.get(published) ?? []), path]);
  }
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([published, files]) => ({ published, files }));
}

function dateIn(path: string): PartialDate | null {
  for (let rest = path, name = basename(path); name !== "" && name !== "." && name !== ".."; rest = dirname(rest), name = basename(rest)) {
    const [, year, month = "", day] = DATE.exec(name) ?? [];
    const date = year === undefined ? null : partialDate([year, month, day].filter((part) => part !== undefined).join("-"));
    if (date !== null) return date;
  }
  return null;
}

function noDate(path: string): never {
  return fail("usage", {
    file: path,
    field: "--published",
    message: "neither the file's name nor its folder's holds a date",
    remedy: "rename it, as in sdn-2024-03-20.csv, or add it alone with --published 2024-03-20",
  });
}
