import { bits } from "../ground/index.ts";
import type { Across } from "./across.ts";
import type { Alignment } from "./align.ts";
import type { Evidence } from "./alert.ts";
import { lexiconWord } from "./lexicon.ts";
import { FORM, ROLE_AT, ROLES, WORD_MASK } from "./cells.ts";
import { formClass } from "../names/index.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { PricedWord } from "./pricing.ts";
import type { Query } from "./query.ts";
import type { ToldApart } from "./told-apart.ts";

/** How often a word comes so near by chance, in words: `1 in 57`. */
function oneIn(value: number): string {
  const n = 2 ** value;
  // a thousand times as fast as asking for a locale, and the same digits everywhere
  return n < 10 ? `1 in ${n.toFixed(1)}` : `1 in ${String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ",")}`;
}

/**
 * The lines of an alignment that a person can read; their bits add up to the alignment's, but for `exact`, which has its own. `listed`: the
 * name as printed, in which a legal form stands under its own word and not under that of its class.
 */
export function explainName(query: Query, index: NameIndex, name: number, alignment: Alignment, listed: string): readonly Evidence[] {
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
  const lone = (at: number): string => {
    const isForm = (index.cells[from + at] as number) >>> ROLE_AT === FORM;
    return isForm ? printedForm(theirs(at, 1), listed) : theirs(at, 1);
  };
  const out: Evidence[] = [];
  for (const p of [...alignment.pairs].sort((a, b) => a.queryAt - b.queryAt)) {
    const role = (query.words[p.queryAt] as PricedWord).role;
    const left = mine(p.queryAt, p.querySpan);
    const right = theirs(p.listedAt, p.listedSpan);
    const joined = p.querySpan > 1 || p.listedSpan > 1 ? "; written together on one side" : "";
    const shown = p.listedSpan === 1 ? lone(p.listedAt) : right;
    const how = p.exact
      ? shown === right
        ? "the same word"
        : "the same sort of form"
      : left === right
        ? "the same letters"
        : "spelt otherwise";
    const worth =
      role !== "word"
        ? `a ${role} tells little`
        : p.bits > 0
          ? `${oneIn(p.bits)} by chance here`
          : "so far apart that it tells nothing by itself";
    const note = `${how}; ${worth}${joined}`;
    out.push({ what: "name", left, right: shown, bits: bits(p.bits), note });
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
      right: alignment.leftListed.map(lone).join(" "),
      bits: bits(alignment.listedCost),
      note: "only in the listed name",
    });
  if (alignment.bothCost !== 0) {
    const word = words(alignment.leftQuery, mine, query, "word");
    out.push({
      what: "left-over",
      left: word === "" ? words(alignment.leftQuery, mine, query, "form") : word,
      right: alignment.leftListed.map(lone).join(" "),
      bits: bits(alignment.bothCost),
      note: word === "" ? "another legal form" : "each name has a word that the other lacks",
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
      note: orderNote(alignment.order),
    });
  if (alignment.whyApart !== null)
    out.push({ what: "told apart", left: null, right: null, bits: bits(alignment.apart), note: APART[alignment.whyApart] });
  if (alignment.exact > 0) out.push({ what: "spelling", left: null, right: null, bits: bits(alignment.exact), note: "letter for letter" });
  return out;
}

/** The lines of a name that stands in several names of one person; their bits add up to its own, but for a weak name's. */
export function explainAcross(
  query: Query,
  index: NameIndex,
  { drawn, cost }: Across,
  textOf: (name: number) => string,
): readonly Evidence[] {
  const inOrder = drawn.toSorted((a, b) => a.queryAt - b.queryAt);
  const names = [...new Set(inOrder.map(({ name }) => name))].map(textOf);
  return [
    ...inOrder.map(({ queryAt, name, listedAt, bits: worth, exact }): Evidence => {
      const cell = index.cells[(index.cellStart[index.nameForm[name] as number] as number) + listedAt] as number;
      return {
        what: "name",
        left: (query.words[queryAt] as PricedWord).word.native,
        right: lexiconWord(index.lexicon, cell & WORD_MASK),
        bits: bits(worth),
        note: `${exact ? "the same word" : "spelt otherwise"}; ${oneIn(worth)} by chance here`,
      };
    }),
    {
      what: "across names",
      left: query.text,
      right: names.join("; "),
      bits: bits(cost),
      note: "its words stand in several names of this one person, whose other words stay over",
    },
    { what: "coverage", left: null, right: null, bits: bits(PARAMETERS.covered), note: "every word of the subject has its partner" },
  ];
}

const APART: Readonly<Record<ToldApart, string>> = {
  number: "each has a number, and not the same: another ship, another unit",
  kin: "the listed name is that of the father or the husband of whom is asked",
};

function orderNote(order: number): string {
  if (order > 0) return "in the same order";
  return order <= -PARAMETERS.fatherTurned ? "the father's name and the son's have changed places" : "in another order";
}

/** `GmbH` where the name prints that and is read as `llc`; a form of several words stays under its class. */
function printedForm(form: string, listed: string): string {
  const printed = listed.split(/[\s,;()]+/).find((word) => formClass(word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "")) === form);
  return printed ?? form;
}

function words(places: readonly number[], mine: (at: number, span: number) => string, query: Query, role: "word" | "form"): string {
  return places
    .filter((at) => ROLES[query.roles[at] as number] === role)
    .map((at) => mine(at, 1))
    .join(" ");
}
