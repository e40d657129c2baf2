import { civilLines, measureCivil, usualPython } from "../epstein/lines.ts";
import type { Line } from "../speed/results.ts";
import { fittingLines } from "./fitting.ts";
import { simulatingLines } from "./simulating.ts";

/** Every promise about the speed of simulations, under its heading: strategies, calibration, the illustration beside Mesa. */
export interface ForeseeSpeed {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** `busy`: others use the machine, so that seconds are judged by the processor's own clock. Takes three to five minutes. */
export async function foreseeSpeed({
  repeats,
  busy,
  say = () => {},
}: {
  readonly repeats: number;
  readonly busy: boolean;
  readonly say?: (what: string) => void;
}): Promise<ForeseeSpeed[]> {
  say("strategies: 70,000 runs of ten years");
  const simulating = await simulatingLines({ repeats, draws: 2_000, busy });
  say("calibration: until four chains agree");
  const fitting = await fittingLines({ seeds: repeats, busy });
  const measured = measureCivil({
    repeats,
    python: usualPython(),
    onRound: (round) => say(`civil violence, round ${round} of ${repeats}`),
  });
  return [
    { title: "Strategies simulated", lines: simulating },
    { title: "Calibration", lines: fitting },
    { title: "Civil violence", lines: civilLines(measured) },
  ];
}
