import type { Document, LineCounter } from "yaml";
import { problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { yaml } from "./yaml.ts";

/** A path into a document: keys and positions. */
export type YamlPath = readonly (string | number)[];

export interface YamlFile {
  /** text, arrays and objects of them; null where the file could not be read */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** 1-based line in the file of what a path leads to; of its nearest parent where it leads nowhere */
  lineOf(path: YamlPath): number;
}

const KEY = /^[a-z][a-z_]*$/u;
const REMEDY = "docs/register.md, “The format”, says what a file may hold";

/** brackets within brackets; the register itself needs four */
const DEEPEST = 16;

/** Reads the strict subset of YAML that the register is written in: no anchors, aliases, tags or odd keys; every scalar is text. */
export function readYaml(text: string, file: string): YamlFile {
  const deep = tooDeep(text);
  if (deep !== null) {
    const found = problem("file-unreadable", { file, line: deep, message: `is nested deeper than ${DEEPEST} levels`, remedy: REMEDY });
    return { value: null, problems: [found], lineOf: () => deep };
  }
  const { isAlias, isScalar, parseDocument, visit, LineCounter: Counter } = yaml();
  const lines = new Counter();
  const document = parseDocument(text, { schema: "failsafe", strict: true, uniqueKeys: true, lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = [];
  const refuse = (offset: number, message: string, field?: string): void => {
    const line = lines.linePos(offset).line;
    problems.push(problem("file-unreadable", { file, line, ...(field === undefined ? {} : { field }), message, remedy: REMEDY }));
  };
  for (const error of [...document.errors, ...document.warnings]) refuse(error.pos[0], error.message);
  visit(document, {
    Node: (_key, node) => {
      const at = node.range?.[0] ?? 0;
      if (isAlias(node)) return refuse(at, "aliases (*name) are not used here");
      if (node.anchor !== undefined) refuse(at, "anchors (&name) are not used here");
      if (node.tag !== undefined && !node.tag.startsWith("tag:yaml.org,2002:")) refuse(at, "tags (!name) are not used here");
    },
    Pair: (_key, pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : null;
      if (key === null || !KEY.test(key))
        refuse(isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0, "this key is not made of small letters and _", key ?? "");
      else if (pair.value === null || (isScalar(pair.value) && pair.value.value === "" && pair.value.type === "PLAIN"))
        refuse(isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0, "has no value", key);
    },
  });
  return { value: problems.length > 0 ? null : plain(document.contents), problems, lineOf: (path) => lineOf(document, lines, path) };
}

/** The line where nesting goes too deep, or null: the parser would overflow its stack. Counts brackets in texts too, which is harmless. */
function tooDeep(text: string): number | null {
  let depth = 0;
  for (const [at, line] of text.split("\n").entries()) {
    // block nesting: two blanks or a dash a level
    const indent = /^[ -]*/u.exec(line)?.[0].length ?? 0;
    for (const letter of line)
      depth = letter === "[" || letter === "{" ? depth + 1 : (letter === "]" || letter === "}") && depth > 0 ? depth - 1 : depth;
    if (depth > DEEPEST || indent > 2 * DEEPEST) return at + 1;
  }
  return null;
}

function plain(node: unknown): unknown {
  const { isMap, isScalar, isSeq } = yaml();
  if (isMap(node))
    return Object.fromEntries(node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : "", plain(pair.value)]));
  if (isSeq(node)) return node.items.map(plain);
  return isScalar(node) ? String(node.value) : null;
}

function lineOf(document: Document.Parsed, lines: LineCounter, path: YamlPath): number {
  const { isCollection, isMap, isScalar } = yaml();
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (!isCollection(node)) break;
    // a key's own line, not its value's: a block value starts one line lower
    const key = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === step)?.key : undefined;
    const next = node.get(step, true);
    const range = isScalar(key) ? key.range : isCollection(next) || isScalar(next) ? next.range : undefined;
    if (range === undefined || range === null) break;
    offset = range[0];
    node = next;
  }
  return lines.linePos(offset).line;
}
