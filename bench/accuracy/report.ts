import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PARAMETERS } from "../../src/match/parameters.ts";
import { parametersId } from "../../src/match/snapshot.ts";
import { environment, type Environment } from "../speed/environment.ts";
import { ASKED, ASKED_WITH_BIRTHS, holds, readAsked, type AskedFigure, type AskedValue } from "./asked.ts";
import { bandTable, type BandTable } from "./bands.ts";
import { failingRows, type FailingRows } from "./failing-rows.ts";
import { languageAreas, scriptName } from "./language.ts";
import type { Screened } from "./jobs.ts";
import { BIRTHS, type Measured } from "./run.ts";
import {
  alertsOf,
  answered,
  common,
  CROSS_VIEWS,
  isScored,
  limitsOf,
  recallOf,
  score,
  type AlertFigure,
  type Answered,
  type ByRate,
  type RecallFigure,
  type Run,
  type Scores,
} from "./score.ts";
import type { SelfReport } from "./self-findings.ts";
import { sets } from "./tasks.ts";

export interface AskedRow extends AskedFigure {
  readonly ours: AskedValue;
  readonly holds: boolean;
  /** on what all systems were asked: the best rival, and ours beside it */
  readonly rival: { readonly name: string; readonly value: number; readonly ours: number; readonly n: number } | null;
}

/** Recall, or alerts of people who are on no list, by script or language area. */
export interface Slice {
  readonly view: string;
  readonly part: string;
  readonly system: string;
  readonly recall: ByRate<RecallFigure>;
}
export interface AlertSlice {
  readonly set: string;
  readonly part: string;
  readonly alerts: ByRate<AlertFigure>;
}

/** A row on common questions where a rival is above us. */
export interface RivalBetter {
  readonly row: string;
  readonly figure: string;
  readonly rival: string;
  readonly n: number;
  readonly theirs: number;
  readonly ours: number;
  /** the rival's figure lies outside of our interval */
  readonly beyondInterval: boolean;
}

export interface Report {
  readonly environment: Environment;
  readonly parameters: { readonly version: string; readonly id: string; readonly bands: typeof PARAMETERS.bands };
  readonly lists: Readonly<Record<string, { readonly entries: number; readonly names: number }>>;
  readonly asked: readonly AskedRow[];
  /** what is not found in the rows that fall short */
  readonly failing: FailingRows;
  readonly self: readonly SelfReport[];
  readonly bands: readonly BandTable[];
  /** each system on all that it ran */
  readonly full: ReadonlyMap<string, Scores>;
  /** each on what all were asked */
  readonly common: ReadonlyMap<string, Scores>;
  readonly slices: readonly Slice[];
  readonly alertSlices: readonly AlertSlice[];
  readonly rivalsBetter: readonly RivalBetter[];
  readonly minutes: number;
  readonly cpuMinutes: number;
}

export const OURS = "writ";
/** ran every question, so it can stand beside us in slices */
const FULL_RIVAL = "rapidfuzz-jw";
const LEAST_SLICE = 20;

export interface ReportInput {
  /** folder of the yardstick */
  readonly stand: string;
  /** folder of our results */
  readonly results: string;
  readonly measured: Measured;
  readonly self: readonly SelfReport[];
  readonly minutes: number;
}

export function makeReport({ stand, results, measured, self, minutes }: ReportInput): Report {
  const tasks = join(stand, "tasks");
  const rivals = join(stand, "rivals/results");
  const folders = new Map([
    [OURS, results],
    ...readdirSync(rivals)
      .toSorted()
      .map((name) => [name, join(rivals, name)] as const),
  ]);
  const full = new Map([...folders].map(([name, folder]) => [name, score({ name, tasks, results: folder })]));
  const asked = common([...folders.values()]);
  const both = new Map([...folders].map(([name, folder]) => [name, score({ name, tasks, results: folder, asked })]));
  const runs = [OURS, FULL_RIVAL]
    .filter((name) => folders.has(name))
    .map((name): Run => ({ name, tasks, results: folders.get(name) as string }));
  const rows = askedRows(full, both);
  return {
    environment: environment(),
    parameters: { version: PARAMETERS.version, id: parametersId(), bands: PARAMETERS.bands },
    lists: Object.fromEntries(measured.lists),
    asked: [...rows, ...birthsRow({ name: OURS, tasks, results: join(results, BIRTHS) })],
    failing: failingRows(
      runs[0] as Run,
      rows.filter((row) => !row.holds),
      measured.buffers,
    ),
    self,
    bands: bandTables(measured),
    full,
    common: both,
    slices: runs.flatMap((run) => slicesOf(run)),
    alertSlices: alertSlicesOf(runs[0] as Run),
    rivalsBetter: rivalsBetter(both),
    minutes,
    cpuMinutes: measured.cpuMs / 60_000,
  };
}

/** No rival's answers of this kind are stored. */
function birthsRow(run: Run): AskedRow[] {
  const ours = readAsked(ASKED_WITH_BIRTHS, score(run));
  return ours === null ? [] : [{ ...ASKED_WITH_BIRTHS, ours, holds: holds(ASKED_WITH_BIRTHS, ours.value), rival: null }];
}

function askedRows(full: ReadonlyMap<string, Scores>, both: ReadonlyMap<string, Scores>): AskedRow[] {
  return ASKED.flatMap((figure): AskedRow[] => {
    const ours = readAsked(figure, full.get(OURS) as Scores);
    if (ours === null) return [];
    const beside = readAsked(figure, both.get(OURS) as Scores);
    const theirs = [...both].flatMap(([name, scores]) => {
      const found = name === OURS ? null : readAsked(figure, scores);
      return found === null ? [] : [{ name, value: found.value, n: found.n }];
    });
    const [best] = theirs.toSorted((a, b) => (figure.better === "high" ? b.value - a.value : a.value - b.value));
    const rival = best === undefined || beside === null ? null : { ...best, ours: beside.value };
    return [{ ...figure, ours, holds: holds(figure, ours.value), rival }];
  });
}

function bandTables({ screened, withBirths }: Measured): BandTable[] {
  const of = (from: Measured["screened"], names: readonly string[]): Screened[] => names.flatMap((name) => [...(from.get(name) ?? [])]);
  return [
    bandTable("people, by name alone", "none-global, none-us", of(screened, ["none-global", "none-us"])),
    bandTable("people, with births", "none-global, none-us", of(withBirths, ["none-global", "none-us"])),
    bandTable("bodies, by name alone", "none-companies, none-charities", of(screened, ["none-companies", "none-charities"])),
  ].filter(({ n }) => n > 0);
}

function slicesOf(run: Run): Slice[] {
  const limits = limitsOf(run)?.limits;
  if (limits === undefined) return [];
  const all = sets(join(run.tasks, "queries"));
  const cross = all
    .filter((set) => set.startsWith("cross-"))
    .flatMap((set) => answered(run, set))
    .filter(([task]) => isScored(task));
  const view = (name: string): Answered[] => cross.filter(([task]) => CROSS_VIEWS.find(([of]) => of === name)?.[1](task) === true);
  const areaOf = languageAreas();
  const people = (items: readonly Answered[]): Answered[] => items.filter(([{ kind }]) => kind === "person");
  const respelt = answered(run, "respelt");
  const parts: readonly (readonly [view: string, items: readonly Answered[], part: (item: Answered) => string])[] = [
    ["script · cross/all", cross, ([{ name }]) => scriptName(name)],
    ["script · cross/not exact", view("not exact"), ([{ name }]) => scriptName(name)],
    ["script · cross/original script, none on target", view("original script, none on target"), ([{ name }]) => scriptName(name)],
    ["language area · cross/not exact, near, people", people(view("not exact, near")), ([{ name }]) => areaOf(name)],
    ["language area · respelt, people", people(respelt), ([{ name }]) => areaOf(name)],
  ];
  return parts.flatMap(([name, items, part]) =>
    [...Map.groupBy(items, part)]
      .filter(([, some]) => some.length >= LEAST_SLICE)
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([key, some]): Slice => ({
        view: name,
        part: key,
        system: run.name,
        recall: Object.fromEntries([0.001, 0.01].map((rate) => [String(rate), recallOf(some, limits.people(rate))])),
      })),
  );
}

function alertSlicesOf(run: Run): AlertSlice[] {
  const limits = limitsOf(run)?.limits;
  if (limits === undefined) return [];
  const areaOf = languageAreas();
  const nobody = [...answered(run, "none-global"), ...answered(run, "none-us")];
  return (
    [
      ["script", scriptName],
      ["language area", areaOf],
    ] as const
  ).flatMap(([set, partOf]) =>
    [...Map.groupBy(nobody, ([{ name }]) => partOf(name))]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([part, some]): AlertSlice => ({
        set,
        part,
        alerts: Object.fromEntries([0.001, 0.01].map((rate) => [String(rate), alertsOf(some, limits.people(rate))])),
      })),
  );
}

function rivalsBetter(both: ReadonlyMap<string, Scores>): RivalBetter[] {
  const ours = both.get(OURS) as Scores;
  const out: RivalBetter[] = [];
  for (const [rival, theirs] of both) {
    if (rival === OURS) continue;
    for (const [row, rates] of theirs.recall) {
      for (const [rate, figure] of Object.entries(rates)) {
        const mine = ours.recall.get(row)?.[rate];
        if (mine !== undefined && figure.recall > mine.recall)
          out.push({
            row,
            figure: `recall at ${Number(rate) * 100} %`,
            rival,
            n: figure.n,
            theirs: figure.recall,
            ours: mine.recall,
            beyondInterval: figure.recall > mine.ci[1],
          });
      }
    }
    for (const [row, { n, bestF1 }] of theirs.pairs) {
      const mine = ours.pairs.get(row)?.bestF1 ?? 0;
      if (bestF1 > mine) out.push({ row, figure: "best F1", rival, n, theirs: bestF1, ours: mine, beyondInterval: false });
    }
    for (const [row, rates] of theirs.alerts) {
      for (const [rate, { n, hit }] of Object.entries(rates)) {
        const mine = ours.alerts.get(row)?.[rate]?.hit ?? 0;
        if (hit < mine)
          out.push({
            row,
            figure: `alerted at ${Number(rate) * 100} % (less is better)`,
            rival,
            n,
            theirs: hit,
            ours: mine,
            beyondInterval: false,
          });
      }
    }
  }
  const gap = ({ theirs, ours: mine }: RivalBetter): number => Math.abs(theirs - mine);
  return [...Map.groupBy(out, ({ row, figure }) => `${row}\n${figure}`).values()].map((some) =>
    some.reduce((most, one) => (gap(one) > gap(most) ? one : most)),
  );
}
