import { GAPS, LETTERS, swapKind, type Chances } from "./changes.ts";
import { costRows, estimateOf, GAP_IDS, swapId, TURNED_ID, type CostRow } from "./cost-rows.ts";
import type { Estimate } from "../../src/match/parameters-file.ts";
import type { Taught } from "./taught.ts";

/** What changes of letters were taken to cost before any pair of spellings was counted: from tables of romanisation, in bits. */
const ASSUMED: ReadonlyMap<string, number> = new Map(
  [
    "vowelSwap .9, vowelGap 1.5, vowelBesideVowel .8, hGap 1, finalHGap .4, doubled .4, consonantSwap 6, consonantGap 5, turned 4.5",
    "pair.i/y .5, pair.e/i .6, pair.o/u .6, pair.a/e .7, pair.i/j 1.5, pair.j/y 1.2, pair.u/w 1, pair.o/w 1.4, pair.u/v 2, pair.v/w .6",
    "pair.b/v 2.2, pair.f/v 2, pair.f/w 2.5, pair.f/p 2.5, pair.b/p 2.2, pair.d/t 2, pair.k/q .5, pair.c/k .7, pair.c/q 1.2, pair.c/s 1.5",
    "pair.c/z 2.5, pair.s/z 1, pair.s/t 3.5, pair.k/x 2, pair.s/x 2.5, pair.h/x 2.2, pair.g/j 2, pair.g/k 2.5, pair.g/q 2, pair.g/h 2.5",
    "pair.j/z 2, pair.d/z 2.5, pair.d/j 3.5, pair.h/k 2.5, pair.h/j 3, pair.m/n 3.5, pair.l/r 4, pair.d/s 4.5, pair.t/z 3.5, pair.c/t 3.5",
    "pair.c/j 2.5, pair.b/w 4",
  ]
    .join(", ")
    .split(", ")
    .map((one) => one.split(" "))
    .map(([id, bits]) => [`letters.${id}`, Number(bits)] as const),
);
const assumed = (id: string): number => {
  const bits = ASSUMED.get(id);
  if (bits === undefined) throw new Error(`no assumed cost of ${id}`);
  return bits;
};

const CONSONANT = GAP_IDS.consonant;
/** typing makes these as often as romanisation, or more, and no pair of romanisations says so; of *doubled* they cannot tell how often */
const NOT_POOLED: ReadonlySet<string> = new Set([CONSONANT, swapId("other letters"), TURNED_ID, GAP_IDS.doubled]);
/**
 * How much the pairs count beside what was assumed. They show one kind of change (romanisation) of two scripts, so a part; .15, .2 and .25
 * gave the same rows of the accuracy report within a few names, a half lost names read out of other scripts.
 */
const SHARE = 0.2;

/** The assumed costs as chances, each change so many bits dearer: where learning begins, so that it ends alike whatever is in force. */
export function assumedChances({ level = 0 }: { readonly level?: number } = {}): Chances {
  const chance = (id: string): number => 2 ** (-assumed(id) - level);
  return {
    gap: Float64Array.from(GAPS, (gap) => chance(GAP_IDS[gap])),
    swap: Float64Array.from({ length: LETTERS * LETTERS }, (_, k) => {
      const [a, b] = [Math.floor(k / LETTERS), k % LETTERS];
      return a === b ? 2 ** -level : chance(swapId(swapKind(a, b)));
    }),
    round: chance(TURNED_ID),
  };
}

/** What one source says of each change, the scales set even where a consonant comes or goes: how often any change is made, is not asked. */
export function levelled(taught: Taught): ReadonlyMap<string, Estimate> {
  const rows = costRows();
  const consonant = estimateOf(rows.find(({ id }) => id === CONSONANT) as CostRow, taught);
  const dearer = consonant === null ? taught.level : consonant.bits - assumed(CONSONANT);
  return new Map(
    rows.flatMap((row) => {
      const found = estimateOf(row, taught);
      if (found === null) return [];
      const { bits, error } = found;
      return [[row.id, { source: taught.source.id, value: bits - dearer, error, pairs: taught.pairs }] as const];
    }),
  );
}

/** A cost by what was assumed and what the sources say, averaged; null where none says anything that counts. */
export function pooledCost(id: string, said: readonly Estimate[]): Estimate | null {
  if (NOT_POOLED.has(id) || said.length === 0) return null;
  const mean = said.reduce((sum, { value }) => sum + value, 0) / said.length;
  const error = Math.sqrt(said.reduce((sum, one) => sum + one.error ** 2, 0)) / said.length;
  return {
    source: `assumed ${assumed(id)}, spellings a fifth`,
    value: (1 - SHARE) * assumed(id) + SHARE * mean,
    error: SHARE * error,
    pairs: said.reduce((sum, { pairs }) => sum + pairs, 0),
  };
}
