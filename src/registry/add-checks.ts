import { fail, type ListId, partialDate, WritError } from "../ground/index.ts";
import type { AddOptions } from "./face.ts";
import { isDamageCode } from "./damage-code.ts";
import type { PublicationFiles } from "../lists/index.ts";
import type { ReadPublication } from "./publication.ts";

/* What a call that adds lists must be, before anything is written down. */

/** Ids stand in party ids before a colon and in addresses: no blanks, colons or slashes, whatever a file's dataset is called. */
export function checkListId(list: ListId): void {
  if (/^[\p{Ll}\p{Lo}\p{Nd}][\p{Ll}\p{Lo}\p{M}\p{Nd}._-]{0,63}$/u.test(list)) return;
  fail("usage", {
    field: "--as",
    value: list,
    message: `"${list.slice(0, 80)}" cannot be a list's id`,
    remedy: "give --as with lower-case letters, digits, - _ and .; at most 64",
  });
}

/** Versions are put in order by their dates as text: one that is no day would stand before or behind all others. */
export function checkPublished(published: string | undefined): void {
  if (published === undefined || partialDate(published) !== null) return;
  fail("field-invalid", {
    field: "published",
    value: published.slice(0, 100),
    message: `"${published.slice(0, 100)}" is no day, month or year of the calendar`,
    remedy: "write it as 2025-11-20",
  });
}

/** A date that is given and another that the file prints: one of them is wrong, and nobody but the caller can know which file was meant. */
export function checkDated({ parts, result: { prints } }: ReadPublication, given: Pick<AddOptions, "published" | "publishedByName">): void {
  const { published, publishedByName } = given;
  if (published === undefined || publishedByName === true || prints === undefined || prints === null) return;
  if (prints.startsWith(published) || published.startsWith(prints)) return;
  const [only, ...more] = parts.filter(({ kept }) => !kept);
  fail("usage", {
    ...(only === undefined || more.length > 0 ? {} : { file: only.name }),
    field: "--published",
    value: published,
    message: `the file prints its own date, ${prints}, and ${published} was given`,
    remedy: "leave --published out, or give the file of that day",
  });
}

export function checkMapping(groups: readonly PublicationFiles[], mapping: string | undefined): void {
  if (mapping === undefined || groups.some(({ parts }) => parts.has("mapping"))) return;
  fail("mapping-invalid", {
    file: mapping,
    message: "this is no mapping of columns for the given files",
    remedy: "see docs/lists.md; official formats need no mapping",
  });
}

/** One file that stops all: whoever gave several must know that none of them went in. */
export function noneAdded(error: unknown, given: number): never {
  // trouble with the data folder is no file's
  if (!(error instanceof WritError) || given < 2 || /^(?:data|ledger)-/.test(error.code)) throw error;
  const { message, ...rest } = error.problem;
  throw new WritError({ ...rest, message: `${message}; none of the ${given} files was added` }, { cause: error });
}

export function checkAs(groups: readonly PublicationFiles[], as: ListId | undefined): void {
  if (as === undefined || groups.length === 1) return;
  fail("usage", {
    field: "--as",
    value: as,
    message: `the files are ${groups.length} publications and cannot all be ${as}`,
    remedy: "add them one by one",
  });
}

/** Two publications of one list in one call (two days of the UN list) go in one after the other, by the caller. */
export function checkOnce(reads: readonly Pick<ReadPublication, "list">[]): void {
  const seen = new Set<string>();
  for (const { list } of reads) {
    if (seen.has(list))
      fail("usage", {
        value: list,
        message: `two of the files are versions of the list ${list}`,
        remedy: "add them one by one, the older first",
      });
    seen.add(list);
  }
}

/** No official list is empty, and nothing may be answered from one: a file without any entry was cut or is not the list. */
export function refuseEmpty({ list, parts, problems, result }: ReadPublication): never {
  const cause = problems.find(({ code }) => isDamageCode(code)) ?? problems[0];
  const [only, ...more] = parts.filter(({ kept }) => !kept);
  const why = cause === undefined ? "" : ` (${cause.message} [${cause.code}]${cause.line === undefined ? "" : `, line ${cause.line}`})`;
  fail("list-empty", {
    ...(only === undefined || more.length > 0 ? {} : { file: only.name }),
    field: list,
    value: result.format,
    message: `no entry could be read: nothing is answered from an empty list${why}`,
    remedy: remedyFor(result),
  });
}

function remedyFor({ format, missingParts }: ReadPublication["result"]): string {
  if (missingParts.length > 0) return `give it together with ${missingParts.join(", ")}`;
  if (format === "custom-table") return "give the table with its rows; writ lists remove takes a list out";
  return "fetch the file again from its publisher, and compare its size with the last one";
}
