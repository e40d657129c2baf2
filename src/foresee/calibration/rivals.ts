import { negativeBinomialLog, negativeBinomialQuantile } from "../negative-binomial.ts";
import { keyOf, uniform } from "../random.ts";
import { LUCK } from "./forecast.ts";
import { leastOf } from "./simplex.ts";

/** Forecasts that know nothing of measures: whoever cannot beat them has learnt nothing that can be told in advance. */
export const RIVALS = ["last-12-months", "poisson-last", "zeros", "nb-ingarch"] as const;
export type Rival = (typeof RIVALS)[number];

export interface RivalRequest {
  /** counts of one group, the last month last */
  readonly past: Int32Array;
  readonly horizon: number;
  readonly draws: number;
  readonly key: number;
}

/** Draws of the counts to come: `[month ahead][draw]`. */
export function rivalForecast(rival: Rival, request: RivalRequest): Int32Array[] {
  const { past, horizon, draws } = request;
  const luck = (ahead: number, draw: number): number => uniform(keyOf(request.key, LUCK.rival), ahead, draw);
  const table = (count: (ahead: number, draw: number) => number): Int32Array[] =>
    Array.from({ length: horizon }, (_, ahead) => Int32Array.from({ length: draws }, (__, draw) => count(ahead, draw)));
  switch (rival) {
    case "zeros":
      return table(() => 0);
    case "last-12-months": {
      const last = past.subarray(-12);
      return table((ahead, draw) => last[Math.floor(luck(ahead, draw) * last.length)] as number);
    }
    case "poisson-last": {
      // a size so large that the negative binomial is a Poisson; a last month without any expects half an attack
      const mean = Math.max(0.5, past.at(-1) ?? 0);
      return table((ahead, draw) => negativeBinomialQuantile(luck(ahead, draw), mean, 1e9));
    }
    case "nb-ingarch":
      return ingarch(request, luck);
  }
}

interface Ingarch {
  readonly base: number;
  readonly echo: number;
  readonly memory: number;
  readonly size: number;
}

/** m(t) = base + echo y(t-1) + memory m(t-1), echo + memory < 1, y negative binomial: Ferland and others 2006, Zhu 2011. */
function ingarch({ past, horizon, draws }: RivalRequest, luck: (ahead: number, draw: number) => number): Int32Array[] {
  const usual = Math.max(0.05, past.reduce((sum, count) => sum + count, 0) / past.length);
  const read = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Ingarch => {
    const whole = 1 / (1 + Math.exp(-b));
    const share = 1 / (1 + Math.exp(-c));
    return { base: usual * Math.exp(a) * (1 - whole), echo: whole * share, memory: whole * (1 - share), size: Math.exp(d) };
  };
  const walk = (model: Ingarch, onMonth?: (count: number, mean: number) => void): number => {
    let mean = usual;
    for (const count of past) {
      onMonth?.(count, mean);
      mean = model.base + model.echo * count + model.memory * mean;
    }
    return mean;
  };
  const loss = (point: readonly number[]): number => {
    const model = read(point);
    // a weak pull to the middle, or a short quiet past sends the simplex to infinity
    let sum = point.reduce((pull, x) => pull + (x * x) / 32, 0);
    walk(model, (count, mean) => (sum -= negativeBinomialLog(count, mean, model.size)));
    return sum;
  };
  const model = read(leastOf(loss, [0, 0, 0, 1]));
  const next = walk(model);
  const table = Array.from({ length: horizon }, () => new Int32Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    let mean = next;
    for (let ahead = 0; ahead < horizon; ahead++) {
      const count = negativeBinomialQuantile(luck(ahead, draw), mean, model.size);
      (table[ahead] as Int32Array)[draw] = count;
      mean = model.base + model.echo * count + model.memory * mean;
    }
  }
  return table;
}
