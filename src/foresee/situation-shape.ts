import { z } from "zod";
import { SITUATION_SCHEMA } from "./situation.ts";

export const MOST_GROUPS = 12;

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const source = z.string().trim().min(1).max(500);
const date = z.string().regex(/^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/);
/** above this a share or an amount is a slip of the keyboard */
const amount = z.number().positive().max(1e12);
const share = z.number().gt(0).lt(1);

const amounts = z.strictObject({ low: amount, high: amount, source, date });
const shares = z.strictObject({ low: share, high: share, source, date });
const rates = z.strictObject({ low: z.number().min(0.01).max(2_000), high: z.number().min(0.01).max(2_000), source, date });

/** The outer form of a situation; that each `low` lies below its `high` is checked by `readSituation`. */
export const SITUATION_SHAPE = z.strictObject({
  $schema: z.string().optional(),
  schema: z.literal(SITUATION_SCHEMA),
  id: key,
  title: z.string().min(1).max(200),
  about: z.string().max(2_000).optional(),
  currency: z.string().min(1).max(20).nullable().optional(),
  servicePrice: amounts.nullable().optional(),
  groups: z
    .array(
      z.strictObject({
        id: key,
        title: z.string().min(1).max(200),
        attacks: rates,
        support: shares,
        tie: shares,
        dependants: amounts.nullable().optional(),
        income: amounts.nullable().optional(),
        harmed: amounts.nullable().optional(),
      }),
    )
    .min(1)
    .max(MOST_GROUPS),
});
