/**
 * Devanagari to Latin. Every consonant carries an `a` unless a vowel sign or a virama follows; in speech the last `a` of a word
 * (and often one in the middle) falls silent, and romanised names follow speech.
 */
const CONSONANTS: ReadonlyMap<string, string> = new Map([
  ["क", "k"],
  ["ख", "kh"],
  ["ग", "g"],
  ["घ", "gh"],
  ["ङ", "n"],
  ["च", "ch"],
  ["छ", "chh"],
  ["ज", "j"],
  ["झ", "jh"],
  ["ञ", "n"],
  ["ट", "t"],
  ["ठ", "th"],
  ["ड", "d"],
  ["ढ", "dh"],
  ["ण", "n"],
  ["त", "t"],
  ["थ", "th"],
  ["द", "d"],
  ["ध", "dh"],
  ["न", "n"],
  ["प", "p"],
  ["फ", "ph"],
  ["ब", "b"],
  ["भ", "bh"],
  ["म", "m"],
  ["य", "y"],
  ["र", "r"],
  ["ल", "l"],
  ["ळ", "l"],
  ["व", "v"],
  ["श", "sh"],
  ["ष", "sh"],
  ["स", "s"],
  ["ह", "h"],
]);
const NUKTA: ReadonlyMap<string, string> = new Map([
  ["क", "q"],
  ["ख", "kh"],
  ["ग", "gh"],
  ["ज", "z"],
  ["ड", "r"],
  ["ढ", "rh"],
  ["फ", "f"],
  ["य", "y"],
]);
const VOWELS: ReadonlyMap<string, string> = new Map([
  ["अ", "a"],
  ["आ", "a"],
  ["इ", "i"],
  ["ई", "i"],
  ["उ", "u"],
  ["ऊ", "u"],
  ["ऋ", "ri"],
  ["ए", "e"],
  ["ऐ", "ai"],
  ["ओ", "o"],
  ["औ", "au"],
  ["ऑ", "o"],
  ["ऍ", "e"],
]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["ा", "a"],
  ["ि", "i"],
  ["ी", "i"],
  ["ु", "u"],
  ["ू", "u"],
  ["ृ", "ri"],
  ["े", "e"],
  ["ै", "ai"],
  ["ो", "o"],
  ["ौ", "au"],
  ["ॉ", "o"],
  ["ॅ", "e"],
]);
const VIRAMA = "्";
const NUKTA_SIGN = "़";

/** One folded word in Devanagari: as spoken (last `a` silent), then as written where that differs. */
export function readDevanagari(word: string): readonly string[] {
  const letters = [...word.normalize("NFD")];
  let out = "";
  let openA = false;
  for (let i = 0; i < letters.length; i++) {
    const ch = letters[i] as string;
    const consonant = CONSONANTS.get(ch);
    if (consonant !== undefined) {
      if (openA) out += "a";
      const nukta = letters[i + 1] === NUKTA_SIGN;
      out += (nukta ? NUKTA.get(ch) : undefined) ?? consonant;
      if (nukta) i++;
      openA = true;
    } else if (ch === VIRAMA) openA = false;
    else if (SIGNS.has(ch)) {
      out += SIGNS.get(ch) as string;
      openA = false;
    } else {
      if (openA) out += "a";
      openA = false;
      out += VOWELS.get(ch) ?? (ch === "ं" || ch === "ँ" ? "n" : /[a-z0-9]/.test(ch) ? ch : "");
    }
  }
  return openA ? [out, out + "a"] : [out];
}
