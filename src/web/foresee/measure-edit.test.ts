import { expect, test } from "vitest";
import fc from "fast-check";
import { moved, spanOf, type Grip } from "./measure-edit.ts";
import { monthAt, placeOf } from "./month.ts";
import type { PlannedMeasure } from "./shapes.ts";

const line = { begins: "2025-11", months: 120 };
const seize: PlannedMeasure = { measure: "seize", start: "2026-01", end: "2027-01", ramp: 6, strength: 0.6, selectivity: null, note: null };

test("[F33] months are counted over the turn of years", () => {
  expect(placeOf("2025-11", "2026-01")).toBe(2);
  expect(monthAt("2025-11", 2)).toBe("2026-01");
  expect(monthAt("2025-11", -11)).toBe("2024-12");
  fc.assert(fc.property(fc.integer({ min: -600, max: 600 }), (place) => placeOf("2025-11", monthAt("2025-11", place)) === place));
});

test("[F33] each grip moves what it is at, and nothing else", () => {
  const by = { months: 2, strength: 0.1 };
  expect(moved(seize, "whole", by, line)).toEqual({ ...seize, start: "2026-03", end: "2027-03" });
  expect(moved(seize, "start", by, line)).toEqual({ ...seize, start: "2026-03" });
  expect(moved(seize, "end", by, line)).toEqual({ ...seize, end: "2027-03" });
  expect(moved(seize, "top", by, line)).toEqual({ ...seize, ramp: 8, strength: 0.7 });
  // pulled over the right edge it stays for good
  expect(moved(seize, "end", { months: 500, strength: 0 }, line).end).toBe(null);
});

test("[F33] however a measure is pulled about, it can be run", () => {
  const step = fc.record({
    grip: fc.constantFrom<Grip>("whole", "start", "end", "top"),
    months: fc.integer({ min: -200, max: 200 }),
    strength: fc.double({ min: -2, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const end = steps.reduce<PlannedMeasure>((planned, { grip, ...by }) => moved(planned, grip, by, line), seize);
      const span = spanOf(end, line.begins, line.months);
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.start).toBeLessThan(line.months);
      expect(span.end).toBeGreaterThan(span.start);
      expect(end.ramp).toBeLessThanOrEqual(Math.max(1, span.end - span.start));
      expect(end.strength).toBeGreaterThanOrEqual(0);
      expect(end.strength).toBeLessThanOrEqual(1);
    }),
  );
});
