import type { FailureKind } from "./failure-kinds.ts";
import { someAlike } from "./likeness.ts";
import type { Nearest } from "./nearest.ts";
import { recallOf, type Answered, type Limits } from "./score.ts";
import type { QueryTask } from "./tasks.ts";

/** One question whose right entry does not reach the cut-off. */
export interface Failure {
  readonly task: QueryTask;
  readonly limit: number;
  /** what the right entry weighs: as answered, or where it was not answered its nearest name */
  readonly weight: number;
  readonly isFirst: boolean;
  readonly isShown: boolean;
  readonly nearest: Nearest | null;
  readonly kind: FailureKind;
}

/** Sorts a failure by what the engine itself says of question and nearest name. */
export function kindOf(nearest: Nearest | null, weight: number, limit: number): FailureKind {
  if (weight >= limit) return "crowded out";
  if (nearest === null) return "another name";
  const { drawn, respelt, left, over, undrawn, light, order, forms } = nearest;
  if (nearest.across) return "across names";
  if (left.length > 0 && someAlike(left, [...over, ...undrawn])) return "out of reach";
  if (drawn === 0 && left.length + over.length > 0) return "another name";
  if (nearest.own < limit) return "too common to tell";
  if (left.length > 0 && over.length > 0) return "another word on each side";
  if (nearest.asked < limit) return "too little asked";
  if (left.length > 0) return "more than is listed";
  if (over.length > 0) return "less than is listed";
  if (order < 0 && weight - order >= limit) return "another order";
  if (forms < 0 && weight - forms >= limit) return "another legal form";
  return respelt === 0 && light > 0 ? "title, particle or form" : "spelling costs too much";
}

/** The cut-off at which a row is read, by its mark. */
export function limitOf(row: string, rate: string, { people, bodies, pakistan }: Limits): (task: QueryTask) => number {
  const of = row.endsWith(" *") ? bodies : row.endsWith(" °") ? pakistan : null;
  if (of === null) return people(Number(rate));
  const least = of[rate] as number;
  return () => least;
}
export const withoutMark = (row: string): string => row.replace(/ [*°]$/, "");

/** Every question of a row that falls short. */
export function failuresOf(
  items: readonly Answered[],
  limit: (task: QueryTask) => number,
  nearestOf: (task: QueryTask) => Nearest | null,
): Failure[] {
  return items.flatMap((item): Failure[] => {
    const [task, hits] = item;
    const least = limit(task);
    const { recall, at1, at10 } = recallOf([item], () => least);
    if (recall === 1) return [];
    const answered = hits.find(([entity]) => task.expect.includes(entity))?.[1];
    const nearest = nearestOf(task);
    const weight = answered ?? nearest?.bits ?? -Infinity;
    return [{ task, limit: least, weight, isFirst: at1 === 1, isShown: at10 === 1, nearest, kind: kindOf(nearest, weight, least) }];
  });
}

/** The failures of one kind in a row, counted. */
export interface FailureCount {
  readonly kind: FailureKind;
  readonly failures: number;
  readonly first: number;
  readonly notShown: number;
  /** the median of what is missing to the cut-off */
  readonly bitsShort: number;
}

/** Counts by kind, the most frequent first. */
export function countFailures(failures: readonly Failure[]): FailureCount[] {
  return [...Map.groupBy(failures, ({ kind }) => kind)]
    .map(([kind, some]) => ({
      kind,
      failures: some.length,
      first: some.filter(({ isFirst }) => isFirst).length,
      notShown: some.filter(({ isShown }) => !isShown).length,
      bitsShort: median(some.map(({ limit, weight }) => limit - weight)),
    }))
    .toSorted((a, b) => b.failures - a.failures || (a.kind < b.kind ? -1 : 1));
}

export function median(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const middle = rising.length >> 1;
  const upper = rising[middle] as number;
  return rising.length % 2 === 1 ? upper : ((rising[middle - 1] as number) + upper) / 2;
}

/** As many as these, evenly spread over all. */
export const READ = 20;
export function evenly<T>(all: readonly T[], count: number = READ): T[] {
  return all.length <= count ? [...all] : Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T);
}
