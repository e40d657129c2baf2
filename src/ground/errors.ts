/**
 * The closed table of everything that can go wrong. Nothing else in Writ throws an error of its own.
 * exit: 1 a fault of ours, 2 bad usage or input, 4 incomplete.
 */
export const ERRORS = {
  usage: { http: 400, exit: 2, message: "the command was not understood" },
  "unknown-command": { http: 404, exit: 2, message: "there is no such command" },
  "not-yet": { http: 501, exit: 2, message: "this is not built yet" },
  "node-too-old": { http: 500, exit: 2, message: "Node 24 or newer is needed" },
  "file-not-found": { http: 404, exit: 2, message: "the file is not there" },
  "file-unreadable": { http: 400, exit: 2, message: "the file cannot be read" },
  "fetch-failed": { http: 502, exit: 4, message: "the publisher's file could not be fetched" },
  "file-empty": { http: 400, exit: 2, message: "the file is empty" },
  "list-empty": { http: 400, exit: 2, message: "the list holds no entry" },
  "file-too-large": { http: 413, exit: 2, message: "the file is larger than the limit" },
  "file-binary": { http: 400, exit: 2, message: "the file is not text" },
  "format-unknown": { http: 400, exit: 2, message: "no reader knows this format" },
  "encoding-damaged": { http: 400, exit: 2, message: "the bytes do not fit the encoding" },
  "xml-malformed": { http: 400, exit: 2, message: "the XML is malformed or cut short" },
  "xml-entity": { http: 400, exit: 2, message: "the XML declares entities, which are refused" },
  "csv-malformed": { http: 400, exit: 2, message: "the CSV is malformed" },
  "zip-malformed": { http: 400, exit: 2, message: "the zip archive is damaged" },
  "zip-bomb": { http: 413, exit: 2, message: "the archive unpacks to more than the limit" },
  "json-malformed": { http: 400, exit: 2, message: "the JSON is malformed" },
  "row-malformed": { http: 400, exit: 2, message: "the row cannot be read" },
  "field-invalid": { http: 400, exit: 2, message: "the field's value cannot be read" },
  "field-missing": { http: 400, exit: 2, message: "a needed field is missing" },
  "value-too-long": { http: 413, exit: 2, message: "the value is longer than the limit" },
  "too-many": { http: 413, exit: 2, message: "there are more of these than the limit" },
  "mapping-invalid": { http: 400, exit: 2, message: "the mapping of columns cannot be used" },
  "list-unknown": { http: 404, exit: 2, message: "no such list is loaded" },
  "version-unknown": { http: 404, exit: 2, message: "the list has no such version" },
  "entry-unknown": { http: 404, exit: 2, message: "the list has no such entry" },
  "party-unknown": { http: 404, exit: 2, message: "there is no such party" },
  "list-quarantined": { http: 409, exit: 4, message: "the list is quarantined" },
  "list-incomplete": { http: 409, exit: 4, message: "a list is missing, stale or half read" },
  "data-locked": { http: 423, exit: 2, message: "another process is writing to the data folder" },
  "data-read-only": { http: 403, exit: 2, message: "the data folder cannot be written to" },
  "data-full": { http: 507, exit: 2, message: "the disk is full" },
  "data-damaged": { http: 500, exit: 2, message: "the data folder is damaged" },
  "ledger-broken": { http: 500, exit: 2, message: "the ledger has been altered" },
  "parameters-damaged": { http: 500, exit: 2, message: "the file of parameters cannot be used" },
  "snapshot-damaged": { http: 500, exit: 2, message: "the snapshot is damaged" },
  "snapshot-missing": { http: 500, exit: 2, message: "there is no snapshot" },
  unauthorised: { http: 401, exit: 2, message: "sign in first" },
  forbidden: { http: 403, exit: 2, message: "this is not allowed" },
  "not-found": { http: 404, exit: 2, message: "there is nothing here" },
  conflict: { http: 409, exit: 2, message: "this does not fit what is there" },
  "rate-limited": { http: 429, exit: 2, message: "too many requests" },
  internal: { http: 500, exit: 1, message: "a fault of ours" },
} as const satisfies Record<string, { http: number; exit: 1 | 2 | 4; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Where it went wrong and what to do about it. Every field is optional but the text a person reads. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly value?: string;
  readonly remedy?: string;
}

/** Bad input as data: kept, counted and shown; it never stops a file. */
export interface Problem extends Where {
  readonly code: ErrorCode;
  readonly message: string;
}

/** The only error class. `problem` carries the place and the remedy; `cause` is kept. */
export class WritError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.name = "WritError";
    this.problem = problem;
  }
  get code(): ErrorCode {
    return this.problem.code;
  }
  get exit(): 1 | 2 | 4 {
    return ERRORS[this.problem.code].exit;
  }
  get http(): number {
    return ERRORS[this.problem.code].http;
  }
}

/** A problem whose message is the table's unless a better one is given. */
export function problem(code: ErrorCode, where: Where & { readonly message?: string } = {}): Problem {
  return { ...where, code, message: where.message ?? ERRORS[code].message };
}

/** Throws. `fail("file-not-found", { file, remedy: "check the path" })` */
export function fail(code: ErrorCode, where: Where & { readonly message?: string } = {}, cause?: unknown): never {
  throw new WritError(problem(code, where), cause === undefined ? undefined : { cause });
}

/** One line for people: `file:line: field: message (code). Remedy.` */
export function formatProblem(p: Problem): string {
  const place = [p.file, p.line].filter((x) => x !== undefined).join(":");
  const head = [place, p.field].filter((x) => x !== undefined && x !== "").join(": ");
  return `${head ? head + ": " : ""}${p.message} [${p.code}]${p.remedy ? ". " + p.remedy : ""}`;
}
