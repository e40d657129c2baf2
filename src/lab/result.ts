import { KINDS } from "../ground/index.ts";
import { BANDS, type Band } from "../match/index.ts";
import { wilson, wilsonByParty, type Part, type Share } from "./interval.ts";
import type { CategoryTally, Example, Tally } from "./tally.ts";

/** From which weight or band on an alert counts. */
export interface CutOff {
  readonly label: string;
  /** bits; null for a band, which may also be reached by the rule of exact names */
  readonly bits: number | null;
  readonly band: Band | null;
  /** `band`: of the engine; `yours`: asked for; `rate`: read off the population */
  readonly from: "band" | "yours" | "rate";
}

export interface Quantiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** What one category came to. */
export interface CategoryResult {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly asked: number;
  readonly parties: number;
  readonly notApplying: number;
  readonly anothers: number;
  readonly unanswered: number;
  /** the right party is among the alerts, whatever it weighs */
  readonly found: Share;
  /** and no wrong party weighs more */
  readonly first: Share;
  /** questions by the band of the right party; `none`: not found */
  readonly bands: Readonly<Record<Band | "none", number>>;
  readonly byExactRule: number;
  /** of those found */
  readonly weight: Quantiles | null;
  /** bits lost against the name as listed, of those found */
  readonly loss: Quantiles | null;
  readonly missed: readonly Example[];
}

/** A cut-off: what it costs and what it finds. */
export interface CutOffResult extends CutOff {
  /** people of the population on alert; `share` × 1,000 are the alerts per 1,000 */
  readonly alerts: Share;
  readonly control: Share;
  /** all variants together */
  readonly manipulated: Share;
  readonly categories: readonly { readonly id: string; readonly found: Share }[];
}

/** The same figures for one kind of party, or for one script: listed names by that of their list, the population by that of its names. */
export interface Slice {
  readonly view: "kind" | "script";
  /** kind, or ISO 15924 code */
  readonly part: string;
  readonly cutOffs: readonly { readonly label: string; readonly alerts: Share; readonly control: Share; readonly manipulated: Share }[];
}

export interface CurvePoint {
  readonly bits: number;
  readonly alerts: number;
  readonly control: number;
  readonly manipulated: number;
}

export interface LabFigures {
  readonly control: CategoryResult;
  readonly categories: readonly CategoryResult[];
  readonly cutOffs: readonly CutOffResult[];
  readonly slices: readonly Slice[];
  /** the cut-off that lets at most so many of 1,000 people of the population pass; null where they are too few to say */
  readonly rates: readonly { readonly per1000: number; readonly at: CutOffResult | null }[];
  readonly curve: readonly CurvePoint[];
  readonly population: {
    readonly n: number;
    readonly unanswered: number;
    readonly byExactRule: number;
    readonly bands: Readonly<Record<Band | "none", number>>;
  };
  /** counts of weights: control, variants, population; `from` and `step` in bits */
  readonly histogram: {
    readonly from: number;
    readonly step: number;
    readonly control: readonly number[];
    readonly manipulated: readonly number[];
    readonly population: readonly number[];
  };
}

/** Alerts per 1,000 people that the table of cut-offs is made for. */
export const RATES = [1, 2, 5, 10, 20, 50, 100] as const;
/** below so many people above the cut-off, a rate says nothing */
const LEAST_ABOVE = 3;
const CURVE_POINTS = 120;
const BINS = 40;

const bandCounts = (bands: readonly number[]): Record<Band | "none", number> => {
  const counts = { none: 0, weak: 0, possible: 0, strong: 0, identified: 0 };
  for (const place of bands) counts[BANDS[place] ?? "none"]++;
  return counts;
};

const places = (value: number): number => Math.round(value * 1e4) / 1e4;

export function quantilesOf(values: readonly number[]): Quantiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number => places(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number);
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

/** Does question `at` of the tally count? */
type Reaches = (tally: Pick<CategoryTally, "weights" | "bands">, at: number) => boolean;

const reachesOf = ({ bits, band }: CutOff): Reaches => {
  const least = band === null ? -1 : BANDS.indexOf(band);
  return bits === null ? ({ bands }, at) => (bands[at] as number) >= least : ({ weights }, at) => (weights[at] as number) >= bits;
};

type Holds = (tally: CategoryTally, at: number) => boolean;

function shareOf(tallies: readonly CategoryTally[], reaches: Reaches | Holds, counts: Holds = () => true): Share {
  const parts = new Map<number, [hits: number, asked: number]>();
  for (const tally of tallies)
    for (let at = 0; at < tally.parties.length; at++) {
      if (!counts(tally, at)) continue;
      const party = tally.parties[at] as number;
      const part = parts.get(party) ?? [0, 0];
      if (reaches(tally, at)) part[0]++;
      part[1]++;
      parts.set(party, part);
    }
  return wilsonByParty(parts.values() as Iterable<Part>);
}

function categoryResult(tally: CategoryTally): CategoryResult {
  const { category, notApplying, anothers, unanswered, byExactRule, missed } = tally;
  return {
    id: category.id,
    title: category.title,
    says: category.says,
    asked: tally.parties.length,
    parties: new Set(tally.parties).size,
    notApplying,
    anothers,
    unanswered,
    found: shareOf([tally], ({ ranks }: CategoryTally, at: number) => (ranks[at] as number) > 0),
    first: shareOf([tally], ({ ranks }: CategoryTally, at: number) => ranks[at] === 1),
    bands: bandCounts(tally.bands),
    byExactRule,
    weight: quantilesOf(tally.weights.filter((_, at) => (tally.ranks[at] as number) > 0)),
    loss: quantilesOf(tally.losses),
    missed,
  };
}

export function cutOffResult(tally: Tally, cutOff: CutOff): CutOffResult {
  const reaches = reachesOf(cutOff);
  const { population } = tally;
  const alerted = population.weights.filter((_, at) => reaches(population, at)).length;
  return {
    ...cutOff,
    alerts: wilson(alerted, population.weights.length),
    control: shareOf([tally.control], reaches),
    manipulated: shareOf(tally.categories, reaches),
    categories: tally.categories.map((of) => ({ id: of.category.id, found: shareOf([of], reaches) })),
  };
}

type InPart = (tally: Pick<CategoryTally, "kinds" | "scripts">, at: number) => boolean;

/** By kind of party and by script, the largest first; parts that nobody was asked in are left out. */
function slicesOf(tally: Tally, cutOffs: readonly CutOff[]): Slice[] {
  const { control, categories, population, scriptNumbers } = tally;
  const parts: readonly { readonly view: Slice["view"]; readonly part: string; readonly counts: InPart }[] = [
    ...KINDS.map((kind, number) => ({ view: "kind" as const, part: kind, counts: (({ kinds }, at) => kinds[at] === number) as InPart })),
    ...[...scriptNumbers].map(([script, number]) => ({
      view: "script" as const,
      part: script,
      counts: (({ scripts }, at) => scripts[at] === number) as InPart,
    })),
  ];
  return parts
    .map(({ view, part, counts }) => {
      const people = population.weights.flatMap((_, at) => (counts(population, at) ? [at] : []));
      return {
        asked: control.parties.filter((_, at) => counts(control, at)).length,
        people: people.length,
        slice: {
          view,
          part,
          cutOffs: cutOffs.map((cutOff) => {
            const reaches = reachesOf(cutOff);
            return {
              label: cutOff.label,
              alerts: wilson(people.filter((at) => reaches(population, at)).length, people.length),
              control: shareOf([control], reaches, counts),
              manipulated: shareOf(categories, reaches, counts),
            };
          }),
        },
      };
    })
    .filter(({ asked, people }) => asked > 0 || people > 0)
    .toSorted((left, right) =>
      left.slice.view === right.slice.view
        ? right.asked - left.asked || right.people - left.people
        : left.slice.view < right.slice.view
          ? -1
          : 1,
    )
    .map(({ slice }) => slice);
}

/** Steps in one unit of weight: hundredths of a bit, and finer where an engine's scores go from 0 to 1. */
const stepsOf = (weights: readonly number[]): number => (weights.every((weight) => weight <= 2) ? 1e4 : 100);

/**
 * The least cut-off in such steps, never below `floor`, that at most `per1000` of 1,000 people reach; null where fewer than three would
 * be above.
 */
export function cutOffForRate(weights: readonly number[], per1000: number, floor: number): number | null {
  const allowed = Math.floor((weights.length * per1000) / 1000);
  if (allowed < LEAST_ABOVE) return null;
  const falling = weights.toSorted((left, right) => right - left);
  const next = falling[allowed];
  const steps = stepsOf(weights);
  // 36.73 * 100 is less than 3673
  return next === undefined ? floor : Math.max(floor, (Math.floor(next * steps + 1e-6) + 1) / steps);
}

export interface FiguresRequest {
  readonly cutOffs: readonly CutOff[];
  /** least weight that the engine was asked for */
  readonly floor: number;
  /** what its weights are counted in: `bits`, or `points` of another engine */
  readonly unit: string;
}

/** Everything that the report shows, out of the tally. Pure; same tally, same figures. */
export function figuresOf(tally: Tally, { cutOffs, floor, unit }: FiguresRequest): LabFigures {
  const all = [tally.control, ...tally.categories];
  const population = tally.population.weights;
  let most = floor + 0.1;
  for (const { weights } of [...all, tally.population]) for (const weight of weights) most = Math.max(most, weight);
  const span = (most - floor) / CURVE_POINTS;
  const share = (weights: readonly number[], bits: number): number =>
    weights.length === 0
      ? 0
      : Math.round((weights.reduce((sum, weight) => sum + (weight >= bits ? 1 : 0), 0) / weights.length) * 1e5) / 1e5;
  const manipulated = tally.categories.flatMap(({ weights }) => weights);
  const step = most - floor > 10 ? Math.ceil((most - floor) / BINS) : places((most - floor) / BINS);
  const bins = (weights: readonly number[]): number[] => {
    const counts = Array.from({ length: BINS + 1 }, () => 0);
    for (const weight of weights)
      if (weight >= floor) {
        const bin = Math.min(BINS, Math.floor((weight - floor) / step));
        counts[bin] = (counts[bin] as number) + 1;
      }
    return counts;
  };
  return {
    control: categoryResult(tally.control),
    categories: tally.categories.map(categoryResult),
    cutOffs: cutOffs.map((cutOff) => cutOffResult(tally, cutOff)),
    slices: slicesOf(tally, cutOffs),
    rates: RATES.map((per1000) => {
      const bits = cutOffForRate(population, per1000, floor);
      return { per1000, at: bits === null ? null : cutOffResult(tally, { label: `${bits} ${unit}`, bits, band: null, from: "rate" }) };
    }),
    curve: Array.from({ length: CURVE_POINTS + 1 }, (_, at) => {
      const bits = places(floor + at * span);
      return { bits, alerts: share(population, bits), control: share(tally.control.weights, bits), manipulated: share(manipulated, bits) };
    }),
    population: {
      n: population.length,
      unanswered: tally.population.unanswered,
      byExactRule: tally.population.byExactRule,
      bands: bandCounts(tally.population.bands),
    },
    histogram: { from: floor, step, control: bins(tally.control.weights), manipulated: bins(manipulated), population: bins(population) },
  };
}
