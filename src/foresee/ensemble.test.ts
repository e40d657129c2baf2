import { describe, expect, test } from "vitest";
import { EXAMPLE_STRATEGIES, readStrategy, type Strategy } from "../strategy/index.ts";
import { runChunk } from "./chunk.ts";
import { compare } from "./compare.ts";
import type { Comparison } from "./comparison.ts";
import { EXAMPLE_SITUATION } from "./default-situation.ts";
import { chunksOf, planEnsemble, type EnsembleRequest } from "./ensemble.ts";
import { ratiosOf, regretsOf, shareLess } from "./pairs.ts";
import { shownPeople } from "./people.ts";
import type { Posterior } from "./posterior.ts";
import { quantilesOf } from "./quantile.ts";
import { mergeChunks } from "./samples.ts";
import { planSensitivity } from "./sensitivity-plan.ts";
import { sensitivityChunk, sensitivityOf } from "./sensitivity.ts";
import { shareWork } from "./sharing.ts";
import { SHARED_PRIORS } from "./priors-table.ts";
import { contractionOf } from "./posterior.ts";
import { spreadOf } from "./variance.ts";

const strategy = (id: string): Strategy => EXAMPLE_STRATEGIES.find((candidate) => candidate.id === id) as Strategy;
const request = (more: Partial<EnsembleRequest> = {}): EnsembleRequest => ({
  situation: EXAMPLE_SITUATION,
  strategies: [strategy("tolerance"), strategy("crackdown"), strategy("crackdown-with-services")],
  seed: 4,
  draws: 200,
  replicates: 3,
  posterior: null,
  ...more,
});

function compared(of: EnsembleRequest, chunk = 50): Comparison {
  const ensemble = planEnsemble(of);
  return compare(
    mergeChunks(
      ensemble,
      chunksOf(of.draws, chunk).map(([from, to]) => runChunk(ensemble, from, to)),
    ),
  );
}

describe("an ensemble", () => {
  test("[F8] has the same digits in chunks of any size and order, by one worker or by five", async () => {
    const whole = JSON.stringify(compared(request(), 200));
    expect(JSON.stringify(compared(request(), 7))).toBe(whole);
    const ensemble = planEnsemble(request());
    const worker = async (from: number, to: number) => {
      // those that come first end last
      await new Promise((resolve) => setTimeout(resolve, 20 - from / 10));
      return runChunk(ensemble, from, to);
    };
    const chunks = await shareWork(chunksOf(200, 33), [worker, worker, worker, worker, worker]);
    expect(JSON.stringify(compare(mergeChunks(ensemble, chunks.toReversed())))).toBe(whole);
  });

  test("[F8] has other digits with another seed", () => {
    expect(JSON.stringify(compared(request({ seed: 5 })).outcomes)).not.toBe(JSON.stringify(compared(request()).outcomes));
  });

  test("[F8] tells progress piece by piece and ends when it is told to", async () => {
    const ensemble = planEnsemble(request());
    const seen: number[] = [];
    const stop = new AbortController();
    const run = shareWork(chunksOf(200, 20), [async (from, to) => runChunk(ensemble, from, to)], {
      signal: stop.signal,
      onProgress: (done, total) => {
        seen.push(done / total);
        if (done === 60) stop.abort("enough");
      },
    });
    await expect(run).rejects.toBe("enough");
    expect(seen).toEqual([0.1, 0.2, 0.3]);
  });

  test("[F9] two strategies that do the same have the same runs: they share beliefs and luck", () => {
    const twin = { ...strategy("crackdown"), id: "twin" } as Strategy;
    const { outcomes, pairs } = compared(request({ strategies: [strategy("crackdown"), twin] }));
    for (const report of outcomes) if (report.counted) expect(report.strategies[0]?.points).toEqual(report.strategies[1]?.points);
    expect(pairs.every(({ share }) => share.every((row) => row.every((value) => value === 0.5)))).toBe(true);
  });

  test("[F3] groups in another order give the same digits", () => {
    const turned = { ...EXAMPLE_SITUATION, groups: EXAMPLE_SITUATION.groups.toReversed() };
    const [one, other] = [compared(request()), compared(request({ situation: turned }))];
    expect(JSON.stringify(other.outcomes)).toBe(JSON.stringify(one.outcomes));
    expect(JSON.stringify(other.deciding)).toBe(JSON.stringify(one.deciding));
  });

  test("[F3] groups under other names give the same distribution", () => {
    const renamed = (text: string): string => text.replaceAll("anti-state", "zz").replaceAll("charity-running", "aa");
    const anew = <Value>(value: Value): Value => JSON.parse(renamed(JSON.stringify(value))) as Value;
    const base = request({ draws: 1_500, replicates: 2 });
    const one = compared(base);
    const other = compared({ ...base, situation: anew(base.situation), strategies: base.strategies.map(anew) });
    const middle = ({ outcomes }: Comparison): number => {
      const [attacks] = outcomes;
      return attacks?.counted === true ? Number(attacks.strategies[1]?.spans.whole.quantiles[2]) : Number.NaN;
    };
    expect(middle(other) / middle(one)).toBeGreaterThan(0.95);
    expect(middle(other) / middle(one)).toBeLessThan(1.05);
    expect(Math.abs((other.shortAndLong[1]?.spans.whole.less ?? 0) - (one.shortAndLong[1]?.spans.whole.less ?? 9))).toBeLessThan(0.05);
  });

  test("[F10] an outcome without data is not counted, and one with data is", () => {
    const harmed = { low: 4, high: 12, source: "test", date: "2026" };
    const situation = { ...EXAMPLE_SITUATION, groups: EXAMPLE_SITUATION.groups.map((group) => ({ ...group, harmed })) };
    const without = compared(request()).outcomes.find(({ id }) => id === "harmed");
    const withData = compared(request({ situation })).outcomes.find(({ id }) => id === "harmed");
    expect(without).toMatchObject({ counted: false, why: expect.stringContaining("not counted") });
    // three groups, 36 months at full force and 84 at .3, some 7 people a month, less what little selectivity avoids
    const middle = withData?.counted === true ? Number(withData.strategies[1]?.spans.whole.quantiles[2]) : Number.NaN;
    expect(middle).toBeGreaterThan(600);
    expect(middle).toBeLessThan(1_500);
    const tolerance = withData?.counted === true ? withData.strategies[0]?.spans.whole.quantiles : null;
    expect(tolerance).toEqual([0, 0, 0, 0, 0]);
  });

  test("[F10] people without a service are counted where services are closed and nobody goes on", () => {
    const report = compared(request()).outcomes.find(({ id }) => id === "unserved");
    const [tolerance, crackdown, withServices] =
      report?.counted === true ? report.strategies.map(({ spans }) => Number(spans.whole.mean)) : [];
    expect(tolerance).toBe(0);
    expect(crackdown ?? 0).toBeGreaterThan(10 * (withServices ?? Infinity));
    expect(withServices ?? 0).toBeGreaterThan(0);
  });

  test("[F11] counts of people under five are never told", () => {
    expect([0, 0.2, 1, 4.9, 5, 1_234.5, -3].map(shownPeople)).toEqual([0, "<5", "<5", "<5", 5, 1235, "<5"]);
    const small = {
      ...EXAMPLE_SITUATION,
      groups: EXAMPLE_SITUATION.groups.map((group) => ({ ...group, attacks: { low: 0.4, high: 0.9, source: "test", date: "2026" } })),
    };
    const { outcomes, regret } = compared(request({ situation: small }));
    for (const report of outcomes.filter(({ people }) => people)) {
      const told = report.counted
        ? report.strategies.flatMap(({ points, spans }) => [
            ...points.flat(),
            ...Object.values(spans).flatMap(({ quantiles, mean }) => [...quantiles, mean]),
          ])
        : [];
      expect(told.filter((value) => typeof value === "number" && value > 0 && value < 5)).toEqual([]);
      if (report.id === "deaths") expect(told).toContain("<5");
    }
    expect(
      regret
        .filter(({ outcome }) => outcome === "deaths")
        .flatMap(({ quantiles, mean }) => [...quantiles, mean])
        .filter((value) => typeof value === "number" && value > 0 && value < 5),
    ).toEqual([]);
  });

  test("[F12] every figure says how much of its spread comes from the literature, and the shares sum to one", () => {
    const comparison = compared(request());
    const spreads = [
      ...comparison.outcomes.flatMap((report) => (report.counted ? report.strategies.map(({ spread }) => spread) : [])),
      ...comparison.deciding.map(({ spread }) => spread),
      ...comparison.shortAndLong.map(({ spread }) => spread),
    ];
    expect(spreads.length).toBeGreaterThan(10);
    for (const { chance, literature, data } of spreads) {
      expect([0, 1]).toContain(Math.round((chance + literature + data) * 1e6) / 1e6);
      expect(data).toBe(0);
    }
    expect(comparison.notes[0]).toContain("No data were used");
  });

  test("[F12] what calibration has narrowed counts as your data's, and no more than that", () => {
    const ids = SHARED_PRIORS.map(({ id }) => id);
    const narrow: Posterior = {
      schema: "writ-posterior/1",
      parameters: ids,
      // half as wide as the prior: a quarter of its variance
      rows: Array.from({ length: 400 }, (_, row) =>
        ids.map((__, column) => 0.5 * Math.sqrt(12) * (((row * (7 + 2 * column) + 3 * column) % 400) / 400 - 0.49875)),
      ),
      source: "a test",
    };
    expect(contractionOf(narrow, "r")).toBeCloseTo(0.75, 1);
    expect(contractionOf(narrow, "rate:anti-state")).toBe(0);
    const ensemble = planEnsemble(request({ posterior: narrow }));
    const samples = mergeChunks(ensemble, [runChunk(ensemble, 0, 200)]);
    const difference = samples
      .over("attacks", 1, "whole")
      .map((value, run) => value - (samples.over("attacks", 0, "whole")[run] as number));
    const { chance, literature, data } = spreadOf(difference, samples);
    expect(chance + literature + data).toBeCloseTo(1, 6);
    expect(data).toBeGreaterThan(0.3);
    expect(data / (data + literature)).toBeLessThan(0.76);
  });

  test("[F13] a request that cannot be meant is refused with the field", () => {
    const alien = readStrategy({
      schema: "writ-strategy/1",
      id: "alien",
      title: "A",
      begins: "2026-01",
      groups: [{ id: "mars", title: "M", measures: [{ measure: "observe", start: "2026-01", strength: 1 }] }],
    });
    const refusal = (of: EnsembleRequest) => {
      try {
        planEnsemble(of);
      } catch (error) {
        return (error as { problem: unknown }).problem;
      }
      return null;
    };
    expect(refusal(request({ strategies: alien.ok ? [alien.strategy] : [] }))).toMatchObject({
      code: "field-invalid",
      field: "groups[0].id",
      remedy: expect.stringContaining("anti-state"),
    });
    expect(refusal(request({ strategies: [] }))).toMatchObject({ field: "strategies" });
    expect(refusal(request({ strategies: [strategy("ban"), strategy("ban")] }))).toMatchObject({ field: "id" });
    expect(refusal(request({ seed: -1 }))).toMatchObject({ field: "seed" });
    expect(refusal(request({ draws: 1 }))).toMatchObject({ field: "draws" });
    expect(refusal(request({ replicates: 1 }))).toMatchObject({ field: "replicates" });
    expect(refusal(request({ draws: 100_000, replicates: 100 }))).toMatchObject({ field: "runs" });
  });

  test("[F13] what lies outside of the ten years, or begins later, is said", () => {
    const text = JSON.stringify(strategy("crackdown"));
    const later = JSON.parse(
      text.replaceAll("2026-01", "2030-01").replaceAll("2029-01", "2040-01").replace('"crackdown"', '"later"'),
    ) as Strategy;
    const { notes, begins } = compared(request({ strategies: [strategy("tolerance"), later], draws: 20 }));
    expect(begins).toBe("2026-01");
    expect(notes).toContain('"later" begins in 2030-01; until then nothing is done under it');
    expect(notes).toContain('"later" has 3 measures that start after the ten years; they count for nothing here');
  });

  test("[F13] chunks that do not fit together are refused", () => {
    const ensemble = planEnsemble(request());
    expect(() => mergeChunks(ensemble, [runChunk(ensemble, 0, 10), runChunk(ensemble, 20, 30)])).toThrow(/missing or twice/);
  });

  test("[F13] no figure that is no number reaches a comparison, even from the most extreme situation", () => {
    const about = { source: "test", date: "2026" };
    const extreme = {
      ...EXAMPLE_SITUATION,
      groups: EXAMPLE_SITUATION.groups.map((group, at) => ({
        ...group,
        attacks: { low: 0.01, high: at === 0 ? 2_000 : 0.02, ...about },
        support: { low: 0.001, high: 0.999, ...about },
        tie: { low: 0.001, high: 0.999, ...about },
      })),
    };
    let text = "";
    try {
      text = JSON.stringify(compared(request({ situation: extreme, draws: 60 })));
    } catch (error) {
      // the only other way out: said to be outside of what the model is for
      expect((error as { problem: unknown }).problem).toMatchObject({ code: "field-invalid", field: "situation" });
    }
    expect(text).not.toMatch(/:null,"probability|NaN|Infinity/);
  });
});

describe("tables", () => {
  test("[F14] shares, regret and ratios are what they say, on numbers one can check by hand", () => {
    const [left, right] = [Float64Array.from([1, 2, 3, 4]), Float64Array.from([2, 2, 1, 9])];
    expect(shareLess(left, right)).toBe(0.625);
    expect(regretsOf([left, right])).toMatchObject([
      { mean: 0.5, best: 0.625 },
      { mean: 1.5, best: 0.375 },
    ]);
    expect(Array.from(ratiosOf(left, right, 2))).toEqual([0.75, 0.7]);
    expect(Array.from(ratiosOf(Float64Array.from([0, 0]), Float64Array.from([0, 0]), 2))).toEqual([1, 1]);
    expect(quantilesOf(Float64Array.from({ length: 101 }, (_, at) => 100 - at))).toEqual([5, 25, 50, 75, 95]);
  });

  test("[F15] to believe what is said to flip the ranking does flip it", { timeout: 60_000 }, () => {
    const of = request({ strategies: [strategy("crackdown-with-services"), strategy("ban-with-services")], draws: 1_000 });
    const [row] = compared(of).deciding;
    const flips = row?.beliefs.filter(({ flip }) => flip !== null).slice(0, 3) ?? [];
    expect(flips.length).toBeGreaterThan(1);
    for (const { parameter, curve, flip } of flips) {
      // all draws at the far end of the curve, on the side on which the other is said to be ahead, then on the other side
      const winsAt = (z: number): number => {
        const known: Posterior = {
          schema: "writ-posterior/1",
          parameters: [parameter],
          rows: Array.from({ length: 50 }, () => [z]),
          source: "a test",
        };
        const { shortAndLong, pairs, strategies } = compared({ ...of, draws: 400, posterior: known });
        expect(shortAndLong).toHaveLength(2);
        const at = (id: string): number => strategies.findIndex((candidate) => candidate.id === id);
        return (
          pairs.find(({ outcome, span }) => outcome === "attacks" && span === "whole")?.share[at(row?.ahead ?? "")]?.[
            at(row?.other ?? "")
          ] ?? Number.NaN
        );
      };
      const far = flip?.when === "above" ? 1.8 : -1.8;
      expect(winsAt(far)).toBeLessThan(0.5);
      expect(winsAt(-far)).toBeGreaterThan(0.5);
      expect(curve).toHaveLength(21);
    }
  });

  test("[F7] the sensitivity of a difference names what decides, the same in pieces as whole", { timeout: 60_000 }, () => {
    const plan = planSensitivity({
      situation: EXAMPLE_SITUATION,
      strategies: [strategy("politics"), strategy("tolerance")],
      seed: 2,
      points: 128,
      replicates: 2,
    });
    const whole = sensitivityOf(plan, [sensitivityChunk(plan, 0, 128)]);
    const pieces = sensitivityOf(plan, [sensitivityChunk(plan, 64, 128), sensitivityChunk(plan, 0, 64)]);
    expect(pieces).toEqual(whole);
    // of politics: exit and legitimation; never force, money or closure, of which there is none
    expect(whole.indices.slice(0, 5).map(({ factor }) => factor)).toEqual(expect.arrayContaining(["d", "le"]));
    for (const idle of ["h", "dl", "be", "r", "eps", "pz", "cb", "om", "sp", "kv", "x", "chi", "sel"]) {
      expect(whole.indices.find(({ factor }) => factor === idle)).toMatchObject({ first: 0, total: 0 });
    }
  });
});
