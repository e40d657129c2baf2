import { parseDate } from "../../ground/index.ts";
import type { Month } from "../../strategy/index.ts";
import { STATE } from "./counts.ts";
import { wholeNumber, type Header } from "./count-row.ts";
import { tooWide, type EventOf } from "./event-rows.ts";

const PARTY = ["party_responsible", "party", "perpetrator", "actor"] as const;
export const DEATH_COLUMNS = ["killed", "deaths", "fatalities"] as const;

/**
 * An incident of a file like BFRS: a `date` (or `year`, `month`), the party responsible, and perhaps `province`, `country`,
 * `killed`. Two parties are divided by `;`. The party `state` is the state's own violence.
 */
export function incidentEvent({ at, width }: Header): EventOf {
  const places = {
    date: at("date"),
    year: at("year"),
    month: at("month"),
    party: at(...PARTY),
    province: at("province", "adm_1"),
    country: at("country"),
    id: at("incident_id", "event_id", "id"),
    deaths: at(...DEATH_COLUMNS),
  };
  return ({ cells }) => {
    const cell = (place: number): string => (cells[place] ?? "").trim();
    if (cells.length > width) return tooWide(cells, width);
    const text = places.date >= 0 ? cell(places.date) : `${cell(places.year)}-${cell(places.month).padStart(2, "0")}`;
    const date = parseDate(text);
    if (places.date < 0 && /^[0-9]{4}$/.test(cell(places.year)) && /^(|0|-?99?)$/.test(cell(places.month))) return { kind: "undated" };
    if (date === null)
      return { kind: "bad", field: "date", value: text, message: `"${text}" is no date`, remedy: "2009-10-28, or year and month" };
    if (date.length < 7) return { kind: "undated" };
    const killed = cell(places.deaths);
    const deaths = killed === "" ? 0 : wholeNumber(killed);
    if (deaths === null)
      return {
        kind: "bad",
        field: "killed",
        value: killed,
        message: `"${killed}" is no number of deaths`,
        remedy: "A whole number from 0 on",
      };
    const actors = cell(places.party)
      .split(";")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    return {
      kind: "event",
      id: cell(places.id),
      month: date.slice(0, 7) as Month,
      province: cell(places.province),
      country: places.country < 0 ? null : cell(places.country),
      actors: actors.filter((name) => name.toLowerCase() !== STATE),
      byState: actors.some((name) => name.toLowerCase() === STATE),
      deaths,
    };
  };
}
