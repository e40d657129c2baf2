import { describe, expect, test } from "vitest";
import { entryId, listId, partyId } from "../ground/index.ts";
import { joinedColumns, newEntryColumns, takeEntry } from "./entry-columns.ts";
import type { ListedEntry, SnapshotList } from "./listed.ts";
import { withParties } from "./party-change.ts";
import { newReadings } from "./readings.ts";
import { NO_FACTS } from "./second-facts.ts";
import { buildSnapshot, openSnapshot, snapshotOf } from "./snapshot.ts";

const LISTS = ["un", "ours", "eu"].map(listId);
const NAMES = [
  "Hafiz Muhammad SAEED",
  "حافظ سعید",
  "Jamaat-ud-Dawa (a.k.a. Filah-i-Insaniat)",
  "Ångström “Trading” Co.",
  "Saeed, Hafiz M.",
];
const PERSONS = 7;
const listed = (at: number): ListedEntry => ({
  ...NO_FACTS,
  list: LISTS[at % 3] as (typeof LISTS)[number],
  id: entryId(`№ ${at}`),
  party: partyId(`${LISTS[at % 3]}:№ ${at}`),
  kind: at % 2 === 0 ? "person" : "organisation",
  caption: NAMES[at % NAMES.length] as string,
  names: [0, 1, 3].map((more) => ({ text: NAMES[(at + more) % NAMES.length] as string, weak: more === 3, role: "alias" })),
  identifiers: [{ type: "passport", value: `AB${at % PERSONS}123456` }],
  card: JSON.stringify({ at }),
});
/** those of every list that stand for one person are one party */
const joined = (entry: ListedEntry, at: number): ListedEntry =>
  at % 4 === 0 ? { ...entry, party: partyId(`un:"${at % PERSONS}"`), caption: `Žižka ${at % PERSONS}` } : entry;

describe("columns of each list by itself", () => {
  const places = Array.from({ length: 60 }, (_, at) => at);
  const inOrder = LISTS.flatMap((list) => places.filter((at) => LISTS[at % 3] === list));
  const standing = LISTS.map((id) => ({ id, title: id }) as unknown as SnapshotList);

  test("put together, with the parties that were found since, are the snapshot that is built of all at once", { timeout: 60_000 }, () => {
    const readings = newReadings();
    // the last list comes first
    const parts = LISTS.toReversed().map((list) => {
      const columns = newEntryColumns();
      const own = inOrder.filter((at) => LISTS[at % 3] === list);
      for (const at of own) takeEntry(columns, readings, listed(at));
      return withParties(columns, (entry) => {
        const before = listed(own[entry] as number);
        const { party, caption } = joined(before, own[entry] as number);
        return party === before.party ? null : { id: party, caption };
      });
    });
    const bytes = snapshotOf(joinedColumns(parts.toReversed()), standing, { readings });
    const anew = buildSnapshot(
      inOrder.map((at) => joined(listed(at), at)),
      standing,
    );
    expect(Buffer.compare(bytes, anew)).toBe(0);
    expect(openSnapshot(anew.buffer).entryCount).toBe(places.length);
  });
});
