/** The same answers by looking at everything, written as plainly as can be: the oracles of the property tests. */
import { gapCosts, letterOf, SWAP, swapLetters, UNIT, UNWRITTEN, vowelLetter } from "./cost.ts";
import { MOST_EDITS } from "./dropped-keys.ts";
import { align } from "./align.ts";
import {
  keyedSkeletons,
  lexiconWord,
  modelWithin,
  TOGETHER,
  TOGETHER_LIMIT,
  UNVOWELLED,
  type Lexicon,
  type Spelt,
  type Within,
} from "./lexicon.ts";
import { ROLE_AT, WORD, WORD_MASK } from "./cells.ts";
import { WEAK, type NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Query } from "./query.ts";
import { createScratch, reachWords, type Scratch } from "./scratch.ts";
import { eachName, type NameHit } from "./search.ts";
import { listedOf } from "./vocabulary.ts";

/** Optimal string alignment, each edit 1, by the textbook. */
export function skeletonEdits(a: string, b: string): number {
  const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) (d[0] as number[])[j] = j;
  const at = (x: number, y: number): number => (d[x] as number[])[y] as number;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      (d[i] as number[])[j] = best;
    }
  }
  return at(a.length, b.length);
}

/** The same with the letter costs of cost.ts, in UNITs. */
export function letterCost(a: Spelt, b: Spelt): number {
  const lettersOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => letterOf(text.charCodeAt(i)));
  const [x, y] = [lettersOf(a.text), lettersOf(b.text)];
  const gapsOf = (text: string, letters: number[], cheap: boolean): number[] =>
    [...gapCosts(text)].map((gap, i) => (cheap && vowelLetter(letters[i] as number) ? UNWRITTEN : gap));
  const gapsX = gapsOf(a.text, x, b.unvowelled && !a.unvowelled);
  const gapsY = gapsOf(b.text, y, a.unvowelled && !b.unvowelled);
  const d: number[][] = Array.from({ length: x.length + 1 }, () => []);
  const at = (i: number, j: number): number => (d[i] as number[])[j] as number;
  for (let i = 0; i <= x.length; i++)
    for (let j = 0; j <= y.length; j++) {
      let best = i === 0 && j === 0 ? 0 : Infinity;
      if (i > 0) best = Math.min(best, at(i - 1, j) + (gapsX[i - 1] as number));
      if (j > 0) best = Math.min(best, at(i, j - 1) + (gapsY[j - 1] as number));
      if (i > 0 && j > 0) best = Math.min(best, at(i - 1, j - 1) + swapLetters(x[i - 1] as number, y[j - 1] as number));
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) best = Math.min(best, at(i - 2, j - 2) + SWAP);
      (d[i] as number[])[j] = best;
    }
  return at(x.length, y.length);
}

/** Words within reach of a query. */
export function neighboursByBruteForce(lexicon: Lexicon, asked: Spelt, within: Within = modelWithin(asked.text)): Neighbours {
  const ids: number[] = [];
  const costs: number[] = [];
  const limit = Math.floor(within.bits * UNIT + 1e-9);
  const skeletons = keyedSkeletons(asked.text);
  for (let w = 0; w < lexicon.size; w++) {
    const flags = lexicon.wordFlags[w] as number;
    const together = (flags & TOGETHER) !== 0;
    const word = lexiconWord(lexicon, w);
    const apart = Math.min(...keyedSkeletons(word).flatMap((theirs) => skeletons.map((signs) => skeletonEdits(signs, theirs))));
    if (apart > Math.min(within.edits, together ? 1 : MOST_EDITS)) continue;
    const cost = letterCost(asked, { text: word, unvowelled: (flags & UNVOWELLED) !== 0 });
    if (cost > (together ? Math.min(limit, TOGETHER_LIMIT) : limit)) continue;
    ids.push(w);
    costs.push(cost);
  }
  return { ids: Uint32Array.from(ids), costs: Uint8Array.from(costs) };
}

/** Every listed name whose alignment is worth at least `least`: by aligning each. */
export function searchByBruteForce(query: Query, index: NameIndex, scratch: Scratch, least: number, found: (hit: NameHit) => void): void {
  reachWords(query, scratch, (part) => {
    const near = neighboursByBruteForce(index.lexicon, part, modelWithin(part.text, part.sought));
    return listedOf(index.lexicon, part, near, index);
  });
  for (let form = 0; form < index.forms; form++) {
    const alignment = align(query, index, form, scratch, least);
    if (alignment !== null) eachName(index, form, alignment, found);
  }
}

/** What the names of one person are worth together, as `createAcross` says: every choice of words by looking at each listed word. */
export function acrossByBruteForce(query: Query, index: NameIndex, names: readonly number[]): number {
  const { covered, across, leftListed, weakName } = PARAMETERS;
  const places = query.words.flatMap(({ role }, at) => (role === "word" ? [at] : []));
  if (places.length < 2 || query.initials > 0) return -Infinity;
  const scratch = createScratch(index);
  reachWords(query, scratch, (part) => {
    const near = neighboursByBruteForce(index.lexicon, part, modelWithin(part.text, part.sought));
    return listedOf(index.lexicon, part, near, index);
  });
  const agreements: { at: number; name: number; word: number; place: number; bits: number; words: number }[] = [];
  for (const name of names) {
    const form = index.nameForm[name] as number;
    const own = [...index.cells.subarray(index.cellStart[form], (index.cellStart[form] as number) + (index.formWords[form] as number))];
    const words = own.filter((cell) => cell >>> ROLE_AT === WORD).length;
    for (const [place, cell] of own.entries())
      for (let link = 0; link < scratch.linkCount && cell >>> ROLE_AT === WORD; link++) {
        const { at, span } = query.parts[scratch.links.part[link] as number] as Query["parts"][number];
        const bits = scratch.links.bits[link] as number;
        if (scratch.links.word[link] === (cell & WORD_MASK) && span === 1 && places.includes(at) && bits > 0)
          agreements.push({ at, name, word: cell & WORD_MASK, place, bits, words });
      }
  }
  const agrees = (word: number, at: number): boolean => agreements.some((a) => a.word === word && a.at === at);
  const drawn: typeof agreements = [];
  const worth = (a: (typeof agreements)[number]): number => a.bits - leftListed * a.words;
  for (const a of agreements.sort((x, y) => worth(y) - worth(x) || x.at - y.at || x.name - y.name || x.place - y.place))
    if (!drawn.some((b) => b.at === a.at || b.word === a.word || (agrees(a.word, b.at) && agrees(b.word, a.at)))) drawn.push(a);
  const used = new Set(drawn.map(({ name }) => name));
  if (drawn.length < places.length || used.size < 2) return -Infinity;
  const over = [...used].reduce((sum, name) => sum + (drawn.find((a) => a.name === name)?.words ?? 0), 0) - drawn.length;
  const weak = [...used].some((name) => ((index.nameFlags[name] as number) & WEAK) !== 0);
  return drawn.reduce((sum, { bits }) => sum + bits, covered) - across - leftListed * over + (weak ? weakName : 0);
}
