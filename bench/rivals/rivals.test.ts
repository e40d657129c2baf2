import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compareSystems, type Ran } from "./figures.ts";
import { fuse } from "./fuse.ts";
import { makeMaterial } from "./material.ts";
import { minisearch } from "./minisearch.ts";
import { rivalsPage } from "./page.ts";
import { scoringSystem, writSystem } from "./systems.ts";
import type { Marked, Material, TaskAnswer } from "./task.ts";
import { unFile } from "./watchman-list.ts";
import { entitiesOf, watchmanSystem } from "./watchman.ts";

const marked = (id: string, more: Partial<Marked>): Marked => ({
  id,
  kind: "person",
  name: `Farid ${id}`,
  expect: [],
  set: "none-global",
  isNobody: true,
  ...more,
});
const listed = Array.from({ length: 40 }, (_, at) => marked(`q${at}`, { expect: [`e${at}`], set: "respelt", isNobody: false }));
const nobody = Array.from({ length: 100 }, (_, at) => marked(`n${at}`, {}));
const material: Material = { origin: "a test", list: "test", seed: 1, entries: [], marked: [...listed, ...nobody] };

const ran = (name: string, hits: (one: Marked, at: number) => TaskAnswer["hits"]): Ran => ({
  facts: { name, version: "1", settings: "none", buildMs: 1, askMs: 100, askCpuMs: name === "writ" ? 14 : 140, peakMegabytes: 10 },
  answers: new Map([
    ...listed.map((one, at) => [one.id, hits(one, at)] as const),
    ...nobody.map((one, at) => [one.id, hits(one, at)] as const),
  ]),
});
/** people of no list reach 0 … 99; listed ones 200, but for the last ten, which reach 50 */
const writ = ran("writ", (one, at) => (one.isNobody ? [["e1", at]] : [[`e${at}`, at < 30 ? 200 : 50]]));
/** finds all, and every third person of no list as surely */
const loud = ran("loud", (one, at) => (one.isNobody ? [["e1", at % 3 === 0 ? 1 : 0.1]] : [[`e${at}`, 1]]));

describe("[B8] rivals on the same questions", () => {
  const comparison = compareSystems(material, [writ, loud]);
  const all = (rate: number) => comparison.recall.find((row) => row.view === "all" && row.rate === rate)?.bySystem;

  test("recall at equal alert rate: who puts a third of all people on alert at his best score finds nothing", () => {
    expect(all(0.01)?.get("writ")).toMatchObject({ n: 40, recall: 0.75, at1: 1 });
    expect(all(0.01)?.get("loud")).toMatchObject({ recall: 0 });
  });

  test("alert rate at equal recall", () => {
    const at = (recall: number) => comparison.alerts.find((row) => row.recall === recall && row.side === "people")?.bySystem;
    expect(at(0.7)?.get("writ")).toMatchObject({ share: 0, pakistan: null });
    expect(at(0.9)?.get("writ")).toMatchObject({ share: 0.5 });
    expect(at(0.9)?.get("loud")).toMatchObject({ share: 0.34 });
    const deaf = ran("deaf", () => []);
    expect(compareSystems(material, [deaf]).alerts[0]?.bySystem.get("deaf")).toBeNull();
  });

  test("the page says where a rival is better, who did not run and why, and how often slower each is", () => {
    // 80 and 90 %: a quarter of Writ's own answers lies among those of ordinary people
    for (const row of comparison.ahead) expect(row).toMatchObject({ rival: "loud", theirs: 0.34, ours: 0.5, beyondInterval: true });
    expect(comparison.ahead.map(({ what }) => what)).toEqual(
      ["80 %", "90 %"].map((share) => `people: alert rate where ${share} are found (less is better)`),
    );
    const environment = { at: "2026-01-01", commit: "c", node: "v24", system: "s", cpu: "c", cores: 2, memoryGigabytes: 1, load: 0 };
    const page = rivalsPage({
      environment,
      material,
      systems: [writ, loud],
      skipped: [["watchman", "no address"]],
      comparison,
      command: "npm run rivals",
      minutes: 1,
    });
    expect(page).toMatch(/people: alert rate where 90 % are found.* \| 100 \| loud \| 34\.0 % \| 50\.0 % \| beyond/);
    expect(page).toContain("**watchman did not run**: no address.");
    expect(page).toContain("Less processor's time a question than Writ's first row (0.100 ms): none.");
    expect(page).toMatch(/\| loud \| 1 \| none \| .* \| 10\.0 \|/);
  });
});

describe("[B8] the systems answer in one shape", () => {
  const task = {
    list: "test",
    entries: [
      {
        id: "a",
        kind: "person" as const,
        names: [
          { text: "Faridullah Testgul", weak: false },
          { text: "Farid", weak: true },
        ],
      },
      { id: "b", kind: "person" as const, names: [{ text: "Annelise Musterfrau", weak: false }] },
    ],
    questions: [],
  };
  test.each([
    ["writ", writSystem()],
    ["fuse.js", scoringSystem(fuse)],
    ["minisearch", scoringSystem(minisearch)],
  ])("%s: the right entry first, an entry once, scores fall", async (_name, system) => {
    const ask = await system.build(task);
    const hits = await ask({ id: "1", kind: "person", name: "Faridulah Testgul" });
    expect(hits[0]?.[0]).toBe("a");
    expect(new Set(hits.map(([id]) => id)).size).toBe(hits.length);
    expect(hits.map(([, score]) => score)).toEqual(hits.map(([, score]) => score).toSorted((left, right) => right - left));
  });

  test("Watchman, by the shape that its interface has: bodies are asked under both of its types, and a server with another list is refused", async () => {
    const asked: string[] = [];
    let held = 2;
    const server = createServer((request, answer) => {
      asked.push(request.url ?? "");
      const type = new URL(request.url ?? "", "http://localhost").searchParams.get("type");
      const entities =
        type === "business"
          ? [{ sourceID: "a", match: 0.7 }]
          : [
              { sourceID: "a", match: 0.9 },
              { sourceID: "b", match: 0.6 },
            ];
      answer.end(JSON.stringify(type === null ? { lists: { us_ofac: held }, version: "v0" } : { entities }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const system = watchmanSystem(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const ask = await system.build(task);
    expect(await ask({ id: "1", kind: "organisation", name: "Test & Bakery" })).toEqual([
      ["a", 0.9],
      ["b", 0.6],
    ]);
    expect(asked.slice(1)).toEqual(
      ["business", "organization"].map((type) => `/v2/search?name=Test+%26+Bakery&type=${type}&limit=10&minMatch=0.5`),
    );
    expect(system.version()).toBe("v0");
    held = 0;
    await expect(system.build(task)).rejects.toThrow(/holds 0 entries/);
    expect(entitiesOf({ entities: null })).toEqual([]);
  });

  test("Watchman's list: every name, signs of XML escaped, bodies as entities; the list's prefix is no part of an entry's number", async () => {
    const body = { id: "c", kind: "organisation" as const, names: [{ text: "Test & <Sons>", weak: false }] };
    const file = unFile([...task.entries, body]);
    for (const { id, names } of task.entries) {
      expect(file).toContain(`<INDIVIDUAL><DATAID>${id}</DATAID>`);
      for (const { text } of names) expect(file).toContain(`>${text}<`);
    }
    expect(file).toContain("<ENTITY><DATAID>c</DATAID><FIRST_NAME>Test &amp; &lt;Sons&gt;</FIRST_NAME></ENTITY>");
    const server = createServer((request, answer) =>
      answer.end(
        JSON.stringify(request.url === "/v2/listinfo" ? { lists: { un_csl: 2 } } : { entities: [{ sourceID: "UN-a", match: 0.8 }] }),
      ),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = await watchmanSystem(address).build(task);
    expect(await ask({ id: "1", kind: "person", name: "Farid" })).toEqual([["a", 0.8]]);
    expect(watchmanSystem(address).server?.()).toBeNull();
  });

  const python = process.env["WRIT_PYTHON"];
  test.skipIf(python === undefined)(
    `the Python rivals (${python === undefined ? "SKIPPED: WRIT_PYTHON names no Python that has them" : python})`,
    { timeout: 300_000 },
    () => {
      const dir = mkdtempSync(join(tmpdir(), "writ-rivals-"));
      onTestFinished(() => rmSync(dir, { recursive: true }));
      const [taskFile, expectFile, out] = ["task.json", "expect.json", "out.jsonl"].map((name) => join(dir, name)) as [
        string,
        string,
        string,
      ];
      writeFileSync(taskFile, JSON.stringify({ ...task, questions: [{ id: "1", kind: "person", name: "Faridulah Testgul" }] }));
      writeFileSync(expectFile, JSON.stringify({ "1": ["a"] }));
      for (const name of ["rapidfuzz-jw", "rapidfuzz-token-set", "nomenklatura-logic-v2", "nomenklatura-logic-v1"]) {
        const run = spawnSync(python ?? "", [join(import.meta.dirname, "ask.py"), name, taskFile, out, expectFile], { encoding: "utf8" });
        expect(run.status, run.stderr).toBe(0);
        expect(JSON.parse(run.stdout)).toMatchObject({ name, version: expect.stringMatching(/^\d/) });
        const answer = JSON.parse(readFileSync(out, "utf8")) as TaskAnswer;
        expect(answer).toMatchObject({ id: "1", hits: [["a", expect.any(Number)], ...answer.hits.slice(1)] });
      }
    },
  );

  test("without the measuring data the starter register stands in; same options, same material; no question carries its answer", async () => {
    const options = { shared: null, list: "any", questions: 30, nobody: 20, seed: 3 };
    const made = await makeMaterial(options);
    expect(made).toEqual(await makeMaterial(options));
    expect(made.list).toBe("starter");
    expect(made.marked.filter(({ isNobody }) => !isNobody)).toHaveLength(30);
    for (const { expect: right, isNobody } of made.marked) expect(right.length).toBe(isNobody ? 0 : 1);
  });
});
