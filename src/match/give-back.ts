/** The memory of an array goes at once, not when it is next tidied up: what is built takes its place. */
export function giveBack(array: ArrayBufferView): void {
  if (array.buffer instanceof ArrayBuffer) array.buffer.transferToFixedLength(0);
}
