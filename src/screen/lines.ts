import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { fail } from "../ground/index.ts";

/** Bytes of one line; a longer one is skipped without being held. Enough for 100 names of the greatest length that a subject may have. */
export const LONGEST_LINE = 16 * 1024 * 1024;

const NEWLINE = 0x0a;

/** One line of a stream. `text` is null when it is longer than the limit or no UTF-8. */
export interface Line {
  /** 1-based, blank lines counted */
  readonly number: number;
  readonly text: string | null;
  readonly flaw: "too-long" | "encoding" | null;
}

/**
 * Cuts bytes into lines, one batch per chunk, so that an answer can leave as soon as its line has come in.
 * Blank lines are counted and left out; a byte order mark is dropped; memory is bounded by the chunk and `limit`.
 */
export async function* lineBatches(bytes: AsyncIterable<Uint8Array>, limit: number = LONGEST_LINE): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let number = 0;
  const finish = (): Line | null => {
    number++;
    const tooLong = heldBytes > limit;
    const joined = tooLong ? null : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    if (joined === null) return { number, text: null, flaw: "too-long" };
    try {
      const text = decoder.decode(joined);
      const bare = number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
      return bare.trim() === "" ? null : { number, text: bare, flaw: null };
    } catch {
      return { number, text: null, flaw: "encoding" };
    }
  };
  const hold = (part: Uint8Array): void => {
    heldBytes += part.length;
    if (heldBytes <= limit) held.push(part);
    else held = [];
  };
  for await (const chunk of bytes) {
    const batch: Line[] = [];
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      hold(chunk.subarray(from, to));
      const line = finish();
      if (line !== null) batch.push(line);
      from = to + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
    if (batch.length > 0) yield batch;
  }
  if (heldBytes > 0) {
    const line = finish();
    if (line !== null) yield [line];
  }
}

/** The stream's bytes, unzipped when they begin like gzip. Text chunks (a stream with an encoding) are taken as UTF-8. */
export async function* plainBytes(input: AsyncIterable<Uint8Array | string>, file: string): AsyncGenerator<Uint8Array> {
  const source = bytesOf(input);
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < 2) {
    const next = await source.next();
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(first);
  const whole = (async function* () {
    if (head.length > 0) yield head;
    yield* source;
  })();
  if (!(head[0] === 0x1f && head[1] === 0x8b)) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip();
  const from = Readable.from(whole);
  from.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of from.pipe(gunzip)) yield chunk as Uint8Array;
  } catch (cause) {
    fail("file-unreadable", { file, message: "the gzip data is damaged or cut short", remedy: "send the file again" }, cause);
  } finally {
    from.destroy();
    gunzip.destroy();
  }
}

async function* bytesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    if (bytes.length > 0) yield bytes;
  }
}
