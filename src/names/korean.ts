import { looksLikeBody } from "./body-words.ts";

/** Surname in the spelling of the North → those of the South and of emigrants; what is a Chinese name as well (*Yang*, *Yu*) is left out. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ri: "lee yi rhee rhie",
  pak: "park bak pahk",
  choe: "choi choy",
  ro: "noh roh",
  ryu: "yoo ryoo lyu",
  rim: "lim leem rhim",
  jong: "jung jeong chung",
  jo: "cho joe",
  jang: "chang",
  sin: "shin sheen",
  mun: "moon",
  paek: "baek paik baik",
  an: "ahn",
  jon: "jun jeon chun",
  ho: "hur huh heo",
  kang: "gang",
  kwon: "gwon kweon",
  so: "seo suh",
  ko: "koh goh",
};
const NORTHERN: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).flatMap(([north, others]) => others.split(" ").map((other) => [other, north] as const)),
);
const SYLLABLE =
  "(?:kk|tt|pp|ss|ch|[bcdghjklmnprstwy])?(?:yae|yeo|yoo|you|eui|wae|ae|eo|eu|ee|oe|oi|oo|ou|ui|wa|we|wi|wo|ya|ye|yo|yu|a|e|i|o|u)(?:ng|ck|[hklmnpbtr])?";
const GIVEN = new RegExp(`^(?:${SYLLABLE}){1,2}$`, "iu");
/** syllables of Korean, and no word of a body: *Park Lane Hotel* */
const isGiven = (word: string): boolean => GIVEN.test(word) && !looksLikeBody(word);
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * A Korean's name with the surname as the North writes it: *Lee Yong-ho* is *Ri Yong-ho*, *Do-chun Park* Do-chun Pak. The other words, one to three,
 * must each be one or two syllables of Korean. Null where they are not, or the surname has one spelling.
 */
export function northernSurname(text: string): string | null {
  if (text.length > LONGEST || !mayHaveSurname(text) || !/^[a-z\s,.'’-]+$/iu.test(text)) return null;
  const words = [...text.matchAll(WORD)];
  if (words.length < 2 || words.length > 4) return null;
  for (const at of [0, words.length - 1]) {
    const [surname] = words[at] as RegExpExecArray;
    const north = NORTHERN.get(surname.toLowerCase());
    if (north === undefined || !words.every(([word], k) => k === at || isGiven(word))) continue;
    const from = (words[at] as RegExpExecArray).index;
    return text.slice(0, from) + north + text.slice(from + surname.length);
  }
  return null;
}
const LONGEST = 60;

/** the signs of McCune and Reischauer's romanisation (1937), as offices type them */
const MCCUNE = /(?:[ou]|ch|[kpt])['’]/iu;
/** what is j in the North's own spelling; its ch stands as ch' */
const UNASPIRATED = /ch(?!['’])/giu;

/**
 * A Korean's name that is written after McCune and Reischauer, as the North writes it: *KIM, CHIN-SO'K* is *KIM, jIN-SOK*. Null where it has none of
 * their signs, no *ch* without one, or words that are no syllables of Korean.
 */
export function northernOfMcCune(text: string): string | null {
  if (text.length > LONGEST || !MCCUNE.test(text) || text.search(UNASPIRATED) < 0) return null;
  const plain = text.replace(/['’]/gu, "");
  const words = plain.match(WORD) ?? [];
  if (words.length < 2 || words.length > 4 || !words.every(isGiven)) return null;
  return text.replace(UNASPIRATED, "j").replace(/['’]/gu, "");
}

/** Most names neither begin nor end with one: they are told by two looks, for every listed name is asked. */
function mayHaveSurname(text: string): boolean {
  const first = text.search(/[\s,]/u);
  return (
    first > 0 && [text.slice(0, first), text.slice(text.lastIndexOf(" ") + 1)].some((word) => word.length < 7 && NORTHERN.has(plain(word)))
  );
}
const plain = (word: string): string => word.replace(/[.,]/gu, "").toLowerCase();
