import { describe, expect, test } from "vitest";
import { read, sourceFiles } from "./sources.ts";

const rules = [...read("docs/SPEC.md").matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map((match) => match[1] ?? "");

/** Ids in the titles of tests: `test("[N3] …`, `describe("[N3, N4] …`, also behind `.skipIf(…)` and `.each(…)`. */
function citedIn(source: string): string[] {
  const titles = source.matchAll(/\(\s*["'`]\[([A-Z]\d+(?:, ?[A-Z]\d+)*)\] /g);
  return [...titles].flatMap((match) => (match[1] ?? "").split(/, ?/));
}

// this file's sample below cites rules that it does not prove
const own = "test/spec.test.ts";
const cited = new Map([["H10", [own]]]);
for (const file of ["src", "test", "bench", "scripts"].flatMap(sourceFiles).filter((path) => path.endsWith(".test.ts") && path !== own)) {
  for (const id of citedIn(read(file))) cited.set(id, [...(cited.get(id) ?? []), file]);
}

describe("the specification", () => {
  test("[H10] each rule is written once and cited by a test; each cited id is a rule", () => {
    expect(rules.length).toBeGreaterThan(60);
    expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([]);
    expect({
      withoutTest: rules.filter((id) => !cited.has(id)),
      withoutRule: [...cited.keys()].filter((id) => !rules.includes(id)),
    }).toEqual({
      withoutTest: [],
      withoutRule: [],
    });
  });

  test("a title is read in all its forms, and only a title", () => {
    const source = [
      'test("[N1] a", () => {});',
      'describe("[L2, L3] b", () => {});',
      "test.skipIf(shared === null)(`[M4] c`, () => {});",
      'it.each(all.filter((x) => f(x)))("[S5] d %i", () => {});',
      'describe.skipIf(a)(\n  "[R6] e",\n  () => {},\n);',
      'const text = "[C9] no title";',
      'test("mentions [W9] later", () => {});',
    ].join("\n");
    expect(citedIn(source)).toEqual(["N1", "L2", "L3", "M4", "S5", "R6"]);
  });
});
