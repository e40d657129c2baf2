import { DatabaseSync } from "node:sqlite";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listId } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import { type AddOptions, type AddReport, openReader, openRegister, type SnapshotEngine } from "../registry/index.ts";
import { EXPORT_FORMATS, exportToFiles, type ExportFormat, type ExportReport } from "./write.ts";

let base = "";
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "writ-reimport-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const FIXTURES = join(import.meta.dirname, "../../test/fixtures/lists");
const NO_ENGINE: SnapshotEngine = {
  buildSnapshot: () => new Uint8Array(1),
  openSnapshot: () => ({ id: "none", parameters: "none" }) as ReturnType<SnapshotEngine["openSnapshot"]>,
  parametersId: () => "none",
};
const AT = "2026-03-01T12:00:00.000Z";
const LATER = "2026-03-09T12:00:00.000Z";
const fixtures = (...names: string[]): string[] => names.map((name) => join(FIXTURES, name));
const SDN = fixtures("ofac/sdn.csv", "ofac/alt.csv", "ofac/add.csv", "ofac/sdn_comments.csv");

/** No snapshot: nothing is asked here, and building one takes most of the time. */
async function add(dir: string, files: readonly string[], options: Partial<AddOptions> = {}): Promise<AddReport[]> {
  const register = openRegister(join(base, dir), { engine: NO_ENGINE });
  try {
    return await register.addLists(files, { who: "clerk", at: AT, snapshot: "later", ...options });
  } finally {
    register.close();
  }
}

async function write(dir: string, format: ExportFormat, name: string): Promise<ExportReport> {
  const reader = openReader(join(base, dir));
  try {
    const content = reader.content(() => []);
    const lists = content.lists.map(({ id }) => id);
    const folder = name.endsWith("/");
    return await exportToFiles({ content, lists, at: AT, moment: null }, format, { path: join(base, name), folder });
  } finally {
    reader.close();
  }
}

/** All that a register says of its lists, and every entry, list by list. */
function held(dir: string): { readonly lists: readonly unknown[]; readonly entries: readonly Entry[] } {
  const reader = openReader(join(base, dir));
  try {
    const { lists, entries } = reader.content(() => []);
    return {
      // the bytes are others
      lists: lists.map((list) => ({ ...list, sha256: "" })),
      entries: lists.flatMap(({ id }) => [...entries(id)]),
    };
  } finally {
    reader.close();
  }
}

/** `list:id field` of each field that is not as it was. */
function differing(copy: readonly Entry[], before: readonly Entry[]): string[] {
  const known = new Map(before.map((entry) => [`${entry.list}:${entry.id}`, entry]));
  const found = copy.flatMap((entry) => {
    const was = known.get(`${entry.list}:${entry.id}`);
    const fields = new Set([...Object.keys(entry), ...Object.keys(was ?? {})] as (keyof Entry)[]);
    return [...fields]
      .filter((field) => !isDeepStrictEqual(entry[field], was?.[field]))
      .map((field) => `${entry.list}:${entry.id} ${field}: ${JSON.stringify(was?.[field])} → ${JSON.stringify(entry[field])}`);
  });
  return copy.length === before.length ? found : [`${copy.length} entries of ${before.length}`, ...found];
}

async function someLists(dir: string): Promise<void> {
  await add(dir, fixtures("un/consolidated.xml"));
  await add(dir, SDN, { published: "2024-05-03" as NonNullable<AddOptions["published"]> });
  await add(dir, fixtures("uk/sanctions-list.xml"));
  await add(dir, fixtures("ftm/entities.ftm.json"));
}

const FILE: Readonly<Record<ExportFormat, string>> = {
  json: "register.jsonl",
  ftm: "register.ftm.json",
  csv: "register.csv",
  xlsx: "register.xlsx",
  sqlite: "register.sqlite",
};

describe("[R17] what is written out comes back as the same register", () => {
  test.each(EXPORT_FORMATS)(
    "[R17] %s: UN, OFAC and UK lists in one file, field by field, with title, date, state and counts",
    async (format) => {
      await someLists("before");
      await write("before", format, FILE[format]);
      const reports = await add("copy", [join(base, FILE[format])], { at: LATER });
      expect(reports.map(({ list }) => list).toSorted()).toEqual(["invented_list", "uk", "un", "us-sdn"]);
      const [copy, before] = [held("copy"), held("before")];
      expect(differing(copy.entries, before.entries)).toEqual([]);
      expect(copy.entries.map(({ list, id }) => `${list}:${id}`)).toEqual(before.entries.map(({ list, id }) => `${list}:${id}`));
      expect(copy.lists).toEqual(before.lists);
      // and what is written out of the copy is the same once more
      await write("copy", format, `again/`);
      await add(
        "third",
        readdirSync(join(base, "again")).map((name) => join(base, "again", name)),
        { at: LATER },
      );
      expect(held("third")).toEqual(before);
    },
  );

  test.each(EXPORT_FORMATS)(
    "[R17] %s: half a list comes back as half a list, with its note and the number of its problems",
    async (format) => {
      await add("before", fixtures("ofac/sdn.csv"));
      const cut = readFileSync(join(FIXTURES, "un/consolidated.xml"), "utf8");
      writeFileSync(join(base, "cut.xml"), cut.slice(0, Math.floor(cut.length * 0.8)));
      await add("before", [join(base, "cut.xml")]);
      await write("before", format, FILE[format]);
      const reports = await add("copy", [join(base, FILE[format])], { at: LATER });
      expect(reports.map(({ state }) => state)).toEqual(["partial", "partial"]);
      expect(held("copy")).toEqual(held("before"));
      // a whole list does not give way to half of one, whichever way that came
      await add("whole", SDN);
      const onto = await add("whole", [join(base, FILE[format])], { at: LATER });
      expect(onto.find(({ list }) => list === "us-sdn")).toMatchObject({ state: "quarantined", reasons: [{ rule: "half" }] });
    },
  );

  test("[R17] a list that held a newer version back is not whole where it comes back, and says why", async () => {
    const [path = ""] = fixtures("un/consolidated.xml");
    await add("before", [path]);
    writeFileSync(join(base, "cut.xml"), readFileSync(path).subarray(0, -200));
    const [report] = await add("before", [join(base, "cut.xml")], { at: LATER });
    expect(report?.state).toBe("quarantined");
    await write("before", "json", "register.jsonl");
    const [back] = await add("copy", [join(base, "register.jsonl")]);
    expect(back?.state).toBe("partial");
    expect(back?.notes.join()).toMatch(/^the register that wrote it out had it as quarantined: the version .* is held back/);
  });

  test("[R17] age goes on from when the publisher was last asked; the same file once more is no check", async () => {
    await add("before", fixtures("un/consolidated.xml"), { at: "2025-01-01T00:00:00.000Z" });
    await write("before", "json", "register.jsonl");
    for (const at of [AT, LATER]) await add("copy", [join(base, "register.jsonl")], { at });
    const reader = openReader(join(base, "copy"));
    expect(reader.status(LATER, 7)).toMatchObject([{ state: "stale", checked: "2025-01-01T00:00:00.000Z" }]);
    reader.close();
  });
});

describe("[R18] a table and its mapping find each other", () => {
  test("[R18] a whole folder of tables is read back, by name and in any order; the mapping beside a table is found and told", async () => {
    await someLists("before");
    await write("before", "csv", "out/");
    const all = readdirSync(join(base, "out"))
      .toSorted()
      .toReversed()
      .map((name) => join(base, "out", name));
    expect(all).toHaveLength(8);
    await add("copy", all);
    expect(held("copy")).toEqual(held("before"));
    const [alone] = await add("alone", [join(base, "out/un.csv")]);
    expect(alone).toMatchObject({ list: "un", problems: [], told: ["un.mapping.yaml beside un.csv says what its columns hold"] });
    expect(held("alone").entries).toEqual(held("before").entries.filter(({ list }) => list === "un"));
  });

  test("[R18] without its mapping nobody knows whether it is half a list: refused, with what to do", async () => {
    await add("before", fixtures("un/consolidated.xml"));
    for (const format of ["csv", "xlsx"] as const) {
      await write("before", format, FILE[format]);
      rmSync(join(base, "register.mapping.yaml"));
      await expect(add("copy", [join(base, FILE[format])])).rejects.toMatchObject({
        code: "format-unknown",
        problem: { remedy: expect.stringContaining(".mapping.yaml") },
      });
    }
  });

  test("[R18] a row that a person has changed is read by its columns, and told; rows that are gone make it half a list", async () => {
    await add("before", fixtures("un/consolidated.xml"));
    await write("before", "csv", "un.csv");
    const path = join(base, "un.csv");
    const text = readFileSync(path, "utf8");
    const [first] = held("before").entries;
    const name = first?.names[0]?.text ?? "";
    writeFileSync(path, text.replace(`,${name},`, `,${name} Changed,`));
    const [changed] = await add("changed", [path]);
    expect(changed?.problems).toMatchObject([{ code: "field-invalid", message: expect.stringMatching(/^names was changed/) }]);
    const [copy] = held("changed").entries;
    expect(copy?.names[0]).toMatchObject({ text: `${name} Changed`, role: "primary" });
    expect({ ...copy, names: [] }).toEqual({ ...first, names: [] });
    const at = text.trimEnd().lastIndexOf("\r\nun,");
    writeFileSync(path, text.slice(0, at + 2));
    const [short] = await add("short", [path]);
    expect(short?.state).toBe("partial");
    expect(short?.problems.map(({ message }) => message).join()).toContain("where its mapping says");
  });

  test("[R18] two mappings for one table, and two that name none, are refused", async () => {
    for (const name of ["a.csv", "b.csv"]) writeFileSync(join(base, name), "n,x\nZari Invented,1\n");
    for (const name of ["a.yaml", "a.mapping.yaml", "one.yaml", "two.yaml"]) writeFileSync(join(base, name), "columns: { name: n }\n");
    const files = (...names: string[]): string[] => names.map((name) => join(base, name));
    await expect(add("copy", files("a.csv", "a.yaml", "a.mapping.yaml"))).rejects.toMatchObject({ code: "usage" });
    await expect(add("copy", files("a.csv", "b.csv", "one.yaml", "two.yaml"))).rejects.toMatchObject({ code: "usage" });
    // the one that names no table is for those that are left
    const reports = await add("copy", files("a.csv", "b.csv", "a.mapping.yaml", "one.yaml"));
    expect(reports.map(({ list, entries }) => [list, entries])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
  });
});

describe("[L12] FollowTheMoney of several datasets", () => {
  const line = (id: string, datasets: readonly string[]): string =>
    `${JSON.stringify({ id, schema: "Person", datasets, properties: { name: [`${id} Invented`] } })}\n`;

  test("[L12] each dataset is a list of its own; what is mixed is refused unless it is named one list", async () => {
    const path = join(base, "all.ftm.json");
    writeFileSync(path, line("a", ["one"]) + line("b", ["two"]) + line("c", ["one"]));
    const reports = await add("apart", [path]);
    expect(reports.map(({ list, entries }) => [list, entries])).toEqual([
      ["one", 2],
      ["two", 1],
    ]);
    writeFileSync(path, line("a", ["one"]) + line("b", ["two", "one"]) + line("c", ["two"]));
    await expect(add("mixed", [path])).rejects.toMatchObject({ code: "usage", problem: { remedy: expect.stringContaining("--as") } });
    const [named] = await add("named", [path], { as: listId("mine") });
    expect(named).toMatchObject({ list: "mine", entries: 3 });
    // a dataset that all share is the list
    writeFileSync(path, line("a", ["one", "two"]) + line("b", ["two"]));
    expect((await add("shared", [path])).map(({ list, entries }) => [list, entries])).toEqual([["two", 2]]);
  });

  test("[R17] an entity that another program changed is read by its properties, and told", async () => {
    await add("before", fixtures("ofac/sdn.csv"), { as: listId("own") });
    await write("before", "ftm", "own.ftm.json");
    const path = join(base, "own.ftm.json");
    const lines = readFileSync(path, "utf8").split("\n");
    const entity = JSON.parse(lines[0]!) as { properties: Record<string, string[]> };
    entity.properties["alias"] = ["Added Elsewhere"];
    writeFileSync(path, [JSON.stringify(entity), ...lines.slice(1)].join("\n"));
    const [report] = await add("copy", [path]);
    expect(report?.problems.map(({ message }) => message)).toEqual([expect.stringContaining("changed since it was written out")]);
    expect(held("copy").entries[0]?.names.map(({ text }) => text)).toContain("Added Elsewhere");
    // a line that is gone is missed
    writeFileSync(
      path,
      readFileSync(path, "utf8")
        .split("\n")
        .filter((text) => !text.includes('"schema":"Organization"'))
        .join("\n"),
    );
    expect((await add("short", [path]))[0]?.state).toBe("partial");
  });
});

describe("[R17] a SQLite file that is no whole register", () => {
  test("[R17] of another program, cut, or with an entry that was altered", async () => {
    const other = join(base, "other.sqlite");
    const made = new DatabaseSync(other);
    made.exec("CREATE TABLE t (a)");
    made.close();
    await expect(add("copy", [other])).rejects.toMatchObject({ code: "format-unknown" });
    await add("before", fixtures("un/consolidated.xml"));
    await write("before", "sqlite", "register.sqlite");
    const path = join(base, "register.sqlite");
    writeFileSync(join(base, "cut.sqlite"), readFileSync(path).subarray(0, 20_000));
    await expect(add("copy", [join(base, "cut.sqlite")])).rejects.toMatchObject({ code: "file-unreadable" });
    const db = new DatabaseSync(path);
    db.exec("UPDATE entry SET json = replace(json, 'primary', 'alias') WHERE place = 0");
    db.close();
    const [altered] = await add("altered", [path]);
    expect(altered).toMatchObject({ state: "partial" });
  });
});

describe("[R19] what people decided", () => {
  const table = (list: string, rows: string): string => {
    const path = join(base, `${list}.csv`);
    writeFileSync(path, `id,name,lei\n${rows}`);
    return path;
  };
  const decider = { who: "A. Clerk", why: "two bodies", at: "2026-03-02T10:00:00.000Z" };

  test.each(["json", "sqlite"] as const)(
    "[R19] %s: a split is not taken over in silence; a person takes it over, and both stand in the record",
    async (format) => {
      const files = [
        table("alpha", "A1,Order of the Ninth Gate,529900T8BM49AURSDO55\n"),
        table("beta", "B1,Order of the Ninth Gate,529900T8BM49AURSDO55\n"),
      ];
      await add("before", files);
      const register = openRegister(join(base, "before"), { engine: NO_ENGINE });
      register.decideParty({ what: "split", left: "alpha:A1", right: "beta:B1" }, decider);
      register.close();
      const { lost } = await write("before", "ftm", "register.ftm.json");
      expect([...lost]).toEqual([["decisions of people about parties", 1]]);
      await write("before", format, FILE[format]);
      const reports = await add("copy", [join(base, FILE[format])]);
      expect(reports.flatMap(({ told }) => told)).toEqual([
        `1 decision of a person about parties was not taken over. A person takes them: writ party import ${join(base, FILE[format])} --reason TEXT --by NAME`,
      ]);
      const reader = (): ReturnType<typeof openReader> => openReader(join(base, "copy"));
      let opened = reader();
      expect([...opened.parties()]).toHaveLength(1);
      const source = openReader(join(base, "before"));
      const decisions = source.rulings();
      source.close();
      opened.close();
      const copy = openRegister(join(base, "copy"), { engine: NO_ENGINE });
      const by = { who: "B. Officer", why: "the same desk", at: LATER };
      expect(() => copy.takeDecisions(decisions, { ...by, who: " " })).toThrow(expect.objectContaining({ code: "field-missing" }));
      expect(copy.takeDecisions(decisions, by)).toMatchObject({
        taken: [{ left: "alpha:A1", right: "beta:B1" }],
        standing: 0,
        against: [],
      });
      expect(copy.takeDecisions(decisions, by)).toMatchObject({ taken: [], standing: 1 });
      copy.close();
      opened = reader();
      expect([...opened.parties()]).toHaveLength(2);
      expect(opened.rulings()).toMatchObject([
        { what: "split", who: "B. Officer", why: "two bodies (decided by A. Clerk on 2026-03-02; taken over: the same desk)" },
      ]);
      opened.close();
      expect((await add("copy", [join(base, FILE[format])])).flatMap(({ told }) => told)).toEqual([]);
    },
  );

  test("[R19] what is decided otherwise here stays; what no list holds rests", async () => {
    const files = [table("alpha", "A1,Order of the Ninth Gate,\n"), table("beta", "B1,Order of the Ninth Gate,\n")];
    await add("copy", files);
    const copy = openRegister(join(base, "copy"), { engine: NO_ENGINE });
    copy.decideParty({ what: "refuse", left: "alpha:A1", right: "beta:B1" }, decider);
    const there = { seq: 4, at: AT, who: "C. Other", why: "one body" } as const;
    const taken = copy.takeDecisions(
      [
        { ...there, what: "joined", left: "alpha:A1", right: "beta:B1" },
        { ...there, what: "joined", left: "alpha:A1", right: "gamma:G1" },
      ],
      { who: "B. Officer", why: "the same desk", at: LATER },
    );
    copy.close();
    expect(taken).toMatchObject({
      taken: [{ right: "gamma:G1" }],
      against: [{ decision: { right: "beta:B1" }, ruling: { who: "A. Clerk" } }],
      resting: ["gamma:G1"],
    });
  });
});
