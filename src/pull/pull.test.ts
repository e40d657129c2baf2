import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  babbles,
  breaksChunks,
  drips,
  endless,
  hangsUp,
  liesShort,
  LOGIN_PAGE,
  openPublisher,
  type Publisher,
  redirects,
  serves,
  silent,
  status,
  truncates,
} from "../../test/fixtures/pull/publisher.ts";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { FETCH_LIMITS, type FetchLimits } from "./fetch-file.ts";
import { listId } from "../ground/index.ts";
import { openReader, openRegister } from "../registry/index.ts";
import { type Pulled } from "./pull-list.ts";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { pullLists } from "./pull.ts";
import { type Source, SOURCES } from "./sources.ts";
import { unNodes, unXmlText } from "../../test/fixtures/pull/invented-un.ts";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { tmpdir } from "node:os";

let dir = "";
let publisher: Publisher;
let notices: string[] = [];
let day = 1;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "writ-pull-"));
  publisher = await openPublisher();
  notices = [];
  day = 1;
});
afterEach(async () => {
  await publisher.close();
  rmSync(dir, { recursive: true, force: true });
});

const now = (): string => `2026-03-${String(day).padStart(2, "0")}T12:00:00.000Z`;
/** quick clocks, small sizes: what takes half a minute outside takes a part of a second here */
const QUICK: FetchLimits = { bytes: 300_000, headMs: 150, idleMs: 150, totalMs: 1500, bytesPerSecond: 2000, redirects: 3 };

function source(list: string, paths: Readonly<Record<string, string>>): Source {
  const known = SOURCES.find((one) => one.list === list) as Source;
  const parts = Object.entries(paths).map(([part, address]) => ({ part, address, name: `${part}.txt` }));
  return { ...known, list: listId(list), parts };
}

async function pull(sources: readonly Source[], limits: Partial<FetchLimits> = {}): Promise<Pulled[]> {
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
        limits: { ...QUICK, ...limits },
        retry: { attempts: 3, firstMs: 1, mostMs: 5, random: () => 0.5, sleep: async () => {} },
        env: {},
        agentName: "test",
        onNotice: (text) => notices.push(text),
        onProgress: () => {},
      },
    });
  } finally {
    reader.close();
  }
}

const un = (...paths: string[]): Source => source("un", { whole: paths[0] as string });
const statusNow = () => {
  const reader = openReader(dir);
  const found = reader.status(now(), 30);
  reader.close();
  return found;
};
const FIRST = unXmlText("2026-01-01", unNodes(200));
const SECOND = unXmlText("2026-02-01", unNodes(205));

describe("[G5] what is not taken", () => {
  test.each<[string, Parameters<Publisher["at"]>[1][], RegExp]>([
    ["never answers", [silent], /no answer within/],
    ["ends in the middle", [truncates(SECOND, 5000)], /broke off after \d+ of \d+ bytes/],
    ["never ends its last chunk", [breaksChunks(SECOND, 5000)], /broke off after/],
    ["is a slow drip", [drips(40)], /too slowly|longer than/],
    ["stops after a few bytes", [drips(60_000)], /nothing came for/],
    ["has no end", [endless], /larger than the limit/],
    ["says it is larger than the limit", [serves(SECOND, { "content-length": "999999999999" })], /larger than the limit/],
    ["redirects in a circle", [redirects("/list")], /redirects more than 3 times/],
    ["redirects nowhere", [redirects("http://")], /without an address/],
    [
      "redirects to plain http elsewhere",
      [redirects("http://lists.invalid/un.xml")],
      /redirects to http:\/\/lists\.invalid\/un\.xml, which is not asked/,
    ],
    ["redirects to a file of this machine", [redirects("file:///etc/passwd")], /which is not asked/],
    ["has faults all the time", [status(500)], /answers 500/],
    ["is gone", [status(410)], /answers 410/],
    ["refuses", [status(403)], /answers 403/],
    ["says nothing has changed to who has nothing", [status(304)], /answers 304/],
    ["answers nothing", [status(204)], /answers 204/],
    ["is empty", [serves("")], /empty/],
    ["packs it in a way nobody asked for", [serves(SECOND, { "content-encoding": "br" })], /packed as br/],
    ["speaks no HTTP", [babbles], /Parse Error|Expected HTTP/i],
    ["hangs up", [hangsUp], /hang up|ECONNRESET/],
    ["is a sign-in page", [serves(LOGIN_PAGE)], /web page came instead of the list \("Sign in to the portal"\)/],
    [
      "is a sign-in page whose title has signs by name",
      [serves(LOGIN_PAGE.replace("Sign in to the portal", "Sign in &mdash; Testgul&#39;s &lt;Portal&gt;"))],
      /\("Sign in — Testgul's <Portal>"\)/,
    ],
    ["redirects to a sign-in page", [redirects("/login")], /web page came instead/],
    [
      "is another list",
      [serves(readFileSync(join(import.meta.dirname, "../../test/fixtures/lists/ofac/cons_prim.csv")))],
      /list us-cons, not un/,
    ],
    ["is a table of anything", [serves("name,amount\nZorvan,1\n")], /not un|no reader|mapping/],
  ])("a server that %s", async (_, acts, reason) => {
    publisher.at("/login", serves(LOGIN_PAGE));
    await pull([un(publisher.at("/first", serves(FIRST)))]);
    day = 2;
    const [outcome] = await pull([un(publisher.at("/list", ...acts))]);
    expect(outcome).toMatchObject({ list: "un", outcome: "failed" });
    expect(`${(outcome as { problem?: { message: string; code: string } }).problem?.message}`).toMatch(reason);
    expect(statusNow()).toMatchObject([{ published: "2026-01-01", entries: 200, state: "current", checked: "2026-03-01T12:00:00.000Z" }]);
    expect(readdirSync(join(dir, "incoming"))).toEqual([]);
  });

  test("one list that fails is told, and the others go on", async () => {
    const ofac = ["sdn", "alt", "add"].map((part) => [
      part,
      publisher.at(`/${part}`, serves(readFileSync(join(import.meta.dirname, `../../test/fixtures/lists/ofac/${part}.csv`)))),
    ]);
    const outcomes = await pull([
      un(publisher.at("/dead", hangsUp)),
      source("us-sdn", Object.fromEntries(ofac) as Record<string, string>),
      source("eu", {}),
    ]);
    expect(outcomes.map(({ list, outcome }) => [list, outcome])).toEqual([
      ["un", "failed"],
      ["us-sdn", "added"],
      ["eu", "skipped"],
    ]);
    expect(statusNow().map(({ id, state }) => [id, state])).toEqual([["us-sdn", "current"]]);
  });

  test("a token in the address stands in no message, and not in the record", async () => {
    const outcomes = await pull([un(`${publisher.at("/list", status(403))}?token=SECRET`), un(`${publisher.url}/x?token=SECRET`)]);
    publisher.at("/good?token=SECRET", serves(FIRST));
    await pull([un(`${publisher.url}/good?token=SECRET`)]);
    const reader = openReader(dir);
    const record = JSON.stringify([outcomes, notices, reader.history(listId("un"))]);
    reader.close();
    expect(record).not.toContain("SECRET");
    expect(record).toContain("fetched from http://127.0.0.1");
  });

  test("a list that lies about its length is never in force, whole as it may look to the network", async () => {
    await pull([un(publisher.at("/first", serves(FIRST)))]);
    const [outcome] = await pull([un(publisher.at("/list", liesShort(SECOND, 20_000)))]);
    // the same bytes twice are the publisher's: they are kept, and wait for a person
    expect(outcome).toMatchObject({ outcome: "quarantined", report: { reasons: [{ rule: "damaged" }] } });
    expect(statusNow()).toMatchObject([{ published: "2026-01-01", entries: 200, state: "quarantined" }]);
  });
});

test("[G5] a bomb is not unpacked beyond its limit, and never in force", { timeout: 60_000 }, async () => {
  await pull([un(publisher.at("/first", serves(FIRST)))]);
  const bomb = gzipSync(FIRST.slice(0, FIRST.indexOf("<INDIVIDUAL>")) + "<X/>\n".repeat(4 * 2 ** 20), { level: 9 });
  expect(bomb.length).toBeLessThan(200_000);
  const [outcome] = await pull([un(publisher.at("/list", serves(bomb)))]);
  expect(outcome).toMatchObject({ outcome: "failed", problem: { code: "zip-bomb" } });
  expect(statusNow()).toMatchObject([{ published: "2026-01-01", entries: 200, state: "current" }]);
});

describe("[G5] what is taken all the same", () => {
  test("after faults that pass: 500, a passing 404, a hang-up, half a body, a sign-in page", async () => {
    for (const acts of [
      [status(500), status(503, { "retry-after": "1" }), serves(FIRST)],
      [status(404), serves(FIRST)],
      [hangsUp, silent, serves(FIRST)],
      [truncates(FIRST, 900), serves(FIRST)],
      [serves(LOGIN_PAGE), serves(FIRST)],
      // cut on its way with a length to match: nothing of it is written down
      [liesShort(FIRST, 9000), serves(FIRST)],
    ]) {
      const [outcome] = await pull([un(publisher.at("/list", ...acts))]);
      expect(outcome?.outcome).toMatch(/added|unchanged/);
      expect(notices.length).toBeGreaterThan(0);
      notices = [];
    }
    const reader = openReader(dir);
    expect(reader.history(listId("un"))).toHaveLength(1);
    reader.close();
  });

  test("over redirects, relative too, and as gzip by the server's own will", async () => {
    publisher.at("/b", redirects("../c", 307));
    publisher.at("/c", serves(gzipSync(FIRST), { "content-encoding": "gzip" }));
    const [outcome] = await pull([un(publisher.at("/a", redirects(`${publisher.url}/b`)))]);
    expect(outcome).toMatchObject({ outcome: "added", report: { entries: 200, state: "current", published: "2026-01-01" } });
  });
});

describe("[G6] what has not changed", () => {
  test("a file with an etag is asked for by it: 304 counts as a check, and the bytes are not sent again", async () => {
    const address = publisher.at("/list", serves(FIRST, { etag: '"one"', "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT" }));
    expect(await pull([un(address)])).toMatchObject([{ outcome: "added" }]);
    day = 20;
    expect(await pull([un(address)])).toMatchObject([{ outcome: "unchanged" }]);
    expect(publisher.asked.map(({ etag }) => etag)).toEqual([undefined, '"one"']);
    expect(statusNow()).toMatchObject([{ checked: "2026-03-20T12:00:00.000Z", state: "current" }]);
    publisher.at("/list", serves(SECOND, { etag: '"two"' }));
    expect(await pull([un(address)])).toMatchObject([{ outcome: "added", report: { entries: 205 } }]);
  });

  test("without validators the bytes tell; they count as a check too", async () => {
    const address = publisher.at("/list", serves(FIRST));
    await pull([un(address)]);
    day = 9;
    expect(await pull([un(address)])).toMatchObject([{ outcome: "unchanged" }]);
    expect(statusNow()).toMatchObject([{ checked: "2026-03-09T12:00:00.000Z" }]);
  });

  test("validators of another version than the one in force are not used", async () => {
    const address = publisher.at("/list", serves(FIRST, { etag: '"one"' }));
    await pull([un(address)]);
    const register = openRegister(dir, { engine: plainEngine() });
    const file = join(dir, "by-hand.xml");
    writeFileSync(file, SECOND);
    await register.addLists([file], { who: "clerk", at: now() });
    register.close();
    expect(await pull([un(address)])).toMatchObject([{ outcome: "older", report: { filed: "history" } }]);
    expect(publisher.asked.at(-1)?.etag).toBeUndefined();
    expect(statusNow()).toMatchObject([{ published: "2026-02-01" }]);
  });

  test("an older file at the address is no check, and the newer one stays in force", async () => {
    await pull([un(publisher.at("/list", serves(SECOND)))]);
    day = 5;
    publisher.at("/list", serves(FIRST));
    expect(await pull([un(`${publisher.url}/list`)])).toMatchObject([{ outcome: "older" }]);
    expect(statusNow()).toMatchObject([{ published: "2026-02-01", checked: "2026-03-01T12:00:00.000Z" }]);
  });

  test("[G1] an abnormal version is quarantined, and stays so at each further look, with one event", async () => {
    await pull([un(publisher.at("/list", serves(FIRST, { etag: '"one"' })))]);
    publisher.at("/list", serves(unXmlText("2026-02-01", unNodes(90)), { etag: '"two"' }));
    for (const _ of [1, 2, 3]) expect(await pull([un(`${publisher.url}/list`)])).toMatchObject([{ outcome: "quarantined" }]);
    const reader = openReader(dir);
    expect(reader.history(listId("un"))).toHaveLength(2);
    reader.close();
    expect(statusNow()).toMatchObject([{ entries: 200, state: "quarantined" }]);
  });

  test("what is remembered may be lost or be nonsense: then everything is fetched once more", async () => {
    const address = publisher.at("/list", serves(FIRST, { etag: '"one"' }));
    await pull([un(address)]);
    for (const text of ["", "{", '{"un":7}', "[]"]) {
      writeFileSync(join(dir, "fetched.json"), text);
      expect(await pull([un(address)])).toMatchObject([{ outcome: "unchanged" }]);
      expect(publisher.asked.at(-1)?.etag).toBeUndefined();
    }
  });
});

const NEW_ROW = '90010,"GATE OF NOTHING",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n';

describe("[G6] the files of a publication", () => {
  const file = (part: string): Buffer => readFileSync(join(import.meta.dirname, `../../test/fixtures/lists/ofac/${part}.csv`));
  const parts = (): Source =>
    source("us-sdn", Object.fromEntries(["sdn", "alt", "add", "comments"].map((part) => [part, `${publisher.url}/${part}`])));
  const offer = (stamp: string, more: (part: string) => Buffer = (part) => file(part === "comments" ? "sdn_comments" : part)): void => {
    for (const part of ["sdn", "alt", "add", "comments"]) publisher.at(`/${part}`, serves(more(part), { etag: `"${part}-${stamp}"` }));
  };

  test("are one version; when one changes all are fetched anew, and when none does none is", async () => {
    offer("one");
    expect(await pull([parts()])).toMatchObject([{ outcome: "added", report: { list: "us-sdn", state: "current" } }]);
    const before = publisher.asked.length;
    expect(await pull([parts()])).toMatchObject([{ outcome: "unchanged" }]);
    expect(publisher.asked.slice(before).map(({ etag }) => etag)).toEqual(['"sdn-one"', '"alt-one"', '"add-one"', '"comments-one"']);
    publisher.at(
      "/alt",
      serves(Buffer.concat([file("alt"), Buffer.from('90002,9055,"aka","QUIET FRONT",-0- \r\n')]), { etag: '"alt-two"' }),
    );
    const [changed] = await pull([parts()]);
    expect(changed).toMatchObject({ outcome: "added" });
    expect(changed?.outcome === "added" ? changed.report.notes.filter((note) => note.includes("not given")) : null).toEqual([]);
  });

  test("are taken anew when they change while they are fetched", async () => {
    offer("one");
    const late =
      (at: number): ReturnType<typeof serves> =>
      (request, response) => {
        // while the third file is on its way, the publisher puts up the next edition
        if (at === 3)
          offer("two", (part) =>
            Buffer.concat([file(part === "comments" ? "sdn_comments" : part), Buffer.from(part === "sdn" ? NEW_ROW : "")]),
          );
        serves(file("add"), { etag: '"add-one"' })(request, response);
      };
    publisher.at("/add", late(3));
    expect(await pull([parts()])).toMatchObject([{ outcome: "added" }]);
    expect(notices).toEqual([expect.stringContaining("changed while they were fetched")]);
    expect(publisher.asked.filter(({ path }) => path === "/sdn")).toHaveLength(4);
  });

  test("one that cannot be had: nothing is taken", async () => {
    offer("one");
    publisher.at("/alt", status(500));
    expect(await pull([parts()])).toMatchObject([{ outcome: "failed", problem: { field: "us-sdn" } }]);
    expect(statusNow()).toEqual([]);
  });
});

test("[G7] a folder that another writer holds: the list fails with its code, nothing else does", async () => {
  const holder = openRegister(dir, { engine: plainEngine() });
  const outcomes = await pull([un(publisher.at("/list", serves(FIRST)))]);
  holder.close();
  expect(outcomes).toMatchObject([{ outcome: "failed", problem: { code: "data-locked" } }]);
  expect(await pull([un(`${publisher.url}/list`)])).toMatchObject([{ outcome: "added" }]);
});

test("[G7] what a killed process left is swept; what a living one fetches stays", async () => {
  await pull([un(publisher.at("/list", serves(FIRST)))]);
  const { mkdirSync } = await import("node:fs");
  mkdirSync(join(dir, "incoming", "999999999", "pull-x"), { recursive: true });
  mkdirSync(join(dir, "incoming", String(process.ppid)), { recursive: true });
  await pull([un(`${publisher.url}/list`)]);
  expect(existsSync(join(dir, "incoming", "999999999"))).toBe(false);
  expect(existsSync(join(dir, "incoming", String(process.ppid)))).toBe(true);
});

test("the limits that users have are those of the page on lists", () => {
  expect(FETCH_LIMITS).toEqual({
    bytes: 512 * 2 ** 20,
    headMs: 30_000,
    idleMs: 30_000,
    totalMs: 900_000,
    bytesPerSecond: 2048,
    redirects: 5,
  });
});
