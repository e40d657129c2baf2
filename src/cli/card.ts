import type { EntryId, ListId } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import type { Snapshot } from "../match/index.ts";
import type { Listing } from "./listing.ts";

/** What the snapshot carries of an entry for the evidence card; written by the registry. */
export type Card = Partial<Pick<Entry, "programmes" | "legalBasis" | "measures" | "listedOn" | "endedOn" | "claims" | "remarks" | "relations">>;

/** The cards of one snapshot, and its lists by name. */
export interface Cards {
  of(list: ListId, id: EntryId): Card | null;
  titleOf(list: ListId): string;
}

export function cardsOf(snapshot: Snapshot): Cards {
  const titles = new Map(snapshot.lists.map((list) => [list.id, list.title]));
  return {
    of(list, id) {
      const json = snapshot.card(list, id);
      return json === null ? null : (JSON.parse(json) as Card);
    },
    titleOf: (list) => titles.get(list) ?? list,
  };
}

/** Every ban or listing that an entry stands for: the starter register's claims one by one, else the list's own. */
export function listingsOf(list: ListId, id: EntryId, cards: Cards): Listing[] {
  const card = cards.of(list, id);
  const own: Listing = {
    by: cards.titleOf(list),
    verb: "listed on",
    since: card?.listedOn ?? null,
    until: card?.endedOn ?? null,
    basis: [...(card?.legalBasis ?? []), ...(card?.programmes ?? [])].slice(0, 2).join(", "),
    source: `${list} ${id}`,
    confidence: "seen",
  };
  return [own];
}
