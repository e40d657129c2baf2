import { countryCode } from "../ground/index.ts";
import type { Alert, Evidence } from "../match/index.ts";
import type { Word } from "./words.ts";

/** What a text as a whole tells about its words. */
export interface Setting {
  /** words that the text also writes in lower case */
  readonly lower: ReadonlySet<string>;
}

export interface Place {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
  readonly setting: Setting;
}

/** `with-full-name`: counts only where the same text also names the party in full. */
export type Verdict = "mention" | "with-full-name" | "none";

/** Bits that a name in prose must carry, above what a name in a form must: a text offers thousands of windows. */
export const LEAST = {
  /** the listed name to the letter, two words or more */
  exact: 10,
  /** respelt or incomplete */
  near: 18,
  /** one word, to the letter */
  single: 10,
} as const;

/** Whether an alert on a window of prose is a mention. Each rule answers one way in which prose alerts without naming anybody. */
export function judge(alert: Alert, place: Place): Verdict {
  const lines = alert.evidence.filter((line) => NAME_LINES.has(line.what));
  // the window is too wide: the tighter one is tried as well
  if (lines.some((line) => line.left !== null && line.right === null && !isFiller(line.left))) return "none";
  const named = place.words.slice(place.from, place.to + 1);
  const solid = named.filter((word) => !isFiller(word.text));
  if (solid.length === 0) return "none";
  const over = lines.filter((line) => line.left === null && line.right !== null && !isFiller(line.right));
  // a body is named in full or not at all: "Islamic Movement" alone is no mention of the Islamic Movement of Testland
  if (alert.kind !== "person" && over.length > 0) return "none";
  if (solid.length === 1) return judgeSingle(alert, place, solid[0] as Word);
  if (agreeing(lines) < 2 && !alert.matched.exact) return "none";
  // words that this very text uses as plain words
  if (solid.every((word) => place.setting.lower.has(word.text.toLowerCase()))) return "none";
  return alert.weight >= (alert.matched.exact ? LEAST.exact : LEAST.near) ? "mention" : "none";
}

function judgeSingle(alert: Alert, place: Place, word: Word): Verdict {
  // one word of a person's name is nobody in particular; a ship or plane is told by its number
  if (!alert.matched.exact || alert.kind === "person" || alert.kind === "vessel" || alert.kind === "aircraft") return "none";
  if (place.setting.lower.has(word.text.toLowerCase()) || countryCode(word.text) !== null) return "none";
  if (isAcronym(word)) return word.text.length >= 4 && alert.weight >= LEAST.single ? "mention" : "with-full-name";
  // "Let" is a verb, "LeT" is not
  if (word.look !== "caseless" && word.text.length < SHORTEST_SINGLE) return "none";
  return alert.weight >= LEAST.single ? "mention" : "none";
}

/** Letters that a word on its own needs when it is not written as an acronym. */
const SHORTEST_SINGLE = 5;

const NAME_LINES = new Set(["name", "left-over", "name-left-over", "initial", "name-order", "coverage"]);
const FILLER =
  /^(?:a|an|the|of|for|and|in|to|de|la|le|les|du|des|di|da|del|el|al|ul|ud|as|ash|an|ad|ar|az|e|i|y|o|ltd|limited|llc|inc|co|company|corp|corporation|gmbh|sa|plc|the|&)$/iu;

function isFiller(word: string): boolean {
  return FILLER.test(word);
}

function agreeing(lines: readonly Evidence[]): number {
  return lines.filter((line) => line.left !== null && line.right !== null && line.bits > 0 && !isFiller(line.right)).length;
}

/** LeT, JeM, ISIL: more than one capital in a short word. */
function isAcronym(word: Word): boolean {
  return word.text.length <= 6 && (word.text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}
