import { GAPS, LETTERS, NAMED, swapKind, type Chances } from "./changes.ts";
import type { Taught } from "./taught.ts";
import type { Counts } from "./transducer.ts";

/** One price of a change. */
export interface CostRow {
  /** in the file of parameters */
  readonly id: string;
  readonly name: string;
  readonly chance: (of: Chances) => number;
  readonly seen: (of: Counts) => number;
  readonly places: (of: Counts) => number;
}

/** What a letter that comes or goes costs, in the file of parameters. */
export const GAP_IDS: Readonly<Record<(typeof GAPS)[number], string>> = {
  vowel: "letters.vowelGap",
  "vowel beside vowel": "letters.vowelBesideVowel",
  h: "letters.hGap",
  "final h": "letters.finalHGap",
  doubled: "letters.doubled",
  consonant: "letters.consonantGap",
};
/** What a swap costs that is counted under this name (`swapKind`). */
export const swapId = (kind: string): string =>
  kind === "other vowels" ? "letters.vowelSwap" : kind === "other letters" ? "letters.consonantSwap" : `letters.pair.${kind}`;
export const TURNED_ID = "letters.turned";

const swapsUnder = (name: string): number[] =>
  Array.from({ length: LETTERS * LETTERS }, (_, k) => k).filter((k) => {
    const [a, b] = [Math.floor(k / LETTERS), k % LETTERS];
    return a < b && swapKind(a, b) === name;
  });

/** Every price of a change. */
export function costRows(): readonly CostRow[] {
  const gaps: CostRow[] = GAPS.map((name, i) => ({
    id: GAP_IDS[name],
    name: `${name} added or dropped`,
    chance: ({ gap }) => gap[i] as number,
    seen: ({ gap }) => gap[i] as number,
    places: ({ gapPlaces }) => gapPlaces[i] as number,
  }));
  const swaps: CostRow[] = [...NAMED, "other vowels", "other letters"].map((name) => {
    const under = swapsUnder(name);
    return {
      id: swapId(name),
      name,
      chance: ({ swap }) => swap[under[0] as number] as number,
      seen: ({ swap }) =>
        under.reduce((n, k) => n + (swap[k] as number) + (swap[(k % LETTERS) * LETTERS + Math.floor(k / LETTERS)] as number), 0),
      places: ({ letters }) =>
        under.reduce((n, k) => n + Math.sqrt((letters[Math.floor(k / LETTERS)] as number) * (letters[k % LETTERS] as number)), 0),
    };
  });
  const round: CostRow = {
    id: TURNED_ID,
    name: "two neighbours changed round",
    chance: ({ round: r }) => r,
    seen: ({ round: r }) => r,
    places: (c) => c.neighbours,
  };
  return [...gaps, ...swaps, round];
}

/** fewer changes than this say nothing of a price */
const LEAST_SEEN = 5;

/** Bits of a change by what one source taught, with one standard error at the least; null where too few were seen. */
export function estimateOf(row: CostRow, { counts }: Taught): { readonly bits: number; readonly error: number } | null {
  const seen = row.seen(counts);
  if (seen < LEAST_SEEN) return null;
  // of a logarithm of a share of so many: the pairs of one word hang together, so this is the least it may be
  return { bits: -Math.log2(seen / row.places(counts)), error: 1 / (Math.LN2 * Math.sqrt(seen)) };
}
