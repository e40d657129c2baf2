/** What makes a text no JSON, and on which line. */
export interface JsonFault {
  readonly line: number;
  readonly message: string;
}

const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
/** deeper than any strategy; the reader must not run out of stack */
const DEEPEST = 100;

/**
 * The first fault of a JSON text, or null. JSON.parse often does not say where, and lets a field that stands twice pass with
 * the last value, which is a mistake that nobody would see.
 */
export function jsonFault(text: string): JsonFault | null {
  TOKEN.lastIndex = 0;
  let at = 0;
  let token = "";
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const next = (): string => {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) {
      const rest = text.slice(at).trimStart();
      at = text.length - rest.length;
      token = rest === "" ? "" : "\0";
    } else {
      at = TOKEN.lastIndex;
      token = found[1] ?? found[2] ?? found[3] ?? "";
    }
    return token;
  };
  const fault = (wanted: string): JsonFault => {
    const met = token === "" ? "the text ends" : `there is ${(token === "\0" ? text.slice(at, at + 12) : token).split("\n")[0]}`;
    return { line: lineAt(at), message: `${met} where ${wanted} was expected` };
  };
  /** reads the value that begins with the present token */
  const value = (depth: number): JsonFault | null => {
    if (depth > DEEPEST) return { line: lineAt(at), message: `it is nested more than ${DEEPEST} deep` };
    if (token === "{") return object(depth);
    if (token === "[") return list(depth);
    return /^["\-0-9tfn]/.test(token) ? null : fault("a value");
  };
  const object = (depth: number): JsonFault | null => {
    const keys = new Set<string>();
    if (next() === "}") return null;
    for (;;) {
      if (!token.startsWith('"')) return fault("a field's name in quotes");
      if (keys.has(token)) return { line: lineAt(at), message: `the field ${token} stands here twice` };
      keys.add(token);
      if (next() !== ":") return fault("a colon");
      next();
      const inner = value(depth + 1);
      if (inner !== null) return inner;
      if (next() === "}") return null;
      if (token !== ",") return fault("a comma or }");
      next();
    }
  };
  const list = (depth: number): JsonFault | null => {
    if (next() === "]") return null;
    for (;;) {
      const inner = value(depth + 1);
      if (inner !== null) return inner;
      if (next() === "]") return null;
      if (token !== ",") return fault("a comma or ]");
      next();
    }
  };
  next();
  return value(0) ?? (next() === "" ? null : fault("the end"));
}
