import { parseDate } from "../ground/index.ts";
import type { PartialDate } from "../ground/index.ts";
import type { XmlNode } from "./xml-record.ts";

/** What SECO did to a target on a day. */
export interface Modification {
  readonly type: "listed" | "amended" | "de-listed" | "unknown";
  /** as printed */
  readonly printed: string;
  /** effective, else enactment, else publication: null when none can be read */
  readonly day: PartialDate | null;
  /** effective, enactment and publication date, later ones break a tie of the earlier ones */
  readonly days: readonly [string, string, string];
  /** the earliest of them where they lie too far apart to be right: one of them is a misprint, or damage */
  readonly doubtful: PartialDate | null;
}

/**
 * Whether a target is under sanctions. The file keeps released targets and all that they once were.
 * `in-force`: listed or amended last · `released`: de-listed last · `unclear`: it cannot be told, so nobody may be shown as banned by it.
 */
export type TargetState =
  | { readonly state: "in-force"; readonly note: string | null }
  | { readonly state: "released"; readonly on: PartialDate; readonly note: string | null }
  | { readonly state: "unclear"; readonly reason: string };

const DAY = /^\d{4}-\d{2}-\d{2}/;
/** days between the enactment of one modification and its effect: beyond it one of them is wrong */
const APART = 400;

/** An element that is no modification and bears what only modifications bear: its name may be damaged. */
export function mayBeModification(attributes: ReadonlyMap<string, string>): boolean {
  return [...attributes].some(([name, value]) => name.endsWith("-date") || /^(?:de-)?listed$|^amended$/.test(value));
}

export function modificationOf(node: Pick<XmlNode, "attributes">): Modification {
  const day = (name: string): string => {
    const text = (node.attributes.get(name) ?? "").trim();
    return DAY.test(text) ? (parseDate(text.slice(0, 10)) ?? "") : "";
  };
  const days = [day("effective-date"), day("enactment-date"), day("publication-date")] as const;
  const printed = (node.attributes.get("modification-type") ?? "").trim();
  const first = days.find((text) => text !== "");
  const sorted = days.filter((text) => text !== "").sort();
  const [earliest, last] = [sorted[0], sorted.at(-1)];
  const apart = earliest === undefined || last === undefined ? 0 : (Date.parse(last) - Date.parse(earliest)) / 86_400_000;
  return {
    type: printed === "listed" || printed === "amended" || printed === "de-listed" ? printed : "unknown",
    printed,
    // of days that contradict each other a release counts from the latest, all else from the earliest: no misprint undoes a release
    day: first === undefined ? null : ((apart <= APART ? first : printed === "de-listed" ? last : earliest) as PartialDate),
    days,
    doubtful: apart > APART ? (earliest as PartialDate) : null,
  };
}

/**
 * The state by the latest modification: by effective date, else enactment, else publication; of one day the later enactment, then the
 * later publication; then the place in the file, which is newest first, or oldest first for a target whose days rise.
 * A modification without a day or of an unknown kind makes the state unclear unless every reading of it comes to the same. `damaged`:
 * something stands among the modifications that may have been one (loose text, a dated element of another name).
 */
export function stateOf(modifications: readonly Modification[], { damaged = false } = {}): TargetState {
  const state = stateBy(modifications);
  return damaged && state.state !== "unclear" ? { state: "unclear", reason: "a modification of it is damaged" } : state;
}

function stateBy(modifications: readonly Modification[]): TargetState {
  if (modifications.length === 0) return { state: "unclear", reason: "it has no modification that says whether it is listed" };
  const dated = modifications.filter(({ day }) => day !== null);
  const undated = modifications.filter(({ day }) => day === null);
  const latest = latestOf(dated);
  if (latest !== null && latest.type === "unknown")
    return { state: "unclear", reason: `its latest modification is of an unknown kind ("${latest.printed.slice(0, 40)}")` };
  const onlyReleased = modifications.every(({ type }) => type === "de-listed");
  if (latest?.type === "de-listed" || (latest === null && onlyReleased)) {
    if (latest === null || latest.day === null) return { state: "unclear", reason: "it is de-listed on a day that cannot be read" };
    const { doubtful } = latest;
    if (doubtful !== null && dated.some(({ type, day }) => type !== "de-listed" && day !== null && day >= doubtful))
      return { state: "unclear", reason: "the days of its release contradict each other" };
    const later = undated.some(({ type }) => type !== "de-listed");
    return { state: "released", on: latest.day, note: later ? "a further modification has no day that can be read" : null };
  }
  if (undated.some(({ type }) => type === "de-listed" || type === "unknown"))
    return { state: "unclear", reason: "a modification that may have released it has no day that can be read" };
  if (dated.some(({ type, day }) => type === "unknown" && day === latest?.day))
    return { state: "unclear", reason: "a modification of an unknown kind is of the same day as the latest" };
  return tied(dated, latest);
}

/** In force, unless a release of the same day cannot be put before or after it. */
function tied(dated: readonly Modification[], latest: Modification | null): TargetState {
  const rivals = dated.filter((there) => there !== latest && there.type === "de-listed" && latest !== null && compare(there, latest) === 0);
  if (rivals.length === 0) return { state: "in-force", note: null };
  const order = orderOf(dated);
  if (order === "mixed")
    return { state: "unclear", reason: "it was released and listed on one day, and the file does not tell which was last" };
  return { state: "in-force", note: "it was released and listed on one day: the place in the file tells that the listing was last" };
}

function latestOf(dated: readonly Modification[]): Modification | null {
  const rising = orderOf(dated) === "rising";
  let latest: Modification | null = null;
  for (const there of dated) {
    const difference = latest === null ? 1 : compare(there, latest);
    // on a tie the first in the file, which is mostly newest first
    if (difference > 0 || (difference === 0 && rising)) latest = there;
  }
  return latest;
}

function compare(a: Modification, b: Modification): number {
  const [dayA, dayB] = [a.day ?? "", b.day ?? ""];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  for (const at of [1, 2] as const) {
    // a date that only one of them has tells nothing
    if (a.days[at] !== "" && b.days[at] !== "" && a.days[at] !== b.days[at]) return a.days[at] < b.days[at] ? -1 : 1;
  }
  return 0;
}

/** How the days of one target run through the file; a target whose days are all one has no order of its own: newest first, as the file. */
function orderOf(dated: readonly Modification[]): "falling" | "rising" | "mixed" {
  let up = false;
  let down = false;
  dated.forEach((there, at) => {
    const before = dated[at - 1];
    if (before === undefined) return;
    const difference = compare(there, before);
    if (difference > 0) up = true;
    if (difference < 0) down = true;
  });
  if (up && down) return "mixed";
  return up ? "rising" : "falling";
}
