import type { ErrorCode } from "../ground/index.ts";

const FILE_DAMAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "csv-malformed",
  "encoding-damaged",
  "file-unreadable",
  "json-malformed",
  "too-many",
  "value-too-long",
  "xml-entity",
  "xml-malformed",
  "zip-bomb",
  "zip-malformed",
]);

/** Whether a problem says that a file is cut or damaged. A publisher's slip in a field is none: it is told, counted and kept as printed. */
export const isFileDamage = (code: ErrorCode): boolean => FILE_DAMAGE.has(code);

/** The same, or that the file was never whole. */
export const isDamageCode = (code: ErrorCode): boolean => isFileDamage(code) || code === "list-incomplete";
