import { z } from "zod";
import { EXAMPLE_HISTORY, parameterSpace, STATE, type Situation } from "../foresee/index.ts";
import { fail, WritError } from "../ground/index.ts";
import { readStrategy, type Strategy } from "../strategy/index.ts";
import { situationOf, within } from "./foresee-body.ts";
import type { CountsText } from "./foresee-counts.ts";

/** Counts and how to read them. */
export interface ReadRequest {
  /** null: the invented ones that ship */
  readonly counts: CountsText | null;
  readonly situation: Situation;
  /** lower-case name in the file and its group, `state`, or null: left out on purpose */
  readonly names: readonly (readonly [string, string | null])[];
  /** lower-case */
  readonly countries: readonly string[];
}

export interface FitRequest extends ReadRequest {
  /** what was done in those months; null: nothing */
  readonly done: Strategy | null;
  readonly beside: (CountsText & { readonly column: string | undefined }) | null;
  readonly origins: number;
  readonly seed: number;
}

const SERIES_CHARACTERS = 200_000;
const MOST_ORIGINS = 10;
const USUAL_ORIGINS = 3;
const LEFT_OUT = "-";

const reading = {
  counts: z.string().max(100).optional().describe("the id that POST /api/foresee/counts gave; left out: the invented counts that ship"),
  situation: z.unknown().optional().describe("the groups as they stand today, docs/foresee.md; left out: the invented example"),
  names: z
    .record(z.string().max(500), z.string().max(100))
    .optional()
    .describe('who belongs to which group: a name of the file and a group of the situation, "state", or "-" to leave it out'),
  countries: z.array(z.string().max(200)).max(50).optional().describe("count events in these countries alone"),
};

export const countsReadBody = z.strictObject(reading);

export const fitBody = z.strictObject({
  ...reading,
  history: z
    .unknown()
    .optional()
    .describe("a strategy that tells what was done in those months; left out: nothing (of the example: its own)"),
  beside: z
    .strictObject({
      text: z.string().max(SERIES_CHARACTERS, `a series by year has at most ${SERIES_CHARACTERS} characters`),
      file: z.string().max(200),
      column: z.string().max(200).optional(),
    })
    .optional()
    .describe("a published series of deaths by year (CSV: year, deaths), laid beside the counts; it enters no fit"),
  origins: z
    .int("origins is a whole number")
    .min(0, "origins is 0 or more")
    .max(MOST_ORIGINS, `at most ${MOST_ORIGINS} past years are foretold here; more: writ foresee calibrate`)
    .optional()
    .describe(`past years that are foretold and scored; default ${USUAL_ORIGINS}`),
  seed: z.int("a seed is a whole number").min(0, "a seed is 0 or more").max(4_294_967_295, "a seed is at most 4294967295").optional(),
});

export type FindCounts = (id: string) => CountsText;

/** Throws what is wrong with it, with the path in the body. */
export function readRequest({ counts, situation, names, countries }: z.infer<typeof countsReadBody>, find: FindCounts): ReadRequest {
  const known = situationOf(situation);
  const groups = parameterSpace(known.groups).groups;
  return {
    counts: counts === undefined ? null : find(counts),
    situation: known,
    names: Object.entries(names ?? {}).map(([name, group]) => {
      if (group !== LEFT_OUT && group !== STATE && !groups.includes(group))
        fail("field-invalid", {
          field: `names["${name.slice(0, 60)}"]`,
          value: group,
          message: "is no group of the situation",
          remedy: `One of: ${groups.join(", ")}, ${STATE}, or ${LEFT_OUT} to leave it out`,
        });
      return [name.trim().toLowerCase(), group === LEFT_OUT ? null : group] as const;
    }),
    countries: (countries ?? []).map((country) => country.trim().toLowerCase()).filter((country) => country !== ""),
  };
}

/** As `readRequest`, with all that the fit needs besides. */
export function fitRequest(body: z.infer<typeof fitBody>, find: FindCounts): FitRequest {
  const request = readRequest(body, find);
  const { beside } = body;
  return {
    ...request,
    done: historyOf(body.history, request.counts),
    beside: beside === undefined ? null : { text: beside.text, file: beside.file, column: beside.column },
    origins: body.origins ?? USUAL_ORIGINS,
    seed: body.seed ?? 1,
  };
}

function historyOf(value: unknown, counts: CountsText | null): Strategy | null {
  if (value === undefined || value === null) return counts === null ? EXAMPLE_HISTORY : null;
  const read = readStrategy(value);
  if (!read.ok) throw new WritError(within("history", read.problems[0]));
  return read.strategy;
}
