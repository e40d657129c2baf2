import { z } from "zod";

/** What a person decided about two entries, as a register writes it out: for another person to take over, never taken over by itself. */
export const writtenDecision = z.object({
  what: z.enum(["joined", "refused", "split"]),
  left: z.string().regex(/^[^:]+:./su),
  right: z.string().regex(/^[^:]+:./su),
  /** the event in the ledger in which it was made */
  seq: z.int(),
  at: z.string(),
  who: z.string().min(1),
  why: z.string(),
});
export type WrittenDecision = Readonly<z.infer<typeof writtenDecision>>;
