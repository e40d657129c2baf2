/**
 * The scripts of India that stand in Unicode in the order of ISCII: letter by letter at the same place of their block as Devanagari's.
 * One table by place, and each script's own file says where it differs.
 */

/** A script: where its block begins and in what it differs. */
export interface IndicScript {
  /** first code point of the block */
  readonly block: number;
  /** letters that sound otherwise than at their place in Devanagari */
  readonly letters: ReadonlyMap<string, string>;
  /** whether the vowel that every consonant carries falls silent at the end of a word */
  readonly finalVowel: "silent" | "spoken";
  /** the vowel that every consonant carries */
  readonly inherent: "a" | "o";
}

/** letters by their place in the block */
const CONSONANTS: ReadonlyMap<number, string> = new Map(
  `15k 16kh 17g 18gh 19n 1ach 1bchh 1cj 1djh 1en 1ft 20th 21d 22dh 23n 24t 25th 26d 27dh 28n 29n 2ap 2bph 2cb 2dbh 2em 2fy 30r 31r
  32l 33l 34zh 35v 36sh 37sh 38s 39h 58q 59kh 5agh 5bz 5cr 5drh 5ef 5fy`
    .split(/\s+/)
    .map((item) => [Number.parseInt(item.slice(0, 2), 16), item.slice(2)]),
);
const VOWELS: ReadonlyMap<number, string> = new Map(
  `05a 06a 07i 08i 09u 0au 0bri 0de 0ee 0fe 10ai 11o 12o 13o 14au`
    .split(" ")
    .map((item) => [Number.parseInt(item.slice(0, 2), 16), item.slice(2)]),
);
const SIGNS: ReadonlyMap<number, string> = new Map(
  `3ea 3fi 40i 41u 42u 43ri 45e 46e 47e 48ai 49o 4ao 4bo 4cau 56ai 57au`
    .split(" ")
    .map((item) => [Number.parseInt(item.slice(0, 2), 16), item.slice(2)]),
);
const NUKTA_PLACE = 0x3c;
const VIRAMA_PLACE = 0x4d;
/** bindi and chandrabindu */
const NASAL_PLACES = new Set([0x01, 0x02, 0x70]);
const NUKTA: ReadonlyMap<number, string> = new Map([
  [0x15, "q"],
  [0x16, "kh"],
  [0x17, "gh"],
  [0x1c, "z"],
  [0x21, "r"],
  [0x22, "rh"],
  [0x2b, "f"],
  [0x2f, "y"],
  [0x32, "l"],
  [0x38, "sh"],
]);

/** Letters before which a nasal is an m. */
const LABIAL_PLACES = new Set([0x2a, 0x2b, 0x2c, 0x2d, 0x2e]);

/**
 * Readings of one folded word, the likeliest first. Where the last vowel is silent: with the inherent vowels inside that fall silent
 * too (मनमोहन: manmohan), with all of them but the last (manamohan), with the last (narendra). Else: as written, then without the last.
 */
export function readIndic(word: string, script: IndicScript): readonly string[] {
  const { text, open } = spell(word, script);
  const full = text.toLowerCase();
  if (script.finalVowel === "spoken") return open ? [full + script.inherent, full] : [full];
  const clipped = text.replace(INNER, "$1").toLowerCase();
  return [...new Set(open ? [clipped, full, full + script.inherent] : [clipped, full])];
}

/** an inherent vowel (a capital) after an open syllable and before one */
const INNER = /(?<=[aeiouAO])([bcdfghjklmnpqrstvwxyz]h?|chh)[AO](?=(?:[bcdfghjklmnpqrstvwxyz]h?|chh)[aeiouAO])/gu;

/** The letters, inherent vowels as capitals, and whether the last consonant carries one. */
function spell(word: string, script: IndicScript): { readonly text: string; readonly open: boolean } {
  const signs = [...word.normalize("NFC")];
  const carried = script.inherent.toUpperCase();
  let out = "";
  let open = false;
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i] as string;
    const place = (sign.codePointAt(0) as number) - script.block;
    const next = (signs[i + 1]?.codePointAt(0) ?? 0) - script.block;
    const consonant =
      SIGNS.has(place) || VOWELS.has(place) || NASAL_PLACES.has(place) ? undefined : (script.letters.get(sign) ?? CONSONANTS.get(place));
    if (consonant !== undefined) {
      if (open) out += carried;
      const dotted = next === NUKTA_PLACE;
      out += (dotted ? NUKTA.get(place) : undefined) ?? consonant;
      if (dotted) i++;
      open = consonant !== "";
    } else if (place === VIRAMA_PLACE) open = false;
    else if (SIGNS.has(place)) {
      out += script.letters.get(sign) ?? SIGNS.get(place) ?? "";
      open = false;
    } else {
      if (open) out += carried;
      open = false;
      if (NASAL_PLACES.has(place))
        out +=
          script.letters.get(sign) ?? (LABIAL_PLACES.has(next) || (i + 1 === signs.length && script.finalVowel === "spoken") ? "m" : "n");
      else out += script.letters.get(sign) ?? VOWELS.get(place) ?? (/[a-z0-9]/.test(sign) ? sign : "");
    }
  }
  return { text: out, open };
}
