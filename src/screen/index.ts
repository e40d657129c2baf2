export type { Answer, BadLine, Checked, Engine, Mention, Outcome, SaidAlert, ScreenSettings, TextAnswer } from "./face.ts";
export type { Saying } from "./sentence.ts";
export { idOf, isProblem, parseSubject, type SubjectNote, type SubjectOptions } from "./subject.ts";
export {
  answerSubject,
  checkSettings,
  compareSubjects,
  DEFAULT_SETTINGS,
  standing,
  type ComparisonAnswer,
  type Standing,
} from "./answer.ts";
export { compareStream, screenStream, type BadPair, type StreamReport, type StreamRun } from "./stream.ts";
export { screenFile } from "./file.ts";
export type { FileProgress, FileReport, FileRun } from "./file-shape.ts";
export { readDocument, type DocumentFormat, type ReadDocument } from "./document.ts";
export { screenText, type TextRun } from "./text.ts";
