/**
 * A process that imports lists and records screenings until it is killed: `child.ts DATA FILES SEED`. It prints one line for each thing that
 * the register has acknowledged, after the call has returned and in one write: what the line says must be there after the kill.
 */
import { listId, WritError } from "../../src/ground/index.ts";
import { openReader, openRegister } from "../../src/registry/index.ts";
import { allReaders } from "../../src/lists/index.ts";
import { inventedReader } from "../fixtures/registry/invented.ts";
import { join } from "node:path";
import { readdirSync, writeSync } from "node:fs";
import { chanceFrom } from "./chance.ts";
import type { Acknowledged } from "./acknowledged.ts";

const [dir = "", filesDir = "", seed = "1"] = process.argv.slice(2);
const chance = chanceFrom(Number(seed));
const files = readdirSync(filesDir).toSorted();
const say = (line: Acknowledged): void => void writeSync(1, JSON.stringify(line) + "\n");
/** no clock: the time of the event is the step's number */
const actor = (step: number): { who: string; at: string } => ({
  who: `child ${seed}`,
  at: new Date(Date.UTC(2026, 0, 1) + step * 1000).toISOString(),
});

const register = openRegister(dir, { readers: [inventedReader, ...(await allReaders())] });
const reader = openReader(dir);
say({ what: "open" });
for (let step = 1; ; step++) {
  const dice = chance();
  if (dice < 0.35) {
    const file = files[Math.floor(chance() * files.length)] as string;
    const [report] = await register.addLists([join(filesDir, file)], actor(step));
    if (report !== undefined) say({ what: "list", list: report.list, sha256: report.sha256, filed: report.filed, at: actor(step).at });
  } else if (dice < 0.45) {
    const list = listId(chance() < 0.5 ? "alpha" : "beta");
    try {
      register.removeList(list, actor(step));
      say({ what: "removed", list, seq: reader.history(list)[0]?.removed ?? 0 });
    } catch (error) {
      if (!(error instanceof WritError) || error.code !== "list-unknown") throw error;
    }
  } else {
    const run = `${seed}-${step}`;
    say({ what: "screening", seq: register.recordScreening(actor(step), { run }), run });
  }
}
