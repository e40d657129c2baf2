import type { Band, SaidAlert } from "./alert.ts";
import type { Entry } from "./entry.ts";

export interface Checked {
  readonly lists: readonly { readonly id: string; readonly published: string | null; readonly entries: number; readonly sha256: string }[];
  readonly missing: readonly string[];
  readonly notes?: readonly string[];
}

export interface Engine {
  readonly version: string;
  readonly parameters: string;
  readonly snapshot: string;
}

export interface ScreenAnswer {
  readonly subject: { readonly id: string | null; readonly names: readonly string[] };
  readonly outcome: "incomplete" | "hit" | "clear";
  readonly alerts: readonly SaidAlert[];
  readonly checked: Checked;
  readonly warnings?: readonly string[];
  readonly engine: Engine;
  /** alerts below the asked band, where they were asked for */
  readonly faint?: readonly SaidAlert[];
  /** the entries that the alerts name */
  readonly cards: readonly Entry[];
  /** the ledger event's number; null: not recorded */
  readonly recorded: number | null;
  readonly milliseconds: number;
}

export interface SubjectBody {
  readonly kind?: string;
  readonly names?: readonly string[];
  readonly births?: readonly string[];
  readonly countries?: readonly string[];
  readonly father?: string;
}

export interface ScreenBody {
  readonly subject: SubjectBody;
  readonly limit?: number;
  readonly minBand?: Band;
  readonly faint?: boolean;
  readonly record?: boolean;
}
