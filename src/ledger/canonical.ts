import { fail } from "../ground/index.ts";

/** Deeper data is refused: recursion must not be driven to the end of the stack by what comes from outside. */
const MAX_DEPTH = 64;

/**
 * One text for one value: keys sorted by UTF-16 code units, no blanks, members that are `undefined` left out (RFC 8785 but for
 * lone surrogates, which stay as `\udXXX` escapes). Only what JSON can say is taken.
 * Throws `field-invalid` for a Map, a Date, a function, NaN and the like, `value-too-long` beyond 64 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return fail("field-invalid", { value: String(value), message: "JSON has no such number" });
    return JSON.stringify(value);
  }
  if (typeof value !== "object")
    return fail("field-invalid", { value: typeof value, message: `JSON cannot hold a value of type ${typeof value}` });
  if (depth >= MAX_DEPTH) return fail("value-too-long", { message: `the data is nested more than ${MAX_DEPTH} levels deep` });
  if (Array.isArray(value)) return writeArray(value, depth);
  return writeObject(value as Record<string, unknown>, depth);
}

function writeArray(items: readonly unknown[], depth: number): string {
  let out = "[";
  for (let i = 0; i < items.length; i++) {
    if (i > 0) out += ",";
    // as JSON.stringify does: a hole in an array keeps its place
    out += items[i] === undefined ? "null" : write(items[i], depth + 1);
  }
  return out + "]";
}

function writeObject(object: Record<string, unknown>, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype) {
    return fail("field-invalid", { value: object.constructor?.name ?? "object", message: "only plain objects can be written as JSON" });
  }
  let out = "";
  for (const key of sortedKeys(object)) {
    const member = object[key];
    if (member === undefined) continue;
    out += (out === "" ? "" : ",") + JSON.stringify(key) + ":" + write(member, depth + 1);
  }
  return "{" + out + "}";
}

function sortedKeys(object: Record<string, unknown>): string[] {
  const keys = Object.keys(object);
  // what was read back from canonical JSON is in order already; sorting is the dear part
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort(byCodeUnit);
  return keys;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
