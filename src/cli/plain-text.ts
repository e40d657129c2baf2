/** What comes from lists and users may hold escape codes or direction overrides that would rewrite the screen: each becomes a visible mark. */
export function cleaned(text: string): string {
  return text.replace(/[\n\r\t]+/g, " ").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "�");
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Cleaned; text with right-to-left letters is set apart by isolate marks, so that what stands around it keeps its place. */
export function isolated(text: string): string {
  const safe = cleaned(text);
  return RIGHT_TO_LEFT.test(safe) ? `\u2068${safe}\u2069` : safe;
}

const STRETCH = new RegExp(`(?:${RIGHT_TO_LEFT.source}\\p{M}*)+(?:[^\\p{L}\\p{N}]+(?:${RIGHT_TO_LEFT.source}\\p{M}*)+)*\\ufffd*`, "gu");

/** A sentence of ours with words from elsewhere in it, cleaned: each stretch of right-to-left letters is set apart, the sentence itself is not. */
export const told = (sentence: string): string => cleaned(sentence).replace(STRETCH, (stretch) => `\u2068${stretch}\u2069`);

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes on a terminal. Escape codes take none. */
export function columnsOf(text: string): number {
  let columns = 0;
  // fast for what is nearly everything
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  for (const character of text.replace(/\x1b\[[0-9;]*m/g, "")) {
    if (WIDE.test(character)) columns += 2;
    else if (!NO_WIDTH.test(character)) columns += 1;
  }
  return columns;
}

/** Fills up with blanks to `width` columns. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

/** Cut to `width` columns, the cut marked. */
export function clipped(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (columnsOf(kept + character) > width - 1) break;
    kept += character;
  }
  // a cut isolate would leak into the rest of the line
  return kept.includes("\u2068") ? `${kept}…\u2069` : `${kept}…`;
}

/** columns of a name that is said back: enough to know it by, however long it was given */
const ECHOED = 80;

/** A name as it is said back to a person: set apart, and shortened. JSON gives it whole. */
export const echoed = (text: string): string => clipped(isolated(text), ECHOED);

/** Breaks at blanks into lines of at most `width` columns. A word longer than that keeps its line to itself. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return closedIsolates([...lines, line]);
}

/** An isolate that a break has cut is closed at the line's end and opened again on the next. */
function closedIsolates(lines: readonly string[]): string[] {
  let open = 0;
  return lines.map((line) => {
    const opened = "\u2068".repeat(open) + line;
    for (const character of line) {
      if (character === "\u2068") open++;
      else if (character === "\u2069") open = Math.max(0, open - 1);
    }
    return opened + "\u2069".repeat(open);
  });
}
