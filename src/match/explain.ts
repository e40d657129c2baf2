import { bits } from "../ground/index.ts";
import { exactWords, type WordRole } from "../names/index.ts";
import type { Across } from "./across.ts";
import type { Alignment } from "./align.ts";
import type { Evidence } from "./alert.ts";
import { evidenceLine } from "./evidence-line.ts";
import { pairLine, type Agreeing } from "./explain-pair.ts";
import { hereIs } from "./here.ts";
import type { PaperName } from "./paper-name.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query } from "./query.ts";
import type { ToldApart } from "./told-apart.ts";

/** Two names as they stand on paper. `askedOn`: the side on which the one that was asked is shown. */
export interface OnPaper {
  readonly query: Query;
  readonly asked: PaperName;
  readonly listed: PaperName;
  readonly askedOn: "left" | "right";
}

/** The lines of an alignment that a person can read aloud; their bits add up to the alignment's. */
export function explainName({ query, asked, listed, askedOn }: OnPaper, alignment: Alignment): readonly Evidence[] {
  const turned = askedOn === "right";
  const [left, right] = turned ? [listed, asked] : [asked, listed];
  const [leftOver, rightOver] = turned ? [alignment.leftListed, alignment.leftQuery] : [alignment.leftQuery, alignment.leftListed];
  const [leftCost, rightCost] = turned ? [alignment.listedCost, alignment.queryCost] : [alignment.queryCost, alignment.listedCost];
  const here = namedOnce(query);
  const out: Evidence[] = [];
  for (const p of alignment.pairs.toSorted((a, b) => a.queryAt - b.queryAt)) {
    const mine = { at: p.queryAt, span: p.querySpan };
    const theirs = { at: p.listedAt, span: p.listedSpan };
    const [l, r] = turned ? [theirs, mine] : [mine, theirs];
    const pair: Agreeing = { left, leftAt: l.at, leftSpan: l.span, right, rightAt: r.at, rightSpan: r.span, bits: p.bits, exact: p.exact };
    out.push(pairLine(pair, here));
  }
  out.push(...leftOverLines({ left, leftOver, leftCost, right, rightOver, rightCost }, alignment.bothCost));
  if (alignment.coverage !== 0) out.push(line("coverage", alignment.coverage, coverageNote(alignment, turned)));
  if (alignment.order !== 0) out.push(line("name-order", alignment.order, orderNote(alignment.order)));
  if (alignment.whyApart !== null) out.push(line(TOLD_APART, alignment.apart, apartNote(alignment.whyApart, turned)));
  if (alignment.exact > 0) out.push(line("spelling", alignment.exact, spellingNote(alignment.order, left, right)));
  return out;
}

/** The lines of a name that stands in several names of one person; their bits add up to its own, but for a weak name's. */
export function explainAcross(
  query: Query,
  asked: PaperName,
  { drawn, cost }: Across,
  paperOf: (name: number) => PaperName,
): readonly Evidence[] {
  const inOrder = drawn.toSorted((a, b) => a.queryAt - b.queryAt);
  const papers = new Map([...new Set(inOrder.map(({ name }) => name))].map((name) => [name, paperOf(name)]));
  const here = namedOnce(query);
  return [
    ...inOrder.map(({ queryAt, name, listedAt, bits: worth, exact }) => {
      const right = papers.get(name) as PaperName;
      return pairLine({ left: asked, leftAt: queryAt, leftSpan: 1, right, rightAt: listedAt, rightSpan: 1, bits: worth, exact }, here);
    }),
    {
      what: "across names",
      left: asked.text,
      right: [...papers.values()].map(({ text }) => text).join("; "),
      bits: bits(cost),
      note: "its words stand in several names of this one person, whose other words stay over",
    },
    line("coverage", PARAMETERS.covered, "every word of the asked name has its partner"),
  ];
}

const line = (what: string, worth: number, note: string): Evidence => evidenceLine(what, null, null, worth, note);

/** A subject has one "here" for all its alerts. */
let lately: { readonly areas: Float64Array | null; readonly words: string } = { areas: null, words: "" };

/** What "here" is, for the first line that says the word. */
function namedOnce({ areas }: Query): () => string {
  let named = false;
  return () => {
    if (named) return "";
    named = true;
    if (lately.areas !== areas) lately = { areas, words: ` (here = ${hereIs(areas)})` };
    return lately.words;
  };
}

interface LeftOver {
  readonly left: PaperName;
  readonly leftOver: readonly number[];
  readonly leftCost: number;
  readonly right: PaperName;
  readonly rightOver: readonly number[];
  readonly rightCost: number;
}

/** Words without a partner: one line where each name has some that the other lacks, for that is one thing to say; else one for the side that has them. */
function leftOverLines({ left, leftOver, leftCost, right, rightOver, rightCost }: LeftOver, bothCost: number): Evidence[] {
  const [mine, theirs] = [left.all(leftOver), right.all(rightOver)];
  const isNumber = (name: PaperName, places: readonly number[]): boolean =>
    places.length > 0 && places.every((at) => name.words[at]?.role === "number");
  const numbers = isNumber(left, leftOver) && isNumber(right, rightOver);
  if (bothCost !== 0 || numbers) {
    const both = (role: WordRole): boolean =>
      leftOver.some((at) => left.words[at]?.role === role) && rightOver.some((at) => right.words[at]?.role === role);
    const note = numbers
      ? "another number"
      : both("word")
        ? "each name has what the other lacks"
        : both("form")
          ? "another legal form"
          : "another initial";
    return [{ what: "left-over", left: mine, right: theirs, bits: bits(leftCost + rightCost + bothCost), note }];
  }
  const out: Evidence[] = [];
  if (leftOver.length > 0) out.push({ what: "left-over", left: mine, right: null, bits: bits(leftCost), note: "not in the listed name" });
  if (rightOver.length > 0)
    out.push({ what: "left-over", left: null, right: theirs, bits: bits(rightCost), note: "only in the listed name" });
  return out;
}

function coverageNote({ leftQuery, leftListed, coverage }: Alignment, turned: boolean): string {
  if (coverage === PARAMETERS.covered && leftListed.length > 0)
    return `every word of the ${turned ? "listed" : "asked"} name has its partner`;
  const light = [...leftQuery, ...leftListed].length > 0;
  return light ? "every word that counts has its partner" : "every word has its partner";
}

/** Of a name-order: it is then another name, whatever its letters. */
export const FATHER_TURNED = "the father's name and the son's have changed places";

function orderNote(order: number): string {
  if (order > 0) return "in the same order";
  return order <= -PARAMETERS.fatherTurned ? FATHER_TURNED : "in another order";
}

/** What tells two names apart however much of them agrees. */
export const TOLD_APART = "told apart";

function apartNote(why: ToldApart, turned: boolean): string {
  if (why === "number") return "each has a number, and not the same: another ship, another unit";
  const [listed, asked] = turned ? ["asked", "listed"] : ["listed", "asked"];
  return `the ${listed} name is that of the father or the husband of whom is ${asked}`;
}

/** Of names whose words all agree: to the letter only where both are printed so; a reading never is. */
function spellingNote(order: number, left: PaperName, right: PaperName): string {
  if (order >= 0 && (left.key() === right.key() || lettersOf(left) === lettersOf(right))) return "letter for letter";
  const isRead = [left, right].some((name) => name.words.some((_, at) => name.isReadOnly(at) || name.readingAt(at) !== null));
  return isRead ? "every word agrees as it is read, which is never to the letter" : "every word is the same";
}

const lettersOf = ({ text }: PaperName): string => exactWords(text).join("");
