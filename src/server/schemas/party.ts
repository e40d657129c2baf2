import { z } from "zod";
import { entry } from "./entry.ts";

const printed = z.object({ text: z.string(), own: z.boolean(), file: z.string(), line: z.int() });

export const conflict = z.object({
  left: z.string(),
  right: z.string(),
  by: z.string(),
  value: z.string(),
  reason: z.string().describe("why they are not one party all the same"),
  leftCaption: z.string(),
  rightCaption: z.string(),
});

export const party = z.object({
  id: z.string(),
  caption: z.string(),
  entries: z.array(entry),
  links: z.array(
    z.object({
      left: z.string().describe("list:entry"),
      right: z.string(),
      by: z.string().describe("type of the identifier; `decision`: a person's, its event under `value`"),
      value: z.string(),
      printed: z.object({ left: printed, right: printed }).nullable(),
    }),
  ),
  conflicts: z.array(conflict),
  decisions: z.array(
    z.object({
      what: z.enum(["joined", "refused", "split"]),
      left: z.string(),
      right: z.string(),
      seq: z.int(),
      at: z.string(),
      who: z.string(),
      why: z.string(),
    }),
  ),
});
