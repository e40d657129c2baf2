import { clerk, options, testFolder } from "../../test/fixtures/registry/folder.ts";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { entryId, listId, partyId } from "../ground/index.ts";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { inventedMore, inventedText } from "../../test/fixtures/registry/invented.ts";
import { currentSnapshot, usableSnapshot } from "./current.ts";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { openReader } from "./reader.ts";
import { openRegister } from "./register.ts";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { verifyData } from "./verify.ts";

const folder = testFolder();
const sha = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const two = [
  { id: "A1", name: "Zorvan Ilmarek" },
  { id: "A2", name: "Order of the Ninth Gate", kind: "organisation" as const },
];

describe("adding a list", () => {
  test("the report, the status, the entry and the snapshot say the same", async () => {
    const file = folder.file("a.txt", inventedText("alpha", "2026-01-05", two));
    const register = folder.open();
    const progress: string[] = [];
    const [report] = await register.addLists(
      [file],
      clerk("2026-03-01", { why: "first", onProgress: (done, total, what) => progress.push(`${done}/${total} ${what}`) }),
    );
    expect(report).toMatchObject({
      list: "alpha",
      format: "invented",
      published: "2026-01-05",
      entries: 2,
      names: 2,
      state: "current",
      filed: "in-force",
      notes: [],
    });
    expect(report?.sha256).toBe(sha(readFileSync(file)));
    const reader = openReader(folder.dir);
    expect(reader.status("2026-03-03T12:00:00.000Z", 30)).toEqual([
      {
        id: "alpha",
        title: "Invented list (alpha)",
        published: "2026-01-05",
        checked: "2026-03-01T12:00:00.000Z",
        entries: 2,
        names: 2,
        unmapped: 0,
        problems: 0,
        sha256: report?.sha256,
        state: "current",
        ageDays: 2,
      },
    ]);
    expect(reader.entry(listId("alpha"), entryId("A2"))).toMatchObject({
      id: "A2",
      kind: "organisation",
      source: { file: "a.txt", line: 3 },
    });
    expect(reader.entry(listId("alpha"), entryId("A3"))).toBeNull();
    expect(folder.snapshot().entries.map(({ id, party, caption }) => [id, party, caption])).toEqual([
      ["A1", "alpha:A1", "Zorvan Ilmarek"],
      ["A2", "alpha:A2", "Order of the Ninth Gate"],
    ]);
    expect(folder.snapshot().lists[0]?.sha256).toBe(report?.sha256);
    reader.close();
    register.close();
    expect(await verifyData(folder.dir, options)).toMatchObject({ events: 2, firstBroken: null, damage: [] });
  });

  test("[R5] raw files are kept as they came, gzip included, under their SHA-256", async () => {
    const packed = gzipSync(inventedText("alpha", null, two));
    writeFileSync(folder.file("a.gz", ""), packed);
    const register = folder.open();
    const [report] = await register.addLists([join(folder.dir, "..", "a.gz")], clerk());
    register.close();
    expect(report?.sha256).toBe(sha(packed));
    expect(readFileSync(join(folder.dir, "raw", sha(packed)))).toEqual(packed);
  });

  test("[R7] the same bytes are unchanged and count as a check; the snapshot knows", async () => {
    const file = folder.file("a.txt", inventedText("alpha", "2026-01-05", two));
    const copy = folder.file("copy of a.txt", inventedText("alpha", "2026-01-05", two));
    const register = folder.open();
    await register.addLists([file], clerk("2026-03-01"));
    const [again] = await register.addLists([copy], clerk("2026-04-01"));
    register.close();
    expect(again).toMatchObject({ filed: "unchanged", state: "current", entries: 2 });
    expect(folder.snapshot().lists[0]?.checked).toBe("2026-04-01T12:00:00.000Z");
    expect(openReader(folder.dir).history(listId("alpha"))).toHaveLength(1);
  });

  test("[R7] an older file is filed as history and leaves the current one in force; a second time nothing happens", async () => {
    const newer = folder.file("new.txt", inventedText("alpha", "2026-02-01", two));
    const older = folder.file("old.txt", inventedText("alpha", "2026-01-01", [{ id: "OLD", name: "Old Entry" }]));
    const register = folder.open();
    await register.addLists([newer], clerk());
    const [report] = await register.addLists([older], clerk("2026-03-02"));
    expect(report).toMatchObject({
      filed: "history",
      state: "current",
      entries: 1,
      notes: [expect.stringContaining("the version of 2026-02-01 stays in force")],
    });
    const [again] = await register.addLists([older], clerk("2026-03-03"));
    expect(again).toMatchObject({ filed: "history", notes: [expect.anything(), "these bytes are in the history already"] });
    register.close();
    const reader = openReader(folder.dir);
    expect(reader.status("2026-03-03T00:00:00Z", 30)[0]).toMatchObject({
      published: "2026-02-01",
      entries: 2,
      checked: "2026-03-01T12:00:00.000Z",
    });
    expect(reader.history(listId("alpha")).map(({ published, filed, inForce }) => [published, filed, inForce])).toEqual([
      ["2026-01-01", "history", false],
      ["2026-02-01", "in-force", true],
    ]);
    expect(folder.snapshot().entries.map(({ id }) => id)).toEqual(["A1", "A2"]);
    reader.close();
  });

  test("a newer file takes over, and so does a corrected one of the same day", async () => {
    const register = folder.open();
    await register.addLists([folder.file("1.txt", inventedText("alpha", "2026-01-01", two))], clerk());
    await register.addLists([folder.file("2.txt", inventedText("alpha", "2026-01-02", [{ id: "B", name: "Bel Tamar" }]))], clerk());
    expect(folder.snapshot().entries.map(({ id }) => id)).toEqual(["B"]);
    await register.addLists([folder.file("3.txt", inventedText("alpha", "2026-01-02", [{ id: "C", name: "Cor Vessel" }]))], clerk());
    expect(folder.snapshot().entries.map(({ id }) => id)).toEqual(["C"]);
    register.close();
  });

  test("several publications in one call are all taken in or none", async () => {
    const a = folder.file("a.txt", inventedText("alpha", "2026-01-01", two));
    const b = folder.file("b.txt", inventedText("beta", "2026-01-01", two));
    const alien = folder.file("alien.bin", "\u0000\u0001\u0002 what is this");
    const register = folder.open();
    await expect(register.addLists([a, alien], clerk())).rejects.toMatchObject({ code: "format-unknown" });
    await expect(register.addLists([a, join(folder.dir, "nowhere")], clerk())).rejects.toMatchObject({ code: "file-not-found" });
    await expect(register.addLists([], clerk())).rejects.toMatchObject({ code: "usage" });
    await expect(register.addLists([a, b], clerk("2026-03-01", { as: listId("mine") }))).rejects.toMatchObject({ code: "usage" });
    await expect(register.addLists([a], clerk("2026-03-01", { as: listId("../x") }))).rejects.toMatchObject({
      code: "usage",
      problem: { field: "--as" },
    });
    await expect(register.addLists([a, folder.file("a2.txt", inventedText("alpha", "2026-01-02", two))], clerk())).rejects.toMatchObject({
      code: "usage",
    });
    expect(openReader(folder.dir).status("2026-03-01T00:00:00Z", 30)).toEqual([]);
    expect((await register.addLists([b, a], clerk())).map(({ list }) => list)).toEqual(["beta", "alpha"]);
    register.close();
    expect(readdirSync(join(folder.dir, "entries")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("a list may bear another id", async () => {
    const register = folder.open();
    const [report] = await register.addLists(
      [folder.file("a.txt", inventedText("alpha", null, two))],
      clerk("2026-03-01", { as: listId("mine") }),
    );
    register.close();
    expect(report?.list).toBe("mine");
    expect(folder.snapshot().entries[0]).toMatchObject({ list: "mine", party: "mine:A1" });
  });

  test("a table of one's own by a mapping, which is kept with it and stands for the next table", async () => {
    const mapping = folder.file("own.yaml", "columns:\n  id: number\n  name: who\n");
    const register = folder.open();
    const table = (name: string): string => folder.file("own.csv", `number,who\n7,${name}\n`);
    const own = (more: object): Parameters<typeof register.addLists>[1] => clerk("2026-03-01", { as: listId("own"), ...more });
    expect(await register.addLists([table("Test Trading Company")], own({ mapping }))).toMatchObject([
      { list: "own", entries: 1, state: "current", filed: "in-force" },
    ]);
    const [second] = await register.addLists([table("Other Trading Company")], own({}));
    expect(second).toMatchObject({ entries: 1, notes: [expect.stringContaining("mapping (own.yaml) was not given")] });
    expect(folder.snapshot().entries.map(({ id, names }) => [id, names[0]?.text])).toEqual([["7", "Other Trading Company"]]);
    const list = folder.file("a.txt", inventedText("alpha", null, two));
    await expect(
      register.addLists([list], clerk("2026-03-01", { mapping: folder.file("b.txt", inventedText("beta", null, two)) })),
    ).rejects.toMatchObject({ code: "mapping-invalid" });
    register.close();
  });

  test("an id that stands twice is kept under a second id and counted, and __proto__ is an id like any other", async () => {
    const rows = [
      { id: "__proto__", name: "First Proto" },
      { id: "__proto__", name: "Second Proto" },
      { id: "__proto__~2", name: "Third Proto" },
      { id: "constructor", name: "Con Structor", remarks: "\ud800 lone" },
    ];
    const register = folder.open();
    const [report] = await register.addLists([folder.file("a.txt", inventedText("alpha", null, rows))], clerk());
    register.close();
    expect(report).toMatchObject({ entries: 4, problemCount: 2, problems: [{ value: "__proto__", line: 3 }, { value: "__proto__~2" }] });
    const reader = openReader(folder.dir);
    const named = (id: string): string | undefined => reader.entry(listId("alpha"), entryId(id))?.names[0]?.text;
    expect(["__proto__", "__proto__~2", "__proto__~2~2", "constructor"].map(named)).toEqual([
      "First Proto",
      "Second Proto",
      "Third Proto",
      "Con Structor",
    ]);
    expect(reader.entry(listId("alpha"), entryId("constructor"))?.remarks).toBe("\ud800 lone");
    expect(reader.party(partyId("alpha:__proto__"))?.caption).toBe("First Proto");
    expect((await verifyData(folder.dir, options)).damage).toEqual([]);
    reader.close();
  });

  test("two imports at once into one register: the second is refused, the first goes through", async () => {
    const register = folder.open();
    const first = register.addLists([folder.file("a.txt", inventedText("alpha", null, two))], clerk());
    await expect(register.addLists([folder.file("b.txt", inventedText("beta", null, two))], clerk())).rejects.toMatchObject({
      code: "conflict",
    });
    expect(() => register.removeList(listId("alpha"), clerk())).toThrow(expect.objectContaining({ code: "conflict" }));
    expect((await first)[0]?.filed).toBe("in-force");
    register.close();
    register.close();
    expect(() => register.recordScreening(clerk(), {})).toThrow(expect.objectContaining({ code: "conflict" }));
  });
});

describe("a publication of several files", () => {
  const main = (date: string, rows = two): string => inventedText("two-part", date, rows);
  const more = (alias: string): string => inventedMore("two-part", null, [{ of: "A1", alias }]);

  test("[R8] a missing sibling is taken from the last version, and the report says so", async () => {
    const register = folder.open();
    await register.addLists([folder.file("main.txt", main("2026-01-01")), folder.file("more.txt", more("Ilmarek the Elder"))], clerk());
    const [report] = await register.addLists(
      [folder.file("main2.txt", main("2026-01-02", [...two, { id: "A3", name: "Third One" }]))],
      clerk("2026-03-02"),
    );
    register.close();
    expect(report).toMatchObject({
      filed: "in-force",
      state: "current",
      entries: 3,
      names: 4,
      notes: ["more (more.txt) was not given: its last version is kept"],
    });
    expect(folder.snapshot().entries[0]?.names.map(({ text, weak }) => [text, weak])).toEqual([
      ["Zorvan Ilmarek", false],
      ["Ilmarek the Elder", true],
    ]);
    expect(folder.snapshot().lists[0]?.note).toContain("its last version is kept");
  });

  test("[R8] only the sibling is given: the main file is the last one", async () => {
    const register = folder.open();
    await register.addLists([folder.file("main.txt", main("2026-01-01")), folder.file("more.txt", more("Ilmarek the Elder"))], clerk());
    await register.addLists([folder.file("more2.txt", more("Ilmarek the Younger"))], clerk("2026-03-02"));
    register.close();
    expect(folder.snapshot().entries[0]?.names.map(({ text }) => text)).toEqual(["Zorvan Ilmarek", "Ilmarek the Younger"]);
    expect(await verifyData(folder.dir, options)).toMatchObject({ damage: [] });
  });

  test("[R8] a sibling that never was there makes the list partial", async () => {
    const register = folder.open();
    const [report] = await register.addLists([folder.file("main.txt", main("2026-01-01"))], clerk());
    expect(report).toMatchObject({ filed: "in-force", state: "partial", notes: ["more was not given and is in no earlier version"] });
    expect(folder.snapshot().lists[0]?.state).toBe("partial");
    const [mended] = await register.addLists([folder.file("more.txt", more("Ilmarek the Elder"))], clerk());
    register.close();
    expect(mended).toMatchObject({ filed: "in-force", state: "current" });
  });
});

describe("a half-read file", () => {
  test("[G1] never takes the place of a whole one: it is quarantined, and the list says so", async () => {
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", "2026-01-01", two))], clerk());
    const [report] = await register.addLists(
      [folder.file("b.txt", inventedText("alpha", "2026-02-01", [two[0] as never], { cut: true }))],
      clerk(),
    );
    register.close();
    expect(report).toMatchObject({
      filed: "history",
      state: "quarantined",
      notes: ["the file was cut or damaged: 1 entry could be read", expect.stringContaining("stays in force")],
    });
    expect(folder.snapshot().entries).toHaveLength(2);
    expect(folder.snapshot().lists[0]).toMatchObject({
      state: "quarantined",
      published: "2026-01-01",
      note: expect.stringContaining("cut or damaged"),
    });
  });

  test("goes into force as partial where there is nothing better, and a whole one of any later or equal date replaces it", async () => {
    const register = folder.open();
    const [report] = await register.addLists([folder.file("b.txt", inventedText("alpha", "2026-02-01", two, { cut: true }))], clerk());
    expect(report).toMatchObject({ filed: "in-force", state: "partial" });
    expect(openReader(folder.dir).status("2026-03-01T12:00:00.000Z", 30)[0]?.state).toBe("partial");
    const [whole] = await register.addLists([folder.file("c.txt", inventedText("alpha", "2026-02-01", two))], clerk());
    register.close();
    expect(whole).toMatchObject({ filed: "in-force", state: "current" });
  });

  test("[R8] an OFAC set without comments is whole and says so; without alt it is partial", async () => {
    const ofac = (name: string): string => join(import.meta.dirname, "../../test/fixtures/lists/ofac", `${name}.csv`);
    const register = folder.open();
    const [half] = await register.addLists([ofac("sdn"), ofac("add")], clerk());
    expect(half).toMatchObject({ list: "us-sdn", state: "partial" });
    const [report] = await register.addLists([ofac("sdn"), ofac("alt"), ofac("add")], clerk());
    register.close();
    expect(report).toMatchObject({ filed: "in-force", state: "current", notes: [expect.stringContaining("comments was not given")] });
  });

  test("an empty list does not empty the register", async () => {
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", "2026-01-01", two))], clerk());
    const [report] = await register.addLists([folder.file("b.txt", inventedText("alpha", "2026-02-01", []))], clerk());
    register.close();
    expect(report).toMatchObject({ filed: "history", state: "quarantined", notes: ["no entry could be read", expect.anything()] });
    expect(folder.snapshot().entries).toHaveLength(2);
  });

  test("[G9] nothing is answered from an empty list: one without an entry is refused where nothing stands, and as history", async () => {
    const register = folder.open();
    const empty = folder.file("a.txt", inventedText("alpha", "2026-01-01", []));
    await expect(register.addLists([empty], clerk())).rejects.toMatchObject({
      code: "list-empty",
      problem: { file: "a.txt", field: "alpha", remedy: expect.stringContaining("fetch the file again") },
    });
    const cut = folder.file("b.txt", inventedText("alpha", "2026-01-01", [], { cut: true }));
    await expect(register.addLists([cut], clerk())).rejects.toMatchObject({ code: "list-empty" });
    expect(openReader(folder.dir).status("2026-03-01T12:00:00.000Z", 30)).toEqual([]);
    await register.addLists([folder.file("c.txt", inventedText("alpha", "2026-02-01", two.slice(0, 1)))], clerk());
    await expect(register.addLists([empty], clerk())).rejects.toMatchObject({ code: "list-empty" });
    expect(openReader(folder.dir).status("2026-03-01T12:00:00.000Z", 30)).toMatchObject([{ id: "alpha", entries: 1, state: "current" }]);
    register.close();
  });

  test("[G9] every official list: its frame without an entry, and a set whose main file is not there", async () => {
    const official = openRegister(folder.dir);
    const fixture = (name: string): string => join(import.meta.dirname, "../../test/fixtures/lists", name);
    const text = (name: string): string => readFileSync(fixture(name), "utf8");
    const frames: readonly (readonly [name: string, content: string])[] = [
      [
        "un.xml",
        '<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00Z"><INDIVIDUALS/><ENTITIES/></CONSOLIDATED_LIST>',
      ],
      ["uk.csv", `${text("uk/sanctions-list.csv").split("\n").slice(0, 2).join("\n")}\n`],
      ["csl.csv", `${text("csl/csl-29.csv").split("\n", 1)[0]}\n`],
      ["own.csv", "id,name,nationality\n"],
    ];
    for (const [name, content] of frames)
      await expect(official.addLists([folder.file(name, content)], clerk()), name).rejects.toMatchObject({ code: "list-empty" });
    await expect(official.addLists([fixture("ofac/alt.csv")], clerk())).rejects.toMatchObject({
      code: "list-empty",
      problem: { remedy: expect.stringMatching(/together with sdn/) },
    });
    official.close();
  });

  test("[G1] a sudden fall in entries is quarantined, with the numbers", async () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ id: `E${n}`, name: `Person Number${n}` }));
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", "2026-01-01", many))], clerk());
    const [report] = await register.addLists([folder.file("b.txt", inventedText("alpha", "2026-02-01", many.slice(0, 60)))], clerk());
    register.close();
    expect(report).toMatchObject({
      filed: "history",
      state: "quarantined",
      notes: [
        "140 of 200 entries are gone in 31 days, and none is new; at most 5 are likely",
        expect.stringContaining("until a person releases"),
      ],
    });
  });
});

describe("age, removal and the starter register", () => {
  test("[R9] the age counts from the last check, and beyond the limit the list is stale", async () => {
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", "2019-01-01", two))], clerk("2026-03-01"));
    register.close();
    const reader = openReader(folder.dir);
    const state = (at: string): unknown => reader.status(at, 30).map((list) => [list.state, list.ageDays])[0];
    expect(state("2026-03-31T12:00:00.000Z")).toEqual(["current", 30]);
    expect(state("2026-04-01T12:00:00.000Z")).toEqual(["stale", 31]);
    reader.close();
  });

  test("[R10] a folder without any list answers from the starter register and says so; one with lists holds only those", async () => {
    const engine = plainEngine();
    expect(currentSnapshot(folder.dir, { engine })).toMatchObject({
      origin: "starter",
      snapshot: { lists: [{ id: "starter", note: expect.stringContaining("no list of its own") }] },
    });
    const empty = openReader(folder.dir);
    expect(empty.status("2026-03-01T00:00:00Z", 30)).toEqual([]);
    const { card, lists } = currentSnapshot(folder.dir, { engine }).snapshot;
    expect(empty.party(partyId("starter:jaish-e-mohammed"))?.entries[0]?.names.length).toBeGreaterThan(1);
    expect(empty.entry(lists[0]?.id as never, entryId("jaish-e-mohammed"))?.kind).toBe("organisation");
    expect(card(listId("starter"), entryId("jaish-e-mohammed"))).toContain("claims");
    const register = folder.open();
    expect(currentSnapshot(folder.dir, { engine }).origin).toBe("starter");
    register.recordScreening(clerk(), { results: "x" });
    expect(currentSnapshot(folder.dir, { engine }).origin).toBe("starter");
    await register.addLists([folder.file("a.txt", inventedText("alpha", null, two))], clerk());
    expect(currentSnapshot(folder.dir, { engine })).toMatchObject({ origin: "data", snapshot: { lists: [{ id: "alpha" }] } });
    expect(empty.status("2026-03-02T00:00:00Z", 30)).toHaveLength(1);
    expect(empty.party(partyId("starter:jaish-e-mohammed"))).toBeNull();
    register.removeList(listId("alpha"), clerk("2026-03-05", { why: "a mistake" }));
    expect(currentSnapshot(folder.dir, { engine }).origin).toBe("starter");
    register.close();
    empty.close();
    expect(await verifyData(folder.dir, options)).toMatchObject({ firstBroken: null, damage: [] });
  });

  test("the starter register is added like any list, and is the same register", async () => {
    const engine = plainEngine();
    const packaged = currentSnapshot(folder.dir, { engine }).snapshot;
    const register = folder.open();
    const report = await register.addStarter(clerk());
    expect(report).toMatchObject({
      list: "starter",
      filed: "in-force",
      state: "current",
      sha256: packaged.lists[0]?.sha256,
      entries: packaged.entryCount,
    });
    expect((await register.addStarter(clerk("2026-04-01"))).filed).toBe("unchanged");
    register.close();
    const current = currentSnapshot(folder.dir, { engine });
    expect(current.origin).toBe("data");
    expect(current.snapshot.nameCount).toBe(packaged.nameCount);
  });

  test("a list that is not there cannot be removed; one that was can come back", async () => {
    const file = folder.file("a.txt", inventedText("alpha", "2026-01-01", two));
    const register = folder.open();
    expect(() => register.removeList(listId("alpha"), clerk())).toThrow(expect.objectContaining({ code: "list-unknown" }));
    await register.addLists([file], clerk());
    register.removeList(listId("alpha"), clerk());
    const [report] = await register.addLists([file], clerk());
    register.close();
    expect(report?.filed).toBe("in-force");
    const versions = openReader(folder.dir).history(listId("alpha"));
    expect(versions.map(({ inForce, removed }) => [inForce, removed !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe("screenings", () => {
  test("one event a run, with who and what, and the record can be paged", () => {
    const register = folder.open();
    const seqs = [1, 2, 3].map((run) =>
      register.recordScreening(clerk("2026-03-01", { why: `run ${run}` }), { run, results: sha(`${run}`) }),
    );
    register.close();
    expect(seqs).toEqual([1, 2, 3]);
    const reader = openReader(folder.dir);
    expect(reader.screenings({ limit: 2 }).map(({ seq, who, why, data }) => [seq, who, why, data["run"]])).toEqual([
      [3, "clerk", "run 3", 3],
      [2, "clerk", "run 2", 2],
    ]);
    expect(reader.screenings({ limit: 2, before: 2 }).map(({ seq }) => seq)).toEqual([1]);
    reader.close();
  });
});

describe("what a kill or a hand left behind", () => {
  test("tables that are gone, damaged or behind are rebuilt; the snapshot too", async () => {
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", null, two))], clerk());
    register.close();
    const before = readFileSync(join(folder.dir, "current.snapshot"));
    for (const suffix of ["", "-wal", "-shm"]) rmSync(join(folder.dir, `register.sqlite${suffix}`), { force: true });
    rmSync(join(folder.dir, "current.snapshot"));
    writeFileSync(join(folder.dir, "raw", "1-1.tmp"), "half a file");
    expect(() => folder.snapshot()).toThrow(expect.objectContaining({ code: "snapshot-missing" }));
    folder.open().close();
    expect(readFileSync(join(folder.dir, "current.snapshot"))).toEqual(before);
    expect(existsSync(join(folder.dir, "raw", "1-1.tmp"))).toBe(false);
    writeFileSync(join(folder.dir, "register.sqlite"), "x".repeat(10_000));
    folder.open().close();
    expect(await verifyData(folder.dir, options)).toMatchObject({ firstBroken: null, damage: [] });
  });

  test("a missing snapshot of lists that are held is an error for readers, never the starter register", async () => {
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", null, two))], clerk());
    register.close();
    rmSync(join(folder.dir, "current.snapshot"));
    expect(() => folder.snapshot()).toThrow(expect.objectContaining({ code: "snapshot-missing" }));
    writeFileSync(join(folder.dir, "current.snapshot"), "half");
    expect(() => folder.snapshot()).toThrow(expect.objectContaining({ code: "snapshot-damaged" }));
  });

  test("another engine builds its own snapshot when the register is next opened", async () => {
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", null, two))], clerk());
    register.close();
    expect(folder.snapshot().parameters).toBe("p1");
    const engine = plainEngine("p2");
    expect(() => currentSnapshot(folder.dir, { engine })).toThrow(
      expect.objectContaining({ code: "snapshot-damaged", message: expect.stringContaining("other parameters (p1)") }),
    );
    expect(await verifyData(folder.dir, { engine })).toMatchObject({ damage: [expect.stringContaining("other parameters")] });
    const second = folder.open({ engine });
    expect(second.renewed).toContain("another version");
    second.close();
    expect(currentSnapshot(folder.dir, { engine }).snapshot.parameters).toBe("p2");
    expect(folder.open({ engine }).renewed).toBeNull();
  });

  test.each([
    ["missing", "snapshot-missing", (path: string) => rmSync(path)],
    ["damaged", "snapshot-damaged", (path: string) => writeFileSync(path, "half")],
    ["empty", "snapshot-damaged", (path: string) => writeFileSync(path, "")],
    ["of other parameters", "snapshot-damaged", (path: string) => writeFileSync(path, plainEngine("p0").buildSnapshot([], []))],
  ])(
    "[R11] a snapshot that is %s is built anew where the lock can be had, and it is said; else the error says both",
    async (_, code, harm) => {
      const register = folder.open();
      await register.addLists([folder.file("a.txt", inventedText("alpha", null, two))], clerk());
      const path = join(folder.dir, "current.snapshot");
      const before = readFileSync(path);
      harm(path);
      expect(() => usableSnapshot(folder.dir, options)).toThrow(
        expect.objectContaining({
          code,
          problem: expect.objectContaining({ file: path, message: expect.stringContaining("could not be built anew: ") }),
        }),
      );
      // who holds the lock mends it by that
      expect(usableSnapshot(folder.dir, { ...options, register })).toMatchObject({
        origin: "data",
        renewed: expect.stringContaining(`[${code}]`),
      });
      expect(readFileSync(path)).toEqual(before);
      register.close();
      harm(path);
      expect(usableSnapshot(folder.dir, options)).toMatchObject({ origin: "data", renewed: expect.stringContaining(`[${code}]`) });
      expect(readFileSync(path)).toEqual(before);
      expect(usableSnapshot(folder.dir, options).renewed).toBeUndefined();
      expect(await verifyData(folder.dir, options)).toMatchObject({ firstBroken: null, damage: [] });
    },
  );

  test("a reader that comes while the tables are being made holds nothing yet; tables of another version are an error", () => {
    folder.open().close();
    const path = join(folder.dir, "register.sqlite");
    const set = (version: number): void => {
      const db = new DatabaseSync(path);
      db.exec(`PRAGMA user_version=${version}`);
      db.close();
    };
    set(0);
    expect(openReader(folder.dir).status("2026-03-01T00:00:00Z", 30)).toEqual([]);
    set(99);
    expect(() => openReader(folder.dir).status("2026-03-01T00:00:00Z", 30)).toThrow(expect.objectContaining({ code: "data-damaged" }));
    folder.open().close();
    expect(openReader(folder.dir).status("2026-03-01T00:00:00Z", 30)).toEqual([]);
  });

  test("[R4] a second register is refused, readers are not", async () => {
    const register = folder.open();
    await register.addLists([folder.file("a.txt", inventedText("alpha", null, two))], clerk());
    expect(() => openRegister(folder.dir, options)).toThrow(expect.objectContaining({ code: "data-locked" }));
    const readers = [1, 2, 3].map(() => openReader(folder.dir));
    for (const reader of readers) expect(reader.status("2026-03-01T00:00:00Z", 30)).toHaveLength(1);
    for (const reader of readers) reader.close();
    register.close();
    folder.open().close();
  });
});
