import { fitCrew } from "../../src/cli/foresee-calibrate-threads.ts";
import {
  countReader,
  EXAMPLE_HISTORY,
  EXAMPLE_SITUATION,
  exampleCounts,
  fit,
  fitModel,
  parameterSpace,
  WANTED,
  type FitModel,
} from "../../src/foresee/index.ts";
import { spread } from "../speed/figures.ts";
import type { Line } from "../speed/results.ts";
import { secondsLines, timed } from "./timed.ts";

const MOST_STEPS = 8_000;

/** The invented counts that ship: 216 months of three groups, what was done known. */
function exampleModel(): FitModel {
  const [header = { line: 1, cells: [] }, ...rows] = exampleCounts();
  const { groups } = parameterSpace(EXAMPLE_SITUATION.groups);
  const reader = countReader(header, { file: "example", groups, names: new Map(), countries: new Set() });
  for (const row of rows) reader.take(row);
  const read = reader.finish();
  if (!read.ok) throw new Error("the counts that ship cannot be read");
  return fitModel(EXAMPLE_SITUATION, read.counts, EXAMPLE_HISTORY);
}

/** A fit until four chains agree, on one core and on two threads; a seed each time. A fit that does not get there holds nothing. */
export async function fittingLines({ seeds, busy }: { readonly seeds: number; readonly busy: boolean }): Promise<Line[]> {
  const model = exampleModel();
  const lines: Line[] = [];
  for (const { threads, seconds } of [
    { threads: 1, seconds: 30 },
    { threads: 2, seconds: 15 },
  ]) {
    const found: { readonly rHat: number; readonly bulk: number; readonly steps: number; readonly converged: boolean }[] = [];
    const times = await timed(seeds, async (repeat) => {
      const { workers, close } = fitCrew(model, threads);
      const { steps, agreement, converged } = await fit(model, workers, { seed: repeat + 1, most: MOST_STEPS });
      await close();
      const rHat = Math.max(...agreement.map((each) => each.rHat));
      found.push({ rHat, bulk: Math.min(...agreement.map((each) => each.bulk)), steps, converged });
    });
    const sound = found.every(({ converged }) => converged);
    const where = threads === 1 ? "one core" : "two threads";
    lines.push(
      ...secondsLines(`a fit of 216 months of three groups, ${where}`, times, { threads, busy, atMost: seconds, sound }),
      {
        what: "worst R-hat of those fits",
        unit: "",
        asked: `< ${WANTED.rHat}`,
        holds: found.every(({ rHat }) => rHat < WANTED.rHat),
        measured: spread(found.map(({ rHat }) => rHat)),
      },
      {
        what: "least effective draws (bulk) of those fits",
        unit: "",
        asked: `> ${WANTED.bulk}`,
        holds: found.every(({ bulk }) => bulk > WANTED.bulk),
        measured: spread(found.map(({ bulk }) => bulk)),
      },
      {
        what: "steps of each of the four chains",
        unit: "",
        asked: "",
        holds: null,
        measured: spread(found.map(({ steps }) => steps)),
      },
    );
  }
  return lines;
}
