import { fail } from "../../ground/index.ts";

/** How cops and actives in view become one number: C/A as printed; rounded down (NetLogo); to the nearest, ties to even (Mesa). */
export const RATIOS = ["literal", "floor", "round"] as const;
export type Ratio = (typeof RATIOS)[number];

/**
 * One world of Epstein's (2002, table 2). Densities are shares of all sites; visions are radii in sites; time is in ticks.
 * `rebellion` is his model I, `groups` his model II (two groups, killing, births and deaths).
 */
export interface CivilSettings {
  readonly model: "rebellion" | "groups";
  /** sites; the lattice is a torus */
  readonly width: number;
  readonly height: number;
  readonly agentDensity: number;
  readonly copDensity: number;
  /** L, 0 to 1, the same for all */
  readonly legitimacy: number;
  /** T: active when grievance less net risk is more than this */
  readonly threshold: number;
  /** k: an arrest is judged 90 % sure with one cop to one active */
  readonly arrestConstant: number;
  readonly agentVision: number;
  readonly copVision: number;
  /** the longest jail term; null: for ever */
  readonly maxJail: number | null;
  /** cops always move */
  readonly agentsMove: boolean;
  readonly ratio: Ratio;
  /** model II: chance a tick */
  readonly cloneChance: number;
  /** model II */
  readonly maxAge: number;
}

const BASE: CivilSettings = {
  model: "rebellion",
  width: 40,
  height: 40,
  agentDensity: 0.7,
  copDensity: 0.04,
  legitimacy: 0.82,
  threshold: 0.1,
  arrestConstant: 2.3,
  agentVision: 7,
  copVision: 7,
  maxJail: 30,
  agentsMove: true,
  ratio: "floor",
  cloneChance: 0.05,
  maxAge: 200,
};
const JAILED_FOR_EVER: CivilSettings = { ...BASE, copDensity: 0.074, legitimacy: 0.9, maxJail: null };
const GROUPS: CivilSettings = { ...BASE, model: "groups", agentVision: 1.7, copVision: 1.7, copDensity: 0, legitimacy: 0.8, maxJail: 15 };

/** Table 2 of the paper. The ratio is rounded down: as printed nothing ever happens (docs/epstein.md). */
export const CIVIL_RUNS = {
  1: { ...BASE, agentVision: 1.7, copVision: 1.7, legitimacy: 0.89, maxJail: 15, agentsMove: false },
  2: BASE,
  3: JAILED_FOR_EVER,
  4: JAILED_FOR_EVER,
  5: { ...JAILED_FOR_EVER, legitimacy: 0.8 },
  6: { ...GROUPS, legitimacy: 0.9 },
  7: GROUPS,
  8: { ...GROUPS, copDensity: 0.04 },
} as const satisfies Record<number, CivilSettings>;
export type CivilRunNumber = keyof typeof CIVIL_RUNS;

/** Largest side: a site's number and a count of neighbours stay small integers. */
const MAX_SIDE = 1000;

/** Cops, then agents, that a density means. Sites: `width * height`. */
export function civilNumbers(settings: CivilSettings): { readonly cops: number; readonly agents: number; readonly sites: number } {
  const sites = settings.width * settings.height;
  return { sites, cops: Math.round(settings.copDensity * sites), agents: Math.round(settings.agentDensity * sites) };
}

/** The settings as they are, or `field-invalid` that names the field. */
export function checkedCivilSettings(settings: CivilSettings): CivilSettings {
  const within = (field: keyof CivilSettings, least: number, most: number, { whole = false } = {}): void => {
    const value = settings[field];
    if (typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value))) return;
    const kind = whole ? "a whole number" : "a number";
    fail("field-invalid", { field, value: String(value), message: `is not ${kind} from ${least} to ${most}`, remedy: `Give ${field} so` });
  };
  within("width", 3, MAX_SIDE, { whole: true });
  within("height", 3, MAX_SIDE, { whole: true });
  for (const share of ["agentDensity", "copDensity", "legitimacy", "cloneChance"] as const) within(share, 0, 1);
  within("threshold", -1, 1);
  within("arrestConstant", Number.MIN_VALUE, 1000);
  within("maxAge", 1, 1e6, { whole: true });
  if (settings.maxJail !== null) within("maxJail", 1, 1e6);
  // a view that meets itself round the torus would count a site twice
  const furthest = (Math.min(settings.width, settings.height) - 1) / 2;
  within("agentVision", 1, furthest);
  within("copVision", 1, furthest);
  if (!RATIOS.includes(settings.ratio)) {
    fail("field-invalid", { field: "ratio", value: String(settings.ratio), remedy: `One of: ${RATIOS.join(", ")}` });
  }
  const { cops, agents, sites } = civilNumbers(settings);
  if (cops + agents > sites) {
    const message = `${agents} agents and ${cops} cops do not fit on ${sites} sites`;
    fail("field-invalid", { field: "agentDensity", message, remedy: "Lower agentDensity or copDensity: together at most 1" });
  }
  return settings;
}
