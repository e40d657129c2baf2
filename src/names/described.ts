import type { SubjectKind } from "../ground/index.ts";
import { withoutBranch } from "./acronym.ts";
import { announcedNames } from "./announced.ts";
import { looksLikeBody } from "./body-words.ts";
import { birthIn, withoutBirth } from "./born.ts";
import { withoutDigits } from "./digits.ts";
import { decoded } from "./encoded.ts";
import { jointNames } from "./joint.ts";
import { initialsApart } from "./initials-together.ts";
import { misread } from "./misread.ts";
import { netNames } from "./net.ts";
import { wordsRunTogether } from "./run-together.ts";
import { lettersTogether } from "./spaced.ts";
import { isName, tidy } from "./tidy.ts";

/**
 * What a clerk writes behind a person's name, from Pakistan's identity cards to a bank's voucher: whose son, where he lives, by whose hand.
 *
 *     Hafiz Farid s/o Gul Testov r/o Lahore        name: Hafiz Farid     father: Gul Testov
 *     Gul Testov through Farid Testali             names: Gul Testov, Farid Testali
 */
const KIN = /(?:^|[\s,(])(?:s\/o|d\/o|son of|daughter of|ولد|دختر)[.:]?\s+/iu;
const REST =
  /(?:^|[\s,(])(?:[swdhmf]\/o|(?:son|daughter|wife|widow|husband) of|r\/o|resident of|residing at|(?:cnic|nic|nicop|passport)(?: no)?|ولد|دختر|زوجہ|بیوہ|ساکن|سکنہ)(?:[.:#]+\s*|\s+)|[\s,](?:and|&) (?:family|others)\b/iu;
const HANDS = /[\s,(](?:c\/o|on behalf of|in favou?r of|بذریعہ|معرفت)[.:]?\s+/iu;
/** words of bodies' names, too: *Hope through Action Trust* */
const PEOPLES_HANDS = /[\s,(](?:through|via|care of)[.:]?\s+/iu;
/** the same where the stroke was lost, behind a name of two words: *FARID TESTOV SO GUL TESTOV*; *do* is a particle of Portugal */
const SON = /(?<=\p{L}\s{1,3}\p{L}{2,40}\s{1,3})(?:s\.? ?o\.?|w\.? ?o\.?|d\.o\.?)\s{1,3}(?=\p{L}{2})/iu;
/** a longer one is no name but a text */
const LONGEST = 1_000;
/** a cheap look: most names have none of it */
const MAY_DESCRIBE =
  /[\s./]o[\s.:]|\b[sw]o\s| of\s|cnic|\bnic|passport|resid|family|others|through|\bvia\b|ولد|دختر|زوجہ|بیوہ|ساکن|سکنہ|بذریعہ|معرفت/iu;

/** a name holds no more than these */
const MOST_NAMES = 8;

/** Of what kind the subject is, and which words of Latin letters people and bodies bear: such a one is never misread. */
export interface Asked {
  readonly kind: SubjectKind;
  readonly isKnown?: (word: string) => boolean;
}

/**
 * The names in one as a desk gets it, beside it: without what is said of them (N12) and of their birth, each of two people, without what was written
 * for a page or a machine, with digits read as letters, with words apart that were run together (N13), without a form's or a voucher's words (N15).
 * Empty where there is none; names of one word are left where they stand.
 */
export function describedNames(text: string, { kind, isKnown = anyWord }: Asked): readonly string[] {
  if (text.length > LONGEST) return [];
  const found = new Set<string>();
  const plain = decoded(text);
  if (plain !== text && /\p{L}/u.test(plain)) found.add(tidy(plain));
  const together = lettersTogether(plain);
  if (together !== null) found.add(tidy(together));
  if (kind === "vessel" || kind === "aircraft") for (const name of namesAlone(plain, { kind })) found.add(name);
  else {
    for (const name of netNames(plain)) found.add(name);
    for (const name of announcedNames(together ?? plain, { kind })) {
      // what is told behind it is cut off below
      const alone = namesAlone(name, { kind });
      if (name !== plain && alone.length === 0) found.add(tidy(name));
      for (const each of alone) found.add(each);
      for (const each of alone.length === 0 ? [name] : alone) for (const told of toldNames(each, { kind })) found.add(told);
      for (const each of misread(name, { isKnown })) found.add(each);
      const initials = initialsApart(name, { kind, isKnown });
      if (initials !== null) found.add(initials);
    }
  }
  const short = withoutBranch(plain, { kind });
  if (short !== null) found.add(short);
  const apart = wordsRunTogether(plain.trim());
  if (apart !== null) found.add(apart);
  found.delete(text.trim());
  // what is left between signs may hold no letter
  return [...found].filter((name) => /\p{L}/u.test(name)).slice(0, MOST_NAMES);
}
const anyWord = (): boolean => true;

/** Without what is told of a birth, each of two people, and with digits as letters. */
function toldNames(name: string, { kind }: Pick<Asked, "kind">): readonly string[] {
  const unborn = kind === "organisation" ? name : tidy(withoutBirth(name) ?? name);
  const people = jointNames(unborn, { kind }).map(tidy).filter(isName);
  const read = (people.length === 0 ? [unborn] : people).flatMap((person) => withoutDigits(person, { kind }));
  return [...(isName(unborn) && unborn !== tidy(name) ? [unborn] : []), ...people, ...read];
}

/** Without what a clerk writes behind. */
function namesAlone(text: string, { kind }: Pick<Asked, "kind">): readonly string[] {
  if (!MAY_DESCRIBE.test(text)) return [];
  return text
    .split(HANDS)
    .flatMap((side) => handsOf(side, kind))
    .map((side) => tidy(side.slice(0, Math.min(restAt(REST, side), kind === "organisation" ? side.length : restAt(SON, side)))))
    .filter((name) => name !== tidy(text) && isName(name));
}

const restAt = (rest: RegExp, text: string): number => rest.exec(text)?.index ?? text.length;

/** Who did it *through* whom: bodies bear such words in their names, so that what looks like one is no side. */
function handsOf(text: string, kind: SubjectKind): readonly string[] {
  if (kind !== "person" && kind !== "any") return [text];
  const sides = text.split(PEOPLES_HANDS);
  return sides.length === 1 || kind === "person" ? sides : sides.filter((side) => !looksLikeBody(side));
}

/** The father that the name says, or null. */
export function describedFather(text: string): string | null {
  if (text.length > LONGEST || !MAY_DESCRIBE.test(text)) return null;
  const [own = ""] = text.split(HANDS).flatMap((side) => side.split(PEOPLES_HANDS));
  const kin = KIN.exec(own);
  if (kin === null) return null;
  const behind = own.slice(kin.index + kin[0].length);
  const described = behind.slice(0, REST.exec(behind)?.index ?? behind.length);
  const father = tidy(withoutBirth(described) ?? described);
  return /\p{L}/u.test(father) ? father : null;
}

/** The date of birth that the name says, in the words of `parseBirth`, or null; of two people nobody knows whose it is. */
export function describedBirth(text: string): string | null {
  if (text.length > LONGEST) return null;
  const date = birthIn(text);
  return date === null || text.split(HANDS).length > 1 || PEOPLES_HANDS.test(text) || jointNames(text, { kind: "person" }).length > 0
    ? null
    : date;
}
