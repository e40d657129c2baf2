import { SHARED, type Effects } from "./effects.ts";
import { negativeBinomialQuantile } from "./negative-binomial.ts";
import { FIXED } from "./priors-table.ts";

/** What became of the groups, month by month. Cells `t * groups + g`, each at the start of its month but `attacks`. */
export interface Track {
  readonly groups: number;
  readonly months: number;
  /** expected attacks m, given all months before */
  readonly expected: Float64Array;
  /** attacks y: observed, drawn, or the expectation itself */
  readonly attacks: Float64Array;
  /** capacity C, 1 = today */
  readonly capacity: Float64Array;
  /** support S, share of people */
  readonly support: Float64Array;
  /** how often a state had to be held at its bound; one cell */
  readonly clips: Float64Array;
  /** the running state: C, S, E for each group. What is here after a run is the state after its last month */
  readonly state: Float64Array;
}

export function createTrack(groups: number, months: number): Track {
  const column = (): Float64Array => new Float64Array(groups * months);
  return {
    groups,
    months,
    expected: column(),
    attacks: column(),
    capacity: column(),
    support: column(),
    clips: new Float64Array(1),
    state: new Float64Array(3 * groups),
  };
}

/** Where the attacks of a month come from. */
export type Attacks =
  /** counts that were observed, cell by cell for the first `known` months, and drawn from `uniforms` after them */
  | { readonly from: "history"; readonly counts: ArrayLike<number>; readonly known: number; readonly uniforms: Float64Array | null }
  /** drawn: one uniform number a cell */
  | { readonly from: "chance"; readonly uniforms: Float64Array }
  /** the expectation stands in for the count: no chance at all */
  | { readonly from: "mean" };

const NONE = new Float64Array(0);

/**
 * Runs the model: equations (1), (2), (4), (5) of docs/foresee-odd.md, month by month. States depend on parameters, path and
 * attacks so far alone (the model is observation-driven), so that counts that were observed have a likelihood in closed form.
 * Fills `track`, allocates nothing.
 */
export function runModel(effects: Effects, source: Attacks, track: Track): void {
  const { groups, months, pressure, sustained, lost, displaced, stirred, won, rate, support: usual, size } = effects;
  const { expected, attacks, capacity, support, state } = track;
  const echoMass = effects.shared[SHARED.echo] as number;
  const price = effects.shared[SHARED.price] as number;
  const total = effects.shared[SHARED.total] as number;
  const counts = source.from === "history" ? source.counts : NONE;
  const known = source.from === "history" ? source.known : 0;
  const uniforms = source.from === "mean" ? null : source.uniforms;
  let clips = 0;
  for (let g = 0; g < groups; g++) {
    state[3 * g] = 1;
    state[3 * g + 1] = usual[g] as number;
    state[3 * g + 2] = rate[g] as number;
  }
  for (let t = 0, start = 0; t < months; t++, start += groups) {
    let seen = 0;
    let spilled = 0;
    for (let g = 0; g < groups; g++) {
      const cell = start + g;
      const held = state[3 * g] as number;
      const echo = state[3 * g + 2] as number;
      const mean = (pressure[cell] as number) * held + echoMass * echo;
      const count =
        t < known
          ? (counts[cell] as number)
          : uniforms === null
            ? mean
            : negativeBinomialQuantile(uniforms[cell] as number, mean, size[g] as number);
      expected[cell] = mean;
      attacks[cell] = count;
      capacity[cell] = held;
      support[cell] = state[3 * g + 1] as number;
      seen += count;
      spilled += (displaced[cell] as number) * held;
    }
    const dearness = price * (seen / total - 1);
    for (let g = 0; g < groups; g++) {
      const cell = start + g;
      const held = state[3 * g] as number;
      const liked = state[3 * g + 1] as number;
      let nextHeld = held + (sustained[cell] as number) * liked - (lost[cell] as number) * held + spilled;
      let nextLiked =
        liked +
        FIXED.th * ((usual[g] as number) - liked) +
        (stirred[cell] as number) * (1 - liked) -
        ((won[cell] as number) + dearness) * liked;
      if (nextHeld < 0) {
        nextHeld = 0;
        clips++;
      }
      if (nextLiked < 0 || nextLiked > 1) {
        nextLiked = nextLiked < 0 ? 0 : 1;
        clips++;
      }
      state[3 * g] = nextHeld;
      state[3 * g + 1] = nextLiked;
      state[3 * g + 2] = (state[3 * g + 2] as number) * (1 - FIXED.q) + FIXED.q * (attacks[cell] as number);
    }
  }
  track.clips[0] = clips;
}
