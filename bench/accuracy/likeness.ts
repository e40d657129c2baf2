/** Share of letters that two words have in common by position, 0 to 1: one less their edits (dropped, added, changed) over the longer one's letters. */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, changed));
    }
    above = row;
  }
  return 1 - (above[b.length] as number) / longer;
}

/** from here on a reader would say that two words are meant to be one */
const ALIKE = 0.5;
/** shorter words are alike by chance */
const LEAST_LETTERS = 3;

/** Whether a word of the one side is plainly one of the other, spelt otherwise or run together with its neighbour. */
export function someAlike(mine: readonly string[], theirs: readonly string[]): boolean {
  const all = (words: readonly string[]): string[] =>
    (words.length > 1 ? [...words, words.join("")] : [...words]).filter(({ length }) => length >= LEAST_LETTERS);
  return all(mine).some((a) => all(theirs).some((b) => likeness(a, b) >= ALIKE));
}

/** Whether the letters of a short word are the first ones of words of the other name, in their order. */
export function isAcronym(short: string, words: readonly string[]): boolean {
  if (short.length < 2 || short.length > 6 || words.length < 2) return false;
  let at = 0;
  for (const word of words) if (word[0] === short[at]) at++;
  return at === short.length;
}
