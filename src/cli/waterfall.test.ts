import { describe, expect, test } from "vitest";
import { bits } from "../ground/index.ts";
import type { Evidence } from "../match/index.ts";
import { columnsOf } from "./plain-text.ts";
import type { Style } from "./style.ts";
import { signed, waterfall } from "./waterfall.ts";

const same = (text: string): string => text;
const style = (width: number): Style => ({ width, bold: same, faint: same, good: same, warn: same, alarm: same });
const line = (what: string, left: string | null, right: string | null, weight: number, note = ""): Evidence => ({
  what,
  left,
  right,
  bits: bits(weight),
  note,
});

const EVIDENCE = [
  line("name", "jaish", "jaish", 9.25),
  line("name", "momhammed", "muhammad", 3),
  line("left-over", null, "trust", -4),
  line("birth date", "1970", "1950", -2.04, "20 years apart"),
];

describe("the waterfall", () => {
  test("each bar starts where the last one ended, and the last line is the sum", () => {
    expect(waterfall(EVIDENCE, 6.21, style(80), "  ").join("\n")).toMatchInlineSnapshot(`
      "  name         jaish                               +9.3  █████████████████
        name         momhammed ~ muhammad                +3.0                   █████
        left-over    trust (only listed)                 −4.0                 ▒▒▒▒▒▒▒
        birth date   1970 ≠ 1950: 20 years apart         −2.0             ▒▒▒▒
        weight                                           +6.2  ███████████"
    `);
  });

  test("a note that says both sides, or the side, by itself stands alone; two words but for their case are one", () => {
    const drawn = waterfall(
      [
        line("name", "A", "Ahmad", 0.5, "A stands for Ahmad: an initial tells little"),
        line("name", "Testov", "TESTOV", 9, "the same word"),
        line("left-over", "Gul", null, -4, "not in the listed name"),
        line("left-over", "Sons", "Daughters", -9, "each name has what the other lacks"),
      ],
      -3.5,
      style(60),
      "",
    );
    expect(drawn.map((one) => one.slice(13).replace(/ +[+−]\d.*/, ""))).toEqual([
      "A stands for Ahmad: an initial",
      "  tells little",
      "Testov: the same word",
      "Gul: not in the listed name",
      "Sons ≠ Daughters: each name has",
      "  what the other lacks",
      "",
    ]);
  });

  test("no line is wider than the terminal, with or without bars", () => {
    for (const width of [40, 60, 71, 72, 80, 120]) {
      for (const drawn of waterfall(EVIDENCE, 6.21, style(width), "    ")) expect(columnsOf(drawn)).toBeLessThanOrEqual(width);
    }
  });

  test("weights below zero are drawn, nothing is cut at zero", () => {
    const lines = waterfall([line("name", "a", "b", -3)], -3, style(80), "");
    expect(lines.join("\n")).toContain("−3.0");
    expect(lines.at(-1)).toMatch(/weight .*−3\.0 +▒+$/);
  });

  test("a real minus sign, and no sign for nothing", () => {
    expect([signed(1.25), signed(-0.5), signed(0.01), signed(-0.01)]).toEqual(["+1.3", "−0.5", "0.0", "0.0"]);
  });
});
