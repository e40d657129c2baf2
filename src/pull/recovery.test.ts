import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Act,
  drips,
  hangsUp,
  liesShort,
  LOGIN_PAGE,
  openPublisher,
  type Publisher,
  serves,
  silent,
  status,
  truncates,
  unannounced,
} from "../../test/fixtures/pull/publisher.ts";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { keepPulling } from "./keep-pulling.ts";
import { listId } from "../ground/index.ts";
import { openReader, openRegister, verifyData } from "../registry/index.ts";
import type { Pulled } from "./pull-list.ts";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { pullLists } from "./pull.ts";
import { type Source, SOURCES } from "./sources.ts";
import { unNodes, unXmlText } from "../../test/fixtures/pull/invented-un.ts";
import { join } from "node:path";
import { tmpdir } from "node:os";

let dir = "";
let publisher: Publisher;
let at = 0;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "writ-recovery-"));
  publisher = await openPublisher();
  at = 0;
});
afterEach(async () => {
  await publisher.close();
  rmSync(dir, { recursive: true, force: true });
});

/** an hour later at each look */
const now = (): string => new Date(Date.parse("2026-03-01T12:00:00Z") + at++ * 3_600_000).toISOString();

async function pull(sources: readonly Source[]): Promise<Pulled[]> {
  const reader = openReader(dir);
  try {
    return await pullLists(sources, {
      dataDir: dir,
      who: "clerk",
      now,
      reader,
      withRegister: async (work) => {
        const register = openRegister(dir, { engine: plainEngine() });
        try {
          return await work(register);
        } finally {
          register.close();
        }
      },
      fetching: {
        limits: { bytes: 300_000, headMs: 150, idleMs: 150, totalMs: 1500, bytesPerSecond: 2000, redirects: 3 },
        retry: { attempts: 2, firstMs: 1, mostMs: 5, random: () => 0.5, sleep: async () => {} },
        env: {},
        agentName: "test",
        onNotice: () => {},
        onProgress: () => {},
      },
    });
  } finally {
    reader.close();
  }
}

function source(list: string, parts: readonly string[]): Source {
  const known = SOURCES.find((one) => one.list === list) as Source;
  return { ...known, parts: parts.map((part) => ({ part, address: `${publisher.url}/${part}`, name: part })) };
}
const un = (): Source => source("un", ["whole"]);
const look = async (...acts: Act[]): Promise<Pulled> => {
  publisher.at("/whole", ...acts);
  return (await pull([un()]))[0] as Pulled;
};
const stateOf = (list = "un") => {
  const reader = openReader(dir);
  const found = reader.status("2026-03-02T00:00:00.000Z", 30).find(({ id }) => id === list);
  reader.close();
  return found;
};
const versions = (list = "un"): number => {
  const reader = openReader(dir);
  const found = reader.history(listId(list)).length;
  reader.close();
  return found;
};

const FIRST = unXmlText("2026-01-01", unNodes(200));
const SECOND = unXmlText("2026-02-01", unNodes(205));
const cut = (text: string, share = 0.6): string => text.slice(0, Math.floor(text.length * share));

describe("[G10] a fault of the network holds nothing back once the publisher is whole again", () => {
  test("a cut of the version in force, without a length and twice the same, fails and waits for nobody", async () => {
    await look(serves(FIRST));
    expect(await look(unannounced(cut(FIRST)))).toMatchObject({
      outcome: "failed",
      problem: { field: "un", message: expect.stringMatching(/a damaged copy of the version of 2026-01-01, which stays in force/) },
    });
    expect([stateOf()?.state, versions()]).toEqual(["current", 1]);
    expect(await look(serves(FIRST))).toEqual({ list: "un", outcome: "unchanged" });
  });

  test("a damaged newer one is held back until the bytes in force come again, each time: an event that names no person", async () => {
    const good = serves(FIRST, { etag: '"one"' });
    await look(good);
    for (const turn of [1, 2]) {
      expect(await look(unannounced(cut(SECOND)))).toMatchObject({ outcome: "quarantined", report: { reasons: [{ rule: "damaged" }] } });
      expect(stateOf()?.state).toBe("quarantined");
      expect(await look(good)).toMatchObject({
        outcome: "unchanged",
        retired: expect.stringMatching(/version of 2026-02-01 is held back/),
      });
      expect(stateOf()).toMatchObject({ state: "current", published: "2026-01-01" });
      expect(stateOf()).not.toHaveProperty("note");
      expect(versions()).toBe(1 + turn);
    }
    expect((await verifyData(dir, { engine: plainEngine() })).damage).toEqual([]);
  });

  test("304 does the same: what the validators name is in force", async () => {
    await look(serves(FIRST, { etag: '"one"' }));
    const register = openRegister(dir, { engine: plainEngine() });
    const path = join(dir, "damaged.xml");
    writeFileSync(path, cut(SECOND));
    await register.addLists([path], { who: "clerk", at: now() });
    register.close();
    expect(stateOf()?.state).toBe("quarantined");
    expect(await look(serves(FIRST, { etag: '"one"' }))).toMatchObject({ outcome: "unchanged", retired: expect.any(String) });
    expect(publisher.asked.at(-1)?.etag).toBe('"one"');
    expect(stateOf()?.state).toBe("current");
  });

  test("what is held back for an abnormal change waits for a person, also behind a damaged one", async () => {
    await look(serves(FIRST));
    const fallen = unXmlText("2026-02-01", unNodes(90));
    expect(await look(serves(fallen))).toMatchObject({ outcome: "quarantined", report: { reasons: [{ rule: "fall" }] } });
    const held = { outcome: "unchanged", held: { state: "quarantined", note: expect.stringMatching(/110 of 200 entries are gone/) } };
    expect(await look(serves(FIRST))).toMatchObject(held);
    const harmed = unXmlText("2026-02-02", unNodes(206)).slice(0, 20_000);
    expect(await look(unannounced(harmed))).toMatchObject({ outcome: "quarantined" });
    expect(await look(serves(FIRST))).toMatchObject(held);
    expect(stateOf()).toMatchObject({ state: "quarantined", note: expect.stringMatching(/110 of 200/) });
    const register = openRegister(dir, { engine: plainEngine() });
    register.discardList(listId("un"), { who: "Anna Approver", why: "looked at", at: now() });
    register.close();
    expect(await look(serves(FIRST))).toEqual({ list: "un", outcome: "unchanged" });
  });

  test("the beginning of a publication that prints no date is a copy too, however whole it looks", async () => {
    const parts = ["sdn", "alt", "add", "comments"];
    const file = (part: string): Buffer =>
      readFileSync(join(import.meta.dirname, `../../test/fixtures/lists/ofac/${part === "comments" ? "sdn_comments" : part}.csv`));
    for (const part of parts) publisher.at(`/${part}`, serves(file(part)));
    const more = Array.from({ length: 60 }, (_, row) => `${91_000 + row},"GATE NUMBER ${row}",-0- ,"SDGT",${"-0- ,".repeat(7)}-0- \r\n`);
    const whole = `${file("sdn")
      .toString("latin1")
      .replace(/\u001a\s*$/, "")}${more.join("")}`;
    publisher.at("/sdn", serves(whole));
    const ofac = source("us-sdn", parts);
    await pull([ofac]);
    publisher.at("/sdn", unannounced(whole.slice(0, whole.indexOf("91030,"))));
    expect(await pull([ofac])).toMatchObject([{ outcome: "failed", problem: { message: expect.stringMatching(/a damaged copy/) } }]);
    expect([stateOf("us-sdn")?.state, versions("us-sdn")]).toEqual(["current", 1]);
    publisher.at("/sdn", serves(whole));
    expect(await pull([ofac])).toMatchObject([{ outcome: "unchanged" }]);
  });
});

describe("[G7, G10] rounds without end", () => {
  const NEWER = unXmlText("2026-02-20", unNodes(207));
  test.each<[string, Act[]]>([
    ["a time-out", [silent]],
    ["a body that ends before its length", [truncates(NEWER, 5000)]],
    ["a cut of the new version that nobody announced", [unannounced(cut(NEWER))]],
    ["a cut of the version in force that nobody announced", [unannounced(cut(SECOND))]],
    ["a wrong length", [liesShort(NEWER, 20_000)]],
    ["a length beyond the end", [serves(NEWER, { "content-length": String(NEWER.length + 100) })]],
    ["a sign-in page", [serves(LOGIN_PAGE)]],
    ["an older file", [serves(FIRST)]],
    ["a slow drip", [drips(40)]],
    ["a fault", [status(503)]],
    ["a hang-up", [hangsUp]],
    ["half a letter's bytes harmed", [unannounced(Buffer.from(NEWER.replaceAll("Zorvan", "Zorv\u00E1n"), "latin1"))]],
  ])("survive %s; with the good file the list is current, and nobody had to act", { timeout: 60_000, tags: ["slow"] }, async (_, acts) => {
    const steps: (readonly Act[])[] = [
      [serves(FIRST)],
      [serves(SECOND)],
      acts,
      // what was in force, as long as the publisher has nothing newer that is whole
      [serves(SECOND)],
      acts,
      [serves(NEWER)],
    ];
    const told: (Pulled | undefined)[] = [];
    const states: (string | undefined)[] = [];
    const stop = new AbortController();
    await keepPulling({
      everyMs: 1,
      round: async () => {
        const step = steps[told.length] as readonly Act[];
        told.push(await look(...step));
        states.push(stateOf()?.state);
        if (told.length === steps.length) stop.abort();
      },
      onFault: (error) => {
        throw error;
      },
      now: () => 0,
      random: () => 0,
      sleep: async () => {},
      signal: stop.signal,
    });
    expect(told.map((one) => one?.outcome)).toEqual([
      "added",
      "added",
      expect.stringMatching(/failed|older|quarantined/),
      "unchanged",
      expect.stringMatching(/failed|older|quarantined/),
      "added",
    ]);
    expect([states[3], states[5]]).toEqual(["current", "current"]);
    expect(stateOf()).toMatchObject({ published: "2026-02-20", entries: 207 });
  });
});
