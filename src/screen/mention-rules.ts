import { countryCode } from "../ground/index.ts";
import { BANDS, type Alert, type Evidence } from "../match/index.ts";
import { foldText, readWord, scriptOf } from "../names/index.ts";
import { isPlainWord } from "./plain-words.ts";
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

/** Bits that a name in prose must carry, however exact: a text offers thousands of windows. */
const LEAST_BITS = 10;
/** Letters that a word on its own needs when it is not written as an acronym: "Let" is a verb, "LeT" is not. */
const SHORTEST_SINGLE = 5;
/** Letters that let an acronym stand for itself: of three letters there are too many. */
const SHORTEST_ACRONYM = 4;

/** Whether an alert on a window of prose is a mention. Each rule answers one way in which prose alerts without naming anybody. */
export function judge(alert: Alert, place: Place): Verdict {
  const lines = alert.evidence.filter((line) => NAME_LINES.has(line.what));
  // the window is too wide: the tighter one is tried as well
  if (lines.some((line) => line.left !== null && isOver(line) && !isFiller(line.left))) return "none";
  const named = place.words.slice(place.from, place.to + 1);
  const solid = named.filter((word) => !isFiller(word.text));
  if (solid.length === 0 || alert.weight < LEAST_BITS) return "none";
  const exact = alert.matched.exact || alert.byExactRule;
  const over = lines.filter((line) => line.right !== null && isOver(line) && !isFiller(asRead(line.right)));
  // a body is named in full or not at all: "Islamic Movement" alone is no mention of the Islamic Movement of Testland
  if (alert.kind !== "person" && over.length > 0) return "none";
  // "Farid and Testmandi" are two persons
  if (alert.kind === "person" && named.some((word) => NEVER_IN_PERSONS.has(word.text.toLowerCase()))) return "none";
  if (solid.length === 1) return judgeSingle(alert, { place, word: solid[0] as Word, exact });
  // words that this very text uses as plain words
  if (solid.every((word) => place.setting.lower.has(word.text.toLowerCase()))) return "none";
  if (!exact && !isNear(alert, lines, solid)) return "none";
  return isCalledWeak(alert) ? "with-full-name" : "mention";
}

/** Respelt or incomplete: more must agree, and plain words do not count as respelt ("League of Rights" is not that of the Righteous). */
function isNear(alert: Alert, lines: readonly Evidence[], solid: readonly Word[]): boolean {
  if (BANDS.indexOf(alert.band) < BANDS.indexOf("strong")) return false;
  if (solid.every((word) => isPlainWord(word.text))) return false;
  return lines.filter((line) => line.left !== null && line.right !== null && line.bits > 0 && !isFiller(asRead(line.right))).length >= 2;
}

function judgeSingle(
  alert: Alert,
  { place, word, exact }: { readonly place: Place; readonly word: Word; readonly exact: boolean },
): Verdict {
  // one word of a person's name is nobody in particular; a ship or plane is told by its number
  if (!exact || alert.kind === "person" || alert.kind === "vessel" || alert.kind === "aircraft") return "none";
  if (place.setting.lower.has(word.text.toLowerCase()) || countryCode(word.text) !== null || isPlainWord(word.text)) return "none";
  if (isAcronym(word)) return word.text.length >= SHORTEST_ACRONYM && !isCalledWeak(alert) ? "mention" : "with-full-name";
  if (word.look !== "caseless" && word.text.length < SHORTEST_SINGLE) return "none";
  return isCalledWeak(alert) ? "with-full-name" : "mention";
}

/** A name that its own publisher calls weak is not enough by itself. */
function isCalledWeak(alert: Alert): boolean {
  return alert.evidence.some((line) => line.what === "weak name");
}

const NEVER_IN_PERSONS = new Set(["and", "of", "the", "for", "in", "to", "on", "with", "against"]);
const NAME_LINES = new Set(["name", "plural", "left-over", "name-order", "coverage"]);
const FILLER =
  /^(?:a|an|the|of|for|and|in|to|de|la|le|les|du|des|di|da|del|el|al|ul|ud|as|ash|an|ad|ar|az|e|i|y|o|ltd|limited|llc|inc|co|company|corp|corporation|gmbh|sa|plc|the|&)$/iu;

/** Words without a partner, of one name or of both. */
const isOver = ({ what }: Evidence): boolean => what === "left-over";

/** A listed word in other letters is filler where it is read as one: *ال*. */
const asRead = (word: string): string => (ASCII.test(word) ? word : (readWord(foldText(word), scriptOf(word))[0]?.text ?? word));
const ASCII = /^[\x20-\x7e]*$/;

function isFiller(word: string): boolean {
  return FILLER.test(word);
}

/** LeT, JeM, ISIL: more than one capital in a short word. */
function isAcronym(word: Word): boolean {
  return word.text.length <= 6 && (word.text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}
