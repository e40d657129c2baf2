import type { Problem } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import type {
  AddReport,
  Amended,
  Bulletin,
  EntryHistory,
  FieldChange,
  ListStatus,
  ListVersion,
  Party,
  VerifyReport,
  WordStretch,
} from "../registry/index.ts";
import type { Answer, SaidAlert, TextAnswer } from "../screen/index.ts";

/** The JSON of the HTTP API: the words of `docs/interface.md`, and what the page needs besides. */

/** A question as it comes over HTTP; the fields of a subject are those of `docs/interface.md`. */
export interface SubjectBody {
  readonly id?: string;
  readonly kind?: string;
  readonly names?: readonly string[];
  readonly births?: readonly string[];
  readonly countries?: readonly string[];
  readonly identifiers?: readonly { readonly type: string; readonly value: string; readonly country?: string }[];
  readonly sex?: string;
  readonly father?: string;
  readonly mother?: string;
  readonly addresses?: readonly string[];
  readonly birthPlaces?: readonly string[];
}

export interface ScreenBody {
  readonly subject: SubjectBody;
  readonly limit?: number;
  readonly minBand?: string;
  readonly lists?: readonly string[];
  /** true: alerts below `minBand` are given too, apart from the others, and change nothing of the outcome */
  readonly faint?: boolean;
  /** true: a person asked for this answer (Enter, an opened card); it becomes a ledger event */
  readonly record?: boolean;
}

/** An answer with the full entries its alerts name, so that the page can write the evidence out. */
export interface ScreenAnswer extends Answer {
  readonly faint?: readonly SaidAlert[];
  readonly cards: readonly Entry[];
  /** the ledger event's number; null when the answer was not recorded */
  readonly recorded: number | null;
  readonly milliseconds: number;
}

export interface ServerStatus {
  readonly version: string;
  /** `reader`: another process writes to the data folder, or it cannot be written to; the page can only ask */
  readonly mode: "writer" | "reader";
  readonly readerBecause: string | null;
  readonly lists: readonly ListStatus[];
  readonly snapshot: {
    readonly id: string;
    readonly parameters: string;
    readonly entries: number;
    readonly names: number;
    readonly origin: "data" | "starter";
  } | null;
  readonly maxAgeDays: number;
  readonly limits: { readonly uploadBytes: number; readonly textCharacters: number };
  /** what the last adding of each list said: problems and what was not understood */
  readonly reports: readonly ListReport[];
  /** the moment that was asked about; `missing`: lists that cannot be asked about it, `notes`: how it was put together, both in words */
  readonly past?: {
    readonly asOf?: string;
    readonly known?: string;
    readonly missing: readonly string[];
    readonly notes: readonly string[];
  };
}

/** An AddReport as JSON: Maps become pairs; the first problems only, the count is whole. */
export interface ListReport extends Omit<AddReport, "unmapped"> {
  readonly unmapped: readonly (readonly [key: string, count: number])[];
}

export type UploadUse = "list" | "names" | "text";

/** What the server made of a file from its content. */
export interface Recognised {
  /** the likeliest first; more than one: the page asks */
  readonly uses: readonly UploadUse[];
  /** a list reader's words for it: `un-xml`, `ofac-csv/sdn` … */
  readonly format: string | null;
  readonly list: string | null;
  /** the first row of a table, for the person to see what was recognised */
  readonly columns: readonly string[];
  /** false: no column is known for a name; the person must say which it is (`mapping`) */
  readonly understood: boolean;
}

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly recognised: Recognised;
}

export interface JobBody {
  readonly uploads: readonly string[];
  readonly use: UploadUse;
  /** id for the list, instead of the reader's own */
  readonly list?: string;
  readonly published?: string;
  /** text of a mapping of columns, where the headers do not speak for themselves */
  readonly mapping?: string;
  /** for names: the smallest band that is reported */
  readonly minBand?: string;
}

/** What a finished screening of a file of names says. */
export interface NamesReport {
  readonly subjects: number;
  readonly hits: number;
  readonly clear: number;
  readonly incomplete: number;
  readonly bad: number;
  /** the first bad rows, as problems with their line */
  readonly problems: readonly Problem[];
  /** in words: columns that were not used, where the file broke off */
  readonly notes: readonly string[];
  readonly recorded: number | null;
  readonly formats: readonly string[];
}

export type JobOutcome =
  | { readonly use: "list"; readonly reports: readonly ListReport[] }
  | { readonly use: "names"; readonly report: NamesReport }
  | { readonly use: "text"; readonly answer: TextAnswer };

interface JobBase {
  readonly id: string;
  readonly use: UploadUse;
  /** the files' names */
  readonly title: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  /** units a second since the start; 0 before anything was done */
  readonly rate: number;
  readonly secondsLeft: number | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** A long piece of work; asked again and again until `state` is an end. */
export type Job =
  | (JobBase & { readonly state: "waiting" | "running" | "stopped" })
  | (JobBase & { readonly state: "done"; readonly outcome: JobOutcome })
  | (JobBase & { readonly state: "failed"; readonly error: Problem });

export type BulletinPart = "moves" | "added" | "removed" | "amended";

/** A changed value with the words that were changed marked. */
export interface ShownFieldChange extends Omit<FieldChange, "changed"> {
  readonly changed: readonly { readonly from: string; readonly to: string; readonly words: readonly WordStretch[] }[];
}

/** A slice of each part of a bulletin; `counts` are whole, `totals` say how many entries each part has. Entries that moved are under `moves` alone. */
export interface ShownBulletin extends Omit<Bulletin, "amended"> {
  readonly amended: readonly (Omit<Amended, "fields"> & { readonly fields: readonly ShownFieldChange[] })[];
  readonly totals: Readonly<Record<BulletinPart, number>>;
}

export interface ShownChanges {
  readonly bulletins: readonly ShownBulletin[];
  readonly notes: readonly string[];
}

export interface ErrorBody {
  readonly error: Problem;
}

export type { Answer, Entry, EntryHistory, ListStatus, ListVersion, Party, Problem, TextAnswer, VerifyReport };
