import { z } from "zod";
import { problemShape } from "./problem.ts";

export const listState = z.enum(["current", "stale", "quarantined", "partial"]);

export const listReport = z.looseObject({
  list: z.string(),
  format: z.string(),
  published: z.string().nullable(),
  entries: z.int(),
  names: z.int(),
  rows: z.int(),
  unmapped: z.array(z.tuple([z.string(), z.int()])),
  problems: z.array(problemShape),
  problemCount: z.int(),
  sha256: z.string(),
  state: listState,
  filed: z.enum(["in-force", "history", "unchanged"]),
  notes: z.array(z.string()),
});

export const versions = z.object({
  versions: z.array(z.looseObject({ seq: z.int(), sha256: z.string(), published: z.string().nullable(), inForce: z.boolean() })),
});

export const quarantined = z.looseObject({
  list: z.string(),
  version: z.int(),
  published: z.string().nullable(),
  at: z.string(),
  who: z.string(),
  sha256: z.string(),
  entries: z.int(),
  reasons: z.array(z.object({ rule: z.string(), text: z.string() })),
  stateReleased: z.enum(["current", "partial"]),
  change: z.object({
    lost: z.int(),
    gained: z.int(),
    lostFirst: z.array(z.tuple([z.string(), z.string()])),
    gainedFirst: z.array(z.tuple([z.string(), z.string()])),
  }),
});
