import { join } from "node:path";

/** Everything that a data folder holds. */
export interface DataPaths {
  readonly dir: string;
  /** the truth */
  readonly ledger: string;
  /** projections: may be deleted, the next writer rebuilds them */
  readonly tables: string;
  /** the publishers' files as they came, each named by its SHA-256 */
  readonly raw: string;
  /** what was read from them, each named by the SHA-256 of its unpacked lines */
  readonly entries: string;
  /** what readers answer from */
  readonly snapshot: string;
  /** which program built the snapshot; may be deleted */
  readonly builtBy: string;
}

export const dataPaths = (dir: string): DataPaths => ({
  dir,
  ledger: join(dir, "ledger.sqlite"),
  tables: join(dir, "register.sqlite"),
  raw: join(dir, "raw"),
  entries: join(dir, "entries"),
  snapshot: join(dir, "current.snapshot"),
  builtBy: join(dir, "current.snapshot.by"),
});
