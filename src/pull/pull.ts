import { join } from "node:path";
import type { Register, RegisterReader } from "../registry/index.ts";
import type { Fetching } from "./publication.ts";
import { openIncoming } from "./incoming.ts";
import { openRemembered } from "./remembered.ts";
import { listId, type Problem, WritError } from "../ground/index.ts";
import { type Pulled, pullList, type Unwritten } from "./pull-list.ts";
import type { Source } from "./sources.ts";

export interface PullOptions {
  readonly dataDir: string;
  /** who fetches, for the ledger */
  readonly who: string;
  /** ISO instant */
  readonly now: () => string;
  readonly reader: RegisterReader;
  /** gives the register for as long as the work lasts; opened and closed by who owns it */
  readonly withRegister: <T>(work: (register: Register) => Promise<T>) => Promise<T>;
  readonly fetching: Fetching;
  /** lists fetched at a time, default 4 */
  readonly atOnce?: number;
  readonly onPulled?: (pulled: Pulled) => void;
}

/**
 * Fetches the given lists, several at a time, and adds them one at a time. What happens to one list touches no other. The outcomes come in
 * the order of the sources. Throws only for faults of ours, and when every list has been tried.
 */
export async function pullLists(sources: readonly Source[], options: PullOptions): Promise<Pulled[]> {
  const { dataDir, reader, now, who } = options;
  const incoming = openIncoming(dataDir);
  const remembered = openRemembered(join(dataDir, "fetched.json"));
  const one = inTurn();
  const pull = (source: Source): Promise<Pulled | Unwritten> =>
    pullList(source, {
      fetching: options.fetching,
      dir: incoming.fresh,
      inForce: () => reader.status(now(), 0).find(({ id }) => id === source.list)?.sha256 ?? null,
      known: remembered.get(source.list),
      remember: (known) => remembered.set(source.list, known),
      withRegister: (work) => one(() => options.withRegister(work)),
      actor: () => ({ who, at: now() }),
    });
  const heldBefore = new Map(sources.map(({ list }) => [list as string, heldBack(reader, list)]));
  const looked = (outcome: Pulled): Pulled =>
    outcome.outcome === "unchanged"
      ? { ...outcome, ...afterLook(heldBefore.get(outcome.list) ?? null, heldBack(reader, outcome.list)) }
      : outcome;
  const outcomes: (Pulled | Unwritten)[] = [];
  const faults: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < sources.length; at = next++) {
      try {
        const pulled = await pull(sources[at] as Source);
        const outcome = isUnwritten(pulled) ? pulled : looked(pulled);
        outcomes[at] = outcome;
        if (!isUnwritten(outcome)) options.onPulled?.(outcome);
      } catch (error) {
        faults.push(error);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(options.atOnce ?? 4, sources.length) }, worker));
  } finally {
    incoming.clear();
  }
  const unwritten = outcomes.filter((outcome) => outcome !== undefined && isUnwritten(outcome));
  const problem = await writeChecks(unwritten, options);
  const settled = (outcome: Pulled | Unwritten): Pulled => {
    if (!isUnwritten(outcome)) return outcome;
    const { list } = outcome;
    return problem === null ? looked({ list, outcome: "unchanged" }) : { list, outcome: "failed", problem };
  };
  for (const outcome of unwritten) options.onPulled?.(settled(outcome));
  if (faults.length > 0) throw faults[0];
  return outcomes.map(settled);
}

const isUnwritten = (outcome: Pulled | Unwritten): outcome is Unwritten => "unwritten" in outcome;

type Held = NonNullable<Extract<Pulled, { readonly outcome: "unchanged" }>["held"]>;

/** Why answers on a list are incomplete, whatever its age; null: they are not, or it is not loaded. */
function heldBack(reader: RegisterReader, list: string): Held | null {
  // the status asks for a clock, and the age is of no account here
  const found = reader.status(ANY_TIME, Infinity).find(({ id }) => id === list);
  if (found?.state !== "quarantined" && found?.state !== "partial") return null;
  return { state: found.state, note: found.note ?? "half a list is in force" };
}

const ANY_TIME = "2000-01-01T00:00:00.000Z";

function afterLook(before: Held | null, after: Held | null): { readonly held?: Held; readonly retired?: string } {
  if (after !== null) return { held: after };
  return before === null ? {} : { retired: before.note };
}

/** All checks in one go: one snapshot. Gives the problem where the folder could not be written to. */
async function writeChecks(unwritten: readonly Unwritten[], { withRegister, who, now }: PullOptions): Promise<Problem | null> {
  if (unwritten.length === 0) return null;
  try {
    const checks = unwritten.map(({ list, unwritten: why }) => ({ list: listId(list), why }));
    await withRegister(async (register) => register.checkedLists(checks, { who, at: now() }));
    return null;
  } catch (error) {
    if (error instanceof WritError) return error.problem;
    throw error;
  }
}

/** Runs one piece of work after the other. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
