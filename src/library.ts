import { entryId, fail, listId } from "./ground/index.ts";
import { createMatcher } from "./match/index.ts";
import { entryHistory, listChanges, openPast, readWhen, usableSnapshot } from "./registry/index.ts";
import type { Changes, ChangesRequest, CurrentSnapshot, EntryHistory } from "./registry/index.ts";
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
  /** a day (YYYY-MM-DD): answers as the lists stood then, judged by the clock of that day */
  readonly asOf?: string;
  /** a day or an ISO instant: answers as the lists were known then */
  readonly known?: string;
}

/** Answers from the snapshot that was current when it was opened; one thread. */
export interface Writ {
  /** Fails with the closed table's code and the field when the subject cannot be screened. */
  screen(question: Question, settings?: Partial<ScreenSettings>): Answer;
  /** Every listed name that the text mentions, and where. */
  text(text: string, settings?: Partial<ScreenSettings>): Promise<TextAnswer>;
  /** Two subjects against each other; no list is asked. */
  compare(left: Question, right: Question): ComparisonAnswer;
  /** What changed between two versions, each a day, the beginning of a SHA-256, or either behind `ID@`; default the last change of each list. */
  changes(request?: ChangesRequest): Changes;
  /** When an entry came, what was amended and when it left; null where no version holds it. */
  history(list: string, entry: string): EntryHistory | null;
}

/** `openWrit({ data: "./data" }).screen("Jaish-i-Momhammed")` */
export function openWrit({ data, cache, now = () => new Date(), asOf, known }: OpenOptions): Writ {
  const cacheDir = cache === undefined ? {} : { cacheDir: cache };
  const when = readWhen({ asOf, known }, now().toISOString());
  let current: CurrentSnapshot;
  let clock = (): string => now().toISOString();
  if (when === null) current = usableSnapshot(data, cacheDir);
  else {
    const past = openPast(data, when, cacheDir);
    current = past.current();
    clock = () => past.at;
    past.close();
  }
  const matcher = createMatcher(current.snapshot);
  const settled = (settings: Partial<ScreenSettings> = {}): ScreenSettings => ({
    ...DEFAULT_SETTINGS,
    at: clock(),
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
    changes: (request) => listChanges(data, request),
    history: (list, entry) => entryHistory(data, { list: listId(list), id: entryId(entry) }),
  };
}

function subjectOf(question: Question): { readonly subject: Subject; readonly notes: readonly SubjectNote[] } {
  const notes: SubjectNote[] = [];
  const subject = parseSubject(typeof question === "string" ? { names: [question] } : question, { onNote: (note) => notes.push(note) });
  if (isProblem(subject)) fail(subject.code, subject);
  return { subject, notes };
}
