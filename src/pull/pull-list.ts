import { type Problem, WritError } from "../ground/index.ts";
import type { Actor, AddReport, Register } from "../registry/index.ts";
import { shownAddress } from "./addresses.ts";
import { contentFault } from "./content.ts";
import { type FetchedPart, type Fetching, fetchPublication } from "./publication.ts";
import type { Remembered } from "./remembered.ts";
import type { Source } from "./sources.ts";

interface Unchanged {
  readonly list: string;
  readonly outcome: "unchanged";
  /** answers on it are incomplete all the same: a version waits for a person, or what is in force is half a list */
  readonly held?: { readonly state: "quarantined" | "partial"; readonly note: string };
  /** what was held back for damage before this look, and is so no longer */
  readonly retired?: string;
}

/** What came of fetching one list. */
export type Pulled =
  /** a new version is in force; `partial` ones are told by the report's state */
  | { readonly list: string; readonly outcome: "added"; readonly report: AddReport }
  /** the publisher has what is in force: a check, the list's age starts anew */
  | Unchanged
  /** the guard has stopped it: a person decides */
  | { readonly list: string; readonly outcome: "quarantined"; readonly report: AddReport }
  /** the address gives an older version than the one in force: no check */
  | { readonly list: string; readonly outcome: "older"; readonly report: AddReport }
  | { readonly list: string; readonly outcome: "failed"; readonly problem: Problem }
  /** there is no address that may be asked */
  | { readonly list: string; readonly outcome: "skipped"; readonly why: string };

/** Nothing has changed, and the ledger does not say yet that somebody looked. */
export interface Unwritten extends Unchanged {
  readonly unwritten: string;
}

/** What fetching a list needs of the data folder. */
export interface PullTools {
  readonly fetching: Fetching;
  /** makes an empty folder for its files */
  readonly dir: () => string;
  /** hash of the publication in force, or null */
  readonly inForce: () => string | null;
  readonly known: Remembered | null;
  readonly remember: (known: Remembered | null) => void;
  /** the register, for as long as the work lasts; one at a time */
  readonly withRegister: <T>(work: (register: Register) => Promise<T>) => Promise<T>;
  readonly actor: () => Actor;
}

/** Fetches one list, checks it and adds it. Never throws for what a publisher, a network or a data folder does: that is `failed`. */
export async function pullList(source: Source, tools: PullTools): Promise<Pulled | Unwritten> {
  const { list } = source;
  if (source.parts.length === 0) return { list, outcome: "skipped", why: source.instead ?? "it has no address" };
  try {
    return await pulled(source, tools);
  } catch (error) {
    if (error instanceof WritError) return { list, outcome: "failed", problem: error.problem };
    throw error;
  }
}

async function pulled(source: Source, tools: PullTools): Promise<Pulled | Unwritten> {
  const { list } = source;
  const inForce = tools.inForce();
  // validators of another version than the one in force would let us keep the wrong one
  const usable = inForce !== null && tools.known?.sha256 === inForce ? tools.known.files : null;
  const dir = tools.dir();
  let seen: readonly FetchedPart[] | null = null;
  for (let look = 1; ; look++) {
    const fetched = await fetchPublication(source, {
      dir: `${dir}/${look}`,
      known: look === 1 ? usable : null,
      fetching: tools.fetching,
    });
    if (fetched.kind === "failed") return { list, outcome: "failed", problem: fetched.problem };
    if (fetched.kind === "unchanged") {
      // written down with those of the other lists: each check makes a new snapshot
      return { list, outcome: "unchanged", unwritten: actorOf(tools, source).why ?? "" };
    }
    // bytes that come twice are the publisher's, whatever they hold
    const twice = seen !== null && sameBytes(seen, fetched.parts);
    seen = fetched.parts;
    const taken = await take(source, { parts: fetched.parts, twice, tools });
    if (taken.outcome !== "again") return taken;
    if (look === LOOKS) return { list, outcome: "failed", problem: taken.problem };
    tools.fetching.onNotice(`${list}: ${taken.problem.message}; fetched once more`);
    await tools.fetching.retry.sleep(tools.fetching.retry.firstMs);
  }
}

/** fetched again when what came is no whole list: the harm may have been done on the way */
const LOOKS = 3;

interface Taking {
  readonly parts: readonly FetchedPart[];
  readonly twice: boolean;
  readonly tools: PullTools;
}

type Again = { readonly outcome: "again"; readonly problem: Problem };

async function take(source: Source, { parts, twice, tools }: Taking): Promise<Pulled | Again> {
  const { list } = source;
  const paths = parts.map(({ path }) => path);
  const fault = await contentFault(source, paths);
  if (fault !== null)
    return fault.passing && !twice ? { outcome: "again", problem: fault.problem } : { list, outcome: "failed", problem: fault.problem };
  let report: AddReport | undefined;
  try {
    [report] = await tools.withRegister((register) =>
      register.addLists(paths, {
        ...actorOf(tools, source),
        as: list,
        pulled: twice ? "again" : "once",
        onProgress: (done, total, what) => tools.fetching.onProgress(done, total, what),
      }),
    );
  } catch (error) {
    const { code } = error instanceof WritError ? error : { code: null };
    if (!(error instanceof WritError) || code === null || code.startsWith("data-") || code === "ledger-broken" || twice) throw error;
    return { outcome: "again", problem: error.problem };
  }
  return settled(source, { report: report as AddReport, parts, tools });
}

function settled(
  source: Source,
  { report, parts, tools }: { readonly report: AddReport; readonly parts: readonly FetchedPart[]; readonly tools: PullTools },
): Pulled {
  const { list } = source;
  const isInForce = report.filed !== "history";
  tools.remember(
    isInForce ? { sha256: report.sha256, files: new Map(parts.map(({ part, validators }) => [part.address, validators])) } : null,
  );
  if (report.filed === "unchanged") return { list, outcome: "unchanged" };
  if (report.state === "quarantined") return { list, outcome: "quarantined", report };
  return report.filed === "history" ? { list, outcome: "older", report } : { list, outcome: "added", report };
}

function actorOf(tools: PullTools, source: Source): Actor {
  const [first] = source.parts;
  return { ...tools.actor(), why: `fetched from ${first === undefined ? source.list : shownAddress(first.address)}` };
}

const sameBytes = (left: readonly FetchedPart[], right: readonly FetchedPart[]): boolean =>
  left.length === right.length && left.every(({ sha256 }, at) => right[at]?.sha256 === sha256);
