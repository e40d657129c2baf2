import type { z } from "zod";
import { problem, type Problem } from "../ground/index.ts";
import { jsonPath, shownAt } from "./json-path.ts";

/** How problems of one sort of file are worded. */
export interface Wording {
  readonly file: string | undefined;
  /** what to do about a field, by its name */
  readonly remedies: Readonly<Record<string, string>>;
  /** `strategy`, `situation` */
  readonly noun: string;
  /** the page that shows one */
  readonly manual: string;
}

/** Place and remedy of a problem; a path of no steps is the whole value. */
export function placed(file: string | undefined, path: readonly PropertyKey[], remedy: string) {
  return { ...(file === undefined ? {} : { file }), ...(path.length === 0 ? {} : { field: jsonPath(path) }), remedy };
}

/** What the validator found, in the words of the product: the path in the JSON, what stands there, what should. */
export function shapeProblems(value: unknown, issue: z.core.$ZodIssue, { file, remedies, noun, manual }: Wording): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problem("field-invalid", {
        ...placed(file, [...issue.path, key], `Take it out, or correct its spelling. ${manual} names all fields`),
        message: `there is no field "${key}" here`,
      }),
    );
  }
  const last = issue.path.findLast((step) => typeof step === "string");
  const remedy = remedies[last ?? ""] ?? `A ${noun} is one JSON object; ${manual} shows one`;
  const shown = shownAt(value, issue.path);
  const missing = shown === "" && issue.path.length > 0;
  const name = jsonPath(issue.path.slice(-1));
  const message = missing ? `${name} is missing` : `${shown} is no ${last ?? noun}`;
  const code = missing ? "field-missing" : "field-invalid";
  return [
    problem(code, { ...placed(file, issue.path, remedy), ...(shown === "" ? {} : { value: shown }), message: emptyList(issue) ?? message }),
  ];
}

/** An empty list is its own kind of mistake: "a list is no measures" would tell nobody anything. */
function emptyList(issue: z.core.$ZodIssue): string | null {
  if (issue.code !== "too_small" || issue.origin !== "array") return null;
  return issue.path.at(-1) === "measures" ? "the group is empty: it has no measures" : "the list is empty";
}
