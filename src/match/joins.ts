import { oneLetter, type NameWord } from "../names/index.ts";

/** A join of neighbouring words, or of two words with a particle between. */
export interface Join {
  readonly text: string;
  readonly at: number;
  readonly span: number;
  readonly unvowelled: boolean;
}

const JOINED_LETTERS = 24;

function joinable(w: NameWord): boolean {
  if (w.role === "initial" || w.role === "number" || (w.role === "form" && w.native.length < LONG_FORM)) return false;
  const first = writtenAs(w).charCodeAt(0);
  return first >= 97 && first <= 122;
}

/** a legal form stands in joins as it is written: KOMPANIYAIRKUT */
const LONG_FORM = 4;
const writtenAs = (w: NameWord): string => (w.role === "form" ? w.native : (w.readings[0]?.text ?? ""));

/** Every join that could be one word in another hand. */
export function joinsOf(words: readonly NameWord[]): readonly Join[] {
  const joins: Join[] = [];
  for (let i = 0; i + 1 < words.length; i++) {
    const pair = joinOf(words, i, 2);
    if (pair !== null) joins.push(pair);
    if (words[i + 1]?.role !== "particle" || i + 2 >= words.length) continue;
    const three = joinOf(words, i, 3);
    if (three !== null) joins.push(three);
  }
  return joins;
}

function joinOf(words: readonly NameWord[], at: number, span: number): Join | null {
  const unvowelled = words[at]?.readings[0]?.unvowelled ?? false;
  let text = "";
  let particles = 0;
  for (let k = at; k < at + span; k++) {
    const w = words[k] as NameWord;
    if (!joinable(w) || w.readings[0]?.unvowelled !== unvowelled) return null;
    if (w.role === "particle") particles++;
    text += writtenAs(w);
  }
  // Olek Sandr is Oleksandr
  return particles === span || text.length > JOINED_LETTERS ? null : { text: oneLetter(text), at, span, unvowelled };
}
