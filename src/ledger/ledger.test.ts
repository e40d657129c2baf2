import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import type { NewEvent } from "./event.ts";
import { openLedger } from "./ledger.ts";
import { verifyLedger } from "./verify.ts";

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "writ-ledger-"));
  path = join(dir, "ledger.sqlite");
});
afterEach(() => rmSync(dir, { recursive: true }));

const event = (n: number, extra: Partial<NewEvent> = {}): NewEvent => ({
  at: "2026-01-02T03:04:05Z",
  who: "clerk",
  what: "note",
  data: { n },
  ...extra,
});

function write(count: number): void {
  const ledger = openLedger(path, { mode: "write" });
  for (let n = 1; n <= count; n++) ledger.append([event(n, { why: `reason ${n}` })]);
  ledger.close();
}

/** Changes the file as somebody with an editor would: guards dropped first, put back after. */
function tamper(sql: string): void {
  const db = new DatabaseSync(path);
  const guards = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
  for (const guard of guards) db.exec(`DROP TRIGGER ${guard.name}`);
  db.exec(sql);
  if (!sql.startsWith("DROP TABLE")) for (const guard of guards) db.exec(guard.sql);
  db.close();
}

describe("the chain", () => {
  test("[R1] numbers run from one, each event carries the hash of the one before, and the chain is sound", () => {
    const ledger = openLedger(path, { mode: "write" });
    expect(ledger.head()).toEqual({ seq: 0, hash: "0".repeat(64) });
    expect(ledger.append([event(1), event(2)])).toEqual([1, 2]);
    expect(ledger.append([])).toEqual([]);
    expect(ledger.append([event(3, { why: "because" })])).toEqual([3]);
    const rows = [...ledger.read()];
    expect(rows.map((row) => row.data)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(rows.map((row) => row.prev)).toEqual(["0".repeat(64), rows[0]?.hash, rows[1]?.hash]);
    expect([...ledger.read(2)].map((row) => row.seq)).toEqual([2, 3]);
    expect(ledger.head()).toEqual({ seq: 3, hash: rows[2]?.hash });
    ledger.close();
    expect(verifyLedger(path)).toEqual({ events: 3, head: { seq: 3, hash: rows[2]?.hash }, firstBroken: null, damage: [] });
  });

  test("the hash can be repeated from the page that describes it", () => {
    write(1);
    const row = new DatabaseSync(path).prepare("SELECT * FROM event").get() as Record<string, unknown>;
    const text = `["${"0".repeat(64)}",1,"2026-01-02T03:04:05Z","clerk","note","reason 1"]\n{"n":1}`;
    expect(row["hash"]).toBe(createHash("sha256").update(text).digest("hex"));
  });

  test("text of all sorts comes back and fits its hash", () => {
    const ledger = openLedger(path, { mode: "write" });
    const odd: unknown = JSON.parse('{"__proto__":1,"a\\u0000b":"\\ud800","ي":"\\u2028"}');
    ledger.append([event(1, { who: "a\u0000b\ud800'", why: '\u2028"\\', data: odd as Record<string, unknown> })]);
    const [row] = [...ledger.read()];
    expect(row?.who).toBe("a\u0000b\ufffd'");
    expect(JSON.stringify(row?.data)).toBe(JSON.stringify(odd));
    ledger.close();
    expect(verifyLedger(path).firstBroken).toBeNull();
  });

  test("events that cannot be written leave nothing of their transaction", () => {
    const ledger = openLedger(path, { mode: "write" });
    expect(() => ledger.append([event(1), event(2, { data: { bad: new Map() } })])).toThrow(
      expect.objectContaining({ code: "field-invalid" }),
    );
    expect(() => ledger.append([event(1), event(2, { at: "yesterday" })])).toThrow(expect.objectContaining({ code: "field-invalid" }));
    expect(() => ledger.append([event(1, { data: { text: "x".repeat(17 * 1024 * 1024) } })])).toThrow(
      expect.objectContaining({ code: "value-too-long" }),
    );
    expect(ledger.head().seq).toBe(0);
    ledger.close();
  });

  test("the database itself refuses to change, replace, delete or skip events", () => {
    write(3);
    const db = new DatabaseSync(path);
    db.exec("PRAGMA recursive_triggers=ON");
    const copy = "SELECT 2, prev, at, who, what, why, data, hash FROM event WHERE seq = 3";
    for (const sql of [
      "UPDATE event SET who = 'x'",
      "DELETE FROM event WHERE seq = 3",
      `INSERT OR REPLACE INTO event ${copy}`,
      `INSERT INTO event ${copy.replace("SELECT 2", "SELECT 9")}`,
    ]) {
      expect(() => db.exec(sql), sql).toThrow(/events are/);
    }
    db.close();
    expect(verifyLedger(path).firstBroken).toBeNull();
  });

  test("a reader may not write, and reads while a writer goes on", () => {
    const writer = openLedger(path, { mode: "write" });
    writer.append([event(1)]);
    const reader = openLedger(path, { mode: "read" });
    expect(() => reader.append([event(2)])).toThrow(expect.objectContaining({ code: "data-read-only" }));
    const reading = reader.read();
    expect(reading.next().value?.seq).toBe(1);
    writer.append([event(2)]);
    expect(reading.next().value?.seq).toBe(2);
    expect(reading.next().done).toBe(true);
    reader.close();
    writer.close();
  });
});

describe("a tampered ledger", () => {
  test.each([
    ["at", "UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", 3, /altered/],
    ["who", "UPDATE event SET who = 'nobody' WHERE seq = 3", 3, /what it says/],
    ["what", "UPDATE event SET what = 'other' WHERE seq = 3", 3, /what it says/],
    ["why", "UPDATE event SET why = NULL WHERE seq = 3", 3, /what it says/],
    ["data", `UPDATE event SET data = '{"n": 3}' WHERE seq = 3`, 3, /what it says/],
    ["hash", `UPDATE event SET hash = '${"a".repeat(64)}' WHERE seq = 3`, 3, /its hash was altered/],
    ["prev", `UPDATE event SET prev = '${"a".repeat(64)}' WHERE seq = 3`, 3, /its link/],
    ["seq", "UPDATE event SET seq = 30 WHERE seq = 3", 3, /missing; the next one there is 4/],
    ["the last event's data", `UPDATE event SET data = '{}' WHERE seq = 5`, 5, /what it says/],
    ["the last event's hash", `UPDATE event SET hash = '${"a".repeat(64)}' WHERE seq = 5`, 5, /does not fit its hash/],
    ["a missing event", "DELETE FROM event WHERE seq = 2", 2, /missing/],
    ["a missing first event", "DELETE FROM event WHERE seq = 1", 1, /missing/],
    [
      "reordered events",
      "UPDATE event SET seq = 90 WHERE seq = 2; UPDATE event SET seq = 2 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 90",
      2,
      /written as event 3/,
    ],
    ["events cut off the end", "DELETE FROM event WHERE seq > 3", 4, /cut off/],
    ["all events cut off", "DELETE FROM event", 1, /cut off/],
  ])("[R1] verify names the first broken event: %s", (_, sql, seq, reason) => {
    write(5);
    tamper(sql);
    const report = verifyLedger(path);
    expect(report.firstBroken).toEqual({ seq, reason: expect.stringMatching(reason) });
    expect(report.damage).toEqual([]);
  });

  test("[R1] two tampered events: the first is named", () => {
    write(5);
    tamper("UPDATE event SET who = 'x' WHERE seq IN (2, 4)");
    expect(verifyLedger(path).firstBroken?.seq).toBe(2);
  });

  test("[R1] a tail written anew with fitting hashes does not fit the anchor, nor one kept elsewhere", () => {
    write(5);
    const kept = verifyLedger(path).head;
    tamper("DELETE FROM event WHERE seq > 3");
    rmSync(`${path}.head`);
    const ledger = openLedger(path, { mode: "write" });
    ledger.append([event(40), event(50)]);
    ledger.close();
    expect(verifyLedger(path).firstBroken).toBeNull();
    expect(verifyLedger(path, { anchor: kept }).firstBroken).toEqual({ seq: 5, reason: expect.stringMatching(/written anew/) });
  });

  test("a guard taken away, a damaged or missing anchor are named as damage", () => {
    write(2);
    new DatabaseSync(path).exec("DROP TRIGGER event_never_deleted");
    writeFileSync(`${path}.head`, "what is this");
    expect(verifyLedger(path).damage).toEqual(
      [expect.stringMatching(/cannot be read/), expect.stringMatching(/event_never_deleted/)].toReversed(),
    );
    rmSync(`${path}.head`);
    expect(verifyLedger(path).damage).toEqual([expect.stringMatching(/event_never_deleted/), expect.stringMatching(/missing/)]);
  });

  test("a writer builds on no ledger whose end was cut or altered", () => {
    write(5);
    copyFileSync(path, `${path}.copy`);
    tamper("DELETE FROM event WHERE seq > 3");
    expect(() => openLedger(path, { mode: "write" })).toThrow(expect.objectContaining({ code: "ledger-broken" }));
    copyFileSync(`${path}.copy`, path);
    tamper("UPDATE event SET who = 'x' WHERE seq = 5");
    expect(() => openLedger(path, { mode: "write" })).toThrow(expect.objectContaining({ code: "ledger-broken" }));
  });

  test("a writer killed before it made its tables leaves an empty ledger and no damage; taken away events are missed all the same", () => {
    writeFileSync(path, "");
    expect(verifyLedger(path)).toEqual({ events: 0, head: { seq: 0, hash: "0".repeat(64) }, firstBroken: null, damage: [] });
    const reading = openLedger(path, { mode: "read" });
    expect([...reading.read()]).toEqual([]);
    reading.close();
    write(3);
    tamper("DROP TABLE event");
    expect(verifyLedger(path).firstBroken).toEqual({ seq: 1, reason: expect.stringMatching(/anchor names event 3/) });
    expect(() => openLedger(path, { mode: "read" })).toThrow(expect.objectContaining({ code: "ledger-broken" }));
  });

  test("a file that is no database is data-damaged, with the path", () => {
    writeFileSync(path, "x".repeat(8192));
    expect(() => openLedger(path, { mode: "write" })).toThrow(expect.objectContaining({ code: "data-damaged" }));
    expect(() => verifyLedger(path)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ file: path }) }));
  });

  test("a database torn in the middle is named from the event that cannot be read", () => {
    const ledger = openLedger(path, { mode: "write" });
    ledger.append(Array.from({ length: 2000 }, (_, n) => event(n, { why: "x".repeat(100) })));
    ledger.close();
    const db = new DatabaseSync(path);
    const pages = (db.prepare("PRAGMA page_count").get() as { page_count: number }).page_count;
    db.close();
    expect(pages).toBeGreaterThan(100);
    tearPages(path, { from: 40, to: 60 });
    expect(verifyLedger(path).firstBroken?.reason).toMatch(/cannot be read|does not fit/);
  });
});

function tearPages(file: string, { from, to }: { from: number; to: number }): void {
  const fd = openSync(file, "r+");
  writeSync(fd, Buffer.alloc((to - from) * 4096, 0x58), 0, (to - from) * 4096, from * 4096);
  closeSync(fd);
}
