import { AT, groupAt } from "./parameters.ts";
import type { Path } from "./path.ts";
import { FIXED } from "./priors-table.ts";

/**
 * All that the equations say of a month without knowing a single attack: one parameter vector on one path. It is reckoned
 * once and used by every run of the same draw. Cells as in `Path`. Letters in brackets are those of docs/foresee-odd.md.
 */
export interface Effects {
  readonly groups: number;
  readonly months: number;
  /** expected attacks at capacity 1 without echo: ybar (1-a) (1 + r R + ka Q + ks K + pz z + kv tau V) exp(-dl e) */
  readonly pressure: Float64Array;
  /** what support, money and trend sustain, per unit of support: mu (1-z)^eps exp(g t/12 - cb c - sp tau v) / S0 */
  readonly sustained: Float64Array;
  /** share of capacity that goes: mu + h e + d p */
  readonly lost: Float64Array;
  /** capacity driven out, of which a share joins other groups: x w h e */
  readonly displaced: Float64Array;
  /** share of the rest that comes to support: be f (1 - sel s) + om U + le p */
  readonly stirred: Float64Array;
  /** share of support won over: lo k */
  readonly won: Float64Array;
  /** share of money withheld: z (1-tau) (1-chi) */
  readonly withheld: Float64Array;
  /** share of dependants without a service: U = max(0, c - k) */
  readonly unserved: Float64Array;
  /** careless force: f (1 - sel s); what harms bystanders */
  readonly careless: Float64Array;
  /** ybar, S0, and size of the negative binomial nu w, for each group */
  readonly rate: Float64Array;
  readonly support: Float64Array;
  readonly size: Float64Array;
  /** a, ps and the sum of ybar; one cell each */
  readonly shared: Float64Array;
}

export const SHARED = { echo: 0, price: 1, total: 2 } as const;

/** Room for the effects of any draw on any path of this shape. */
export function createEffects(groups: number, months: number): Effects {
  const column = (): Float64Array => new Float64Array(groups * months);
  const row = (): Float64Array => new Float64Array(groups);
  return {
    groups,
    months,
    pressure: column(),
    sustained: column(),
    lost: column(),
    displaced: column(),
    stirred: column(),
    won: column(),
    withheld: column(),
    unserved: column(),
    careless: column(),
    rate: row(),
    support: row(),
    size: row(),
    shared: new Float64Array(3),
  };
}

/** How much is left of a start after `months`; months are few and whole, exponentials dear. */
const fading = (tire: number): Float64Array => Float64Array.from({ length: 1201 }, (_, month) => Math.exp(-month / tire));
const TALKS = fading(FIXED.talksTire);
const SABOTAGE = fading(FIXED.sabotageTires);
const left = (table: Float64Array, months: number): number => table[Math.min(months, 1200)] as number;

/** Fills `effects` with what parameters `values` make of `path`. The effects' shape is the path's. */
export function reckonEffects(effects: Effects, values: Float64Array, path: Path): void {
  const { groups } = path;
  let total = 0;
  for (let g = 0; g < groups; g++) total += values[groupAt(g, "rate")] as number;
  effects.shared[SHARED.echo] = values[AT.a] as number;
  effects.shared[SHARED.price] = values[AT.ps] as number;
  effects.shared[SHARED.total] = total;
  for (let g = 0; g < groups; g++) reckonGroup(effects, values, path, g, total);
}

/** One group through all months: equations (3), (6), and the parts of (1), (4), (5) that know no attack. */
function reckonGroup(effects: Effects, values: Float64Array, path: Path, g: number, total: number): void {
  const { groups, months } = path;
  const rate = values[groupAt(g, "rate")] as number;
  const usual = values[groupAt(g, "support")] as number;
  const tie = values[groupAt(g, "tie")] as number;
  const growth = Math.exp((values[groupAt(g, "trend")] as number) / 12);
  const weight = rate / total;
  effects.rate[g] = rate;
  effects.support[g] = usual;
  effects.size[g] = (values[AT.nu] as number) * weight;

  const base = rate * (1 - (values[AT.a] as number));
  const r = values[AT.r] as number;
  const ka = values[AT.ka] as number;
  const ks = values[AT.ks] as number;
  const pz = values[AT.pz] as number;
  const kvTie = (values[AT.kv] as number) * tie;
  const dl = values[AT.dl] as number;
  const mu = values[AT.mu] as number;
  const h = values[AT.h] as number;
  const d = values[AT.d] as number;
  const eps = values[AT.eps] as number;
  const cb = values[AT.cb] as number;
  const spTie = (values[AT.sp] as number) * tie;
  const be = values[AT.be] as number;
  const om = values[AT.om] as number;
  const le = values[AT.le] as number;
  const lo = values[AT.lo] as number;
  const kept = 1 - (values[AT.chi] as number);
  const spill = (values[AT.x] as number) * weight * h;
  const sel = values[AT.sel] as number;

  let provoked = 0;
  let spoiled = 0;
  let sabotaged = 0;
  let trend = 1;
  // exponentials are reckoned anew only when what they are of has changed: measures change a few times in ten years
  let lastForce = 0;
  let deterred = 1;
  let lastMoney = 0;
  let lastClosed = 0;
  let lastSevered = 0;
  let starved = 1;
  for (let t = 0, cell = g; t < months; t++, cell += groups) {
    const f = path.force[cell] as number;
    const k = path.takeover[cell] as number;
    const p = path.talks[cell] as number;
    const v = path.severed[cell] as number;
    const open = 1 - tie * (1 - v);
    const e = f * open;
    const z = (path.money[cell] as number) * open * kept;
    const c = (path.closed[cell] as number) * open * kept;
    const unserved = c > k ? c - k : 0;
    const careless = f * (1 - sel * (path.selectivity[cell] as number));

    provoked += FIXED.qR * (careless - provoked);
    spoiled += FIXED.qR * ((p > 0 ? p * left(TALKS, path.sinceTalks[cell] as number) : 0) - spoiled);
    sabotaged += FIXED.qR * ((k > 0 ? k * left(SABOTAGE, path.sinceTakeover[cell] as number) : 0) - sabotaged);
    const turned = v > 0 ? v * left(SABOTAGE, path.sinceSevered[cell] as number) : 0;

    if (e !== lastForce) {
      lastForce = e;
      deterred = Math.exp(-dl * e);
    }
    if (z !== lastMoney || c !== lastClosed || v !== lastSevered) {
      lastMoney = z;
      lastClosed = c;
      lastSevered = v;
      starved = Math.exp((z > 0 ? eps * Math.log1p(-z) : 0) - cb * c - spTie * v);
    }
    effects.pressure[cell] = base * (1 + r * provoked + ka * spoiled + ks * sabotaged + pz * z + kvTie * turned) * deterred;
    effects.sustained[cell] = (mu * trend * starved) / usual;
    effects.lost[cell] = mu + h * e + d * p;
    effects.displaced[cell] = spill * e;
    effects.stirred[cell] = be * careless + om * unserved + le * p;
    effects.won[cell] = lo * k;
    effects.withheld[cell] = z;
    effects.unserved[cell] = unserved;
    effects.careless[cell] = careless;
    trend *= growth;
  }
}
