/**
 * MurmurHash3 x86 128-bit (Appleby, public domain): names a snapshot and the parameters, and shows damage. Not a signature: what
 * must withstand an attacker is in the ledger's SHA-256 chain.
 */
export function checksum128(bytes: Uint8Array): string {
  const words = new Uint32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength >> 2);
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  const blocks = words.length & ~3;
  for (let i = 0; i < blocks; i += 4) {
    h1 = Math.imul(rotate(h1 ^ scramble(words[i] as number, C1, 15, C2), 19) + h2, 5) + 0x561ccd1b;
    h2 = Math.imul(rotate(h2 ^ scramble(words[i + 1] as number, C2, 16, C3), 17) + h3, 5) + 0x0bcaa747;
    h3 = Math.imul(rotate(h3 ^ scramble(words[i + 2] as number, C3, 17, C4), 15) + h4, 5) + 0x96cd1c35;
    h4 = Math.imul(rotate(h4 ^ scramble(words[i + 3] as number, C4, 18, C1), 13) + h1, 5) + 0x32ac3b17;
  }
  // the tail, one byte at a time, by the first lane: our sections are padded, so it is short
  for (let i = blocks * 4; i < bytes.length; i++) h1 = Math.imul(rotate(h1 ^ (bytes[i] as number), 13), C1) + i;
  h1 ^= bytes.length;
  h2 ^= bytes.length;
  h3 ^= bytes.length;
  h4 ^= bytes.length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  const lanes = [h1, h2 + h1, h3 + h1, h4 + h1].map(finish);
  const first = lanes.reduce((s, x) => (s + x) | 0, 0);
  return [first, ...lanes.slice(1).map((x) => (x + first) | 0)].map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
function scramble(word: number, before: number, by: number, after: number): number {
  return Math.imul(rotate(Math.imul(word, before), by), after);
}
function finish(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
