import { lately, readName } from "../names/index.ts";
import { nameForms } from "./name-forms.ts";
import { DERIVED, SPOKEN } from "./nameindex.ts";
import { paperName, type PaperName } from "./paper-name.ts";
import type { Query } from "./query.ts";
import type { Inside } from "./snapshot.ts";

/** The names of both sides as they stand on paper. */
export interface Papers {
  /** a name of the subject, as it was typed; `spoken`: the query is a reading of it */
  asked(query: Query, spoken: boolean): PaperName;
  /** a listed name, as its list prints it */
  listed(name: number): PaperName;
}

/** listed names that are kept as they were read for an alert: many alerts are of few names */
const MOST_PAPERS = 1_000;

/** `typed`: what was typed, of queries that are a reading of it or divide it otherwise. */
export function createPapers(inside: Inside, typed: WeakMap<Query, string>): Papers {
  const { nameEntry, nameFlags } = inside.index;
  // a query that is the best of one party often is of the next
  let held: { readonly query: Query | null; readonly paper: PaperName | null } = { query: null, paper: null };
  const asked = (query: Query, spoken: boolean): PaperName => {
    if (held.query !== query) {
      const words = query.words.map(({ word }) => word);
      held = { query, paper: paperName(typed.get(query) ?? query.text, words, spoken ? "spoken" : "written") };
    }
    return held.paper as PaperName;
  };
  const isReadAs = (name: number, text: string): boolean =>
    nameForms(inside.nameText(name)).some((form) => form.spoken && form.text === text);
  const listed = (name: number): PaperName => {
    const text = inside.nameText(name);
    const { words } = readName(text, inside.kindOf(nameEntry[name] as number));
    if (((nameFlags[name] as number) & SPOKEN) === 0) return paperName(text, words);
    // a reading stands behind the printed name of which it is one
    let printedAt = name - 1;
    while (printedAt > 0 && ((nameFlags[printedAt] as number) & DERIVED) !== 0 && !isReadAs(printedAt, text)) printedAt--;
    return paperName(inside.nameText(printedAt), words, "spoken");
  };
  return { asked, listed: lately(listed, { most: MOST_PAPERS }) };
}
