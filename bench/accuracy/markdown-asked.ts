import { count, mark, percent, share, table } from "./markdown-cells.ts";
import type { AskedRow } from "./report.ts";

const figure = ({ unit }: AskedRow, value: number): string => (unit === "share" ? share(value) : percent(value));
const reaches = ({ better, ask }: AskedRow, value: number): boolean => (better === "high" ? value >= ask : value <= ask);

/** The table of what was asked, and how much of it holds. */
export function askedSection(rows: readonly AskedRow[]): string[] {
  const short = rows.filter(({ holds }) => !holds);
  return [
    `**${rows.length - short.length} of ${rows.length} rows hold, ${short.length} fall short.**${within(short)} What the failures are stands in the next section.`,
    "",
    table(
      ["figure", "ask", "ours (95 %)", "n", "", "best rival", "ours there", "n", "prototype", "ceiling (judged)"],
      rows.map((row) => [
        row.what,
        `${row.better === "high" ? "≥" : "≤"} ${figure(row, row.ask)}`,
        `**${figure(row, row.ours.value)}**${row.ours.ci === null ? "" : ` (${share(row.ours.ci[0])}–${share(row.ours.ci[1])})`}`,
        count(row.ours.n),
        mark(row.holds),
        row.rival === null ? "" : `${figure(row, row.rival.value)} ${row.rival.name.replace("nomenklatura-", "")}`,
        row.rival === null ? "" : figure(row, row.rival.ours),
        row.rival === null ? "" : count(row.rival.n),
        row.prototype === null ? "" : figure(row, row.prototype),
        row.ceiling === null ? "" : figure(row, row.ceiling),
      ]),
    ),
    "",
    "All by name alone but the last row: there the question's birth is used, too, where it has one, at the cut-off of people who are on no list with theirs.",
    "",
    ...belowBeside(rows),
    "*Rival* is the best of those whose results are stored with the yardstick (rapidfuzz Jaro–Winkler; nomenklatura logic-v2, by name and with births, which was given the right candidate by its harness), at its own threshold, on the questions that all systems were asked; *ours there* is Writ on the same. The prototype weighed words by rarity alone. *Ceiling*: what was judged, before the engine was built, to be the most that names alone can give.",
  ];
}

/** An interval that holds the ask excuses nothing, but says which misses a few questions more could turn. */
function within(short: readonly AskedRow[]): string {
  const measured = short.filter(({ ours: { ci } }) => ci !== null);
  const open = measured.filter(({ ours: { ci }, ask }) => ci !== null && ci[0] <= ask && ask <= ci[1]);
  return open.length === 0
    ? ""
    : ` Of those that fall short ${open.length} have the ask within their interval (${open.map(({ what }) => what.replace("*", "\\*")).join(", ")}), ${measured.length - open.length} do not; pairs and alerts have none.`;
}

/** The common questions have thresholds of their own, off fewer negatives: what holds on all questions and is below the ask there is said. */
function belowBeside(rows: readonly AskedRow[]): string[] {
  const below = rows.filter((row) => row.holds && row.rival !== null && !reaches(row, row.rival.ours));
  if (below.length === 0) return [];
  const named = below.map((row) => `${row.what} ${figure(row, row.rival?.ours ?? Number.NaN)}`).join(", ");
  return [
    `On the smaller set of questions that all systems were asked, with thresholds off its own fewer negatives (of 4,000 people four decide), these hold above and are below the ask: ${named}.`,
    "",
  ];
}
