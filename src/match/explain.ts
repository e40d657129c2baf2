import { bits } from "../ground/index.ts";
import type { Alignment } from "./align.ts";
import type { Evidence } from "./alert.ts";
import { lexiconWord } from "./lexicon.ts";
import { ROLES, WORD_MASK } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import type { PricedWord } from "./pricing.ts";
import type { Query } from "./query.ts";

/** How often a word comes so near by chance, in words: `1 in 57`. */
function oneIn(value: number): string {
  const n = 2 ** value;
  // a thousand times as fast as asking for a locale, and the same digits everywhere
  return n < 10 ? `1 in ${n.toFixed(1)}` : `1 in ${String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ",")}`;
}

/** The lines of an alignment that a person can read; their bits add up to the alignment's, but for `exact`, which has its own. */
export function explainName(query: Query, index: NameIndex, name: number, alignment: Alignment): readonly Evidence[] {
  const from = index.cellStart[index.nameForm[name] as number] as number;
  const mine = (at: number, span: number): string => {
    let text = (query.words[at] as PricedWord).word.native;
    for (let w = at + 1; w < at + span; w++) text += ` ${(query.words[w] as PricedWord).word.native}`;
    return text;
  };
  const wordAt = (k: number): string => lexiconWord(index.lexicon, (index.cells[from + k] as number) & WORD_MASK);
  const theirs = (at: number, span: number): string => {
    let text = wordAt(at);
    for (let k = at + 1; k < at + span; k++) text += ` ${wordAt(k)}`;
    return text;
  };
  const out: Evidence[] = [];
  for (const p of [...alignment.pairs].sort((a, b) => a.queryAt - b.queryAt)) {
    const role = (query.words[p.queryAt] as PricedWord).role;
    const left = mine(p.queryAt, p.querySpan);
    const right = theirs(p.listedAt, p.listedSpan);
    const joined = p.querySpan > 1 || p.listedSpan > 1 ? "; written together on one side" : "";
    const how = p.exact ? "the same word" : left === right ? "the same letters" : "spelt otherwise";
    const worth =
      role !== "word"
        ? `a ${role} tells little`
        : p.bits > 0
          ? `${oneIn(p.bits)} by chance here`
          : "so far apart that it tells nothing by itself";
    const note = `${how}; ${worth}${joined}`;
    out.push({ what: "name", left, right, bits: bits(p.bits), note });
  }
  if (alignment.leftQuery.length > 0)
    out.push({
      what: "left-over",
      left: alignment.leftQuery.map((at) => mine(at, 1)).join(" "),
      right: null,
      bits: bits(alignment.queryCost),
      note: "not in the listed name",
    });
  if (alignment.leftListed.length > 0)
    out.push({
      what: "left-over",
      left: null,
      right: alignment.leftListed.map((at) => theirs(at, 1)).join(" "),
      bits: bits(alignment.listedCost),
      note: "only in the listed name",
    });
  if (alignment.bothCost !== 0) {
    const lone = words(alignment.leftQuery, mine, query, "word");
    out.push({
      what: "left-over",
      left: lone === "" ? words(alignment.leftQuery, mine, query, "form") : lone,
      right: alignment.leftListed.map((at) => theirs(at, 1)).join(" "),
      bits: bits(alignment.bothCost),
      note: lone === "" ? "another legal form" : "each name has a word that the other lacks",
    });
  }
  if (alignment.coverage !== 0)
    out.push({ what: "coverage", left: null, right: null, bits: bits(alignment.coverage), note: "every word has its partner" });
  if (alignment.order !== 0)
    out.push({
      what: "name-order",
      left: null,
      right: null,
      bits: bits(alignment.order),
      note: alignment.order > 0 ? "in the same order" : "in another order",
    });
  if (alignment.exact > 0) out.push({ what: "spelling", left: null, right: null, bits: bits(alignment.exact), note: "letter for letter" });
  return out;
}

function words(places: readonly number[], mine: (at: number, span: number) => string, query: Query, role: "word" | "form"): string {
  return places
    .filter((at) => ROLES[query.roles[at] as number] === role)
    .map((at) => mine(at, 1))
    .join(" ");
}
