/** A period as OFAC's newer files give it: four days, the earliest and latest of its beginning and of its end (`YYYY-MM-DD`). */
export interface Period {
  readonly fromBegin: string;
  readonly fromEnd: string;
  readonly toBegin: string;
  readonly toEnd: string;
  readonly approximate: boolean;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * The period in the words of OFAC's Remarks: `10 Dec 1948`, `Oct 1975`, `1962`, `circa 1958`, `1957 to 1961`, so that all renderings of
 * one date of birth come out alike. Null: a day is missing or is none.
 */
export function periodText(period: Period): string | null {
  const { fromBegin, fromEnd, toBegin, toEnd, approximate } = period;
  if (![fromBegin, fromEnd, toBegin, toEnd].every((day) => DAY.test(day)) || fromBegin > toEnd) return null;
  const circa = approximate ? "circa " : "";
  const one = span(fromBegin, toEnd);
  if (one !== null) return `${circa}${one}`;
  // both ends are days: whole years are printed as years
  if (fromBegin === fromEnd && toBegin === toEnd && fromBegin.endsWith("-01-01") && toEnd.endsWith("-12-31"))
    return `${circa}${fromBegin.slice(0, 4)} to ${toEnd.slice(0, 4)}`;
  const from = span(fromBegin, fromEnd) ?? dayText(fromBegin);
  const to = span(toBegin, toEnd) ?? dayText(toEnd);
  return `${circa}${from} to ${to}`;
}

/** A day, a month or a year that runs from its first day to its last; null: it is none of them. */
function span(begin: string, end: string): string | null {
  if (begin === end) return dayText(begin);
  const year = begin.slice(0, 4);
  if (year !== end.slice(0, 4) || !begin.endsWith("-01")) return null;
  if (begin.endsWith("-01-01") && end.endsWith("-12-31")) return year;
  const month = Number(begin.slice(5, 7));
  const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return begin.slice(5, 7) === end.slice(5, 7) && Number(end.slice(8)) === last ? `${monthText(month)} ${year}` : null;
}

const monthText = (month: number): string => MONTHS[month - 1] ?? String(month);

function dayText(day: string): string {
  const [, year, month, date] = DAY.exec(day) as unknown as [string, string, string, string];
  return `${date} ${monthText(Number(month))} ${year}`;
}
