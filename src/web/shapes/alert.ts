export type Band = "weak" | "possible" | "strong" | "identified";
export type Kind = "person" | "organisation" | "vessel" | "aircraft" | "unknown";

/** One observed agreement or disagreement; `left` the subject's side, `right` the list's. */
export interface Evidence {
  readonly what: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly bits: number;
  readonly note: string;
}

export interface Alert {
  readonly party: string;
  readonly caption: string;
  readonly kind: Kind;
  readonly entries: readonly { readonly list: string; readonly id: string; readonly weight: number }[];
  readonly matched: { readonly query: string; readonly listed: string; readonly exact: boolean };
  readonly weight: number;
  readonly probability: number;
  readonly band: Band;
  readonly byExactRule: boolean;
  readonly evidence: readonly Evidence[];
  readonly conflicts: readonly string[];
  readonly missing: readonly string[];
}

/** An alert, and what is to be said of it first. */
export interface SaidAlert extends Alert {
  readonly says: { readonly lead: string; readonly words: string; readonly caveat: string | null };
}
