import type { Matcher } from "../match/index.ts";
import type { CurrentSnapshot } from "../registry/index.ts";
import type { TextAnswer, ScreenSettings } from "./face.ts";

export interface TextRun {
  readonly matcher: Matcher;
  readonly current: CurrentSnapshot;
  readonly settings: ScreenSettings;
  /** how the answer calls the document */
  readonly document: string;
  /** in words: what of the document could not be read (`ReadDocument.unread`) */
  readonly unread?: readonly string[];
}
export declare function screenText(text: string, run: TextRun): TextAnswer;
