import { spread } from "../speed/figures.ts";
import type { Line } from "../speed/results.ts";

/** Seconds of one piece of work, again and again: by the clock, and of the processor, all threads. */
export interface Timed {
  readonly wall: readonly number[];
  readonly processor: readonly number[];
}

export async function timed(repeats: number, work: (repeat: number) => unknown): Promise<Timed> {
  const wall: number[] = [];
  const processor: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    await work(repeat);
    wall.push((performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(cpu);
    processor.push((user + system) / 1e6);
  }
  return { wall, processor };
}

/** On which clock a promise is judged: on the processor's own, shared among the threads, when others use the machine. */
export interface Judged {
  readonly threads: number;
  readonly busy: boolean;
  /** seconds; left out: nothing is asked */
  readonly atMost?: number;
  /** besides the time, whatever else must be so. @default true */
  readonly sound?: boolean;
}

/** Two lines of a report: the one that is judged, and the other clock beside it. */
export function secondsLines(what: string, { wall, processor }: Timed, { threads, busy, atMost, sound = true }: Judged): Line[] {
  const shared = spread(processor.map((seconds) => seconds / threads));
  const clock = spread(wall);
  const judged = busy ? shared : clock;
  const processorWords = threads === 1 ? "the processor's time" : `the processor's time, shared among ${threads} threads`;
  const asked = atMost === undefined ? "" : `≤ ${Number(atMost.toPrecision(3))} s`;
  const holds = atMost === undefined ? null : sound && judged.median <= atMost;
  const lines: readonly [string, typeof clock][] = busy
    ? [
        [`${what}, by ${processorWords}`, shared],
        ["the same by the clock on the wall", clock],
      ]
    : [
        [what, clock],
        [`the same by ${processorWords}`, shared],
      ];
  return lines.map(([title, measured], at) => ({
    what: title,
    unit: "s",
    asked: at === 0 ? asked : "",
    holds: at === 0 ? holds : null,
    measured,
  }));
}

/** A report for the terminal. */
export function linesAsText(lines: readonly Line[]): string {
  const rows = lines.map(({ what, unit, asked, holds, measured: { median, least, most } }) => {
    const verdict = holds === null ? "" : holds ? "   holds" : "   FALLS SHORT";
    const number = (value: number): string =>
      value >= 1000 ? Math.round(value).toLocaleString("en-GB") : value.toFixed(value >= 100 ? 0 : value >= 10 ? 2 : 3);
    return `${what.padEnd(88)} ${number(median).padStart(12)} ${unit} (${number(least)}–${number(most)})   ${asked}${verdict}`.trimEnd();
  });
  return `${rows.join("\n")}\n`;
}
