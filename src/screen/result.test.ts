import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRows } from "../lists/index.ts";
import { bits } from "../ground/index.ts";
import { csvLine } from "../lists/index.ts";
import { evidenceWords } from "./result.ts";

test("[S6] any text comes back from a CSV cell, and none begins like a formula", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 }), async (texts) => {
      async function* whole(): AsyncGenerator<string> {
        yield csvLine(["head", ...texts]);
      }
      const rows: (readonly string[])[] = [];
      for await (const row of csvRows(whole(), { file: "x", onProblem: (found) => expect(found).toBeNull() })) rows.push(row.cells);
      expect(rows).toHaveLength(1);
      for (const [at, cell] of (rows[0] ?? []).slice(1).entries()) {
        expect(/^[=+\-@\t\r]/.test(cell)).toBe(false);
        expect(cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, "")).toBe(texts[at]);
      }
    }),
  );
});

test("numbers stay numbers, evidence is read as words", () => {
  expect(csvLine([1, -2.5, null, "-2.5"])).toBe("1,-2.5,,'-2.5\r\n");
  expect(evidenceWords({ what: "name", left: "muhammad", right: "mohammad", bits: bits(1.84), note: "respelt" })).toBe(
    "name: muhammad / mohammad +1.8 (respelt)",
  );
  expect(evidenceWords({ what: "left-over", left: null, right: "khan", bits: bits(-2), note: "" })).toBe("left-over: – / khan −2.0");
});
