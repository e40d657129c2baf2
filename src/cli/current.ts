import { formatProblem, WritError, type ErrorCode } from "../ground/index.ts";
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
    host.notices.say(`${formatProblem(error.problem)}. It is built anew`);
    refreshSnapshot(dataDir);
    return currentSnapshot(dataDir);
  }
}
