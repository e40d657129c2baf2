/**
 * Ethiopic (Amharic, Tigrinya) to Latin, after BGN/PCGN 1967 without its marks. A sign is a consonant with one of seven vowels; the sixth is
 * a short i or nothing at all, and the first is written e by some and a by others: both are given.
 */
const FIRST = 0x1200;
/** consonants of the rows of eight, from U+1200; the labialised rows are like their plain ones with w */
const ROWS = "h l h m s r s sh q qw q qw b v t ch h hw n ny ' k kw kh khw w ' z zh y d d j g gw g t ch p ts ts f p".split(" ");
const ORDERS = ["e", "u", "i", "a", "e", "", "o", "wa"] as const;
/** rows of throat sounds, where the first order is a */
const THROAT = new Set([0, 2, 16, 20, 26]);

/** One folded word: the first order as e, then as a; the sixth is an i where two consonants would begin the word. */
export function readEthiopic(word: string): readonly string[] {
  const [withE, withA] = [read(word, "e"), read(word, "a")];
  return withE === withA ? [withE] : [withE, withA];
}

function read(word: string, first: "e" | "a"): string {
  let out = "";
  const signs = [...word];
  for (const [i, sign] of signs.entries()) {
    const place = (sign.codePointAt(0) as number) - FIRST;
    const row = place >> 3;
    const consonant = ROWS[row];
    if (place < 0 || consonant === undefined) {
      if (/[a-z0-9]/.test(sign)) out += sign;
      continue;
    }
    const order = place & 7;
    const bare = consonant === "'" ? "" : consonant;
    const vowel = order === 0 ? (THROAT.has(row) ? "a" : first) : order === 5 ? sixth(bare, i, signs.length) : (ORDERS[order] as string);
    out += bare + vowel;
  }
  return out;
}

function sixth(consonant: string, at: number, length: number): string {
  return consonant === "" || (at === 0 && length > 1) ? "i" : "";
}
