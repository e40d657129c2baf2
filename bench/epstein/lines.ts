import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { spread } from "../speed/figures.ts";
import type { Line } from "../speed/results.ts";
import type { SchellingReport, TurnsReport } from "./child.ts";

interface MesaReport {
  readonly mesa: string;
  readonly python: string;
  readonly asShipped: TurnsReport;
  readonly withoutCollection: TurnsReport;
}

/** What was measured, process by process. */
export interface CivilMeasured {
  readonly floor: readonly TurnsReport[];
  readonly literal: readonly TurnsReport[];
  readonly naive: readonly TurnsReport[];
  readonly large: readonly SchellingReport[];
  readonly small: readonly SchellingReport[];
  readonly mesa: readonly MesaReport[];
  /** why Mesa was not measured; empty: it was */
  readonly missing: string;
}

export const PROMISED = { agentSteps: 6e6, timesMesa: 100, schellingMs: 20 } as const;

function printed<T>(program: string, args: readonly string[]): T | null {
  const run = spawnSync(program, args, { encoding: "utf8" });
  return run.status === 0 ? (JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "null") as T) : null;
}

function ours<T>(what: string): T {
  const report = printed<T>(process.execPath, [join(import.meta.dirname, "child.ts"), what]);
  if (report === null) throw new Error(`the measurement ${what} failed`);
  return report;
}

/** Each figure in fresh processes, in turns, so that what else the machine does falls on all alike; Mesa among them. */
export function measureCivil({
  repeats,
  python,
  onRound,
}: {
  readonly repeats: number;
  /** a Python with Mesa */
  readonly python: string;
  readonly onRound?: (round: number) => void;
}): CivilMeasured {
  const floor: TurnsReport[] = [];
  const literal: TurnsReport[] = [];
  const naive: TurnsReport[] = [];
  const large: SchellingReport[] = [];
  const small: SchellingReport[] = [];
  const mesa: MesaReport[] = [];
  let missing = "";
  for (let round = 1; round <= repeats; round++) {
    onRound?.(round);
    floor.push(ours("floor"));
    const script = join(import.meta.dirname, "../rivals/mesa_epstein.py");
    const rival = missing === "" ? printed<MesaReport | { missing: string }>(python, [script]) : null;
    if (rival !== null && "asShipped" in rival) mesa.push(rival);
    else missing ||= rival === null ? `${python} could not be run` : rival.missing;
    literal.push(ours("literal"));
    naive.push(ours("naive"));
    large.push(ours("large"));
    small.push(ours("small"));
  }
  return { floor, literal, naive, large, small, mesa, missing };
}

/** The python that the scripts use unless told otherwise. */
export const usualPython = (): string => process.env["WRIT_PYTHON"] ?? "python3";

/** Lines of a report, by the processor's clock; the promise of 100 times Mesa falls short where Mesa was not at hand to be measured. */
export function civilLines({ floor, literal, naive, large, small, mesa, missing }: CivilMeasured): Line[] {
  const perSecond = (reports: readonly TurnsReport[]) => spread(reports.map(({ perCpuSecond }) => perCpuSecond));
  const steps = "agent-steps/s";
  const speed = perSecond(floor);
  const rival = mesa.length === 0 ? null : perSecond(mesa.map(({ withoutCollection }) => withoutCollection));
  const schelling = spread(large.map(({ cpuMilliseconds }) => cpuMilliseconds));
  const plain = { asked: "", holds: null };
  const { agentSteps, timesMesa, schellingMs } = PROMISED;
  return [
    {
      what: "Epstein run 2, rounded down, one core",
      unit: steps,
      asked: `≥ ${agentSteps.toLocaleString("en-GB")} ${steps}`,
      holds: speed.median >= agentSteps,
      measured: speed,
    },
    { what: "the same, ratio as printed", unit: steps, ...plain, measured: perSecond(literal) },
    { what: "the naive version, same digits", unit: steps, ...plain, measured: perSecond(naive) },
    ...(rival === null
      ? [
          {
            what: `how many times Mesa (not measured: ${missing})`,
            unit: "times",
            asked: `≥ ${timesMesa} times`,
            holds: false,
            measured: spread([0]),
          },
        ]
      : [
          { what: `Mesa ${mesa[0]?.mesa ?? ""}, its own example without data collection`, unit: steps, ...plain, measured: rival },
          {
            what: "how many times Mesa",
            unit: "times",
            asked: `≥ ${timesMesa} times`,
            holds: speed.median / rival.median >= timesMesa,
            measured: spread([speed.median / rival.median]),
          },
        ]),
    {
      what: "Schelling large (100 × 100, 8,000 agents, 20 steps)",
      unit: "ms",
      asked: `≤ ${schellingMs} ms`,
      holds: schelling.median <= schellingMs,
      measured: schelling,
    },
    {
      what: "Schelling small (40 × 40, 1,000 agents, 20 steps)",
      unit: "ms",
      ...plain,
      measured: spread(small.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    },
  ];
}
