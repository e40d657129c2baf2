/** What repeated fetching needs; the clock and the pause are passed in. */
export interface KeepPulling {
  /** ms between the beginnings of two rounds */
  readonly everyMs: number;
  /** one round over all lists; may throw */
  readonly round: () => Promise<void>;
  /** a round failed as a whole: a fault, a full disk; the next one comes all the same */
  readonly onFault: (error: unknown) => void;
  /** ms */
  readonly now: () => number;
  /** 0 ≤ x < 1: rounds of many desks do not all begin at the full hour */
  readonly random: () => number;
  /** resolves after the time, at once when stopped */
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** share of the interval by which a round may come later */
const SPREAD = 0.1;

/** Round after round until it is stopped. Nothing that a round does ends it. */
export async function keepPulling({ everyMs, round, onFault, now, random, sleep, signal }: KeepPulling): Promise<void> {
  while (!signal.aborted) {
    const began = now();
    try {
      await round();
    } catch (error) {
      onFault(error);
    }
    const due = began + everyMs * (1 + SPREAD * random());
    if (!signal.aborted) await sleep(Math.max(everyMs / 100, due - now()));
  }
}
