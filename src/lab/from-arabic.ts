import type { Chance } from "./chance.ts";
import { ARABIC_CONSONANTS, ARABIC_NAMES } from "./arabic-table.ts";

/** letters of Arabic, Persian, Urdu and Pashto, and what may stand between words */
const READ = /^[\p{Script=Arabic}\p{N}\s'’.،-]+$/u;

/**
 * An Arabic, Persian or Urdu name in Latin letters, as a clerk would write it down who knows the commonest names and guesses the short
 * vowels of others; null for other scripts. One office for the whole name: Arab (th, dh, w) or of the east (s, z, v).
 */
export function inLatin(name: string, chance: Chance): string | null {
  const bare = name.normalize("NFKC").replace(/[\p{M}ـ\u200b-\u200f]/gu, "");
  if (!READ.test(bare) || !/\p{Script=Arabic}/u.test(bare)) return null;
  const office = chance.below(2) === 0 ? "arab" : "east";
  const words = bare.split(/[\s.،-]+/u).filter((word) => word !== "");
  const read = words.map((word) => {
    const known = ARABIC_NAMES.get(word);
    if (known !== undefined) return chance.pick(known);
    return /^ال\p{L}{2,}$/u.test(word) ? `al-${spelt(word.slice(2), office)}` : spelt(word, office);
  });
  const text = read.filter((word) => word !== "").join(" ");
  return /[a-z]/.test(text) ? text : null;
}

const SHORT = "a";
const VOWEL = /[aeiou]$/;

/** Letter by letter; a short `a` where two consonants would open a syllable, as in C-a-C C-a-C. */
function spelt(word: string, office: "arab" | "east"): string {
  const letters = [...word];
  let out = "";
  /** the syllable has its vowel: the consonant that follows closes it */
  let open = false;
  let long = false;
  for (const [at, letter] of letters.entries()) {
    const last = at === letters.length - 1;
    const vowel = vowelOf(letter, { first: at === 0, last, afterVowel: VOWEL.test(out) });
    if (vowel !== null) {
      out += vowel;
      open = vowel !== "";
      long = vowel === "a";
      continue;
    }
    const consonant = ARABIC_CONSONANTS.get(letter)?.[office] ?? (/\p{N}/u.test(letter) ? letter : "");
    if (consonant === "") continue;
    if (at > 0 && !VOWEL.test(out) && !open) {
      out += SHORT;
      long = false;
    }
    // Tāriq, Khālid: the commonest pattern of a name's end
    else if (last && open && long && !VOWEL.test(out)) out += "i";
    const closes = VOWEL.test(out);
    out += consonant;
    open = closes && !last && vowelOf(letters[at + 1] ?? "", { first: false, last: false, afterVowel: false }) === null;
  }
  return out;
}

interface Place {
  readonly first: boolean;
  readonly last: boolean;
  readonly afterVowel: boolean;
}

/** What a letter reads as a vowel, `""` where it is silent, null where it is a consonant in this place. */
function vowelOf(letter: string, { first, last, afterVowel }: Place): string | null {
  switch (letter) {
    case "ا":
    case "أ":
    case "آ":
    case "ى":
      return afterVowel ? "" : "a";
    case "إ":
      return "i";
    case "ع":
      return first ? "a" : "";
    case "ء":
    case "ئ":
    case "ؤ":
      return "";
    case "و":
      return first || afterVowel ? null : "u";
    case "ي":
    case "ی":
      return first || (afterVowel && !last) ? null : "i";
    case "ے":
      return "e";
    case "ہ":
    case "ه":
      return last && !afterVowel ? "a" : null;
    case "ة":
    case "ۃ":
      return "a";
    default:
      return null;
  }
}
