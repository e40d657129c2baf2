import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A desk's usual lists: UN, OFAC with its sibling files nearest in time, UK. Below `data/lists` of the shared folder. */
export const USUAL_FILES = [
  "un/un-consolidated-2025-11-20.xml.gz",
  "ofac/sdn-2024-05-03.csv.gz",
  "ofac/alt-2024-09.csv.gz",
  "watchman/ofac-partial-2025-02/add.csv.gz",
  "uk/ofsi-ConList-2025-04-14.xlsx",
] as const;

/** The newest whole file of each publisher; OFAC's siblings as above. The EU's names are a table that somebody derived: it comes with a mapping. */
export const EVERY_PUBLISHER = [
  "watchman/un-2026-02-27/un_consolidated.xml.gz",
  "ofac/sdn-2024-05-03.csv.gz",
  "ofac/alt-2024-09.csv.gz",
  "watchman/ofac-partial-2025-02/add.csv.gz",
  "watchman/ofac-nonsdn-2025-12/cons_prim.csv",
  "watchman/ofac-nonsdn-2025-12/cons_alt.csv",
  "watchman/ofac-nonsdn-2025-12/cons_add.csv",
  "watchman/ofac-nonsdn-2025-12/cons_comments.csv",
  "uk/ofsi-ConList-2025-04-14.xlsx",
  "au/dfat-regulation8_consolidated-2024-11.xlsx",
  "ca/sema-lmes-2025-05.xml.gz",
  "eu/eu-fsf-2025-04-15.names.derived.csv.gz",
  "watchman/us-csl-2022-05/consolidated.csv.gz",
  "pk/pk-proscribed-organisations.compiled.csv",
  "in/in-uapa-banned-organisations.compiled-partial.csv",
] as const;

const EU_NAMES =
  "list: eu\nkind: { column: type, values: { person: person, enterprise: organisation }, otherwise: unknown }\ncolumns: { id: eu_logical_id, name: name }\n";

/** The files' paths, or null where one is not at hand. */
export function sharedFiles(shared: string | null, files: readonly string[]): string[] | null {
  const paths = files.map((path) => join(shared ?? "", "data/lists", path));
  return shared !== null && paths.every((path) => existsSync(path)) ? paths : null;
}

/** Writes the mapping of the EU's names into a folder; gives the word that `files.ts` takes. */
export function euMapping(folder: string): string {
  const path = join(folder, "eu.mapping.yaml");
  writeFileSync(path, EU_NAMES);
  return `--mapping=${path}`;
}
