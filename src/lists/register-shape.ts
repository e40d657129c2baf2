import { z } from "zod";
import { KINDS, partialDate as dateOf } from "../ground/index.ts";
import type { Entry } from "./entry.ts";

/** An entry as `writ export` writes it; what comes back from a file is outside data like any other. */

const text = z.string();
const texts = z.array(text);
const partialDate = z.string().refine((value) => dateOf(value) !== null, "a date such as 2019, 2019-03 or 2019-03-05");
const optional = text.optional();

const shape = z.strictObject({
  list: text.min(1),
  id: text.min(1),
  kind: z.enum(KINDS),
  names: z.array(
    z.strictObject({
      text,
      printed: optional,
      role: z.enum(["primary", "variation", "alias", "former", "original", "acronym"]),
      quality: z.enum(["strong", "weak", "unknown"]),
      script: text,
      language: optional,
    }),
  ),
  births: z.array(z.strictObject({ from: partialDate, to: partialDate, circa: z.boolean(), printed: optional })),
  birthPlaces: z.array(z.strictObject({ text, country: optional })),
  identifiers: z.array(z.strictObject({ type: text, value: text, country: optional, note: optional })),
  addresses: z.array(
    z.strictObject({
      text,
      street: optional,
      city: optional,
      region: optional,
      postalCode: optional,
      country: optional,
      note: optional,
    }),
  ),
  nationalities: texts,
  sex: z.enum(["male", "female"]).optional(),
  fathers: texts,
  mothers: texts,
  titles: texts,
  positions: texts,
  programmes: texts,
  legalBasis: texts,
  measures: texts,
  listedOn: partialDate.optional(),
  amendedOn: z.array(partialDate).optional(),
  endedOn: partialDate.optional(),
  relations: z.array(z.strictObject({ kind: text, to: optional, name: optional, note: optional })),
  claims: z.array(
    z.strictObject({
      what: text,
      text,
      from: partialDate.optional(),
      to: partialDate.optional(),
      source: text,
      by: optional,
      basis: optional,
      status: optional,
      reference: optional,
      confidence: z.enum(["seen", "recalled", "contested"]),
    }),
  ),
  remarks: optional,
  unmapped: z.array(z.tuple([text, text])),
  source: z.strictObject({ file: text, line: z.int() }),
});

/** The entry, or what is wrong with it: the field and the fault. */
export function registerEntry(value: unknown): Entry | { readonly field: string; readonly fault: string } {
  const read = shape.safeParse(value);
  if (read.success) return read.data as unknown as Entry;
  const issue = read.error.issues[0];
  return { field: issue?.path.join(".") || "entry", fault: issue?.message ?? "is no entry" };
}
