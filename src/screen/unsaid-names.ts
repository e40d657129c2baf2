import type { Alert, CalledWeak } from "../match/index.ts";

/** parties that are named; of *Abu Ali* there are dozens */
const MOST_NAMED = 3;

/** In words, one for each name that is a party's to the letter and no alert all the same, for its publisher calls it weak. */
export function unsaidNames(weak: readonly CalledWeak[], alerts: readonly Alert[]): string[] {
  const told = new Set(alerts.map(({ party }) => party));
  return weak.flatMap(({ asked, parties }) => {
    const unsaid = parties.filter(({ party }) => !told.has(party)).map(({ caption }) => caption);
    if (unsaid.length === 0) return [];
    const more = unsaid.length - MOST_NAMED;
    const whose = unsaid.slice(0, MOST_NAMED).join("; ") + (more > 0 ? `; and ${more} more` : "");
    return [
      `“${asked}” is to the letter a name of ${whose} that the list calls weak, too little for an alert by itself: see the band weak`,
    ];
  });
}
