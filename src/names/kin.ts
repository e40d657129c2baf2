/** Between a name and his father's, her husband's, as they are read: who stands behind is another. *Ahmad bin Hasan* is not *Hasan bin Ahmad*. */
const KIN = new Set("bin ibn ben bn abn bint binti binte bnt so do wo wld zujh zuja biuh dkhtr alih".split(" "));
export const setsKin = (particle: string): boolean => KIN.has(particle);

/** a stroke or a sign behind it: *s/o*, *W/O.*, *d/o:* */
const STROKE = /(?<=\s|^)([sdwhmf])\/o[.:]?(?=\s|$)/gu;
/** the same in words, behind a name */
const SPELT = /(?<=\p{L}[\s,]{1,3})(son|daughter|wife|widow|husband|mother|father|brother|sister) of(?=\s)/gu;

/** A folded name in which *s/o*, *w/o* and, of people, *son of*, *widow of* are one particle each. */
export function writeKin(folded: string, { people }: { readonly people: boolean }): string {
  const strokes = folded.includes("/") ? folded.replace(STROKE, (_, whose: string) => particleOf(whose)) : folded;
  return people && strokes.includes(" of ") ? strokes.replace(SPELT, (_, whose: string) => particleOf(whose[0] as string)) : strokes;
}

const particleOf = (whose: string): string => (whose === "s" || whose === "d" ? `${whose}o` : "wo");
