import type { ListFile } from "./reader.ts";

/** A file whose last byte is looked at as it goes by. */
export interface WatchedEnd {
  readonly file: ListFile;
  /** whether the last line had its end; a table cut short mostly has none */
  readonly ended: () => boolean;
}

/** 0x1A: the end mark of old systems, written after the last line */
const ENDS: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x1a, 0x00]);

export function watchEnd(file: ListFile): WatchedEnd {
  let last = 0x0a;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.chunks()) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
  }
  return { file: { ...file, chunks }, ended: () => ENDS.has(last) };
}
