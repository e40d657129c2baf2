import { giveBack } from "./give-back.ts";
import { growing } from "./growing.ts";

/** Texts one after the other in UTF-8, in pieces: to grow never copies, and what has been handed over is given back. */
export interface Texts {
  /** bytes of all */
  readonly byteLength: number;
  add(text: string): void;
  /** A part of the next text, which ends with `add`; gives the part's bytes. */
  begin(part: string): number;
  /** A text that is in UTF-8 already. */
  addBytes(bytes: Uint8Array): void;
  /** Takes over what another holds, which is the last thing that is done with it. */
  takeOver(other: Texts): void;
  /** Text k is bytes `offsets[k]` to `offsets[k + 1]`. */
  offsets(): Uint32Array;
  /** Lays all bytes down from `at` on and gives their memory back: once, as the last thing. */
  handOver(to: Uint8Array, at: number): void;
  /** For who takes over: the pieces, in their order. */
  pieces(): readonly Piece[];
}

export interface Piece {
  readonly bytes: Uint8Array;
  used: number;
}

const PIECE = 1 << 20;
/** bytes of UTF-8 for a unit of UTF-16, at most */
const MOST_BYTES = 3;

/**
 * A buffer that may be resized has pages of its own. One that may not comes from the allocator of the C library, which keeps for its own use
 * what is given back once something larger has been given back before: megabytes that no list ever takes again.
 */
const ownPages = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(new ArrayBuffer(size, { maxByteLength: size }), 0, size);

/** `piece`: bytes of one piece, for tests. */
export function newTexts(piece = PIECE): Texts {
  const encoder = new TextEncoder();
  const ends = growing(Uint32Array);
  ends.push(0);
  const pieces: Piece[] = [];
  let byteLength = 0;
  const begin = (part: string): number => {
    const here = room(part.length * MOST_BYTES);
    const { written } = encoder.encodeInto(part, here.bytes.subarray(here.used));
    here.used += written;
    byteLength += written;
    return written;
  };
  const room = (needed: number): Piece => {
    const last = pieces.at(-1);
    if (last !== undefined && last.bytes.length - last.used >= needed) return last;
    const fresh = { bytes: ownPages(Math.max(piece, needed)), used: 0 };
    pieces.push(fresh);
    return fresh;
  };
  return {
    get byteLength() {
      return byteLength;
    },
    add(text) {
      begin(text);
      ends.push(byteLength);
    },
    begin,
    addBytes(bytes) {
      const here = room(bytes.length);
      here.bytes.set(bytes, here.used);
      here.used += bytes.length;
      byteLength += bytes.length;
      ends.push(byteLength);
    },
    takeOver(other) {
      for (const end of other.offsets().subarray(1)) ends.push(byteLength + end);
      byteLength += other.byteLength;
      pieces.push(...other.pieces());
    },
    pieces: () => pieces,
    offsets: () => ends.taken(),
    handOver(to, at) {
      let next = at;
      for (const { bytes, used } of pieces.splice(0)) {
        to.set(bytes.subarray(0, used), next);
        next += used;
        giveBack(bytes);
      }
    },
  };
}
