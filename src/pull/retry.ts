import type { Fetched } from "./fetch-file.ts";

export interface RetryRules {
  /** attempts in all */
  readonly attempts: number;
  /** the first pause is up to this long, each next one up to twice as long; ms */
  readonly firstMs: number;
  readonly mostMs: number;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  /** resolves after the time, at once when stopped */
  readonly sleep: (ms: number) => Promise<void>;
}

export const RETRY_LIMITS = { attempts: 4, firstMs: 1000, mostMs: 60_000 } as const;

/** Anything between nothing and the full pause: clients that failed together do not come back together. */
export function pauseBefore(attempt: number, { firstMs, mostMs, random }: Pick<RetryRules, "firstMs" | "mostMs" | "random">): number {
  return random() * Math.min(mostMs, firstMs * 2 ** (attempt - 1));
}

/**
 * Tries until it succeeds, cannot succeed, or the attempts are used up. A server that names a time is given it, up to `mostMs`.
 * `onAgain` hears of each failure that is followed by another attempt.
 */
export async function withRetries(
  attempt: () => Promise<Fetched>,
  { onAgain, ...rules }: RetryRules & { readonly onAgain: (failed: Extract<Fetched, { kind: "failed" }>, pauseMs: number) => void },
): Promise<Fetched> {
  for (let tried = 1; ; tried++) {
    const fetched = await attempt();
    if (fetched.kind !== "failed" || !fetched.again || tried >= rules.attempts) return fetched;
    const pause = Math.max(pauseBefore(tried, rules), Math.min(rules.mostMs, fetched.afterMs ?? 0));
    onAgain(fetched, pause);
    await rules.sleep(pause);
  }
}
