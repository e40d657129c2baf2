import type { z } from "zod";
import { problem, type Problem } from "../ground/index.ts";
import { parseJson } from "./json-text.ts";
import { shownAt } from "./json-path.ts";
import { MEASURES } from "./measure.ts";
import type { Month } from "./month.ts";
import { otherKind } from "./other-kind.ts";
import { planProblems } from "./order.ts";
import { placed, shapeProblems } from "./shape-problem.ts";
import { LIMITS, STRATEGY_SHAPE } from "./shape.ts";
import { STRATEGY_SCHEMA, type GroupId, type GroupPlan, type Strategy, type StrategyId } from "./strategy.ts";

export type StrategyResult =
  | { readonly ok: true; readonly strategy: Strategy }
  /** every problem that was found, each with the path in the JSON and the remedy */
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** A strategy from text. `file` is named in problems. */
export function parseStrategy(text: string, file?: string): StrategyResult {
  const json = parseJson(text, file);
  return json.ok ? readStrategy(json.value, file) : refused([json.problem]);
}

/** A strategy from a JSON value. Nothing passes that the page's own editor would not have written. */
export function readStrategy(value: unknown, file?: string): StrategyResult {
  const other = otherKind(value, "writ-strategy", file);
  if (other !== null) return refused([other]);
  const read = STRATEGY_SHAPE.safeParse(value);
  if (!read.success)
    return refused(
      read.error.issues.flatMap((issue) =>
        shapeProblems(value, issue, { file, remedies: REMEDIES, noun: "strategy", manual: "docs/strategy.md" }),
      ),
    );
  const strategy = strategyOf(read.data);
  const found = planProblems(strategy).map(({ path, message, remedy }) =>
    problem("field-invalid", { ...placed(file, path, remedy), value: shownAt(value, path), message }),
  );
  return found.length > 0 ? refused(found) : { ok: true, strategy };
}

function refused(problems: readonly Problem[]): StrategyResult {
  return { ok: false, problems: problems as [Problem, ...Problem[]] };
}

function strategyOf(data: z.infer<typeof STRATEGY_SHAPE>): Strategy {
  return {
    schema: STRATEGY_SCHEMA,
    id: data.id as StrategyId,
    title: data.title,
    about: data.about ?? "",
    begins: data.begins as Month,
    groups: data.groups.map((group): GroupPlan => ({
      id: group.id as GroupId,
      title: group.title,
      measures: group.measures.map((planned) => ({
        measure: planned.measure,
        start: planned.start as Month,
        end: (planned.end ?? null) as Month | null,
        ramp: planned.ramp ?? 0,
        strength: planned.strength,
        selectivity: planned.selectivity ?? null,
        note: planned.note ?? null,
      })),
    })),
  };
}

/** What to do about it, by the last name in the path. */
const REMEDIES: Readonly<Record<string, string>> = {
  schema: `Write "schema": "${STRATEGY_SCHEMA}"`,
  id: "Lower-case letters, digits and dashes, beginning with a letter or digit: anti-state",
  title: `A text of 1 to ${LIMITS.title} characters`,
  about: `A text of at most ${LIMITS.about} characters`,
  begins: "A month of the calendar: 2026-01",
  groups: `A list of 1 to ${LIMITS.groups} groups`,
  measures: `A list of 1 to ${LIMITS.measures} measures. A group to which nothing is done has the measure tolerate or observe`,
  measure: `One of: ${MEASURES.join(", ")}`,
  start: "A month of the calendar: 2026-01",
  end: "A month of the calendar: 2026-01; leave it out when the measure stays",
  ramp: `A whole number of months, 0 to ${LIMITS.ramp}`,
  strength: "A number from 0 (not at all) to 1 (wholly)",
  selectivity: "A number from 0 (careless) to 1 (wholly selective)",
};
