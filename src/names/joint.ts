import { looksLikeBody } from "./body-words.ts";
import type { SubjectKind } from "../ground/index.ts";
import { printedWords } from "./printed-words.ts";

/** between two people; `s/o` and `c/o` are none of these */
const AND = /\s+(?:and|und|و|اور)\s+|\s*[&+]\s*|(?<=[\p{L}\p{M}.]{2})\s*\/\s*(?=[\p{L}\p{M}]{2})/iu;
const COMMA = /\s*,\s*/u;
const COUPLE = /^(?:mr|mister|dr|prof|sheikh|haji|herr)\.?\s*(?:and|und|&)\s*(?:mrs|ms|miss|dr|begum|frau)\.?\s+/iu;
/** longer sides are a sentence, or a body's name */
const MOST_WORDS = 6;

/**
 * The people of a joint name, *Farid Testov and Gul Testali*; empty where it is one name. A side of one word is not asked: *Khan and Sons*. Of a
 * subject of unknown kind only where each side may be a person's whole name; bodies are left alone.
 */
export function jointNames(text: string, { kind }: { readonly kind: SubjectKind }): readonly string[] {
  if ((kind !== "person" && kind !== "any") || !AND.test(text)) return [];
  const rest = text.replace(COUPLE, "");
  const sides = rest.split(AND).flatMap((side) => {
    const parts = side.split(COMMA);
    // *TESTOV, Farid* is one of them, *Farid Testov, Gul Testali and Karim Testov* are three
    return parts.every((part) => printedWords(part).length >= 2) ? parts : [side];
  });
  if (sides.length === 1) return rest === text ? [] : [rest];
  const whole = sides.filter((side) => printedWords(side).length >= 2 && printedWords(side).length <= MOST_WORDS);
  return kind === "any" && (whole.length < sides.length || whole.some(looksLikeBody)) ? [] : whole;
}
