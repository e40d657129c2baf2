/**
 * The library: the functions of the command line, typed. The HTTP server is `writ/server`, so that who embeds the matcher does not load it.
 * `openWrit` is the short way; the rest is what it stands on.
 */
export { openWrit, type OpenOptions, type Question, type Writ } from "./library.ts";

export {
  ERRORS,
  formatProblem,
  WritError,
  type Birth,
  type ErrorCode,
  type Identifier,
  type Kind,
  type Problem,
  type SubjectKind,
} from "./ground/index.ts";
export {
  entryId,
  listId,
  partyId,
  type Bits,
  type EntryId,
  type ListId,
  type PartialDate,
  type PartyId,
  type Sha256,
} from "./ground/index.ts";

export type {
  Entry,
  EntryAddress,
  EntryClaim,
  EntryName,
  EntryPlace,
  EntryRelation,
  EntrySource,
  NameQuality,
  NameRole,
} from "./lists/index.ts";

export { BANDS, buildSnapshot, compare, createMatcher, openSnapshot } from "./match/index.ts";
export type {
  Alert,
  Band,
  Comparison,
  EntryWeight,
  Evidence,
  ListedEntry,
  Matcher,
  ScreenOptions,
  Snapshot,
  SnapshotList,
  Subject,
} from "./match/index.ts";

export {
  currentSnapshot,
  entryHistory,
  listChanges,
  openPast,
  openReader,
  openRegister,
  readWhen,
  usableSnapshot,
  verifyData,
} from "./registry/index.ts";
export type {
  Actor,
  AddOptions,
  AddReport,
  Amended,
  Bulletin,
  BulletinField,
  BulletinVersion,
  Changes,
  ChangesRequest,
  CurrentSnapshot,
  EntryHead,
  EntryHistory,
  FieldChange,
  HistoryStep,
  ListStatus,
  ListVersion,
  Move,
  Party,
  Past,
  PastOptions,
  Register,
  RegisterReader,
  VerifyReport,
  When,
} from "./registry/index.ts";

export {
  answerSubject,
  compareStream,
  compareSubjects,
  DEFAULT_SETTINGS,
  isProblem,
  parseSubject,
  readDocument,
  screenFile,
  screenStream,
  screenText,
} from "./screen/index.ts";
export type {
  Answer,
  BadLine,
  Checked,
  ComparisonAnswer,
  Engine,
  FileReport,
  FileRun,
  Mention,
  Outcome,
  SaidAlert,
  Saying,
  ScreenSettings,
  StreamReport,
  TextAnswer,
} from "./screen/index.ts";
