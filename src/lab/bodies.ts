import type { SubjectKind } from "../ground/index.ts";
import { BODY_ENDINGS, BODY_TRADES } from "./bodies-table.ts";
import { chanceOf } from "./chance.ts";
import { inventedFamily, inventedPerson } from "./people.ts";

/** One party in so many of the shipped population is a body. */
export const ONE_BODY_IN = 6;

/** Somebody of the shipped population. */
export interface InventedParty {
  readonly name: string;
  readonly kind: SubjectKind;
}

/**
 * Invented people, and among them bodies named by a family and a trade; they are on no list but may bear a listed name by chance. Party
 * number n is the same for the same seed, however many are asked for. One at a time, so that memory stays small.
 */
export function* inventedPopulation(count: number, seed: number): Generator<InventedParty> {
  for (let n = 0; n < count; n++)
    yield n % ONE_BODY_IN === ONE_BODY_IN - 1
      ? { name: inventedBody(seed, n), kind: "organisation" }
      : { name: inventedPerson(seed, n), kind: "person" };
}

/** `Khattak Textile Mills (Pvt) Ltd`, `Shahid Welfare Foundation`, `Butt & Sons Travels` */
function inventedBody(seed: number, n: number): string {
  const chance = chanceOf(`body\n${seed}\n${n}`);
  const family = inventedFamily(chance);
  const joint = chance.below(5) === 0 ? ` ${chance.pick(["& Sons", "Brothers", "& Co"])}` : "";
  const [trade, ending] = [chance.pick(BODY_TRADES), chance.pick(BODY_ENDINGS)];
  return [`${family}${joint}`, trade, ending].filter((part) => part !== "").join(" ");
}
