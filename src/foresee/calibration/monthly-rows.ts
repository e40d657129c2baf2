import { problem, type Problem } from "../../ground/index.ts";
import { monthAfter, monthsBetween, type Month } from "../../strategy/index.ts";
import { STATE, WHOLE_COUNTRY } from "./counts.ts";
import { wholeNumber, type CountReader, type CountRow, type Header, type ReaderSettings } from "./count-row.ts";
import { cellOf, createTally, MOST_MONTHS, MOST_PROBLEMS, spans, tableOf, type CountsResult } from "./tally.ts";

const MONTH = /^[0-9]{4}-(0[1-9]|1[0-2])$/;
/** more attacks a month than any war has brought: a slip of the keyboard */
const MOST_ATTACKS = 100_000;

/**
 * Monthly counts: `month,group,attacks` and, if there are, `province` and `deaths`. A month without attacks is a row with 0, not a
 * row that is missing: whoever leaves it out may not have looked. So a gap, a month twice and a negative number refuse the file.
 */
export function monthlyReader({ file, groups, names }: ReaderSettings, { at, width }: Header): CountReader {
  const tally = createTally();
  const problems: Problem[] = [];
  let wrong = 0;
  /** line of each month of each series */
  const lines = new Map<string, Map<Month, number>>();
  const strange = new Map<string, number>();
  /** rows of which nobody knows to what month of what series they belong: each may be what seems to be missing */
  let unplaced = 0;

  const say = (line: number, field: string, value: string, message: string, remedy: string): void => {
    wrong++;
    if (problems.length < MOST_PROBLEMS) problems.push(problem("field-invalid", { file, line, field, value, message, remedy }));
  };

  const take = ({ line, cells }: CountRow): void => {
    const cell = (column: string): string => (cells[at(column)] ?? "").trim();
    const lost = (field: string, value: string, message: string, remedy: string): void => {
      unplaced++;
      say(line, field, value, message, remedy);
    };
    if (cells.length > width)
      return lost("", cells.join(","), `${cells.length} cells under ${width} columns`, "Put cells with a comma in quotes");
    const month = cell("month");
    if (!MONTH.test(month)) return lost("month", month, `"${month}" is no month`, "Write it as 2019-03");
    const named = cell("group");
    const group = groups.includes(named) ? named : names.get(named.toLowerCase());
    if (group === undefined || group === STATE)
      return lost("group", named, `"${named}" is no group of the situation`, `Its groups: ${groups.join(", ")}; or name it in --groups`);
    if (group === null) {
      strange.set(named, (strange.get(named) ?? 0) + 1);
      return;
    }
    const province = at("province") < 0 ? WHOLE_COUNTRY : cell("province") || WHOLE_COUNTRY;
    const series = `${group} in ${province}`;
    const known = lines.get(series) ?? new Map<Month, number>();
    lines.set(series, known);
    const earlier = known.get(month as Month);
    if (earlier !== undefined)
      return say(
        line,
        "month",
        month,
        `${month} of ${series} stands here twice, first in line ${earlier}`,
        "Keep one of the two, or their sum",
      );
    known.set(month as Month, line);
    spans(tally, month as Month);
    const numbers = { attacks: cell("attacks"), deaths: at("deaths") < 0 ? "0" : cell("deaths") };
    for (const [field, text] of Object.entries(numbers)) {
      const value = wholeNumber(text);
      if (value === null || value > MOST_ATTACKS)
        return say(
          line,
          field,
          text,
          text.startsWith("-") ? `${text} is negative` : `"${text}" is no count`,
          "A whole number from 0 on; 0 for a month without any",
        );
    }
    const sum = cellOf(tally, group, province, month as Month);
    sum.attacks += Number(numbers.attacks);
    sum.deaths += Number(numbers.deaths);
  };

  const finish = (): CountsResult => {
    const { first, last } = tally;
    if (unplaced === 0 && first !== null && last !== null && monthsBetween(first, last) < MOST_MONTHS)
      for (const [series, known] of lines)
        for (const gap of gapsIn(known, first, last))
          say(
            gap.line,
            "month",
            gap.from,
            `${series}: ${gap.from === gap.to ? `${gap.from} is missing` : `${gap.from} to ${gap.to} are missing`}`,
            "Add a row with 0 for each month without attacks; a month that nobody counted cannot be fitted",
          );
    for (const group of groups)
      if (!tally.cells.has(group) && wrong === 0)
        say(1, "group", group, `there are no counts of "${group}", a group of the situation`, "Add its rows, or a situation without it");
    if (wrong > problems.length)
      problems.push(problem("too-many", { file, message: `and ${wrong - problems.length} more`, remedy: "Correct these first" }));
    const [head, ...rest] = problems;
    if (head !== undefined) return { ok: false, problems: [head, ...rest] };
    const notes = [...strange].map(([name, count]) => `${count} rows of "${name}" are left out, as --groups says`);
    return tableOf(tally, { format: "monthly", file, groups, deaths: at("deaths") >= 0, state: false, notes, problems });
  };
  return { take, finish };
}

/** Runs of missing months, each with the line of the next month that is there, or of the last. */
function gapsIn(known: ReadonlyMap<Month, number>, first: Month, last: Month): { from: Month; to: Month; line: number }[] {
  const gaps: { from: Month; to: Month; line: number }[] = [];
  let before = 0;
  let from: Month | null = null;
  for (let t = 0; t <= monthsBetween(first, last); t++) {
    const month = monthAfter(first, t);
    const line = known.get(month);
    if (line === undefined) from ??= month;
    else {
      if (from !== null) gaps.push({ from, to: monthAfter(month, -1), line });
      from = null;
      before = line;
    }
  }
  if (from !== null) gaps.push({ from, to: last, line: before });
  return gaps;
}
