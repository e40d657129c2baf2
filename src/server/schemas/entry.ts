import { z } from "zod";
import { KINDS } from "../../ground/index.ts";

export const entry = z.looseObject({
  list: z.string(),
  id: z.string(),
  kind: z.enum(KINDS),
  names: z.array(z.looseObject({ text: z.string(), role: z.string(), quality: z.string(), script: z.string() })),
});
