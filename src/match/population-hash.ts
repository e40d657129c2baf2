import { AREAS } from "./areas.ts";
import { checksum128 } from "./checksum.ts";
import { LINES, LINES_BEYOND, RARE, TOTALS } from "./population-table.ts";

/** Names the population table: the parameters are numbers beside it, and no other. */
export const POPULATION_HASH: string = checksum128(tableBytes());

/** The table in bytes, piece by piece: put together as one text, it would take several times its size. */
function tableBytes(): Uint8Array {
  const encoder = new TextEncoder();
  const [head, beyond] = [JSON.stringify([AREAS, TOTALS, RARE]), LINES_BEYOND.slice(1)].map((text) => encoder.encode(text)) as [
    Uint8Array,
    Uint8Array,
  ];
  const bytes = new Uint8Array(head.length + LINES.length + beyond.length);
  bytes.set(head);
  encoder.encodeInto(LINES, bytes.subarray(head.length));
  bytes.set(beyond, head.length + LINES.length);
  return bytes;
}
