import { z } from "zod";
import { MEASURES } from "./measure.ts";
import { MONTH_PATTERN } from "./month.ts";
import { STRATEGY_SCHEMA } from "./strategy.ts";

export const LIMITS = { groups: 12, measures: 100, title: 200, about: 2_000, ramp: 120 } as const;

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .describe("lower-case letters, digits and dashes");
const month = z.string().regex(MONTH_PATTERN).describe("a month: 2026-01");

const planned = z
  .strictObject({
    measure: z.enum(MEASURES),
    start: month.describe("first month in force"),
    end: month.nullable().optional().describe("the month in which it is no longer in force; left out: it stays"),
    ramp: z.int().min(0).max(LIMITS.ramp).optional().describe("months over which it grows evenly to its strength; left out: at once"),
    strength: z.number().min(0).max(1).describe("how far it is carried out: 0 not at all, 1 wholly"),
    selectivity: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .optional()
      .describe("of disarm alone: how well it tells the guilty from bystanders; left out: 0.8"),
    note: z.string().max(LIMITS.about).nullable().optional(),
  })
  .describe("one measure against this group over some time");

const group = z.strictObject({
  id: key,
  title: z.string().min(1).max(LIMITS.title),
  measures: z.array(planned).min(1).max(LIMITS.measures),
});

/** The outer form of a strategy; what holds between its parts is checked by `readStrategy`. */
export const STRATEGY_SHAPE = z
  .strictObject({
    $schema: z.string().optional().describe("for editors"),
    schema: z.literal(STRATEGY_SCHEMA),
    id: key,
    title: z.string().min(1).max(LIMITS.title),
    about: z.string().max(LIMITS.about).optional(),
    begins: month.describe("the strategy's first month"),
    groups: z.array(group).min(1).max(LIMITS.groups),
  })
  .describe("A strategy of Writ: which measures apply to which group, from when to when and how strongly.");

/** The same as JSON Schema 2020-12, for editors and other programs. */
export function strategyJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(STRATEGY_SHAPE, { io: "input" });
  return { $schema, $id: "urn:writ:strategy:1", title: "Writ strategy, version 1", ...rest };
}
