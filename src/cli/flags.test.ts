import { describe, expect, test } from "vitest";
import { WritError } from "../ground/index.ts";
import type { Flag } from "./command.ts";
import { parseFlags } from "./flags.ts";

const KNOWN: readonly Flag[] = [
  { name: "limit", value: "N", says: "" },
  { name: "id", value: "TYPE:VALUE", many: true, says: "" },
  { name: "json", says: "" },
];

function problemOf(work: () => unknown): WritError["problem"] {
  try {
    work();
  } catch (error) {
    if (error instanceof WritError) return error.problem;
    throw error;
  }
  expect.unreachable("no problem was told");
}

describe("flags", () => {
  test("words and flags in any order; both ways of giving a value", () => {
    const { flags, words } = parseFlags(["a", "--limit", "3", "b", "--json", "--id=x:1", "--id", "y:2"], KNOWN);
    expect(words).toEqual(["a", "b"]);
    expect(flags.count("limit", 10, 1)).toBe(3);
    expect(flags.all("id")).toEqual(["x:1", "y:2"]);
    expect(flags.on("json")).toBe(true);
  });

  test("a name that begins with a dash goes after --", () => {
    expect(parseFlags(["--json", "--", "--limit", "-x"], KNOWN).words).toEqual(["--limit", "-x"]);
  });

  test("[C7] an unknown flag is named, with the nearest known one", () => {
    const found = problemOf(() => parseFlags(["--limti", "3"], KNOWN));
    expect(found).toMatchObject({ code: "usage", field: "--limti" });
    expect(found.remedy).toContain("--limit");
  });

  test.each([["--nothing-like-it"], ["-x"], ["--__proto__"], ["--constructor=1"], ["--no-json"]])(
    "%s is unknown and suggests nothing wrong",
    (flag) => {
      expect(problemOf(() => parseFlags([flag], KNOWN)).code).toBe("usage");
    },
  );

  test.each([
    [["--limit"], "needs a value"],
    [["--limit", "--json"], "needs a value"],
    [["--json=yes"], "takes no value"],
    [["--limit", "1", "--limit", "2"], "more than once"],
  ])("%j: %s", (args, message) => {
    expect(problemOf(() => parseFlags(args, KNOWN)).message).toContain(message);
  });

  test.each([["0"], ["-1"], ["1.5"], ["ten"], [""], ["1e3"], ["99999999999999999999"]])(
    "--limit=%s is no whole number from 1 on",
    (value) => {
      const { flags } = parseFlags([`--limit=${value}`], KNOWN);
      expect(problemOf(() => flags.count("limit", 10, 1))).toMatchObject({ code: "usage", field: "--limit" });
    },
  );

  test("a choice knows its words, in any case, and the nearest to a slip", () => {
    const { flags } = parseFlags(["--limit=Strnog"], KNOWN);
    expect(problemOf(() => flags.choice("limit", ["weak", "strong"], "weak")).remedy).toContain("Did you mean strong?");
    expect(parseFlags(["--limit=STRONG"], KNOWN).flags.choice("limit", ["weak", "strong"], "weak")).toBe("strong");
  });
});
