/** A bucket of tokens for each caller: `burst` at once, `perSecond` in the long run. */
export interface RateLimit {
  /** Takes one token. 0: go ahead; otherwise the seconds to wait. */
  take(caller: string): number;
}

const MOST_CALLERS = 1000;

/** `now` in milliseconds. Callers beyond the thousand most recent are forgotten, which can only give them a full bucket. */
export function createRateLimit(limit: { readonly burst: number; readonly perSecond: number }, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(caller) {
      const at = now();
      const bucket = buckets.get(caller) ?? { tokens: limit.burst, at };
      bucket.tokens = Math.min(limit.burst, bucket.tokens + ((at - bucket.at) / 1000) * limit.perSecond);
      bucket.at = at;
      buckets.delete(caller);
      buckets.set(caller, bucket);
      const oldest = buckets.keys().next();
      if (buckets.size > MOST_CALLERS && !oldest.done) buckets.delete(oldest.value);
      if (bucket.tokens < 1) return (1 - bucket.tokens) / limit.perSecond;
      bucket.tokens -= 1;
      return 0;
    },
  };
}
