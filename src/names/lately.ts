/** words kept by each, and letters of one: a word of a hundred thousand is not worth keeping */
const MOST_WORDS = 10_000;
const MOST_LETTERS = 40;

/** The same told quicker, of words that it was asked about lately: the same ones come again and again. Changes nothing but time. */
export function lately<Told extends object | string>(tell: (word: string) => Told): (word: string) => Told {
  const known = new Map<string, Told>();
  return (word) => {
    let told = known.get(word);
    if (told !== undefined) return told;
    told = tell(word);
    if (word.length > MOST_LETTERS) return told;
    if (known.size >= MOST_WORDS) known.delete(known.keys().next().value as string);
    known.set(word, told);
    return told;
  };
}
