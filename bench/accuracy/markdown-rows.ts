import { shareInterval } from "./figures.ts";
import { count, percent, share, span, table } from "./markdown-cells.ts";
import { OURS, type Report, type RivalBetter } from "./report.ts";
import type { RecallFigure, Scores } from "./score.ts";

type Systems = ReadonlyMap<string, Scores>;
const short = (name: string): string => name.replace("nomenklatura-", "");
const HEAD_RECALL = ["n", "recall at 1‰, * 1‰, ° 3 % (95 %)", "at 1 %, * 1 %, ° 10 %", "first is right", "in first ten"] as const;

const cells = ([at, looser]: readonly RecallFigure[]): string[] =>
  at === undefined || looser === undefined
    ? []
    : [count(at.n), `${share(at.recall)} (${span(at.ci)})`, share(looser.recall), share(at.at1), share(at.at10)];

/** Every recall row of ours, by kind, beside the rivals' strict and loose figures on what they ran. */
export function allRows(systems: Systems): string {
  const ours = systems.get(OURS) as Scores;
  const rivals = [...systems].filter(([name]) => name !== OURS);
  return table(
    ["questions", ...HEAD_RECALL, ...rivals.map(([name]) => `${short(name)} (n)`)],
    [...ours.recall].map(([row, rates]) => [
      row,
      ...cells(Object.values(rates)),
      ...rivals.map(([, scores]) => {
        const [at, looser] = Object.values(scores.recall.get(row) ?? {});
        return at === undefined || looser === undefined ? "" : `${share(at.recall)} / ${share(looser.recall)} (${count(at.n)})`;
      }),
    ]),
  );
}

export function sliceTables({ slices, alertSlices }: Report): string[] {
  const out: string[] = [];
  for (const [view, some] of Map.groupBy(slices, ({ view: name }) => name)) {
    const rival = some.filter(({ system }) => system !== OURS);
    out.push(
      `**${view}**`,
      "",
      table(
        ["", ...HEAD_RECALL, "rapidfuzz"],
        some
          .filter(({ system }) => system === OURS)
          .map(({ part, recall }) => {
            const [at, looser] = Object.values(rival.find((other) => other.part === part)?.recall ?? {});
            return [
              part,
              ...cells(Object.values(recall)),
              at === undefined || looser === undefined ? "" : `${share(at.recall)} / ${share(looser.recall)}`,
            ];
          }),
      ),
      "",
    );
  }
  for (const [set, some] of Map.groupBy(alertSlices, ({ set: name }) => name)) {
    out.push(
      `**${set} · people who are on no list (none-global, none-us)**: where the false alerts come from`,
      "",
      table(
        ["", "n", "alerted at 1‰ (95 %)", "at 1 % (95 %)"],
        some.map(({ part, alerts }) => [part, ...alertCells(Object.values(alerts))]),
      ),
      "",
    );
  }
  return out;
}

const alertCells = (rates: readonly { readonly n: number; readonly hit: number }[]): string[] => [
  count(rates[0]?.n ?? 0),
  ...rates.map(({ n, hit }) => {
    const [low, high] = shareInterval(Math.round(hit * n), n);
    return `${percent(hit)} (${percent(low)}–${percent(high)})`;
  }),
];

export function alertRows(systems: Systems): string {
  const ours = systems.get(OURS) as Scores;
  const rivals = [...systems].filter(([name]) => name !== OURS);
  return table(
    ["people and bodies", "n", "alerted at 1‰ (95 %)", "at 1 % (95 %)", ...rivals.map(([name]) => `${short(name)} (n)`)],
    [...ours.alerts].map(([row, rates]) => [
      row,
      ...alertCells(Object.values(rates)),
      ...rivals.map(([, scores]) => {
        const [at, looser] = Object.values(scores.alerts.get(row) ?? {});
        return at === undefined || looser === undefined ? "" : `${percent(at.hit)} / ${percent(looser.hit)} (${count(at.n)})`;
      }),
    ]),
  );
}

export function pairRows(systems: Systems): string {
  const triple = (values: readonly number[] | undefined): string => (values === undefined ? "" : values.map(share).join(" / "));
  return table(
    ["pairs", "system", "n", "AUC", "best F1", "P / R / F1 at its own threshold (ours: *possible*)", "from *strong*"],
    [...systems].flatMap(([name, { pairs }]) =>
      [...pairs].map(([row, figure]) => [
        row,
        short(name),
        count(figure.n),
        share(figure.auc),
        share(figure.bestF1),
        triple(figure.fixed ?? figure["band≥possible"]),
        triple(figure["band≥strong"]),
      ]),
    ),
  );
}

/** On common questions, rows where any figure of a rival is above ours. */
export function rivalRows({ rivalsBetter }: Report): string[] {
  const line = ({ row, figure, rival, n, theirs, ours, beyondInterval }: RivalBetter): string[] => [
    row,
    figure,
    short(rival),
    count(n),
    share(theirs),
    share(ours),
    beyondInterval ? "yes" : "",
  ];
  return [
    `On the questions that all were asked, the best rival of each figure; ${count(rivalsBetter.length)} figures in which one is above us, ${count(rivalsBetter.filter(({ beyondInterval }) => beyondInterval).length)} of them beyond our interval.`,
    "",
    table(["row", "figure", "rival", "n", "theirs", "ours", "beyond our interval"], rivalsBetter.map(line)),
  ];
}

/** The scores that so many of the people and bodies who are on no list reach. */
export function thresholdRows(systems: Systems): string {
  return table(
    ["from", "system", "negatives", "at 1‰ (° 3 %)", "at 1 % (° 10 %)"],
    [...systems].flatMap(([name, { thresholds }]) =>
      [...thresholds].map(([from, { negatives, ...rates }]) => [
        from,
        short(name),
        count(negatives),
        ...Object.values(rates).map((value) => (name === OURS ? `${value.toFixed(2)} bits` : value.toFixed(4))),
      ]),
    ),
  );
}
