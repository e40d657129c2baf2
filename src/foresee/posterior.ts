import { z } from "zod";
import { problem, type Problem } from "../ground/index.ts";
import { otherKind, parseJson, placed, shapeProblems } from "../strategy/index.ts";

/** What calibration has taught: draws of the parameters, in the standard normal space of the priors. */
export interface Posterior {
  readonly schema: "writ-posterior/1";
  /** ids of the parameters that were fitted: the columns */
  readonly parameters: readonly string[];
  /** draws, each a row of standard normal numbers as `valuesAt` takes them */
  readonly rows: readonly (readonly number[])[];
  /** what was fitted, in words: data, months, date */
  readonly source: string;
}

/** How much narrower than its prior a parameter has become: 1 - variance, between 0 and 1; 0 for what was not fitted. */
export function contractionOf(posterior: Posterior | null, parameter: string): number {
  const column = posterior?.parameters.indexOf(parameter) ?? -1;
  if (posterior === null || column < 0 || posterior.rows.length < 2) return 0;
  let sum = 0;
  let squares = 0;
  for (const row of posterior.rows) {
    const z = row[column] ?? 0;
    sum += z;
    squares += z * z;
  }
  const count = posterior.rows.length;
  const variance = (squares - (sum * sum) / count) / (count - 1);
  return Math.min(1, Math.max(0, 1 - variance));
}

const SHAPE = z
  .strictObject({
    schema: z.literal("writ-posterior/1"),
    parameters: z.array(z.string().min(1).max(100)).min(1).max(200),
    rows: z
      .array(z.array(z.number().min(-12).max(12)))
      .min(50)
      .max(20_000),
    source: z.string().min(1).max(500),
  })
  .refine(({ parameters, rows }) => rows.every((row) => row.length === parameters.length), { path: ["rows"] });

const REMEDIES: Readonly<Record<string, string>> = {
  schema: 'Write "schema": "writ-posterior/1"',
  parameters: "Ids of the fitted parameters, as writ foresee calibrate writes them",
  rows: "50 to 20,000 draws, each with a number for every parameter, between -12 and 12",
  source: "What was fitted, in words",
};

export type PosteriorResult =
  | { readonly ok: true; readonly posterior: Posterior }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** What calibration wrote, from text. `known`: ids that the situation's model has; any other is refused, it would be ignored. */
export function parsePosterior(text: string, known: readonly string[], file?: string): PosteriorResult {
  const refused = (problems: readonly Problem[]): PosteriorResult => ({ ok: false, problems: problems as [Problem, ...Problem[]] });
  const json = parseJson(text, file);
  if (!json.ok) return refused([json.problem]);
  const other = otherKind(json.value, "writ-posterior", file);
  if (other !== null) return refused([other]);
  const read = SHAPE.safeParse(json.value);
  const wording = { file, remedies: REMEDIES, noun: "posterior", manual: "docs/foresee.md" };
  if (!read.success) return refused(read.error.issues.flatMap((issue) => shapeProblems(json.value, issue, wording)));
  const strange = read.data.parameters.flatMap((id, at) =>
    known.includes(id)
      ? []
      : [
          problem("field-invalid", {
            ...placed(file, ["parameters", at], "Use the situation that it was fitted with"),
            value: id,
            message: `the situation has no parameter "${id}"`,
          }),
        ],
  );
  return strange.length > 0 ? refused(strange) : { ok: true, posterior: read.data };
}
