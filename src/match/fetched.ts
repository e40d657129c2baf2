/**
 * `into[n] = table[at[n]]`, by itself and before anything is done with it. The tables are larger than the caches: where what is fetched
 * decides what is fetched next, each waits for the one before; here the processor fetches many at a time.
 */
export function fetchAll(into: Uint32Array, table: Uint32Array, at: Uint32Array, count: number): void {
  for (let n = 0; n < count; n++) into[n] = table[at[n] as number] as number;
}
