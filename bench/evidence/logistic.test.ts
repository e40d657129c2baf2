import { expect, test } from "vitest";
import { seeded } from "../speed/seeded.ts";
import { fitLogistic } from "./logistic.ts";

test("odds that were put in come out, within their errors", () => {
  const random = seeded(20190305);
  const put = [1.5, -0.8, 0];
  const rows = Array.from({ length: 20_000 }, () => [random.next() * 4 - 2, random.next() * 4 - 2, random.next()]);
  const truth = rows.map((row) => random.next() < 1 / (1 + 2 ** -(0.5 + row.reduce((sum, x, i) => sum + x * (put[i] as number), 0))));
  const { bits, errors } = fitLogistic(
    rows,
    truth,
    rows.map(() => 1),
  );
  for (const [i, b] of put.entries()) expect(Math.abs((bits[i] as number) - b)).toBeLessThan(4 * (errors[i] as number));
});
