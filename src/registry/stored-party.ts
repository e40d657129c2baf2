import type { Party, PartyConflict, PartyLinkShown, Printed } from "./face.ts";
import { partyId, type PartyId } from "../ground/index.ts";
import { captionOf } from "./facts.ts";
import type { DatabaseSync } from "node:sqlite";
import type { Entry } from "../lists/index.ts";
import { joinKey } from "./join-key.ts";
import { listRows } from "./in-force.ts";
import { entryName, nameOfEntry } from "./join-facts.ts";
import { openEntryFile } from "./entry-file.ts";
import { type NamedEntry, openStoredEntries, type StoredEntries } from "./stored-entries.ts";
import { ownParty } from "./party.ts";
import { rulingsAbout } from "./ruling-rows.ts";

/** The party of an entry of which nothing else is known. */
export const lonely = (entry: Entry): Party => ({
  id: ownParty(entry),
  caption: captionOf(entry),
  entries: [entry],
  links: [],
  conflicts: [],
  decisions: [],
});

/** A party by its id, or by the id of any of its entries: a decision may name one from before the entries were joined. */
export function storedParty(db: DatabaseSync, entries: StoredEntries, id: PartyId): Party | null {
  const named = entryName(id);
  const joined = db.prepare("SELECT party FROM member WHERE list = ? AND entry = ?").get(named.list, named.id) as
    | { party: string }
    | undefined;
  if (joined !== undefined) return joinedParty(db, { entries, party: joined.party });
  const entry = entries.at(named);
  return entry === null ? null : aloneParty(db, entry);
}

/** The entries of a party by its id or that of any of them, as `list:entry`. */
export function storedMembers(db: DatabaseSync, id: PartyId): string[] {
  const named = entryName(id);
  const members = db
    .prepare("SELECT list, entry AS id FROM member WHERE party = (SELECT party FROM member WHERE list = ? AND entry = ?) ORDER BY place")
    .all(named.list, named.id) as unknown as NamedEntry[];
  return members.length === 0 ? [id] : members.map(nameOfEntry);
}

function aloneParty(db: DatabaseSync, entry: Entry): Party {
  const names = [nameOfEntry(entry)];
  return { ...lonely(entry), conflicts: conflictsOf(db, names), decisions: rulingsAbout(db, names) };
}

interface JoinedRequest {
  readonly entries: StoredEntries;
  readonly party: string;
  /** entries that a conflict or a decision names; without it, all are looked up */
  readonly noted?: ReadonlySet<string>;
}

function joinedParty(db: DatabaseSync, { entries: stored, party, noted }: JoinedRequest): Party {
  const members = db.prepare("SELECT list, entry AS id FROM member WHERE party = ? ORDER BY place").all(party) as unknown as NamedEntry[];
  const { caption } = db.prepare("SELECT caption FROM party WHERE id = ?").get(party) as { caption: string };
  const entries = members.map((member) => stored.at(member)).filter((entry) => entry !== null);
  const names = members.map(nameOfEntry).filter((name) => noted === undefined || noted.has(name));
  const links = db.prepare(LINKS).all(party, party) as unknown as Omit<PartyLinkShown, "printed">[];
  const byName = new Map(entries.map((entry) => [nameOfEntry(entry), entry]));
  return {
    id: partyId(party),
    caption,
    entries,
    links: links.map((link) => ({ ...link, printed: printedBy(link, byName) })),
    conflicts: conflictsOf(db, names),
    decisions: names.length === 0 ? [] : rulingsAbout(db, names),
  };
}

const LINKS = `SELECT left_list || ':' || left_entry AS "left", right_list || ':' || right_entry AS "right", by, value FROM link
  JOIN member AS l ON l.list = left_list AND l.entry = left_entry JOIN member AS r ON r.list = right_list AND r.entry = right_entry
  WHERE refused IS NULL AND l.party = ? AND r.party = ? ORDER BY 1, 2, 3, 4`;

function printedBy(link: Omit<PartyLinkShown, "printed">, entries: ReadonlyMap<string, Entry>): PartyLinkShown["printed"] {
  const [left, right] = [entries.get(link.left), entries.get(link.right)];
  if (link.by === "decision" || left === undefined || right === undefined) return null;
  return { left: printedOn(left, link), right: printedOn(right, link) };
}

function printedOn(entry: Entry, { by, value }: Pick<PartyLinkShown, "by" | "value">): Printed {
  const found = entry.identifiers.find((identifier) => {
    const key = joinKey(identifier);
    return key !== null && key.by === by && key.value === value;
  });
  const { file, line } = entry.source;
  if (found === undefined) return { text: entry.id, own: true, file, line };
  const { type, value: number, country, note } = found;
  return { text: [`${type} ${number}`, country, note].filter((part) => part !== undefined).join(", "), own: false, file, line };
}

/** Refused links, of all or of those that name one of the entries. */
export function conflictsOf(db: DatabaseSync, names: readonly string[] | null): PartyConflict[] {
  const one = names === null ? [null] : names.map(entryName);
  const found = one.flatMap((named) =>
    named === null
      ? db.prepare(`${CONFLICTS} ${IN_ORDER}`).all()
      : db
          .prepare(`${CONFLICTS} AND (l.list = ? AND l.id = ? OR r.list = ? AND r.id = ?) ${IN_ORDER}`)
          .all(named.list, named.id, named.list, named.id),
  ) as unknown as PartyConflict[];
  const seen = new Set<string>();
  return found.filter(({ left, right, by, value }) => {
    const key = `${left}\n${right}\n${by}\n${value}`;
    return !seen.has(key) && seen.add(key);
  });
}

const CONFLICTS = `SELECT left_list || ':' || left_entry AS "left", right_list || ':' || right_entry AS "right", by, value, refused AS reason,
  l.caption AS leftCaption, r.caption AS rightCaption FROM link
  JOIN entry AS l ON l.list = left_list AND l.id = left_entry JOIN entry AS r ON r.list = right_list AND r.id = right_entry
  WHERE refused IS NOT NULL`;
const IN_ORDER = `ORDER BY left_list, left_entry, right_list, right_entry, by, value`;

/** Every party of the lists in force, in list order, each where its first entry stands; one at a time. */
export function* eachParty(db: DatabaseSync, entriesDir: string): IterableIterator<Party> {
  const placeOf = db.prepare("SELECT party, place FROM member WHERE list = ? AND entry = ?");
  const noted = entriesWithNotes(db);
  const entries = openStoredEntries(db, entriesDir);
  try {
    for (const { id: list, entries_file } of listRows(db)) {
      const file = openEntryFile(entriesDir, entries_file);
      try {
        for (const { entry } of file.all()) {
          const member = placeOf.get(list, entry.id) as { party: string; place: number } | undefined;
          if (member === undefined) yield noted.has(nameOfEntry(entry)) ? aloneParty(db, entry) : lonely(entry);
          else if (member.place === 0) yield joinedParty(db, { entries, party: member.party, noted });
        }
      } finally {
        file.close();
      }
    }
  } finally {
    entries.close();
  }
}

/** few: for all others nothing has to be looked up */
function entriesWithNotes(db: DatabaseSync): Set<string> {
  const rows = db
    .prepare(
      `SELECT left_list || ':' || left_entry AS name FROM link WHERE refused IS NOT NULL UNION SELECT right_list || ':' || right_entry FROM link WHERE refused IS NOT NULL
       UNION SELECT left FROM ruling UNION SELECT right FROM ruling`,
    )
    .all() as { name: string }[];
  return new Set(rows.map(({ name }) => name));
}
