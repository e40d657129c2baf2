import { clerk, options, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { entryId, listId, partyId } from "../ground/index.ts";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type InventedEntry, inventedMore, inventedText } from "../../test/fixtures/registry/invented.ts";
import { join } from "node:path";
import { entryHistory } from "./entry-history.ts";
import { listChanges } from "./changes.ts";
import { openPast, type Past } from "./past.ts";
import { openRegister } from "./register.ts";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { readWhen, type When } from "./when.ts";
import { tmpdir } from "node:os";

const folder = testFolder();
const NOW = "2026-06-01T08:00:00.000Z";
const when = (given: { readonly asOf?: string; readonly known?: string }): When => readWhen(given, NOW) as When;
const engine = plainEngine();
function asked<T>(given: { readonly asOf?: string; readonly known?: string }, question: (past: Past) => T, more = {}): T {
  const past = openPast(folder.dir, when(given), { engine, ...more });
  try {
    return question(past);
  } finally {
    past.close();
  }
}
const bytes = (past: Past): Buffer => Buffer.from(new Uint8Array(past.current().snapshot.buffer as SharedArrayBuffer));
const problemOf = (work: () => unknown): { code: string; remedy?: string; file?: string } => {
  try {
    work();
  } catch (error) {
    return (error as { problem: { code: string; remedy?: string; file?: string } }).problem;
  }
  return { code: "nothing was thrown" };
};

const rows = (...ids: readonly string[]): InventedEntry[] =>
  ids.map((id) => ({ id, name: `Body of ${id}`, ids: [{ type: "lei", value: "529900T8BM49AURSDO55" }] }));
const add = async (list: string, day: string, ids: readonly string[], on = day): Promise<void> => {
  const register = folder.open();
  await register.addLists([folder.file(`${list}-${day}.txt`, inventedText(list, day, rows(...ids)))], clerk(on));
  register.close();
};

describe("[V5] the lists as they stood and as they were known", () => {
  test("[V5] day by day: the snapshot of each day comes again to the byte, by either time", async () => {
    const days: [day: string, snapshot: Buffer][] = [];
    const steps: [string, string, string[]][] = [
      ["alpha", "2026-01-01", ["A1", "A2", "A3"]],
      ["beta", "2026-01-10", ["B1"]],
      ["alpha", "2026-02-01", ["A1", "A2"]],
      ["beta", "2026-02-10", ["B1", "B2"]],
      ["alpha", "2026-03-01", ["A1", "A2", "A4"]],
    ];
    for (const [list, day, ids] of steps) {
      await add(list, day, ids);
      days.push([day, readFileSync(join(folder.dir, "current.snapshot"))]);
    }
    // what SQLite keeps beside an open database comes and goes
    const names = (): string[] => readdirSync(folder.dir).filter((name) => !/-(shm|wal)$/.test(name));
    const before = names();
    for (const [day, snapshot] of days) {
      for (const given of [{ asOf: day }, { known: day }, { asOf: day, known: day }, { known: `${day}T12:00:00Z` }]) {
        expect(asked(given, bytes).equals(snapshot)).toBe(true);
        expect(asked(given, (past) => past.current().past)).toEqual({ missing: [], notes: [] });
      }
    }
    // beta came later: the day's own answer stays what it was, and who asks is told beside it
    expect(asked({ asOf: "2026-01-01" }, (past) => past.missing)).toEqual([
      "list beta cannot be asked about 2026-01-01: its first version is of 2026-01-10",
    ]);
    // between two days nothing changed
    expect(asked({ known: "2026-02-05" }, bytes).equals(days[2]![1])).toBe(true);
    expect(asked({ known: "2026-02-10T11:59:59Z" }, bytes).equals(days[2]![1])).toBe(true);
    expect(names()).toEqual(before);
  });

  test("[V5] status, entry and party are those of the day", async () => {
    await add("alpha", "2026-01-01", ["A1", "A2"]);
    await add("beta", "2026-01-02", ["B1"]);
    await add("alpha", "2026-02-01", ["A1"]);
    const day = { asOf: "2026-01-05" };
    expect(
      asked(day, (past) => past.status(30).map(({ id, published, entries, ageDays, state }) => [id, published, entries, ageDays, state])),
    ).toEqual([
      ["alpha", "2026-01-01", 2, 4, "current"],
      ["beta", "2026-01-02", 1, 3, "current"],
    ]);
    expect(asked(day, (past) => past.status(2).map(({ state }) => state))).toEqual(["stale", "stale"]);
    expect(asked(day, (past) => past.entry(listId("alpha"), entryId("A2"))?.names[0]?.text)).toBe("Body of A2");
    expect(asked({ asOf: "2026-02-02" }, (past) => past.entry(listId("alpha"), entryId("A2")))).toBeNull();
    expect(asked(day, (past) => past.party(partyId("alpha:A2"))?.entries.map(({ id }) => id))).toEqual(["A2"]);
  });

  test("[V6] valid time and knowledge time are apart: a file of old days that comes late", async () => {
    await add("alpha", "2026-03-01", ["A3"]);
    const onTheDay = readFileSync(join(folder.dir, "current.snapshot"));
    // added in May, it is of January
    await add("alpha", "2026-01-01", ["A1", "A2"], "2026-05-01");
    expect(
      asked({ asOf: "2026-02-01" }, (past) => past.status(3650).map(({ published, entries, checked }) => [published, entries, checked])),
    ).toEqual([["2026-01-01", 2, "2026-01-01T00:00:00.000Z"]]);
    // nobody confirmed in those 31 days that it was still the newest
    expect(asked({ asOf: "2026-02-01" }, (past) => past.status(30)[0]?.state)).toBe("stale");
    expect(asked({ asOf: "2026-02-01" }, (past) => past.notes)).toEqual([
      "the lists as they stood on 2026-02-01, put together from versions that came into this folder later",
    ]);
    // as it was known then, January was not known
    expect(problemOf(() => asked({ asOf: "2026-02-01", known: "2026-04-01" }, bytes))).toMatchObject({
      code: "version-unknown",
      remedy: expect.stringContaining("the first version held is of 2026-01-01"),
    });
    expect(asked({ known: "2026-04-01" }, bytes).equals(onTheDay)).toBe(true);
    expect(asked({ asOf: "2026-04-01" }, (past) => past.status(365)[0]?.published)).toBe("2026-03-01");
  });

  test("[V6] who adds the newest file by hand after the day asked about confirms nothing of that day; the publisher's address does", async () => {
    await add("alpha", "2025-01-01", ["A1"], "2026-05-01");
    const register = folder.open();
    await register.addLists(
      [folder.file("p.txt", inventedText("beta", "2025-01-01", rows("B1")))],
      clerk("2026-05-01", { pulled: "again" }),
    );
    // one that prints no date is of the day on which it came
    await register.addLists([folder.file("g.txt", inventedText("gamma", null, rows("G1")))], clerk("2026-05-01"));
    const status = (asOf: string): unknown =>
      asked({ asOf }, (past) => past.status(30).map(({ id, state, ageDays }) => [id, state, ageDays]));
    expect(status("2025-06-01")).toEqual([
      ["alpha", "stale", 151],
      ["beta", "current", 0],
    ]);
    // looked at again by hand, and then at the address
    await register.addLists([folder.file("again.txt", inventedText("alpha", "2025-01-01", rows("A1")))], clerk("2026-05-02"));
    expect(status("2025-06-01")).toContainEqual(["alpha", "stale", 151]);
    register.checkedLists([{ list: listId("alpha"), why: "asked" }], clerk("2026-05-03"));
    expect(status("2025-06-01")).toContainEqual(["alpha", "current", 0]);
    // from the day on which it was added its age counts as it did then
    expect(status("2026-05-02")).toContainEqual(["gamma", "current", 1]);
    register.close();
  });

  test("[V6] a list that began later makes the answer incomplete, one that was taken out is told", async () => {
    await add("alpha", "2026-01-01", ["A1"]);
    await add("gamma", "2026-01-05", ["G1"], "2026-02-20");
    await add("beta", "2026-03-01", ["B1"]);
    await add("alpha", "2025-12-01", ["A0"], "2026-03-20");
    const register = folder.open();
    register.removeList(listId("gamma"), clerk("2026-04-01"));
    register.close();
    const past = asked({ asOf: "2025-12-15" }, (one) => one.current().past);
    expect(past?.missing).toEqual(["list beta cannot be asked about 2025-12-15: its first version is of 2026-03-01"]);
    expect(asked({ asOf: "2026-02-01" }, (one) => one.current().past)).toEqual({ missing: [], notes: [] });
    expect(asked({ asOf: "2026-02-01" }, (one) => one.notes)).toContain(
      "list gamma was taken out of force since and is left out; --known asks what was known before",
    );
    expect(asked({ known: "2026-03-15" }, (one) => one.status(365).map(({ id }) => id))).toEqual(["alpha", "beta", "gamma"]);
  });

  test("[V6] a quarantined version says nothing on its day; once a person released it, it does, and not before for who asks what was known", async () => {
    const many = Array.from({ length: 40 }, (_, at) => `A${at}`);
    await add("alpha", "2026-01-01", many);
    await add("alpha", "2026-02-01", many.slice(0, 5));
    const entries = (given: When): number => asked(given, (past) => past.status(365)[0]?.entries ?? 0);
    expect(entries({ asOf: "2026-02-10" })).toBe(40);
    expect(asked({ asOf: "2026-02-10" }, (past) => past.status(365)[0]?.state)).toBe("quarantined");
    const register = folder.open();
    register.releaseList(listId("alpha"), { ...clerk("2026-03-01"), why: "the committee delisted them" });
    register.close();
    expect(entries({ asOf: "2026-02-10" })).toBe(5);
    expect(entries({ asOf: "2026-02-10", known: "2026-02-20T00:00:00.000Z" })).toBe(40);
  });

  test("[V2] a lone main file of a later day: its siblings' aliases are in force, then and now", async () => {
    const register = folder.open();
    const main = (day: string, ids: readonly string[]): string =>
      folder.file(`main-${day}.txt`, inventedText("two-alpha", day, rows(...ids)));
    const more = folder.file("more.txt", inventedMore("two-alpha", null, [{ of: "A1", alias: "The Weaver" }]));
    await register.addLists([main("2026-01-01", ["A1"]), more], clerk("2026-01-01"));
    await register.addLists([main("2026-02-01", ["A1", "A2"])], clerk("2026-02-01"));
    register.close();
    expect(asked({ asOf: "2026-02-01" }, (past) => past.entry(listId("two-alpha"), entryId("A1"))?.names.map(({ text }) => text))).toEqual([
      "Body of A1",
      "The Weaver",
    ]);
    expect(asked({ asOf: "2026-02-01" }, (past) => past.status(365)[0]?.note)).toContain(
      "more (more.txt) was not given: its last version is kept",
    );
  });

  test("[V5] another engine: the answer says that it made that day's snapshot anew", async () => {
    await add("alpha", "2026-01-01", ["A1"]);
    const past = asked({ known: "2026-01-01" }, (one) => one.current(), { engine: plainEngine("p2") });
    expect(past.snapshot.parameters).toBe("p2");
    expect(past.past?.notes).toEqual([
      expect.stringMatching(/^answers of that day came from the snapshot [0-9a-f]{64} with the parameters p1: another build/),
    ]);
    // it is rebuilt when the folder is opened with that engine: history does not become the present
    openRegister(folder.dir, { ...options, engine: plainEngine("p2") }).close();
    expect(asked({ known: "2026-01-01" }, (one) => one.current().past?.notes, { engine: plainEngine("p2") })).toEqual([]);
  });

  test("[V7] a snapshot of the past is kept in the cache, a few of them, and a damaged one is made anew", async () => {
    const cacheDir = join(mkdtempSync(join(tmpdir(), "writ-past-")), "writ");
    try {
      let builds = 0;
      const counting = {
        ...engine,
        buildSnapshot: (...given: Parameters<typeof engine.buildSnapshot>) => (builds++, engine.buildSnapshot(...given)),
      };
      for (let day = 1; day <= 9; day++)
        await add(
          "alpha",
          `2026-01-0${day}`,
          Array.from({ length: day }, (_, at) => `A${at}`),
        );
      const ask = (day: number): string =>
        asked({ asOf: `2026-01-0${day}` }, (past) => past.current().snapshot.id, { engine: counting, cacheDir });
      const first = ask(1);
      expect([ask(1), builds]).toEqual([first, 1]);
      for (let day = 2; day <= 9; day++) ask(day);
      expect(builds).toBe(9);
      expect(readdirSync(cacheDir)).toHaveLength(6);
      expect([ask(1), builds]).toEqual([first, 10]);
      expect(existsSync(join(folder.dir, "past"))).toBe(false);
    } finally {
      rmSync(join(cacheDir, ".."), { recursive: true });
    }
  });

  test("[V3] a file of entries that is gone is told with its path, whoever asks", async () => {
    await add("alpha", "2026-01-01", ["A1"]);
    await add("alpha", "2026-02-01", ["A1", "A2"]);
    for (const name of readdirSync(join(folder.dir, "entries"))) rmSync(join(folder.dir, "entries", name));
    for (const work of [
      () => asked({ asOf: "2026-01-05" }, bytes),
      () => listChanges(folder.dir),
      () => entryHistory(folder.dir, { list: listId("alpha"), id: entryId("A1") }),
    ])
      expect(problemOf(work)).toMatchObject({ code: "data-damaged", file: expect.stringContaining("entries") });
    // which lists were in force is in the ledger
    expect(asked({ asOf: "2026-01-05" }, (past) => past.status(30)[0]?.entries)).toBe(1);
  });

  test("[V3] days that are none, that lie ahead, that lie before everything, folders without lists", async () => {
    const bad = (given: { readonly asOf?: string; readonly known?: string }): string => problemOf(() => readWhen(given, NOW)).code;
    for (const asOf of ["2026-02-30", "2026-02", "yesterday", "", "2026-06-02", "2026-1-1"])
      expect([asOf, bad({ asOf })]).toEqual([asOf, "field-invalid"]);
    for (const known of ["2026-02-30", "12:00", "2026-06-02", "2026-06-01T09:00:00Z", "2026-05-01T12:00:00"])
      expect([known, bad({ known })]).toEqual([known, "field-invalid"]);
    expect(readWhen({}, NOW)).toBeNull();
    expect(readWhen({ asOf: "2026-06-01", known: "2026-05-01T12:00:00+05:00" }, NOW)).toEqual({
      asOf: "2026-06-01",
      known: "2026-05-01T07:00:00.000Z",
    });
    expect(problemOf(() => asked({ asOf: "2026-01-01" }, bytes)).code).toBe("version-unknown");
    await add("alpha", "2026-01-01", ["A1"]);
    expect(problemOf(() => asked({ asOf: "2025-12-31" }, bytes))).toMatchObject({
      code: "version-unknown",
      remedy: expect.stringContaining("2026-01-01"),
    });
    expect(problemOf(() => asked({ known: "2025-12-31" }, bytes))).toMatchObject({
      code: "version-unknown",
      remedy: expect.stringContaining("2026-01-01T12:00"),
    });
  });
});
