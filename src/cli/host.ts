import { Writable, type Readable } from "node:stream";
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
  flush(): Promise<void>;
}

/** Everything that is no answer goes here: stderr. */
export interface Notices {
  readonly live: boolean;
  say(text: string): void;
  /** a bar on a terminal, a line now and then elsewhere; `finish` takes it away */
  progress(what: string): Progress;
}

export interface Progress {
  /** `total` 0: not known */
  at(done: number, total: number, note?: string): void;
  finish(): void;
}

/** Small writes are joined until this many characters or the end of the turn: a stream of answers costs one system call per block. */
const BLOCK = 64 * 1024;

export function createOutput(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }, env: NodeJS.ProcessEnv): Output {
  let pending = "";
  let timer: NodeJS.Immediate | null = null;
  const send = (done?: () => void): void => {
    if (timer !== null) clearImmediate(timer);
    timer = null;
    const text = pending;
    pending = "";
    if (text === "" || stream.write(text)) done?.();
    else if (done !== undefined) stream.once("drain", done);
  };
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      pending += chunk.toString();
      if (pending.length >= BLOCK) return send(done);
      timer ??= setImmediate(send);
      done();
    },
  });
  const line = (text: string): Promise<void> => new Promise((resolve) => sink.write(`${text}\n`, () => resolve()));
  return {
    width: Math.max(40, stream.columns ?? 100),
    colours: wantsColours(stream, env),
    sink,
    line,
    json: (value) => line(JSON.stringify(value)),
    flush: () => new Promise((resolve) => send(() => stream.write("", () => resolve()))),
  };
}

/** no-color.org; a pipe or a file never gets escape codes */
function wantsColours(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
