import { partialDate } from "../ground/index.ts";
import { z } from "zod";

/** The shapes of the files under `register/`. Every scalar is text, so that dates and numbers stay as they were written. */

const text = z
  .string()
  .min(1, "is empty")
  .max(1_000, "is longer than 1,000 characters")
  .refine((value) => value === value.trim() && !/\s\s/u.test(value), "has blanks to spare at an end or in the middle");
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "is not an id: small letters, digits and single hyphens");
const sourceKey = z.string().regex(/^[A-Z][A-Z0-9]*$/u, "is not a source key: capitals and digits");
const date = z.string().refine((value) => partialDate(value) !== null, "is not a day (2019-03-05), month (2019-03) or year (2019)");
const listKey = z.string().regex(/^[A-Z0-9][A-Za-z0-9/-]*$/u, "is not the key of a list, such as UN-1267");
const country = z.string().regex(/^[a-z]{2}$/u, "is not a country code of two small letters");

const confidence = z.enum(["seen", "recalled", "contested"]);
/** What every fact carries. */
const fact = { confidence, source: sourceKey };

export const NAME_ROLES = ["primary", "alias", "former", "variant", "translation", "original", "acronym"] as const;
const name = z.strictObject({
  text,
  role: z.enum(NAME_ROLES),
  quality: z.enum(["strong", "weak"]),
  script: z
    .string()
    .regex(/^[A-Z][a-z]{3}$/u, "is not an ISO 15924 code such as Arab")
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/u, "is not an ISO 639 code such as ur")
    .optional(),
  confidence,
  sources: z.array(sourceKey).min(1, "names no source"),
  printed: text.optional(),
  note: text.optional(),
});

/** It is over, and no source says since when. */
export const UNKNOWN_END = "unknown";
const end = z.union([z.literal(UNKNOWN_END), date], { error: "is not a day, month, year or the word unknown" });
const interval = { from: date.optional(), to: end.optional() };

const designation = z
  .strictObject({
    list: listKey,
    status: z.enum(["proscribed", "observed", "lapsed", "delisted"]),
    reference: text.optional(),
    merged_references: z.array(text).optional(),
    inside: id.optional(),
    inside_as: z.enum(["alias", "former"]).optional(),
    under: id.optional(),
    ...interval,
    basis: text.optional(),
    printed: text.optional(),
    names: z.array(text).min(1, "is empty").optional(),
    programmes: z.array(text).optional(),
    ...fact,
    note: text.optional(),
  })
  .refine((one) => (one.status === "lapsed" || one.status === "delisted" ? one.to !== undefined : true), {
    path: ["to"],
    message: "is needed: what lapsed or was delisted has an end",
  })
  .refine((one) => !(one.status === "proscribed" && one.to !== undefined), {
    path: ["status"],
    message: "cannot be proscribed with an end: write lapsed or delisted",
  })
  .refine((one) => one.from === undefined || one.to === undefined || one.to === UNKNOWN_END || one.from <= one.to, {
    path: ["to"],
    message: "is before its from",
  })
  .refine((one) => one.inside !== undefined || (one.inside_as === undefined && one.names === undefined), {
    path: ["inside"],
    message: "is needed where inside_as or names stand",
  });

export const RELATION_KINDS = [
  "front-of",
  "political-front-of",
  "affiliate-of",
  "armed-wing-of",
  "renamed-from",
  "successor-of",
  "splinter-of",
  "split-from",
  "merger-of",
  "formed-by-former-members-of",
  "registered-by-members-of",
  "associated-with",
  "linked-to",
  "leader-of",
  "former-leader-of",
  "founder-of",
  "listed-inside",
  "different-from",
] as const;
const relation = z.strictObject({ kind: z.enum(RELATION_KINDS), to: id, since: date.optional(), ...fact, note: text.optional() });

const answer = z.strictObject({ text, from: date.optional(), ...fact });
const contested = z.strictObject({
  question: text,
  list: listKey.optional(),
  answers: z.array(answer).min(2, "needs two answers or more: a contested claim stands beside another"),
});

const statement = z.strictObject({ text, ...fact });
const place = z.strictObject({ text, country: country.optional(), ...fact });

export const partySchema = z
  .strictObject({
    id,
    kind: z.enum(["organisation", "person"]),
    role: text,
    names: z.array(name).min(1, "is empty"),
    births: z.array(z.strictObject({ date, ...fact })).default([]),
    birth_places: z.array(place).default([]),
    services: z.array(z.strictObject({ what: z.array(text).min(1, "is empty"), ...fact })).default([]),
    places: z.array(place).default([]),
    designations: z.array(designation).default([]),
    relations: z.array(relation).default([]),
    contested: z.array(contested).default([]),
    known_different: z.array(z.strictObject({ name: text, why: text, ...fact })).default([]),
    statements: z.array(statement).default([]),
  })
  .refine((party) => party.names.filter((one) => one.role === "primary").length === 1, {
    path: ["names"],
    message: "needs exactly one name with the role primary",
  })
  .refine((party) => party.kind === "person" || party.births.length + party.birth_places.length === 0, {
    path: ["births"],
    message: "belongs to persons",
  });

export const facilitySchema = z.strictObject({
  id,
  kind: text,
  names: z.array(z.strictObject({ text, ...interval, ...fact })).min(1, "is empty"),
  operators: z
    .array(
      z
        .strictObject({ by: id.optional(), name: text.optional(), ...interval, ...fact })
        .refine((one) => (one.by === undefined) !== (one.name === undefined), {
          path: ["by"],
          message: "needs either the id of a party (by) or a name, not both",
        }),
    )
    .min(1, "is empty"),
  statements: z.array(statement).default([]),
});

export const listsSchema = z.strictObject({
  lists: z.array(
    z.strictObject({
      id: listKey,
      title: text,
      who: text,
      basis: text,
      wording: z.array(sourceKey),
      reference_type: z.enum(["un-ref", "ofac-id"]).optional(),
      measures: z.array(text).default([]),
      confidence,
      note: text.optional(),
    }),
  ),
});

export const sourcesSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      key: sourceKey,
      title: text,
      kind: z.enum(["official", "press", "compilation", "memory"]),
      date: date.optional(),
      where: text.optional(),
    }),
  ),
});

export const eventsSchema = z.strictObject({
  events: z.array(z.strictObject({ date, about: z.array(id), text, ...fact, note: text.optional() })),
});

export const headSchema = z.strictObject({ format: z.literal("1"), title: text, revised: date, about: text });

export type StarterParty = z.infer<typeof partySchema>;
export type StarterName = StarterParty["names"][number];
export type StarterDesignation = StarterParty["designations"][number];
export type StarterFacility = z.infer<typeof facilitySchema>;
export type StarterList = z.infer<typeof listsSchema>["lists"][number];
export type StarterSource = z.infer<typeof sourcesSchema>["sources"][number];
export type StarterEvent = z.infer<typeof eventsSchema>["events"][number];
export type StarterHead = z.infer<typeof headSchema>;
