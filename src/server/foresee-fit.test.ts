import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Hono } from "hono";
import { EXAMPLE_HISTORY, exampleCountsCsv, parsePosterior, type Posterior, type ShownCalibration } from "../foresee/index.ts";
import { EXAMPLE_STRATEGIES } from "../strategy/index.ts";
import { fitRequest } from "./foresee-fit-body.ts";
import { foreseeFitRoutes } from "./foresee-fit-routes.ts";
import { foreseeRoutes } from "./foresee-routes.ts";
import { openForesee, type Foresee } from "./foresee-room.ts";
import { foreseeSchemas } from "./foresee-schemas.ts";
import type { ForeseeCounts, ForeseeCountsFile, ForeseeFit, ForeseeRun } from "./foresee-shapes.ts";
import type { ServerEnv } from "./guard.ts";
import { asProblem, refuse } from "./refuse.ts";
import { mount } from "./route.ts";

const faults: unknown[] = [];
let clock = 0;
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

const ask = (path: string, init: RequestInit = {}, session = "one"): Promise<Response> =>
  Promise.resolve(app.request(path, { ...init, headers: { ...init.headers, "x-session": session } }));
const send = async <Answer>(path: string, body: unknown, session = "one"): Promise<Answer> =>
  (
    await ask(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }, session)
  ).json() as Promise<Answer>;
const drop = async (text: string, file = "counts.csv", session = "one"): Promise<ForeseeCountsFile> =>
  (
    await ask("/api/foresee/counts", { method: "POST", body: text, headers: { "x-file-name": encodeURIComponent(file) } }, session)
  ).json() as Promise<ForeseeCountsFile>;
const read = (body: object): Promise<ForeseeCounts> => send("/api/foresee/counts/read", body);
interface Refused {
  readonly error: { readonly code: string; readonly field?: string; readonly line?: number };
}

async function ended(id: string): Promise<ForeseeFit> {
  for (;;) {
    const fit = (await (await ask(`/api/foresee/fits/${id}`)).json()) as ForeseeFit;
    if (fit.state !== "waiting" && fit.state !== "running") return fit;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("counts over HTTP", () => {
  test("[F35] what a file holds is told before anything is fitted", async () => {
    const { id, file } = await drop(exampleCountsCsv(), "our counts.csv");
    expect(file).toBe("our counts.csv");
    const found = await read({ counts: id });
    expect(found).toMatchObject({ kind: "counts", begins: "2006-01", ends: "2023-12", months: 216, provinces: 2, problems: [] });
    expect(foreseeSchemas.get("ForeseeCounts")?.safeParse(found).error).toBeUndefined();
    // another session has no such file
    expect(await send<Refused>("/api/foresee/counts/read", { counts: id }, "two")).toMatchObject({
      error: { code: "not-found", field: "counts" },
    });
  });

  test.each([
    ["a gap", (lines: string[]) => lines.toSpliced(4, 1), /is missing/],
    ["a negative number", (lines: string[]) => lines.with(4, (lines[4] ?? "").replace(/\d+$/, "-3")), /-3 is negative/],
    ["a month twice", (lines: string[]) => lines.toSpliced(5, 0, lines[4] ?? ""), /stands here twice, first in line 5/],
    ["no number", (lines: string[]) => lines.with(4, (lines[4] ?? "").replace(/\d+$/, "NaN")), /"NaN" is no count/],
  ])("[F35, F21] %s is refused with its line and a remedy", async (_, wound, says) => {
    const { id } = await drop(wound(exampleCountsCsv().trimEnd().split(/\r?\n/)).join("\n"));
    const found = await read({ counts: id });
    expect(found.kind).toBe("neither");
    const told = found.problems.find(({ message }) => says.test(message));
    expect(told?.line).toBeGreaterThan(1);
    expect(told?.remedy?.length).toBeGreaterThan(10);
    // and nothing is fitted
    const fit = await send<ForeseeFit>("/api/foresee/fits", { counts: id, origins: 0 });
    expect(await ended(fit.id)).toMatchObject({ state: "failed", error: { code: "field-invalid" } });
  });

  test("[F35, F21] who is in no group yet is named, and can be given one; coordinates never come in", async () => {
    const head = "id,date_start,date_end,side_a,side_b,type_of_violence,latitude,longitude,where_coordinates,best";
    const rows = Array.from({ length: 36 }, (_, month) => {
      const day = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-03`;
      return `${month},${day},${day},Government of Nowhere,The Invented Front,1,31.5204,74.3587,Hidden Village,2`;
    });
    const { id } = await drop([head, ...rows].join("\n"), "ged.csv");
    const before = await read({ counts: id });
    expect(before.kind).toBe("neither");
    expect(before.unassigned.map(({ name }) => name)).toContain("The Invented Front");
    const after = await read({ counts: id, names: { "The Invented Front": "anti-state" } });
    expect(after).toMatchObject({ kind: "counts", months: 36 });
    expect(JSON.stringify([before, after])).not.toMatch(/31\.52|74\.35|Hidden Village/);
    expect(await send<Refused>("/api/foresee/counts/read", { counts: id, names: { "The Invented Front": "martians" } })).toMatchObject({
      error: { code: "field-invalid", field: 'names["The Invented Front"]' },
    });
  });

  test("[F35] a file that is empty, none of ours or gone is refused", async () => {
    expect(await drop(" ")).toMatchObject({ error: { code: "file-empty" } });
    const { id } = await drop("a,b\n1,2\n");
    expect(await read({ counts: id })).toMatchObject({ kind: "neither", problems: [{ code: "format-unknown" }] });
    expect(await send<Refused>("/api/foresee/fits", { counts: "gone" })).toMatchObject({ error: { code: "not-found", field: "counts" } });
    expect(await send<Refused>("/api/foresee/fits", { history: { schema: "no" } })).toMatchObject({ error: { field: "history.schema" } });
  });
});

describe("a fit over HTTP", () => {
  test(
    "[F35, F24] is followed to its diagnostics and begins the next comparison; a published series lies beside it",
    { timeout: 120_000, tags: ["slow"] },
    async () => {
      const { id } = await drop(exampleCountsCsv());
      const series = ["year,deaths", ...Array.from({ length: 10 }, (_, at) => `${2010 + at},${100 + at}`)].join("\n");
      const begun = await send<ForeseeFit>("/api/foresee/fits", {
        counts: id,
        history: EXAMPLE_HISTORY,
        beside: { text: series, file: "years.csv" },
        origins: 1,
        seed: 3,
      });
      expect(await send<Refused>("/api/foresee/fits", {})).toMatchObject({ error: { code: "conflict" } });
      const fit = await ended(begun.id);
      expect(foreseeSchemas.get("ForeseeFit")?.safeParse(fit).error).toBeUndefined();
      const found = fit as ForeseeFit & { state: "done" };
      const shown: ShownCalibration = found.calibration;
      expect(shown.converged).toBe(true);
      expect(shown.verdict).toMatch(/R-hat 1\.00\d .*effective draws/);
      expect(shown.association).toMatch(/^Association, not cause/);
      expect(shown.yearsSay).toMatch(/association/);
      expect(shown.years.rows.find(({ title }) => title === "2012")?.cells.at(-1)).toBe("102");
      expect(shown.scores?.rows.map(({ title }) => title)).toEqual([
        "the model",
        "last 12 months",
        "Poisson of the last month",
        "zeros",
        "NB-INGARCH",
      ]);
      expect(JSON.stringify(fit)).not.toMatch(/NaN|Infinity/);
      const file = async (format: string): Promise<string> => (await ask(`/api/foresee/fits/${fit.id}/report?format=${format}`)).text();
      const html = await file("html");
      for (const { title, cells } of [...shown.learnt.rows, ...shown.years.rows])
        expect(html).toContain([title, ...cells].map((cell) => `<td>${cell.replaceAll("'", "&#39;")}</td>`).join(""));
      expect(html).toContain(await file("svg"));
      const written = await file("json");
      expect(parsePosterior(written, (JSON.parse(written) as Posterior).parameters).ok).toBe(true);
      const run = await send<ForeseeRun>("/api/foresee/runs", {
        strategies: EXAMPLE_STRATEGIES.slice(0, 2),
        runs: 100,
        learnt: found.learnt?.id,
      });
      for (;;) {
        const now = (await (await ask(`/api/foresee/runs/${run.id}`)).json()) as ForeseeRun;
        if (now.state === "waiting" || now.state === "running") {
          await new Promise((resolve) => setTimeout(resolve, 50));
          continue;
        }
        expect(now.state === "done" && now.comparison.notes[0]).toMatch(/^Fitted to counts\.csv: .*association, not cause/);
        expect(
          now.state === "done" && now.comparison.outcomes.some((one) => one.counted && one.fans.some(({ spread }) => spread.data > 0)),
        ).toBe(true);
        break;
      }
      expect(faults).toEqual([]);
    },
  );

  test("[F35] is stopped by hand, and when nobody asks about it any more", { timeout: 60_000 }, async () => {
    const first = await send<ForeseeFit>("/api/foresee/fits", { origins: 0 });
    expect((await ask(`/api/foresee/fits/${first.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await ended(first.id)).state).toBe("stopped");
    const gone = foresee.fits.start(
      "gone",
      fitRequest({ origins: 0 }, () => expect.fail("no file was named")),
    );
    while (foresee.fits.find("gone", gone.id)?.state === "waiting") await new Promise((next) => setTimeout(next, 5));
    clock += 200_000;
    // another's waits in line until the first lets go: its beginning proves that the first was stopped without being asked
    const next = await send<ForeseeFit>("/api/foresee/fits", { origins: 0 });
    for (;;) {
      const now = (await (await ask(`/api/foresee/fits/${next.id}`)).json()) as ForeseeFit;
      if (now.state === "running") break;
      await new Promise((soon) => setTimeout(soon, 20));
    }
    expect(foresee.fits.find("gone", gone.id)?.state).toBe("stopped");
    expect((await ask(`/api/foresee/fits/${next.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await ended(next.id)).state).toBe("stopped");
    expect(faults).toEqual([]);
  });
});
