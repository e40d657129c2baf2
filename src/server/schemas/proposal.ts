import { z } from "zod";
import { alert, band } from "./alert.ts";

export const proposal = z.object({
  left: z.string(),
  right: z.string(),
  leftCaption: z.string(),
  rightCaption: z.string(),
  party: z.string(),
  weight: z.number(),
  probability: z.number(),
  band,
  evidence: alert.shape.evidence,
  conflicts: z.array(z.string()),
  missing: z.array(z.string()),
});

export const proposalSearch = z.object({
  state: z.enum(["idle", "running", "done", "stopped", "failed"]),
  done: z.int(),
  total: z.int(),
  secondsLeft: z.number().nullable(),
  found: z.int(),
  error: z.looseObject({ code: z.string(), message: z.string() }).nullable(),
  outdated: z.boolean(),
  lists: z.int(),
  canDecide: z.boolean(),
  open: z.int(),
  proposals: z.array(proposal),
});
