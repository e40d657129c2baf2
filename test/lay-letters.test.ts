import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { assembled } from "../scripts/assembled.ts";

const read = (name: string): string => readFileSync(new URL(`../src/match/${name}`, import.meta.url), "utf8");

test("[M5] the program that lays letters is the one that its text says", async () => {
  expect(read("lay-letters-wasm.ts")).toBe(await assembled(read("lay-letters.wat")));
});
