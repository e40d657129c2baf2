import { z } from "zod";
import { partialDate, SUBJECT_KINDS } from "../../ground/index.ts";
import { band } from "./alert.ts";

/** What comes in over HTTP; bodies are checked by these. */

const shortText = z.string().max(1000);

/** The fields are read by `screen/`, which knows their rules; here only the outer shape is held. */
export const subjectBody = z
  .looseObject({
    id: z.string().optional(),
    kind: z.enum(SUBJECT_KINDS).optional(),
    names: z.array(z.string()).optional(),
    births: z.array(z.string()).optional(),
    countries: z.array(z.string()).optional(),
    identifiers: z.array(z.looseObject({ type: z.string(), value: z.string(), country: z.string().optional() })).optional(),
    sex: z.string().optional(),
    father: z.string().optional(),
    mother: z.string().optional(),
    addresses: z.array(z.string()).optional(),
    birthPlaces: z.array(z.string()).optional(),
  })
  .describe("a subject, as in docs/interface.md");

export const screenBody = z.strictObject({
  subject: subjectBody,
  limit: z.int().min(1).max(100).optional(),
  minBand: band.optional(),
  lists: z.array(shortText).max(100).optional(),
  faint: z.boolean().optional().describe("alerts below minBand too, apart, under `faint`; the outcome stays that of minBand"),
  record: z.boolean().optional().describe("a person stands behind the question: it becomes an event of the ledger"),
});

export const textBody = z.strictObject({
  text: z.string().max(900_000),
  document: shortText.optional().describe("what the answer calls it"),
  minBand: band.optional(),
  record: z.boolean().optional(),
});

export const sessionBody = z.strictObject({ token: z.string().max(200) });

export const jobBody = z.strictObject({
  uploads: z.array(z.string().max(100)).min(1).max(50),
  use: z.enum(["list", "names", "text"]),
  list: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/, "small letters, digits, hyphens, dots; at most 64")
    .optional(),
  published: z
    .string()
    .regex(/^\d{4}(-\d\d(-\d\d)?)?$/, "a date such as 2025-11-20")
    .refine((text) => partialDate(text) !== null, "no such day: a date such as 2025-11-20")
    .optional(),
  mapping: z.string().max(10_000).optional().describe("text of a mapping of columns"),
  minBand: band.optional(),
});
