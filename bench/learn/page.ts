import { inForce } from "./changes.ts";
import { costRows, estimateOf, type CostRow } from "./cost-rows.ts";
import type { Taught } from "./taught.ts";

function cell(row: CostRow, taught: Taught): string {
  const found = estimateOf(row, taught);
  return found === null ? "–" : `${found.bits.toFixed(2)} ± ${found.error.toFixed(2)}`;
}

/** docs/letters.md. */
export function lettersPage(taught: readonly Taught[]): string {
  const force = inForce();
  const out = [
    "# What spellings teach of the costs of letters",
    "",
    "Written by `npm run learn -- --write`; do not edit. The column *in force* is what `src/match/parameters.json` holds; of what is learned here that is in force which that file calls learned. It keeps beside each number the two counted sources, their level taken off.",
    "",
    "Two Latin spellings of one word in Arabic or Hebrew letters are laid side by side in every way at once (a stochastic edit distance, Ristad and Yianilos 1998), and the chance of each change that the engine prices is estimated by expectation and maximisation, from the assumed costs on (at the level below). A pair may also be two names that are written alike in the other script; what share of them is, is estimated, too. No list and no row of the yardstick takes part; no table of words is kept. Words are halved by a hash: one half teaches, the other checks.",
    "",
    "| source | licence | pairs that teach | of one name | level | bits a pair of the other half, costs in force → learned |",
    "|---|---|---:|---:|---:|---:|",
    ...taught.map(({ source, pairs, other, level, check }) => {
      const share = `${((1 - other) * 100).toFixed(0)} %`;
      return `| ${source.id} | ${source.licence} | ${pairs.toLocaleString("en-GB")} | ${share} | ${level.toFixed(1)} | ${check.inForce.toFixed(2)} → ${check.learned.toFixed(2)} (${check.pairs.toLocaleString("en-GB")} pairs) |`;
    }),
    "",
    "*Level* is by how many bits the assumed costs have to be made dearer, all alike, to tell the pairs that teach best: they say how changes compare, not how often one is made, and the engine charges only a part of each (`charge`). So compare the order and the distances in a column, not a column with the next.",
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
    "**What of this is in force.** The mean of the two sources that count, set even with what was assumed where a consonant comes or goes, has a fifth of the say in each cost that the file of parameters calls *learned*; what was assumed from tables of romanisation has the rest (`bench/learn/assumed-costs.ts`). No more than a fifth, for a pair of spellings of one Arabic or Hebrew word shows romanisation, not typing, and no words in Cyrillic, Urdu or Indian letters. What typing makes as well (a consonant added, dropped or changed, two neighbours changed round) and *doubled* stay as they were. The costs bound what the index looks for (`costLimit`), so other costs are another error model: they were taken over with the rows of [accuracy.md](accuracy.md) measured before and after.",
    "",
  ];
  return `${out.join("\n")}`;
}
