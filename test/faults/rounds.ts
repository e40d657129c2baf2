import { type Acknowledged, acknowledgedIn } from "./acknowledged.ts";
import { currentSnapshot, openReader, openRegister, verifyData } from "../../src/registry/index.ts";
import { dirname, join } from "node:path";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { listId, WritError } from "../../src/ground/index.ts";
import { chanceFrom } from "./chance.ts";
import { fileURLToPath } from "node:url";
import { inventedReader } from "../fixtures/registry/invented.ts";
import { allReaders } from "../../src/lists/index.ts";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { writeLists } from "./lists.ts";

export interface FaultOptions {
  readonly rounds: number;
  readonly seed: number;
  /** entries of each list */
  readonly entries: number;
  /** the longest that a child lives after it has opened the register */
  readonly longestMs: number;
  readonly onRound?: (line: string) => void;
}

export interface FaultSummary {
  readonly rounds: number;
  readonly screenings: number;
  readonly lists: number;
  readonly events: number;
  /** kills that left tables or a snapshot behind, which the next opening mended */
  readonly mended: number;
  /** in words; empty when nothing was lost */
  readonly losses: readonly string[];
}

/** Kills a real importing and screening process with SIGKILL, over and over on one data folder, and after each kill looks for what it had acknowledged. */
export async function faultRounds(options: FaultOptions): Promise<FaultSummary> {
  const base = mkdtempSync(join(tmpdir(), "writ-faults-"));
  const files = join(base, "lists");
  const dir = join(base, "data");
  const chance = chanceFrom(options.seed);
  const losses: string[] = [];
  const acknowledged: Acknowledged[] = [];
  let mended = 0;
  let events = 0;
  try {
    mkdirSync(files);
    writeLists(files, options.entries);
    for (let round = 1; round <= options.rounds; round++) {
      const said = await killed({ dir, files, seed: options.seed * 1000 + round, afterMs: chance() * options.longestMs });
      acknowledged.push(...said);
      const found = await inspect(dir, acknowledged);
      losses.push(...found.losses.map((loss) => `round ${round}: ${loss}`));
      events = found.events;
      if (found.behind) mended += 1;
      options.onRound?.(`round ${round}: ${said.length} acknowledged, ${events} events, ${found.losses.length} losses`);
    }
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
  const count = (what: Acknowledged["what"]): number => acknowledged.filter((one) => one.what === what).length;
  return { rounds: options.rounds, screenings: count("screening"), lists: count("list") + count("removed"), events, mended, losses };
}

interface Kill {
  readonly dir: string;
  readonly files: string;
  readonly seed: number;
  readonly afterMs: number;
}

/** Runs the child until it has opened the register and `afterMs` more, kills it, and gives what it said. */
function killed({ dir, files, seed, afterMs }: Kill): Promise<Acknowledged[]> {
  const script = join(dirname(fileURLToPath(import.meta.url)), "child.ts");
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      ...process.execArgv.filter((flag) => flag.startsWith("--import")),
      script,
      dir,
      files,
      String(seed),
    ],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  let trouble = "";
  let timer: NodeJS.Timeout | null = null;
  return new Promise((resolve, reject) => {
    child.stderr.on("data", (text) => (trouble += String(text)));
    child.stdout.on("data", (text) => {
      output += String(text);
      timer ??= setTimeout(() => child.kill("SIGKILL"), afterMs);
    });
    // close and not exit: what was written into the pipe before the kill was acknowledged
    child.on("close", (_, signal) => {
      if (signal === "SIGKILL") resolve(acknowledgedIn(output));
      else reject(new Error(`the child ended by itself: ${trouble}`));
    });
  });
}

interface Inspection {
  readonly losses: readonly string[];
  readonly events: number;
  readonly behind: boolean;
}

async function inspect(dir: string, acknowledged: readonly Acknowledged[]): Promise<Inspection> {
  const losses: string[] = [];
  // as the kill left it: the chain is whole, and readers have the old snapshot or the new one
  const left = await verifyData(dir);
  if (left.firstBroken !== null) losses.push(`event ${left.firstBroken.seq}: ${left.firstBroken.reason}`);
  losses.push(...snapshotTrouble(dir));
  // the lock is free at once: no waiting
  openRegister(dir, { readers: [inventedReader, ...(await allReaders())] }).close();
  const mended = await verifyData(dir);
  losses.push(...mended.damage);
  losses.push(...missing(dir, acknowledged));
  return { losses, events: mended.events, behind: left.damage.length > 0 || mended.events > left.events };
}

/** A reader's view straight after the kill: no snapshot yet, or a whole one in which every list has all its entries. */
function snapshotTrouble(dir: string): string[] {
  try {
    const { snapshot, origin } = currentSnapshot(dir);
    const entries = snapshot.lists.reduce((sum, list) => sum + list.entries, 0);
    return origin === "starter" || entries === snapshot.entryCount
      ? []
      : [`the snapshot holds ${snapshot.entryCount} entries, its lists ${entries}`];
  } catch (error) {
    // the first list is in the ledger and its snapshot is not yet built: the reader is told, and answers nothing wrong
    if (error instanceof WritError && error.code === "snapshot-missing") return [];
    return [`the snapshot cannot be read: ${(error as Error).message}`];
  }
}

function missing(dir: string, acknowledged: readonly Acknowledged[]): string[] {
  const reader = openReader(dir);
  try {
    const screenings = new Map(reader.screenings({ limit: 10_000_000 }).map(({ seq, data }) => [seq, data["run"]]));
    const versions = new Map(["alpha", "beta"].map((list) => [list, reader.history(listId(list))]));
    return acknowledged.flatMap((one) => {
      switch (one.what) {
        case "screening":
          return screenings.get(one.seq) === one.run ? [] : [`screening ${one.run} (event ${one.seq}) is lost`];
        case "list":
          return versions.get(one.list)?.some(({ sha256 }) => sha256 === one.sha256) === true
            ? []
            : [`the version ${one.sha256} of ${one.list} is lost`];
        case "removed":
          return versions.get(one.list)?.some(({ removed }) => removed === one.seq) === true
            ? []
            : [`the removal of ${one.list} (event ${one.seq}) is lost`];
        case "open":
          return [];
      }
    });
  } finally {
    reader.close();
  }
}
