import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openReader, verifyData } from "../../src/registry/index.ts";
import { begin, file, folder, json, jsonLines, writ } from "./harness.ts";
import {
  breaksChunks,
  drips,
  hangsUp,
  LOGIN_PAGE,
  openPublisher,
  type Publisher,
  serves,
  silent,
  status,
  truncates,
  unannounced,
} from "../fixtures/pull/publisher.ts";
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { unNodes, unXmlText } from "../fixtures/pull/invented-un.ts";

let publisher: Publisher;
beforeEach(async () => {
  publisher = await openPublisher();
});
afterEach(() => publisher.close());

const list = (day: number, count: number): string => unXmlText(`2026-01-${String(day).padStart(2, "0")}`, unNodes(count));
const sourcesAt = (cwd: string, lists: Readonly<Record<string, string>>): string =>
  file(
    cwd,
    "sources.yaml",
    Object.entries(lists)
      .map(([id, address]) => `${id}: ${address}\n`)
      .join(""),
  );

describe("lists pull", () => {
  test(
    "[G5, G6, G10] fetches, checks again, tells a failed list and goes on; exit codes are those of the interface",
    { timeout: 120_000 },
    async () => {
      const cwd = folder();
      const sources = sourcesAt(cwd, {
        un: publisher.at("/un", serves(list(1, 100), { etag: '"1"' })),
        ca: publisher.at("/ca", status(410)),
      });
      const pull = (...more: string[]) => writ(["lists", "pull", ...more, "--sources", sources, "--json"], { cwd });
      const first = await pull("un");
      expect(first.code).toBe(0);
      expect(json(first).pulled).toMatchObject([
        { list: "un", outcome: "added", report: { entries: 100, filed: "in-force", state: "current" } },
      ]);
      const both = await pull("un", "ca");
      expect(both.code).toBe(4);
      expect(json(both).pulled).toMatchObject([
        { list: "un", outcome: "unchanged" },
        { list: "ca", outcome: "failed", problem: { code: "fetch-failed", value: `${publisher.url}/ca` } },
      ]);
      expect(both.err).toMatch(/^writ: ca: .*answers 410 \[fetch-failed\]/m);
      // without ids: the lists that are loaded
      expect(json(await pull()).pulled).toMatchObject([{ list: "un", outcome: "unchanged" }]);
      publisher.at("/un", serves(list(2, 40)));
      const held = await pull("un");
      expect(held.code).toBe(4);
      expect(json(held).pulled).toMatchObject([{ outcome: "quarantined", report: { reasons: [{ rule: "fall" }] } }]);
      const people = await writ(["lists", "pull", "un", "--sources", sources], { cwd });
      expect(people.out).toContain("quarantined: answers on this list are incomplete");
      expect(people.out).toContain("writ lists release un");
      // an abnormal one waits whatever its publisher serves meanwhile, and the exit code says so each time
      publisher.at("/un", serves(list(1, 100)));
      const back = await pull("un");
      expect(back.code).toBe(4);
      expect(json(back).pulled).toMatchObject([{ outcome: "unchanged", held: { state: "quarantined", note: expect.any(String) } }]);
      expect((await writ(["lists", "pull", "un", "--sources", sources], { cwd })).out).toMatch(
        /incomplete: .*60 of 100[^]*lists release un/,
      );
      await writ(["lists", "release", "un", "--discard", "--reason", "half of it was missing", "--by", "Anna Approver"], { cwd });
      // one that is only damaged waits for nobody
      publisher.at("/un", unannounced(list(3, 104).slice(0, 20_000)));
      expect((await pull("un")).code).toBe(4);
      expect(json(await writ(["lists", "status", "--json"], { cwd })).lists).toMatchObject([{ state: "quarantined" }]);
      publisher.at("/un", serves(list(1, 100)));
      const whole = await writ(["lists", "pull", "un", "--sources", sources], { cwd });
      expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/unchanged; checked now\n.*held back no longer/) });
      expect(json(await writ(["lists", "status", "--json"], { cwd })).lists).toMatchObject([{ state: "current" }]);
      expect((await writ(["verify"], { cwd })).code).toBe(0);
    },
  );

  test(
    "[G8] what it would ask is shown without asking; lists that nobody can fetch say what to do instead",
    { timeout: 120_000 },
    async () => {
      const cwd = folder();
      const shown = await writ(["lists", "pull", "--addresses"], { cwd });
      expect(shown).toMatchObject({ code: 0, err: "" });
      expect(shown.out).toContain("https://scsanctions.un.org/resources/xml/en/consolidated.xml");
      expect(shown.out).toContain("Open Government Licence");
      expect(existsSync(join(cwd, ".local"))).toBe(false);
      const eu = await writ(["lists", "pull", "eu"], { cwd });
      expect(eu).toMatchObject({ code: 2 });
      expect(eu.err).toContain("token of your own");
      for (const [args, code] of [
        [["atlantis"], "list-unknown"],
        [["un", "--every", "soon"], "usage"],
        [["un", "--sources", "nowhere.yaml"], "file-not-found"],
      ] as const) {
        const run = await writ(["lists", "pull", ...args], { cwd });
        expect(run).toMatchObject({ code: 2, out: "" });
        expect(run.err).toContain(`[${code}]`);
      }
    },
  );

  test(
    "[G8] a start, a screening, a status ask no network: every connection is refused and nothing is missed",
    { timeout: 120_000 },
    async () => {
      const cwd = folder();
      // a hook that ends the process at the first attempt to connect anywhere
      const hook = file(
        cwd,
        "no-network.cjs",
        'require("node:net").Socket.prototype.connect = () => { process.stderr.write("CONNECTED\\n"); process.exit(97); };\n',
      );
      const env = { NODE_OPTIONS: `--require ${hook}` };
      for (const args of [
        ["screen", "Jaish-e-Mohammed"],
        ["lists", "add", "starter"],
        ["lists", "status"],
        ["lists", "pull", "--addresses"],
        ["verify"],
      ]) {
        const run = await writ([...args, "--json"], { cwd, env });
        expect(run.code, args.join(" ")).toBe(0);
        expect(run.err).not.toContain("CONNECTED");
      }
      expect((await writ(["lists", "pull", "un"], { cwd, env })).code).toBe(97);
    },
  );
});

describe("[G7] lists pull --every", () => {
  test("goes on through whatever the server does, and a signal ends it in good order", { timeout: 120_000 }, async () => {
    const cwd = folder();
    const sources = sourcesAt(cwd, { un: publisher.at("/un", serves(list(1, 100))) });
    const { child, done } = begin(["lists", "pull", "un", "--every", "1s", "--sources", sources, "--json"], { cwd });
    let out = "";
    child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
    const until = async (what: RegExp): Promise<void> => {
      for (let waited = 0; !what.test(out); waited += 50) {
        if (waited > 60_000) expect.unreachable(`no ${what} in ${out}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await until(/"outcome":"added"/);
    publisher.at("/un", status(410));
    await until(/"outcome":"failed"/);
    publisher.at("/un", serves(LOGIN_PAGE));
    await until(/web page came/);
    publisher.at("/un", serves(list(1, 100)));
    await until(/"outcome":"unchanged"/);
    publisher.at("/un", hangsUp, truncates(list(2, 101), 700), serves(list(2, 101)));
    await until(/"entries":101/);
    publisher.at("/un", silent);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill("SIGTERM");
    const run = await done;
    expect(run).toMatchObject({ code: 0, signal: null });
    expect(jsonLines(run).length).toBeGreaterThan(4);
    expect((await writ(["verify"], { cwd })).code).toBe(0);
  });

  test("a data folder that is none is an error of the table", { timeout: 120_000 }, async () => {
    const cwd = folder();
    const sources = sourcesAt(cwd, { un: publisher.at("/un", serves(list(1, 10))) });
    const run = await writ(["lists", "pull", "un", "--sources", sources, "--json"], {
      cwd,
      env: { WRIT_DATA: file(cwd, "no-folder", "") },
    });
    expect(run.code).toBe(2);
    expect(run.err).toContain("[data-damaged]");
  });

  test("kill -9 at any moment: the register stays whole, and the next run goes on", { timeout: 240_000 }, async () => {
    const cwd = folder();
    const data = join(cwd, ".local/share/writ");
    const sources = sourcesAt(cwd, { un: `${publisher.url}/un`, ca: publisher.at("/ca", drips(20)) });
    const states = new Set<string>();
    for (let kill = 0; kill < 12; kill++) {
      publisher.at(
        "/un",
        kill % 3 === 2 ? breaksChunks(list(kill + 1, 100 + kill), 9000) : serves(list(kill + 1, 100 + kill)),
        serves(list(kill + 1, 100 + kill)),
      );
      const { child, done } = begin(["lists", "pull", "un", "ca", "--every", "1s", "--sources", sources, "--json"], { cwd });
      await new Promise((resolve) => setTimeout(resolve, 250 + kill * 130));
      child.kill("SIGKILL");
      await done;
      if (!existsSync(join(data, "ledger.sqlite"))) continue;
      // killed is a process; what it left is looked at from here
      expect((await verifyData(data)).firstBroken).toBeNull();
      const reader = openReader(data);
      for (const { state } of reader.status(new Date().toISOString(), 30)) states.add(state);
      reader.close();
    }
    const last = await writ(["lists", "pull", "un", "--sources", sources, "--json"], { cwd });
    expect(last.code).toBe(0);
    expect(json(await writ(["verify", "--json"], { cwd }))).toMatchObject({ firstBroken: null, damage: [] });
    expect([...states].filter((state) => state !== "current")).toEqual([]);
    expect(json(await writ(["lists", "status", "--json"], { cwd })).lists).toMatchObject([{ id: "un", entries: 111, state: "current" }]);
    expect(readdirSync(join(data, "incoming"))).toEqual([]);
    expect(JSON.parse(readFileSync(join(data, "fetched.json"), "utf8"))).toHaveProperty("un");
  });
});

describe("serve --pull", () => {
  test("[G6, G8] fetches inside the service, which holds the folder; the new version answers at once", { timeout: 120_000 }, async () => {
    const cwd = folder();
    const sources = sourcesAt(cwd, { un: publisher.at("/un", serves(list(1, 100))) });
    await writ(["lists", "pull", "un", "--sources", sources], { cwd });
    const asked = publisher.asked.length;
    publisher.at("/un", serves(list(2, 103)));
    const { child, done } = begin(["serve", "--port", "0", "--pull", "1s", "--sources", sources], { cwd });
    let err = "";
    child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
    for (let waited = 0; !/103 entries/.test(err); waited += 50) {
      if (waited > 60_000) expect.unreachable(err);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(json(await writ(["lists", "status", "--json"], { cwd })).lists).toMatchObject([{ id: "un", entries: 103, state: "current" }]);
    publisher.at("/un", silent);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    child.kill("SIGTERM");
    expect(await done).toMatchObject({ code: 0, signal: null });
    expect(publisher.asked.length).toBeGreaterThan(asked);
    expect((await writ(["verify"], { cwd })).code).toBe(0);
  });
});
