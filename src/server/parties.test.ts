import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { Hono } from "hono";
import { listId, partyId, WritError } from "../ground/index.ts";
import { openRegister } from "../registry/index.ts";
import type { ServerEnv } from "./guard.ts";
import { openHolding, type Holding } from "./holding.ts";
import { partyRoutes } from "./party-routes.ts";
import { proposalRoutes } from "./proposal-routes.ts";
import { openProposalSearch, type ProposalProgress, type ProposalSearch } from "./proposal-search.ts";
import { mount } from "./route.ts";
import { answerSchemas } from "./schemas/answer-schemas.ts";

let base = "";
let holding: Holding;
let search: ProposalSearch;
let app: Hono<ServerEnv>;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), "writ-parties-"));
  const dir = join(base, "data");
  const register = openRegister(dir);
  for (const [list, text] of [
    ["alpha", "A1,Zorvan Ilmarek Testgul,1961-02-03,\nA2,Order of the Ninth Gate,,529900T8BM49AURSDO55\n"],
    ["beta", "B1,Zorvan Ilmarek Testgul,1961-02-03,\nB2,Beispiel Maritime Kontor,,529900T8BM49AURSDO55\n"],
  ] as const) {
    const file = join(base, `${list}.csv`);
    writeFileSync(file, `id,name,date of birth,lei\n${text}`);
    await register.addLists([file], { who: "clerk", at: "2026-01-10T12:00:00.000Z", as: listId(list) });
  }
  register.close();
  holding = openHolding(dir);
  app = new Hono<ServerEnv>();
  search = openProposalSearch({ dir, cacheDir: undefined, now: Date.now });
  mount(app, proposalRoutes({ holding, search }));
  mount(app, partyRoutes({ holding, actor: () => ({ who: "A. Tester", at: "2026-02-01T00:00:00.000Z" }) }));
  app.onError((error, context) => context.json({ code: error instanceof WritError ? error.code : String(error) }, 400));
});
afterEach(async () => {
  await search.close();
  holding.close();
  rmSync(base, { recursive: true, force: true });
});

const ask = async <T>(path: string): Promise<T> => (await (await app.request(path)).json()) as T;
const decide = async (body: object): Promise<any> =>
  (
    await app.request("/api/party-decisions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
  ).json();
const fits = (name: string, value: unknown): void => expect(answerSchemas.get(name)?.safeParse(value).error).toBeUndefined();

describe("parties over HTTP", () => {
  interface Found extends Omit<ProposalProgress, "lists"> {
    readonly open: number;
    readonly outdated: boolean;
    readonly proposals: readonly { readonly left: string; readonly right: string }[];
  }
  const searching = async (method: string): Promise<Found> => (await (await app.request("/api/proposals", { method })).json()) as Found;
  const ended = async (): Promise<Found> => {
    for (;;) {
      const found = await searching("GET");
      if (found.state !== "running") return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  test("[R14, W2] all proposals: idle, searched on a thread, decided ones are asked no more", async () => {
    expect(await searching("GET")).toMatchObject({ state: "idle", open: 0, proposals: [], outdated: false });
    expect(await searching("POST")).toMatchObject({ state: "running" });
    const found = await ended();
    fits("ProposalSearch", found);
    // both sides are as long: each pair stands once all the same
    expect(found).toMatchObject({ state: "done", found: 1, open: 1, error: null, done: 4, total: 4 });
    const [pair] = found.proposals;
    expect(new Set([pair?.left, pair?.right])).toEqual(new Set(["alpha:A1", "beta:B1"]));
    await decide({ what: "refuse", left: pair?.left, right: pair?.right, reason: "two cousins" });
    expect(await searching("GET")).toMatchObject({ state: "done", found: 1, open: 0, proposals: [] });
  });

  test("[R14, W2] a search that is stopped says so, and can be begun anew; numbers of the query are whole", async () => {
    await searching("POST");
    expect(await searching("DELETE")).toMatchObject({ state: "stopped", error: null });
    await searching("POST");
    expect(await ended()).toMatchObject({ state: "done", found: 1 });
    expect(await ask("/api/proposals?limit=-1")).toEqual({ code: "field-invalid" });
  });

  test("[R13, R14, W2] a proposal with its evidence, accepted, then split; the answers fit their shapes", async () => {
    const path = `/api/parties/${encodeURIComponent("beta:B1")}/proposals`;
    const { proposals } = await ask<{ proposals: { left: string; right: string }[] }>(path);
    fits("Proposals", { proposals });
    expect(proposals.map(({ left, right }) => [left, right])).toEqual([["beta:B1", "alpha:A1"]]);
    const joined = await decide({
      what: "join",
      left: "beta:B1",
      right: "alpha:A1",
      reason: "same birth and name",
      seen: ["name", "birth date"],
    });
    fits("PartyDecided", joined);
    expect(joined.party).toMatchObject({ id: "alpha:A1", decisions: [{ what: "joined", who: "A. Tester", why: "same birth and name" }] });
    expect(await ask(path)).toEqual({ proposals: [] });
    // the answers come from the new snapshot at once
    const alerts = holding.matcher.screen({
      id: null,
      kind: "any",
      names: ["Zorvan Ilmarek Testgul"],
      births: [],
      countries: [],
      identifiers: [],
      fathers: [],
      mothers: [],
      addresses: [],
      birthPlaces: [],
    });
    expect(alerts.map(({ party, entries }) => [party, entries.length])).toEqual([["alpha:A1", 2]]);
    await decide({ what: "split", left: "beta:B1", reason: "two men after all" });
    expect(holding.reader.party(partyId("beta:B1"))).toMatchObject({ id: "beta:B1", decisions: [{ what: "split" }] });
  });

  test("[R6, W2] a number that two parties print is a conflict, with the reason, page by page", async () => {
    const found = await ask<{ conflicts: unknown[] }>("/api/party-conflicts");
    fits("Conflicts", found);
    expect(found).toMatchObject({
      total: 1,
      conflicts: [{ left: "alpha:A2", right: "beta:B2", by: "lei", reason: "their names have nothing in common" }],
    });
    expect(await ask("/api/party-conflicts?offset=1")).toEqual({ conflicts: [], total: 1 });
  });

  test("[R13, W2] a join that other decisions speak against says which, and takes them back when it is told to", async () => {
    await decide({ what: "join", left: "beta:B1", right: "alpha:A1", reason: "same birth and name" });
    await decide({ what: "join", left: "beta:B1", right: "alpha:A2", reason: "his company" });
    await decide({ what: "split", left: "alpha:A2", reason: "a company is no man" });
    const back = { what: "join", left: "alpha:A2", right: "beta:B1", reason: "counted as one after all" };
    expect(await decide(back)).toMatchObject({ code: "conflict" });
    expect(holding.reader.members(partyId("alpha:A2"))).toEqual(["alpha:A2"]);
    const joined = await decide({ ...back, takeBack: true });
    fits("PartyDecided", joined);
    expect(holding.reader.members(partyId("alpha:A2"))).toEqual(["alpha:A1", "alpha:A2", "beta:B1"]);
  });

  test("[R13] what cannot be decided has its code", async () => {
    const codes = [
      { what: "join", left: "beta:B1", right: "alpha:A9", reason: "x" },
      { what: "split", left: "beta:B1", reason: "x" },
      { what: "join", left: "beta:B1", right: "alpha:A1", reason: " " },
      { what: "merge", left: "beta:B1", right: "alpha:A1", reason: "x" },
    ];
    expect(await Promise.all(codes.map(async (body) => (await decide(body)).code))).toEqual([
      "entry-unknown",
      "conflict",
      "field-invalid",
      "field-invalid",
    ]);
    expect(await ask("/api/parties/nobody/proposals")).toEqual({ code: "party-unknown" });
  });
});
