import type { ListId, PartialDate, Problem } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import type { WrittenDecision } from "./written-decision.ts";

/** One file as it came: bytes are read once, in chunks, already unzipped (gzip) by the source. */
export interface ListFile {
  /** for messages only; never used to recognise the format */
  readonly name: string;
  /** the first 64 KiB, decoded leniently, for recognition; of a workbook the first rows as CSV */
  readonly head: string;
  /** the first 64 KiB as bytes */
  readonly headBytes: Uint8Array;
  readonly size: number;
  /** decompressed chunks from the beginning; may be called again */
  chunks(): AsyncIterable<Uint8Array>;
  /** a file of that name in the same folder, or null; absent where the bytes came from no folder */
  readonly beside?: (name: string) => Promise<ListFile | null>;
}

/** What one publication (one or several sibling files) says of itself. */
export interface Publication {
  readonly list: ListId;
  /** e.g. `un-xml`, `ofac-csv`, `uk-conlist-csv` */
  readonly format: string;
  readonly published?: PartialDate;
  /** the date that the file itself prints; null: its format prints one, and here is none that can be read; absent: its format prints none */
  readonly prints?: PartialDate | null;
  /** sibling files that the publication should have and that were not given: `alt.csv` … */
  readonly missingParts: readonly string[];
  /** siblings that were not given and that the publication stands without, as words: a note, and the list is whole */
  readonly withoutParts?: readonly string[];
}

/** The result of reading: entries stream through `onEntry`; this is the sum. */
export interface ReadResult extends Publication {
  readonly entries: number;
  /** distinct names as printed, white space squeezed, original-script columns left out */
  readonly names: number;
  /** records of the file (rows, nodes), header lines and blank rows not counted */
  readonly rows: number;
  /** key → how often something was kept under it and not understood */
  readonly unmapped: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** bad rows and fields in all; `problems` keeps the first 1,000 */
  readonly problemCount: number;
  /** false: the file was cut or damaged; what could be read was delivered and answers on it are incomplete */
  readonly whole: boolean;
  /** per sibling file, where a publication has several */
  readonly parts?: readonly PartCount[];
  /** what the register that wrote the file says of the list: it comes back no better than it was */
  readonly handedOn?: {
    readonly state: "current" | "partial";
    readonly note?: string;
    /** when its publisher was last asked, ISO instant */
    readonly checked?: string;
  };
  /** what people decided about parties, as the file tells it: for a person to take over */
  readonly decisions?: readonly WrittenDecision[];
}

/** What one sibling file holds by itself. */
export interface PartCount {
  readonly part: string;
  readonly file: string;
  readonly rows: number;
  /** distinct keys of the publisher */
  readonly keys: number;
  /** distinct names as printed, 0 for a part without names */
  readonly names: number;
}

/** Files that belong together: one publication, ready to be read. */
export interface PublicationFiles {
  readonly reader: ListReader;
  /** the list these files are, told from their content; `as` in the options goes before it */
  readonly list: ListId;
  readonly parts: ReadonlyMap<string, ListFile>;
  /** for whoever adds it, in words, and not kept: a mapping that was found beside its table */
  readonly told?: readonly string[];
}

export interface ReadOptions {
  /** the caller's id for the list instead of the reader's own */
  readonly as?: ListId;
  /** when it was published, where the file does not print it */
  readonly published?: PartialDate;
  /** the list as grouping told it from the content; `as` goes before it */
  readonly list?: ListId;
  readonly onEntry: (entry: Entry) => void;
  /** bytes read so far, of `size` */
  readonly onProgress?: (read: number, size: number) => void;
}

export interface RecognisedFile {
  readonly part: string;
  readonly file: ListFile;
}

/** One publisher's format = one file that exports one of these. */
export interface ListReader {
  readonly format: string;
  readonly list: ListId;
  readonly title: string;
  /** of the lists that come in this format, where they are several */
  readonly titles?: ReadonlyMap<ListId, string>;
  /** which part of a publication this file is (`sdn`, `alt`, …; `whole` for single-file formats), or null: not mine. Content only. */
  recognise(file: ListFile): string | null;
  /** For publications of several files: which of them belong together. Without it each `whole` file stands alone and all other parts are one. */
  /** A group may name a reader of its own, which knows its list and title. */
  group?(
    files: readonly RecognisedFile[],
    /** `as`: the id that the caller gives, where the content could be one list or several */
    options?: { readonly as?: ListId },
  ): Promise<readonly (Omit<PublicationFiles, "reader"> & Partial<Pick<PublicationFiles, "reader">>)[]>;
  read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult>;
}
