import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { WritError } from "../../src/ground/index.ts";
import { csvRows, listFileFromBytes, recognise, xlsxRows } from "../../src/lists/index.ts";
import { collect, tableWorkbook } from "../fixtures/lists/xlsx/build.ts";
import { fixture } from "../read-list.ts";
import { shared } from "../shared.ts";

export type Shape = "csv" | "xml" | "html" | "lines" | "workbook";

/** One publication that can be damaged: its files, and which of them is wounded. */
export interface DamageCase {
  readonly name: string;
  readonly format: string;
  readonly shape: Shape;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  /** place of the wounded file in `files` */
  readonly target: number;
}

/** a cut of a real list is no longer than about this */
const CUT = 24_000;

function shapeOf(bytes: Buffer): Shape {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return "workbook";
  const head = bytes.toString("utf8", 0, 4_000).trimStart();
  if (/^<!doctype html|^<html/i.test(head)) return "html";
  if (head.startsWith("<")) return "xml";
  return head.startsWith("{") || head.startsWith("[") || head.startsWith("#") ? "lines" : "csv";
}

/** null: no reader knows the files */
async function caseOf(name: string, files: DamageCase["files"], target = 0): Promise<DamageCase | null> {
  const bytes = (files[target] as { bytes: Buffer }).bytes;
  const opened = await Promise.all(files.map((file) => listFileFromBytes(file.name, file.bytes)));
  const [group] = await recognise(opened).catch((error: unknown) => {
    if (error instanceof WritError) return [];
    throw error;
  });
  // fixed widths have no columns to move
  const shape = name.endsWith(".ff") ? "lines" : shapeOf(bytes);
  return group === undefined ? null : { name, format: group.reader.format, shape, files, target };
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((found) =>
    found.isDirectory() ? filesBelow(join(folder, found.name)) : [join(folder, found.name)],
  );

/** publications of several files, by their names in the fixtures */
const SETS: readonly (readonly string[])[] = [
  ["ofac/sdn.csv", "ofac/alt.csv", "ofac/add.csv", "ofac/sdn_comments.csv"],
  ["ofac/cons_prim.csv", "ofac/cons_alt.csv", "ofac/cons_add.csv", "ofac/cons_comments.csv"],
  ["mapping/blocked.csv", "mapping/blocked.yaml"],
];

/** Every fixture of every format, each file of a set once, and the tables as workbooks. */
export async function fixtureCases(): Promise<readonly DamageCase[]> {
  const root = fixture("");
  const cases: (DamageCase | null)[] = [];
  const inSets = new Set(SETS.flat());
  const read = (path: string): { name: string; bytes: Buffer } => ({ name: path, bytes: readFileSync(fixture(path)) });
  for (const file of filesBelow(root).toSorted()) {
    const path = relative(root, file);
    if (path.endsWith(".ts") || inSets.has(path)) continue;
    cases.push(await caseOf(path, [read(path)]));
  }
  for (const set of SETS) {
    const files = set.map(read);
    for (const [target, path] of set.entries()) if (!path.endsWith(".yaml")) cases.push(await caseOf(path, files, target));
  }
  for (const path of ["au/dfat-19.csv", "uk/conlist-36.csv"]) {
    const rows = await tableOf(readFileSync(fixture(path)).toString("utf8"));
    cases.push(await caseOf(`${path} as a workbook`, [{ name: `${path}.xlsx`, bytes: await tableWorkbook(rows) }]));
  }
  return cases.filter((found) => found !== null);
}

export async function tableOf(text: string, separator = ","): Promise<string[][]> {
  async function* texts(): AsyncGenerator<string> {
    yield text.replace(/^\uFEFF/, "");
  }
  const rows = await collect(csvRows(texts(), { file: "given", separator, onProblem: () => undefined }));
  return rows.map(({ cells }) => [...cells]);
}

/** real lists, a cut of each: paths below the shared folder, siblings behind their main file */
const REAL: readonly (readonly string[])[] = [
  ["un/un-consolidated-2025-11-20.xml.gz"],
  ["un/un-consolidated-2018-06-07.xml.gz"],
  ["ofac/sdn-2024-05-03.csv.gz"],
  ["ofac/nonsdn-2018/cons_prim.pip.gz"],
  ["watchman/ofac-nonsdn-2025-12/cons_prim.csv", "watchman/ofac-nonsdn-2025-12/cons_alt.csv", "watchman/ofac-nonsdn-2025-12/cons_add.csv"],
  ["ofac/consolidated-nonsdn-2025-03-28.xml.gz"],
  ["uk/hmt-sanctionsconlist-2014-04-02.csv.gz"],
  ["uk/ofsi-ConList-2025-04-14.xlsx"],
  ["eu/eu-fsf-2025-04-15.names.derived.csv.gz"],
  ["au/dfat-regulation8_consolidated-2024-11.xlsx"],
  ["au/dfat-2026-02-24-sample-autonomous-only.xlsx"],
  ["ca/sema-lmes-2025-05.xml.gz"],
  ["watchman/us-csl-2022-05/consolidated.csv.gz"],
  ["watchman/bis-dpl/dpl-2023-11.txt"],
  ["pk/pk-proscribed-organisations.compiled.csv"],
  ["in/in-uapa-banned-organisations.compiled-partial.csv"],
];

/** Cuts of real files, where the shared folder is there; empty elsewhere. */
export async function realCases(): Promise<readonly DamageCase[]> {
  if (shared === null) return [];
  const cases: (DamageCase | null)[] = [];
  for (const paths of REAL) {
    const files = await Promise.all(
      paths.map(async (path) => ({ name: path, bytes: await cutOf(join(shared as string, "data/lists", path)) })),
    );
    for (const target of files.keys()) cases.push(await caseOf(paths[target] as string, files, target));
  }
  return cases.filter((found) => found !== null);
}

/** The beginning of a list, ended as the whole list ends. */
async function cutOf(path: string): Promise<Buffer> {
  const raw = readFileSync(path);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  if (shapeOf(bytes) === "workbook") {
    const rows: string[][] = [];
    for await (const { cells } of xlsxRows(bytes, { maxRows: 1_000_000 })) {
      rows.push([...cells]);
      if (rows.length === 60) break;
    }
    return tableWorkbook(rows);
  }
  if (bytes.length <= CUT) return bytes;
  if (shapeOf(bytes) === "xml") return Buffer.from(cutXml(bytes.toString("utf8")));
  // a line's end that is no cell's: the next line begins like the first ones do
  const text = bytes.toString("latin1", 0, CUT * 2);
  const ends = [...text.matchAll(/\r?\n(?=[\d"A-Z])/g)].map((match) => match.index + match[0].length).filter((at) => at < CUT);
  return Buffer.from(text.slice(0, ends.at(-1)), "latin1");
}

/** Cut behind an element of the depth of a record, and closed as the open elements are. */
function cutXml(text: string): string {
  const open: string[] = [];
  for (const match of text.matchAll(/<(\/?)([\w:.-]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g)) {
    if (match[3] === "/") continue;
    if (match[1] === "") open.push(match[2] as string);
    else open.pop();
    const end = match.index + match[0].length;
    if (end > CUT && match[1] === "/" && open.length <= 2)
      return `${text.slice(0, end)}${open
        .toReversed()
        .map((name) => `</${name}>`)
        .join("")}\n`;
  }
  return text;
}
