import type { Across } from "./across.ts";
import type { Alignment } from "./align.ts";
import type { Query } from "./query.ts";

/** The best agreement of the subject's names with one entry. */
export interface Candidate {
  readonly query: Query | null;
  readonly name: number;
  readonly alignment: Alignment | null;
  readonly bits: number;
  readonly exact: boolean;
  /** the query is a reading of the name that was asked, not the name */
  readonly spoken: boolean;
  /** words of several of its names; `name` is then that of the dearest */
  readonly across: Across | null;
  /** a listed name that stands to the letter within the one that was asked, and the words that are it */
  readonly within: { readonly part: string; readonly listed: string } | null;
  /** bits that a name to the letter was lifted by: no other name of the lists agrees better with it than it does itself */
  readonly lift: number;
}

/** Of an entry whose number the subject has, and no name. */
export const NO_NAME: Candidate = {
  query: null,
  name: -1,
  alignment: null,
  bits: 0,
  exact: false,
  spoken: false,
  across: null,
  within: null,
  lift: 0,
};
