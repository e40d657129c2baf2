import { count, table } from "./markdown-cells.ts";
import type { FailingRow, FailingRows } from "./failing-rows.ts";
import { READ_BY_HAND } from "./failures-read.ts";
import { FAILURE_KINDS, PAIR_KINDS, type KindText } from "./failure-kinds.ts";
import type { PairFailures } from "./pair-failures.ts";

/** What is not found in the rows that fall short, by kind. Names of listed people stand in out/ only. */
export function failureSection({ recall, pairs }: FailingRows): string[] {
  if (recall.length + pairs.length === 0) return ["Every row holds."];
  return [
    `Every question that is not found in a row that falls short, sorted by what the engine itself says of the question and the nearest name of the right entry: the first kind that fits, from above. *First*: the right entry stands first all the same. *Not shown*: it is not among the ten best from nine bits. *Short*: the median of what is missing to the cut-off. Twenty of each row, with their names, are written to \`out/accuracy-failures.txt\` for reading.${crowded(recall)}`,
    "",
    ...recall.flatMap((row) => [...recallLines(row), ""]),
    legend(FAILURE_KINDS, new Set(recall.flatMap(({ kinds }) => kinds.map(({ kind }) => kind)))),
    "",
    ...pairs.flatMap((one) => [...pairLines(one), ""]),
    legend(PAIR_KINDS, new Set(pairs.flatMap(({ failures }) => failures.map(({ kind }) => kind)))),
    "",
    ...READ_BY_HAND,
  ];
}

/** What the kinds that occur are. */
const legend = (kinds: Readonly<Record<string, KindText>>, there: ReadonlySet<string>): string =>
  table(
    ["kind", "what it is"],
    Object.entries(kinds)
      .filter(([kind]) => there.has(kind))
      .map(([kind, { is }]) => [kind, is]),
  );

const crowded = (recall: readonly FailingRow[]): string =>
  recall.some(({ kinds }) => kinds.some(({ kind }) => kind === "crowded out")) ? "" : " No right entry is crowded out by ten others.";

function recallLines({ row, n, failures, wanting, kinds }: FailingRow): string[] {
  return [
    `**${row.replace("*", "\\*")}**: ${count(failures)} of ${count(n)} not found; ${count(wanting)} more would meet what is asked`,
    "",
    table(
      ["kind", "failures", "first", "not shown", "bits short", "what would mend it"],
      kinds.map((one) => [
        one.kind,
        count(one.failures),
        count(one.first),
        count(one.notShown),
        one.bitsShort.toFixed(1),
        FAILURE_KINDS[one.kind].mend,
      ]),
    ),
  ];
}

function pairLines({ row, pairs, threshold, failures }: PairFailures): string[] {
  const kinds = [...Map.groupBy(failures, ({ kind }) => kind)].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const missed = failures.filter(({ task }) => task.match).length;
  return [
    `**${row}**: ${count(missed)} missed and ${count(failures.length - missed)} false of ${count(pairs)} pairs at the best threshold, ${threshold.toFixed(1)} bits. *Disputed*: another file labels them the other way.`,
    "",
    table(
      ["kind", "missed", "false", "disputed", "what would mend it"],
      kinds.map(([kind, some]) => {
        const same = some.filter(({ task }) => task.match).length;
        return [kind, count(same), count(some.length - same), count(some.filter(({ disputed }) => disputed).length), PAIR_KINDS[kind].mend];
      }),
    ),
  ];
}
