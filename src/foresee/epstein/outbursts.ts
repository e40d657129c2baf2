/** What the paper measures of an outburst: how long after the last one, and how much activity in all. */
export interface Outbursts {
  /** finished ones */
  readonly count: number;
  /** ticks from the end of one to the start of the next */
  readonly waits: readonly number[];
  /** sum of actives over the ticks of each */
  readonly activations: readonly number[];
  /** most actives in any tick, in or out of an outburst */
  readonly peak: number;
}

/** The paper's 50 of 1,120 agents. */
export const OUTBURST = 50;

/** An outburst begins when actives exceed `threshold` and is over when they fall below it. `active`: actives tick by tick. */
export function outburstsOf(active: ArrayLike<number>, threshold: number = OUTBURST): Outbursts {
  const waits: number[] = [];
  const activations: number[] = [];
  let peak = 0;
  let running: number | null = null;
  let ended: number | null = null;
  for (let tick = 0; tick < active.length; tick++) {
    const now = active[tick] as number;
    peak = Math.max(peak, now);
    if (running === null && now > threshold) {
      if (ended !== null) waits.push(tick - ended);
      running = 0;
    }
    if (running === null) continue;
    if (now < threshold) {
      activations.push(running);
      running = null;
      ended = tick;
    } else running += now;
  }
  return { count: activations.length, waits, activations, peak };
}

export interface Spread {
  readonly count: number;
  readonly mean: number | null;
  readonly sd: number | null;
}

/** Mean and standard deviation; null where there are too few (one for the mean, two for the deviation). */
export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  if (count === 0) return { count, mean: null, sd: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { count, mean, sd: null };
  return { count, mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)) };
}
