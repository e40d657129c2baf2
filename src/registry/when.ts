import { fail, isDay } from "../ground/index.ts";

/** A moment in the past that is asked about, in both times. */
export interface When {
  /** what the lists said on this day (YYYY-MM-DD), by the days they were published on */
  readonly asOf?: string;
  /** what was known at this instant (ISO), by when it came into the ledger */
  readonly known?: string;
}

/**
 * Reads a day for `asOf`, a day (its end, UTC) or an instant for `known`; null where neither is given. Throws `field-invalid` for what is no
 * day and for what lies ahead of `now`: nobody knows what a list will say.
 */
export function readWhen(given: { readonly asOf?: string | undefined; readonly known?: string | undefined }, now: string): When | null {
  const { asOf, known } = given;
  if (asOf === undefined && known === undefined) return null;
  if (asOf !== undefined && !isDay(asOf)) notADay("as-of", asOf, "write it as 2025-04-19");
  if (asOf !== undefined && asOf > now.slice(0, 10)) ahead("as-of", asOf, now);
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(known === undefined ? {} : { known: instant(known, now) }),
  };
}

function instant(known: string, now: string): string {
  if (isDay(known)) {
    if (known > now.slice(0, 10)) ahead("known", known, now);
    return endOf(known);
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(known) || Number.isNaN(Date.parse(known)))
    notADay("known", known, "write a day (2025-04-19: its end, UTC) or an instant with its zone (2025-04-19T12:00:00Z)");
  if (Date.parse(known) > Date.parse(now)) ahead("known", known, now);
  return new Date(known).toISOString();
}

/** The last moment of a day, UTC. */
export const endOf = (day: string): string => `${day}T23:59:59.999Z`;

function notADay(field: string, value: string, remedy: string): never {
  return fail("field-invalid", { field, value: value.slice(0, 100), message: `"${value.slice(0, 100)}" is no day`, remedy });
}

function ahead(field: string, value: string, now: string): never {
  return fail("field-invalid", {
    field,
    value,
    message: `${value} lies ahead: today is ${now.slice(0, 10)}`,
    remedy: "ask about a day that has been",
  });
}
