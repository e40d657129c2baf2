import { FORM, INITIAL, isLight, PLACED, ROLE_COSTS, WORD, WORD_MASK } from "./cells.ts";
import { chosen, initial, isExact, listedAtOf, queryAtOf, roleOf, usedListed, usedQuery } from "./in-hand.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query } from "./query.ts";
import { isFatherTurned, toldApart } from "./told-apart.ts";

/** What the alignment in hand is worth, and what it costs: bits, costs zero or negative. */
export const costs = { agreed: 0, query: 0, listed: 0, both: 0, coverage: 0, order: 0, exact: 0, apart: 0 };

/** Agreements and costs of the alignment in hand. */
export function total(): number {
  return costs.agreed + costs.query + costs.listed + costs.both + costs.coverage + costs.order + costs.exact + costs.apart;
}

/** Works out the costs of the alignment in hand, with a listed name of this form. */
export function price(query: Query, index: NameIndex, form: number): void {
  const p = PARAMETERS;
  const cells = index.cellStart[form] as number;
  const count = index.formWords[form] as number;
  let costQuery = 0;
  let costListed = 0;
  let loneQuery = false;
  let loneListed = false;
  let formQuery = false;
  let initialQuery = false;
  let initialListed = false;
  let formListed = false;
  let leftOver = false;
  let titled = false;
  let core = 0;
  for (let i = 0; i < query.words.length; i++) {
    if (usedQuery[i] === 1) continue;
    if (isLight(query, query.roles[i] as number)) titled = true;
    else leftOver = true;
    costQuery += query.leftCosts[i] as number;
    if (query.roles[i] === FORM) formQuery = true;
    if (query.roles[i] === INITIAL) initialQuery = true;
    if (query.roles[i] !== WORD) continue;
    loneQuery = true;
    core += (query.words[i] as Query["words"][number]).prices[0] as number;
  }
  let first = count;
  let last = -1;
  for (let k = 0; k < count; k++) {
    if (usedListed[k] !== 1) continue;
    if (first === count) first = k;
    last = k;
  }
  let outer = 0;
  for (let k = 0; k < count; k++) {
    if (usedListed[k] === 1) continue;
    const role = roleOf(index, cells + k);
    if (isLight(query, role)) titled = true;
    else leftOver = true;
    // a middle name is often left out, the first or the family name hardly ever
    const middle = !query.bodies && k > first && k < last;
    costListed += (ROLE_COSTS[role] as number) * (middle ? p.middle : 1);
    if (role === FORM) formListed = true;
    if (role === INITIAL) initialListed = true;
    if (role !== WORD) continue;
    if (!middle) outer++;
    loneListed = true;
    core += index.selfBits[(index.cells[cells + k] as number) & WORD_MASK] as number;
  }
  const some = chosen.count > 0;
  costs.query = -Math.min(costQuery, p.leftMost);
  costs.listed = -p.leftListed * costListed;
  costs.both = loneQuery && loneListed ? -p.leftBoth - (query.bodies ? p.leftBodyShare * core : 0) : 0;
  // a company and its sister, the one an Ltd, the other a GmbH
  const formsDiffer = query.bodies && formQuery && formListed;
  if (formsDiffer) costs.both -= p.formDiffers;
  // *William G.* is neither *William W.* nor *William Henry*
  if (initialQuery ? initialListed || loneListed : initialListed && loneQuery) costs.both -= p.initialDiffers;
  costs.coverage = loneQuery || !some ? 0 : !loneListed ? query.coverage : outer === 0 ? p.covered : 0;
  const fatherTurned = query.kin.length > 0 && isFatherTurned(query, index, form);
  costs.order = orderOf(query) - (fatherTurned ? p.fatherTurned : 0);
  const asPrinted = some && !leftOver && !formsDiffer && !fatherTurned && initial.count === 0 && everyExact(query);
  costs.exact = asPrinted ? (titled ? p.exactUntitled : p.exact) : 0;
  costs.apart = 0;
  if (toldApart(query, index, form) !== null) costs.apart = Math.min(0, p.toldApart - total());
}

/**
 * Words in the same order earn a little; each two that stand the other way round cost. A title, a particle, a legal form stands
 * anywhere. Words that were moved together from one end to the other (*Kim Jong Un*, *Jong Un Kim*) are one change, not two.
 */
function orderOf(query: Query): number {
  const pairs = chosen.count + initial.count;
  let words = 0;
  let turned = 0;
  for (let a = 0; a < pairs; a++) {
    if (!hasPlace(query, a)) continue;
    words++;
    for (let b = 0; b < pairs; b++)
      if (hasPlace(query, b) && queryAtOf(query, a) < queryAtOf(query, b) && listedAtOf(a) > listedAtOf(b)) turned++;
  }
  if (turned > 1 && isRotated(query, pairs)) turned = 1;
  return turned > 0 ? -PARAMETERS.otherOrder * turned : words > 1 ? PARAMETERS.sameOrder : 0;
}

/** Whether the places rise but for one fall, with the first after the last: one block was moved from one end to the other. */
function isRotated(query: Query, pairs: number): boolean {
  const places = Array.from({ length: pairs }, (_, c) => c)
    .filter((c) => hasPlace(query, c))
    .sort((a, b) => queryAtOf(query, a) - queryAtOf(query, b))
    .map(listedAtOf);
  return places.filter((place, k) => place > (places[(k + 1) % places.length] as number)).length === 1;
}

const hasPlace = (query: Query, c: number): boolean => PLACED[query.roles[queryAtOf(query, c)] as number] as boolean;

function everyExact(query: Query): boolean {
  for (let c = 0; c < chosen.count; c++) if (!isExact(query, chosen.of[c] as number)) return false;
  return true;
}
