import { clerk, options, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { type InventedEntry, inventedReader, inventedText } from "../../test/fixtures/registry/invented.ts";
import { dataPaths } from "./paths.ts";
import { entryId, listId } from "../ground/index.ts";
import type { ListReader } from "../lists/index.ts";
import { openLedger } from "../ledger/index.ts";
import { openReader } from "./reader.ts";
import { verifyData } from "./verify.ts";

const folder = testFolder();
const alpha = listId("alpha");
const rows = (count: number, from = 0): InventedEntry[] =>
  Array.from({ length: count }, (_, at) => ({ id: `E${from + at}`, name: `Zorvan Number${from + at}`, born: "1971" }));
const version = (date: string | null, entries: readonly InventedEntry[], cut = false): string =>
  folder.file(`${date}-${entries.length}.txt`, inventedText("alpha", date, entries, { cut }));
const decider = (more: object = {}) => ({
  who: "Anna Approver",
  why: "the publisher confirmed it by telephone",
  at: "2026-03-02T09:00:00.000Z",
  ...more,
});

function decisions(): { readonly what: string; readonly who: string; readonly why: string | null; readonly data: object }[] {
  const ledger = openLedger(dataPaths(folder.dir).ledger, { mode: "read" });
  const found = ["list.released", "list.discarded", "list.retired"].flatMap((what) => [...ledger.read(1, what)]);
  ledger.close();
  return found.map(({ what, who, why, data }) => ({ what, who, why, data }));
}

describe("a quarantined version", () => {
  test("[G1, G3] is kept out of force; the status, the snapshot and the report say why", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(200))], clerk("2026-02-01"));
    const [report] = await register.addLists([version("2026-01-08", [...rows(150), ...rows(2, 500)])], clerk("2026-02-08"));
    register.close();
    expect(report).toMatchObject({ filed: "history", state: "quarantined", reasons: [{ rule: "fall" }] });
    const reader = openReader(folder.dir);
    const [status] = reader.status("2026-02-09T00:00:00.000Z", 30);
    expect(status).toMatchObject({
      state: "quarantined",
      published: "2026-01-01",
      entries: 200,
      checked: "2026-02-01T12:00:00.000Z",
      note: "the version of 2026-01-08 is held back: 50 of 200 entries are gone in 7 days; at most 10 are likely",
    });
    expect(folder.snapshot().lists[0]).toMatchObject({ state: "quarantined", note: status?.note });
    expect(folder.snapshot().entries).toHaveLength(200);
    const waiting = reader.quarantined(alpha);
    expect(waiting).toMatchObject({
      list: "alpha",
      published: "2026-01-08",
      entries: 152,
      who: "clerk",
      stateReleased: "current",
      reasons: [{ rule: "fall" }],
      change: {
        lost: 50,
        gained: 2,
        gainedFirst: [
          ["E500", "Zorvan Number500"],
          ["E501", "Zorvan Number501"],
        ],
      },
    });
    expect(waiting?.change.lostFirst).toHaveLength(50);
    expect(waiting?.change.lostFirst[0]).toEqual(["E150", "Zorvan Number150"]);
    reader.close();
  });

  test("[G2] a named person's reason releases it, as an event; its age counts from the day it came", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(200))], clerk("2026-02-01"));
    await register.addLists([version("2026-01-08", rows(100))], clerk("2026-02-08"));
    for (const nobody of [{ who: " " }, { why: "" }])
      expect(() => register.releaseList(alpha, decider(nobody))).toThrow(expect.objectContaining({ code: "field-missing" }));
    const reader = openReader(folder.dir);
    const seen = reader.quarantined(alpha)?.version as number;
    expect(() => register.releaseList(alpha, decider({ version: seen + 1 }))).toThrow(expect.objectContaining({ code: "conflict" }));
    expect(register.releaseList(alpha, decider({ version: seen, account: "desk" }))).toMatchObject({
      version: seen,
      change: { lost: 100 },
    });
    expect(reader.status("2026-02-09T00:00:00.000Z", 30)).toMatchObject([
      { state: "current", published: "2026-01-08", entries: 100, checked: "2026-02-08T12:00:00.000Z" },
    ]);
    expect(reader.status("2026-02-09T00:00:00.000Z", 30)[0]).not.toHaveProperty("note");
    expect(reader.entry(alpha, entryId("E150"))).toBeNull();
    expect(reader.quarantined(alpha)).toBeNull();
    expect(folder.snapshot().entries).toHaveLength(100);
    expect(decisions()).toMatchObject([
      {
        what: "list.released",
        who: "Anna Approver",
        why: "the publisher confirmed it by telephone",
        data: { list: "alpha", version: seen, account: "desk" },
      },
    ]);
    expect(() => register.releaseList(alpha, decider())).toThrow(expect.objectContaining({ code: "conflict" }));
    reader.close();
    register.close();
    expect(await verifyData(folder.dir, options)).toMatchObject({ firstBroken: null, damage: [] });
  });

  test("[G2] a released fall does not make the next one likely", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(200))], clerk("2026-02-01"));
    await register.addLists([version("2026-01-08", rows(100))], clerk("2026-02-08"));
    register.releaseList(alpha, decider());
    const [again] = await register.addLists([version("2026-03-15", rows(50))], clerk("2026-03-15"));
    expect(again?.state).toBe("quarantined");
    register.close();
  });

  test("[G2] a person may refuse it; fetched again it stays refused, brought by hand it is looked at anew", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(200))], clerk("2026-02-01"));
    await register.addLists([version("2026-01-08", rows(100))], clerk("2026-02-08"));
    register.discardList(alpha, decider());
    const reader = openReader(folder.dir);
    const state = (): unknown => reader.status("2026-02-09T00:00:00.000Z", 30)[0]?.state;
    expect(state()).toBe("current");
    expect(folder.snapshot().lists[0]?.state).toBe("current");
    expect(decisions()).toMatchObject([{ what: "list.discarded", who: "Anna Approver" }]);
    const [pulled] = await register.addLists([version("2026-01-08", rows(100))], clerk("2026-02-09", { pulled: "once" }));
    expect(pulled).toMatchObject({
      filed: "history",
      state: "quarantined",
      notes: expect.arrayContaining(["a person has discarded these bytes"]),
    });
    expect(state()).toBe("current");
    await register.addLists([version("2026-01-08", rows(100))], clerk("2026-02-10"));
    expect(state()).toBe("quarantined");
    reader.close();
    register.close();
  });

  test("a sound newer version goes into force and nothing waits any more; the same damaged bytes again change nothing", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(200))], clerk("2026-02-01"));
    const bad = version("2026-01-08", rows(100));
    await register.addLists([bad], clerk("2026-02-08"));
    const [again] = await register.addLists([bad], clerk("2026-02-09"));
    expect(again).toMatchObject({ filed: "history", state: "quarantined" });
    const reader = openReader(folder.dir);
    expect(reader.history(alpha)).toHaveLength(2);
    await register.addLists([version("2026-01-09", rows(201))], clerk("2026-02-09"));
    expect(reader.status("2026-02-09T00:00:00.000Z", 30)).toMatchObject([{ state: "current", entries: 201 }]);
    expect(reader.quarantined(alpha)).toBeNull();
    reader.close();
    register.close();
  });

  test("[G10] what is only damaged is retired, the newest first, once the publisher serves what is in force; by hand that says nothing", async () => {
    const register = folder.open();
    const good = version("2026-01-01", rows(200));
    await register.addLists([good], clerk("2026-02-01"));
    await register.addLists([version("2026-01-08", rows(120), true)], clerk("2026-02-08"));
    await register.addLists([version("2026-01-09", rows(130), true)], clerk("2026-02-09"));
    const reader = openReader(folder.dir);
    const waiting = reader.quarantined(alpha)?.version as number;
    await register.addLists([good], clerk("2026-02-10"));
    expect(reader.quarantined(alpha)?.version).toBe(waiting);
    register.checkedLists([{ list: alpha, why: "fetched from the publisher" }], clerk("2026-02-11"));
    expect(reader.quarantined(alpha)).toBeNull();
    expect(folder.snapshot().lists[0]?.state).toBe("current");
    const event = { what: "list.retired", who: "the pull", why: "the publisher serves the version in force again" };
    expect(decisions()).toMatchObject([
      { ...event, data: { list: "alpha", version: waiting } },
      { ...event, data: { list: "alpha", version: expect.any(Number) } },
    ]);
    // the same bytes come once more: they wait again
    const [again] = await register.addLists([version("2026-01-09", rows(130), true)], clerk("2026-02-12", { pulled: "again" }));
    expect(again).toMatchObject({ state: "quarantined", reasons: [{ rule: "damaged" }] });
    expect(reader.quarantined(alpha)?.version).toBeGreaterThan(waiting);
    const [whole] = await register.addLists([good], clerk("2026-02-13", { pulled: "once" }));
    expect(whole).toMatchObject({ filed: "unchanged" });
    expect(reader.status("2026-02-14T00:00:00.000Z", 30)).toMatchObject([{ state: "current", published: "2026-01-01" }]);
    register.rebuild();
    expect(reader.quarantined(alpha)).toBeNull();
    reader.close();
    register.close();
    expect(await verifyData(folder.dir, options)).toMatchObject({ firstBroken: null, damage: [] });
  });

  test("half a file that a person releases is in force as half a list", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(20))], clerk("2026-02-01"));
    await register.addLists([version("2026-01-08", rows(19), true)], clerk("2026-02-08"));
    const reader = openReader(folder.dir);
    expect(reader.quarantined(alpha)).toMatchObject({ stateReleased: "partial", reasons: [{ rule: "damaged" }] });
    register.releaseList(alpha, decider());
    expect(reader.status("2026-02-09T00:00:00.000Z", 30)).toMatchObject([{ state: "partial", entries: 19 }]);
    reader.close();
    register.close();
  });
});

describe("[G1] files that claim to be newer than they are", () => {
  test("a version that was replaced comes again without a date, or under a new one", async () => {
    const register = folder.open();
    await register.addLists([version(null, rows(20))], clerk("2026-02-01"));
    await register.addLists([version(null, rows(21))], clerk("2026-02-08"));
    const [old] = await register.addLists([version(null, rows(20))], clerk("2026-02-15"));
    expect(old).toMatchObject({ state: "quarantined", reasons: [{ rule: "older", text: expect.stringContaining("added on 2026-02-01") }] });
    register.close();
  });

  test("one that is dated ahead of the clock would keep every later one out", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(20))], clerk("2026-02-01"));
    const [ahead] = await register.addLists([version("2027-01-08", rows(21))], clerk("2026-02-08"));
    expect(ahead).toMatchObject({ state: "quarantined", reasons: [{ rule: "future" }] });
    register.close();
  });
});

describe("a look that finds nothing new", () => {
  test("[G6] starts the list's age anew, in the snapshot as well; an unknown list is an error", async () => {
    const register = folder.open();
    await register.addLists([version("2026-01-01", rows(20))], clerk("2026-02-01"));
    register.checkedLists([{ list: alpha, why: "asked" }], { who: "clerk", at: "2026-03-01T00:00:00.000Z" });
    expect(folder.snapshot().lists[0]).toMatchObject({ checked: "2026-03-01T00:00:00.000Z", published: "2026-01-01" });
    expect(() =>
      register.checkedLists(
        [
          { list: alpha, why: "asked" },
          { list: listId("beta"), why: "asked" },
        ],
        clerk(),
      ),
    ).toThrow(expect.objectContaining({ code: "list-unknown" }));
    register.close();
  });
});

describe("[G1] a better reader is no abnormal list", () => {
  /** the same format, read by another Writ: it finds births, and gives up a column */
  const other = (births: boolean): ListReader => ({
    ...inventedReader,
    async read(parts, given) {
      const result = await inventedReader.read(parts, {
        ...given,
        onEntry: (entry) => given.onEntry({ ...entry, births: births ? entry.births : [] }),
      });
      return { ...result, unmapped: new Map([[births ? "born" : "birth", result.entries]]) };
    },
  });

  test("the version in force is read again before the publisher is blamed; what is really gone is seen all the same", async () => {
    const before = folder.open({ readers: [other(true)] });
    await before.addLists([version("2026-01-01", rows(40))], clerk("2026-02-01"));
    before.close();
    const after = folder.open({ readers: [other(false)] });
    const [better] = await after.addLists([version("2026-01-08", rows(41))], clerk("2026-02-08"));
    expect(better).toMatchObject({ state: "current", filed: "in-force" });
    after.close();
    const back = folder.open({ readers: [other(true)] });
    const without = rows(42).map(({ id, name }) => ({ id, name }));
    const [worse] = await back.addLists([version("2026-01-15", without)], clerk("2026-02-15"));
    expect(worse).toMatchObject({
      state: "quarantined",
      reasons: [{ rule: "gone", text: "births: 100 % of the entries had it, now 0 %" }],
    });
    back.close();
  });
});
