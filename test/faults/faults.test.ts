import { describe, expect, test } from "vitest";
import { faultRounds } from "./rounds.ts";

describe("kill -9", () => {
  test(
    "[R3] five rounds during imports and screenings lose nothing that was acknowledged (npm run faults: a hundred)",
    { timeout: 120_000 },
    async () => {
      const summary = await faultRounds({ rounds: 5, seed: 7, entries: 1500, longestMs: 1500 });
      expect(summary.losses).toEqual([]);
      expect(summary.screenings).toBeGreaterThan(5);
      // how many depends on how busy the machine is; that none is lost does not
      expect(summary.lists).toBeGreaterThan(0);
    },
  );
});
