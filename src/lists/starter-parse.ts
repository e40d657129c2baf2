import type { z } from "zod";
import { problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { FILE_LIMIT } from "./starter-bundle.ts";
import type { BundledFile } from "./starter-bundle.ts";
import { readYaml } from "./starter-yaml.ts";
import type { YamlPath } from "./starter-yaml.ts";

/** A file of the register that fits its schema, with the way back to its lines. */
export interface ParsedFile<T> {
  readonly path: string;
  readonly value: T;
  lineOf(path: YamlPath): number;
}

/** `names[3].role` */
export function fieldName(path: YamlPath): string {
  return path.map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`)).join("");
}

/**
 * Reads one file by its schema. A bad item of a list (a name, a designation, …) is reported and left out, the rest stands; a
 * file whose own fields are bad is left out whole (null). Every problem names file, line, field and remedy.
 */
export function parseFile<T extends z.ZodType>(
  file: BundledFile,
  schema: T,
  report: (found: Problem) => void,
): ParsedFile<z.infer<T>> | null {
  const path = `register/${file.path}`;
  if (file.text.length > FILE_LIMIT) {
    report(problem("file-too-large", { file: path, remedy: `a file of the register holds at most ${FILE_LIMIT} bytes` }));
    return null;
  }
  const yaml = readYaml(file.text, path);
  yaml.problems.forEach(report);
  if (yaml.problems.length > 0) return null;
  let value = yaml.value;
  // positions of the file as written: leaving items out moves those behind them
  let places = new Map<string, readonly number[]>();
  for (;;) {
    const parsed = schema.safeParse(value, { reportInput: true });
    const written = (steps: YamlPath): YamlPath => asWritten(steps, places);
    if (parsed.success) return { path, value: parsed.data, lineOf: (steps) => yaml.lineOf(written(steps)) };
    const bad = new Map<string, Set<number>>();
    let whole = false;
    for (const issue of parsed.error.issues) {
      const steps = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
      report(describe(issue, { path, line: yaml.lineOf(written(steps)), field: fieldName(written(steps)) }));
      const [list, at] = steps;
      if (typeof list === "string" && typeof at === "number") bad.set(list, (bad.get(list) ?? new Set()).add(at));
      else whole = true;
    }
    if (whole) return null;
    ({ value, places } = without(value as Record<string, unknown>, bad, places));
  }
}

function asWritten(steps: YamlPath, places: ReadonlyMap<string, readonly number[]>): YamlPath {
  const [list, at, ...rest] = steps;
  if (typeof list !== "string" || typeof at !== "number") return steps;
  return [list, places.get(list)?.[at] ?? at, ...rest];
}

function without(
  value: Record<string, unknown>,
  bad: ReadonlyMap<string, ReadonlySet<number>>,
  places: ReadonlyMap<string, readonly number[]>,
): { value: unknown; places: Map<string, readonly number[]> } {
  const left: Record<string, unknown> = { ...value };
  const moved = new Map(places);
  for (const [list, out] of bad) {
    const items = left[list] as readonly unknown[];
    const before = places.get(list) ?? items.map((_item, at) => at);
    left[list] = items.filter((_item, at) => !out.has(at));
    moved.set(
      list,
      before.filter((_place, at) => !out.has(at)),
    );
  }
  return { value: left, places: moved };
}

function describe(issue: z.core.$ZodIssue, where: { readonly path: string; readonly line: number; readonly field: string }): Problem {
  const place = { file: where.path, line: where.line, field: where.field };
  const remedy = "docs/register.md, “The format”, describes this field";
  if (issue.code === "unrecognized_keys")
    return problem("field-invalid", {
      ...place,
      field: [where.field, issue.keys[0]].filter(Boolean).join("."),
      message: "there is no such field",
      remedy: "correct its name or take it out",
    });
  if (issue.input === undefined) return problem("field-missing", { ...place, message: "is missing", remedy });
  if (issue.code === "invalid_value")
    return problem("field-invalid", { ...place, message: `is not one of ${issue.values.map(String).join(", ")}`, remedy });
  if (issue.code === "invalid_type")
    return problem("field-invalid", {
      ...place,
      message: `is not ${issue.expected === "string" ? "one text" : `a ${issue.expected}`}`,
      remedy,
    });
  return problem("field-invalid", { ...place, message: issue.message, remedy });
}
