export type { Entry, EntryAddress, EntryClaim, EntryName, EntryPlace, EntryRelation, EntrySource, NameQuality, NameRole } from "./entry.ts";
export type { ListFile, ListReader, PartCount, Publication, PublicationFiles, ReadOptions, ReadResult } from "./reader.ts";
export { FILE_LIMITS, listFileFromBytes, openListFile } from "./source.ts";
export type { FileLimits } from "./source.ts";
export { decodeText } from "./text.ts";
export { csvRows, CSV_LIMITS } from "./csv.ts";
export type { CsvLimits, CsvOptions, CsvRow } from "./csv.ts";
export { READERS, readPublication, recognise } from "./readers.ts";
