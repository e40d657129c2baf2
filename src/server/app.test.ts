import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hono } from "hono";
import { listId, type PartialDate } from "../ground/index.ts";
import { openReader } from "../registry/index.ts";
import { DEFAULT_SETTINGS, answerSubject, parseSubject, type Answer } from "../screen/index.ts";
import type { Subject } from "../match/index.ts";
import type { Desk } from "./desk.ts";
import { createApp } from "./app.ts";
import type { ServerEnv } from "./guard.ts";
import { openHolding } from "./holding.ts";
import { openHistory } from "./history.ts";
import { openForesee } from "./foresee-room.ts";
import { createJobs } from "./jobs.ts";
import { openProposalSearch } from "./proposal-search.ts";
import { answerSchemas } from "./schemas/answer-schemas.ts";
import { createSessions, type Sessions } from "./session.ts";
import type { Job, JobBody, ScreenAnswer, ServerStatus, Upload } from "./shapes.ts";
import { openUploads } from "./uploads.ts";

const HOST = "127.0.0.1:8019";
const NOW = Date.parse("2026-11-28T12:00:00Z");

interface Bench {
  readonly app: Hono<ServerEnv>;
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly faults: unknown[];
  cookie: string;
  ask(path: string, init?: RequestInit & { readonly headers?: Record<string, string> }): Promise<Response>;
  send(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

async function openBench(dir: string, more: { readonly clock?: () => number; readonly uploadBytes?: number } = {}): Promise<Bench> {
  // a clock that moves, so that the limit of rates does not stop the tests; the one that is about rates brings its own
  let ticks = 0;
  const now = more.clock ?? ((): number => NOW + 100 * ticks++);
  const history = openHistory(dir, undefined);
  const holding = openHolding(dir, { onChanged: () => history.forget() });
  const faults: unknown[] = [];
  const jobs = createJobs(now, (error) => faults.push(error));
  const fileBytes = more.uploadBytes ?? 1_000_000;
  const uploads = await openUploads(holding.register === null ? null : dir, { fileBytes, allBytes: 4 * fileBytes });
  const sessions = createSessions(now);
  const foresee = openForesee({ now, threads: 2, onFault: (error) => faults.push(error) });
  const desk: Desk = {
    holding,
    jobs,
    uploads,
    reports: new Map(),
    history,
    search: openProposalSearch({ dir, cacheDir: undefined, now }),
    version: "0.0.0",
    who: "tester",
    maxAgeDays: 30,
    limits: { uploadBytes: fileBytes },
    now,
  };
  const file = {
    type: "text/html; charset=utf-8",
    body: new Uint8Array([60]),
    gzip: new Uint8Array([1]),
    brotli: new Uint8Array([2]),
    immutable: false,
  };
  const app = createApp({
    desk,
    sessions,
    foresee,
    page: () => new Map([["/", file]]),
    cookie: "writ-8019",
    isOurHost: (host) => host === HOST,
    onFault: (error) => faults.push(error),
  });
  const secret = sessions.exchange(sessions.issueLink()) ?? "";
  const bench: Bench = {
    app,
    desk,
    sessions,
    faults,
    cookie: `writ-8019=${secret}`,
    ask: async (path, init = {}) => app.request(path, { ...init, headers: { host: HOST, cookie: bench.cookie, ...init.headers } }),
    send: (path, body, headers = {}) =>
      bench.ask(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", origin: `http://${HOST}`, ...headers },
      }),
    async close() {
      await jobs.close();
      await foresee.close();
      await uploads.close();
      holding.close();
    },
  };
  return bench;
}

let dir: string;
let bench: Bench;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "writ-app-"));
  bench = await openBench(dir);
  await bench.desk.holding.register?.addStarter({ who: "tester", at: new Date(NOW).toISOString() });
  bench.desk.holding.refresh();
});
afterAll(async () => {
  await bench.close();
  await rm(dir, { recursive: true, force: true });
});

const errorOf = async (response: Response): Promise<{ readonly status: number; readonly code: string; readonly field?: string }> => {
  const { error } = (await response.json()) as { error: { code: string; field?: string; message: string } };
  expect(answerSchemas.get("Error")?.safeParse({ error }).success).toBe(true);
  return { status: response.status, code: error.code, ...(error.field === undefined ? {} : { field: error.field }) };
};

describe("who may ask", () => {
  test("[W1] nothing is answered without the session, and the link signs in once", async () => {
    const paths = ["/api/status", "/api/openapi.json", "/api/jobs", "/api/nothing-here", "/api/lists/starter/entries/jaish-e-mohammed"];
    for (const path of paths)
      expect(await errorOf(await bench.ask(path, { headers: { cookie: "" } }))).toEqual({ status: 401, code: "unauthorised" });
    expect(await errorOf(await bench.ask("/api/status", { headers: { cookie: "writ-8019=guess" } }))).toEqual({
      status: 401,
      code: "unauthorised",
    });
    const token = bench.sessions.issueLink();
    const signedIn = await bench.send("/api/session", { token }, { cookie: "" });
    expect(signedIn.status).toBe(204);
    const cookie = signedIn.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^writ-8019=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await bench.ask("/api/status", { headers: { cookie: cookie.split(";")[0] ?? "" } })).status).toBe(200);
    expect(await errorOf(await bench.send("/api/session", { token }, { cookie: "" }))).toEqual({ status: 401, code: "unauthorised" });
  });

  test("signing out ends the session", async () => {
    const secret = bench.sessions.exchange(bench.sessions.issueLink()) ?? "";
    const cookie = `writ-8019=${secret}`;
    expect((await bench.ask("/api/session", { method: "DELETE", headers: { cookie, origin: `http://${HOST}` } })).status).toBe(204);
    expect((await bench.ask("/api/status", { headers: { cookie } })).status).toBe(401);
  });

  test("[W1] another name for this machine (DNS rebinding) is refused, for the page as for the API", async () => {
    for (const host of ["evil.example", "127.0.0.1:9", "127.0.0.1", "evil.example:8019", "localhost.evil.example:8019"]) {
      for (const path of ["/", "/api/status", "/api/session"])
        expect(await errorOf(await bench.ask(path, { headers: { host } }))).toEqual({ status: 403, code: "forbidden", field: "Host" });
    }
  });

  test("[W1] a write that another site asked for is refused, signed in or not", async () => {
    const body = { subject: { names: ["x"] } };
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `https://${HOST}` },
      { origin: "http://127.0.0.1:9" },
    ]) {
      expect(await errorOf(await bench.send("/api/screen", body, headers))).toEqual({ status: 403, code: "forbidden", field: "Origin" });
      expect(await errorOf(await bench.send("/api/session", { token: "x" }, headers))).toEqual({
        status: 403,
        code: "forbidden",
        field: "Origin",
      });
    }
    const bare = { method: "POST", body: JSON.stringify(body) };
    expect(
      (await bench.ask("/api/screen", { ...bare, headers: { "content-type": "application/json", "sec-fetch-site": "cross-site" } })).status,
    ).toBe(403);
    // a program that is no browser sends neither header; it still needs the session
    expect((await bench.ask("/api/screen", { ...bare, headers: { "content-type": "application/json" } })).status).toBe(200);
  });

  test("[W3] every answer, also a refusal, carries the policy: no inline script, nothing from elsewhere, no frame", async () => {
    for (const response of [
      await bench.ask("/"),
      await bench.ask("/api/status"),
      await bench.ask("/api/status", { headers: { cookie: "" } }),
      await bench.ask("/", { headers: { host: "x" } }),
    ]) {
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect((await bench.ask("/api/status")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("limits", () => {
  test("[W4] a body beyond the limit, no JSON, broken JSON and a wrong field each have their code and place", async () => {
    expect(await errorOf(await bench.send("/api/screen", { subject: { names: ["x".repeat(1_100_000)] } }))).toEqual({
      status: 413,
      code: "value-too-long",
      field: "body",
    });
    const post = { method: "POST", headers: { origin: `http://${HOST}` } };
    expect(await errorOf(await bench.ask("/api/screen", { ...post, body: "x" }))).toEqual({
      status: 400,
      code: "field-invalid",
      field: "content-type",
    });
    expect(
      await errorOf(
        await bench.ask("/api/screen", { ...post, body: "{", headers: { ...post.headers, "content-type": "application/json" } }),
      ),
    ).toEqual({ status: 400, code: "json-malformed" });
    expect(await errorOf(await bench.send("/api/screen", { subject: { names: [7] } }))).toEqual({
      status: 400,
      code: "field-invalid",
      field: "subject.names.0",
    });
    expect(await errorOf(await bench.send("/api/screen", { subject: { names: ["x"] }, minBand: "certain" }))).toEqual({
      status: 400,
      code: "field-invalid",
      field: "minBand",
    });
    expect(await errorOf(await bench.send("/api/screen", { subject: { names: ["x"], births: ["yesterday"] } }))).toMatchObject({
      status: 400,
      code: "field-invalid",
    });
    expect(await errorOf(await bench.ask("/api/nothing"))).toEqual({ status: 404, code: "not-found" });
    expect(await errorOf(await bench.ask("/nothing"))).toEqual({ status: 404, code: "not-found" });
  });

  test("[W4] rates beyond the limit are refused with the time to wait", async () => {
    const other = await mkdtemp(join(tmpdir(), "writ-rate-"));
    const still = await openBench(other, { clock: () => NOW });
    for (let asked = 0; asked < 200; asked++) expect((await still.ask("/api/jobs")).status).toBe(200);
    const refused = await still.ask("/api/jobs");
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await errorOf(refused)).toEqual({ status: 429, code: "rate-limited" });
    for (let tried = 0; tried < 10; tried++)
      expect((await still.send("/api/session", { token: "guess" }, { cookie: "" })).status).toBe(401);
    expect((await still.send("/api/session", { token: "guess" }, { cookie: "" })).status).toBe(429);
    await still.close();
    await rm(other, { recursive: true, force: true });
  });

  test("[W4] a file beyond the limit is refused", async () => {
    const other = await mkdtemp(join(tmpdir(), "writ-large-"));
    const small = await openBench(other, { uploadBytes: 100 });
    const response = await small.ask("/api/uploads", {
      method: "POST",
      body: "x".repeat(101),
      headers: { "x-file-name": "big.csv", origin: `http://${HOST}` },
    });
    expect(await errorOf(response)).toEqual({ status: 413, code: "file-too-large" });
    await small.close();
    await rm(other, { recursive: true, force: true });
  });
});

const fits = (shape: string, value: unknown): void => {
  const found = answerSchemas.get(shape)?.safeParse(value);
  expect(found?.error?.issues ?? []).toEqual([]);
};

describe("answers", () => {
  test("[W2] a screening is the command line's answer, with cards, and fits the described shape", async () => {
    const subject = { names: ["Jaish-i-Momhammed"], kind: "organisation" };
    const given = (await (await bench.send("/api/screen", { subject })).json()) as ScreenAnswer;
    fits("Answer", given);
    const { cards, recorded, milliseconds, ...answer } = given;
    const { holding } = bench.desk;
    const direct: Answer = answerSubject(holding.matcher, holding.current, parseSubject(subject) as Subject, {
      ...DEFAULT_SETTINGS,
      at: new Date(NOW).toISOString(),
    });
    expect(answer).toEqual(JSON.parse(JSON.stringify(direct)));
    expect(answer.outcome).toBe("hit");
    expect(cards.map((card) => card.id)).toContain("jaish-e-mohammed");
    for (const alert of answer.alerts)
      for (const { list, id } of alert.entries) expect(cards.some((card) => card.list === list && card.id === id)).toBe(true);
    expect(recorded).toBeNull();
    expect(milliseconds).toBeGreaterThanOrEqual(0);
  });

  test("[W2] faint alerts are set apart and change nothing of the answer", async () => {
    const ask = async (subject: object, faint: boolean): Promise<ScreenAnswer> =>
      (await (await bench.send("/api/screen", { subject, ...(faint ? { faint } : {}) })).json()) as ScreenAnswer;
    for (const subject of [{ names: ["Jaish"] }, { names: ["Masood Azhar"], births: ["1911-01-01"] }, { names: ["Jaish-e-Mohammed"] }]) {
      const plain = await ask(subject, false);
      const both = await ask(subject, true);
      expect(plain.faint).toBeUndefined();
      expect([both.outcome, both.alerts]).toEqual([plain.outcome, plain.alerts]);
      expect(both.faint?.every((alert) => alert.band === "weak")).toBe(true);
    }
    const contradicted = await ask({ names: ["Masood Azhar"], births: ["1911-01-01"] }, true);
    expect(contradicted.faint?.flatMap((alert) => alert.conflicts)).toHaveLength(1);
  });

  test("a question is an event of the ledger only when a person asks for that", async () => {
    const events = (): number => {
      const reader = openReader(dir);
      const count = reader.screenings({ limit: 1000 }).length;
      reader.close();
      return count;
    };
    const before = events();
    await bench.send("/api/screen", { subject: { names: ["Army of Mohammed"] } });
    expect(events()).toBe(before);
    const { recorded } = (await (
      await bench.send("/api/screen", { subject: { names: ["Army of Mohammed"] }, record: true })
    ).json()) as ScreenAnswer;
    expect(recorded).toBeGreaterThan(0);
    expect(events()).toBe(before + 1);
  });

  test("status, entry, party, text and verify fit their shapes", async () => {
    const status = (await (await bench.ask("/api/status")).json()) as ServerStatus;
    fits("Status", status);
    expect(status).toMatchObject({ mode: "writer", readerBecause: null, snapshot: { origin: "data" } });
    expect(status.lists.map((list) => [list.id, list.state])).toEqual([["starter", "current"]]);
    fits("Entry", await (await bench.ask("/api/lists/starter/entries/jaish-e-mohammed")).json());
    expect(await errorOf(await bench.ask("/api/lists/starter/entries/nobody"))).toEqual({ status: 404, code: "entry-unknown" });
    const answer = (await (await bench.send("/api/screen", { subject: { names: ["Lashkar-e-Taiba"] } })).json()) as ScreenAnswer;
    const party = answer.alerts[0]?.party ?? "";
    fits("Party", await (await bench.ask(`/api/parties/${encodeURIComponent(party)}`)).json());
    expect(await errorOf(await bench.ask("/api/parties/nobody"))).toEqual({ status: 404, code: "party-unknown" });
    const text = (await (await bench.send("/api/text", { text: "They met people of Lashkar-e-Taiba in Karachi." })).json()) as {
      mentions: { text: string }[];
    };
    fits("TextAnswer", text);
    expect(text.mentions.map((mention) => mention.text)).toEqual(["Lashkar-e-Taiba"]);
    const verified = (await (await bench.send("/api/verify", {})).json()) as { firstBroken: unknown; damage: unknown[] };
    fits("Verified", verified);
    expect(verified).toMatchObject({ firstBroken: null, damage: [] });
  });

  test("[W2] the OpenAPI document describes every path that answers, and refers to nothing that is missing", async () => {
    const document = (await (await bench.ask("/api/openapi.json")).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
    );
    const mounted = bench.app.routes
      .filter((one) => one.path.startsWith("/api/") && !one.path.includes("*") && one.method !== "ALL")
      .map((one) => `${one.method} ${one.path}`);
    expect([...new Set(described)].toSorted()).toEqual([...new Set(mounted)].toSorted());
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? "");
    expect(refs.filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
    expect(refs.length).toBeGreaterThan(20);
  });
});

async function upload(on: Bench, name: string, content: string): Promise<Upload> {
  const response = await on.ask("/api/uploads", {
    method: "POST",
    body: content,
    headers: { "x-file-name": encodeURIComponent(name), origin: `http://${HOST}` },
  });
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  fits("Upload", answer);
  return answer as Upload;
}

async function finish(on: Bench, body: JobBody): Promise<Job> {
  let job = (await (await on.send("/api/jobs", body)).json()) as Job;
  while (job.state === "waiting" || job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = (await (await on.ask(`/api/jobs/${job.id}`)).json()) as Job;
  }
  fits("Job", job);
  return job;
}

describe("files", () => {
  test("[W8] a file of names is screened, its bad rows are told, its result is a CSV and a workbook", async () => {
    const names = ["id,name,birth date", "1,Jaish-i-Momhammed,", "2,Testine Inventadottir,1980-01-01", "3,,", "4,Army of Mohammed,"].join(
      "\n",
    );
    const sent = await upload(bench, "customers of today.csv", names);
    expect(sent.recognised).toMatchObject({ uses: ["names"], format: "csv", columns: ["id", "name", "birth date"] });
    const job = await finish(bench, { uploads: [sent.id], use: "names" });
    expect(job).toMatchObject({ state: "done", title: "customers of today.csv" });
    if (job.state !== "done" || job.outcome.use !== "names") throw new Error("the job has no report");
    const { report } = job.outcome;
    expect(report).toMatchObject({ subjects: 4, hits: 2, clear: 1, bad: 1, incomplete: 0 });
    expect(report.problems[0]).toMatchObject({ file: "customers of today.csv", line: 4 });
    expect(report.recorded).toBeGreaterThan(0);
    const csv = await bench.ask(`/api/jobs/${job.id}/result`);
    expect(csv.headers.get("content-disposition")).toBe(
      `attachment; filename="customers_of_today-screened.csv"; filename*=UTF-8''customers%20of%20today-screened.csv`,
    );
    expect(await csv.text()).toContain("Jaish-i-Momhammed");
    const workbook = new Uint8Array(await (await bench.ask(`/api/jobs/${job.id}/result?format=xlsx`)).arrayBuffer());
    expect(Buffer.from(workbook.subarray(0, 2)).toString()).toBe("PK");
    expect(await errorOf(await bench.ask(`/api/jobs/${job.id}/result?format=exe`))).toEqual({
      status: 400,
      code: "field-invalid",
      field: "format",
    });
    expect(bench.faults).toEqual([]);
  });

  test("a document is searched for listed names", async () => {
    const sent = await upload(bench, "report.html", "<!doctype html><p>A stand against Lashkar-e-Taiba and Jaish-e-Mohammed.</p>");
    expect(sent.recognised).toMatchObject({ uses: ["text"], format: "html" });
    const job = await finish(bench, { uploads: [sent.id], use: "text" });
    if (job.state !== "done" || job.outcome.use !== "text") throw new Error("the job has no answer");
    expect(job.outcome.answer.mentions.map((mention) => mention.text)).toEqual(["Lashkar-e-Taiba", "Jaish-e-Mohammed"]);
  });

  test("what a file is comes from its content alone; what is open is asked", async () => {
    const uses = async (name: string, content: string): Promise<readonly string[]> => (await upload(bench, name, content)).recognised.uses;
    expect(await uses("list.xml", '{"names":["A"]}\n')).toEqual(["names"]);
    expect(await uses("list.xml", '{"title":"A report","body":"…"}\n')).toEqual(["text", "names"]);
    expect(await uses("x.txt", '<?xml version="1.0"?><unknown/>')).toEqual(["list"]);
    expect(await uses("x.xlsx", "Customer name;Country\nA;pk\nB;in\n")).toEqual(["names"]);
    expect(await uses("x.csv", "alpha,beta\nA,pk\nB,in\n")).toEqual(["names", "list", "text"]);
    expect(await uses("x.csv", "name,programme,listed on\nA,P,2019\n")).toEqual(["list", "names"]);
    expect(await uses("x", "Testine Inventadottir\nAnother Invented\n")).toEqual(["text"]);
    expect(await uses("x", "name\nAnother Invented\n")).toEqual(["names"]);
    expect(await uses("x.txt", "%PDF-1.7\n")).toEqual(["text"]);
  });

  test("a job that cannot be done ends with its problem; unknown ones are not found", async () => {
    const sent = await upload(bench, "nonsense.csv", "alpha,beta\nA,pk\nB,in\n");
    expect(await finish(bench, { uploads: [sent.id], use: "list" })).toMatchObject({ state: "failed", error: { code: "format-unknown" } });
    expect(await errorOf(await bench.send("/api/jobs", { uploads: ["nothing"], use: "names" }))).toEqual({
      status: 404,
      code: "not-found",
      field: "uploads",
    });
    expect(await errorOf(await bench.ask("/api/jobs/nothing"))).toEqual({ status: 404, code: "not-found" });
    expect(await errorOf(await bench.ask("/api/jobs/nothing/result"))).toEqual({ status: 404, code: "not-found" });
    expect((await bench.ask(`/api/uploads/${sent.id}`, { method: "DELETE", headers: { origin: `http://${HOST}` } })).status).toBe(204);
  });
});

describe("looking back", () => {
  test("[V5, W2] a question, a status, an entry and a party for a moment that has passed; what was answered then is answered again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "writ-app-past-"));
    const desk = await openBench(folder);
    try {
      const add = async (day: string, text: string): Promise<void> => {
        const file = join(folder, `${day}.csv`);
        await writeFile(file, text);
        const published = day as PartialDate;
        await desk.desk.holding.register?.addLists([file], { who: "clerk", at: `${day}T12:00:00.000Z`, as: listId("own"), published });
        desk.desk.holding.refresh();
      };
      const question = { subject: { names: ["Hall of the Lantern"] } };
      const ask = async (query = ""): Promise<ScreenAnswer> =>
        (await (await desk.send(`/api/screen${query}`, question)).json()) as ScreenAnswer;
      await add("2026-10-01", "id,name\n1,Test Bakery\n2,Hall of the Lantern\n");
      const then = await ask();
      expect(then).toMatchObject({ outcome: "incomplete", alerts: [{ caption: "Hall of the Lantern" }] });
      await add("2026-11-01", "id,name\n1,Test Bakery\n");
      expect(await ask()).toMatchObject({ outcome: "clear", alerts: [], cards: [] });
      for (const query of ["?asOf=2026-10-10", "?known=2026-10-10T00:00:00Z"]) {
        const again = await ask(query);
        // the list was fresh on that day: it is judged by that day's clock
        expect(again).toMatchObject({ outcome: "hit", alerts: then.alerts, engine: then.engine, cards: [{ id: "2" }] });
        expect(again.checked).toEqual({ ...then.checked, missing: [] });
      }
      const status = (await (await desk.ask("/api/status?asOf=2026-10-10")).json()) as ServerStatus;
      expect(answerSchemas.get("Status")?.safeParse(status).error).toBeUndefined();
      expect(status).toMatchObject({
        lists: [{ published: "2026-10-01", entries: 2, ageDays: 9 }],
        past: { asOf: "2026-10-10", missing: [], notes: [] },
      });
      expect((await desk.ask("/api/lists/own/entries/2")).status).toBe(404);
      expect((await desk.ask("/api/lists/own/entries/2?asOf=2026-10-10")).status).toBe(200);
      expect((await desk.ask("/api/parties/own:2?known=2026-10-10")).status).toBe(200);
      expect(await errorOf(await desk.ask("/api/status?asOf=soon"))).toEqual({ status: 400, code: "field-invalid", field: "asOf" });
      expect(await errorOf(await desk.ask("/api/status?asOf=2026-01-01"))).toMatchObject({ status: 404, code: "version-unknown" });
      expect(desk.faults).toEqual([]);
    } finally {
      desk.desk.history.close();
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 90_000);
});

describe("beside another writer", () => {
  test("the server only reads, says so, answers, records nothing and takes no list", async () => {
    const second = await openBench(dir);
    const status = (await (await second.ask("/api/status")).json()) as ServerStatus;
    expect(status.mode).toBe("reader");
    expect(status.readerBecause).toMatch(/is writing to the data folder/);
    const answer = (await (await second.send("/api/screen", { subject: { names: ["جیش محمد"] }, record: true })).json()) as ScreenAnswer;
    expect(answer).toMatchObject({ outcome: "hit", recorded: null });
    const sent = await upload(second, "names.csv", "name\nArmy of Mohammed\n");
    expect(await finish(second, { uploads: [sent.id], use: "names" })).toMatchObject({
      state: "done",
      outcome: { report: { hits: 1, recorded: null } },
    });
    expect(await finish(second, { uploads: [sent.id], use: "list" })).toMatchObject({ state: "failed", error: { code: "data-read-only" } });
    await second.close();
  });
});
