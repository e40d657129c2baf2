/** Cyrillic letters to Latin, near to what passports and lists print (ICAO 9303, BGN/PCGN); other romanisations are near in cost. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["а", "a"],
  ["б", "b"],
  ["в", "v"],
  ["г", "g"],
  ["д", "d"],
  ["е", "e"],
  ["ё", "yo"],
  ["ж", "zh"],
  ["з", "z"],
  ["и", "i"],
  ["й", "y"],
  ["к", "k"],
  ["л", "l"],
  ["м", "m"],
  ["н", "n"],
  ["о", "o"],
  ["п", "p"],
  ["р", "r"],
  ["с", "s"],
  ["т", "t"],
  ["у", "u"],
  ["ф", "f"],
  ["х", "kh"],
  ["ц", "ts"],
  ["ч", "ch"],
  ["ш", "sh"],
  ["щ", "shch"],
  ["ъ", ""],
  ["ы", "y"],
  ["ь", ""],
  ["э", "e"],
  ["ю", "yu"],
  ["я", "ya"],
  ["і", "i"],
  ["ї", "yi"],
  ["є", "ye"],
  ["ґ", "g"],
  ["ў", "w"],
  ["ј", "j"],
  ["љ", "lj"],
  ["њ", "nj"],
  ["ћ", "c"],
  ["ђ", "dj"],
  ["џ", "dz"],
  ["ѓ", "gj"],
  ["ќ", "kj"],
  ["ѕ", "dz"],
  ["қ", "q"],
  ["ғ", "gh"],
  ["ң", "n"],
  ["ө", "o"],
  ["ү", "u"],
  ["ұ", "u"],
  ["һ", "h"],
  ["ә", "a"],
  ["ҳ", "h"],
  ["ҷ", "j"],
  ["ӣ", "i"],
  ["ӯ", "u"],
  ["ҙ", "z"],
  ["ҡ", "k"],
  ["ҫ", "s"],
  ["җ", "j"],
  ["ӏ", ""],
  ["ҩ", "o"],
]);

/** Where German and French papers, libraries and Ukraine write other letters, the longer ones first. */
const STYLES: readonly ReadonlyMap<string, string>[] = [
  // Chruschtschow, Schtscherbakow
  new Map(
    Object.entries({ ж: "sch", з: "s", й: "j", х: "ch", ц: "z", ч: "tsch", ш: "sch", щ: "schtsch", в: "w", ю: "ju", я: "ja", ё: "jo" }),
  ),
  // Khrouchtchev, Chtcherbakov
  new Map(Object.entries({ ж: "j", й: "i", у: "ou", ч: "tch", ш: "ch", щ: "chtch", ю: "iou", я: "ia", ё: "io" })),
  // Hruščëv, Ščerbakov, their signs folded away
  new Map(Object.entries({ ж: "z", й: "j", х: "h", ц: "c", ч: "c", ш: "s", щ: "sc", ю: "ju", я: "ja", ё: "e" })),
  // Hryhorii, Volodymyr
  new Map(Object.entries({ г: "h", и: "y" })),
];
/** Letters that are far from what they are read as where another style writes them. */
const FAR = /[жхцчшщгюяё]|у.*(?:ов|ев|ск)/u;

/**
 * One folded Cyrillic word in Latin letters, the passport's way first; *дж* is how others' j is written, too: *Джамал* is Dzhamal and Jamal.
 * A word with letters that Germans, the French, librarians and Ukrainians write in ways far from that is read in those ways, too.
 */
export function readCyrillic(word: string): readonly string[] {
  const read = lettersOf(word);
  const readings = [read];
  if (word.includes("дж")) readings.push(read.replaceAll("dzh", "j"));
  if (FAR.test(word)) for (const style of STYLES) readings.push(lettersOf(word, style));
  return [...new Set(readings)];
}

function lettersOf(word: string, style?: ReadonlyMap<string, string>): string {
  let out = "";
  for (const ch of word) out += style?.get(ch) ?? LETTERS.get(ch) ?? (/[a-z0-9]/.test(ch) ? ch : "");
  return out;
}
