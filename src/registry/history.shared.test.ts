import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { entryId, listId, type PartialDate } from "../ground/index.ts";
import { SHARED_HISTORY, sharedPaths, type SharedPublication } from "../../test/shared-history.ts";
import { createMatcher } from "../match/index.ts";
import { currentSnapshot } from "./current.ts";
import { listChanges } from "./changes.ts";
import { openPast } from "./past.ts";
import { openReader } from "./reader.ts";
import { openRegister } from "./register.ts";
import type { AddReport } from "./face.ts";
import { shared } from "../../test/shared.ts";

// skipped with a visible word where no official file is shared
describe.skipIf(shared === null)("[V8] real versions, day by day", () => {
  const base = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "writ-history-"));
  const dir = join(base, "data");
  const reports: (readonly [SharedPublication, AddReport])[] = [];
  /** what was answered on the days on which the snapshot was built */
  const answered = new Map<string, { readonly snapshot: Buffer; readonly alerts: string }>();
  const NAMES = ["Jaish-i-Mohammed", "Lashkar-e-Tayyiba", "Harakat ul-Mujahidin", "Al Rashid Trust"];
  const alertsOf = (snapshot: Parameters<typeof createMatcher>[0]): string =>
    JSON.stringify(
      NAMES.map((name) =>
        createMatcher(snapshot).screen(
          {
            id: null,
            kind: "any",
            names: [name],
            births: [],
            countries: [],
            identifiers: [],
            fathers: [],
            mothers: [],
            addresses: [],
            birthPlaces: [],
          },
          { limit: 5, minBand: "possible" },
        ),
      ),
    );
  const some = new Set(["un 2025-04-19", "us-sdn 2022-03-31"]);
  const wanted = SHARED_HISTORY.filter(
    ({ list, published }) =>
      list === "un" || (list === "us-sdn" && published > "2022" && published < "2023") || (list === "uk" && published > "2020"),
  ).toSorted((a, b) => (a.published < b.published ? -1 : 1));

  beforeAll(async () => {
    const register = openRegister(dir);
    for (const publication of wanted) {
      const at = `${publication.published}T12:00:00.000Z`;
      const key = `${publication.list} ${publication.published}`;
      const published = publication.published as PartialDate;
      const [report] = await register.addLists(sharedPaths(shared ?? "", publication), {
        who: "clerk",
        at,
        published,
        snapshot: some.has(key) ? "now" : "later",
      });
      reports.push([publication, report as AddReport]);
      if ((report as AddReport).state === "quarantined")
        register.releaseList(listId(publication.list), { who: "Clerk", at, why: "replay of history" });
      if (!some.has(key)) continue;
      const { snapshot } = currentSnapshot(dir);
      answered.set(publication.published, { snapshot: readFileSync(join(dir, "current.snapshot")), alerts: alertsOf(snapshot) });
    }
    // past days are asked about, each of which has a snapshot of its own
    register.close();
  }, 300_000);
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  test("[V8] every file goes into force in the order of its day", () => {
    expect(
      reports
        .filter(([, { filed, state }]) => filed !== "in-force" && state !== "quarantined")
        .map(([{ list, published }]) => `${list} ${published}`),
    ).toEqual([]);
    expect(reports.filter(([{ published }, report]) => report.published !== published)).toEqual([]);
  });

  test("[V8] between 2025-04-19 and 2025-11-18 the UN list gains 126 entries and loses 3", () => {
    const { counts, moves } = listChanges(dir, { from: "un@2025-04-19", to: "un@2025-11-18" }).bulletins[0]!;
    expect(counts).toMatchObject({ before: 877, after: 1000, added: 126, removed: 3 });
    expect(moves).toEqual([]);
    const none = listChanges(dir, { from: "un@2025-11-18", to: "un@2025-11-20" }).bulletins[0]!.counts;
    expect([none.added, none.removed, none.amended]).toEqual([0, 0, 0]);
    const iraq = listChanges(dir, { from: "un@2020-11-24", to: "un@2020-12-01" }).bulletins[0]!.counts;
    expect([iraq.added, iraq.removed, iraq.amended]).toEqual([0, 12, 0]);
    const two = listChanges(dir, { from: "un@2018-06-07", to: "un@2018-06-21" }).bulletins[0]!;
    expect([two.added.map(({ id }) => id), two.removed, two.amended]).toEqual([["QDi.413", "QDi.414"], [], []]);
  });

  test("[V4] the UK list gave bodies of its Iran (Nuclear) regime new numbers: told with the evidence", () => {
    const { counts, moves } = listChanges(dir, { from: "uk@2023-06-05", to: "uk@2025-04-14" }).bulletins[0]!;
    expect(moves.find(({ from }) => from.some((id) => id === "10653"))).toMatchObject({
      how: "renumbered",
      to: ["16130"],
      because: ["same name MALEK ASHTAR UNIVERSITY", "same programme Iran (Nuclear)", expect.stringMatching(/^same address /)],
    });
    expect(counts.renumbered).toBeGreaterThan(60);
    expect(counts.before + counts.added - counts.removed).toBe(counts.after);
  });

  test("[V2] a lone sdn.csv leaves aliases and addresses of the version before in force and says so", () => {
    const [bulletin] = listChanges(dir, { from: "us-sdn@2022-01-31", to: "us-sdn@2022-03-31" }).bulletins;
    expect(bulletin!.counts).toMatchObject({ added: 806, removed: 2 });
    expect(bulletin!.notes).toEqual([
      "add.csv.gz was not given with the newer version: add of 2022-01-31 stays in force, and nothing counts as removed for it",
      "alt.csv.gz was not given with the newer version: alt of 2022-01-31 stays in force, and nothing counts as removed for it",
    ]);
    // strong names come from alt.csv alone: what the new sdn.csv changed are weak ones, which stand in its remarks
    const fields = bulletin!.amended.flatMap((entry) => entry.fields);
    expect(fields.filter(({ field }) => field === "addresses")).toEqual([]);
    expect(fields.filter(({ field, removed }) => field === "names" && removed.some((name) => name.endsWith("(alias)")))).toEqual([]);
    const reader = openReader(dir);
    expect(reader.history(listId("us-sdn")).find(({ published }) => published === "2022-03-31")?.notes).toContain(
      "alt (alt.csv.gz) was not given: its last version is kept",
    );
    reader.close();
  });

  test("[V5] what was answered on a day is answered again, to the byte", () => {
    expect([...answered.keys()]).toEqual(["2022-03-31", "2025-04-19"]);
    for (const [day, { snapshot, alerts }] of answered) {
      const past = openPast(dir, day < "2023" ? { asOf: day } : { known: `${day}T12:00:00.000Z` });
      const { snapshot: again } = past.current();
      expect(Buffer.from(new Uint8Array(again.buffer)).equals(snapshot)).toBe(true);
      expect(alertsOf(again)).toBe(alerts);
      past.close();
    }
  });

  test("[V5] an entry that was delisted is there on the days on which it was listed", () => {
    const removed = listChanges(dir, { from: "un@2025-04-19", to: "un@2025-11-18" }).bulletins[0]!.removed[0]!.id;
    const on = (asOf: string): string | null => {
      const past = openPast(dir, { asOf });
      try {
        return past.entry(listId("un"), entryId(removed))?.id ?? null;
      } finally {
        past.close();
      }
    };
    expect([on("2025-05-01"), on("2025-11-18")]).toEqual([removed, null]);
  });
});
