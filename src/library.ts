import { fail } from "./ground/index.ts";
import { createMatcher } from "./match/index.ts";
import { usableSnapshot } from "./registry/index.ts";
import { answerSubject, compareSubjects, DEFAULT_SETTINGS, isProblem, parseSubject, screenText } from "./screen/index.ts";
import type { Answer, ComparisonAnswer, ScreenSettings, SubjectNote, TextAnswer } from "./screen/index.ts";
import type { Subject } from "./match/index.ts";

/** A subject as it comes from outside: the fields of `docs/interface.md`, or a name. Validated before it is used. */
export type Question = string | Readonly<Record<string, unknown>>;

export interface OpenOptions {
  /** the data folder; a folder that holds no list answers from the starter register and says so */
  readonly data: string;
  /** a folder for what can be made again, so that a data folder without lists opens in a tenth of the time */
  readonly cache?: string;
  /** the asker's clock; default the machine's */
  readonly now?: () => Date;
}

/** Answers from the snapshot that was current when it was opened; one thread. */
export interface Writ {
  /** Fails with the closed table's code and the field when the subject cannot be screened. */
  screen(question: Question, settings?: Partial<ScreenSettings>): Answer;
  /** Every listed name that the text mentions, and where. */
  text(text: string, settings?: Partial<ScreenSettings>): Promise<TextAnswer>;
  /** Two subjects against each other; no list is asked. */
  compare(left: Question, right: Question): ComparisonAnswer;
}

/** `openWrit({ data: "./data" }).screen("Jaish-i-Momhammed")` */
export function openWrit({ data, cache, now = () => new Date() }: OpenOptions): Writ {
  const current = usableSnapshot(data, cache === undefined ? {} : { cacheDir: cache });
  const matcher = createMatcher(current.snapshot);
  const settled = (settings: Partial<ScreenSettings> = {}): ScreenSettings => ({
    ...DEFAULT_SETTINGS,
    at: now().toISOString(),
    ...settings,
  });
  return {
    screen(question, settings) {
      const { subject, notes } = subjectOf(question);
      return answerSubject(matcher, current, subject, settled(settings), notes);
    },
    text: (text, settings) => screenText(text, { matcher, current, settings: settled(settings), document: "text" }),
    compare(left, right) {
      const [one, other] = [subjectOf(left), subjectOf(right)];
      return compareSubjects(null, one.subject, other.subject, [...one.notes, ...other.notes]);
    },
  };
}

function subjectOf(question: Question): { readonly subject: Subject; readonly notes: readonly SubjectNote[] } {
  const notes: SubjectNote[] = [];
  const subject = parseSubject(typeof question === "string" ? { names: [question] } : question, { onNote: (note) => notes.push(note) });
  if (isProblem(subject)) fail(subject.code, subject);
  return { subject, notes };
}
