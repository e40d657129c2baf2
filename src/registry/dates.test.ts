import { clerk, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { type InventedEntry, inventedText } from "../../test/fixtures/registry/invented.ts";
import { fixture } from "../../test/read-list.ts";
import { gzipSync } from "node:zlib";
import { listChanges } from "./changes.ts";
import { listId, type PartialDate } from "../ground/index.ts";
import { openReader } from "./reader.ts";
import { readFileSync, writeFileSync } from "node:fs";

const folder = testFolder();
const un = readFileSync(fixture("un/consolidated.xml"), "utf8");
const day = (text: string): PartialDate => text as PartialDate;
const rows = (count: number, from = 0): InventedEntry[] =>
  Array.from({ length: count }, (_, at) => ({ id: `E${from + at}`, name: `Zorvan Number${from + at}` }));
const alpha = (name: string, date: string | null, entries: readonly InventedEntry[], cut = false): string =>
  folder.file(name, inventedText("alpha", date, entries, { cut }));
const statusNow = (): object[] => {
  const reader = openReader(folder.dir);
  try {
    return reader.status("2026-03-02T00:00:00.000Z", 365);
  } finally {
    reader.close();
  }
};

describe("the date of publication", () => {
  test("[V9] what no calendar has is refused, from a reader as from who adds, and nothing is written down", async () => {
    const register = folder.open();
    for (const none of ["2025-13-45", "2025-02-30", "2025-00-10", "yesterday"]) {
      await expect(register.addLists([alpha("a.txt", null, rows(3))], clerk("2026-03-01", { published: day(none) }))).rejects.toMatchObject(
        {
          code: "field-invalid",
          problem: { value: none },
        },
      );
      await expect(register.addLists([alpha("b.txt", none, rows(3))], clerk("2026-03-01"))).rejects.toMatchObject({
        code: "field-invalid",
      });
    }
    register.close();
    expect(statusNow()).toEqual([]);
  });

  test("[V9] one that contradicts what the file prints is refused; that of a file's name gives way", async () => {
    const register = folder.open();
    const file = folder.file("un.xml", un);
    await expect(register.addLists([file], clerk("2026-03-01", { published: day("2031-01-01") }))).rejects.toMatchObject({
      code: "usage",
      message: "the file prints its own date, 2025-03-04, and 2031-01-01 was given",
    });
    const [month] = await register.addLists([file], clerk("2026-03-01", { published: day("2025-03") }));
    expect(month).toMatchObject({ published: "2025-03-04", filed: "in-force" });
    const [named] = await register.addLists([file], clerk("2026-03-01", { published: day("2025-03-06"), publishedByName: true }));
    expect(named).toMatchObject({ published: "2025-03-04", filed: "unchanged" });
    register.close();
  });

  test("[G1] a publisher's file that has lost its date is quarantined; who knows its day adds it with that", async () => {
    const register = folder.open();
    await register.addLists([folder.file("un.xml", un)], clerk("2026-03-01"));
    for (const lost of [un.replace(/ dateGenerated="[^"]*"/, ""), un.replace(/dateGenerated="[^"]*"/, 'dateGenerated="2025-13-45"')]) {
      const [report] = await register.addLists([folder.file("later.xml", lost)], clerk("2026-03-01"));
      expect(report).toMatchObject({ published: null, filed: "history", state: "quarantined", reasons: [{ rule: "undated" }] });
    }
    const [dated] = await register.addLists([folder.file("later.xml", un.replace(/ dateGenerated="[^"]*"/, ""))], {
      ...clerk("2026-03-01"),
      published: day("2025-04-01"),
    });
    expect(dated).toMatchObject({ published: "2025-04-01", filed: "in-force", state: "current" });
    register.close();
  });

  test("[G1] an older file after an undated one: the missing date is named as the likely cause, and giving both dates mends it", async () => {
    const register = folder.open();
    const newer = alpha("newer.txt", null, rows(200));
    const older = alpha("older.txt", null, rows(60));
    await register.addLists([newer], clerk("2026-03-01"));
    const [held] = await register.addLists([older], clerk("2026-03-01", { published: day("2022-01-31") }));
    expect(held?.reasons?.[0]?.text).toBe(
      "140 of 200 entries are gone in less than a day, and none is new; at most 5 are likely. The likely cause: the version in force has no date: if this is the older one, add that one again with --published and its day, then this one with its own",
    );
    const [asFetched] = await register.addLists([alpha("x.txt", null, rows(61))], clerk("2026-03-01", { pulled: "again" }));
    expect(asFetched?.reasons?.[0]?.text).not.toContain("date");
    const reader = openReader(folder.dir);
    expect(reader.history(listId("alpha")).map(({ state, waits }) => [state, waits])).toEqual([
      ["quarantined", true],
      ["quarantined", false],
      ["current", false],
    ]);
    expect(listChanges(folder.dir, { list: "alpha" }).notes).toEqual([
      "alpha holds one version in force, and another is held back: writ lists release alpha shows what it would change",
    ]);
    expect(await register.addLists([newer], clerk("2026-03-01", { published: day("2024-05-02") }))).toMatchObject([
      { published: "2024-05-02", filed: "in-force", state: "current" },
    ]);
    expect(await register.addLists([older], clerk("2026-03-01", { published: day("2022-01-31") }))).toMatchObject([
      { published: "2022-01-31", filed: "history", state: "current" },
    ]);
    expect(reader.history(listId("alpha")).some(({ waits }) => waits)).toBe(false);
    reader.close();
    register.close();
  });

  test("[V9] a half-read file of old days says nothing of the version in force", async () => {
    const register = folder.open();
    await register.addLists([alpha("new.txt", "2026-01-01", rows(20))], clerk("2026-03-01"));
    const [half] = await register.addLists([alpha("old.txt", "2025-01-01", rows(5), true)], clerk("2026-03-01"));
    expect(half).toMatchObject({ filed: "history", state: "partial" });
    register.close();
    expect(statusNow()).toMatchObject([{ published: "2026-01-01", state: "current" }]);
    expect(statusNow()[0]).not.toHaveProperty("note");
  });
});

test("OFAC's two lists, which come in one format, bear titles of their own", async () => {
  const register = folder.open();
  await register.addLists([fixture("ofac/sdn.csv"), fixture("ofac/cons_prim.csv")], clerk("2026-03-01"));
  await register.addLists([fixture("un/consolidated.xml")], clerk("2026-03-01", { as: listId("mine") }));
  register.close();
  expect(statusNow()).toMatchObject([
    { id: "us-sdn", title: "US OFAC, Specially Designated Nationals (SDN)" },
    { id: "us-cons", title: "US OFAC, non-SDN Consolidated List" },
    { id: "mine", title: "UN Security Council Consolidated List (mine)" },
  ]);
});

describe("several files, one of them bad", () => {
  test("[V9] the message says that none was added", async () => {
    const register = folder.open();
    const good = folder.file("un.xml", un);
    const page = folder.file("login.xml", "<!DOCTYPE html><html><head><title>Sign in</title></head></html>");
    await expect(register.addLists([page], clerk("2026-03-01"))).rejects.toMatchObject({
      code: "format-unknown",
      message: 'this is a web page ("Sign in") and no list that Writ knows',
    });
    await expect(register.addLists([good, page], clerk("2026-03-01"))).rejects.toMatchObject({
      message: expect.stringContaining("; none of the 2 files was added"),
    });
    register.close();
    expect(statusNow()).toEqual([]);
  });

  test("[V9] a cut gzip file is named as it came, not as it is kept", async () => {
    const register = folder.open();
    const noise = Array.from({ length: 40_000 }, (_, at) => `<!-- ${Math.imul(at, 2654435761).toString(36)} -->`).join("");
    const packed = gzipSync(un.replace("<INDIVIDUALS>", `${noise}<INDIVIDUALS>`));
    const path = folder.file("cut.xml.gz", "");
    writeFileSync(path, packed.subarray(0, packed.length - 200));
    const [report] = await register.addLists([path], clerk("2026-03-01"));
    register.close();
    expect(report?.problems.map(({ code, file }) => [code, file])).toContainEqual(["zip-malformed", "cut.xml.gz"]);
  });
});
