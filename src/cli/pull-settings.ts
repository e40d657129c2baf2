import { existsSync } from "node:fs";
import { join } from "node:path";
import { FETCH_LIMITS, RETRY_LIMITS, SOURCES, sourcesWith, type Source } from "../pull/index.ts";
import type { Call, Flag } from "./command.ts";

export const SOURCES_FLAG: Flag = {
  name: "sources",
  value: "FILE",
  says: "addresses of your own, list by list, as YAML (default: sources.yaml in the data folder, where there is one)",
};

/** The addresses to ask: the official ones, or the user's in their place. */
export function sourcesOf({ flags, dataDir }: Pick<Call, "flags" | "dataDir">): readonly Source[] {
  const beside = join(dataDir, "sources.yaml");
  const path = flags.text("sources") ?? (existsSync(beside) ? beside : undefined);
  return path === undefined ? SOURCES : sourcesWith(path);
}

/** How publishers are asked by every command that asks them. */
export const howToFetch = (env: NodeJS.ProcessEnv) =>
  ({
    limits: FETCH_LIMITS,
    retry: { ...RETRY_LIMITS, random: Math.random },
    env,
    // one publisher answers only what looks like a browser; who it is stands in it all the same
    agentName: "Mozilla/5.0 (compatible; writ; sanctions list reader)",
  }) as const;
