import type { Alert, SaidAlert } from "./shapes/alert.ts";
import type { Inside, Listing } from "./listings.ts";
import { dateInWords } from "./wording.ts";

/** A listed name stands within the one asked: the rest may make it another body's. */
export const isWithin = (alert: Alert): boolean => alert.evidence.some(({ what }) => what === "within");

/** The listed names that the one asked is drawn from, where it stands in several of one person's; else null. */
export const acrossNames = (alert: Pick<Alert, "evidence">): string | null =>
  alert.evidence.find(({ what }) => what === "across names")?.right ?? null;

const withArticle = (by: string): string => (/^(United|European) /.test(by) ? `the ${by}` : by);

/** More than this nobody reads aloud; the table below has them all. */
const MOST_PARTS = 5;

/** `Yes.` and then, for each body that lists it: `proscribed by Pakistan since 14 January 2002 (Anti-Terrorism Act 1997, s. 11B)`. */
export function answerSentence(
  alert: SaidAlert,
  listings: readonly Listing[],
  inside: readonly Inside[] = [],
): { readonly lead: string; readonly parts: readonly string[] } {
  const lead = `${alert.says.lead}.`;
  if (inside.length > 0) {
    const lists = inside.map((one) => `${withArticle(one.by)}${one.since === null ? "" : ` since ${dateInWords(one.since)}`}`);
    const parts = [`“${alert.matched.listed}” is another name of it on the list of ${lists.join(" and of ")}`];
    if (inside.some((one) => one.apart)) parts.push("other lists keep the two apart");
    return { lead, parts };
  }
  const said = new Set<string>();
  const parts: string[] = [];
  for (const listing of listings) {
    // one state with two lists is named once, with the earlier and surer of them
    if (said.has(listing.by)) continue;
    said.add(listing.by);
    if (parts.length === MOST_PARTS) continue;
    const first = listings[0];
    const verb = parts.length === 0 || listing.verb !== first?.verb ? `${listing.verb} ${withArticle(listing.by)}` : listing.by;
    const since = listing.since === null ? "" : ` since ${dateInWords(listing.since)}`;
    const ended = listing.until === null ? "" : ` until ${dateInWords(listing.until)}`;
    const basis = parts.length === 0 && listing.basis !== "" ? ` (${listing.basis})` : "";
    const doubt = listing.confidence === "seen" ? "" : ` [${listing.confidence}]`;
    parts.push(`${verb}${since}${ended}${basis}${doubt}`);
  }
  if (said.size > parts.length) parts.push(`and ${said.size - parts.length} more`);
  return { lead, parts: parts.length === 0 ? ["on a list that says no more"] : parts };
}
