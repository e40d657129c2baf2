import type { EntryId, ListId } from "../ground/index.ts";
import type { Entry, EntryClaim } from "../lists/index.ts";
import type { Snapshot } from "../match/index.ts";
import type { Listing } from "./listing.ts";

/** What the snapshot carries of an entry for the evidence card; the registry writes it, and leaves out what is empty. */
export type Card = Partial<
  Pick<Entry, "programmes" | "legalBasis" | "measures" | "listedOn" | "endedOn" | "claims" | "remarks" | "relations" | "source">
>;

/** The cards of one snapshot, and its lists by name. */
export interface Cards {
  of(list: ListId, id: EntryId): Card;
  titleOf(list: ListId): string;
}

export function cardsOf(snapshot: Snapshot): Cards {
  const titles = new Map(snapshot.lists.map((list) => [list.id, list.title]));
  return {
    of(list, id) {
      const json = snapshot.card(list, id);
      return json === null ? {} : (JSON.parse(json) as Card);
    },
    titleOf: (list) => titles.get(list) ?? list,
  };
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ["proscribed", "banned by"],
  ["observed", "under observation by"],
  ["lapsed", "formerly banned by"],
  ["delisted", "formerly listed by"],
]);

/** Every ban or listing that an entry stands for, the first to be named first: designations one by one where the list tells them apart, else the listing itself. */
export function listingsOf(list: ListId, id: EntryId, cards: Cards): Listing[] {
  const card = cards.of(list, id);
  const designations = (card.claims ?? []).filter((claim) => claim.by !== undefined);
  if (designations.length > 0) return designations.map(designationOf).toSorted((left, right) => rank(left).localeCompare(rank(right)));
  return [
    {
      by: cards.titleOf(list),
      verb: card.endedOn === undefined ? "listed by" : "formerly listed by",
      since: card.listedOn ?? null,
      until: card.endedOn ?? null,
      basis: [...(card.legalBasis ?? []), ...(card.programmes ?? [])].slice(0, 3).join(", "),
      source: card.source === undefined ? list : `${card.source.file}:${card.source.line}`,
      confidence: "seen",
    },
  ];
}

function designationOf({ by, basis, status, from, to, source, confidence }: EntryClaim): Listing {
  return {
    by: by ?? "",
    verb: VERBS.get(status ?? "proscribed") ?? `${status} by`,
    since: from ?? null,
    until: to ?? null,
    basis: basis ?? "",
    source,
    confidence,
  };
}

/** The page's rule, too: in force, under observation, over; the state whose ban the register carries out; the surest; the oldest, undated last. */
function rank({ verb, by, since, confidence }: Listing): string {
  const order = verb === "banned by" ? 0 : verb.startsWith("formerly") ? 2 : 1;
  const home = by.startsWith("Pakistan") ? 0 : 1;
  const sureness = { seen: 0, recalled: 1, contested: 2 }[confidence];
  return `${order}${home}${sureness} ${since ?? "9999"}`;
}
