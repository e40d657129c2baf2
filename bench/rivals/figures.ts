import { shareInterval, threshold } from "../accuracy/figures.ts";
import { scriptName } from "../accuracy/language.ts";
import { recallOf, type Answered, type RecallFigure } from "../accuracy/score.ts";
import type { Marked, Material, SystemFacts, TaskAnswer } from "./task.ts";

/** One system with its answers. */
export interface Ran {
  readonly facts: SystemFacts;
  readonly answers: ReadonlyMap<string, TaskAnswer["hits"]>;
}

/** Share of the people who are on no list that may be put on alert. */
export const ALERT_RATES = [0.01, 0.05] as const;
/** Share of the right parties that shall be found. */
export const RECALLS = [0.5, 0.7, 0.8, 0.9] as const;
/** rows of fewer questions say too little */
const LEAST_ROW = 20;
const PAKISTANI = "people-na";

export type Side = "people" | "bodies";
const sideOf = ({ kind }: Pick<Marked, "kind">): Side => (kind === "person" ? "people" : "bodies");

/** Recall of every system at the cut-off that lets the same share of ordinary people (or bodies) through. */
export interface RecallRow {
  readonly view: string;
  readonly part: string;
  readonly rate: number;
  readonly n: number;
  readonly bySystem: ReadonlyMap<string, RecallFigure>;
}

/** A share with its interval; null: not within reach at any cut-off. */
export interface AlertShare {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** the same cut-off on candidates for Pakistan's parliament, where they were asked */
  readonly pakistan: number | null;
}

/** Alert rate of every system at the cut-off that finds the same share. */
export interface AlertRow {
  readonly side: Side;
  readonly recall: number;
  readonly found: number;
  readonly nobody: number;
  readonly bySystem: ReadonlyMap<string, AlertShare | null>;
}

export interface RivalAhead {
  readonly what: string;
  readonly rival: string;
  readonly theirs: number;
  readonly ours: number;
  readonly n: number;
  /** their figure lies outside of our interval */
  readonly beyondInterval: boolean;
}

export interface Comparison {
  readonly recall: readonly RecallRow[];
  readonly alerts: readonly AlertRow[];
  /** people of no list by side, and how many are Pakistani candidates */
  readonly nobody: Readonly<Record<Side | "pakistani", number>>;
  readonly ahead: readonly RivalAhead[];
}

export const OURS = "writ";
const NEVER = -1e9;

const bestOf = (hits: TaskAnswer["hits"]): number => hits.reduce((top, [, score]) => Math.max(top, score), NEVER);
const rightOf = (hits: TaskAnswer["hits"], expect: readonly string[]): number =>
  hits.reduce((top, [id, score]) => (expect.includes(id) ? Math.max(top, score) : top), NEVER);

/** Every figure of the report. Pure: answers in, figures out. */
export function compareSystems({ marked, list }: Material, systems: readonly Ran[]): Comparison {
  const nobody = marked.filter(({ isNobody }) => isNobody);
  const ordinary = nobody.filter(({ set }) => set !== PAKISTANI);
  const pakistani = nobody.filter(({ set }) => set === PAKISTANI);
  const listed = marked.filter(({ isNobody }) => !isNobody);
  const hitsOf = ({ answers }: Ran, { id }: Marked): TaskAnswer["hits"] => answers.get(id) ?? [];
  const of = (side: Side, from: readonly Marked[]): readonly Marked[] => from.filter((one) => sideOf(one) === side);

  const recallRow = (view: string, part: string, items: readonly Marked[], rate: number): RecallRow => {
    const bySystem = systems.map((ran) => {
      const cutOff = (side: Side): number => {
        const scores = of(side, ordinary).map((one) => bestOf(hitsOf(ran, one)));
        // without bodies of no list the cut-off of people stands in
        return threshold(scores.length > 0 ? scores : ordinary.map((one) => bestOf(hitsOf(ran, one))), rate);
      };
      const cuts = { people: cutOff("people"), bodies: cutOff("bodies") };
      const answered = items.map((one): Answered => [
        { id: one.id, list, kind: one.kind, name: one.name, expect: one.expect, group: {} },
        hitsOf(ran, one),
      ]);
      return [ran.facts.name, recallOf(answered, (task) => cuts[sideOf(task)])] as const;
    });
    return { view, part, rate, n: items.length, bySystem: new Map(bySystem) };
  };

  const views: readonly (readonly [view: string, part: (one: Marked) => string])[] = [
    ["all", () => "all questions"],
    ["what is asked", ({ set }) => set],
    ["kind", ({ kind }) => kind],
    ["script", ({ name }) => scriptName(name)],
    ["kind and script", ({ kind, name }) => `${kind}, ${scriptName(name) === "Latin" ? "Latin letters" : "other letters"}`],
  ];
  const recall = ALERT_RATES.flatMap((rate) =>
    views.flatMap(([view, partOf]) =>
      [...Map.groupBy(listed, partOf)]
        .filter(([, items]) => items.length >= LEAST_ROW)
        .toSorted(([, left], [, right]) => right.length - left.length)
        .map(([part, items]) => recallRow(view, part, items, rate)),
    ),
  );

  const alerts = (["people", "bodies"] as const).flatMap((side): AlertRow[] => {
    const wanted = of(side, listed);
    const others = of(side, ordinary);
    if (wanted.length < LEAST_ROW || others.length < LEAST_ROW) return [];
    return RECALLS.map((share) => ({
      side,
      recall: share,
      found: wanted.length,
      nobody: others.length,
      bySystem: new Map(
        systems.map((ran) => {
          const falling = wanted.map((one) => rightOf(hitsOf(ran, one), one.expect)).toSorted((left, right) => right - left);
          const cut = falling[Math.ceil(share * falling.length) - 1] ?? NEVER;
          if (cut === NEVER) return [ran.facts.name, null] as const;
          const alerted = (from: readonly Marked[]): number => from.filter((one) => bestOf(hitsOf(ran, one)) >= cut).length;
          const [low, high] = shareInterval(alerted(others), others.length);
          const onPakistan = side === "people" && pakistani.length > 0 ? alerted(pakistani) / pakistani.length : null;
          return [ran.facts.name, { share: alerted(others) / others.length, low, high, pakistan: onPakistan }] as const;
        }),
      ),
    }));
  });

  return {
    recall,
    alerts,
    nobody: { people: of("people", ordinary).length, bodies: of("bodies", ordinary).length, pakistani: pakistani.length },
    ahead: [...aheadInRecall(recall), ...aheadInAlerts(alerts)],
  };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

function aheadInRecall(rows: readonly RecallRow[]): RivalAhead[] {
  return rows.flatMap(({ part, rate, n, bySystem }) => {
    const ours = bySystem.get(OURS);
    if (ours === undefined) return [];
    return [...bySystem].flatMap(([rival, theirs]): RivalAhead[] =>
      rival === OURS || theirs.recall <= ours.recall
        ? []
        : [
            {
              what: `${part}: found at alert rate ${percent(rate)}`,
              rival,
              theirs: theirs.recall,
              ours: ours.recall,
              n,
              beyondInterval: theirs.recall > ours.ci[1],
            },
          ],
    );
  });
}

function aheadInAlerts(rows: readonly AlertRow[]): RivalAhead[] {
  return rows.flatMap(({ side, recall, nobody, bySystem }) => {
    const ours = bySystem.get(OURS);
    if (ours === undefined) return [];
    return [...bySystem].flatMap(([rival, theirs]): RivalAhead[] => {
      if (rival === OURS || theirs === null) return [];
      if (ours !== null && theirs.share >= ours.share) return [];
      return [
        {
          what: `${side}: alert rate where ${percent(recall)} are found (less is better)`,
          rival,
          theirs: theirs.share,
          ours: ours?.share ?? 1,
          n: nobody,
          beyondInterval: ours === null || theirs.share < ours.low,
        },
      ];
    });
  });
}
