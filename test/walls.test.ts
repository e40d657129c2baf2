import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, read, root, sourceFiles, tableRows } from "./sources.ts";
import { readdirSync } from "node:fs";

/** room → rooms it may import, from the page that people read */
const allowed = new Map(
  tableRows(read("docs/architecture.md"), "room").map(([room = "", , may = ""]) => [
    room.replaceAll("`", ""),
    new Set(may === "–" ? [] : may.split(",").map((name) => name.trim())),
  ]),
);

interface Edge {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

/** the library: files directly in `src`. They stand above all rooms and see only faces */
const library = "the library";
/** `src/match/alert.ts` → `match`; null outside of `src` */
const roomOf = (path: string): string | null => (/^src\/[^/]+$/.test(path) ? library : (/^src\/([^/]+)\//.exec(path)?.[1] ?? null));

function edgesOf(file: string, source: string): Edge[] {
  const from = roomOf(file);
  if (from === null) return [];
  const edges: Edge[] = [];
  for (const { specifier, typeOnly } of importsOf(source)) {
    if (!specifier.startsWith(".")) continue;
    const target = posix.normalize(posix.join(posix.dirname(file), specifier));
    edges.push({ file, from, to: roomOf(target) ?? target, target, typeOnly });
  }
  return edges;
}

/** What is wrong with an import, in words, or null. */
function breach(edge: Edge): string | null {
  const isTest = /\.test\.tsx?$/.test(edge.file);
  if (edge.to === edge.from) return null;
  if (!allowed.has(edge.to)) {
    // tests may use the shared helpers and fixtures outside src; the cli may read the package's own version and paths
    if (isTest && edge.target.startsWith("test/")) return null;
    return `${edge.file} leaves the rooms: ${edge.target}`;
  }
  if (edge.from !== library && !allowed.get(edge.from)?.has(edge.to)) return `${edge.file} (${edge.from}) may not import ${edge.to}`;
  if (edge.target !== `src/${edge.to}/index.ts`) return `${edge.file} goes past the face of ${edge.to}: ${edge.target}`;
  return null;
}

/** A circle through `next`, as a readable chain, or null. */
function circle(graph: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): string | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(" → ");
    if (done.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const found = visit(next, [...path, node]);
      if (found !== null) return found;
    }
    done.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const found = visit(node, []);
    if (found !== null) return found;
  }
  return null;
}

function graphOf(edges: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges) if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
}

const files = sourceFiles("src");
const edges = files.flatMap((file) => edgesOf(file, read(file)));

describe("the walls", () => {
  test("[H1] every folder of src is a room of the table, and the reverse", () => {
    const folders = readdirSync(`${root}/src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).toSorted()).toEqual([...allowed.keys()].toSorted());
  });

  test("[H2] a room imports only the rooms of its row, and only their index.ts", () => {
    expect(edges.map(breach).filter((found) => found !== null)).toEqual([]);
  });

  test("[H3] no circle of rooms, neither in the table nor in the code", () => {
    expect(circle(graphOf([...allowed].flatMap(([from, to]) => [...to].map((room) => [from, room] as const))))).toBeNull();
    expect(circle(graphOf(edges.filter((edge) => allowed.has(edge.to)).map((edge) => [edge.from, edge.to] as const)))).toBeNull();
  });

  test("[H4] relative imports name the file with its ending", () => {
    const bare = files.flatMap((file) =>
      importsOf(read(file))
        .filter(({ specifier }) => specifier.startsWith(".") && !/\.(tsx?|json|css|js)$/.test(specifier))
        .map(({ specifier }) => `${file}: ${specifier}`),
    );
    expect(bare).toEqual([]);
  });

  test("the check itself sees a broken wall, a passed face, a circle and a hidden import", () => {
    const breaches = (file: string, source: string): (string | null)[] => edgesOf(file, source).map(breach);
    expect(breaches("src/names/a.ts", 'import { x } from "../match/index.ts";')).toEqual(["src/names/a.ts (names) may not import match"]);
    expect(breaches("src/match/a.ts", 'export {\n  x,\n} from "../names/token.ts";')).toEqual([
      "src/match/a.ts goes past the face of names: src/names/token.ts",
    ]);
    expect(breaches("src/web/a.tsx", 'const x = await import("../server/index.ts");')).toEqual([
      "src/web/a.tsx (web) may not import server",
    ]);
    expect(breaches("src/match/a.ts", '// import { x } from "../cli/index.ts";\nimport type { Y } from "./y.ts";')).toEqual([null]);
    expect(breaches("src/index.ts", 'export { x } from "./match/alert.ts";')).toEqual([
      "src/index.ts goes past the face of match: src/match/alert.ts",
    ]);
    expect(breaches("src/names/deep/a.ts", 'import "../../lists/index.ts";')).toEqual(["src/names/deep/a.ts (names) may not import lists"]);
    expect(
      circle(
        graphOf([
          ["a", "b"],
          ["b", "c"],
          ["c", "a"],
        ]),
      ),
    ).toBe("a → b → c → a");
  });
});
