import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Writable } from "node:stream";
import fc from "fast-check";
import { listId, WritError } from "../ground/index.ts";
import { canonicalJson } from "../ledger/index.ts";
import { type Entry, xlsxRows, openListFile } from "../lists/index.ts";
import { openReader, openRegister, type Register } from "../registry/index.ts";
import { exportToFiles, exportToStream, formatOfName, type ExportFormat } from "./write.ts";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { shared } from "../../test/shared.ts";

let base = "";
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "writ-export-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const FIXTURES = join(import.meta.dirname, "../../test/fixtures/lists");
const AT = "2026-03-01T12:00:00.000Z";
const data = (name = "data"): string => join(base, name);

/** The engine builds a snapshot that can be read: nobody is screened here, and the true one takes most of the time. */
const open = (dir: string): Register => openRegister(dir, { engine: plainEngine() });

async function add(files: readonly string[], { dir = data(), as }: { readonly dir?: string; readonly as?: string } = {}): Promise<void> {
  const register = open(dir);
  try {
    await register.addLists(files, { who: "clerk", at: AT, ...(as === undefined ? {} : { as: listId(as) }) });
  } finally {
    register.close();
  }
}

/** Every entry of every list, in order, and what the register says of the list itself. */
function held(dir: string): { readonly lists: unknown[]; readonly entries: Entry[]; readonly parties: unknown[] } {
  const reader = openReader(dir);
  try {
    const lists = reader.status(AT, 9999);
    const content = reader.content(() => []);
    return {
      lists: lists.map(({ id, title, published, entries, names }) => ({ id, title, published, entries, names })),
      entries: lists.flatMap(({ id }) => [...content.entries(id)]),
      parties: [...content.parties()],
    };
  } finally {
    reader.close();
  }
}

async function write(format: ExportFormat, path: string, { folder = false, dir = data() } = {}): Promise<ReadonlyMap<string, number>> {
  const reader = openReader(dir);
  try {
    const content = reader.content(() => []);
    const lists = content.lists.map(({ id }) => id);
    return (await exportToFiles({ content, lists, at: AT, moment: null }, format, { path, folder })).left;
  } finally {
    reader.close();
  }
}

const own = `id,name,alias,type,date of birth,nationality,father,passport,lei,address,listed on,remarks
1,"Zorvan ""Z"" Ilmarek, Testgul (ZIT)",=Formula One; @home,person,circa 1961,pk; af,Beispiel Father,AB1234567,,"Street 5, Tarn, Pakistan",2020-01-01,"+1 begins so"
2,Order of the Ninth Gate,,organisation,,,,,529900T8BM49AURSDO55,,2021-02,
3,-Minus Ship,,vessel,,,,,,,,
`;

async function addOwn(): Promise<void> {
  writeFileSync(join(base, "own.csv"), own);
  await add([join(base, "own.csv")], { as: "own" });
  await add([join(FIXTURES, "ftm/entities.ftm.json")], { as: "second" });
}

describe("[R15] JSON", () => {
  test("[R15] several lists in one file come back entry by entry as they were, with titles, dates and parties", async () => {
    await addOwn();
    writeFileSync(join(base, "third.csv"), "id,name,lei\nX1,Order of the Ninth Gate,529900T8BM49AURSDO55\n");
    await add([join(base, "third.csv")], { as: "third" });
    await write("json", join(base, "register.jsonl"));
    await add([join(base, "register.jsonl")], { dir: data("copy") });
    expect(held(data("copy"))).toEqual(held(data()));
    expect(held(data()).parties).toHaveLength(1);
    await write("json", join(base, "again.jsonl"), { dir: data("copy") });
    const entriesOf = (name: string): string[] => readFileSync(join(base, name), "utf8").split("\n").slice(1, -2);
    expect(entriesOf("again.jsonl")).toEqual(entriesOf("register.jsonl"));
  });

  test("[R15] packed with gzip as well", async () => {
    await addOwn();
    await write("json", join(base, "register.jsonl.gz"));
    await add([join(base, "register.jsonl.gz")], { dir: data("copy") });
    expect(held(data("copy"))).toEqual(held(data()));
  });

  test("[R15] a file that is cut anywhere, or whose line was altered, is not taken for whole", { tags: ["slow"] }, async () => {
    await addOwn();
    await write("json", join(base, "register.jsonl"));
    const text = readFileSync(join(base, "register.jsonl"), "utf8");
    const lines = text.split("\n");
    const harmed: [string, string][] = [
      ["without its end", lines.slice(0, -2).join("\n") + "\n"],
      ["in the middle of a line", text.slice(0, Math.floor(text.length * 0.4))],
      ["a line taken out", [...lines.slice(0, 2), ...lines.slice(3)].join("\n")],
    ];
    for (const [how, bad] of harmed) {
      const path = join(base, "bad.jsonl");
      writeFileSync(path, bad);
      const dir = data(`copy of ${how}`);
      const register = open(dir);
      const adding = register.addLists([path], { who: "clerk", at: AT });
      // a list of which nothing is left is refused
      const told = await adding.then(
        (reports) => reports.some(({ state }) => state === "partial"),
        (error: unknown) => error instanceof WritError && error.code === "list-empty",
      );
      register.close();
      expect([how, told]).toEqual([how, true]);
    }
    const strange = lines.map((line) => line.replace('"kind":"vessel"', '"kind":"submarine"')).join("\n");
    writeFileSync(join(base, "strange.jsonl"), strange);
    const register = open(data("strange"));
    const [report] = await register.addLists([join(base, "strange.jsonl")], { who: "clerk", at: AT });
    register.close();
    expect(report?.problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^kind: /));
  });
});

/** What FollowTheMoney can carry of an entry, as it comes back. */
function carried({
  list,
  id,
  kind,
  names,
  births,
  nationalities,
  identifiers,
  addresses,
  sex,
  fathers,
  mothers,
  titles,
  positions,
  programmes,
  measures,
  listedOn,
  amendedOn,
  endedOn,
  remarks,
  birthPlaces,
}: Entry): unknown {
  const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted();
  return {
    list,
    id,
    kind,
    // one property holds the main name and what else it is written like: a text stands there once
    names: sorted(
      names
        .filter(
          ({ text, role }) =>
            !(role === "variation" || role === "original") || text !== names.find((name) => name.role === "primary")?.text,
        )
        .map(({ text, role, quality }) =>
          quality === "weak" && role !== "primary" ? `${text}|alias|true` : `${text}|${role === "original" ? "variation" : role}|false`,
        ),
    ),
    births: sorted(births.flatMap(({ from, to }) => [from, to])),
    nationalities: sorted(nationalities),
    identifiers: sorted(identifiers.map(({ type, value, country = "", note = "" }) => `${type}|${value}|${country}|${note}`)),
    addresses: sorted(addresses.map(({ text, country = "" }) => `${text}|${country}`)),
    birthPlaces: sorted(birthPlaces.map(({ text }) => text)),
    sex,
    fathers,
    mothers,
    titles,
    positions,
    programmes,
    measures,
    listedOn,
    amendedOn: amendedOn ?? [],
    endedOn,
    remarks,
  };
}

/** What a table can carry. */
const tabled = (entry: Entry): unknown => {
  const { names, identifiers, births, addresses, legalBasis, ...rest } = entry;
  const whole = carried({
    ...rest,
    births,
    addresses,
    legalBasis,
    identifiers: identifiers.map(({ type, value, country }) => (country === undefined ? { type, value } : { type, value, country })),
    names,
  }) as Record<string, unknown>;
  return {
    ...whole,
    legalBasis,
    names: [...new Set(names.map(({ text }) => text))].toSorted(),
    births: [...new Set(births.map(({ from, to, circa }) => `${from} ${to} ${circa}`))].toSorted(),
    addresses: [...new Set(addresses.map(({ text }) => text))].toSorted(),
  };
};

describe("[R16] other formats", () => {
  test("[R16] FollowTheMoney: a file for each list comes back with all that the model has a place for, and the rest is told", async () => {
    await addOwn();
    const left = await write("ftm", join(base, "out"), { folder: true });
    await add([join(base, "out/own.ftm.json"), join(base, "out/second.ftm.json")], { dir: data("copy") });
    expect(held(data("copy")).entries.map(carried)).toEqual(held(data()).entries.map(carried));
    expect([...left.keys()]).toContain("births that are no single date");
    // each line is an entity of the model, its id is unique, and relations point into the file
    const entities = readFileSync(join(base, "out/second.ftm.json"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; properties: Record<string, string[]> });
    const ids = entities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { properties } of entities)
      for (const end of ["holder", "entity", "owner", "asset", "person", "relative", "subject", "object", "parent"])
        for (const id of properties[end] ?? []) expect(ids).toContain(id);
  });

  test.each(["csv", "xlsx"] as const)(
    "[R16] %s with the mapping that is written beside it: every cell comes back, formulas are harmless",
    async (format) => {
      await addOwn();
      await write(format, join(base, "out"), { folder: true });
      for (const list of ["own", "second"])
        await add([join(base, `out/${list}.${format}`), join(base, `out/${list}.mapping.yaml`)], { dir: data("copy"), as: list });
      const [copy, before] = [held(data("copy")), held(data())];
      expect(copy.entries.map(tabled)).toEqual(before.entries.map(tabled));
      if (format === "csv") {
        const text = readFileSync(join(base, "out/own.csv"), "utf8");
        expect(text).toContain("'-Minus Ship");
        expect(text).toContain("'+1 begins so");
        expect(text).not.toMatch(/(?:^|[,"\n])[=+@-][A-Za-z]/m);
      } else {
        const rows = [];
        for await (const { cells } of xlsxRows(await openListFile(join(base, "out/own.xlsx")))) rows.push(cells);
        expect(rows[3]?.[4]).toBe("-Minus Ship");
      }
    },
  );

  test("[R16] any text in any cell comes back from a CSV, whatever it begins with", { tags: ["slow"] }, async () => {
    const word = fc.stringMatching(/^[=+\-@'A-Za-zéش"; ,]{0,3}[A-Za-z]{3,8}$/).map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), async (names) => {
        const dir = mkdtempSync(join(base, "any-"));
        const lines = names.map((name, at) =>
          JSON.stringify({ id: `p${at}`, schema: "Person", datasets: ["own"], properties: { name: [name] } }),
        );
        writeFileSync(join(dir, "own.ftm.json"), `${lines.join("\n")}\n`);
        await add([join(dir, "own.ftm.json")], { dir: join(dir, "data") });
        await write("csv", join(dir, "out.csv"), { dir: join(dir, "data") });
        await add([join(dir, "out.csv"), join(dir, "out.mapping.yaml")], { dir: join(dir, "copy"), as: "own" });
        expect(held(join(dir, "copy")).entries.map(({ names: [one] }) => one?.text)).toEqual(
          held(join(dir, "data")).entries.map(({ names: [one] }) => one?.text),
        );
      }),
      { numRuns: 6 },
    );
  });

  test("[R16] SQLite holds every entry whole, and its tables say the same", async () => {
    await addOwn();
    await write("sqlite", join(base, "register.sqlite"));
    const db = new DatabaseSync(join(base, "register.sqlite"), { readOnly: true });
    const { entries, lists } = held(data());
    const back = (
      db.prepare("SELECT json FROM entry JOIN list ON list.id = entry.list ORDER BY list.rowid, place").all() as { json: string }[]
    ).map(({ json }) => json);
    expect(back).toEqual(entries.map((entry) => canonicalJson(entry)));
    const count = (table: string): number => (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
    expect(count("list")).toBe(lists.length);
    expect(count("name")).toBe(entries.reduce((sum, { names }) => sum + names.length, 0));
    expect(count("identifier")).toBe(entries.reduce((sum, { identifiers }) => sum + identifiers.length, 0));
    expect(count("relation")).toBe(entries.reduce((sum, { relations }) => sum + relations.length, 0));
    expect(db.prepare("SELECT value FROM about WHERE key = 'made'").get()).toEqual({ value: AT });
    db.close();
  });

  test("[R16] what fails leaves no half file behind; a name tells its format", async () => {
    await addOwn();
    await expect(write("json", join(base, "nowhere/at/all.jsonl"))).rejects.toMatchObject({
      code: expect.stringMatching(/file-not-found|data-/),
    });
    expect(["a.ftm.json", "a.JSONL.gz", "a.csv", "a.xlsx", "a.db", "a.pdf"].map(formatOfName)).toEqual([
      "ftm",
      "json",
      "csv",
      "xlsx",
      "sqlite",
      null,
    ]);
  });
});

describe.skipIf(shared === null)(`[R15, R16] real lists${shared === null ? " (SKIPPED: no shared data)" : ""}`, () => {
  const list = (path: string): string => join(shared ?? "", "data/lists", path);

  test("[R15, R16] the UN and a Pakistani list come back from JSON and FollowTheMoney", { timeout: 240_000, tags: ["slow"] }, async () => {
    await add([list("un/un-consolidated-2025-11-20.xml.gz")]);
    await add([list("pk/pk-proscribed-organisations.compiled.csv")]);
    await write("json", join(base, "register.jsonl"));
    await add([join(base, "register.jsonl")], { dir: data("json") });
    const hashOf = (dir: string): string =>
      createHash("sha256")
        .update(canonicalJson(held(dir)))
        .digest("hex");
    expect(hashOf(data("json"))).toBe(hashOf(data()));
    expect(held(data("json")).lists).toEqual(held(data()).lists);
    await write("ftm", join(base, "out"), { folder: true });
    await add([join(base, "out/un.ftm.json")], { dir: data("ftm") });
    const [copy, before] = [held(data("ftm")).entries, held(data()).entries.filter((entry) => entry.list === "un")];
    expect(copy.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const fields = (entry: Entry): Map<string, string> =>
      new Map(Object.entries(carried(entry) as object).map(([field, value]) => [field, JSON.stringify(value)]));
    const differing = copy.flatMap((entry, at) => {
      const was = fields(before[at] as Entry);
      return [...fields(entry)]
        .filter(([field, value]) => was.get(field) !== value)
        .map(([field, value]) => [entry.id, field, was.get(field), value]);
    });
    expect(differing.slice(0, 5)).toEqual([]);
  });

  test("memory stays bounded: a stream that takes its time is waited for", { timeout: 120_000 }, async () => {
    await add([list("un/un-consolidated-2025-11-20.xml.gz")]);
    const reader = openReader(data());
    const content = reader.content(() => []);
    let bytes = 0;
    let waiting = 0;
    const slow = new Writable({
      decodeStrings: true,
      write(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        waiting++;
        setImmediate(() => {
          waiting--;
          done();
        });
        expect(waiting).toBe(1);
        expect(slow.writableLength).toBeLessThan(300_000);
      },
    });
    await exportToStream({ content, lists: ["un"], at: AT, moment: null }, "json", slow);
    reader.close();
    expect(bytes).toBeGreaterThan(1_000_000);
  });
});
