export { namedSubject, type Subject } from "./subject.ts";
export { NO_FACTS } from "./second-facts.ts";
export type { ListedEntry, ListedName, SnapshotList } from "./listed.ts";
export { BANDS, type Alert, type Band, type Comparison, type EntryWeight, type Evidence, type ScreenOptions } from "./alert.ts";
export { buildSnapshot, openSnapshot, parametersId, type Snapshot } from "./snapshot.ts";
export { createMatcher, type Matcher } from "./matcher.ts";
export { compare } from "./compare.ts";
export { listedNames, type PrintedName } from "./listed-names.ts";
