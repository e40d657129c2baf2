import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

/** Every TypeScript file below `folder`, as paths from the root of the repository. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("node_modules") && !entry.parentPath.includes("/dist"),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}

export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** What a file imports or re-exports, statically or by `import(…)`. Comments are left out. */
export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found: Import[] = [];
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*${}\s,]*?\sfrom\s*)?["']([^"'\n]+)["']/gm;
  for (const match of code.matchAll(statement)) found.push({ specifier: match[2] ?? "", typeOnly: match[1] !== undefined });
  for (const match of code.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)) found.push({ specifier: match[1] ?? "", typeOnly: false });
  for (const match of code.matchAll(/new URL\(\s*["'](\.[^"']+\.ts)["']\s*,\s*import\.meta\.url/g)) {
    found.push({ specifier: match[1] ?? "", typeOnly: false });
  }
  return found;
}

/** Rows of the first Markdown table whose header begins with `heading`, cells trimmed. */
export function tableRows(markdown: string, heading: string): string[][] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  if (start < 0) return [];
  const rows: string[][] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith("|")) break;
    rows.push(
      line
        .slice(1, line.lastIndexOf("|"))
        .split("|")
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}
