import { z } from "zod";
import { KINDS } from "../../ground/index.ts";
import { entry } from "./entry.ts";

const bulletinVersion = z.object({
  seq: z.int(),
  sha256: z.string(),
  published: z.string().nullable(),
  day: z.string(),
  at: z.string(),
  format: z.string(),
  entries: z.int(),
  state: z.enum(["current", "partial", "quarantined"]),
});

const entryHead = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  caption: z.string(),
  original: z.string().optional(),
  births: z.array(z.string()),
  nationalities: z.array(z.string()),
  programmes: z.array(z.string()),
  listedOn: z.string().optional(),
  otherNames: z.int(),
});

const fieldChange = z.object({
  field: z.string(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      words: z
        .array(z.object({ in: z.enum(["both", "from", "to"]), text: z.string() }))
        .optional()
        .describe("in bulletins: which words were changed"),
    }),
  ),
});

export const changes = z.object({
  bulletins: z.array(
    z.object({
      list: z.string(),
      title: z.string(),
      from: bulletinVersion,
      to: bulletinVersion,
      counts: z.record(z.string(), z.int()),
      totals: z.object({ moves: z.int(), added: z.int(), removed: z.int(), amended: z.int() }),
      moves: z.array(
        z.object({
          how: z.enum(["renumbered", "merged", "split"]),
          from: z.array(z.string()),
          to: z.array(z.string()),
          caption: z.string(),
          because: z.array(z.string()),
        }),
      ),
      added: z.array(entryHead),
      removed: z.array(entryHead),
      amended: z.array(entryHead.extend({ fields: z.array(fieldChange) })),
      notes: z.array(z.string()),
    }),
  ),
  notes: z.array(z.string()),
});

export const entryHistory = z.object({
  list: z.string(),
  id: z.string(),
  caption: z.string(),
  inForce: z.boolean(),
  first: bulletinVersion,
  last: bulletinVersion,
  versions: z.int(),
  steps: z.array(
    z.object({
      what: z.enum(["came", "amended", "left"]),
      version: bulletinVersion,
      since: bulletinVersion.nullable(),
      fields: z.array(fieldChange),
    }),
  ),
  entry,
});
