import { fail } from "../ground/index.ts";
import { checksum128 } from "./checksum.ts";

export const SCHEMA = "writ-parameters/1";
/** Of the set of ids and what each means. A changed value is another hash, not another version. */
export const VERSION = "1";

/** What a script estimated of a number, on the number's own scale, from how many pairs of names or words. */
export interface Estimate {
  readonly source: string;
  readonly value: number;
  /** one standard error */
  readonly error: number;
  readonly pairs: number;
}

/** `learned`: the value is the first estimate; `counted`: by a script; `assumed`: from what is known elsewhere; `set`: by hand. */
export const ORIGINS = ["learned", "counted", "assumed", "set"] as const;
export type Origin = (typeof ORIGINS)[number];

export interface ParameterRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly from: Origin;
  readonly meaning: string;
  readonly learned?: readonly Estimate[];
}

export interface ParameterFile {
  readonly schema: string;
  readonly version: string;
  /** checksum of all the rest */
  readonly hash: string;
  /** hash of the population table that these numbers belong to */
  readonly population: string;
  readonly numbers: readonly ParameterRow[];
}

/** Where the file stands, and the population table that it is read beside. */
export interface Place {
  readonly file: string;
  readonly population: string;
}

export const REMEDY = "restore the file as it was published; after a deliberate change, run npm run learn -- --seal in the checkout";

export function refuse(file: string, field: string, message: string): never {
  return fail("parameters-damaged", { file, field, message, remedy: REMEDY });
}

/** The file from its text. Throws `parameters-damaged`. */
export function parseParameterFile(text: string, place: Place): ParameterFile {
  const file = shapedFile(parsed(text, place.file), place.file);
  checkSeal(file, place);
  return file;
}

/** The file from parsed JSON. Throws `parameters-damaged`: another schema, version or population table, another shape, altered. */
export function checkParameterFile(given: unknown, place: Place): ParameterFile {
  const file = shapedFile(given, place.file);
  checkSeal(file, place);
  return file;
}

/** The file whatever its hash says: for sealing it anew. */
export function unsealedParameterFile(text: string, file: string): ParameterFile {
  return shapedFile(parsed(text, file), file);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(file, "", `this is not JSON, or cut short: ${(error as SyntaxError).message}`);
  }
}

function checkSeal(file: ParameterFile, place: Place): void {
  const seal = sealOf(file);
  if (file.hash !== seal) refuse(place.file, "hash", `the file has been altered: it says ${file.hash} and its content gives ${seal}`);
  if (file.population !== place.population)
    refuse(
      place.file,
      "population",
      `the numbers belong to the population table ${file.population}, and the one beside them is ${place.population}`,
    );
}

/** The checksum of all but `hash` itself, whatever the order of fields and the blanks between them. */
export function sealOf({ schema, version, population, numbers }: Omit<ParameterFile, "hash">): string {
  const rows = numbers.map(({ id, value, unit, from, meaning, learned }) => [
    id,
    value,
    unit,
    from,
    meaning,
    learned?.map(({ source, value: estimate, error, pairs }) => [source, estimate, error, pairs]) ?? null,
  ]);
  return checksum128(new TextEncoder().encode(JSON.stringify([schema, version, population, rows])));
}

/** The file as it is written: one number a line, so that a change is a line. */
export function writtenParameterFile(file: Omit<ParameterFile, "hash">): string {
  const { schema, version, population, numbers } = file;
  const head = { schema, version, hash: sealOf(file), population };
  const lines = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const rows = numbers.map((row) => `    ${JSON.stringify(row)}`);
  return `{\n${lines.join("\n")}\n  "numbers": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

function shapedFile(given: unknown, file: string): ParameterFile {
  const found = record(given, { file, field: "", names: ["schema", "version", "hash", "population", "numbers"] });
  const schema = text(found["schema"], { file, field: "schema" });
  if (schema !== SCHEMA) refuse(file, "schema", `the schema is ${schema}, and this version of Writ reads ${SCHEMA}`);
  const version = text(found["version"], { file, field: "version" });
  if (version !== VERSION) refuse(file, "version", `the version is ${version}, and this version of Writ reads ${VERSION}`);
  return {
    schema,
    version,
    hash: text(found["hash"], { file, field: "hash" }),
    population: text(found["population"], { file, field: "population" }),
    numbers: list(found["numbers"], { file, field: "numbers" }).map((row, i) => shapedRow(row, { file, field: `numbers[${i}]` })),
  };
}

interface At {
  readonly file: string;
  readonly field: string;
}

function shapedRow(given: unknown, at: At): ParameterRow {
  const found = record(given, { ...at, names: ["id", "value", "unit", "from", "meaning"], optional: ["learned"] });
  const id = text(found["id"], { ...at, field: `${at.field}.id` });
  const from = text(found["from"], { ...at, field: `${id}.from` });
  const origin = ORIGINS.find((known) => known === from);
  if (origin === undefined) return refuse(at.file, `${id}.from`, `"${from}" is none of ${ORIGINS.join(", ")}`);
  const row = {
    id,
    value: finite(found["value"], { ...at, field: `${id}.value` }),
    unit: text(found["unit"], { ...at, field: `${id}.unit` }),
    from: origin,
    meaning: text(found["meaning"], { ...at, field: `${id}.meaning` }),
  };
  if (found["learned"] === undefined) return row;
  return {
    ...row,
    learned: list(found["learned"], { ...at, field: `${id}.learned` }).map((one, i) =>
      shapedEstimate(one, { ...at, field: `${id}.learned[${i}]` }),
    ),
  };
}

function shapedEstimate(given: unknown, at: At): Estimate {
  const found = record(given, { ...at, names: ["source", "value", "error", "pairs"] });
  return {
    source: text(found["source"], { ...at, field: `${at.field}.source` }),
    value: finite(found["value"], { ...at, field: `${at.field}.value` }),
    error: finite(found["error"], { ...at, field: `${at.field}.error` }),
    pairs: finite(found["pairs"], { ...at, field: `${at.field}.pairs` }),
  };
}

function record(
  given: unknown,
  at: At & { readonly names: readonly string[]; readonly optional?: readonly string[] },
): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return refuse(at.file, at.field, "an object is needed here");
  const inside = (name: string): string => (at.field === "" ? name : `${at.field}.${name}`);
  for (const name of at.names) if (!Object.hasOwn(given, name)) refuse(at.file, inside(name), "this field is missing");
  for (const name of Object.keys(given))
    if (!at.names.includes(name) && at.optional?.includes(name) !== true) refuse(at.file, inside(name), "this field is not known");
  return given as Record<string, unknown>;
}

function list(given: unknown, at: At): readonly unknown[] {
  return Array.isArray(given) ? given : refuse(at.file, at.field, "a list is needed here");
}

function text(given: unknown, at: At): string {
  return typeof given === "string" && given !== "" ? given : refuse(at.file, at.field, "a text is needed here");
}

function finite(given: unknown, at: At): number {
  return typeof given === "number" && Number.isFinite(given)
    ? given
    : refuse(at.file, at.field, `a finite number is needed here, not ${JSON.stringify(given)}`);
}
