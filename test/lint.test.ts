import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./sources.ts";

/** Lints `source` as if it stood in `room`: a small house elsewhere with the same rules, so that no real folder is touched. */
function lint(room: string, source: string): string {
  const house = mkdtempSync(join(tmpdir(), "writ-lint-"));
  try {
    for (const part of [".oxlintrc.json", "tsconfig.json", "scripts/lint"])
      cpSync(join(root, part), join(house, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
    mkdirSync(join(house, "src", room), { recursive: true });
    writeFileSync(join(house, "src", room, "sample.ts"), source);
    const run = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format=unix", "src"], { cwd: house, encoding: "utf8" });
    return run.stdout + run.stderr;
  } finally {
    rmSync(house, { recursive: true });
  }
}

const sins = `
export default function sin(key: "a" | "b"): number {
  switch (key) {
    case "a":
      throw new Error("bare");
  }
  return Date.now() + Math.random() + Number(process.env["X"]);
}
async function later(): Promise<void> {}
later();
export function positional(text: string, loud: boolean): string {
  return loud ? text.toUpperCase() : text;
}
`;

describe("the house rules", () => {
  test("[H7] lint refuses bare errors, floating promises, half switches, default exports and an impure kernel", () => {
    const found = lint("match", sins);
    for (const rule of [
      "house(no-bare-error)",
      "no-floating-promises",
      "switch-exhaustiveness-check",
      "no-default-export",
      "Date.now() in a pure room",
      "Math.random() in a pure room",
      "process in a pure room",
      "house(no-boolean-parameter)",
    ]) {
      expect(found).toContain(rule);
    }
  });

  test("the clock is no sin outside the pure rooms", () => {
    expect(lint("server", "export const now = (): number => Date.now();\n")).not.toContain("pure room");
  });
});
