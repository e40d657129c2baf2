import type { Alert, Band } from "./alert.ts";
import type { Problem } from "./problem.ts";

/** Another party that may be this one. */
export interface PartyProposal {
  readonly left: string;
  readonly right: string;
  readonly rightCaption: string;
  readonly weight: number;
  readonly band: Band;
  readonly evidence: Alert["evidence"];
  readonly conflicts: readonly string[];
}

/** The search for parties that may be one, over all lists. */
export interface ProposalSearch {
  readonly state: "idle" | "running" | "done" | "stopped" | "failed";
  /** entries gone through, of all */
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
  readonly found: number;
  readonly error: Problem | null;
  /** the lists have changed since */
  readonly outdated: boolean;
  /** how many are loaded */
  readonly lists: number;
  readonly canDecide: boolean;
  /** how many wait for a decision, of those that are kept */
  readonly open: number;
  readonly proposals: readonly (PartyProposal & { readonly leftCaption: string })[];
}
