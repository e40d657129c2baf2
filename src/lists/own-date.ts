import { partialDate } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import type { Publication, ReadOptions } from "./reader.ts";
import { badRow, noDate, type Tally } from "./tally.ts";

/**
 * The date of a publication: what the file prints, else what the caller gives. `prints`: null where the format prints a date and this file
 * none that can be read; undefined where the format prints none.
 */
export function dated(
  prints: PartialDate | null | undefined,
  { published: given }: Pick<ReadOptions, "published">,
): Pick<Publication, "published" | "prints"> {
  const published = prints ?? given;
  return { ...(prints === undefined ? {} : { prints }), ...(published === undefined ? {} : { published }) };
}

/** The day of an instant such as `2025-11-18T00:00:02Z`, as printed and never shifted; null where the calendar has no such day. */
export const dayOfInstant = (text: string): PartialDate | null => partialDate(/^\d{4}-\d\d-\d\d(?!\d)/.exec(text.trim())?.[0] ?? "");

export interface OwnDate {
  readonly file: string;
  readonly field: string;
  /** as it stands in the file; undefined: it is not there */
  readonly text: string | undefined;
  readonly date: PartialDate | null;
}

/** As `dated`; a date that is no day is told always, a missing one where nobody gives it. */
export function ownDate(
  { file, field, text, date }: OwnDate,
  { tally, options }: { readonly tally: Tally; readonly options: ReadOptions },
) {
  if (date === null && text !== undefined && text.trim() !== "")
    tally.problem(badRow("field-invalid", { file, line: 1, field, value: text, message: "the list's own date is no day" }));
  else if (date === null && options.published === undefined) tally.problem(noDate(file, field));
  return dated(date, options);
}
