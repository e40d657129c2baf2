import type { Kind } from "../ground/index.ts";
import { asidesIn, exactKey, isPlace, type NameWord } from "../names/index.ts";
import type { Alignment } from "./align.ts";
import type { Evidence } from "./alert.ts";
import { evidenceLine } from "./evidence-line.ts";
import { TOLD_APART } from "./explain.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Subject } from "./subject.ts";
import { isNumeral } from "./told-apart.ts";

/*
 * A house and its sisters. In a search each of them is worth a look; of two bodies that somebody has laid side by side the question is whether they
 * are one, and places in brackets, numbers and legal forms say that they are not.
 */

const placesBeside = ({ names }: Subject): readonly (readonly string[])[] =>
  names.map((name) => asidesIn(name).filter(isPlace).map(exactKey));

/** Whether each name has a place in brackets, and those of the two are others: *Tolvan Bank (Hong Kong)*, *Tolvan Bank (Singapore)*. */
export function areBranches(left: Subject, right: Subject): boolean {
  if (left.kind === "person" || right.kind === "person") return false;
  const [mine, theirs] = [placesBeside(left), placesBeside(right)];
  const said = new Set(mine.flat());
  return [...mine, ...theirs].every((places) => places.length > 0) && !theirs.flat().some((place) => said.has(place));
}

/** Two names as they lie side by side, with their words as they were read. */
interface Laid {
  readonly alignment: Alignment;
  readonly asked: readonly NameWord[];
  readonly listed: readonly NameWord[];
  readonly kind: Kind;
}

/** Evidence that leaves `toldApart` at most where the one is numbered and the other is not, or each is of another legal form; else empty. */
export function sistersApart({ alignment, asked, listed, kind }: Laid): readonly Evidence[] {
  if ((kind !== "organisation" && kind !== "unknown") || alignment.whyApart !== null) return [];
  const mine = alignment.leftQuery.flatMap((at) => asked[at] ?? []);
  const theirs = alignment.leftListed.flatMap((at) => listed[at] ?? []);
  const numbered = mine.some(hasNumber) !== theirs.some(hasNumber);
  if (!numbered && !(mine.some(isForm) && theirs.some(isForm))) return [];
  const taken = Math.min(0, PARAMETERS.toldApart - alignment.bits);
  const note = numbered ? "one of them has a number, the other has none" : "each is of another legal form: a house and its sister";
  return taken < 0 ? [evidenceLine(TOLD_APART, null, null, taken, note)] : [];
}

const hasNumber = ({ readings }: NameWord): boolean => readings.some(({ text }) => isNumeral(text));
const isForm = ({ role }: NameWord): boolean => role === "form";
