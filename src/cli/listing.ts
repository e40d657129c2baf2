import type { EntryClaim } from "../lists/index.ts";

/** One ban or listing as a person asks for it: by whom, since when, on what basis, says who, how sure. */
export interface Listing {
  readonly by: string;
  /** `banned by`, `listed by`, `under watch of` */
  readonly verb: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly basis: string;
  readonly source: string;
  readonly confidence: EntryClaim["confidence"];
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `2002-01-14` → `14 January 2002`; `2002-01` → `January 2002`; anything else as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined) return date;
  const name = MONTHS[Number(month) - 1];
  return [day === undefined ? "" : String(Number(day)), name ?? "", year].filter((part) => part !== "").join(" ");
}

/** `banned by Pakistan since 14 January 2002 (Anti-Terrorism Act)` */
export function listingInWords({ verb, by, since, until, basis, confidence }: Listing): string {
  const time = `${since === null ? "" : ` since ${dateInWords(since)}`}${until === null ? "" : ` until ${dateInWords(until)}`}`;
  const doubt = confidence === "seen" ? "" : ` [${confidence}]`;
  const whom = /^(United|European) /.test(by) ? `the ${by}` : by;
  return `${verb} ${whom}${time}${basis === "" ? "" : ` (${basis})`}${doubt}`;
}
