/** endings of Slavic names as German papers write them */
const GERMAN = /(?:[oei]w|[oe]wa|[oe]wna|witsch|itsch|skij?|skaja|enko|tschenko|tschuk|in|ina)$/;
const GERMAN_SIGNS = /tsch|sch(?!tsch)|(?:ch|.w).*[oe]w(?:n?a)?$/;
/** given names as German and Polish papers write them, where nothing else in the word says that they do */
const GERMAN_GIVEN = new Set(
  `iwan wladimir wladislaw wadim walentin walentina waleri walerij waleriy walery wassili wassilij wassily wiktor wiktorija witali witalij
  witaly wsewolod jewgeni jewgenij jewgenija jelena jekaterina juri jurij julija nikolaj sergej swetlana natalja tatjana jaroslaw`.split(
    /\s+/u,
  ),
);
/** and patronymics as Polish ones do: *Iwanowicz* */
const POLISH = /[oe]wicz$/;
/** and French */
const FRENCH = /(?:[oei]v|[oe]va|[oe]vna|v?itch|ski|skaia|enko|tchouk|ine)$/;
const FRENCH_SIGNS = /tch|ou|gu[ei]|j(?!.*ine$)/;

/** Each of a style's letters as a passport has them, the longer ones first. */
const FROM_GERMAN: readonly (readonly [RegExp, string])[] = [
  [/schtsch/g, "SHCH"],
  [/tsch/g, "CH"],
  [/sch/g, "SH"],
  [/ch/g, "KH"],
  [/w/g, "V"],
  [/j/g, "Y"],
];
const FROM_POLISH: readonly (readonly [RegExp, string])[] = [
  [/szcz/g, "SHCH"],
  [/cz/g, "CH"],
  [/sz/g, "SH"],
  [/w/g, "V"],
  [/j/g, "Y"],
];
const FROM_FRENCH: readonly (readonly [RegExp, string])[] = [
  [/chtch/g, "SHCH"],
  [/tch/g, "CH"],
  [/ch/g, "SH"],
  [/j/g, "ZH"],
  [/ou/g, "U"],
  [/gu(?=[ei])/g, "G"],
  [/ine$/g, "IN"],
];
/** and the endings that Latvia and Lithuania put behind them: *Sergejs Lavrovs*, *Vladimiras Lavrovas*; *Collins* is none */
const BALTIC = /(?<=.{2}(?:[oe]v|ski|[ei]j))(?:s|as|us)$/;
const LEAST_LETTERS = 6;

/**
 * A Slavic name in Latin letters as German, Polish, French and Baltic papers write it, as a passport has it: *Chruschtschow* and *Khrouchtchev* are Khrushchev.
 * Null where it is written in neither way.
 */
export function slavicAsPassport(word: string): string | null {
  if (/^sergue[iy]$/.test(word)) return "sergei";
  if (GERMAN_GIVEN.has(word)) return written(word, FROM_GERMAN);
  if (word.length < LEAST_LETTERS) return null;
  if (POLISH.test(word)) return written(word, FROM_POLISH);
  if (BALTIC.test(word)) return word.replace(BALTIC, "").replace(/j/g, "y");
  if (GERMAN.test(word) && GERMAN_SIGNS.test(word)) return written(word, FROM_GERMAN);
  return FRENCH.test(word) && FRENCH_SIGNS.test(word) ? written(word, FROM_FRENCH) : null;
}

const written = (word: string, style: readonly (readonly [RegExp, string])[]): string =>
  style.reduce((sofar, [sign, letters]) => sofar.replace(sign, letters), word).toLowerCase();
