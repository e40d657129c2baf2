import { fail, WritError } from "../ground/index.ts";

/** SQLite's primary result codes that a data folder can meet (sqlite.org/rescode.html). */
const SQLITE = { busy: 5, locked: 6, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 } as const;

/**
 * Turns what the system or SQLite throws about the data folder into one of our codes, with the path and a remedy; always throws.
 * `data-full` ENOSPC, EDQUOT, EFBIG, SQLITE_FULL · `data-read-only` EROFS, EACCES, EPERM, SQLITE_READONLY · `data-damaged` SQLITE_CORRUPT,
 * SQLITE_NOTADB, a file where a folder should be · `data-locked` SQLITE_BUSY. Anything else is `internal`, its cause kept.
 */
export function dataTrouble(error: unknown, path: string): never {
  if (error instanceof WritError) throw error;
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return full(path, error);
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return readOnly(path, error);
    case "ENOTDIR":
    case "EEXIST":
      return fail(
        "data-damaged",
        { file: path, message: "a file stands where the data folder should be", remedy: "give --data a folder" },
        error,
      );
    case "ENOENT":
      return fail("data-damaged", { file: path, message: "a file of the data folder is missing", remedy: "run writ verify" }, error);
    default:
  }
  switch (errcode === undefined ? -1 : errcode & 0xff) {
    case SQLITE.full:
      return full(path, error);
    case SQLITE.ioError:
      // a refused write (quota, file-size limit) comes as SQLITE_IOERR_WRITE, 10 | 3 << 8
      if (errcode === 778) return full(path, error);
      return fail(
        "data-damaged",
        { file: path, message: `the disk could not be read or written (${message ?? "I/O error"})`, remedy: "check the disk" },
        error,
      );
    case SQLITE.readOnly:
    case SQLITE.cantOpen:
      return readOnly(path, error);
    case SQLITE.corrupt:
    case SQLITE.notADatabase:
      return fail(
        "data-damaged",
        { file: path, message: `the database is damaged (${message ?? "corrupt"})`, remedy: "run writ verify; restore a copy" },
        error,
      );
    case SQLITE.busy:
    case SQLITE.locked:
      return fail("data-locked", { file: path, remedy: "wait for the other process to end" }, error);
    default:
      return fail("internal", { file: path, message: `unexpected trouble with the data folder: ${message ?? String(error)}` }, error);
  }
}

const full = (path: string, error: unknown): never =>
  fail("data-full", { file: path, remedy: "free some space; nothing that was acknowledged is lost" }, error);

const readOnly = (path: string, error: unknown): never =>
  fail("data-read-only", { file: path, remedy: "give --data a folder that you may write to" }, error);

/** Runs `work`; what it throws about `path` becomes one of our errors. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    return dataTrouble(error, path);
  }
}
