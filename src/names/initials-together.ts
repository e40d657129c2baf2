import type { SubjectKind } from "../ground/index.ts";
import { looksLikeBody } from "./body-words.ts";
import { roleOf } from "./roles.ts";

const WORD = /[\p{L}\p{M}'’-]+/gu;
/** two or three capitals, as initials stand before or behind a name */
const CAPITALS = /^[A-Z]{2,3}$/;
const VOWEL = /[AEIOUY]/;

/**
 * A person's name with initials apart that were written as one word: *JC Testov*, *AQ Testali*. Among capitals only those without a vowel are
 * known for initials, and those that nobody bears. Null where there are none, or more than one word of them.
 */
export function initialsApart(
  text: string,
  { kind, isKnown }: { readonly kind: SubjectKind; readonly isKnown: (word: string) => boolean },
): string | null {
  if ((kind !== "person" && kind !== "any") || !MAY_HOLD.test(text) || !NAME_ALONE.test(text)) return null;
  const shouted = !/\p{Ll}/u.test(text);
  const words = text.match(WORD) ?? [];
  const together = words.filter((word) => {
    const small = word.toLowerCase();
    return CAPITALS.test(word) && roleOf(small, small) === "word" && (!shouted || !VOWEL.test(word) || !isKnown(small));
  });
  const [only] = together;
  if (only === undefined || together.length > 1 || words.length === 1 || (kind === "any" && looksLikeBody(text))) return null;
  return text.replace(only, [...only].join(" "));
}
/** no number, no stroke, no sign between two people */
const NAME_ALONE = /^[\p{L}\p{M}\s'’.,-]{1,200}$/u;
const MAY_HOLD = /(?<![\p{L}\p{M}'’-])[A-Z]{2,3}(?![\p{L}\p{M}'’-])/u;
