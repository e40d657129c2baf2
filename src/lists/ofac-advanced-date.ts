import { partialDate, type PartialDate } from "../ground/index.ts";
import { periodText } from "./ofac-period.ts";
import type { Taking } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

/** A day from `Year`, `Month`, `Day`, as `YYYY-MM-DD`; null where it is none. Where month or day are missing, `last` says which end of the time is meant. */
export function dayOf(take: Taking, node: XmlNode | null, { last = false }: { readonly last?: boolean } = {}): PartialDate | null {
  const [year, month, day] = ["Year", "Month", "Day"].map((part) => take.text(node, part)) as [string, string, string];
  if (!/^\d{4}$/.test(year)) return null;
  const inMonth = /^\d{1,2}$/.test(month) ? Number(month) : last ? 12 : 1;
  const longest = new Date(Date.UTC(Number(year), inMonth, 0)).getUTCDate();
  const inDay = /^\d{1,2}$/.test(day) ? Number(day) : last ? longest : 1;
  return partialDate(`${year}-${String(inMonth).padStart(2, "0")}-${String(inDay).padStart(2, "0")}`);
}

/** A `DatePeriod` in the words of Remarks; null: its days cannot be read. One end missing is the other. */
export function textOfPeriod(take: Taking, node: XmlNode): string | null {
  const start = take.one(node, "Start");
  const end = take.one(node, "End");
  const approximate = [start, end].map((side) => take.attribute(side, "Approximate").toLowerCase()).includes("true");
  const [fromBegin, fromEnd, toBegin, toEnd] = [
    dayOf(take, take.one(start, "From")) ?? "",
    dayOf(take, take.one(start, "To"), { last: true }) ?? "",
    dayOf(take, take.one(end, "From")) ?? "",
    dayOf(take, take.one(end, "To"), { last: true }) ?? "",
  ] as [string, string, string, string];
  const first = fromBegin || fromEnd || toBegin || toEnd;
  const last = toEnd || toBegin || fromEnd || fromBegin;
  return periodText({ fromBegin: first, fromEnd: fromEnd || first, toBegin: toBegin || last, toEnd: last, approximate });
}
