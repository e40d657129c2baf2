import {
  chunksOf,
  compare,
  comparisonCsv,
  comparisonHtml,
  mergeChunks,
  planEnsemble,
  USUAL_REPLICATES,
  type Chunk,
} from "../foresee/index.ts";
import { fail } from "../ground/index.ts";
import { EXIT, type Command } from "./command.ts";
import { comparisonLines } from "./foresee-compare-view.ts";
import { FORESEE_FLAGS, posteriorFrom, seedFrom, situationFrom, strategyFrom, threadsFrom } from "./foresee-input.ts";
import { checkOut, writeOut } from "./foresee-output.ts";
import { stoppable } from "./foresee-stoppable.ts";
import { onThreads } from "./foresee-threads.ts";
import { styleFor } from "./style.ts";

const USUAL_RUNS = 10_000;

export const foreseeCompareCommand: Command = {
  usage: "foresee compare STRATEGY… [flags]",
  about:
    "What each strategy may stir up over ten years, side by side: the same beliefs and the same luck for all. STRATEGY is a JSON file " +
    "(docs/strategy.md) or the name of one that ships (writ foresee examples). Without data of yours every figure follows from " +
    "published studies, and says so.",
  flags: [
    ...FORESEE_FLAGS,
    { name: "runs", value: "N", says: `runs of each strategy (default ${USUAL_RUNS}), ${USUAL_REPLICATES} with each draw of the beliefs` },
    { name: "posterior", value: "FILE", says: "what writ foresee calibrate has learnt from your counts" },
    { name: "out", value: "FILE", many: true, says: "write it, too: .html (one file, opens anywhere), .csv or .json" },
  ],
  examples: [
    { run: "writ foresee compare tolerance crackdown crackdown-with-services --runs 500", says: "three that ship, side by side" },
    { run: "writ foresee compare tolerance politics --runs 500 --out report.html --out report.csv", says: "with a report to pass on" },
  ],
  async run({ flags, words, host }) {
    if (words.length === 0)
      fail("usage", {
        message: "takes at least one strategy",
        remedy: "Try: writ foresee compare tolerance crackdown. writ foresee examples shows what ships",
      });
    const out = flags.all("out");
    checkOut(out, [".html", ".csv", ".json"]);
    const strategies = await Promise.all(words.map((word) => strategyFrom(word, host.notices)));
    const situation = await situationFrom(flags, host.notices);
    const posterior = await posteriorFrom(flags, situation, host.notices);
    const runs = flags.count("runs", USUAL_RUNS, 2 * USUAL_REPLICATES);
    const draws = Math.ceil(runs / USUAL_REPLICATES);
    const request = { situation, strategies, seed: seedFrom(flags), draws, replicates: USUAL_REPLICATES, posterior };
    const ensemble = planEnsemble(request);
    const chunks = await stoppable(host, "simulating", (signal, onProgress) =>
      onThreads<Chunk>({ kind: "compare", request }, chunksOf(draws), threadsFrom(flags), { signal, onProgress }),
    );
    const comparison = compare(mergeChunks(ensemble, chunks));
    await writeOut(out, {
      ".html": () => comparisonHtml(comparison),
      ".csv": () => comparisonCsv(comparison),
      ".json": () => `${JSON.stringify(comparison)}\n`,
    });
    if (flags.on("json")) await host.out.json(comparison);
    else await host.out.line(comparisonLines(comparison, styleFor(host.out)).join("\n"));
    return EXIT.done;
  },
};
