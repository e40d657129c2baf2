import { z } from "zod";
import { KINDS, SUBJECT_KINDS } from "../ground/index.ts";
import { BANDS } from "../match/index.ts";

/** What comes in over HTTP, and what goes out; bodies are checked by these, answers are described by them. */

const shortText = z.string().max(1000);
const band = z.enum(BANDS);

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
    .optional(),
  mapping: z.string().max(10_000).optional().describe("text of a mapping of columns"),
  minBand: band.optional(),
});

export const problemShape = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.int().optional(),
  field: z.string().optional(),
  value: z.string().optional(),
  remedy: z.string().optional(),
});

const alert = z.object({
  party: z.string(),
  caption: z.string(),
  kind: z.enum(KINDS),
  entries: z.array(z.object({ list: z.string(), id: z.string(), weight: z.number() })),
  matched: z.object({ query: z.string(), listed: z.string(), exact: z.boolean() }),
  weight: z.number().describe("bits"),
  probability: z.number(),
  band,
  byExactRule: z.boolean(),
  evidence: z.array(
    z.object({ what: z.string(), left: z.string().nullable(), right: z.string().nullable(), bits: z.number(), note: z.string() }),
  ),
  conflicts: z.array(z.string()),
  missing: z.array(z.string()),
});

const checked = z.object({
  lists: z.array(z.object({ id: z.string(), published: z.string().nullable(), entries: z.int(), sha256: z.string() })),
  missing: z.array(z.string()),
  notes: z.array(z.string()).optional(),
});
const engine = z.object({ version: z.string(), parameters: z.string(), snapshot: z.string() });
const listState = z.enum(["current", "stale", "quarantined", "partial"]);
const entry = z.looseObject({
  list: z.string(),
  id: z.string(),
  kind: z.enum(KINDS),
  names: z.array(z.looseObject({ text: z.string(), role: z.string(), quality: z.string(), script: z.string() })),
});

const printed = z.object({ text: z.string(), own: z.boolean(), file: z.string(), line: z.int() });
const conflict = z.object({
  left: z.string(),
  right: z.string(),
  by: z.string(),
  value: z.string(),
  reason: z.string().describe("why they are not one party all the same"),
  leftCaption: z.string(),
  rightCaption: z.string(),
});
const party = z.object({
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
const proposal = z.object({
  left: z.string(),
  right: z.string(),
  leftCaption: z.string(),
  rightCaption: z.string(),
  party: z.string(),
  weight: z.number(),
  probability: z.number(),
  band,
  evidence: alert.shape.evidence,
  conflicts: z.array(z.string()),
  missing: z.array(z.string()),
});

const listReport = z.looseObject({
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

const textAnswer = z.object({
  document: z.string(),
  mentions: z.array(z.looseObject({ start: z.int(), end: z.int(), text: z.string(), alerts: z.array(alert) })),
  checked,
  engine,
});

const job = z.looseObject({
  id: z.string(),
  use: z.enum(["list", "names", "text"]),
  title: z.string(),
  state: z.enum(["waiting", "running", "stopped", "done", "failed"]),
  phase: z.string(),
  done: z.number(),
  total: z.number(),
  unit: z.string(),
  rate: z.number(),
  secondsLeft: z.number().nullable(),
  outcome: z.looseObject({ use: z.string() }).optional(),
  error: problemShape.optional(),
});

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

/** By the names that the OpenAPI document gives them; a test holds real answers against these. */
export const answerSchemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["Error", z.object({ error: problemShape })],
  [
    "Answer",
    z.looseObject({
      subject: z.object({ id: z.string().nullable(), names: z.array(z.string()) }),
      outcome: z.enum(["incomplete", "hit", "clear"]),
      alerts: z.array(alert),
      checked,
      engine,
      faint: z.array(alert).optional(),
      cards: z.array(entry),
      recorded: z.int().nullable(),
      milliseconds: z.number(),
    }),
  ],
  ["TextAnswer", textAnswer],
  [
    "Status",
    z.object({
      version: z.string(),
      mode: z.enum(["writer", "reader"]),
      readerBecause: z.string().nullable(),
      lists: z.array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          published: z.string().nullable(),
          checked: z.string(),
          entries: z.int(),
          names: z.int(),
          unmapped: z.int(),
          problems: z.int(),
          sha256: z.string(),
          state: listState,
          ageDays: z.number(),
        }),
      ),
      snapshot: z
        .object({ id: z.string(), parameters: z.string(), entries: z.int(), names: z.int(), origin: z.enum(["data", "starter"]) })
        .nullable(),
      maxAgeDays: z.number(),
      limits: z.object({ uploadBytes: z.int(), textCharacters: z.int() }),
      reports: z.array(listReport),
      past: z
        .object({ asOf: z.string().optional(), known: z.string().optional(), missing: z.array(z.string()), notes: z.array(z.string()) })
        .optional(),
    }),
  ],
  [
    "Changes",
    z.object({
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
    }),
  ],
  [
    "Versions",
    z.object({
      versions: z.array(z.looseObject({ seq: z.int(), sha256: z.string(), published: z.string().nullable(), inForce: z.boolean() })),
    }),
  ],
  [
    "EntryHistory",
    z.object({
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
    }),
  ],
  ["Entry", entry],
  [
    "Quarantined",
    z.looseObject({
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
    }),
  ],
  ["Party", party],
  ["Proposals", z.object({ proposals: z.array(proposal) })],
  [
    "ProposalSearch",
    z.object({
      state: z.enum(["idle", "running", "done", "stopped", "failed"]),
      done: z.int(),
      total: z.int(),
      secondsLeft: z.number().nullable(),
      found: z.int(),
      error: z.looseObject({ code: z.string(), message: z.string() }).nullable(),
      outdated: z.boolean(),
      lists: z.int(),
      canDecide: z.boolean(),
      open: z.int(),
      proposals: z.array(proposal),
    }),
  ],
  ["Conflicts", z.object({ conflicts: z.array(conflict), total: z.int() })],
  ["PartyDecided", z.object({ event: z.int(), party: party.nullable() })],
  [
    "Upload",
    z.object({
      id: z.string(),
      name: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      recognised: z.object({
        uses: z.array(z.enum(["list", "names", "text"])),
        format: z.string().nullable(),
        list: z.string().nullable(),
        columns: z.array(z.string()),
        understood: z.boolean(),
      }),
    }),
  ],
  ["Job", job],
  ["Jobs", z.array(job)],
  [
    "Verified",
    z.looseObject({
      events: z.int(),
      head: z.string(),
      firstBroken: z.object({ seq: z.int(), reason: z.string() }).nullable(),
      damage: z.array(z.string()),
    }),
  ],
  ["Document", z.looseObject({ openapi: z.string() })],
]);
