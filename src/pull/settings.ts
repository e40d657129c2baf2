import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { fail, listId, WritError } from "../ground/index.ts";
import { parseAddress } from "./addresses.ts";
import { type Source, type SourcePart, SOURCES } from "./sources.ts";

/** Of the settings file: 1 MiB is more than any. */
const LARGEST = 2 ** 20;

/**
 * The table of addresses with those that a file of the user's puts in their place: YAML or JSON, a list's id and its address, or its parts with
 * their addresses. Throws `file-not-found`, `usage` naming file, list and remedy.
 */
export function sourcesWith(path: string): readonly Source[] {
  const own = readSettings(path);
  const known = new Set<string>(SOURCES.map(({ list }) => list));
  for (const list of own.keys()) {
    if (!known.has(list))
      fail("usage", { file: path, field: list, message: `no list "${list}" is fetched`, remedy: `one of: ${[...known].join(", ")}` });
  }
  return SOURCES.map((source) => {
    const given = own.get(source.list);
    if (given === undefined) return source;
    const { instead: _, ...rest } = source;
    return { ...rest, list: listId(source.list), parts: partsOf(given, { path, source }) };
  });
}

function readSettings(path: string): Map<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === "ENOENT";
    return fail(gone ? "file-not-found" : "file-unreadable", { file: path, remedy: "check --sources" }, error);
  }
  if (text.length > LARGEST) fail("file-too-large", { file: path, remedy: "a file of addresses is small" });
  try {
    const value: unknown = parse(text, { maxAliasCount: 0, mapAsMap: true });
    if (value instanceof Map && [...value.keys()].every((key) => typeof key === "string")) return value as Map<string, unknown>;
  } catch (error) {
    if (error instanceof WritError) throw error;
    const [first = ""] = String((error as Error).message).split("\n");
    return fail("usage", { file: path, message: `this is no YAML: ${first.slice(0, 200)}`, remedy: REMEDY }, error);
  }
  return fail("usage", { file: path, message: "addresses are given list by list", remedy: REMEDY });
}

const REMEDY = "write lines as: un: https://host/path";

function partsOf(given: unknown, { path, source }: { readonly path: string; readonly source: Source }): SourcePart[] {
  const where = (field: string): { file: string; field: string } => ({ file: path, field });
  const partAt = (part: string, text: unknown): SourcePart => {
    const field = part === "whole" ? source.list : `${source.list}.${part}`;
    if (typeof text !== "string") return fail("usage", { ...where(field), message: "an address is a text", remedy: REMEDY });
    const address = parseAddress(text, where(field));
    const last = decodeURIComponent(address.pathname.split("/").at(-1) ?? "").replace(/[^\w.-]/g, "");
    const official = source.parts.find((one) => one.part === part)?.name;
    return { part, address: address.href, name: official ?? (/\w/.test(last) ? last.slice(0, 100) : `${source.list}-${part}`) };
  };
  if (typeof given === "string") return [partAt("whole", given)];
  if (given instanceof Map && given.size > 0 && given.size <= 10)
    return [...given].map(([part, text]) => partAt(String(part).replace(/[^\w-]/g, ""), text));
  return fail("usage", { ...where(source.list), message: "an address, or parts with an address each", remedy: REMEDY });
}
