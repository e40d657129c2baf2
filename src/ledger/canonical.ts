import { fail } from "../ground/index.ts";

/** Deeper data is refused: recursion must not be driven to the end of the stack by what comes from outside. */
const MAX_DEPTH = 64;

/**
 * One text for one value: keys sorted by UTF-16 code units, no blanks, members that are `undefined` left out (RFC 8785 but for
 * lone surrogates, which stay as `\udXXX` escapes). Only what JSON can say is taken.
 * Throws `field-invalid` for a Map, a Date, a function, NaN and the like, `value-too-long` beyond 64 levels.
 */
export function canonicalJson(value: unknown): string {
  // the platform writes text several times faster than we could; we only put the keys in order for it
  const inOrder = ordered(value, 0);
  return inOrder === UNORDERABLE ? written(value) : JSON.stringify(inOrder);
}

/** An object cannot hold these keys in an order of ours: numbers go first in any object, and `__proto__` is no plain key. */
const UNORDERABLE = Symbol("an object with keys that keep no order");
const isUnorderable = (key: string): boolean => key === "__proto__" || (key.charCodeAt(0) >= 0x30 && key.charCodeAt(0) <= 0x39);

/** The value itself where it is in order already, else a copy; checks on the way that JSON can say it. */
function ordered(value: unknown, depth: number): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : notJson(String(value));
  if (typeof value !== "object") return notJson(`a value of type ${typeof value}`);
  if (depth >= MAX_DEPTH) return fail("value-too-long", { message: `the data is nested more than ${MAX_DEPTH} levels deep` });
  return Array.isArray(value) ? orderedArray(value, depth) : orderedObject(value as Record<string, unknown>, depth);
}

function orderedArray(items: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | null = null;
  for (let i = 0; i < items.length; i++) {
    // as JSON.stringify does: a hole in an array keeps its place
    const item = items[i] === undefined ? null : ordered(items[i], depth + 1);
    if (item === UNORDERABLE) return UNORDERABLE;
    if (copy === null && item !== items[i]) copy = items.slice(0, i);
    copy?.push(item);
  }
  return copy ?? items;
}

function orderedObject(object: Record<string, unknown>, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype) return notJson(`an object of class ${object.constructor?.name ?? "unknown"}`);
  const keys = Object.keys(object);
  let sorted = true;
  for (let i = 1; i < keys.length && sorted; i++) sorted = (keys[i - 1] as string) < (keys[i] as string);
  // without a function, sort goes by UTF-16 code units
  if (!sorted) keys.sort();
  let copy: Record<string, unknown> | null = sorted ? null : {};
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    if (isUnorderable(key)) return UNORDERABLE;
    const member = object[key];
    if (member === undefined) continue;
    const inOrder = ordered(member, depth + 1);
    if (inOrder === UNORDERABLE) return UNORDERABLE;
    if (copy === null && inOrder !== member) copy = beginning(object, keys, i);
    if (copy !== null) copy[key] = inOrder;
  }
  return copy ?? object;
}

/** What stands in an object before key `end`, of keys that are in order. */
function beginning(object: Record<string, unknown>, keys: readonly string[], end: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (let i = 0; i < end; i++) if (object[keys[i] as string] !== undefined) copy[keys[i] as string] = object[keys[i] as string];
  return copy;
}

/** The plain way, for the few values that need it. The checks of `ordered` may not have reached all of it. */
function written(value: unknown, depth = 0): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(ordered(value, depth));
  if (depth >= MAX_DEPTH) return fail("value-too-long", { message: `the data is nested more than ${MAX_DEPTH} levels deep` });
  if (Array.isArray(value))
    return `[${Array.from(value, (item: unknown) => (item === undefined ? "null" : written(item, depth + 1))).join(",")}]`;
  const object = value as Record<string, unknown>;
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype) return notJson(`an object of class ${object.constructor?.name ?? "unknown"}`);
  const members: string[] = [];
  for (const key of Object.keys(object).sort()) {
    if (object[key] !== undefined) members.push(`${JSON.stringify(key)}:${written(object[key], depth + 1)}`);
  }
  return `{${members.join(",")}}`;
}

function notJson(what: string): never {
  return fail("field-invalid", { value: what, message: `JSON cannot hold ${what}` });
}
