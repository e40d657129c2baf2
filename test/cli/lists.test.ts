import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { begin, commonFolder, file, folder, json, type Run, writ } from "./harness.ts";

/** An invented list in FollowTheMoney's format. */
const FTM = [
  {
    id: "tst-1",
    schema: "Organization",
    caption: "Zarkovia Test Brigade",
    properties: { name: ["Zarkovia Test Brigade"], alias: ["ZTB Quartet"] },
    datasets: ["invented"],
  },
  {
    id: "tst-2",
    schema: "Person",
    caption: "Farid Testgul",
    properties: { name: ["Farid Testgul"], birthDate: ["1971-02-03"], nationality: ["pk"] },
    datasets: ["invented"],
  },
]
  .map((entity) => `${JSON.stringify(entity)}\n`)
  .join("");

const base = commonFolder();

let starter: Promise<Run> | undefined;
/** A folder in which `d` holds the starter register: added once, each test has a copy of its own. */
async function withStarter(): Promise<string> {
  expect((await (starter ??= writ(["lists", "add", "starter", "--data", "d"], { cwd: base }))).code).toBe(0);
  const cwd = folder();
  cpSync(join(base, "d"), join(cwd, "d"), { recursive: true, preserveTimestamps: true });
  return cwd;
}

describe("lists", () => {
  test("added by content, shown, screened, removed; every step is in the record", async () => {
    const cwd = folder();
    file(cwd, "whatever.bin", FTM);
    const added = await writ(["lists", "add", "whatever.bin", "--json"], { cwd });
    expect(added).toMatchObject({ code: 0, err: expect.stringContaining("Add it again with --published") });
    expect(json(added)).toMatchObject({
      added: [{ list: "invented", entries: 2, names: 3, filed: "in-force", state: "current", problems: [], problemCount: 0 }],
    });

    const status = json(await writ(["lists", "status", "--json"], { cwd }));
    expect(Object.keys(status.lists[0]).slice(0, 9)).toEqual([
      "id",
      "published",
      "checked",
      "entries",
      "names",
      "unmapped",
      "problems",
      "sha256",
      "state",
    ]);
    expect(status.lists).toMatchObject([{ id: "invented", entries: 2, state: "current" }]);
    expect((await writ(["lists", "status"], { cwd })).out).toMatch(/^list +state .*\ninvented +current /);

    const entry = json(await writ(["lists", "show", "invented", "tst-2", "--json"], { cwd }));
    expect(entry).toMatchObject({
      list: "invented",
      id: "tst-2",
      kind: "person",
      births: [{ from: "1971-02-03", to: "1971-02-03", circa: false }],
    });
    expect((await writ(["lists", "show", "invented", "tst-2"], { cwd })).out).toMatch(
      /^Farid Testgul {2}person, invented tst-2\n {2}names +Farid Testgul \(primary\)/,
    );

    const answer = json(await writ(["screen", "Zarkovia Test Brigade", "--json"], { cwd }));
    expect(answer).toMatchObject({
      outcome: "hit",
      alerts: [{ entries: [{ list: "invented", id: "tst-1" }], matched: { exact: true } }],
      checked: { lists: [{ id: "invented" }], missing: [] },
    });
    // a folder with lists of its own holds only those
    expect(json(await writ(["screen", "Jaish-e-Mohammed", "--json"], { cwd })).outcome).toBe("clear");

    expect(json(await writ(["lists", "add", "whatever.bin", "--json"], { cwd })).added[0].filed).toBe("unchanged");
    expect(json(await writ(["lists", "remove", "invented", "--json", "--why", "a test"], { cwd }))).toEqual({ removed: "invented" });
    expect(json(await writ(["lists", "status", "--json"], { cwd }))).toEqual({ lists: [] });
    const verified = json(await writ(["verify", "--json"], { cwd }));
    expect(verified).toMatchObject({ firstBroken: null, damage: [] });
    expect(verified.events).toBeGreaterThanOrEqual(3);
  });

  test("an undated file of a publisher is added with the advice to date it; what falls is held back, and old damage changes no answer", async () => {
    const cwd = folder();
    const ftm = (count: number): string =>
      Array.from(
        { length: count },
        (_, at) =>
          `${JSON.stringify({ id: `T${at}`, schema: "Person", datasets: ["invented"], properties: { name: [`Zorvan Number${at}`] } })}\n`,
      ).join("");
    file(cwd, "new.json", ftm(40));
    file(cwd, "few.json", ftm(4));
    file(cwd, "cut.json", ftm(40).slice(0, -20));
    const undated = await writ(["lists", "add", "new.json"], { cwd });
    expect(undated).toMatchObject({ code: 0, err: expect.stringContaining("Add it again with --published 2025-11-20") });
    const held = await writ(["lists", "add", "few.json"], { cwd });
    expect(held).toMatchObject({ code: 4, out: expect.stringContaining("no date; held back") });
    expect(held.out).toContain("The likely cause: neither version has a date");
    expect((await writ(["lists", "diff", "invented"], { cwd })).out).toContain("another is held back: writ lists release invented");
    const dated = await writ(["lists", "add", "new.json", "--published", "2026-01-10"], { cwd });
    expect(dated).toMatchObject({ code: 0, out: expect.stringContaining("published 2026-01-10; in force") });
    expect((await writ(["lists", "versions", "invented"], { cwd })).out).toContain("held back, not in force");
    const old = await writ(["lists", "add", "cut.json", "--published", "2025-01-10"], { cwd });
    expect(old).toMatchObject({ code: 2, out: expect.stringContaining("published 2025-01-10; filed as history") });
    expect(old.out).not.toContain("incomplete");
    const status = await writ(["lists", "status"], { cwd });
    expect(status.code).toBe(0);
    expect(status.out).not.toContain("cut or damaged");
    for (const none of ["2025-13-45", "2025-02-30"])
      expect(await writ(["lists", "add", "new.json", "--published", none], { cwd })).toMatchObject({
        code: 2,
        err: expect.stringContaining(`"${none}" is not a date`),
      });
    expect(await writ(["lists", "diff", "invented", "2025-13-01"], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining("there is no day 2025-13-01"),
    });
  });

  test("--as and --published override what the file says; an older one is history", async () => {
    const cwd = folder();
    file(cwd, "list.json", FTM);
    file(cwd, "older.json", FTM.replace("Quartet", "Quintet"));
    expect(
      json(await writ(["lists", "add", "list.json", "--as", "mine", "--published", "2026-02-01", "--json"], { cwd })).added,
    ).toMatchObject([{ list: "mine", published: "2026-02-01" }]);
    const older = await writ(["lists", "add", "older.json", "--as", "mine", "--published", "2025-12-31"], { cwd });
    expect(older.code).toBe(0);
    expect(older.out).toContain("; filed as history");
    expect(json(await writ(["lists", "status", "--json"], { cwd })).lists).toMatchObject([{ id: "mine", published: "2026-02-01" }]);
  });

  test.each([
    ["none.xml", null, "file-not-found"],
    ["empty.xml", "", "file-empty"],
    ["noise.bin", Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)), null],
    ["prose.txt", "This is a letter and no list at all.\nYours truly.\n", "format-unknown"],
    [
      "cut.xml",
      '<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATA',
      null,
    ],
    [
      "bomb.xml",
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00">&b;</CONSOLIDATED_LIST>',
      null,
    ],
  ] as const)(
    "[C7] lists add %s: refused with file, code and remedy, or kept as half a list; never a fault of ours",
    async (name, content, code) => {
      const cwd = folder();
      if (content !== null) file(cwd, name, content);
      const run = await writ(["lists", "add", name], { cwd });
      expect(run.code).toBe(2);
      expect(run.err).toContain(name);
      if (code !== null) expect(run.err).toContain(`[${code}]`);
      expect(run.err).not.toContain("fault of ours");
    },
  );

  test.each([
    [["show", "invented", "x"], "list-unknown"],
    [["show", "starter", "x"], "entry-unknown"],
    [["remove", "invented"], "list-unknown"],
  ])("[C7] lists %j: %s", async (args, code) => {
    const run = await writ(["lists", ...args], { cwd: folder() });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain(`[${code}]`);
  });

  test("party: every entry, to the letter or the nearest; nobody is exit 2", async () => {
    const cwd = folder();
    const run = await writ(["party", "Jaish-e-Mohammed"], { cwd });
    expect(run.code).toBe(0);
    expect(run.out).toContain("starter:jaish-e-mohammed");
    expect(run.out).toContain("claims");
    expect(json(await writ(["party", "Jaish-e-Mohammed", "--json"], { cwd })).parties[0].entries[0]).toMatchObject({
      list: "starter",
      id: "jaish-e-mohammed",
    });
    expect(await writ(["party", "Brombeer Quixworth Zillany"], { cwd })).toMatchObject({ code: 2, out: "" });
  });
});

describe("the data folder", () => {
  test("[C7] a file in its place, or no folder at all, is said with its path", async () => {
    const cwd = folder();
    const data = file(cwd, "data", "not a folder");
    const run = await writ(["lists", "add", "starter", "--data", data], { cwd });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain(data);
    const verified = await writ(["verify", "--data", "nowhere"], { cwd });
    expect(verified).toMatchObject({ code: 2, out: "" });
    expect(verified.err).toContain("nowhere");
  });

  test("[C7] read-only: writers say so, exit 2; readers go on", async () => {
    const cwd = await withStarter();
    // root may write anywhere: then the command runs as nobody
    const root = process.getuid?.() === 0;
    const nobody = 65_534;
    chmodSync(cwd, 0o755);
    const lock = (dir: string): void => {
      for (const entry of readdirSync(dir, { withFileTypes: true })) {
        if (entry.isDirectory()) lock(join(dir, entry.name));
        else chmodSync(join(dir, entry.name), 0o444);
      }
      chmodSync(dir, 0o555);
    };
    const open = (dir: string): void => {
      chmodSync(dir, 0o755);
      for (const entry of readdirSync(dir, { withFileTypes: true })) if (entry.isDirectory()) open(join(dir, entry.name));
    };
    lock(join(cwd, "d"));
    const as = root ? { uid: nobody } : {};
    const home = join(cwd, "home");
    mkdirSync(home);
    if (root) chownSync(home, nobody, nobody);
    try {
      const added = await writ(["lists", "add", "starter", "--data", "d"], { cwd, ...as });
      expect(added).toMatchObject({ code: 2, out: "" });
      expect(added.err).toContain("[data-read-only]");
      expect(await writ(["screen", "Jaish-e-Mohammed", "--data", "d", "--json"], { cwd, ...as })).toMatchObject({ code: 0, err: "" });
      expect((await writ(["lists", "status", "--data", "d"], { cwd, ...as })).err).toBe("");
    } finally {
      open(join(cwd, "d"));
    }
  });

  test("[C7] in use by another writer: a second one is told, exit 2; readers go on; a file is not begun", { timeout: 60_000 }, async () => {
    const cwd = await withStarter();
    const server = begin(["serve", "--port", "0", "--data", "d"], { cwd });
    await new Promise<void>((settle, reject) => {
      server.child.stdout?.once("data", () => settle());
      void server.done.then((run) => reject(new Error(run.err)));
    });
    try {
      const added = await writ(["lists", "add", "starter", "--data", "d"], { cwd });
      expect(added).toMatchObject({ code: 2, out: "" });
      expect(added.err).toContain("[data-locked]");
      expect(await writ(["screen", "Jaish-e-Mohammed", "--data", "d", "--json"], { cwd })).toMatchObject({ code: 0, err: "" });
      expect((await writ(["lists", "status", "--data", "d"], { cwd })).code).toBe(0);
      file(cwd, "in.csv", "id,name\n1,Jaish-e-Mohammed\n");
      const run = await writ(["screen", "--file", "in.csv", "--out", "out.csv", "--data", "d"], { cwd });
      expect(run).toMatchObject({ code: 2, out: "" });
      expect(run.err).toContain("--no-record");
      expect((await writ(["screen", "--file", "in.csv", "--out", "out.csv", "--data", "d", "--no-record"], { cwd })).code).toBe(0);
    } finally {
      server.child.kill("SIGTERM");
    }
    expect(await server.done).toMatchObject({ code: 0, signal: null });
    expect((await writ(["lists", "status", "--data", "d"], { cwd })).code).toBe(0);
  });

  test("a snapshot that a killed writer left out is built anew, and said so", async () => {
    const cwd = await withStarter();
    rmSync(join(cwd, "d/current.snapshot"));
    const run = await writ(["screen", "Jaish-e-Mohammed", "--data", "d", "--json"], { cwd });
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/^writ: .* \[snapshot-missing\]: it was built anew\n$/);
    expect(json(run).checked.notes).toBeUndefined();
    expect(await writ(["screen", "Jaish-e-Mohammed", "--data", "d", "--json"], { cwd })).toMatchObject({ code: 0, err: "" });
  });

  test("[C7] nobody is answered from a damaged snapshot, and the remedy that is told works", async () => {
    const cwd = await withStarter();
    const path = join(cwd, "d/current.snapshot");
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 0xff;
    writeFileSync(path, bytes);
    const run = await writ(["screen", "Jaish-e-Mohammed", "--data", "d", "--json"], { cwd });
    expect(run.err).toContain("[snapshot-damaged]");
    // mended at once, or refused with what to do
    if (run.code !== 0) {
      expect(run).toMatchObject({ code: 2, out: "" });
      expect(run.err).toContain(`${path}: `);
      rmSync(path);
    }
    const again = await writ(["screen", "Jaish-e-Mohammed", "--data", "d", "--json"], { cwd });
    expect(again.code).toBe(0);
    expect(json(again).outcome).toBe("hit");
  });

  test("verify names the first broken event of a tampered ledger, exit 2", async () => {
    const cwd = await withStarter();
    await writ(["screen", "x", "--record", "--data", "d"], { cwd });
    const { DatabaseSync } = await import("node:sqlite");
    const name = readdirSync(join(cwd, "d")).find((one) => /^ledger.*\.(sqlite|db)$/.test(one))!;
    const db = new DatabaseSync(join(cwd, "d", name));
    for (const { name: trigger } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[])
      db.exec(`DROP TRIGGER "${trigger}"`);
    const table = (
      db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%hash%' AND sql LIKE '%seq%'").get() as { name: string }
    ).name;
    db.exec(`UPDATE "${table}" SET who = 'somebody else' WHERE seq = 2`);
    db.close();
    const run = await writ(["verify", "--data", "d", "--json"], { cwd });
    expect(run.code).toBe(2);
    expect(json(run).firstBroken).toMatchObject({ seq: 2 });
    expect((await writ(["verify", "--data", "d"], { cwd })).out).toMatch(/has been altered\.\n {2}first broken event: 2: /);
  });
});
