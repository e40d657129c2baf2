import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { problem, type Problem, type Sha256 } from "../ground/index.ts";
import { fetchFile, type Fetched, type FetchLimits, type Validators } from "./fetch-file.ts";
import { type RetryRules, withRetries } from "./retry.ts";
import type { Source, SourcePart } from "./sources.ts";

/** How files are fetched; the same for all lists. */
export interface Fetching {
  readonly limits: FetchLimits;
  readonly retry: RetryRules;
  readonly env: NodeJS.ProcessEnv;
  readonly agentName: string;
  readonly signal?: AbortSignal;
  /** for the person who waits */
  readonly onNotice: (text: string) => void;
  readonly onProgress: (done: number, total: number, what: string) => void;
}

export interface FetchedPart {
  readonly part: SourcePart;
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly validators: Validators;
}

export type FetchedPublication =
  | { readonly kind: "fresh"; readonly parts: readonly FetchedPart[] }
  | { readonly kind: "unchanged" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** how often all files are taken anew because one changed meanwhile */
const MOMENTS = 3;

/**
 * All files of a publication, of one moment: when one has changed, all are fetched, and the first is asked again at the end; if it has changed
 * meanwhile, everything is fetched anew. `known`: validators by address; `unchanged` when every file is.
 */
export async function fetchPublication(
  source: Source,
  { dir, known, fetching }: { readonly dir: string; readonly known: ReadonlyMap<string, Validators> | null; readonly fetching: Fetching },
): Promise<FetchedPublication> {
  for (let moment = 1; moment <= MOMENTS; moment++) {
    const folder = join(dir, String(moment));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const taken = await takeAll(source, { dir: folder, known: moment === 1 ? known : null, fetching });
    if (taken.kind !== "fresh" || taken.parts.length === 1 || (await stillThere(taken.parts[0], { dir: folder, fetching }))) return taken;
    fetching.onNotice(`${source.list}: its files changed while they were fetched; they are fetched anew`);
  }
  return {
    kind: "failed",
    problem: problem("fetch-failed", {
      field: source.list,
      message: "its files keep changing while they are fetched",
      remedy: "try again later",
    }),
  };
}

interface Taking {
  readonly dir: string;
  readonly known: ReadonlyMap<string, Validators> | null;
  readonly fetching: Fetching;
}

async function takeAll(source: Source, { dir, known, fetching }: Taking): Promise<FetchedPublication> {
  const parts = new Map<string, FetchedPart>();
  // a file whose publisher gives no validators is fetched each time: its bytes tell
  let asked: ReadonlyMap<string, Validators> | null = known;
  for (let pass = 1; pass <= 2; pass++) {
    for (const part of source.parts) {
      if (parts.has(part.part)) continue;
      const path = join(dir, `${part.part}-${part.name}`);
      const fetched = await one(part, { path, validators: asked?.get(part.address), fetching });
      if (fetched.kind === "failed") return { kind: "failed", problem: { ...fetched.problem, field: source.list } };
      if (fetched.kind === "fresh") parts.set(part.part, { part, path, ...pick(fetched) });
    }
    if (parts.size === 0) return { kind: "unchanged" };
    // one has changed: the others are taken too, so that all are of this moment
    asked = null;
  }
  return { kind: "fresh", parts: source.parts.flatMap(({ part }) => parts.get(part) ?? []) };
}

const pick = ({
  sha256,
  bytes,
  validators,
}: Extract<Fetched, { kind: "fresh" }>): Pick<FetchedPart, "sha256" | "bytes" | "validators"> => ({
  sha256,
  bytes,
  validators,
});

interface One {
  readonly path: string;
  readonly validators: Validators | undefined;
  readonly fetching: Fetching;
}

function one(part: SourcePart, { path, validators, fetching }: One): Promise<Fetched> {
  const { limits, retry, env, agentName, signal, onNotice, onProgress } = fetching;
  return withRetries(
    () =>
      fetchFile(new URL(part.address), {
        into: path,
        limits,
        env,
        agentName,
        ...(validators === undefined ? {} : { validators }),
        ...(signal === undefined ? {} : { signal }),
        onProgress: (done, total) => onProgress(done, total, part.name),
      }),
    {
      ...retry,
      onAgain: ({ problem: { message, value = "" } }, pause) => onNotice(`${value}: ${message}; again in ${(pause / 1000).toFixed(1)} s`),
    },
  );
}

/** Whether the first file is still the one that was fetched; without validators nobody can tell. */
async function stillThere(first: FetchedPart | undefined, { dir, fetching }: Omit<Taking, "known">): Promise<boolean> {
  if (first === undefined || (first.validators.etag === undefined && first.validators.lastModified === undefined)) return true;
  const again = await one(first.part, { path: join(dir, "again"), validators: first.validators, fetching });
  return again.kind !== "fresh" || again.sha256 === first.sha256;
}
