import { z } from "zod";
import { problemShape as problem } from "./schemas/problem.ts";

const strategy = z.looseObject({
  schema: z.string(),
  id: z.string(),
  title: z.string(),
  begins: z.string(),
  groups: z.array(z.looseObject({})),
});
const situation = z.looseObject({
  schema: z.string(),
  id: z.string(),
  title: z.string(),
  groups: z.array(z.looseObject({ id: z.string() })),
});
const table = z.object({
  head: z.array(z.string()),
  rows: z.array(z.object({ title: z.string(), cells: z.array(z.string()) })),
});
const tick = z.object({ at: z.number(), label: z.string() });
const frame = z.object({
  width: z.number(),
  height: z.number(),
  left: z.number(),
  right: z.number(),
  top: z.number(),
  bottom: z.number(),
});
const caption = z.object({ title: z.string(), says: z.string() });
const spread = z.object({ chance: z.number(), literature: z.number(), data: z.number() }).describe("shares of the spread; sum 1, or all 0");
const fan = z.object({
  id: z.string().describe("of the chart, for ?chart="),
  strategy: z.string(),
  title: z.string(),
  chart: z.object({
    frame,
    outer: z.string().describe("SVG path data, as inner and middle"),
    inner: z.string(),
    middle: z.string(),
    guide: z.number().nullable(),
    across: z.array(tick),
    up: z.array(tick),
  }),
  caption,
  figures: z.string(),
  spread,
  spreadSays: z.string(),
});
const outcome = z.discriminatedUnion("counted", [
  z.object({ id: z.string(), title: z.string(), unit: z.string(), counted: z.literal(true), fans: z.array(fan) }),
  z.object({ id: z.string(), title: z.string(), unit: z.string(), counted: z.literal(false), why: z.string() }),
]);
const belief = z.object({
  parameter: z.string(),
  says: z.string(),
  unit: z.string(),
  source: z.string(),
  sentence: z.string(),
  from: z.string(),
  flips: z.boolean(),
  curve: z.object({
    id: z.string(),
    title: z.string(),
    chart: z.object({
      frame,
      curve: z.string(),
      half: z.number(),
      flip: z.object({ x: z.number(), y: z.number() }).nullable(),
      across: z.array(tick),
      up: z.array(tick),
    }),
    caption,
  }),
  steps: z.array(
    z.object({
      value: z.string(),
      x: z.number(),
      y: z.number(),
      chance: z.string(),
      first: z.string().nullable(),
      order: z.array(z.object({ strategy: z.string(), title: z.string(), says: z.string() })),
    }),
  ),
});
const regretChart = z.object({
  id: z.string(),
  chart: z.object({
    frame,
    rows: z.array(
      z.object({
        label: z.string(),
        labelAt: z.number(),
        at: z.number(),
        low: z.number(),
        quarter: z.number(),
        middle: z.number(),
        threeQuarters: z.number(),
        high: z.number(),
        mean: z.string().describe("SVG path data"),
      }),
    ),
    across: z.array(tick),
  }),
  caption,
  spreads: z.array(z.object({ title: z.string(), spread, spreadSays: z.string() })),
});
const comparison = z.object({
  heading: z.string(),
  reference: z.string(),
  strategies: z.array(z.object({ id: z.string(), title: z.string() })),
  summary: z.array(z.string()),
  shortAndLong: table,
  ratios: z.array(fan),
  outcomes: z.array(outcome),
  pairs: table,
  regret: table,
  regretChart,
  totals: table,
  groups: table,
  deciding: z.array(
    z.object({
      ahead: z.string(),
      other: z.string(),
      aheadTitle: z.string(),
      otherTitle: z.string(),
      says: z.string(),
      spread,
      spreadSays: z.string(),
      beliefs: z.array(belief),
    }),
  ),
  notes: z.array(z.string()),
  sources: table,
});

const shown = z.union([z.number(), z.literal("<5")]);
const learnt = z.object({ id: z.string(), source: z.string(), parameters: z.int(), draws: z.int() });
const unassigned = z.array(z.object({ name: z.string(), events: shown }));
const calibration = z.object({
  heading: z.string(),
  verdict: z.string(),
  converged: z.boolean(),
  association: z.string(),
  learntSays: z.string(),
  learntChart: z.object({
    id: z.string(),
    chart: z.object({
      frame,
      height: z.number(),
      rows: z.array(
        z.object({
          label: z.string(),
          labelAt: z.number(),
          top: z.number(),
          from: z.number(),
          turn: z.number(),
          to: z.number(),
          says: z.string(),
        }),
      ),
      across: z.array(tick),
    }),
    caption,
  }),
  learnt: table,
  samplerSays: z.string(),
  sampler: table,
  checksSay: z.string(),
  checks: table,
  scoresSay: z.string(),
  scores: table.nullable(),
  yearsSay: z.string(),
  years: table,
  notes: z.array(z.string()),
});

const head = { id: z.string(), done: z.int(), total: z.int(), secondsLeft: z.number().nullable() };

/** The answers of `/api/foresee`, by name. */
export const foreseeSchemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  [
    "ForeseeStart",
    z.object({
      examples: z.array(z.object({ strategy, leavesServicesOff: z.boolean() })),
      situation,
      measures: z.array(
        z.object({ id: z.string(), title: z.string(), says: z.string(), benefit: z.string().nullable(), harm: z.string().nullable() }),
      ),
      months: z.int(),
      limits: z.object({
        strategies: z.int(),
        fewestRuns: z.int(),
        mostRuns: z.int(),
        usualRuns: z.int(),
        allRuns: z.int(),
      }),
    }),
  ],
  [
    "ForeseeRead",
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("strategy"), strategy, leavesServicesOff: z.boolean() }),
      z.object({ kind: z.literal("situation"), situation }),
      z.object({ kind: z.literal("neither"), problems: z.array(problem) }),
    ]),
  ],
  ["ForeseeLearnt", learnt],
  ["ForeseeCountsFile", z.object({ id: z.string(), file: z.string(), characters: z.int() })],
  [
    "ForeseeCounts",
    z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("counts"),
        format: z.string(),
        begins: z.string(),
        ends: z.string(),
        months: z.int(),
        groups: z.array(z.object({ id: z.string(), attacks: shown })),
        provinces: z.int(),
        notes: z.array(z.string()),
        problems: z.array(problem),
        unassigned,
      }),
      z.object({ kind: z.literal("neither"), problems: z.array(problem), unassigned }),
    ]),
  ],
  [
    "ForeseeFit",
    z.discriminatedUnion("state", [
      z.object({ ...head, phase: z.string(), state: z.enum(["waiting", "running", "stopped"]) }),
      z.object({ ...head, phase: z.string(), state: z.literal("done"), calibration, learnt: learnt.nullable() }),
      z.object({ ...head, phase: z.string(), state: z.literal("failed"), error: problem }),
    ]),
  ],
  [
    "ForeseeRun",
    z.discriminatedUnion("state", [
      z.object({ ...head, state: z.enum(["waiting", "running", "stopped"]) }),
      z.object({ ...head, state: z.literal("done"), comparison }),
      z.object({ ...head, state: z.literal("failed"), error: problem }),
    ]),
  ],
  [
    "CivilPicture",
    z.object({
      run: z.int(),
      seed: z.int(),
      width: z.int(),
      height: z.int(),
      kinds: z.array(z.string()),
      frames: z.array(
        z.object({ tick: z.int(), sites: z.string(), active: z.int(), jailed: z.int(), cops: z.int(), legitimacy: z.number() }),
      ),
    }),
  ],
]);
