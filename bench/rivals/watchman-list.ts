/**
 * The list of a run, as Watchman can load it: `watchman-list.ts TASK un_consolidated.xml`. It writes the shape of the UN's file, the names of which
 * Watchman reads all: the first as the name, the rest as aliases. So it has the same names as every other system, those in other scripts too.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { escapeXml } from "../../src/ground/index.ts";
import type { Task, TaskEntry } from "./task.ts";

/** Watchman's reader knows two kinds, and makes `person` and `business` of them. */
export function unFile(entries: readonly TaskEntry[]): string {
  const record = ({ id, kind, names: [first, ...rest] }: TaskEntry): string => {
    const tag = kind === "person" ? "INDIVIDUAL" : "ENTITY";
    const aliases = rest.map(({ text }) => `<${tag}_ALIAS><ALIAS_NAME>${escapeXml(text)}</ALIAS_NAME></${tag}_ALIAS>`).join("");
    return `<${tag}><DATAID>${escapeXml(id)}</DATAID><FIRST_NAME>${escapeXml(first?.text ?? "")}</FIRST_NAME>${aliases}</${tag}>`;
  };
  return `<CONSOLIDATED_LIST>\n${entries.map(record).join("\n")}\n</CONSOLIDATED_LIST>\n`;
}

const [taskFile, out] = process.argv.slice(2);
if (import.meta.main && taskFile !== undefined && out !== undefined)
  writeFileSync(out, unFile((JSON.parse(readFileSync(taskFile, "utf8")) as Task).entries));
