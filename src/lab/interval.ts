/** Hits and asked, of one party. */
export type Part = readonly [hits: number, asked: number];

/** A share with its interval at 95 %. `n`: asked. With nothing asked the share is null and the interval says nothing. */
export interface Share {
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  readonly hits: number;
  readonly n: number;
}

const Z = 1.959964;
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Wilson's interval at 95 % (Wilson 1927); `effective` is the number of independent questions that these are worth. */
export function wilson(hits: number, asked: number, effective: number = asked): Share {
  if (asked === 0) return { share: null, low: 0, high: 1, hits, n: asked };
  const share = hits / asked;
  const n = Math.max(1, Math.min(asked, effective));
  const whole = 1 + (Z * Z) / n;
  const middle = (share + (Z * Z) / (2 * n)) / whole;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / whole;
  // rounding must not let the interval shut out what it is about
  return {
    share: round(share),
    low: Math.min(round(share), Math.max(0, round(middle - half))),
    high: Math.max(round(share), Math.min(1, round(middle + half))),
    hits,
    n: asked,
  };
}

/**
 * The same where several questions are about one party and so tell less than as many independent ones: the number is cut down by the
 * design effect (ratio estimator by cluster), never below the number of parties.
 */
export function wilsonByParty(parts: Iterable<Part>): Share {
  let hits = 0;
  let asked = 0;
  let parties = 0;
  let squares = 0;
  const all = [...parts];
  for (const [k, n] of all) {
    hits += k;
    asked += n;
    if (n > 0) parties++;
  }
  if (asked === 0) return wilson(0, 0);
  const share = hits / asked;
  for (const [k, n] of all) squares += (k - share * n) ** 2;
  const spread = parties > 1 ? (squares / asked ** 2) * (parties / (parties - 1)) : 0;
  const effective = spread > 0 ? Math.max(parties, (share * (1 - share)) / spread) : parties;
  return wilson(hits, asked, effective);
}
