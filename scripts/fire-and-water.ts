/**
 * `npm run fire-and-water`: steady states, DNSS points and fire thresholds of Caulkins et al. 2008 for three costs.
 * `--write` puts the table into docs/fire-and-water.md and draws docs/fire-and-water.svg.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { FIRE_AND_WATER, fireAndWaterSvg, solveFireAndWater, type Optimum } from "../src/foresee/index.ts";

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });

const digits = (value: number): string => (value === 0 ? "0" : value < 1e-3 ? value.toExponential(4) : value.toPrecision(5));
const solved = [1, 2, 5].map((cost): { readonly cost: number; readonly optimum: Optimum } => ({
  cost,
  optimum: solveFireAndWater({ ...FIRE_AND_WATER, cost }),
}));
const states = solved.flatMap(({ cost, optimum }) =>
  optimum.equilibria.map(
    ({ kind, strength, costate, water, fire }) => `| ${cost} | ${kind} | ${[strength, costate, water, fire].map(digits).join(" | ")} |`,
  ),
);
const turning = solved.map(
  ({ cost, optimum: { skiba, fireFrom } }) =>
    `| ${cost} | ${skiba.map(({ strength }) => digits(strength)).join(", ") || "none"} | ${skiba.map(({ value }) => digits(value)).join(", ") || "–"} | ${fireFrom === null ? "never" : digits(fireFrom)} |`,
);
const page = [
  "| c | kind | S | λ | water u | fire v |",
  "|---|---|---|---|---|---|",
  ...states,
  "",
  "| c | DNSS point S | cost for ever from there | fire on the way to the strong state from S |",
  "|---|---|---|---|",
  ...turning,
].join("\n");
process.stdout.write(`${page}\n`);
if (values.write) {
  const doc = readFileSync("docs/fire-and-water.md", "utf8");
  const written = doc.replace(
    /(<!-- npm run fire-and-water -->\n)[\s\S]*?(<!-- end -->)/,
    (_, start: string, end: string) => `${start}\n${page}\n\n${end}`,
  );
  writeFileSync("docs/fire-and-water.md", written);
  const last = solved.at(-1);
  if (last !== undefined) writeFileSync("docs/fire-and-water.svg", fireAndWaterSvg(last.optimum));
}
