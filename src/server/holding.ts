import { WritError, formatProblem } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import { createMatcher, type Alert, type Matcher } from "../match/index.ts";
import { openReader, openRegister, usableSnapshot, type CurrentSnapshot, type Register, type RegisterReader } from "../registry/index.ts";

/** The server's hold on a data folder: the writer's lock if it can be had, else reading only; and the snapshot that answers come from. */
export interface Holding {
  readonly dir: string;
  /** null: read only */
  readonly register: Register | null;
  /** in a sentence, why the register is not ours to write to */
  readonly readerBecause: string | null;
  readonly reader: RegisterReader;
  readonly current: CurrentSnapshot;
  readonly matcher: Matcher;
  /** Takes up the newest snapshot: after a change of our own, or of the process that holds the lock. One reference is swapped. */
  refresh(): void;
  close(): void;
}

/** Codes under which reading still works. */
const READABLE = new Set(["data-locked", "data-read-only"]);

function tryRegister(dir: string): { readonly register: Register | null; readonly because: string | null } {
  try {
    return { register: openRegister(dir), because: null };
  } catch (error) {
    if (!(error instanceof WritError) || !READABLE.has(error.code)) throw error;
    const words = formatProblem({ code: error.problem.code, message: error.problem.message }).replace(/ \[[^\]]*\]$/, "");
    return { register: null, because: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` };
  }
}

export interface HoldingOptions {
  /** the lists may have changed: what was worked out about the past is old */
  readonly onChanged?: () => void;
  /** a folder for what can be made again */
  readonly cacheDir?: string;
  /** a sentence for whoever started the service */
  readonly onNotice?: (line: string) => void;
}

/** Throws what opening throws, but for a lock or a folder that cannot be written to: then the holding only reads. */
export function openHolding(dir: string, { cacheDir, onNotice, onChanged }: HoldingOptions = {}): Holding {
  const { register, because } = tryRegister(dir);
  const reader = openReader(dir);
  if (register !== null && register.renewed !== null) onNotice?.(`${register.renewed}: it was built anew`);
  const newestSnapshot = (): CurrentSnapshot => {
    const newest = usableSnapshot(dir, { register, ...(cacheDir === undefined ? {} : { cacheDir }) });
    if (newest.renewed !== undefined) onNotice?.(`${newest.renewed}: it was built anew`);
    return newest;
  };
  let current = newestSnapshot();
  let matcher = createMatcher(current.snapshot);

  return {
    dir,
    register,
    readerBecause: because,
    reader,
    get current() {
      return current;
    },
    get matcher() {
      return matcher;
    },
    refresh() {
      onChanged?.();
      const newest = newestSnapshot();
      if (newest.snapshot.id === current.snapshot.id && newest.origin === current.origin) return;
      current = newest;
      matcher = createMatcher(newest.snapshot);
    },
    close() {
      reader.close();
      register?.close();
    },
  };
}

/** The entries that alerts name, each once; from now, or from a moment in the past. */
export function cardsOf(alerts: readonly Alert[], reader: Pick<RegisterReader, "entry">): Entry[] {
  const found = new Map<string, Entry>();
  for (const { list, id } of alerts.flatMap((alert) => alert.entries)) {
    const key = `${list} ${id}`;
    const entry = found.has(key) ? null : reader.entry(list, id);
    if (entry !== null) found.set(key, entry);
  }
  return [...found.values()];
}
