import { WritError } from "../../ground/index.ts";
import { monthAfter, readStrategy, type Month, type Strategy } from "../../strategy/index.ts";
import { EXAMPLE_SITUATION } from "../default-situation.ts";
import { keyOf, uniform } from "../random.ts";
import type { CountRow } from "./count-row.ts";
import { fitModel } from "./fit-model.ts";
import { LUCK, simulated } from "./forecast.ts";
import history from "./example-history.json" with { type: "json" };

/** What was done in the invented history. */
export const EXAMPLE_HISTORY: Strategy = exampleHistory();

function exampleHistory(): Strategy {
  const read = readStrategy(history);
  if (!read.ok) throw new WritError(read.problems[0]);
  return read.strategy;
}

const BEGINS = "2006-01" as Month;
const MONTHS = 216;
const PROVINCES = ["north", "south"] as const;
const SEED = 2006;

/**
 * Invented monthly counts: what the model itself brings at the middle of every belief, by chance, under the invented history. Rows as
 * those of a file, header first; nobody has ever counted any of it.
 */
export function exampleCounts(): CountRow[] {
  const groups = EXAMPLE_SITUATION.groups.map(({ id }) => id).toSorted();
  const empty = new Int32Array(MONTHS * groups.length);
  const counts = { ...BLANK, begins: BEGINS, months: MONTHS, groups, attacks: empty };
  const model = fitModel(EXAMPLE_SITUATION, counts, EXAMPLE_HISTORY);
  const [attacks = empty] = simulated([new Float64Array(model.space.size)], model, { known: 0, seed: SEED, purpose: LUCK.truth });
  const rows = Array.from({ length: MONTHS }, (_, t) =>
    groups.flatMap((group, g) => {
      const cell = t * groups.length + g;
      const all = attacks[cell] as number;
      let north = 0;
      for (let attack = 0; attack < all; attack++) north += uniform(keyOf(SEED, LUCK.rank), cell, attack) < 0.6 ? 1 : 0;
      return [north, all - north].map((count, p) => [monthAfter(BEGINS, t), group, PROVINCES[p] as string, String(count)]);
    }),
  ).flat();
  return [["month", "group", "province", "attacks"], ...rows].map((cells, at) => ({ line: at + 1, cells }));
}

const BLANK = { format: "monthly", provinces: ["all"], deaths: null, state: null, notes: [] } as const;

/** The same as the text of a CSV file. */
export function exampleCountsCsv(): string {
  return `${exampleCounts()
    .map(({ cells }) => cells.join(","))
    .join("\r\n")}\r\n`;
}
