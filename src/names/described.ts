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

/** The names in a described one, without what is said of them; empty where nothing is. Names of one word are left where they stand. */
export function describedNames(text: string): readonly string[] {
  if (text.length > LONGEST || !MAY_DESCRIBE.test(text)) return [];
  const found = text.split(HANDS).map((side) => tidy(side.slice(0, REST.exec(side)?.index ?? side.length)));
  return [...new Set(found)].filter((name) => name !== text.trim() && isName(name));
}

/** The father that the name says, or null. */
export function describedFather(text: string): string | null {
  if (text.length > LONGEST || !MAY_DESCRIBE.test(text)) return null;
  const [own = ""] = text.split(HANDS);
  const kin = KIN.exec(own);
  if (kin === null) return null;
  const behind = own.slice(kin.index + kin[0].length);
  const father = tidy(behind.slice(0, REST.exec(behind)?.index ?? behind.length));
  return /\p{L}/u.test(father) ? father : null;
}
