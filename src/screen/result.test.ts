import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRows } from "../lists/index.ts";
import { bits } from "../ground/index.ts";
import { csvLine } from "../lists/index.ts";
import { evidenceWords } from "./result.ts";

test("[S6] a CSV cell holds its text, with an apostrophe before what begins like a formula and before nothing else", async () => {
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
        const text = texts[at] as string;
        expect(cell).toBe(/^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text);
      }
    }),
    // an apostrophe of the text's own is not taken for one of ours
    { examples: [[["", "'+"]]] },
  );
});

test("numbers stay numbers, evidence is read as words", () => {
  expect(csvLine([1, -2.5, null, "-2.5"])).toBe("1,-2.5,,'-2.5\r\n");
  expect(evidenceWords({ what: "name", left: "muhammad", right: "mohammad", bits: bits(1.84), note: "respelt" })).toBe(
    "name: muhammad / mohammad +1.8 (respelt)",
  );
  expect(evidenceWords({ what: "left-over", left: null, right: "khan", bits: bits(-2), note: "" })).toBe("left-over: – / khan −2.0");
});
