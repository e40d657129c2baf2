import { z } from "zod";
import { listReport, listState } from "./list.ts";

export const status = z.object({
  version: z.string(),
  mode: z.enum(["writer", "reader"]),
  readerBecause: z.string().nullable(),
  lists: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      published: z.string().nullable(),
      checked: z.string(),
      entries: z.int(),
      names: z.int(),
      unmapped: z.int(),
      problems: z.int(),
      sha256: z.string(),
      state: listState,
      ageDays: z.number(),
    }),
  ),
  snapshot: z
    .object({ id: z.string(), parameters: z.string(), entries: z.int(), names: z.int(), origin: z.enum(["data", "starter"]) })
    .nullable(),
  maxAgeDays: z.number(),
  limits: z.object({ uploadBytes: z.int(), textCharacters: z.int() }),
  reports: z.array(listReport),
  past: z
    .object({ asOf: z.string().optional(), known: z.string().optional(), missing: z.array(z.string()), notes: z.array(z.string()) })
    .optional(),
});

export const verified = z.looseObject({
  events: z.int(),
  head: z.string(),
  firstBroken: z.object({ seq: z.int(), reason: z.string() }).nullable(),
  damage: z.array(z.string()),
});
