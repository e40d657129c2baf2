import { readFileSync } from "node:fs";
import type { AskedSystem, ServerUse } from "./systems.ts";
import type { TaskAnswer, TaskQuestion } from "./task.ts";

/** Watchman knows bodies under two types; a question about one is asked as both. */
const TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["person", ["person"]],
  ["organisation", ["business", "organization"]],
  ["vessel", ["vessel"]],
  ["aircraft", ["aircraft"]],
]);
const PATIENCE_MS = 60_000;

/**
 * Moov's Watchman (v2) where the user runs it, with the same list loaded by him: `GET /v2/search`. An entry is known by `sourceID`, which is the
 * publisher's own number, for some lists with the list's prefix. Its memory and its processor's time are its own process's: `pid` names it.
 */
export function watchmanSystem(address: string, pid = ""): AskedSystem {
  let version = "not known";
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(new URL(path, address), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`Watchman at ${address} answers ${path.split("?")[0]} with ${answer.status}`);
    return answer.json();
  };
  return {
    version: () => version,
    settings: "as the server at hand is set up; minMatch 0.5",
    server: () => (/^\d+$/.test(pid) ? serverUse(pid) : null),
    async build(task) {
      const about = (await get("/v2/listinfo")) as { readonly version?: string; readonly lists?: Readonly<Record<string, number>> };
      version = about.version ?? version;
      const held = Object.values(about.lists ?? {}).reduce((sum, count) => sum + count, 0);
      if (held < task.entries.length / 2)
        throw new Error(
          `Watchman at ${address} holds ${held} entries, the list asked about ${task.entries.length}: load the same list there`,
        );
      const ids = new Set(task.entries.map(({ id }) => id));
      const ownId = (id: string): string => (ids.has(id) ? id : id.replace(/^UN-/, ""));
      return async ({ name, kind }: TaskQuestion): Promise<TaskAnswer["hits"]> => {
        const best = new Map<string, number>();
        for (const type of TYPES.get(kind) ?? ["person", "business", "organization"]) {
          const query = new URLSearchParams({ name, type, limit: "10", minMatch: "0.5" });
          for (const [id, score] of entitiesOf(await get(`/v2/search?${query.toString()}`)))
            best.set(ownId(id), Math.max(best.get(ownId(id)) ?? 0, score));
        }
        return [...best].toSorted((left, right) => right[1] - left[1]).slice(0, 10);
      };
    },
  };
}

/** `sourceID` and `match` of each entity that was found. */
export function entitiesOf(answer: unknown): (readonly [id: string, score: number])[] {
  const { entities } = answer as { readonly entities?: readonly { readonly sourceID?: unknown; readonly match?: unknown }[] | null };
  return (entities ?? []).flatMap(({ sourceID, match }) =>
    typeof sourceID === "string" && typeof match === "number" ? [[sourceID, match] as const] : [],
  );
}

/** A tick of Linux's clock of the processor. */
const TICK_MS = 10;

/** As Linux tells it of any process; elsewhere it is not known. */
function serverUse(pid: string): ServerUse | null {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    // after the name in brackets, which may hold spaces: state is field 3, user and kernel 14 and 15
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS, peakMegabytes: Math.round(Number(peak) / 1024) };
  } catch {
    return null;
  }
}
