/** `node scripts/assemble.ts`: src/match/lay-letters.wat → lay-letters-wasm.ts. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assembled } from "./assembled.ts";

const room = join(import.meta.dirname, "../src/match");
const text = readFileSync(join(room, "lay-letters.wat"), "utf8");
writeFileSync(join(room, "lay-letters-wasm.ts"), await assembled(text));
