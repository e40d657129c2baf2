/**
 * Arabic, Urdu, Persian, Pashto letters to Latin. Short vowels are not written, so a reading is a frame of consonants with
 * the long vowels in place; و and ي are a vowel between consonants and a consonant at the beginning.
 */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ا", "a"],
  ["أ", "a"],
  ["إ", "i"],
  ["آ", "a"],
  ["ٱ", "a"],
  ["ء", ""],
  ["ئ", "i"],
  ["ؤ", "u"],
  ["ب", "b"],
  ["پ", "p"],
  ["ت", "t"],
  ["ٹ", "t"],
  ["ټ", "t"],
  ["ث", "s"],
  ["ج", "j"],
  ["چ", "ch"],
  ["څ", "ts"],
  ["ځ", "z"],
  ["ح", "h"],
  ["خ", "kh"],
  ["د", "d"],
  ["ڈ", "d"],
  ["ډ", "d"],
  ["ذ", "z"],
  ["ر", "r"],
  ["ڑ", "r"],
  ["ړ", "r"],
  ["ز", "z"],
  ["ژ", "zh"],
  ["ږ", "g"],
  ["س", "s"],
  ["ش", "sh"],
  ["ښ", "sh"],
  ["ص", "s"],
  ["ض", "z"],
  ["ط", "t"],
  ["ظ", "z"],
  ["ع", "a"],
  ["غ", "gh"],
  ["ف", "f"],
  ["ڤ", "v"],
  ["ق", "q"],
  ["ک", "k"],
  ["ك", "k"],
  ["ګ", "g"],
  ["گ", "g"],
  ["ڭ", "n"],
  ["ل", "l"],
  ["م", "m"],
  ["ن", "n"],
  ["ں", "n"],
  ["ڼ", "n"],
  ["ه", "h"],
  ["ہ", "h"],
  ["ھ", "h"],
  ["ۂ", "h"],
  ["ۃ", "a"],
  ["ة", "a"],
  ["ى", "a"],
  ["ے", "e"],
  ["ې", "e"],
  ["ۍ", "i"],
  ["ە", "a"],
  ["ۆ", "o"],
  ["ڕ", "r"],
  ["ڵ", "l"],
  ["ێ", "e"],
  ["ۇ", "u"],
  ["ۋ", "v"],
]);
const WAW = "و";
const YEH = /[يیۓئ]/u;

function read(word: string, semivowels: "vowel" | "consonant"): string {
  let out = "";
  const letters = [...word];
  for (let i = 0; i < letters.length; i++) {
    const ch = letters[i] as string;
    const first = i === 0;
    if (ch === WAW) out += first || semivowels === "consonant" ? "w" : "u";
    else if (YEH.test(ch)) out += first || semivowels === "consonant" ? "y" : "i";
    else out += LETTERS.get(ch) ?? (/[a-z0-9]/.test(ch) ? ch : "");
  }
  return out;
}

/** Readings of one folded word in Arabic letters: و/ي as vowels first, then as consonants where that differs. */
export function readArabic(word: string): readonly string[] {
  // the feminine ending is -a, and -at before another word and in Urdu: جماعة jamaa, jamaat
  if (/[ةۃ]$/u.test(word)) {
    // و before it is no vowel: دعوة dawa, not daua
    const stem = read(word.slice(0, -1), "vowel").replace(word.at(-2) === WAW ? /u$/ : /$^/, "w");
    return [`${stem}a`, `${stem}t`];
  }
  const asVowel = read(word, "vowel");
  const asConsonant = read(word, "consonant");
  return asVowel === asConsonant || !/[uw].|[iy]./u.test(asVowel.slice(1)) ? [asVowel] : [asVowel, asConsonant];
}

/** The article of a word in Arabic letters, apart from it: `الدعوة` → `ال`, `دعوة`. */
export function splitArticle(word: string): readonly [article: string, rest: string] | null {
  return /^[اأٱ]ل.{2,}/u.test(word) && word !== "الله" && word !== "اللہ" ? [word.slice(0, 2), word.slice(2)] : null;
}
