/** `["groups", 0, "measures", 2, "strength"]` → `groups[0].measures[2].strength` */
export function jsonPath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) text += typeof step === "number" ? `[${step}]` : text === "" ? String(step) : `.${String(step)}`;
  return text;
}

/** What stands at a path of a JSON value, for a message: short, and never a whole object. */
export function shownAt(value: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return "";
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  const text = typeof at === "object" && at !== null ? (Array.isArray(at) ? "a list" : "an object") : JSON.stringify(at);
  return text === undefined ? "" : text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
