/** A word in pieces, and in how many letters it differs from what it was cut like. */
export interface Cut {
  readonly words: readonly string[];
  readonly edits: number;
}

/** Cuts a word where the words of a name end that is spelt much like it; null where a piece would be empty. Takes letters times letters. */
export function cutLike(word: string, name: readonly string[]): Cut | null {
  const like = name.join("");
  const [rows, columns] = [word.length + 1, like.length + 1];
  const edits = new Uint16Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      edits[i * columns + j] =
        i === 0 || j === 0
          ? i + j
          : Math.min(
              (edits[(i - 1) * columns + j - 1] as number) + (word[i - 1] === like[j - 1] ? 0 : 1),
              (edits[(i - 1) * columns + j] as number) + 1,
              (edits[i * columns + j - 1] as number) + 1,
            );
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
