import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { fail, listId, problem } from "../ground/index.ts";
import { dated } from "./own-date.ts";
import { asHandedOn, type ListFacts, listFacts } from "./handed-on.ts";
import type { ListFile, ReadOptions, ReadResult } from "./reader.ts";
import { registerEntry } from "./register-shape.ts";
import { badRow, newTally } from "./tally.ts";
import { type WrittenDecision, writtenDecision } from "./written-decision.ts";

/* A register that Writ wrote as a SQLite file: each entry stands in it whole, as JSON. */

export const isSqlite = (file: ListFile): boolean => Buffer.from(file.headBytes.subarray(0, MAGIC.length)).toString("latin1") === MAGIC;

const MAGIC = "SQLite format 3\0";

/** files written before lists bore their hash have none, and none of the counts */
const rowFacts = listFacts.extend({
  names: z.int().min(0).nullish().transform(undefinedForNull),
  problems: z.int().min(0).nullish().transform(undefinedForNull),
  unmapped: z.int().min(0).nullish().transform(undefinedForNull),
  hash: z.string().nullish(),
});

function undefinedForNull<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

/** The lists in the file. Throws `format-unknown` for one that `writ export` did not write, `file-unreadable` for one that is damaged. */
export const sqliteFacts = (file: ListFile): Promise<readonly ListFacts[]> => withDatabase(file, (db) => factsIn(db, file));

function factsIn(db: DatabaseSync, file: ListFile): readonly z.infer<typeof rowFacts>[] {
  const tables = new Set(
    (db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[]).map(({ name }) => name),
  );
  if (!["about", "list", "entry", "decision"].every((name) => tables.has(name)))
    fail("format-unknown", {
      file: file.name,
      message: "a SQLite file that writ export did not write",
      remedy: "of SQLite only a register that writ export --format sqlite wrote is read; any table can be given as CSV with a mapping",
    });
  const rows = db.prepare("SELECT * FROM list ORDER BY rowid LIMIT 1000").all();
  return rows.map((row) => {
    const read = rowFacts.safeParse(row);
    return read.success
      ? read.data
      : fail("row-malformed", { file: file.name, message: "its table of lists cannot be read", remedy: "write it out again" });
  });
}

/** Reads one list of the file; the rest as `ListReader.read`. */
export async function readSqlite(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const asked = options.list ?? options.as;
  const bad = (line: number, message: string): void => tally.problem(badRow("row-malformed", { file: file.name, line, message }));
  const broken = (message: string): void => {
    tally.problem(problem("row-malformed", { file: file.name, message, remedy: "write it out again" }));
    tally.broken();
  };
  let facts: z.infer<typeof rowFacts> | undefined;
  let decisions: readonly WrittenDecision[] = [];
  try {
    await withDatabase(file, (db) => {
      const lists = factsIn(db, file);
      facts = lists.find(({ id }) => id === asked) ?? lists[0];
      if (facts === undefined) return broken("the file names no list");
      const list = options.as ?? listId(facts.id);
      const hash = createHash("sha256");
      let count = 0;
      for (const { json } of db.prepare("SELECT json FROM entry WHERE list = ? ORDER BY place").iterate(facts.id)) {
        tally.row();
        count++;
        if (typeof json !== "string") {
          bad(count, "the entry is no text");
          continue;
        }
        hash.update(`${json}\n`, "utf8");
        const entry = registerEntry(parsed(json));
        if ("fault" in entry) bad(count, `${entry.field}: ${entry.fault}`);
        else tally.entry(entry.list === list ? entry : { ...entry, list });
      }
      if (count !== facts.entries) broken(`the list has ${count} entries where it says ${facts.entries}`);
      else if (typeof facts.hash === "string" && facts.hash !== hash.digest("hex"))
        broken("its entries were altered after they were written: their hash does not fit");
      decisions = decisionsIn(db, bad);
    });
  } catch (error) {
    tally.damage(error);
  }
  const list = options.as ?? options.list ?? listId(facts?.id ?? "writ-register");
  const result = tally.result({ list, format: "writ-register", ...dated(undefined, options), missingParts: [] });
  return { ...(facts === undefined ? result : asHandedOn(result, facts)), decisions };
}

function decisionsIn(db: DatabaseSync, bad: (line: number, message: string) => void): readonly WrittenDecision[] {
  return db
    .prepare('SELECT what, "left", "right", event AS seq, at, who, why FROM decision ORDER BY event, "left", "right"')
    .all()
    .flatMap((row, at) => {
      const read = writtenDecision.safeParse(row);
      if (!read.success) bad(at + 1, "it is no decision about parties");
      return read.success ? [read.data] : [];
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** SQLite opens files and no streams: the bytes, which may come packed, are laid into a folder that only we can read, and taken away again. */
async function withDatabase<T>(file: ListFile, work: (db: DatabaseSync) => T): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "writ-sqlite-"));
  try {
    const path = join(folder, "register.sqlite");
    await pipeline(Readable.from(file.chunks()), createWriteStream(path, { mode: 0o600 }));
    return opened(path, { file, work });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function opened<T>(path: string, { file, work }: { readonly file: ListFile; readonly work: (db: DatabaseSync) => T }): T {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true });
    // it comes from outside: what it defines is not run, and a page that is not what it should be is told
    db.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
    return work(db);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_SQLITE_ERROR") throw error;
    const message = `the SQLite file is damaged or cut short (${(error as Error).message})`;
    return fail("file-unreadable", { file: file.name, message, remedy: "write it out again, or copy it again" }, error);
  } finally {
    db?.close();
  }
}
