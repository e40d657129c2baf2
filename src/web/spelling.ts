/** A run of letters that both names share, or that only this one has. */
export interface Run {
  readonly text: string;
  readonly same: boolean;
}

/** Beyond this a picture of letters helps nobody, and the table below is quadratic. */
const LONGEST = 200;

/** For comparing only: case and accents aside. One folded letter for each letter, so that positions hold. */
const fold = (letter: string): string => letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase() || letter;

/**
 * Two spellings side by side: what they share in order (longest common subsequence), and what each has alone.
 * Null where letters cannot be compared: no letter in common (another script), or too long.
 */
export function compareSpelling(left: string, right: string): { readonly left: Run[]; readonly right: Run[] } | null {
  const leftLetters = [...left];
  const rightLetters = [...right];
  if (leftLetters.length > LONGEST || rightLetters.length > LONGEST) return null;
  const rows = leftLetters.length;
  const columns = rightLetters.length;
  const leftFolded = leftLetters.map(fold);
  const rightFolded = rightLetters.map(fold);
  // lengths[row][column]: letters in common of what is left from there
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const line = lengths[row];
      if (line === undefined) continue;
      line[column] =
        leftFolded[row] === rightFolded[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const isLetter = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);
  const leftRuns: Run[] = [];
  const rightRuns: Run[] = [];
  const push = (runs: Run[], letter: string | undefined, same: boolean): void => {
    if (letter === undefined) return;
    // hyphens and spaces are never a difference worth a mark
    const shown = same || !isLetter(letter);
    const last = runs.at(-1);
    if (last !== undefined && last.same === shown) runs[runs.length - 1] = { text: last.text + letter, same: shown };
    else runs.push({ text: letter, same: shown });
  };
  let row = 0;
  let column = 0;
  let shared = 0;
  while (row < rows || column < columns) {
    if (row < rows && column < columns && leftFolded[row] === rightFolded[column]) {
      if (isLetter(leftLetters[row] ?? "")) shared++;
      push(leftRuns, leftLetters[row++], true);
      push(rightRuns, rightLetters[column++], true);
    } else if (column >= columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) push(leftRuns, leftLetters[row++], false);
    else push(rightRuns, rightLetters[column++], false);
  }
  return shared === 0 ? null : { left: leftRuns, right: rightRuns };
}
