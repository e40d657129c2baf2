/** A name in Han, Hangul or Burmese letters as it is written in Latin ones. */
export interface LatinForm {
  /** words divided by a blank */
  readonly text: string;
  /**
   * bits that agreeing on each word can tell at most: a syllable that has lost its sign or its tone is shared by many. Infinity for a word
   * that stands there in English, which is priced like any other
   */
  readonly atMost: readonly number[];
}

/** Forms one after another as one name. */
export const joined = (forms: readonly LatinForm[]): LatinForm => ({
  text: forms.map(({ text }) => text).join(" "),
  atMost: forms.flatMap(({ atMost }) => atMost),
});
