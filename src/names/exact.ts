/** Letters with no base letter of their own in NFKD. */
const FOLD: ReadonlyMap<string, string> = new Map([
  ["ı", "i"],
  ["ł", "l"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ə", "e"],
  ["ħ", "h"],
  ["ς", "σ"],
]);

/**
 * The key under which two names are the same to the letter: case, accents, apostrophes, punctuation and word order aside.
 * This is `norm()` of the contract (docs/interface.md, Bands).
 */
export const exactKey = (text: string): string => keyOfWords(exactWords(text));

/** The words of that key as they stand in the name. */
export function exactWords(text: string): string[] {
  if (ASCII.test(text))
    return (
      text
        .toLowerCase()
        .replace(/['`]/g, "")
        .match(/[a-z0-9]+/g) ?? []
    );
  let s = text.toWellFormed().normalize("NFKD").toLowerCase();
  if (!/^[\x20-\x7e]*$/.test(s)) {
    s = s.replace(/(?![\u0900-\u0dff\u0e00-\u0eff])\p{Mn}/gu, "").replace(/[ıłøđðþßæœəħς]/gu, (ch) => FOLD.get(ch) as string);
  }
  return (
    asOneKeyboard(s)
      .replace(/['’‘`ʼʿʾ]/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Letters of the Arabic script as one keyboard has them: Arabs, Persians, Pashtuns and Pakistanis type ي, ك, ه and ة each in their own way. */
export function asOneKeyboard(text: string): string {
  if (!/[\u0600-\u06ff]/u.test(text)) return text;
  return text
    .replace(/[يىئیۍې]/gu, "ی")
    .replace(/[كګ]/gu, "ک")
    .replace(/[ہەۀۂ]/gu, "ه")
    .replace(/ۃ/gu, "ة")
    .replace(/[أإآٱ]/gu, "ا")
    .replace(/ؤ/gu, "و");
}

const ASCII = /^[\x20-\x7e]*$/;

/** The key of these words; puts them in order. */
export const keyOfWords = (words: string[]): string => (words.length === 1 ? (words[0] as string) : words.sort().join(" "));
