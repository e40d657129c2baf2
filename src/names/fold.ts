/**
 * Text clean-up: what two typists of the same word may do differently without changing a letter of it.
 * Compatibility forms, accents, case, RTL and zero-width marks, tatweel, digits of all scripts, look-alike letters.
 */

/** Latin letters that NFKD leaves whole. Lower case only; the text is lowered first. */
const LATIN: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ĸ", "k"],
  ["ŋ", "n"],
  ["ŧ", "t"],
  ["ə", "a"],
  ["ǝ", "a"],
  ["ɐ", "a"],
  ["ƣ", "gh"],
  ["ɣ", "gh"],
  ["ɓ", "b"],
  ["ɗ", "d"],
  ["ƙ", "k"],
  ["ƴ", "y"],
  ["ǥ", "g"],
  ["ʒ", "zh"],
  ["ȝ", "gh"],
  ["ƶ", "z"],
  ["ɨ", "i"],
  ["ʉ", "u"],
  ["ɵ", "o"],
  ["ɛ", "e"],
  ["ɔ", "o"],
]);

const WHOLE_LATIN = new RegExp(`[${[...LATIN.keys()].join("")}]`, "gu");

/** Cyrillic and Greek letters that look like a Latin one (Unicode TR39, the lower-case ones that matter in names). */
const LOOKS_LATIN: ReadonlyMap<string, string> = new Map([
  ["а", "a"],
  ["е", "e"],
  ["о", "o"],
  ["р", "p"],
  ["с", "c"],
  ["у", "y"],
  ["х", "x"],
  ["і", "i"],
  ["ј", "j"],
  ["ѕ", "s"],
  ["һ", "h"],
  ["ԁ", "d"],
  ["ԛ", "q"],
  ["ԝ", "w"],
  ["к", "k"],
  ["м", "m"],
  ["т", "t"],
  ["в", "b"],
  ["н", "h"],
  ["ο", "o"],
  ["α", "a"],
  ["ρ", "p"],
  ["ν", "v"],
  ["ι", "i"],
  ["κ", "k"],
  ["υ", "u"],
  ["χ", "x"],
  ["τ", "t"],
  ["ε", "e"],
  ["η", "n"],
]);
const LOOKS_CYRILLIC: ReadonlyMap<string, string> = new Map([
  ["a", "а"],
  ["e", "е"],
  ["o", "о"],
  ["p", "р"],
  ["c", "с"],
  ["y", "у"],
  ["x", "х"],
  ["i", "і"],
  ["k", "к"],
  ["m", "м"],
  ["t", "т"],
  ["b", "в"],
  ["h", "н"],
]);

/** Marks that carry no letter: RTL and zero-width marks, soft hyphen, tatweel, BOM, variation selectors, variation of blanks. */
const SILENT = /[\u00ad\u034f\u061c\u0640\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/gu;
/** Apostrophes, primes, ʿayn and hamza signs: within a word they divide nothing. */
const APOSTROPHES = /['`´ʹʺʻʼʽʾʿˈˊˋ‘’‛′＇ʔʕ]/gu;
/** combining marks of Latin, Cyrillic, Greek; Arabic harakat; Hebrew points. Devanagari signs are letters and stay. */
const MARKS =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
const DIGITS = /(?![0-9])\p{Nd}/gu;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * Lower case, marks gone, digits 0–9, blanks kept, apostrophes gone. й stays й and आ stays आ: they are letters, not accents.
 * A lone surrogate becomes U+FFFD.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.includes("'") || text.includes("`") ? text.toLowerCase().replace(APOSTROPHES, "") : text.toLowerCase();
  let s = text.toWellFormed().normalize("NFKC").replace(SILENT, "").replace(APOSTROPHES, "").toLowerCase();
  // й and ё are letters of their own; decomposing would make them и and е
  const own = OF_THEIR_OWN.test(s);
  if (own) s = s.replace(/й/gu, "\ue000").replace(/ё/gu, "\ue001").replace(/ї/gu, "\ue002").replace(/ў/gu, "\ue003");
  s = s.normalize("NFD").replace(MARKS, "");
  if (ASCII.test(s)) return s;
  s = s.normalize("NFC");
  if (own)
    s = s
      .replace(/\ue000/gu, "й")
      .replace(/\ue001/gu, "ё")
      .replace(/\ue002/gu, "ї")
      .replace(/\ue003/gu, "ў");
  s = s.replace(DIGITS, (d) => String(digitValue(d)));
  return s.replace(WHOLE_LATIN, (letter) => LATIN.get(letter) as string);
}
const OF_THEIR_OWN = /[йёїў\ue000-\ue003]/u;

/** Every block of decimal digits starts at a code point that is a multiple of ten away from its own zero. */
function digitValue(digit: string): number {
  const cp = digit.codePointAt(0) as number;
  let zero = cp;
  while (zero > cp - 10 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (cp - zero) % 10;
}

/** One word that mixes Latin with Cyrillic or Greek is spelt with look-alikes: the script of most letters wins. */
export function undisguise(word: string): string {
  let latin = 0;
  let other = 0;
  for (const ch of word) {
    if (ch >= "a" && ch <= "z") latin++;
    else if ((ch >= "Ͱ" && ch <= "Ͽ") || (ch >= "Ѐ" && ch <= "ӿ") || (ch >= "Ԁ" && ch <= "ԯ")) other++;
  }
  if (latin === 0 || other === 0) return word;
  const table = latin >= other ? LOOKS_LATIN : LOOKS_CYRILLIC;
  let out = "";
  for (const ch of word) out += table.get(ch) ?? ch;
  return out;
}
