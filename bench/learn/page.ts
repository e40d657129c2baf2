import { GAPS, inForce, LETTERS, NAMED, swapKind, type Chances } from "./changes.ts";
import type { Source } from "./spellings.ts";
import type { Counts } from "./transducer.ts";

/** What one source taught, and what its other half says of it. */
export interface Taught {
  readonly source: Source;
  readonly pairs: number;
  readonly counts: Counts;
  readonly other: number;
  /** bits by which the costs in force are made dearer to tell the teaching half best: they say how changes compare, not how often one is made */
  readonly level: number;
  /** bits that a pair of the other half takes to write down, with the costs in force at that level and with the learned ones */
  readonly check: { readonly pairs: number; readonly inForce: number; readonly learned: number };
}

interface Row {
  readonly name: string;
  readonly chance: (of: Chances) => number;
  readonly seen: (of: Counts) => number;
  readonly places: (of: Counts) => number;
}

const swapsUnder = (name: string): number[] =>
  Array.from({ length: LETTERS * LETTERS }, (_, k) => k).filter((k) => {
    const [a, b] = [Math.floor(k / LETTERS), k % LETTERS];
    return a < b && swapKind(a, b) === name;
  });

/** Every price of a change. */
export function costRows(): readonly Row[] {
  const gaps: Row[] = GAPS.map((name, i) => ({
    name: `${name} added or dropped`,
    chance: ({ gap }) => gap[i] as number,
    seen: ({ gap }) => gap[i] as number,
    places: ({ gapPlaces }) => gapPlaces[i] as number,
  }));
  const swaps: Row[] = [...NAMED, "other vowels", "other letters"].map((name) => {
    const under = swapsUnder(name);
    return {
      name,
      chance: ({ swap }) => swap[under[0] as number] as number,
      seen: ({ swap }) =>
        under.reduce((n, k) => n + (swap[k] as number) + (swap[(k % LETTERS) * LETTERS + Math.floor(k / LETTERS)] as number), 0),
      places: ({ letters }) =>
        under.reduce((n, k) => n + Math.sqrt((letters[Math.floor(k / LETTERS)] as number) * (letters[k % LETTERS] as number)), 0),
    };
  });
  const round: Row = {
    name: "two neighbours changed round",
    chance: ({ round: r }) => r,
    seen: ({ round: r }) => r,
    places: (c) => c.neighbours,
  };
  return [...gaps, ...swaps, round];
}

/** fewer changes than this say nothing of a price */
const LEAST_SEEN = 5;

function cell(row: Row, { counts }: Taught): string {
  const seen = row.seen(counts);
  if (seen < LEAST_SEEN) return "–";
  // of a logarithm of a share of so many: the pairs of one word hang together, so this is the least it may be
  const error = 1 / (Math.LN2 * Math.sqrt(seen));
  return `${(-Math.log2(seen / row.places(counts))).toFixed(2)} ± ${error.toFixed(2)}`;
}

/** docs/letters.md. */
export function lettersPage(taught: readonly Taught[]): string {
  const force = inForce();
  const out = [
    "# What spellings teach of the costs of letters",
    "",
    "Written by `npm run learn -- --write`; do not edit. Nothing here is in force: the column *in force* is what `src/match/cost.ts` holds.",
    "",
    "Two Latin spellings of one word in Arabic or Hebrew letters are laid side by side in every way at once (a stochastic edit distance, Ristad and Yianilos 1998), and the chance of each change that the engine prices is estimated by expectation and maximisation, from the costs in force on (at the level below). A pair may also be two names that are written alike in the other script; what share of them is, is estimated, too. No list and no row of the yardstick takes part; no table of words is kept. Words are halved by a hash: one half teaches, the other checks.",
    "",
    "| source | licence | pairs that teach | of one name | level | bits a pair of the other half, costs in force → learned |",
    "|---|---|---:|---:|---:|---:|",
    ...taught.map(({ source, pairs, other, level, check }) => {
      const share = `${((1 - other) * 100).toFixed(0)} %`;
      return `| ${source.id} | ${source.licence} | ${pairs.toLocaleString("en-GB")} | ${share} | ${level.toFixed(1)} | ${check.inForce.toFixed(2)} → ${check.learned.toFixed(2)} (${check.pairs.toLocaleString("en-GB")} pairs) |`;
    }),
    "",
    "*Level* is by how many bits the costs in force have to be made dearer, all alike, to tell the pairs that teach best: they say how changes compare, not how often one is made, and the engine charges only a part of each (`charge`). So compare the order and the distances in a column, not a column with the next.",
    "",
    "Bits of each change, ± one standard error at the least; – where fewer than five were seen. Where a source counts how often a spelling is written, two people who write alike count as well; the other sources list spellings that differ, so all their changes come out too cheap, and only the order among them tells something.",
    "",
    `| change | in force | ${taught.map(({ source }) => `${source.id}${source.counted ? "" : " *"}`).join(" | ")} |`,
    `|---|---:|${taught.map(() => "---:").join("|")}|`,
    ...costRows().map(
      (row) => `| ${row.name} | ${(-Math.log2(row.chance(force))).toFixed(2)} | ${taught.map((one) => cell(row, one)).join(" | ")} |`,
    ),
    "",
    "\\* differing spellings only",
    "",
    "Which of two like letters was left out cannot be told. The chance of *doubled* is held while the rest is learned, and its row is how often one was left out then; of doubled vowels (*ee*, *aa*) a part falls to *vowel beside vowel*, which comes out too cheap where a source writes many, most so among the given names.",
    "",
    "**Why none of this is in force.** A pair of spellings of one Arabic or Hebrew word shows romanisation, not typing, and no words in Cyrillic, Urdu or Indian letters; and the costs in force bound what the index looks for (`costLimit`), so that other costs are another error model. They may only be taken over with the rows of [accuracy.md](accuracy.md) measured before and after.",
    "",
  ];
  return `${out.join("\n")}`;
}
