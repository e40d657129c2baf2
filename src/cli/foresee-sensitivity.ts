import { chunksOf, planSensitivity, sensitivityOf, type Sensitivity, type SensitivityChunk } from "../foresee/index.ts";
import { fail } from "../ground/index.ts";
import { EXIT, type Command } from "./command.ts";
import { FORESEE_FLAGS, seedFrom, situationFrom, strategyFrom, threadsFrom } from "./foresee-input.ts";
import { checkOut, writeOut } from "./foresee-output.ts";
import { stoppable } from "./foresee-stoppable.ts";
import { onThreads } from "./foresee-threads.ts";
import { padded, wrapped } from "./plain-text.ts";
import { styleFor, type Style } from "./style.ts";

const USUAL_POINTS = 512;
const USUAL_REPLICATES = 5;

export const foreseeSensitivityCommand: Command = {
  usage: "foresee sensitivity LEFT RIGHT [flags]",
  about:
    "Which belief decides between two strategies: Sobol indices of the difference in attacks over ten years (Saltelli 2010). First: the " +
    "share of the spread that would go if that belief alone were known. Total: the share that would stay if all others were.",
  flags: [
    ...FORESEE_FLAGS,
    { name: "points", value: "N", says: `base points (default ${USUAL_POINTS}; errors halve with four times as many)` },
    { name: "runs", value: "N", says: `runs with each set of beliefs (default ${USUAL_REPLICATES})` },
    { name: "out", value: "FILE", many: true, says: "write it, too: .csv or .json" },
  ],
  examples: [
    { run: "writ foresee sensitivity crackdown-with-services tolerance --points 64", says: "which belief decides between the two" },
  ],
  async run({ flags, words, host }) {
    const [left, right, ...more] = words;
    if (left === undefined || right === undefined || more.length > 0)
      fail("usage", {
        message: `takes two strategies and got ${words.length}`,
        remedy: "Try: writ foresee sensitivity crackdown tolerance",
      });
    const out = flags.all("out");
    checkOut(out, [".csv", ".json"]);
    const request = {
      situation: await situationFrom(flags, host.notices),
      strategies: [await strategyFrom(left, host.notices), await strategyFrom(right, host.notices)] as const,
      seed: seedFrom(flags),
      points: flags.count("points", USUAL_POINTS, 16),
      replicates: flags.count("runs", USUAL_REPLICATES, 1),
    };
    const plan = planSensitivity(request);
    const chunks = await stoppable(host, "simulating", (signal, onProgress) =>
      onThreads<SensitivityChunk>({ kind: "sensitivity", request }, chunksOf(request.points, 16), threadsFrom(flags), {
        signal,
        onProgress,
      }),
    );
    const sensitivity = sensitivityOf(plan, chunks);
    await writeOut(out, { ".csv": () => csv(sensitivity), ".json": () => `${JSON.stringify(sensitivity)}\n` });
    if (flags.on("json")) await host.out.json(sensitivity);
    else await host.out.line(lines(sensitivity, styleFor(host.out)).join("\n"));
    return EXIT.done;
  },
};

const SHOWN = 12;

function lines({ strategies: [left, right], mean, deviation, indices, points, replicates }: Sensitivity, style: Style): string[] {
  const number = (value: number): string => padded(value.toFixed(2), 7);
  return [
    style.bold(`What decides between ${left} and ${right}: attacks over ten years, first minus second`),
    `On average ${mean.toFixed(0)}, give or take ${deviation.toFixed(0)}. Of that spread:`,
    "",
    `${padded("belief", 34)}${padded("first", 7)}${padded("±", 7)}${padded("total", 7)}±`,
    ...indices
      .slice(0, SHOWN)
      .map(
        ({ title, first, firstError, total, totalError }) =>
          `${padded(title, 34)}${number(first)}${number(firstError)}${number(total)}${totalError.toFixed(2)}`,
      ),
    "",
    ...wrapped(
      style.faint(
        `${points} points, ${replicates} runs with each set. All of this spread comes from the literature and from the situation as stated, not from your data`,
      ),
      style.width,
    ),
  ];
}

function csv({ strategies: [left, right], indices }: Sensitivity): string {
  const rows = indices.map(({ factor, first, firstError, total, totalError }) =>
    [left, right, factor, first, firstError, total, totalError].join(","),
  );
  return ["left,right,belief,first,first_error,total,total_error", ...rows, ""].join("\r\n");
}
