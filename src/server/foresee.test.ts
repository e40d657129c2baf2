import { escapeXml } from "../ground/index.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Hono } from "hono";
import {
  compare,
  comparisonCsv,
  comparisonHtml,
  EXAMPLE_SITUATION,
  mergeChunks,
  parameterSpace,
  planEnsemble,
  runChunk,
  shownComparison,
  USUAL_REPLICATES,
  type Comparison,
} from "../foresee/index.ts";
import { EXAMPLE_STRATEGIES, type Strategy } from "../strategy/index.ts";
import { foreseeRoutes } from "./foresee-routes.ts";
import { openForesee, type Foresee } from "./foresee-room.ts";
import { foreseeFitRoutes } from "./foresee-fit-routes.ts";
import { foreseeSchemas } from "./foresee-schemas.ts";
import type { ForeseeRun, ForeseeStart } from "./foresee-shapes.ts";
import type { ServerEnv } from "./guard.ts";
import { asProblem, refuse } from "./refuse.ts";
import { mount } from "./route.ts";

const strategies = EXAMPLE_STRATEGIES.slice(0, 3);
const RUNS = 500;
/** one of its hundred draws lies far out, which once was taken for a fault of the situation */
const SEED = 7;
let clock = 0;
const faults: unknown[] = [];
let foresee: Foresee;
let app: Hono<ServerEnv>;

beforeAll(() => {
  foresee = openForesee({ now: () => clock, threads: 2, onFault: (error) => faults.push(error) });
  app = new Hono<ServerEnv>();
  app.use(async (context, next) => {
    context.set("session", context.req.header("x-session") ?? "one");
    await next();
  });
  mount(app, [...foreseeRoutes(foresee), ...foreseeFitRoutes(foresee)]);
  app.onError((error, context) => refuse(context, asProblem(error)));
});
afterAll(async () => {
  await foresee.close();
});

const ask = (path: string, session = "one"): Promise<Response> => Promise.resolve(app.request(path, { headers: { "x-session": session } }));
const send = (path: string, body: unknown, session = "one"): Promise<Response> =>
  Promise.resolve(
    app.request(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "x-session": session },
    }),
  );
const errorOf = async (response: Response): Promise<unknown> => ((await response.json()) as { error: unknown }).error;

async function ended(id: string, session = "one"): Promise<ForeseeRun> {
  for (;;) {
    const run = (await (await ask(`/api/foresee/runs/${id}`, session)).json()) as ForeseeRun;
    if (run.state !== "waiting" && run.state !== "running") return run;
    await new Promise((next) => setTimeout(next, 20));
  }
}

/** What the command line would have found: the same request on this thread. */
function reckoned(): Comparison {
  const draws = RUNS / USUAL_REPLICATES;
  const ensemble = planEnsemble({
    situation: EXAMPLE_SITUATION,
    strategies,
    seed: 7,
    draws,
    replicates: USUAL_REPLICATES,
    posterior: null,
  });
  return compare(mergeChunks(ensemble, [runChunk(ensemble, 0, draws)]));
}

describe("a comparison over HTTP", () => {
  let run: Extract<ForeseeRun, { readonly state: "done" }>;
  const file = async (query: string): Promise<string> => (await ask(`/api/foresee/runs/${run.id}/${query}`)).text();
  beforeAll(async () => {
    const started = (await (await send("/api/foresee/runs", { strategies, runs: RUNS, seed: SEED })).json()) as ForeseeRun;
    const found = await ended(started.id);
    if (found.state !== "done") expect.fail(JSON.stringify(found));
    run = found;
  });

  test("[F30] the page's figures, the report and the files are the same numbers, to the digit, whoever runs them", async () => {
    const own = reckoned();
    expect(run.comparison).toEqual(JSON.parse(JSON.stringify(shownComparison(own))));
    expect(await file("report?format=json")).toBe(`${JSON.stringify(own)}\n`);
    expect(await file("report?format=csv")).toBe(comparisonCsv(own));
    const html = await file("report");
    expect(html).toBe(comparisonHtml(own));
    const { summary, shortAndLong, pairs, regret, totals, groups, outcomes, ratios, deciding } = run.comparison;
    for (const { rows } of [shortAndLong, pairs, regret, totals, groups])
      for (const { title, cells } of rows)
        expect(html).toContain(`<tr>${[title, ...cells].map((cell) => `<td>${escapeXml(cell)}</td>`).join("")}</tr>`);
    for (const sentence of summary) expect(html).toContain(escapeXml(sentence));
    const fans = [...ratios, ...outcomes.flatMap((outcome) => (outcome.counted ? outcome.fans : []))];
    expect(fans.length).toBeGreaterThan(10);
    for (const { figures, chart } of fans) {
      expect(html).toContain(escapeXml(figures));
      for (const line of [chart.outer, chart.inner, chart.middle]) expect(html).toContain(line);
    }
    for (const { beliefs } of deciding) for (const { sentence } of beliefs.slice(0, 4)) expect(html).toContain(escapeXml(sentence));
  });

  test("[F30] every chart can be had as a picture and as the numbers behind it", async () => {
    const { ratios, outcomes, deciding } = run.comparison;
    const curves = deciding.flatMap(({ beliefs }) => beliefs.map(({ curve }) => curve));
    const all = [...ratios, ...outcomes.flatMap((outcome) => (outcome.counted ? outcome.fans : [])), ...curves];
    for (const { id, caption } of all) {
      const svg = await file(`chart?chart=${encodeURIComponent(id)}`);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).toContain("<title>");
      const csv = await file(`chart?format=csv&chart=${encodeURIComponent(id)}`);
      expect(csv.split("\r\n").length, caption.title).toBeGreaterThan(10);
      expect(`${svg}${csv}`).not.toMatch(/NaN|undefined|Infinity/);
    }
    const [, ...rows] = (await file("chart?format=csv&chart=attacks.crackdown")).trimEnd().split("\r\n");
    const attacks = reckoned().outcomes[0];
    expect(rows.map((row) => row.split(",").slice(1).map(Number))).toEqual(attacks?.counted === true ? attacks.strategies[1]?.points : []);
    expect(await errorOf(await ask(`/api/foresee/runs/${run.id}/chart?chart=attacks.nobody`))).toMatchObject({ code: "not-found" });
    expect(await errorOf(await ask(`/api/foresee/runs/${run.id}/chart?chart=attacks.crackdown&format=exe`))).toMatchObject({
      field: "format",
      remedy: "svg or csv",
    });
  });

  test("[F15] along a belief the order turns where the chance goes through one half, and nowhere else", () => {
    let turned = 0;
    for (const { ahead, other, beliefs } of run.comparison.deciding)
      for (const { steps, flips } of beliefs) {
        const firsts = new Set(steps.map(({ first }) => first));
        if (flips) turned++;
        if (flips) expect([...firsts]).toEqual(expect.arrayContaining([ahead, other]));
        for (const { order, first } of steps) {
          expect(order.map(({ strategy }) => strategy).toSorted()).toEqual(strategies.map(({ id }) => id).toSorted());
          const places = [ahead, other].map((id) => order.findIndex(({ strategy }) => strategy === id));
          if (first !== null) expect((places[0] as number) < (places[1] as number)).toBe(first === ahead);
        }
      }
    expect(turned).toBeGreaterThan(0);
  });

  test("[F30] shapes are those of the description; no figure that is no number", async () => {
    expect(foreseeSchemas.get("ForeseeRun")?.safeParse(run).error).toBeUndefined();
    expect(JSON.stringify(run)).not.toMatch(/NaN|Infinity|undefined/);
    const start = (await (await ask("/api/foresee")).json()) as ForeseeStart;
    expect(foreseeSchemas.get("ForeseeStart")?.safeParse(start).error).toBeUndefined();
    expect(start.examples.map(({ strategy }) => strategy.id)).toEqual(EXAMPLE_STRATEGIES.map(({ id }) => id));
  });

  test("nobody else's session sees it", async () => {
    expect((await ask(`/api/foresee/runs/${run.id}`, "other")).status).toBe(404);
    expect((await ask(`/api/foresee/runs/${run.id}/report`, "other")).status).toBe(404);
    expect((await app.request(`/api/foresee/runs/${run.id}`, { method: "DELETE", headers: { "x-session": "other" } })).status).toBe(404);
  });
});

describe("one at a time", () => {
  const long = { strategies, runs: 20_000 };

  test("[F31] a session has one running; a stopped one says so and leaves nothing", async () => {
    const first = (await (await send("/api/foresee/runs", long)).json()) as ForeseeRun;
    const second = await send("/api/foresee/runs", long);
    expect(second.status).toBe(409);
    expect(await errorOf(second)).toMatchObject({ code: "conflict", remedy: expect.stringContaining("stop it") });
    expect((await app.request(`/api/foresee/runs/${first.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await ended(first.id)).state).toBe("stopped");
    expect((await ask(`/api/foresee/runs/${first.id}/report`)).status).toBe(404);
    expect((await app.request(`/api/foresee/runs/${first.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await ask(`/api/foresee/runs/${first.id}`)).status).toBe(404);
  });

  test("[F31] what nobody asks about any more is stopped", async () => {
    const gone = (await (await send("/api/foresee/runs", long, "gone")).json()) as ForeseeRun;
    while (foresee.runs.find("gone", gone.id)?.state === "waiting") await new Promise((next) => setTimeout(next, 5));
    clock += 100_000;
    // another's waits in line until the first lets go: its end proves that the first was stopped without being asked
    const next = (await (await send("/api/foresee/runs", { strategies, runs: 10 }, "next")).json()) as ForeseeRun;
    expect((await ended(next.id, "next")).state).toBe("done");
    expect(foresee.runs.find("gone", gone.id)).toMatchObject({ state: "stopped" });
  });
});

describe("what cannot be meant", () => {
  const [tolerance, crackdown] = strategies as [Strategy, Strategy];
  const bent = {
    ...crackdown,
    groups: crackdown.groups.map((group, at) =>
      at === 1 ? { ...group, measures: group.measures.map((planned) => ({ ...planned, strength: 1.5 })) } : group,
    ),
  };
  const orphan = { ...crackdown, groups: [{ ...crackdown.groups[0], id: "nobody" }] };
  test.each([
    ["no strategy", { strategies: [] }, { field: "strategies", message: expect.stringContaining("at least one") }],
    [
      "a strength above 1",
      { strategies: [tolerance, bent] },
      {
        code: "field-invalid",
        field: "strategies[1].groups[1].measures[0].strength",
        value: "1.5",
        remedy: expect.stringContaining("from 0"),
      },
    ],
    ["a group that is not in the situation", { strategies: [orphan] }, { field: "groups[0].id", value: "nobody" }],
    ["two of one name", { strategies: [tolerance, tolerance] }, { field: "id", value: "tolerance" }],
    ["too few runs", { strategies, runs: 3 }, { field: "runs" }],
    ["half a run", { strategies, runs: 10.5 }, { field: "runs" }],
    ["too many runs in all", { strategies: EXAMPLE_STRATEGIES, runs: 20_000 }, { field: "runs", remedy: expect.stringContaining("17142") }],
    ["a seed that is none", { strategies, seed: -1 }, { field: "seed" }],
    ["a situation of another sort", { strategies, situation: { schema: "x" } }, { field: expect.stringMatching(/^situation\./) }],
    ["a field that is not there", { strategies, runz: 10 }, { code: "field-invalid" }],
  ])("[F31] %s is refused with path and remedy before anything runs", async (_, body, wanted) => {
    const response = await send("/api/foresee/runs", body, "bad");
    expect([400, 413]).toContain(response.status);
    expect(await errorOf(response)).toMatchObject(wanted);
  });

  test("[F31] a text that was dropped is told all that is wrong with it, at once", async () => {
    const read = async (text: string): Promise<any> => (await send("/api/foresee/read", { text, file: "mine.json" })).json();
    expect(await read(JSON.stringify(crackdown))).toMatchObject({ kind: "strategy", leavesServicesOff: true, strategy: crackdown });
    expect(await read(JSON.stringify(EXAMPLE_SITUATION))).toMatchObject({ kind: "situation", situation: { id: "classes" } });
    const wrong = await read(JSON.stringify(bent));
    expect(wrong.kind).toBe("neither");
    expect(wrong.problems.length).toBe(bent.groups[1]?.measures.length);
    expect(wrong.problems[0]).toMatchObject({ file: "mine.json", field: "groups[1].measures[0].strength" });
    expect(await read("{\n\n  nonsense")).toMatchObject({ kind: "neither", problems: [{ code: "json-malformed", line: 3 }] });
    expect(foreseeSchemas.get("ForeseeRead")?.safeParse(wrong).error).toBeUndefined();
    const twin = (await (await send("/api/foresee/continuity", { text: JSON.stringify(crackdown) })).json()) as any;
    expect(twin).toMatchObject({ kind: "strategy", leavesServicesOff: false, strategy: { id: "crackdown-with-services" } });
  });
});

test("[F12, F31] what calibration has taught is used: its share stands in every figure, and only with the groups it was fitted to", async () => {
  const give = (value: unknown, session = "learner"): Promise<Response> =>
    Promise.resolve(
      app.request("/api/foresee/learnt", {
        method: "POST",
        body: typeof value === "string" ? value : JSON.stringify(value),
        headers: { "x-session": session, "x-file-name": encodeURIComponent("learnt é.json") },
      }),
    );
  const parameters = parameterSpace(EXAMPLE_SITUATION.groups)
    .parameters.map(({ id }) => id)
    .slice(0, 12);
  const posterior = {
    schema: "writ-posterior/1",
    parameters,
    rows: Array.from({ length: 60 }, (_, row) => parameters.map((__, at) => 0.3 * Math.sin(row * 7 + at))),
    source: "a test's counts",
  };
  const kept = (await (await give(posterior)).json()) as { readonly id: string };
  expect(foreseeSchemas.get("ForeseeLearnt")?.safeParse(kept).error).toBeUndefined();
  expect(kept).toMatchObject({ source: "a test's counts", parameters: 12, draws: 60 });
  const started = (await (await send("/api/foresee/runs", { strategies, runs: 500, learnt: kept.id }, "learner")).json()) as ForeseeRun;
  const found = await ended(started.id, "learner");
  if (found.state !== "done") expect.fail(JSON.stringify(found));
  expect(found.comparison.ratios.every(({ spread }) => spread.data > 0)).toBe(true);
  expect(found.comparison.notes.join(" ")).toContain("Fitted to a test's counts");
  expect(await errorOf(await give({ ...posterior, rows: [[1]] }))).toMatchObject({ file: "learnt é.json", field: "rows" });
  expect(await errorOf(await give("{"))).toMatchObject({ code: "json-malformed", line: 1 });
  expect(await errorOf(await give(" ".repeat(9 * 2 ** 20)))).toMatchObject({ code: "file-too-large" });
  expect(await errorOf(await send("/api/foresee/runs", { strategies, learnt: kept.id }, "stranger"))).toMatchObject({ field: "learnt" });
  const strange = (await (await give({ ...posterior, parameters: parameters.with(3, "nothing") })).json()) as { readonly id: string };
  expect(await errorOf(await send("/api/foresee/runs", { strategies, learnt: strange.id }, "learner"))).toMatchObject({
    field: "learnt.parameters[3]",
    value: "nothing",
  });
});

test("[F32] the illustration is the same for the same seed, and another run is another picture", async () => {
  const first = (await (await ask("/api/foresee/epstein?run=2&seed=3")).json()) as any;
  expect(foreseeSchemas.get("CivilPicture")?.safeParse(first).error).toBeUndefined();
  expect(first.frames.length).toBeGreaterThan(100);
  expect(first.frames.every(({ sites }: { sites: string }) => sites.length === first.width * first.height)).toBe(true);
  const [last] = first.frames.slice(-1);
  expect([...last.sites].filter((site: string) => site === "3").length).toBe(last.active);
  expect(await (await ask("/api/foresee/epstein?run=2&seed=3")).json()).toEqual(first);
  expect((await (await ask("/api/foresee/epstein?run=5&seed=3")).json()) as any).not.toEqual(first);
  expect(await errorOf(await ask("/api/foresee/epstein?run=9"))).toMatchObject({ field: "run" });
});

test("in all of this nothing broke that is a fault of ours", () => {
  expect(faults).toEqual([]);
});
