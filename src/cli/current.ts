import { join } from "node:path";
import { fail, formatProblem, WritError, type ErrorCode } from "../ground/index.ts";
import { currentSnapshot, refreshSnapshot, type CurrentSnapshot } from "../registry/index.ts";
import type { Call } from "./command.ts";

/** What building the snapshot anew mends: a writer that was killed in between, another version of Writ, a damaged file. */
const MENDABLE: ReadonlySet<ErrorCode> = new Set(["snapshot-missing", "snapshot-damaged"]);

/** The snapshot that answers come from; built anew, and said so, where it cannot be used. Fails as opening fails when that does not help. */
export function openCurrent({ dataDir, host }: Pick<Call, "dataDir" | "host">): CurrentSnapshot {
  try {
    return currentSnapshot(dataDir);
  } catch (error) {
    if (!(error instanceof WritError) || !MENDABLE.has(error.code)) throw error;
    refreshSnapshot(dataDir);
    const current = afterwards(dataDir);
    host.notices.say(`${formatProblem({ code: error.code, message: error.problem.message })}: it was built anew`);
    return current;
  }
}

/** What is still damaged looks current to the register, by its name and version: without the file it is built anew from the lists. */
function afterwards(dataDir: string): CurrentSnapshot {
  try {
    return currentSnapshot(dataDir);
  } catch (error) {
    if (!(error instanceof WritError) || error.code !== "snapshot-damaged") throw error;
    const file = join(dataDir, "current.snapshot");
    return fail(
      "snapshot-damaged",
      { file, message: error.problem.message, remedy: "Delete this file and ask again: it is built anew from the lists" },
      error,
    );
  }
}
