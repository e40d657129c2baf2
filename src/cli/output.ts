import { StringDecoder } from "node:string_decoder";
import { Writable } from "node:stream";
import type { Output } from "./host.ts";

/** Small writes are joined until this many characters or the end of the turn: a stream of answers costs one system call per block. */
const BLOCK = 64 * 1024;

/** Answers to a stream that may be slow: what it has not taken yet is waited for, and stays bounded. The stream's errors are the caller's. */
export function createOutput(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }, env: NodeJS.ProcessEnv): Output {
  // a chunk of bytes may end within a letter
  const decoder = new StringDecoder("utf8");
  let pending = "";
  let planned = false;
  const send = (taken: () => void): void => {
    const text = pending;
    pending = "";
    if (text === "" || stream.write(text)) taken();
    else stream.once("drain", taken);
  };
  const sendWhenTaken = (): void => {
    if (stream.writableNeedDrain) return void stream.once("drain", sendWhenTaken);
    planned = false;
    send(() => {});
  };
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      pending += typeof chunk === "string" ? chunk : decoder.write(chunk);
      if (pending.length >= BLOCK) return send(done);
      if (!planned) setImmediate(sendWhenTaken);
      planned = true;
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
    flush: () =>
      new Promise((resolve, reject) => {
        if (stream.errored !== null) return reject(stream.errored);
        stream.once("error", reject);
        // through the sink: what is still queued in it goes first
        sink.write("", () => send(() => stream.write("", () => resolve())));
      }),
  };
}

/** no-color.org; a pipe or a file never gets escape codes */
function wantsColours(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
