import type { SubjectKind } from "../ground/index.ts";
import { birthIn, withoutBirth } from "./born.ts";
import { withoutDigits } from "./digits.ts";
import { withoutEntities } from "./entities.ts";
import { jointNames } from "./joint.ts";
import { wordsRunTogether } from "./run-together.ts";

/**
 * What a clerk writes behind a person's name, from Pakistan's identity cards to a bank's voucher: whose son, where he lives, by whose hand.
 *
 *     Hafiz Farid s/o Gul Testov r/o Lahore        name: Hafiz Farid     father: Gul Testov
 *     Gul Testov through Farid Testali             names: Gul Testov, Farid Testali
 */
const KIN = /(?:^|[\s,(])(?:s\/o|d\/o|son of|daughter of|ولد|دختر)[.:]?\s+/iu;
const REST =
  /(?:^|[\s,(])(?:[swdhmf]\/o|(?:son|daughter|wife|widow|husband) of|r\/o|resident of|residing at|(?:cnic|nic|nicop|passport)(?: no)?|ولد|دختر|زوجہ|بیوہ|ساکن|سکنہ)(?:[.:#]+\s*|\s+)|[\s,](?:and|&) (?:family|others)\b/iu;
const HANDS = /[\s,(](?:through|via|c\/o|care of|on behalf of|in favou?r of|بذریعہ|معرفت)[.:]?\s+/iu;
/** a longer one is no name but a text */
const LONGEST = 1_000;
/** a cheap look: most names have none of it */
const MAY_DESCRIBE = /\/o\b| of\s|cnic|\bnic|passport|resid|family|others|through|\bvia\b|ولد|دختر|زوجہ|بیوہ|ساکن|سکنہ|بذریعہ|معرفت/iu;

const tidy = (text: string): string => text.replace(/^[\s,.:;(-]+|[\s,:;()-]+$/gu, "");
const isName = (text: string): boolean => (text.match(/[\p{L}\p{M}.'’-]+/gu)?.length ?? 0) >= 2;

/** a name holds no more than these */
const MOST_NAMES = 8;

/**
 * The names in one as a desk gets it, beside it: without what is said of them (N12) and of their birth, each of two people, without entities, with
 * digits read as letters, with words apart that were run together (N13). Empty where there is none; names of one word are left where they stand.
 */
export function describedNames(text: string, { kind }: { readonly kind: SubjectKind }): readonly string[] {
  if (text.length > LONGEST) return [];
  const found = new Set<string>();
  const decoded = withoutEntities(text);
  if (decoded !== text && /\p{L}/u.test(decoded)) found.add(tidy(decoded));
  const undescribed = namesAlone(decoded);
  for (const name of undescribed) found.add(name);
  if (kind === "person" || kind === "any")
    for (const name of undescribed.length === 0 ? [decoded] : undescribed) {
      const unborn = tidy(withoutBirth(name) ?? name);
      if (isName(unborn) && unborn !== tidy(name)) found.add(unborn);
      const people = jointNames(unborn, { kind }).map(tidy).filter(isName);
      for (const person of people) found.add(person);
      for (const person of people.length === 0 ? [unborn] : people) for (const read of withoutDigits(person, { kind })) found.add(read);
    }
  const apart = wordsRunTogether(decoded.trim());
  if (apart !== null) found.add(apart);
  found.delete(text.trim());
  return [...found].slice(0, MOST_NAMES);
}

/** Without what a clerk writes behind. */
function namesAlone(text: string): readonly string[] {
  if (!MAY_DESCRIBE.test(text)) return [];
  const sides = text.split(HANDS).map((side) => tidy(side.slice(0, REST.exec(side)?.index ?? side.length)));
  return sides.filter((name) => name !== tidy(text) && isName(name));
}

/** The father that the name says, or null. */
export function describedFather(text: string): string | null {
  if (text.length > LONGEST || !MAY_DESCRIBE.test(text)) return null;
  const [own = ""] = text.split(HANDS);
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
  return date === null || text.split(HANDS).length > 1 || jointNames(text, { kind: "person" }).length > 0 ? null : date;
}
