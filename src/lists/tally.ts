import { problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { MAX_LETTERS, MAX_WORDS, readName } from "../names/index.ts";
import type { Entry } from "./entry.ts";
import type { PartCount, Publication, ReadOptions, ReadResult } from "./reader.ts";
import { isDamage } from "./text.ts";

const KEPT_PROBLEMS = 1_000;
/** names that are told apart when counted; beyond it they are only added up, so that memory stays bounded */
const DISTINCT_NAMES = 5_000_000;

/** The running sum of one reading: every reader fills one and turns it into its ReadResult. */
export interface Tally {
  /** a record of the file, read well or not */
  row(): void;
  problem(problem: Problem): void;
  /** something was met that no field fits */
  unmapped(key: string): void;
  /** Hands the entry on, counts it, its unmapped pairs and its distinct printed names (by default those of its names, original script left out). */
  entry(entry: Entry, printedNames?: readonly string[]): void;
  /** Keeps a damage as a problem and remembers that the file is not whole; throws on what is not the file's damage. */
  damage(error: unknown): void;
  /** the file was cut or damaged */
  broken(): void;
  result(publication: Publication, parts?: readonly PartCount[]): ReadResult;
}

export function newTally(options: Pick<ReadOptions, "onEntry">): Tally {
  const unmapped = new Map<string, number>();
  const names = new Set<string>();
  const problems: Problem[] = [];
  let moreNames = 0;
  let problemCount = 0;
  let entries = 0;
  let rows = 0;
  let whole = true;
  const keep = (found: Problem): void => {
    problemCount++;
    if (problems.length < KEPT_PROBLEMS) problems.push(found);
  };
  const meet = (key: string): void => void unmapped.set(key, (unmapped.get(key) ?? 0) + 1);
  return {
    row: () => void rows++,
    problem: keep,
    unmapped: meet,
    entry(entry, printedNames) {
      entries++;
      for (const [key] of entry.unmapped) meet(key);
      const found = readInPart(entry);
      if (found !== null) keep(found);
      for (const name of printedNames ??
        entry.names.filter(({ role }) => role !== "original").map(({ printed, text }) => printed ?? text)) {
        if (names.size < DISTINCT_NAMES) names.add(name);
        else moreNames++;
      }
      options.onEntry(entry);
    },
    damage(error) {
      if (!isDamage(error)) throw error;
      keep(error.problem);
      whole = false;
    },
    broken: () => void (whole = false),
    result: (publication, parts) => ({
      ...publication,
      entries,
      names: names.size + moreNames,
      rows,
      unmapped,
      problems,
      problemCount,
      whole,
      ...(parts === undefined ? {} : { parts }),
    }),
  };
}

/** Passes chunks on and tells how many bytes have gone by. */
export async function* watched(chunks: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    onRead(read);
    yield chunk;
  }
}

/** White space squeezed to single blanks (no-break space and line breaks too), other control characters and trailing blanks gone. */
export function squeeze(text: string): string {
  if (isTidy(text)) return text;
  return text.replace(CONTROLS, "").replace(/\s+/gu, " ").trim();
}

/** Nearly every cell is tidy ASCII: seen letter by letter in a third of the time that the pattern takes. */
function isTidy(text: string): boolean {
  let before = BLANK;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < BLANK || code > LAST_PRINTED) return !UNTIDY.test(text);
    if (code === BLANK && before === BLANK) return false;
    before = code;
  }
  return before !== BLANK || text === "";
}

const BLANK = 0x20;
const LAST_PRINTED = 0x7e;
const UNTIDY = /^\s|\s$|\s\s|[^\S ]|[\u0000-\u001f\u007f-\u009f\ufeff]/u;
const CONTROLS = /[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\ufeff]/gu;

/** A problem of one record, with the remedy that fits them all. */
export function badRow(
  code: Problem["code"],
  where: { readonly file: string; readonly line: number; readonly field?: string; readonly value?: string; readonly message: string },
): Problem {
  const value = where.value === undefined ? {} : { value: where.value.slice(0, 200) };
  return problem(code, { ...where, ...value, remedy: "check the line in the file, or tell the publisher" });
}

/** letters without a gap, more than a word may have; of Han each sign is a word */
const LONG_RUN = new RegExp(`[\\p{L}\\p{N}\\p{M}]{${MAX_LETTERS + 1}}`, "u");

/** characters of a name that show whether it is cut */
const ENOUGH = 100_000;

/** An entry with a name that is compared by its beginning only, or null. The name is kept as printed. */
function readInPart({ names, kind, source: { file, line } }: Entry): Problem | null {
  for (const { text } of names) {
    // to read each name here would take as long as to read the list
    if (text.length <= MAX_LETTERS || (text.length < 2 * MAX_WORDS && !LONG_RUN.test(text))) continue;
    const { cut, shortened } = readName(text.slice(0, ENOUGH), kind);
    if (cut === 0 && shortened === 0) continue;
    const message =
      text.length > ENOUGH
        ? `a name has ${text.length} characters, of which at most the first ${MAX_WORDS} words are compared`
        : cut > 0
          ? `a name has ${cut === 1 ? "1 word" : `${cut} words`} beyond the first ${MAX_WORDS}, which are not compared`
          : `a name has a word of more than ${MAX_LETTERS} letters, whose rest is not compared`;
    return problem("field-invalid", {
      file,
      line,
      field: "name",
      value: text.slice(0, 200).toWellFormed(),
      message,
      remedy: "the entry is kept as printed; look whether the cell holds more than a name",
    });
  }
  return null;
}

/** A list that prints its own date, and here none that can be read. */
export function noDate(file: string, field: string): Problem {
  const message = "the list's own date is missing or cannot be read";
  return problem("field-missing", { file, line: 1, field, message, remedy: "give the date with --published" });
}
