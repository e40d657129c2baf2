/**
 * Hiragana and katakana to Latin after Hepburn. Long vowels are one letter, as passports write them, then two; katakana, in which foreign
 * names are written, also without the vowels that Japanese puts between consonants (ムハンマド: Muhanmado, Muhanmad).
 */
const SYLLABLES: ReadonlyMap<string, string> = new Map(
  `あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo たta ちchi つtsu てte とto
  だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo
  やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn ゔvu ぁa ぃi ぅu ぇe ぉo ゎwa ゕka ゖke`
    .split(/\s+/)
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);
const SMALL_Y: ReadonlyMap<string, string> = new Map([
  ["ゃ", "a"],
  ["ゅ", "u"],
  ["ょ", "o"],
]);
const SMALL_VOWEL: ReadonlyMap<string, string> = new Map([
  ["ぁ", "a"],
  ["ぃ", "i"],
  ["ぅ", "u"],
  ["ぇ", "e"],
  ["ぉ", "o"],
]);

function spell(word: string): string {
  let out = "";
  let doubled = false;
  for (const sign of word) {
    const kana = /[ァ-ヶ]/u.test(sign) ? String.fromCharCode((sign.codePointAt(0) as number) - 0x60) : sign;
    const glide = SMALL_Y.get(kana);
    const small = SMALL_VOWEL.get(kana);
    if (kana === "っ") doubled = true;
    else if (kana === "ー") out += out.slice(-1);
    else if (glide !== undefined && out.endsWith("i")) out = out.slice(0, -1) + (/(?:sh|ch|j)i$/.test(out) ? "" : "y") + glide;
    else if (small !== undefined && /[^aeiou][aeiou]$/.test(out))
      out = out.slice(0, -1) + (/(?:ts|f|v|sh|ch|j|t|d)[aeiou]$/.test(out) ? "" : out.endsWith("u") ? "w" : "") + small;
    else {
      const latin = SYLLABLES.get(kana) ?? (/[a-z0-9]/.test(sign) ? sign : "");
      out += doubled && /^[^aeioun]/.test(latin) ? (latin.startsWith("ch") ? "t" : latin.slice(0, 1)) + latin : latin;
      doubled = false;
    }
  }
  return out;
}

/** One folded word: long vowels short, then as written, then (katakana) with the helping vowels gone; the same reading once. */
export function readKana(word: string): readonly string[] {
  const written = spell(word);
  const short = written.replace(/ou|oo/g, "o").replace(/uu/g, "u").replace(/aa/g, "a").replace(/ee/g, "e").replace(/ii$/, "i");
  const foreign = /[ァ-ヶ]/u.test(word)
    ? short
        .replace(/(?<=[aeiou][^aeiou]{0,2})([kgszfbpmrvlh]|sh|ts)u(?=[^aeiouyn]|$)/g, "$1")
        .replace(/(?<=[aeiou][^aeiou]{0,2})([td])o(?=[^aeiou]|$)/g, "$1")
    : short;
  return [...new Set(foreign === short ? [short, written] : [short, foreign, written])];
}
