import type { Problem } from "../ground/index.ts";
import { badRow } from "./tally.ts";

/** Longer than any entity of OpenSanctions; a longer line is left out and told. */
export const LINE_LENGTH = 16_000_000;

export interface TextLine {
  readonly line: number;
  readonly text: string;
  /** false for a last line without its line end: it may have been cut */
  readonly ended: boolean;
}

/** Lines of a text that comes in pieces; blank ones are left out. Memory holds one line. */
export async function* textLines(
  texts: AsyncIterable<string>,
  file: string,
  onProblem: (problem: Problem) => void,
): AsyncGenerator<TextLine> {
  let rest = "";
  let line = 1;
  let skipping = false;
  for await (const piece of texts) {
    let from = 0;
    for (let end = piece.indexOf("\n"); end !== -1; end = piece.indexOf("\n", from)) {
      const text = rest + piece.slice(from, end);
      if (!skipping && text.trim() !== "") yield { line, text, ended: true };
      skipping = false;
      rest = "";
      line++;
      from = end + 1;
    }
    if (skipping) continue;
    rest += piece.slice(from);
    if (rest.length > LINE_LENGTH) {
      onProblem(badRow("value-too-long", { file, line, message: `the line is longer than ${LINE_LENGTH} characters and was left out` }));
      rest = "";
      skipping = true;
    }
  }
  if (!skipping && rest.trim() !== "") yield { line, text: rest, ended: false };
}
