import type { Alert, Band } from "./alert.ts";
import type { Checked, Engine } from "./answer.ts";
import type { ListReport } from "./list.ts";
import type { Problem } from "./problem.ts";

export type UploadUse = "list" | "names" | "text";

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly recognised: {
    readonly uses: readonly UploadUse[];
    readonly format: string | null;
    readonly list: string | null;
    readonly columns: readonly string[];
    readonly understood: boolean;
  };
}

export interface JobBody {
  readonly uploads: readonly string[];
  readonly use: UploadUse;
  readonly list?: string;
  readonly mapping?: string;
  readonly minBand?: Band;
}

export interface NamesReport {
  readonly subjects: number;
  readonly hits: number;
  readonly clear: number;
  readonly incomplete: number;
  readonly bad: number;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly recorded: number | null;
  readonly formats: readonly string[];
}

export interface TextAnswer {
  readonly document: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string; readonly alerts: readonly Alert[] }[];
  readonly checked: Checked;
  readonly engine: Engine;
}

export type JobOutcome =
  | { readonly use: "list"; readonly reports: readonly ListReport[] }
  | { readonly use: "names"; readonly report: NamesReport }
  | { readonly use: "text"; readonly answer: TextAnswer };

interface JobBase {
  readonly id: string;
  readonly use: UploadUse;
  readonly title: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly rate: number;
  readonly secondsLeft: number | null;
}

export type Job =
  | (JobBase & { readonly state: "waiting" | "running" | "stopped" })
  | (JobBase & { readonly state: "done"; readonly outcome: JobOutcome })
  | (JobBase & { readonly state: "failed"; readonly error: Problem });
