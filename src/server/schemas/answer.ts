import { z } from "zod";
import { alert } from "./alert.ts";
import { entry } from "./entry.ts";

const checked = z.object({
  lists: z.array(z.object({ id: z.string(), published: z.string().nullable(), entries: z.int(), sha256: z.string() })),
  missing: z.array(z.string()),
  notes: z.array(z.string()).optional(),
});

const engine = z.object({ version: z.string(), parameters: z.string(), snapshot: z.string() });

/** an alert, and what is to be said of it first */
const saidAlert = alert.extend({ says: z.object({ lead: z.string(), words: z.string(), caveat: z.string().nullable() }) });

export const screenAnswer = z.looseObject({
  subject: z.object({ id: z.string().nullable(), names: z.array(z.string()) }),
  outcome: z.enum(["incomplete", "hit", "clear"]),
  alerts: z.array(saidAlert),
  checked,
  engine,
  faint: z.array(saidAlert).optional(),
  cards: z.array(entry),
  recorded: z.int().nullable(),
  milliseconds: z.number(),
});

export const textAnswer = z.object({
  document: z.string(),
  mentions: z.array(z.looseObject({ start: z.int(), end: z.int(), text: z.string(), alerts: z.array(alert) })),
  checked,
  engine,
});
