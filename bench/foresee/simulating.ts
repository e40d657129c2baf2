import { onThreads } from "../../src/cli/foresee-threads.ts";
import {
  chunksOf,
  compare,
  countMonths,
  createWorkspace,
  EXAMPLE_SITUATION,
  logPosterior,
  mergeChunks,
  planEnsemble,
  quietPath,
  runChunk,
  type Chunk,
} from "../../src/foresee/index.ts";
import { EXAMPLE_STRATEGIES } from "../../src/strategy/index.ts";
import type { Line } from "../speed/results.ts";
import { secondsLines, timed } from "./timed.ts";

const REPLICATES = 5;
/** runs for which the seconds below are asked: seven strategies, 2,000 draws of the beliefs, five runs with each */
const PROMISED_RUNS = 70_000;
const MONTHS = 216;
const EVALUATIONS = 20_000;

/** Seven strategies for three groups over ten years, on one core and on two; the tables; likelihoods. */
export async function simulatingLines({
  repeats,
  draws,
  busy,
}: {
  readonly repeats: number;
  /** 2,000 for the promise as it stands; with fewer it is scaled */
  readonly draws: number;
  readonly busy: boolean;
}): Promise<Line[]> {
  const request = {
    situation: EXAMPLE_SITUATION,
    strategies: EXAMPLE_STRATEGIES,
    seed: 20190305,
    draws,
    replicates: REPLICATES,
    posterior: null,
  };
  const ensemble = planEnsemble(request);
  const runs = draws * REPLICATES * EXAMPLE_STRATEGIES.length;
  const inline = (deaths: boolean): Chunk[] => chunksOf(draws).map(([from, to]) => runChunk(ensemble, from, to, { deaths }));
  const threaded = (deaths: boolean): Promise<Chunk[]> =>
    onThreads<Chunk>({ kind: "compare", request, options: { deaths } }, chunksOf(draws), 2, {});
  const history = {
    groups: 3,
    months: MONTHS,
    counts: Int32Array.from({ length: 3 * MONTHS }, (_, cell) => (cell * 7) % 5),
    path: countMonths(quietPath(3, MONTHS)),
  };
  const workspace = createWorkspace(ensemble.space, MONTHS);
  // once for the compiler
  inline(false);
  const chunks = inline(true);
  const many = runs.toLocaleString("en-GB");
  const lines: Line[] = [];
  for (const { what, threads, seconds, work } of [
    { what: `${many} ten-year runs of three groups, counts, one core`, threads: 1, seconds: 8, work: () => inline(false) },
    { what: "the same with deaths", threads: 1, seconds: 12, work: () => inline(true) },
    { what: `${many} runs, counts, two threads`, threads: 2, seconds: 5, work: () => threaded(false) },
    { what: "the same with deaths, two threads", threads: 2, seconds: 7, work: () => threaded(true) },
  ])
    lines.push(...secondsLines(what, await timed(repeats, work), { threads, busy, atMost: (seconds * runs) / PROMISED_RUNS }));
  const tables = await timed(repeats, () => compare(mergeChunks(ensemble, chunks)));
  const likelihoods = await timed(repeats, () => {
    const z = new Float64Array(ensemble.space.size);
    for (let at = 0; at < EVALUATIONS; at++) {
      z[at % z.length] = (at % 17) / 17 - 0.5;
      logPosterior(ensemble.space, z, history, workspace);
    }
  });
  return [
    ...lines,
    ...secondsLines("all tables of that comparison", tables, { threads: 1, busy }),
    ...secondsLines(`${EVALUATIONS.toLocaleString("en-GB")} likelihoods of 3 × ${MONTHS} counts`, likelihoods, { threads: 1, busy }),
  ];
}
