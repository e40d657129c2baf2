import { fail, formatProblem, WritError } from "../ground/index.ts";
import { openRegister, type Register } from "../registry/index.ts";
import type { ScreenCall } from "./screen.ts";

/** ms to wait for another writer to let go of the data folder */
const PATIENCE = 10_000;

/**
 * One ledger event for a run: `data` says what was asked and the hash of what was answered. Gives the event's number.
 * Fails with `data-locked` (after waiting a little), `data-read-only`, `data-full`; the answers have been given by then, and the message says so.
 */
export function recordRun(call: ScreenCall, why: string, data: Readonly<Record<string, unknown>>): number {
  const { host, settings, current, when } = call;
  const register = openForRecord(call);
  try {
    const { at, ...asked } = settings;
    return register.recordScreening(
      // a question about the past is asked now
      { who: host.who, why: `${why}, on the command line`, at: when === null ? at : host.now() },
      { ...data, ...asked, ...when, snapshot: current.snapshot.id },
    );
  } finally {
    register.close();
  }
}

/** Before a long run: is there a ledger that could take its event? Better now than after an hour. */
export function checkRecordable({ dataDir }: ScreenCall): void {
  try {
    openRegister(dataDir, { waitMs: 1_000 }).close();
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    const remedy = `${error.problem.remedy === undefined ? "" : `${error.problem.remedy}. `}--no-record screens without an event in the ledger`;
    throw new WritError({ ...error.problem, remedy }, { cause: error });
  }
}

function openForRecord({ dataDir, host }: ScreenCall): Register {
  try {
    const register = openRegister(dataDir, { waitMs: PATIENCE });
    host.stopping.before(() => register.close());
    return register;
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    const message = `the answers stand, but the run could not be recorded: ${formatProblem(error.problem)}`;
    return fail(error.code, { message, remedy: "Run the same command again" }, error);
  }
}
