import type { Month } from "../../strategy/index.ts";
import { wholeNumber, type Header } from "./count-row.ts";
import { tooWide, type EventOf } from "./event-rows.ts";

const DATE = /^([0-9]{4}-(?:0[1-9]|1[0-2]))-[0-3][0-9]/;
/** UCDP's codes of the precision of dates: 5 is a year, and 4 a month that is known */
const ONLY_YEAR = "5";

/**
 * An event of UCDP GED (codebook 23.1): 1 state-based (side_a is the government, side_b the group), 2 between groups (both count),
 * 3 against civilians (side_a did it). Of 49 columns these and no others are read.
 */
export function gedEvent({ at, width }: Header): EventOf {
  const places = Object.fromEntries(
    ["id", "date_start", "date_end", "date_prec", "side_a", "side_b", "type_of_violence", "adm_1", "country", "best"].map((name) => [
      name,
      at(name),
    ]),
  );
  return ({ cells }) => {
    const cell = (name: string): string => (cells[places[name] ?? -1] ?? "").trim();
    if (cells.length > width) return tooWide(cells, width);
    const [start, end] = [DATE.exec(cell("date_start"))?.[1], DATE.exec(cell("date_end"))?.[1]];
    if (start === undefined || end === undefined) {
      const field = start === undefined ? "date_start" : "date_end";
      return { kind: "bad", field, value: cell(field), message: `"${cell(field)}" is no date`, remedy: "2019-03-05, as UCDP writes it" };
    }
    const type = cell("type_of_violence");
    if (type !== "1" && type !== "2" && type !== "3")
      return { kind: "bad", field: "type_of_violence", value: type, message: `"${type}" is no type of violence`, remedy: "1, 2 or 3" };
    const best = cell("best");
    const deaths = best === "" ? 0 : wholeNumber(best);
    if (deaths === null)
      return { kind: "bad", field: "best", value: best, message: `"${best}" is no number of deaths`, remedy: "A whole number from 0 on" };
    if (start !== end || cell("date_prec") === ONLY_YEAR) return { kind: "undated" };
    const [sideA, sideB] = [cell("side_a"), cell("side_b")];
    const byState = type === "3" && /^government of /i.test(sideA);
    return {
      kind: "event",
      id: cell("id"),
      month: start as Month,
      province: cell("adm_1"),
      country: cell("country"),
      actors: type === "1" ? [sideB] : type === "2" ? [sideA, sideB] : byState ? [] : [sideA],
      byState,
      deaths,
    };
  };
}
