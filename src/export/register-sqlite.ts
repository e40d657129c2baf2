import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { formatBirth } from "../ground/index.ts";
import { canonicalJson } from "../ledger/index.ts";
import type { Entry } from "../lists/index.ts";
import { chosenLists, entriesOf, type ExportSource, partyNames } from "./source.ts";

const SCHEMA = `
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE list (id TEXT PRIMARY KEY, title TEXT NOT NULL, published TEXT, checked TEXT NOT NULL, entries INTEGER NOT NULL, state TEXT NOT NULL, sha256 TEXT NOT NULL, names INTEGER, problems INTEGER, unmapped INTEGER, note TEXT, hash TEXT) STRICT;
CREATE TABLE party (id TEXT PRIMARY KEY, caption TEXT NOT NULL) STRICT;
CREATE TABLE entry (
  list TEXT NOT NULL REFERENCES list (id), id TEXT NOT NULL, party TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, sex TEXT,
  listed_on TEXT, ended_on TEXT, remarks TEXT, json TEXT NOT NULL, PRIMARY KEY (list, id)
) STRICT;
CREATE TABLE name (list TEXT NOT NULL, entry TEXT NOT NULL, text TEXT NOT NULL, role TEXT NOT NULL, quality TEXT NOT NULL, script TEXT NOT NULL) STRICT;
CREATE TABLE birth (list TEXT NOT NULL, entry TEXT NOT NULL, date TEXT NOT NULL) STRICT;
CREATE TABLE identifier (list TEXT NOT NULL, entry TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, country TEXT, note TEXT) STRICT;
CREATE TABLE address (list TEXT NOT NULL, entry TEXT NOT NULL, text TEXT NOT NULL, country TEXT) STRICT;
CREATE TABLE fact (list TEXT NOT NULL, entry TEXT NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE relation (list TEXT NOT NULL, entry TEXT NOT NULL, kind TEXT NOT NULL, "to" TEXT, name TEXT, note TEXT) STRICT;
CREATE TABLE link (party TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL, by TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE decision (what TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL, event INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL) STRICT;
`;
const INDEXES = `
CREATE INDEX entry_party ON entry (party);
CREATE INDEX name_text ON name (text);
CREATE INDEX name_entry ON name (list, entry);
CREATE INDEX identifier_value ON identifier (value);
CREATE INDEX fact_entry ON fact (list, entry);
`;
/** facts of several values, one row each */
const FACTS = ["nationalities", "fathers", "mothers", "titles", "positions", "programmes", "legalBasis", "measures"] as const;

/**
 * Writes the register as a SQLite file: tables for asking, and each entry whole as JSON beside them. The file must not be there. Memory: one
 * entry and what SQLite buffers.
 */
export function writeSqlite(path: string, source: ExportSource): void {
  const db = new DatabaseSync(path);
  try {
    // nobody sees it before it is whole: a kill leaves a temporary file
    db.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN");
    db.exec(SCHEMA);
    about(db, source);
    fill(db, source);
    parties(db, source);
    db.exec(INDEXES);
    db.exec("COMMIT");
    db.close();
  } catch (error) {
    db.close();
    rmSync(path, { force: true });
    throw error;
  }
}

function about(db: DatabaseSync, { at, moment, ...source }: ExportSource): void {
  const put = db.prepare("INSERT INTO about VALUES (?, ?)");
  put.run("made", at);
  for (const [key, value] of Object.entries(moment ?? {})) put.run(key, value);
  const list = db.prepare("INSERT INTO list VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)");
  for (const { id, title, published, checked, entries, state, sha256, names, problems, unmapped, note = null } of chosenLists(source))
    list.run(id, title, published, checked, entries, state, sha256, names, problems, unmapped, note);
}

function fill(db: DatabaseSync, source: ExportSource): void {
  const entry = db.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const rest = restOf(db);
  let place = 0;
  let list = "";
  let hash = createHash("sha256");
  let partyOf = (id: string): string => id;
  const hashed = db.prepare("UPDATE list SET hash = ? WHERE id = ?");
  for (const one of entriesOf(source)) {
    if (one.list !== list) {
      hashed.run(hash.digest("hex"), list);
      hash = createHash("sha256");
      list = one.list;
      place = 0;
      partyOf = partyNames(source, list);
    }
    const main = one.names.find(({ role }) => role === "primary") ?? one.names[0];
    const { kind, sex = null, listedOn = null, endedOn = null, remarks = null } = one;
    const json = canonicalJson(one);
    hash.update(`${json}\n`, "utf8");
    entry.run(list, one.id, partyOf(one.id), place++, kind, main?.text ?? one.id, sex, listedOn, endedOn, remarks, json);
    rest(one);
  }
  hashed.run(hash.digest("hex"), list);
}

function restOf(db: DatabaseSync): (entry: Entry) => void {
  const [name, birth, identifier, address, fact, relation] = [6, 3, 6, 4, 4, 6].map((columns, at) =>
    db.prepare(
      `INSERT INTO ${["name", "birth", "identifier", "address", "fact", "relation"][at]} VALUES (${Array(columns).fill("?").join(", ")})`,
    ),
  );
  return (entry) => {
    const { list, id } = entry;
    for (const { text, role, quality, script } of entry.names) name?.run(list, id, text, role, quality, script);
    for (const one of entry.births) birth?.run(list, id, formatBirth(one));
    for (const { type, value, country = null, note = null } of entry.identifiers) identifier?.run(list, id, type, value, country, note);
    for (const { text, country = null } of entry.addresses) address?.run(list, id, text, country);
    for (const what of FACTS) for (const value of entry[what]) fact?.run(list, id, what, value);
    for (const { text } of entry.birthPlaces) fact?.run(list, id, "birthPlaces", text);
    for (const { kind, to = null, name: called = null, note = null } of entry.relations) relation?.run(list, id, kind, to, called, note);
  };
}

function parties(db: DatabaseSync, { content, lists }: ExportSource): void {
  const party = db.prepare("INSERT INTO party VALUES (?, ?)");
  const link = db.prepare("INSERT INTO link VALUES (?, ?, ?, ?, ?)");
  const decision = db.prepare("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?)");
  const chosen = (name: string): boolean => lists.includes(name.slice(0, name.indexOf(":")));
  for (const { id, caption, entries, links } of content.parties()) {
    if (!entries.some(chosen)) continue;
    party.run(id, caption);
    for (const { left, right, by, value } of links) if (chosen(left) && chosen(right)) link.run(id, left, right, by, value);
  }
  for (const { what, left, right, seq, at, who, why } of content.rulings()) decision.run(what, left, right, seq, at, who, why);
}
