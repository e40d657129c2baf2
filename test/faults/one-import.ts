/** A process that adds one list and says how it ended: `one-import.ts DATA FILE`. Its limits (memory, size of files) are set from outside. */
import { openRegister, type SnapshotEngine } from "../../src/registry/index.ts";
import { inventedReader } from "../fixtures/registry/invented.ts";
import { WritError } from "../../src/ground/index.ts";

const [dir = "", file = ""] = process.argv.slice(2);

/** Walks what it is given and keeps nothing: what is measured is the register. */
const walkingEngine: SnapshotEngine = {
  parametersId: () => "none",
  buildSnapshot(entries) {
    let count = 0;
    for (const entry of entries) if (entry.names.length > 0) count += 1;
    return Buffer.from(`snapshot of ${count}`);
  },
  openSnapshot: (buffer) => ({
    buffer,
    id: Buffer.from(new Uint8Array(buffer)).toString("latin1"),
    parameters: "none",
    lists: [],
    entryCount: 0,
    nameCount: 0,
    card: () => null,
    // only the real engine looks inside
    inside: null as never,
  }),
};

try {
  const register = openRegister(dir, { readers: [inventedReader], engine: walkingEngine });
  const [report] = await register.addLists([file], { who: "child", at: "2026-01-01T00:00:00.000Z" });
  register.close();
  console.log(JSON.stringify({ filed: report?.filed, entries: report?.entries }));
} catch (error) {
  if (!(error instanceof WritError)) throw error;
  console.log(JSON.stringify({ code: error.code, file: error.problem.file, remedy: error.problem.remedy }));
}
