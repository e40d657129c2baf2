import { expect, test } from "vitest";
import { createRateLimit } from "./rate.ts";

test("[W4] a burst passes, then one for each share of a second, and the wait is told", () => {
  let now = 0;
  const limit = createRateLimit({ burst: 3, perSecond: 2 }, () => now);
  expect([limit.take("a"), limit.take("a"), limit.take("a")]).toEqual([0, 0, 0]);
  expect(limit.take("a")).toBe(0.5);
  expect(limit.take("b")).toBe(0);
  now = 500;
  expect(limit.take("a")).toBe(0);
  expect(limit.take("a")).toBe(0.5);
  now = 60_000;
  expect([limit.take("a"), limit.take("a"), limit.take("a"), limit.take("a")]).toEqual([0, 0, 0, 0.5]);
});

test("callers beyond a thousand are forgotten, so that memory stays bounded", () => {
  const limit = createRateLimit({ burst: 1, perSecond: 1 }, () => 0);
  for (let caller = 0; caller < 1001; caller++) limit.take(String(caller));
  expect(limit.take("0")).toBe(0);
  expect(limit.take("1000")).toBe(1);
});
