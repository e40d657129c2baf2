import type { Problem } from "../ground/index.ts";
import type { CurrentSnapshot } from "../registry/index.ts";
import type { ScreenSettings } from "./face.ts";

/** How far a run is. `size` is null where the format does not tell (workbooks). */
export interface FileProgress {
  readonly rows: number;
  readonly hits: number;
  /** bytes of the unpacked input */
  readonly read: number;
  readonly size: number | null;
}

export interface FileRun {
  readonly file: string;
  /** the result; its ending says the format: `.csv`, `.xlsx`, `.jsonl` (`.ndjson`, `.json`) */
  readonly out: string;
  readonly current: CurrentSnapshot;
  readonly settings: ScreenSettings;
  /** text of a mapping of columns, where the headers do not speak for themselves */
  readonly mapping?: string;
  /** threads; default: as many as the machine has cores, one for small files */
  readonly workers?: number;
  /** ms between acknowledged points, which is what a kill may cost; default 500 */
  readonly acknowledge?: number;
  readonly onProgress?: (progress: FileProgress) => void;
  /** ends the run after the last acknowledged batch; it can be resumed */
  readonly signal?: AbortSignal;
}

/** What a run came to. Rows = subjects and bad rows. */
export interface FileReport {
  readonly out: string;
  readonly format: "csv" | "xlsx" | "jsonl";
  readonly rows: number;
  readonly hits: number;
  readonly clear: number;
  readonly incomplete: number;
  readonly bad: number;
  readonly alerts: number;
  /** SHA-256 of the result and of the input, for the ledger's event */
  readonly sha256: string;
  readonly input: string;
  readonly bytes: number;
  /** rows that an earlier, interrupted run had done */
  readonly resumed: number;
  /** in words: why an earlier run could not be resumed, columns that were not used, … */
  readonly notes: readonly string[];
  /** the input broke off here; what came before was screened */
  readonly broken: Problem | null;
}
