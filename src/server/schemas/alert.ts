import { z } from "zod";
import { KINDS } from "../../ground/index.ts";
import { BANDS } from "../../match/index.ts";

export const band = z.enum(BANDS);

export const alert = z.object({
  party: z.string(),
  caption: z.string(),
  kind: z.enum(KINDS),
  entries: z.array(z.object({ list: z.string(), id: z.string(), weight: z.number() })),
  matched: z.object({ query: z.string(), listed: z.string(), exact: z.boolean() }),
  weight: z.number().describe("bits"),
  probability: z.number(),
  band,
  byExactRule: z.boolean(),
  evidence: z.array(
    z.object({ what: z.string(), left: z.string().nullable(), right: z.string().nullable(), bits: z.number(), note: z.string() }),
  ),
  conflicts: z.array(z.string()),
  missing: z.array(z.string()),
});
