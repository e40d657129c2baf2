/** SIGINT and SIGTERM: a short command dies of the signal once it has cleaned up; a long one waits for it and ends in good order. */
export interface Stopping {
  /** to do before the process dies: at once, without waiting */
  before(cleanUp: () => void): void;
  /** does all that is to be done before the process dies; for one that ends for another reason, in the midst of a command */
  cleanUp(): void;
  /** resolves at the first signal, which then does not kill; a second one does */
  awaited(): Promise<NodeJS.Signals>;
  /** dies of the signal, so that the shell sees what it would have seen without us waiting */
  dieOf(signal: NodeJS.Signals): void;
}

export function createStopping(): Stopping {
  const cleanUps: (() => void)[] = [];
  let waiting: ((signal: NodeJS.Signals) => void) | null = null;
  const cleanUp = (): void => {
    for (const each of cleanUps.splice(0)) each();
  };
  // the listener is gone by then: the signal does what it does
  const dieOf = (signal: NodeJS.Signals): void => void process.kill(process.pid, signal);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      if (waiting !== null) return waiting(signal);
      cleanUp();
      dieOf(signal);
    });
  }
  return {
    before: (each) => void cleanUps.push(each),
    cleanUp,
    awaited: () => new Promise((resolve) => (waiting = resolve)),
    dieOf,
  };
}
