/** Cyrillic letters to Latin, near to what passports and lists print (ICAO 9303, BGN/PCGN); other romanisations are near in cost. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["а", "a"], ["б", "b"], ["в", "v"], ["г", "g"], ["д", "d"], ["е", "e"], ["ё", "yo"], ["ж", "zh"], ["з", "z"], ["и", "i"], ["й", "y"], ["к", "k"], ["л", "l"],
  ["м", "m"], ["н", "n"], ["о", "o"], ["п", "p"], ["р", "r"], ["с", "s"], ["т", "t"], ["у", "u"], ["ф", "f"], ["х", "kh"], ["ц", "ts"], ["ч", "ch"], ["ш", "sh"],
  ["щ", "shch"], ["ъ", ""], ["ы", "y"], ["ь", ""], ["э", "e"], ["ю", "yu"], ["я", "ya"], ["і", "i"], ["ї", "yi"], ["є", "ye"], ["ґ", "g"], ["ў", "w"],
  ["ј", "j"], ["љ", "lj"], ["њ", "nj"], ["ћ", "c"], ["ђ", "dj"], ["џ", "dz"], ["ѓ", "gj"], ["ќ", "kj"], ["ѕ", "dz"], ["қ", "q"], ["ғ", "gh"], ["ң", "n"], ["ө", "o"],
  ["ү", "u"], ["ұ", "u"], ["һ", "h"], ["ә", "a"], ["ҳ", "h"], ["ҷ", "j"], ["ӣ", "i"], ["ӯ", "u"], ["ҙ", "z"], ["ҡ", "k"], ["ҫ", "s"], ["җ", "j"], ["ӏ", ""], ["ҩ", "o"],
]);

/** One folded Cyrillic word in Latin letters. */
export function readCyrillic(word: string): string {
  let out = "";
  for (const ch of word) out += LETTERS.get(ch) ?? (/[a-z0-9]/.test(ch) ? ch : "");
  return out;
}
