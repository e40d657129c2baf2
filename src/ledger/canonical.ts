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
  for (const { key, text } of shapeOf(Object.keys(object))) {
    const member = object[key];
    if (member === undefined) continue;
    out += (out === "" ? text : "," + text) + write(member, depth + 1);
  }
  return "{" + out + "}";
}

/** A key and what stands before its value. */
interface Label {
  readonly key: string;
  readonly text: string;
}

/** Entries come in few shapes, and sorting the keys of each is the dear part: the order is remembered for small ones, up to a bound. */
const shapes = new Map<string, readonly Label[]>();
const MAX_SHAPES = 2000;
const MAX_SIGNATURE = 1000;

function shapeOf(keys: readonly string[]): readonly Label[] {
  const signature = keys.join("\n");
  const known = shapes.get(signature);
  // a line feed in a key makes two shapes sign alike: such shapes are never remembered, and the count tells them from one that is
  if (known !== undefined && known.length === keys.length) return known;
  const shape = keys.toSorted(byCodeUnit).map((key) => ({ key, text: `${JSON.stringify(key)}:` }));
  if (shapes.size < MAX_SHAPES && signature.length <= MAX_SIGNATURE && !keys.some((key) => key.includes("\n"))) shapes.set(signature, shape);
  return shape;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
