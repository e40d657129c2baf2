import { createReadStream } from "node:fs";
import { countReader, STATE, yearlySeries, type CountRow, type CountsResult, type YearlySeries } from "../foresee/index.ts";
import { fail, problem, type Problem, WritError } from "../ground/index.ts";
import { csvRows, separatorOf } from "../lists/index.ts";

/** a yearly series or a table of names is small */
const MOST_ROWS = 20_000;

/** Counts from a CSV file of any of the formats, row by row: a file of every event in the world fits into little memory. */
export async function readCounts(
  file: string,
  settings: {
    readonly groups: readonly string[];
    readonly names: ReadonlyMap<string, string | null>;
    readonly countries: ReadonlySet<string>;
  },
  onProblem: (problem: Problem) => void,
): Promise<CountsResult> {
  let reader: ReturnType<typeof countReader> | null = null;
  for await (const row of rowsOf(file, "COUNTS", onProblem)) {
    if (reader === null) reader = countReader(row, { file, ...settings });
    else reader.take(row);
  }
  return reader?.finish() ?? fail("file-empty", { file, field: "COUNTS", remedy: "A CSV file whose first line names its columns" });
}

/** Who belongs to which group: `name,group` with a group of the situation, `state`, or `-` for those who are left out on purpose. */
export async function readNames(file: string, groups: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const names = new Map<string, string | null>();
  const rows = await smallTable(file, "--groups");
  for (const { line, cells } of rows) {
    const [name = "", group = ""] = cells.map((cell) => cell.trim());
    const key = name.toLowerCase();
    if (line === rows[0]?.line && key === "name" && group.toLowerCase() === "group") continue;
    const wrong = (value: string, message: string, remedy: string): never =>
      fail("field-invalid", { file, line, field: "--groups", value, message, remedy });
    if (cells.length !== 2 || key === "" || group === "") wrong(cells.join(","), "is no pair of a name and a group", "Write: name,group");
    if (group !== "-" && group !== STATE && !groups.includes(group))
      wrong(group, `"${group}" is no group of the situation`, `One of: ${groups.join(", ")}, ${STATE}, or - to leave it out`);
    if (names.has(key)) wrong(name, `"${name}" stands here twice`, "Keep one");
    names.set(key, group === "-" ? null : group);
  }
  return names;
}

/** A published series of deaths by year. */
export async function readSeries(file: string, column: string | undefined): Promise<YearlySeries> {
  return yearlySeries(await smallTable(file, "--beside"), file.split("/").at(-1) ?? file, column);
}

async function smallTable(file: string, field: string): Promise<CountRow[]> {
  const rows: CountRow[] = [];
  const refuse = (found: Problem): never => {
    throw new WritError(found);
  };
  for await (const row of rowsOf(file, field, refuse)) {
    if (rows.length === MOST_ROWS) fail("too-many", { file, field, message: `more than ${MOST_ROWS} rows` });
    rows.push(row);
  }
  if (rows.length === 0) fail("file-empty", { file, field });
  return rows;
}

async function* rowsOf(file: string, field: string, onProblem: (problem: Problem) => void): AsyncGenerator<CountRow> {
  const texts = textsOf(file, field)[Symbol.asyncIterator]();
  const first = await texts.next();
  if (first.done === true) return;
  const { separator } = separatorOf(first.value);
  yield* csvRows(
    (async function* () {
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => texts };
    })(),
    { file, separator, onProblem },
  );
}

async function* textsOf(file: string, field: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of createReadStream(file)) {
      const text = decoder.decode(bytes as Uint8Array, { stream: true });
      if (text.includes("\0")) fail("file-binary", { file, field, remedy: "Save the table as CSV" });
      if (text !== "") yield text;
    }
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } catch (error) {
    if (error instanceof WritError) throw error;
    if (error instanceof TypeError)
      throw new WritError(problem("encoding-damaged", { file, field, remedy: "Save it as UTF-8" }), { cause: error });
    const { code } = error as NodeJS.ErrnoException;
    fail(code === "ENOENT" ? "file-not-found" : "file-unreadable", { file, field, remedy: "Check the path" }, error);
  }
}
