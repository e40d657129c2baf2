import { describe, expect, test } from "vitest";
import { EXAMPLE_SITUATION } from "../default-situation.ts";
import { createWorkspace, logLikelihood } from "../likelihood.ts";
import { AT, groupAt, parameterSpace, valuesAt } from "../parameters.ts";
import { parsePosterior } from "../posterior.ts";
import type { Situation } from "../situation.ts";
import { calibrationCsv } from "./calibration-csv.ts";
import { calibrationHtml } from "./calibration-html.ts";
import { calibrationOf, type Calibration } from "./calibration.ts";
import { countReader } from "./count-reader.ts";
import type { MonthlyCounts } from "./counts.ts";
import { EXAMPLE_HISTORY, exampleCounts } from "./example-counts.ts";
import { fit, chainWorker, type Fit } from "./fit.ts";
import { fitModel, fitSpace, type FitModel } from "./fit-model.ts";
import { learntOf } from "./learnt.ts";
import { predictiveChecks } from "./predictive.ts";
import { originsOf, rollingScores } from "./rolling.ts";
import { sbcRanks, sbcTable, RANKS } from "./sbc.ts";
import { countMonths, quietPath } from "../path.ts";
import { today } from "./today.ts";

const slow = { timeout: 300_000 };

function example(): MonthlyCounts {
  const [header, ...rows] = exampleCounts();
  const groups = EXAMPLE_SITUATION.groups.map(({ id }) => id);
  const reader = countReader(header as NonNullable<typeof header>, { file: "example", groups, names: new Map(), countries: new Set() });
  rows.forEach((row) => reader.take(row));
  const read = reader.finish();
  expect(read.ok).toBe(true);
  return (read as Extract<typeof read, { ok: true }>).counts;
}

const counts = example();
const model = fitModel(EXAMPLE_SITUATION, counts, EXAMPLE_HISTORY);
let kept: Promise<Fit> | null = null;
/** the fit of the invented counts, made once */
const fitted = (): Promise<Fit> => (kept ??= fit(model, [chainWorker(model)], { seed: 1, most: 8000 }));
const short = { seed: 4, warming: [60, 60], most: 60, fewest: 60 };

function calibrated(result: Fit): Calibration {
  return calibrationOf({
    situation: EXAMPLE_SITUATION,
    counts,
    done: EXAMPLE_HISTORY,
    model,
    fit: result,
    scores: [],
    series: { title: "deaths", deaths: new Map([[2010, 3]]) },
    seed: 1,
    file: "counts.csv",
  });
}

describe("a fit", () => {
  test("[F20] goes on until four chains agree: R-hat below 1.01, bulk ESS above 400", slow, async () => {
    const { converged, agreement, draws, steps, chains } = await fitted();
    expect([converged, chains]).toEqual([true, 4]);
    expect(draws).toHaveLength(4 * steps);
    expect(Math.max(...agreement.map(({ rHat }) => rHat))).toBeLessThan(1.01);
    expect(Math.min(...agreement.map(({ bulk }) => bulk))).toBeGreaterThan(400);
  });

  test("[F20] finds the truth that brought the counts, and says how little they teach of money and services", slow, async () => {
    const learnt = new Map(learntOf(await fitted(), model).map((row) => [row.parameter, row]));
    // the invented truth lies at the middle of every belief; nine of ten of 34 intervals should hold it
    const held = [...learnt.values()].filter(({ before: [, truth], after: [low, , high] }) => low <= truth && truth <= high);
    expect(held.length).toBeGreaterThanOrEqual(28);
    const data = (id: string): number => learnt.get(id)?.contraction ?? -1;
    for (const id of ["a", "nu", "rate:anti-state", "rate:charity-running"]) expect(data(id)).toBeGreaterThan(0.8);
    for (const id of ["r", "h", "be"]) expect(data(id)).toBeGreaterThan(0.1);
    for (const id of ["eps", "lo", "om", "chi", "x"]) expect(data(id)).toBeLessThan(0.2);
    // no tie was ever severed: nothing can have been learnt of it, and luck is not told as learning
    for (const id of ["sp", "kv"]) expect(data(id)).toBe(0);
    for (const { contraction, literature } of learnt.values()) expect(contraction + literature).toBeCloseTo(1, 8);
  });

  test("[F20, F8] has the same digits on one worker and on three, and other digits with another seed", slow, async () => {
    const one = await fit(model, [chainWorker(model)], short);
    const three = await fit(model, [chainWorker(model), chainWorker(model), chainWorker(model)], short);
    expect(three.draws).toEqual(one.draws);
    expect((await fit(model, [chainWorker(model)], { ...short, seed: 5 })).draws).not.toEqual(one.draws);
  });

  test("[F20, F8] can be followed and ended", async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number): void => {
      seen.push(done);
      stop.abort(new DOMException("enough", "AbortError"));
    };
    await expect(fit(model, [chainWorker(model)], { ...short, onProgress, signal: stop.signal })).rejects.toThrow("enough");
    expect(seen).toHaveLength(1);
  });

  test("[F20, F13] chains that do not agree give no posterior, and say so", slow, async () => {
    const result = await fit(model, [chainWorker(model)], short);
    expect(result.converged).toBe(false);
    const { posterior, notes } = calibrated(result);
    expect(posterior).toBeNull();
    expect(notes.join("\n")).toContain("did not agree");
  });

  test("[F20] counts that no belief can bring are refused", async () => {
    const impossible: FitModel = {
      ...model,
      space: {
        ...model.space,
        parameters: model.space.parameters.map((each) =>
          each.id === "nu" ? { ...each, prior: { form: "normal", mean: NaN, sd: 1 } } : each,
        ),
      },
    };
    await expect(fit(impossible, [chainWorker(impossible)], short)).rejects.toThrow("no beliefs");
  });
});

describe("what a fit hands on", () => {
  test("[F20] a posterior that a comparison takes: today's rate is the first month's times capacity", slow, async () => {
    const { posterior } = calibrated(await fitted());
    const known = parameterSpace(EXAMPLE_SITUATION.groups).parameters.map(({ id }) => id);
    expect(parsePosterior(JSON.stringify(posterior), known)).toMatchObject({ ok: true });
    const draw = (await fitted()).draws[7] as Float64Array;
    const [row = []] = today([draw], model, EXAMPLE_SITUATION).rows;
    const workspace = createWorkspace(model.space, model.history.months);
    const then = valuesAt(model.space, draw);
    logLikelihood(then, model.history, workspace);
    const now = valuesAt(parameterSpace(EXAMPLE_SITUATION.groups), row);
    const { state } = workspace.track;
    for (const g of [0, 1, 2]) {
      expect(now[groupAt(g, "rate")]).toBeCloseTo((then[groupAt(g, "rate")] as number) * (state[3 * g] as number), 4);
      expect(now[groupAt(g, "support")]).toBeCloseTo(state[3 * g + 1] as number, 4);
      expect(now[groupAt(g, "tie")]).toBeCloseTo(then[groupAt(g, "tie")] as number, 5);
    }
    expect(now[AT.r]).toBeCloseTo(then[AT.r] as number, 5);
  });

  test("[F20, F13] what lies beyond a posterior's bounds is held, counted, and never NaN", () => {
    const tiny: Situation = {
      ...EXAMPLE_SITUATION,
      groups: EXAMPLE_SITUATION.groups.map((group) => ({ ...group, attacks: { ...group.attacks, low: 1, high: 1.0001 } })),
    };
    const { rows, held } = today([new Float64Array(model.space.size)], model, tiny);
    expect(held).toBeGreaterThan(0);
    for (const z of rows[0] ?? []) expect(Math.abs(z)).toBeLessThanOrEqual(12);
  });

  test("[F12, F18] the report and the table say what is the literature's, and that it is association", slow, async () => {
    const calibration = calibrated(await fitted());
    const html = calibrationHtml(calibration);
    expect(html).toContain("Association, not cause");
    expect(html).toContain("from the literature, not from your data");
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/NaN|undefined|<script|https?:\/\//);
    const [head, ...rows] = calibrationCsv(calibration).trimEnd().split("\r\n");
    expect(head).toContain("from_data,error,from_literature");
    expect(rows).toHaveLength(model.space.size);
    expect(calibration.years.find(({ year }) => year === 2010)).toMatchObject({ published: "<5", attacks: expect.any(Number) as number });
  });

  test("[F11] counts below five are not told by province or year", async () => {
    const few: MonthlyCounts = { ...counts, attacks: counts.attacks.map((_, cell) => (cell === 0 ? 3 : 0)) };
    const result = await fit(model, [chainWorker(model)], { ...short, warming: [40], most: 40, fewest: 40 });
    const told = calibrationOf({
      situation: EXAMPLE_SITUATION,
      counts: few,
      done: null,
      model,
      fit: result,
      scores: [],
      series: null,
      seed: 1,
      file: "x",
    });
    expect(told.data.provinces).toEqual([
      { id: "north", attacks: "<5" },
      { id: "south", attacks: 0 },
    ]);
    expect(told.notes.join("\n")).toContain(
      "anti-state: 0.0 attacks a month in the last year of the counts; the situation says 2.4 to 6.6",
    );
    expect(told.years[0]).toMatchObject({ attacks: "<5", published: null });
  });
});

describe("posterior predictive checks", () => {
  test("[F22] pass where the model is true and fail where it is not", slow, async () => {
    const { draws } = await fitted();
    const some = draws.filter((_, at) => at % 40 === 0);
    const checks = predictiveChecks(some, model, 1);
    expect(checks.filter(({ fits }) => !fits).length).toBeLessThanOrEqual(2);
    expect(checks.some(({ feature }) => feature.startsWith("change, year after"))).toBe(true);
    const seasons = {
      ...model,
      history: { ...model.history, counts: model.history.counts.map((_, cell) => (Math.floor(cell / 3) % 12 < 6 ? 0 : 9)) },
    };
    const off = predictiveChecks(some, seasons, 1).filter(({ fits }) => !fits);
    expect(off.map(({ feature }) => feature)).toContain("echo after 6");
  });
});

describe("past years foretold", () => {
  test("[F22] origins leave four years before them, the last year comes last", () => {
    expect(originsOf(216, 3)).toEqual([180, 192, 204]);
    expect(originsOf(60, 3)).toEqual([48]);
    expect(originsOf(24, 3)).toEqual([]);
  });

  test("[F22] model and rivals meet the same months; all are told, whoever wins", slow, async () => {
    const closed: number[] = [];
    const rows = await rollingScores(
      {
        situation: EXAMPLE_SITUATION,
        counts,
        done: EXAMPLE_HISTORY,
        seed: 1,
        origins: 1,
        effort: { ...short, warming: [200, 200], most: 200 },
      },
      (past) => {
        expect(past.history.months).toBe(204);
        return { workers: [chainWorker(past)], close: () => Promise.resolve(void closed.push(1)) };
      },
    );
    expect(rows.map(({ who }) => who)).toEqual(["model", "last-12-months", "poisson-last", "zeros", "nb-ingarch"]);
    expect(rows.map(({ forecasts }) => forecasts)).toEqual([36, 36, 36, 36, 36]);
    const crps = new Map(rows.map((row) => [row.who, row.crps]));
    expect(crps.get("model")).toBeLessThan(crps.get("zeros") ?? 0);
    expect(closed).toEqual([1]);
  });
});

describe("simulation-based calibration", () => {
  test("[F23] a short one: truths lie anywhere among their draws (the long one: npm run sbc)", slow, async () => {
    const one: Situation = { ...EXAMPLE_SITUATION, groups: EXAMPLE_SITUATION.groups.slice(0, 1) };
    const space = fitSpace(one);
    const path = quietPath(1, 30);
    path.force.fill(1, 12, 24);
    const plan = { space, path: countMonths(path), seed: 11 };
    const sets: Int32Array[] = [];
    for (let set = 0; set < 16; set++) sets.push(await sbcRanks(plan, set, { warming: [100, 200, 300], most: 300, fewest: 300 }));
    const table = sbcTable(space, sets);
    expect(table.map(({ parameter }) => parameter)).toEqual([...space.parameters.map(({ id }) => id), "likelihood"]);
    expect(table.filter(({ sound }) => !sound)).toEqual([]);
    const ranks = sets.flatMap((set) => [...set]);
    expect(Math.min(...ranks)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ranks)).toBeLessThanOrEqual(RANKS);
  });
});
