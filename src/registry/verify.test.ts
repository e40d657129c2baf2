import { clerk, options, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { inventedText } from "../../test/fixtures/registry/invented.ts";
import { join } from "node:path";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { verifyData } from "./verify.ts";

const folder = testFolder();

async function filled(): Promise<string> {
  const register = folder.open();
  const file = folder.file("a.txt", inventedText("alpha", "2026-01-05", [{ id: "A1", name: "Zorvan Ilmarek" }]));
  await register.addLists([file], clerk());
  register.recordScreening(clerk(), { results: "x" });
  register.close();
  return folder.dir;
}

const only = (dir: string, name: string): string => join(dir, name, readdirSync(join(dir, name))[0] as string);

describe("verifying a data folder", () => {
  test("[R1] the first broken event of a tampered ledger is named, and the count", async () => {
    const dir = await filled();
    expect(await verifyData(dir, options)).toMatchObject({
      events: 3,
      firstBroken: null,
      damage: [],
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const db = new DatabaseSync(join(dir, "ledger.sqlite"));
    db.exec("DROP TRIGGER event_never_updated; UPDATE event SET who = 'somebody else' WHERE seq = 2");
    db.close();
    expect(await verifyData(dir, options)).toMatchObject({
      events: 3,
      firstBroken: { seq: 2, reason: expect.stringContaining("altered") },
      damage: [expect.stringContaining("event_never_updated")],
    });
  });

  test.each([
    ["an altered raw file", (dir: string) => writeFileSync(only(dir, "raw"), "other bytes"), /raw\/.*a\.txt.*altered/],
    ["a missing raw file", (dir: string) => rmSync(only(dir, "raw")), /raw\/.*a\.txt.*gone/],
    ["an altered file of entries", (dir: string) => writeFileSync(only(dir, "entries"), "other bytes"), /cannot be read/],
    ["a damaged snapshot", (dir: string) => writeFileSync(join(dir, "current.snapshot"), "half"), /snapshot-damaged/],
    ["a missing snapshot", (dir: string) => rmSync(join(dir, "current.snapshot")), /snapshot is missing/],
    [
      "another snapshot",
      (dir: string) => writeFileSync(join(dir, "current.snapshot"), plainEngine().buildSnapshot([], [])),
      /not the one that the ledger names/,
    ],
    ["missing tables", (dir: string) => rmSync(join(dir, "register.sqlite")), /tables are missing/],
    ["an altered table", (dir: string) => alterTables(dir, "UPDATE entry SET caption = 'Somebody Else'"), /tables differ.*Somebody Else/],
    ["an altered row of the history", (dir: string) => alterTables(dir, "UPDATE version SET published = '2027-01-01'"), /tables differ/],
    ["tables of another version", (dir: string) => alterTables(dir, "PRAGMA user_version=99"), /another version/],
    ["a missing anchor", (dir: string) => rmSync(join(dir, "ledger.sqlite.head")), /anchor is missing/],
  ])("%s is named", async (_, harm, words) => {
    const dir = await filled();
    harm(dir);
    const { firstBroken, damage } = await verifyData(dir, options);
    expect(firstBroken).toBeNull();
    expect(damage.join("\n")).toMatch(words);
  });

  test("a folder without a ledger is an error, not a sound register", async () => {
    await expect(verifyData(folder.dir, options)).rejects.toMatchObject({ code: "file-not-found" });
  });

  test("[R4] while a writer goes on", async () => {
    const dir = await filled();
    const register = folder.open();
    register.recordScreening(clerk(), { results: "y" });
    expect(await verifyData(dir, options)).toMatchObject({ events: 4, firstBroken: null, damage: [] });
    register.close();
  });
});

function alterTables(dir: string, sql: string): void {
  const db = new DatabaseSync(join(dir, "register.sqlite"));
  db.exec(sql);
  db.close();
}
