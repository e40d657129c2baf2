import { z } from "zod";
import { problemShape } from "./problem.ts";

export const upload = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  recognised: z.object({
    uses: z.array(z.enum(["list", "names", "text"])),
    format: z.string().nullable(),
    list: z.string().nullable(),
    columns: z.array(z.string()),
    understood: z.boolean(),
  }),
});

export const job = z.looseObject({
  id: z.string(),
  use: z.enum(["list", "names", "text"]),
  title: z.string(),
  state: z.enum(["waiting", "running", "stopped", "done", "failed"]),
  phase: z.string(),
  done: z.number(),
  total: z.number(),
  unit: z.string(),
  rate: z.number(),
  secondsLeft: z.number().nullable(),
  outcome: z.looseObject({ use: z.string() }).optional(),
  error: problemShape.optional(),
});
