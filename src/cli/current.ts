import { type CurrentSnapshot, usableSnapshot } from "../registry/index.ts";
import type { Call } from "./command.ts";
import { cacheFolder } from "./data-folder.ts";

/** The snapshot that answers come from; built anew, and said so, where it cannot be used. Fails as opening fails when that does not help. */
export function openCurrent({ dataDir, host }: Pick<Call, "dataDir" | "host">): CurrentSnapshot {
  const current = usableSnapshot(dataDir, { cacheDir: cacheFolder(host.env) });
  if (current.renewed !== undefined) host.notices.say(`${current.renewed}: it was built anew`);
  return current;
}
