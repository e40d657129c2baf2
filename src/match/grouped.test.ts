import { expect, test } from "vitest";
import { grouped } from "./grouped.ts";

test("values stand by group, in the order in which they came; empty groups have none, the first and the last too", () => {
  const pairs = [
    [4, 40],
    [1, 10],
    [4, 41],
    [2, 20],
    [1, 11],
  ] as const;
  const { starts, values } = grouped(6, (put) => pairs.forEach(([group, value]) => put(group, value)));
  expect([...starts]).toEqual([0, 0, 2, 3, 3, 5, 5]);
  expect([...values]).toEqual([10, 11, 20, 40, 41]);
});

test("no group and no value are an answer too", () => {
  expect(grouped(0, () => {})).toEqual({ starts: new Uint32Array(1), values: new Uint32Array(0) });
  expect(grouped(2, () => {})).toEqual({ starts: new Uint32Array(3), values: new Uint32Array(0) });
});
