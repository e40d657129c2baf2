import { fail, problem, WritError } from "../../ground/index.ts";
import { monthAfter } from "../../strategy/index.ts";
import { shownPeople, type Shown } from "../people.ts";
import { rounded } from "../quantile.ts";
import { MEAN_DEATHS } from "../severity.ts";
import type { CountRow } from "./count-row.ts";
import { attacksOf, type MonthlyCounts } from "./counts.ts";

/** A published series of deaths by year, to be laid beside the counts: is their shape plausible? It enters no fit. */
export interface YearlySeries {
  readonly title: string;
  readonly deaths: ReadonlyMap<number, number>;
}

/** One year, side by side. Counts below five are not told. */
export interface OverlayRow {
  readonly year: number;
  /** null: the counts do not have all its months */
  readonly attacks: Shown | null;
  /** deaths that the file tells; null: it tells none, or not all months */
  readonly deaths: Shown | null;
  /** deaths that so many attacks would bring by the model's severity */
  readonly expected: Shown | null;
  readonly state: Shown | null;
  readonly published: Shown | null;
}

/** The usual column of the shared series, else the first that speaks of deaths. */
const USUAL = /where_side_a_is_government/i;

/** `year` and a column of deaths, from rows; the first row is the header. */
export function yearlySeries(rows: readonly CountRow[], file: string, column?: string): YearlySeries {
  const [header, ...body] = rows;
  const names = (header?.cells ?? []).map((name) => name.replace(/^\uFEFF/, "").trim());
  const year = names.findIndex((name) => name.toLowerCase() === "year");
  const wanted = names.findIndex((name) => name === column);
  const usual = names.findIndex((name) => USUAL.test(name));
  const any = names.findIndex((name) => /^deaths/i.test(name));
  const at = column !== undefined ? wanted : usual >= 0 ? usual : any;
  if (year < 0 || at < 0)
    fail("field-missing", {
      file,
      line: header?.line ?? 1,
      field: column ?? "deaths",
      message: "needs the columns year and one of deaths",
      remedy: `Its columns: ${names.join(", ")}`,
    });
  const deaths = new Map<number, number>();
  for (const { line, cells } of body) {
    const [when, value] = [Number(cells[year]), Number((cells[at] ?? "").trim() || "NaN")];
    if ((cells[at] ?? "").trim() === "") continue;
    if (!Number.isInteger(when) || when < 1900 || when > 2200 || !(value >= 0))
      throw new WritError(
        problem("field-invalid", {
          file,
          line,
          field: names[at] ?? "",
          message: "is no year with a number of deaths",
          remedy: "Correct the line",
        }),
      );
    if (deaths.has(when))
      throw new WritError(
        problem("field-invalid", { file, line, field: "year", value: String(when), message: "the year stands here twice" }),
      );
    deaths.set(when, value);
  }
  return { title: names[at] ?? "", deaths };
}

export function overlayOf(counts: MonthlyCounts, series: YearlySeries | null): OverlayRow[] {
  const attacks = attacksOf(counts);
  const { groups, provinces, months, begins, deaths, state } = counts;
  const years = new Map<number, { months: number; attacks: number; deaths: number; state: number }>();
  for (let t = 0; t < months; t++) {
    const year = Number(monthAfter(begins, t).slice(0, 4));
    const sum = years.get(year) ?? { months: 0, attacks: 0, deaths: 0, state: 0 };
    years.set(year, sum);
    sum.months++;
    for (let g = 0; g < groups.length; g++) {
      sum.attacks += attacks[t * groups.length + g] as number;
      for (let p = 0; p < provinces.length; p++) sum.deaths += deaths?.[(t * groups.length + g) * provinces.length + p] ?? 0;
    }
    sum.state += state?.[t] ?? 0;
  }
  const all = [...new Set([...years.keys(), ...(series?.deaths.keys() ?? [])])].toSorted((left, right) => left - right);
  return all.map((year): OverlayRow => {
    const sum = years.get(year);
    const whole = sum !== undefined && sum.months === 12 ? sum : null;
    const published = series?.deaths.get(year);
    return {
      year,
      attacks: whole === null ? null : shownPeople(whole.attacks),
      deaths: whole === null || deaths === null ? null : shownPeople(whole.deaths),
      expected: whole === null ? null : shownPeople(rounded(whole.attacks * MEAN_DEATHS)),
      state: whole === null || state === null ? null : shownPeople(whole.state),
      published: published === undefined ? null : shownPeople(published),
    };
  });
}
