import { readFileSync } from "node:fs";

/** A place in the list of names, with the library's own score: higher is more alike. */
export interface ScoredPlace {
  readonly at: number;
  readonly score: number;
}

/** A search library as one would use it for this job with its documentation in hand. */
export interface Rival {
  readonly name: string;
  readonly version: string;
  /** how it was set up, in words */
  readonly settings: string;
  /** builds its index over `names`; the result gives the places of the best names, best first */
  build(names: readonly string[]): (query: string, limit: number) => number[];
}

/** One that tells how alike it holds a name to be, so that a cut-off can be laid through its answers. */
export interface ScoringRival extends Rival {
  buildScored(names: readonly string[]): (query: string, limit: number) => ScoredPlace[];
}

/** What the rivals are given, since none of them does it by itself: no accents, lower case. */
export const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function installedVersion(name: string): string {
  const manifest = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string }).version;
}
