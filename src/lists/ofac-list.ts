import { listId } from "../ground/index.ts";
import type { ListId } from "../ground/index.ts";

export const SDN = listId("us-sdn");
export const CONS = listId("us-cons");

/** What the publisher calls its two lists; they come in the same formats. */
export const OFAC_TITLES: ReadonlyMap<ListId, string> = new Map([
  [SDN, "US OFAC, Specially Designated Nationals (SDN)"],
  [CONS, "US OFAC, non-SDN Consolidated List"],
]);

/** programmes that by themselves put nobody on the SDN list */
const NON_SDN = /^(?:NS-.*|UKRAINE-EO13662|561.*|FSE-.*|CMIC-EO13959|NS-CMIC.*|CAPTA.*|HFSR.*|13599)$/;
const NOT_SDN_REMARK = /Not on the SDN List|Directive Determination|CMIC|Purchase\/Sales For Divestment/i;
/** the SDN list begins at entry 36, the other one never held a number below this */
const FIRST_CONS_NUMBER = 4_000;

/** What an entry says of its list, in any rendering. */
export interface ListSample {
  readonly number: string;
  readonly programmes: readonly string[];
  /** remarks, or all that is printed of it */
  readonly text: string;
}

/** Whether these numbers alone show the SDN list; the two lists number their entries together. */
export function hasSdnNumber(numbers: readonly string[]): boolean {
  return numbers.some((number) => Number(number) < FIRST_CONS_NUMBER);
}

/** The list whose first entries these are. None at all: SDN, the larger by far. */
export function listOfSamples(samples: readonly ListSample[]): ListId {
  if (hasSdnNumber(samples.map(({ number }) => number))) return SDN;
  const other = samples.filter(
    ({ programmes, text }) => programmes.every((code) => NON_SDN.test(code.trim())) || NOT_SDN_REMARK.test(text),
  );
  return other.length * 2 > samples.length ? CONS : SDN;
}

/** The list of a file that names the lists it was made for; null where it names both or neither. */
export function listOfTitles(titles: readonly string[]): ListId | null {
  const sdn = titles.some((title) => /^sdn\b/i.test(title.trim()));
  const other = titles.some((title) => /consolidated|non-sdn/i.test(title));
  return sdn === other ? null : sdn ? SDN : CONS;
}
