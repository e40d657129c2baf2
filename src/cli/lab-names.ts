import { createHash } from "node:crypto";
import { fail, problem, SUBJECT_KINDS, WritError, type Problem, type SubjectKind } from "../ground/index.ts";
import { LAB_LIMITS } from "../lab/index.ts";
import { decodeText, looksZipped, openListFile, separatorOf, tableRows, type ListFile } from "../lists/index.ts";

/** One name of a file. */
export interface NameRow {
  readonly line: number;
  readonly name: string;
  readonly kind: SubjectKind;
}

/** What came of a file of names; bad lines never stop it. */
export interface NamesRead {
  readonly file: string;
  /** of the unpacked bytes */
  readonly sha256: string;
  /** names given out */
  readonly names: number;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** problems because a name has too many words or letters, or a line too many characters */
  readonly tooLong: number;
}

/** characters of one line; a longer one is skipped and told */
const LONGEST_LINE = 1_000_000;
const PROBLEMS_KEPT = 100;
const SHAPES = "One name a line; or CSV with a column name; or JSON lines with name";
const COLUMN = /^(?:names?|full[ _]?name|name[ _]en|caption)$/i;

/**
 * Reads a file of names: one a line; or JSON lines with `name` or `names` and `kind`; or CSV or XLSX with a column `name` (and `kind`).
 * Gzip too. Names of more words or letters than the lab takes are problems. Errors: those of openListFile.
 */
export async function readNames(path: string, onName: (row: NameRow) => void): Promise<NamesRead> {
  const file = await openListFile(path).catch((error: unknown) => {
    if (!(error instanceof WritError) || error.code !== "file-empty") throw error;
    return fail("file-empty", { file: path, message: "the file is empty", remedy: SHAPES }, error);
  });
  const hash = createHash("sha256");
  const problems: Problem[] = [];
  let problemCount = 0;
  let tooLong = 0;
  let names = 0;
  const tell = (found: Problem): void => {
    problemCount++;
    if (found.code === "value-too-long") tooLong++;
    if (problems.length < PROBLEMS_KEPT) problems.push(found);
  };
  const take = (row: NameRow): void => {
    const flaw = flawOf(row, file.name);
    if (flaw !== null) return tell(flaw);
    names++;
    onName(row);
  };
  const bytes: ListFile = {
    ...file,
    async *chunks() {
      for await (const chunk of file.chunks()) {
        hash.update(chunk);
        yield chunk;
      }
    },
  };
  const head = file.head.trimStart();
  if (head.startsWith("{")) await jsonNames(bytes, take, tell);
  else if (isTable(file)) await tableNames(bytes, take, tell);
  else for await (const { number, text } of linesOf(bytes, tell)) take({ line: number, name: text.trim(), kind: "person" });
  if (names === 0)
    fail("file-empty", {
      file: path,
      message: `the file holds no name that can be asked${problemCount === 0 ? "" : ` (${problems[0]?.message ?? ""})`}`,
      remedy: SHAPES,
    });
  return { file: file.name, sha256: hash.digest("hex"), names, problems, problemCount, tooLong };
}

/**
 * A workbook, or text whose first line has a column of names. Text that falls into columns but has none is refused, for its lines would be
 * asked whole; two parts at a comma may be `SURNAME, Given`.
 */
function isTable(file: ListFile): boolean {
  if (looksZipped(file.headBytes)) return true;
  const { separator, cells } = separatorOf(file.head);
  const first = (file.head.split(/\r\n|[\r\n]/, 1)[0] ?? "").split(separator).map((cell) => cell.replaceAll('"', "").trim());
  if (first.some((cell) => COLUMN.test(cell))) return true;
  if (cells > 2 || (cells === 2 && separator !== ",")) refuseColumns(file, first);
  return false;
}

function refuseColumns(file: ListFile, columns: readonly string[]): never {
  const shown = columns.slice(0, 8).map((cell) => (cell.length > 20 ? `${cell.slice(0, 20)}…` : cell));
  return fail("field-missing", {
    file: file.name,
    line: 1,
    field: "name",
    message: `the file falls into columns and none is called name: ${shown.join(" · ")}`,
    remedy: "Call the column of names: name; or give one name a line and nothing else",
  });
}

function flawOf({ line, name }: NameRow, file: string): Problem | null {
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  if (!/\p{L}/u.test(name))
    return problem("field-invalid", { file, line, field: "name", value: shown, message: "there is no letter in it" });
  const words = name.split(/\s+/).length;
  if (words > LAB_LIMITS.words || name.length > LAB_LIMITS.letters)
    return problem("value-too-long", {
      file,
      line,
      field: "name",
      value: shown,
      message: `a name of ${words} words and ${name.length} letters; at most ${LAB_LIMITS.words} words and ${LAB_LIMITS.letters} letters are asked`,
      remedy: "One name a line",
    });
  return null;
}

async function* linesOf(
  file: ListFile,
  tell: (found: Problem) => void,
): AsyncGenerator<{ readonly number: number; readonly text: string }> {
  let held = "";
  let number = 0;
  let skipping = false;
  const tooLong = (): void =>
    tell(
      problem("value-too-long", {
        file: file.name,
        line: number,
        message: `a line of more than ${LONGEST_LINE} characters`,
        remedy: "One name a line",
      }),
    );
  for await (const piece of decodeText(file.chunks(), file)) {
    const parts = (held + piece).split("\n");
    held = parts.pop() ?? "";
    for (const part of parts) {
      number++;
      if (skipping || part.length > LONGEST_LINE) {
        tooLong();
        skipping = false;
      } else if (part.trim() !== "") yield { number, text: part };
    }
    if (held.length > LONGEST_LINE) {
      skipping = true;
      held = "";
    }
  }
  number++;
  if (skipping) tooLong();
  else if (held.trim() !== "") yield { number, text: held };
}

async function jsonNames(file: ListFile, take: (row: NameRow) => void, tell: (found: Problem) => void): Promise<void> {
  for await (const { number: line, text } of linesOf(file, tell)) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      tell(problem("json-malformed", { file: file.name, line }));
      continue;
    }
    const of = new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
    const names = of.get("names");
    const first: unknown = Array.isArray(names) ? names[0] : of.get("name");
    if (typeof first !== "string")
      tell(problem("field-missing", { file: file.name, line, field: "name", remedy: "Each line needs name or names" }));
    else take({ line, name: first.trim(), kind: kindOf(of.get("kind")) });
  }
}

async function tableNames(file: ListFile, take: (row: NameRow) => void, tell: (found: Problem) => void): Promise<void> {
  let name = -1;
  let kind = -1;
  for await (const { line, cells } of tableRows(file, { onProblem: tell })) {
    if (name < 0) {
      name = cells.findIndex((cell) => COLUMN.test(cell.trim()));
      kind = cells.findIndex((cell) => /^kind$/i.test(cell.trim()));
      if (name < 0) refuseColumns(file, cells);
      continue;
    }
    take({ line, name: (cells[name] ?? "").trim(), kind: kindOf(cells[kind]) });
  }
}

const kindOf = (value: unknown): SubjectKind => SUBJECT_KINDS.find((kind) => kind === value) ?? "person";
