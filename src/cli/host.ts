import type { Readable, Writable } from "node:stream";
import type { Stopping } from "./stopping.ts";

/** The world as the command line meets it: handed in, so that the commands read no clock, folder or environment by themselves. */
export interface Host {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable;
  readonly out: Output;
  readonly notices: Notices;
  /** ISO instant */
  now(): string;
  /** who stands at the keyboard, for the ledger */
  readonly who: string;
  readonly stopping: Stopping;
}

/** Answers go here: stdout. */
export interface Output {
  /** columns of the terminal, or 100 for a file or a pipe */
  readonly width: number;
  readonly colours: boolean;
  /** joins small writes into blocks; whoever writes much awaits its callback, so memory stays bounded */
  readonly sink: Writable;
  /** a whole line or several */
  line(text: string): Promise<void>;
  json(value: unknown): Promise<void>;
  /** resolves when the stream has taken all that was written before, whoever wrote it; rejects with the stream's error */
  flush(): Promise<void>;
}

/** Everything that is no answer goes here: stderr. */
export interface Notices {
  readonly live: boolean;
  say(text: string): void;
  /** a bar on a terminal, a line now and then elsewhere; `finish` takes it away */
  progress(what: string): Progress;
  /** resolves when all that was said has been taken */
  flush(): Promise<void>;
}

export interface Progress {
  /** `total` 0: not known */
  at(done: number, total: number, note?: string): void;
  finish(): void;
}
