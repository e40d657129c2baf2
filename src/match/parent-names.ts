import { lately, readName, skeleton, type NameWord } from "../names/index.ts";
import { costLimit, UNIT } from "./cost.ts";
import { EDGE_COSTS, edgesOf, wordEdgesApart, type Edges } from "./edges.ts";
import { isLatin, type Spelt } from "./lexicon.ts";
import { nameForms } from "./name-forms.ts";
import { PARAMETERS } from "./parameters.ts";
import { FIRST_BODY_AREA, sharesOf } from "./population.ts";
import { spellingCost, spellingOf, type Spelling } from "./spelling-cost.ts";

/**
 * How two names of fathers, or of mothers, stand to each other. `near`: every word of the one is much like one of the other. `part`: the one says
 * less than the other, or they share more words than they do not. Of both nothing follows.
 *
 *     Karim Bakhsh Testgul    Kareem Baksh Testgul  same      Karim Bux  part      Ghulam Nabi  other
 */
export type ParentNames = "same" | "near" | "part" | "other";

const RANKED: readonly ParentNames[] = ["same", "near", "part", "other"];

/** The best of all pairs of their readings; null where one holds no word. */
export function parentNames(left: string, right: string): ParentNames | null {
  let best: ParentNames | null = null;
  for (const mine of readingsOf(left))
    for (const theirs of readingsOf(right)) {
      const found = laidBeside(mine, theirs);
      if (found === "same") return found;
      if (best === null || RANKED.indexOf(found) < RANKED.indexOf(best)) best = found;
    }
  return best;
}

interface ReadWord {
  /** in the likeliest reading */
  readonly text: string;
  readonly initial: boolean;
  readonly common: boolean;
  readonly spelt: readonly Laid[];
}
interface Laid extends Spelling {
  readonly edges: Edges;
  readonly latin: boolean;
}
const laid = (spelt: Spelt): Laid => ({ ...spellingOf(spelt), edges: edgesOf(spelt), latin: isLatin(skeleton(spelt.text)) });
/** The words that tell one father from another: titles and particles say nothing of whose son somebody is. */
type ReadParent = readonly ReadWord[];

/** A list's names come up with every candidate. */
const readingsOf = lately((text: string): readonly ReadParent[] =>
  nameForms(text)
    .map((form) => wordsOf(form.text))
    .filter((words) => words.length > 0),
);

function wordsOf(text: string): ReadParent {
  const { words } = readName(text, "person");
  const telling = words.filter(({ role }) => role === "word" || role === "initial");
  return (telling.some(({ role }) => role === "word") ? telling : words).map(readWord);
}

function readWord({ role, readings }: NameWord): ReadWord {
  const spelt = readings
    .filter(({ meaning, text }) => meaning !== true && text !== "")
    // ks is read as x, so that *Baksh* would lose the k that it has in common with *Bakhsh*
    .flatMap(({ text, unvowelled }) =>
      (text.includes("x") ? [text, text.replaceAll("x", "ks")] : [text]).map((t) => laid({ text: t, unvowelled })),
    );
  return { text: spelt[0]?.text ?? "", initial: role === "initial", common: spelt.some(({ text }) => isCommon(text)), spelt };
}

/** Whether so many bear a word that it tells nobody apart: *Muhammad*. */
function isCommon(text: string): boolean {
  for (const [area, share] of sharesOf(text)) if (area < FIRST_BODY_AREA && share >= PARAMETERS.fact.parentCommon) return true;
  return false;
}

function laidBeside(mine: ReadParent, theirs: ReadParent): ParentNames {
  const spellings = mine.map((word) => theirs.map((their) => spelling(word, their)));
  const [usedMine, usedTheirs] = [new Set<number>(), new Set<number>()];
  let [near, telling] = [0, 0];
  // the same words first, so that one that is near takes no word's own partner
  for (const wanted of ["same", "near"] as const)
    for (const [at, word] of mine.entries()) {
      const to = usedMine.has(at) ? -1 : (spellings[at] ?? []).findIndex((found, k) => found === wanted && !usedTheirs.has(k));
      const other = theirs[to];
      if (other === undefined) continue;
      usedMine.add(at);
      usedTheirs.add(to);
      if (wanted === "near") near++;
      if (!word.common && !other.common && !word.initial && !other.initial) telling++;
    }
  const paired = usedMine.size;
  if (paired === mine.length && paired === theirs.length) return near === 0 ? "same" : "near";
  if (paired > 0 && (paired === mine.length || paired === theirs.length)) return "part";
  const together = mine.length === theirs.length ? "other" : spelling(runTogether(mine), runTogether(theirs));
  if (together !== "other") return together;
  // *Ghulam Nabi* and *Ghulam Rasool* are two men
  return telling > Math.min(mine.length, theirs.length) - paired ? "part" : "other";
}

/** *Karim Bakhsh* is *Karimbakhsh*. */
function runTogether(words: ReadParent): ReadWord {
  const text = words.map((word) => word.text).join("");
  const unvowelled = words.some(({ spelt }) => spelt[0]?.unvowelled === true);
  return { text, initial: false, common: false, spelt: [laid({ text, unvowelled })] };
}

function spelling(a: ReadWord, b: ReadWord): "same" | "near" | "other" {
  if (a.initial || b.initial) return a.text[0] === b.text[0] ? "near" : "other";
  let best: "near" | "other" = "other";
  for (const mine of a.spelt)
    for (const theirs of b.spelt) {
      const found = spellings(mine, theirs);
      if (found === "same") return found;
      if (found === "near") best = found;
    }
  return best;
}

function spellings(a: Laid, b: Laid): "same" | "near" | "other" {
  if (a.text === b.text) return "same";
  // letters of other scripts are told apart by being the same or not
  if (!a.latin || !b.latin) return "other";
  const limit = costLimit(Math.min(a.text.length, b.text.length));
  const { parentSame, parentNear } = PARAMETERS.fact;
  const edges = EDGE_COSTS[wordEdgesApart(a.edges, b.edges)] as number;
  const most = limit * parentNear - edges;
  if (most < 0) return "other";
  const cost = spellingCost(a, b, most * UNIT) / UNIT;
  return cost + edges <= limit * parentSame ? "same" : cost <= most ? "near" : "other";
}
