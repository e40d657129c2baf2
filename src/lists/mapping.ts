import { yaml } from "./yaml.ts";
import { z } from "zod";
import { fail, KINDS, WritError } from "../ground/index.ts";
import { listFacts } from "./handed-on.ts";
import { FIELDS } from "./mapping-fields.ts";

const column = z.string().min(1).max(1000);
const source = z.union([
  column,
  /** one column; `split`: what stands between several values in a cell */
  z.strictObject({ column, split: z.string().min(1).max(20).optional() }),
  /** several columns that make one value, joined by a blank or `with` */
  z.strictObject({ join: z.array(column).min(1).max(50), with: z.string().max(10).optional() }),
]);
const sources = z.union([source, z.array(source).min(1).max(200)]);
const kind = z.enum(KINDS);

const shape = z.strictObject({
  /** the list's id; default: `--as`, else the file's name */
  list: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, "letters, digits, . _ and -, 64 at most")
    .optional(),
  title: z.string().max(300).optional(),
  /** of a workbook */
  sheet: z.string().max(100).optional(),
  /** of a CSV: one character */
  separator: z.string().length(1).optional(),
  /** the row that names the columns, from 1; 0: there is none, the columns are called 1, 2, 3 … */
  header: z.number().int().min(0).max(1000).optional(),
  /**
   * the table is one that `writ export` wrote: names are whole as they stand, an apostrophe before a formula's sign is no part of the text, and
   * an identifier's type may be `type@country:value`: all three in one cell, one identifier a line
   */
  exact: z.boolean().optional(),
  /** what the register that wrote the table says of its lists, the column that names them, and those that hold what no other does */
  register: z.strictObject({ column, rest: z.array(column).min(1).max(20), lists: z.array(listFacts).max(1000) }).optional(),
  /** columns that are left out on purpose and are not kept as unmapped */
  ignore: z.array(column).max(200).optional(),
  /** how dates like 02/03/1980 are meant */
  dates: z.enum(["dmy", "mdy", "ymd"]).optional(),
  /** the same for all, or told by a column */
  kind: z.union([kind, z.strictObject({ column, values: z.record(z.string(), kind).optional(), otherwise: kind.optional() })]).optional(),
  columns: z.partialRecord(z.enum(FIELDS), sources).optional(),
  identifiers: z
    .array(
      z.strictObject({
        column,
        type: z.union([z.string().min(1).max(60), z.strictObject({ column })]),
        country: z.union([z.string().max(60), z.strictObject({ column })]).optional(),
      }),
    )
    .max(100)
    .optional(),
});

/** Which column holds what, as a user writes it in YAML or JSON; docs/mapping.md shows one. */
export type Mapping = z.infer<typeof shape>;
export type MappingSource = z.infer<typeof source>;

const LENGTH_MOST = 1_000_000;
const REMEDY =
  'docs/mapping.md shows a mapping; for example: kind: person, columns: {name: Full Name, alias: {column: Aliases, split: ";"}, birth: DOB}';

/**
 * Reads a mapping from YAML or JSON text. `file` is its name in messages.
 * Throws `mapping-invalid` with the field and what it should be.
 */
export function parseMapping(text: string, file = "mapping"): Mapping {
  if (text.length > LENGTH_MOST) fail("mapping-invalid", { file, message: "the mapping is longer than a mapping can be", remedy: REMEDY });
  let value: unknown;
  try {
    value = yaml().parse(text, { maxAliasCount: 20, prettyErrors: true, logLevel: "error" });
  } catch (error) {
    const said = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    return fail("mapping-invalid", { file, message: `the mapping is no YAML or JSON: ${said}`, remedy: REMEDY }, error);
  }
  const read = shape.safeParse(value);
  if (!read.success) return refuse(read.error, file);
  const mapping = read.data;
  if (Object.keys(mapping.columns ?? {}).length === 0 && (mapping.identifiers ?? []).length === 0)
    fail("mapping-invalid", { file, field: "columns", message: "the mapping names no column", remedy: REMEDY });
  return mapping;
}

function refuse(error: z.ZodError, file: string): never {
  const issue = error.issues[0];
  const field = issue === undefined ? "" : issue.path.join(".");
  const unknown =
    issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : issue?.code === "invalid_key" ? field.split(".").at(-1) : undefined;
  const remedy = field.startsWith("columns") || field === "columns" ? `the fields are: ${FIELDS.join(", ")}` : REMEDY;
  return fail("mapping-invalid", {
    file,
    field,
    ...(unknown === undefined ? {} : { value: unknown }),
    message:
      unknown === undefined
        ? `the mapping cannot be used: ${issue?.message ?? "its shape is wrong"}`
        : `the mapping has a field that is not known: ${unknown}`,
    remedy,
  });
}

/** Whether a text looks like one of our mappings, for recognising the file beside a table. */
export function looksLikeMapping(head: string): boolean {
  if (head.length > LENGTH_MOST || !/^\s*"?(?:columns|identifiers)"?\s*:/m.test(head)) return false;
  try {
    parseMapping(head);
    return true;
  } catch (error) {
    // a mapping with a mistake in it is still one: the mistake is told when it is used
    return error instanceof WritError && /^\s*(?:\{\s*)?"?columns"?\s*:\s*(?:\{|\r?\n\s+"?[a-zA-Z]+"?\s*:|$)/m.test(head);
  }
}
