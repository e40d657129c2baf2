import type { AskedFigure, AskedValue } from "./asked.ts";
import { countFailures, evenly, failuresOf, limitOf, withoutMark, type Failure, type FailureCount } from "./failures.ts";
import { nearestNames, type Nearest } from "./nearest.ts";
import { pairFailures, type PairFailures } from "./pair-failures.ts";
import { matchers } from "./question.ts";
import { limitsOf, recallSets, type Run } from "./score.ts";
import type { QueryTask } from "./tasks.ts";

/** A row of recall that falls short. */
export interface FailingRow {
  readonly row: string;
  readonly n: number;
  readonly failures: number;
  /** how many more would have to be found */
  readonly wanting: number;
  readonly kinds: readonly FailureCount[];
  /** some of the failures, evenly spread, to be read */
  readonly read: readonly Failure[];
}

export interface FailingRows {
  readonly recall: readonly FailingRow[];
  readonly pairs: readonly PairFailures[];
}

/** Looks at everything that is not found in the rows that fall short. */
export function failingRows(
  run: Run,
  short: readonly (AskedFigure & { readonly ours: AskedValue })[],
  buffers: ReadonlyMap<string, SharedArrayBuffer>,
): FailingRows {
  const limits = limitsOf(run)?.limits;
  const sets = new Map(recallSets(run));
  const nearestOf = nearestIn(buffers);
  const recall = short.flatMap(({ source, ask }): FailingRow[] => {
    if (source.what !== "recall" || limits === undefined) return [];
    const items = sets.get(withoutMark(source.row)) ?? [];
    const failures = failuresOf(items, limitOf(source.row, source.rate, limits), nearestOf);
    // shares are rounded to four digits before they are held against what is asked
    const wanting = Math.ceil((ask - 0.00005) * items.length) - (items.length - failures.length);
    return [
      { row: source.row, n: items.length, failures: failures.length, wanting, kinds: countFailures(failures), read: evenly(failures) },
    ];
  });
  const pairs = short.flatMap(({ source }) => (source.what === "pairs" ? [pairFailures(run, source.row)] : []));
  return { recall, pairs };
}

function nearestIn(buffers: ReadonlyMap<string, SharedArrayBuffer>): (task: QueryTask) => Nearest | null {
  const open = matchers(buffers);
  const byList = new Map<string, (task: QueryTask) => Nearest | null>();
  return (task) => {
    let find = byList.get(task.list);
    if (find === undefined) {
      const { snapshot, matcher } = open(task.list);
      byList.set(task.list, (find = nearestNames(snapshot, matcher)));
    }
    return find(task);
  };
}
