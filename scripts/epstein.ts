/**
 * `npm run epstein`: what of Epstein 2002 reproduces and what does not, measured over seeds 1 to 20. docs/epstein.md shows its output.
 * Options: `--json`; `--only acceptance` (leaves out what no test needs); `--write` (puts the tables into docs/epstein.md).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  CLAIM_SEEDS,
  copReduction,
  groupsEnd,
  jumpAgainstSteps,
  punctuation,
  spreadOf,
  type GroupsEnd,
  type Punctuation,
  type Ratio,
  type Spread,
} from "../src/foresee/index.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, write: { type: "boolean" }, only: { type: "string" } },
});
const whole = values.only !== "acceptance";

const punctuated = (ratios: readonly Ratio[]) => ratios.map((ratio) => ({ ratio, ...short(punctuation(CLAIM_SEEDS, { ratio })) }));
const short = ({ counts, peaks, wait, activation }: Punctuation) => ({ counts, peaks, wait, activation });
/** ends of run 7 at a density of cops, capped as in the paper's figures 15 to 17 */
const delayed = (copDensity: number) => {
  const ends = groupsEnd(CLAIM_SEEDS, 7, { ticks: 15_000, copDensity });
  return {
    copDensity,
    alive: ends.filter(({ extinct }) => extinct === null).length,
    ticks: spreadOf(ends.map(({ extinct }) => extinct ?? 15_000)),
  };
};

const measured = {
  seeds: CLAIM_SEEDS,
  run2: punctuated(whole ? ["literal", "floor", "round"] : ["literal", "floor"]),
  jump: jumpAgainstSteps(CLAIM_SEEDS),
  cops: copReduction(CLAIM_SEEDS),
  run6: groupsEnd(CLAIM_SEEDS, 6, { ticks: 300 }),
  run7: groupsEnd(CLAIM_SEEDS, 7),
  run8: groupsEnd(CLAIM_SEEDS, 8),
  jail: [15, 30, 60].map((maxJail) => ({ maxJail, ...short(punctuation(CLAIM_SEEDS.slice(0, 4), { maxJail, ticks: 2000 })) })),
  legitimacy: whole
    ? [0.8, 0.82, 0.84, 0.86].map((legitimacy) => ({ legitimacy, ...short(punctuation(CLAIM_SEEDS.slice(0, 4), { legitimacy })) }))
    : [],
  peacekeepers: whole ? [0, 0.02, 0.04, 0.06, 0.08, 0.1].map(delayed) : [],
};
export type EpsteinFigures = typeof measured;

const number = (value: number | null, digits = 0): string => (value === null ? "–" : value.toFixed(digits));
const spread = ({ mean, sd }: Spread, digits = 0): string => (mean === null ? "–" : `${number(mean, digits)} ± ${number(sd, digits)}`);
const range = (all: readonly number[]): string => `${Math.min(...all)}–${Math.max(...all)}`;
const average = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / all.length;
const median = (all: readonly number[]): number => all.toSorted((left, right) => left - right)[Math.floor(all.length / 2)] ?? 0;
const ended = (ends: readonly GroupsEnd[]): string => {
  const gone = ends.flatMap(({ extinct }) => extinct ?? []);
  const by = (survivor: string): number => ends.filter((end) => end.survivor === survivor).length;
  return `${gone.length} of ${ends.length}${gone.length > 0 ? `, tick ${spread(spreadOf(gone))}, victor ${by("first")} to ${by("second")}` : ""}`;
};
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function page({ run2, jump, cops, run6, run7, run8, jail, legitimacy, peacekeepers }: EpsteinFigures): string {
  const of = (pick: (row: (typeof jump)[number]) => number): number[] => jump.map(pick);
  const tipped = cops.flatMap(({ copsLeft }) => copsLeft ?? []);
  const floor = run2.find(({ ratio }) => ratio === "floor");
  const claims = [
    [
      "punctuated equilibrium, C/A as printed",
      "outbursts (figures 3, 4)",
      `none in 20 × 3,000 ticks; peaks ${range(run2[0]?.peaks ?? [])}`,
      "**no**",
    ],
    [
      "punctuated equilibrium, C/A rounded down",
      "outbursts",
      `${range(floor?.counts ?? [])} in each 3,000 ticks; peaks ${range(floor?.peaks ?? [])}`,
      "yes",
    ],
    ["wait between outbursts", "60 ± 55 (figure 5)", floor === undefined ? "" : spread(floor.wait, 1), "**no**"],
    [
      "total activation of an outburst",
      "708 ± 230 (figure 7)",
      floor === undefined ? "" : spread(floor.activation),
      "mean nearly, spread **no**",
    ],
    [
      "a jump stirs more than small steps",
      "yes (figures 9, 10)",
      `higher peak in ${jump.filter(({ peakOfJump, peakOfSteps }) => peakOfJump > peakOfSteps).length} of 20; median peak ${median(of((row) => row.peakOfJump))} against ${median(of((row) => row.peakOfSteps))}`,
      "mostly",
    ],
    [
      "more are jailed after the jump",
      "yes (figure 10)",
      `mean ${number(average(of((row) => row.jailOfJump)))} after the jump, ${number(average(of((row) => row.jailOfSteps)))} after the steps; larger after the jump in ${jump.filter(({ jailOfJump, jailOfSteps }) => jailOfJump > jailOfSteps).length} of 20`,
      "**no**",
    ],
    ["fewer and fewer cops tip society", "yes (figure 11)", `${tipped.length} of 20, with ${range(tipped)} of 118 cops left`, "yes"],
    [
      "run 6, L .9: groups coexist",
      "yes (figure 12)",
      `${run6.filter(({ survivor }) => survivor === "both").length} of 20, ${run6.reduce((sum, { killed }) => sum + killed, 0)} killed`,
      "yes",
    ],
    ["run 7, L .8: genocide, either victor", "always (figure 13)", ended(run7), "yes"],
    ["run 8, cops .04: stable but nasty", "both live", `a group gone in ${ended(run8)}`, "**no**"],
  ];
  const sections = [table(["claim", "paper", "measured", "reproduces"], claims)];
  if (run2.length > 2)
    sections.push(
      table(
        ["rule, run 2", "outbursts in 3,000 ticks", "wait", "activation", "peaks"],
        run2.map(({ ratio, counts, wait, activation, peaks }) => [ratio, range(counts), spread(wait, 1), spread(activation), range(peaks)]),
      ),
    );
  const sweep = (name: string, rows: readonly (readonly [string, (typeof jail)[number] | (typeof legitimacy)[number]])[]): string =>
    table(
      [name, "outbursts", "wait", "activation"],
      rows.map(([value, { counts, wait, activation }]) => [value, range(counts), spread(wait, 1), spread(activation)]),
    );
  sections.push(
    sweep(
      "longest jail term (4 seeds, 2,000 ticks)",
      jail.map((row) => [String(row.maxJail), row]),
    ),
  );
  if (legitimacy.length > 0)
    sections.push(
      sweep(
        "legitimacy (4 seeds, 3,000 ticks)",
        legitimacy.map((row) => [String(row.legitimacy), row]),
      ),
    );
  if (peacekeepers.length > 0)
    sections.push(
      table(
        ["cops from the start, model II at L .8", "both alive after 15,000 ticks", "ticks until a group is gone"],
        peacekeepers.map(({ copDensity, alive, ticks }) => [String(copDensity), `${alive} of 20`, spread(ticks)]),
      ),
    );
  return sections.join("\n\n");
}

if (values.json === true) process.stdout.write(`${JSON.stringify(measured)}\n`);
else process.stdout.write(`${page(measured)}\n`);
if (values.write === true) {
  const doc = readFileSync("docs/epstein.md", "utf8");
  const between = /(<!-- npm run epstein -->\n)[\s\S]*?(<!-- end -->)/;
  writeFileSync(
    "docs/epstein.md",
    doc.replace(between, (_, start: string, end: string) => `${start}\n${page(measured)}\n\n${end}`),
  );
}
