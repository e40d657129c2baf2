import { describe, expect, test } from "vitest";
import { fail } from "../ground/index.ts";
import { createJobs, type JobHands, type JobOrder } from "./jobs.ts";
import type { JobOutcome } from "./shapes.ts";

const done: JobOutcome = { use: "list", reports: [] };
const order = (run: (hands: JobHands) => Promise<JobOutcome>): JobOrder => ({ use: "list", title: "a file", source: "upload-1", run });
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe("jobs", () => {
  test("[W8] work runs one after the other, tells its progress, its rate and the time left, and ends with its outcome", async () => {
    let now = 0;
    const jobs = createJobs(
      () => now,
      () => {},
    );
    let release = (): void => {};
    const seen: string[] = [];
    const first = jobs.start(
      order(async ({ progress }) => {
        now = 1000;
        progress(50, 200, "rows", "screening");
        now = 2000;
        progress(100, 200, "rows", "screening");
        seen.push("first");
        await new Promise<void>((resolve) => (release = resolve));
        return done;
      }),
    );
    const second = jobs.start(order(async () => (seen.push("second"), done)));
    await soon();
    expect(jobs.find(first.id)).toMatchObject({
      state: "running",
      phase: "screening",
      done: 100,
      total: 200,
      unit: "rows",
      rate: 100,
      secondsLeft: 1,
    });
    expect(jobs.find(second.id)).toMatchObject({ state: "waiting" });
    expect(seen).toEqual(["first"]);
    release();
    await soon();
    expect(jobs.find(first.id)).toMatchObject({ state: "done", outcome: done, secondsLeft: null });
    expect(jobs.find(second.id)).toMatchObject({ state: "done" });
    expect(jobs.all().map((job) => job.id)).toEqual([second.id, first.id]);
    expect(jobs.source(first.id)).toBe("upload-1");
  });

  test("a refusal is the job's error, a fault of ours is reported and says nothing outside", async () => {
    const faults: unknown[] = [];
    const jobs = createJobs(
      () => 0,
      (error) => faults.push(error),
    );
    const refused = jobs.start(order(async () => fail("xml-malformed", { file: "a.xml", line: 3 })));
    const broken = jobs.start(order(async () => JSON.parse("{")));
    await soon();
    expect(jobs.find(refused.id)).toMatchObject({ state: "failed", error: { code: "xml-malformed", file: "a.xml", line: 3 } });
    expect(jobs.find(broken.id)).toMatchObject({ state: "failed", error: { code: "internal", message: "a fault of ours" } });
    expect(faults).toHaveLength(1);
  });

  test("a running job is stopped by its signal, a waiting one never starts, an ended one is forgotten", async () => {
    const jobs = createJobs(
      () => 0,
      () => {},
    );
    let started = 0;
    const running = jobs.start(
      order(({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)))),
    );
    const waiting = jobs.start(order(async () => (started++, done)));
    await soon();
    expect(jobs.stop(waiting.id)).toBe(true);
    expect(jobs.stop(running.id)).toBe(true);
    await soon();
    expect(jobs.find(running.id)).toMatchObject({ state: "stopped" });
    expect(jobs.find(waiting.id)).toMatchObject({ state: "stopped" });
    expect(started).toBe(0);
    expect(jobs.stop(running.id)).toBe(true);
    expect(jobs.find(running.id)).toBeNull();
    expect(jobs.stop("nothing")).toBe(false);
  });

  test("closing stops all and takes nothing more", async () => {
    const jobs = createJobs(
      () => 0,
      () => {},
    );
    jobs.start(order(({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)))));
    await soon();
    await jobs.close();
    expect(jobs.all()).toEqual([]);
    expect(() => jobs.start(order(async () => done))).toThrow("the server is stopping");
  });

  test("more than fifty are refused while none has ended; ended ones make room", async () => {
    const jobs = createJobs(
      () => 0,
      () => {},
    );
    let release = (): void => {};
    jobs.start(order(() => new Promise((resolve) => (release = () => resolve(done)))));
    await soon();
    for (let count = 1; count < 50; count++) jobs.start(order(async () => done));
    expect(() => jobs.start(order(async () => done))).toThrow("too much work is waiting");
    release();
    await soon();
    jobs.start(order(async () => done));
    expect(jobs.all()).toHaveLength(50);
  });
});
