import { z } from "zod";

export const problemShape = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.int().optional(),
  field: z.string().optional(),
  value: z.string().optional(),
  remedy: z.string().optional(),
});
