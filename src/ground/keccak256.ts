const ROUNDS = 24;
/** bytes taken in at a time: of 200, what twice the length of the hash leaves */
const RATE = 136;

/** Turns of the lanes on their way, and the lane that each goes to (FIPS 202, 3.2.2 and 3.2.3). */
const TURNS = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];
const LANES = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

/** The round constants: one bit of a shift register for each power of two (FIPS 202, 3.2.5). */
const CONSTANTS: readonly (readonly [low: number, high: number])[] = (() => {
  let register = 1;
  const nextBit = (): number => {
    const bit = register & 1;
    register = (register << 1) ^ ((register >>> 7) * 0x171);
    return bit;
  };
  return Array.from({ length: ROUNDS }, () => {
    let [low, high] = [0, 0];
    for (let j = 0; j < 7; j++) {
      const at = 2 ** j - 1;
      if (nextBit() === 0) continue;
      if (at < 32) low |= 1 << at;
      else high |= 1 << (at - 32);
    }
    return [low, high] as const;
  });
})();

/**
 * Keccak-256 as Ethereum takes it (the Keccak team's submission, padded with 01; FIPS 202 pads otherwise), of a few bytes, for the letter case
 * of its addresses. Lanes of 64 bits lie as two of 32.
 */
export function keccak256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(bytes.length / RATE) + 1) * RATE);
  padded.set(bytes);
  padded[bytes.length] = 0x01;
  padded[padded.length - 1] = (padded[padded.length - 1] as number) | 0x80;
  const state = new Int32Array(50);
  const view = new DataView(padded.buffer);
  for (let from = 0; from < padded.length; from += RATE) {
    for (let k = 0; k < RATE / 4; k++) state[k] = (state[k] as number) ^ view.getInt32(from + k * 4, true);
    permute(state);
  }
  const out = new Uint8Array(32);
  for (let k = 0; k < 8; k++) new DataView(out.buffer).setInt32(k * 4, state[k] as number, true);
  return out;
}

function permute(state: Int32Array): void {
  const column = new Int32Array(10);
  const row = new Int32Array(10);
  for (const [low, high] of CONSTANTS) {
    for (let k = 0; k < 10; k++) column[k] = [0, 10, 20, 30, 40].reduce((sum, y) => sum ^ (state[k + y] as number), 0);
    for (let x = 0; x < 5; x++) {
      const [before, after] = [((x + 4) % 5) * 2, ((x + 1) % 5) * 2];
      const [l, h] = turned(column[after] as number, column[after + 1] as number, 1);
      for (let y = 0; y < 50; y += 10) {
        state[y + x * 2] = (state[y + x * 2] as number) ^ (column[before] as number) ^ l;
        state[y + x * 2 + 1] = (state[y + x * 2 + 1] as number) ^ (column[before + 1] as number) ^ h;
      }
    }
    let [movedLow, movedHigh] = [state[2] as number, state[3] as number];
    for (const [k, lane] of LANES.entries()) {
      const [l, h] = [state[lane * 2] as number, state[lane * 2 + 1] as number];
      [state[lane * 2], state[lane * 2 + 1]] = turned(movedLow, movedHigh, TURNS[k] as number);
      [movedLow, movedHigh] = [l, h];
    }
    for (let y = 0; y < 50; y += 10) {
      row.set(state.subarray(y, y + 10));
      for (let k = 0; k < 10; k++) state[y + k] = (row[k] as number) ^ (~(row[(k + 2) % 10] as number) & (row[(k + 4) % 10] as number));
    }
    state[0] = (state[0] as number) ^ low;
    state[1] = (state[1] as number) ^ high;
  }
}

/** A lane of 64 bits turned to the left. */
function turned(low: number, high: number, by: number): [low: number, high: number] {
  if (by >= 32) return turned(high, low, by - 32);
  if (by === 0) return [low, high];
  return [(low << by) | (high >>> (32 - by)), (high << by) | (low >>> (32 - by))];
}
