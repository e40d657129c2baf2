/** A word in pieces, and in how many letters it differs from what it was cut like. */
export interface Cut {
  readonly words: readonly string[];
  readonly edits: number;
}

/** the table of the two in hand: there is one, for most names that are looked at are not cut */
let edits = new Uint16Array(1024);

/**
 * Cuts a word where the words of a name end that is spelt much like it; null where a piece would be empty, or where it differs in more letters
 * than `most`. Takes letters times letters.
 */
export function cutLike(word: string, name: readonly string[], most = Infinity): Cut | null {
  const like = name.join("");
  const [rows, columns] = [word.length + 1, like.length + 1];
  if (rows * columns > edits.length) edits = new Uint16Array(2 * rows * columns);
  for (let j = 0; j < columns; j++) edits[j] = j;
  for (let i = 1; i < rows; i++) {
    const letter = word.charCodeAt(i - 1);
    const row = i * columns;
    edits[row] = i;
    let least = i;
    let before = i;
    for (let j = 1; j < columns; j++) {
      const above = row - columns + j;
      let here = (edits[above - 1] as number) + (letter === like.charCodeAt(j - 1) ? 0 : 1);
      const dropped = (edits[above] as number) + 1;
      if (dropped < here) here = dropped;
      if (before + 1 < here) here = before + 1;
      edits[row + j] = before = here;
      if (here < least) least = here;
    }
    // no later row has fewer
    if (least > most) return null;
  }
  if ((edits[rows * columns - 1] as number) > most) return null;
  const pieces: string[] = [];
  let [i, j, end] = [rows - 1, columns - 1, rows - 1];
  for (let w = name.length - 1; w > 0; w--) {
    const begins = j - (name[w] as string).length;
    while (j > begins) {
      const here = edits[i * columns + j] as number;
      const both = i > 0 ? (edits[(i - 1) * columns + j - 1] as number) + (word[i - 1] === like[j - 1] ? 0 : 1) : Infinity;
      if (here === both) {
        i--;
        j--;
      } else if (i > 0 && here === (edits[(i - 1) * columns + j] as number) + 1) i--;
      else j--;
    }
    if (i === end) return null;
    pieces.unshift(word.slice(i, end));
    end = i;
  }
  if (end === 0) return null;
  return { words: [word.slice(0, end), ...pieces], edits: edits[rows * columns - 1] as number };
}
