import { checksum128 } from "./checksum.ts";
import { AREAS, RARE, TOTALS, WORDS } from "./population-table.ts";

/** Names the population table: the parameters are numbers beside it, and no other. */
export const POPULATION_HASH: string = checksum128(new TextEncoder().encode(JSON.stringify([AREAS, TOTALS, RARE]) + WORDS));
