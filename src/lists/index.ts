export type { Entry, EntryAddress, EntryClaim, EntryName, EntryPlace, EntryRelation, EntrySource, NameQuality, NameRole } from "./entry.ts";
export type { ListFile, ListReader, Publication, ReadOptions, ReadResult } from "./reader.ts";
