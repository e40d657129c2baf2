import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fixture } from "../../test/read-list.ts";
import { WritError } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { inCompiled, inUapa } from "./in-uapa.ts";
import { pkAta } from "./pk-ata.ts";
import type { ListReader, ReadResult } from "./reader.ts";
import { readPublication, recognise } from "./publications.ts";
import { listFileFromBytes } from "./source.ts";
import { unHtml } from "./un-html.ts";
import { usCsl } from "./us-csl.ts";
import { usDpl } from "./us-dpl.ts";
import { wbDebarred } from "./wb-debarred.ts";
import { workTime } from "../../test/work-time.ts";

const OURS: readonly ListReader[] = [usCsl, usDpl, unHtml, pkAta, inCompiled, inUapa, wbDebarred];
const FILES = [
  "csl/csl-29.csv",
  "csl/csl-28.csv",
  "csl/csl-2023.csv",
  "dpl/dpl.txt",
  "pk/compiled.csv",
  "pk/first-schedule.html",
  "pk/fourth-schedule.html",
  "pk/fourth-schedule.json",
  "in/compiled.csv",
  "in/first-schedule.html",
  "in/unlawful-associations.html",
  "in/fourth-schedule.html",
  "wb/debarred.json",
  "wb/debarred.html",
  "un/by-name.html",
].map((path) => [path, readFileSync(fixture(path))] as const);
const TABLES = FILES.filter(([path]) => /\.(?:csv|txt)$/.test(path));

interface Read {
  readonly entries: readonly Entry[];
  readonly result: ReadResult;
}

/** Reads by these readers alone, or gives the error of the closed table; any other error fails the test. */
async function read(bytes: Uint8Array): Promise<Read | WritError> {
  try {
    const [group] = await recognise([await listFileFromBytes("given.bin", bytes)], OURS);
    const entries: Entry[] = [];
    const result = await readPublication(group!, { onEntry: (entry) => void entries.push(entry) });
    expect(result.entries).toBe(entries.length);
    for (const { id, names, births } of entries) {
      expect(id).not.toBe("");
      for (const { text } of names) expect(text.trim()).not.toBe("");
      for (const { from } of births) expect(from).toMatch(/^\d{4}/);
    }
    if (!result.whole) expect(result.problemCount).toBeGreaterThan(0);
    return { entries, result };
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    expect(error.problem.message).toMatch(/\S/);
    return error;
  }
}

async function full(bytes: Uint8Array): Promise<Read> {
  const got = await read(bytes);
  if (got instanceof WritError) throw got;
  return got;
}

const bare = (entries: readonly Entry[]): readonly unknown[] => entries.map(({ source: _source, ...entry }) => entry);

describe("[L5] cut at every tenth: what came before is there and nobody takes it for the whole", () => {
  test.each(FILES)("%s", async (_path, bytes) => {
    const { entries: all, result: before } = await full(bytes);
    const known = new Map(all.map((entry) => [entry.id, entry]));
    for (let tenth = 1; tenth < 10; tenth++) {
      const got = await read(bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)));
      if (got instanceof WritError) continue;
      expect(got.entries.length).toBeLessThanOrEqual(all.length);
      const strange = got.entries.filter(({ id }) => !known.has(id)).length;
      // of the row in which the cut is, the key itself may be cut
      expect(strange).toBeLessThanOrEqual(1);
      const told = !got.result.whole || got.result.problems.length > before.problems.length;
      const missing = got.entries.length < all.length;
      // a cut at the very end of a row cannot be seen in a table: the guard sees the fall
      if (missing && !told) expect(bytes[Math.floor((bytes.length * tenth) / 10) - 1]).toBe(0x0a);
    }
  });

  test.each(FILES)("%s gzipped and cut", async (_path, bytes) => {
    const packed = gzipSync(bytes);
    for (let tenth = 1; tenth < 10; tenth++) {
      const got = await read(packed.subarray(0, Math.floor((packed.length * tenth) / 10)));
      if (!(got instanceof WritError)) expect(got.result.whole).toBe(false);
    }
  });
});

/** Numbers between 0 and 1, the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// `npm run damage` flips 1,000 bytes of each, and knows what was lost
describe("[L14] one bit flipped in 250 places: a result or an error of the closed table, and no entry lost without a word", () => {
  test.each(FILES)("%s", { timeout: 60_000 }, async (_path, bytes) => {
    const { entries: all, result: before } = await full(bytes);
    const next = seeded(bytes.length);
    const words = ({ problems }: ReadResult): string =>
      problems.map(({ message, field, line }) => `${line} ${field} ${message}`).join("\n");
    const silent: string[] = [];
    for (let turn = 0; turn < 250; turn++) {
      const copy = Uint8Array.from(bytes);
      const at = Math.floor(next() * copy.length);
      copy[at] = copy[at]! ^ (1 << Math.floor(next() * 8));
      const got = await read(copy);
      if (got instanceof WritError) continue;
      const lost = all.length - got.entries.length;
      const told = !got.result.whole || words(got.result) !== words(before);
      // two rows may come to bear one key (CSL, India): joined, with both rows counted
      if (lost > 0 && !told && got.result.rows !== before.rows) silent.push(`${at}: ${lost} of ${all.length}`);
    }
    expect(silent).toEqual([]);
  });
});

describe("[L36] columns", () => {
  const parse = (bytes: Uint8Array): { readonly rows: string[][]; readonly separator: string } => {
    const text = new TextDecoder().decode(bytes).trimEnd();
    const separator = text.includes("\t") ? "\t" : ",";
    const cell = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}"]*))`, "g");
    return {
      separator,
      rows: text.split(/\r?\n/).map((line) => [...line.matchAll(cell)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? "")),
    };
  };
  const print = (rows: readonly (readonly string[])[], separator: string): Buffer =>
    Buffer.from(`${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join("\n")}\n`);

  test.each(TABLES)("%s in any order say the same", async (_path, bytes) => {
    const { rows, separator } = parse(bytes);
    const given = await full(bytes);
    const turned = await full(
      print(
        rows.map((row) => row.toReversed()),
        separator,
      ),
    );
    expect(bare(turned.entries)).toEqual(bare(given.entries));
    expect(turned.result.whole).toBe(true);
  });

  test.each(TABLES)("%s with each column renamed or missing in turn: refused, or told by its name", async (_path, bytes) => {
    const { rows, separator } = parse(bytes);
    const header = rows[0]!;
    const { entries: all } = await full(bytes);
    for (const [place, name] of header.entries()) {
      const without = await read(
        print(
          rows.map((row) => row.toSpliced(place, 1)),
          separator,
        ),
      );
      const renamed = await read(print([header.with(place, "A new name"), ...rows.slice(1)], separator));
      for (const got of [without, renamed]) {
        if (got instanceof WritError) {
          expect(got.code).toBe("format-unknown");
          continue;
        }
        expect(got.result.problems).toContainEqual(expect.objectContaining({ code: "field-missing", field: name }));
        expect(got.entries.length).toBeGreaterThan(all.length / 2);
      }
      // what stands under a name that nobody knows is kept
      const filled = rows.slice(1).filter((row) => (row[place] ?? "").trim() !== "").length;
      if (!(renamed instanceof WritError) && filled > 0) expect(renamed.result.unmapped.get("A new name")).toBeGreaterThan(0);
    }
  });

  test.each(TABLES)("%s with its header twice, in another order the second time", async (_path, bytes) => {
    const { rows, separator } = parse(bytes);
    const given = await full(bytes);
    const [header, ...data] = rows as [string[], ...string[][]];
    const middle = Math.ceil(data.length / 2);
    const twice = await full(
      print([header, ...data.slice(0, middle), header.toReversed(), ...data.slice(middle).map((row) => row.toReversed())], separator),
    );
    expect(bare(twice.entries)).toEqual(bare(given.entries));
    expect(twice.result.problemCount).toBe(given.result.problemCount + 1);
  });

  test.each(TABLES)("%s under a title, with a byte order mark, other line ends, and as UTF-16", async (_path, bytes) => {
    const given = await full(bytes);
    const text = new TextDecoder().decode(bytes);
    const copies = [
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n")),
      Buffer.from(text.replaceAll("\r\n", "\n").replaceAll("\n", "\r")),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
      Buffer.from(`A list of parties\n\n${text}`),
    ];
    for (const copy of copies) {
      const got = await full(copy);
      expect(bare(got.entries)).toEqual(bare(given.entries));
      expect(got.result).toMatchObject({ whole: true, problemCount: given.result.problemCount });
    }
  });

  test.each(FILES)("%s with two encodings in one file is not whole", async (_path, bytes) => {
    const at = bytes.lastIndexOf(Buffer.from("Olda")) === -1 ? Math.floor(bytes.length * 0.8) : bytes.lastIndexOf(Buffer.from("Olda"));
    const mixed = Buffer.concat([bytes.subarray(0, at), Buffer.from("é"), Buffer.from([0xe9]), bytes.subarray(at)]);
    const got = await read(mixed);
    if (!(got instanceof WritError)) {
      expect(got.result.whole).toBe(false);
      expect(got.result.problems.map(({ code }) => code)).toContain("encoding-damaged");
    }
  });

  test.each(TABLES)("%s ten times as long: ten times the rows, and no more memory than that", async (_path, bytes) => {
    const { rows, separator } = parse(bytes);
    const [header, ...data] = rows as [string[], ...string[][]];
    const { result } = await full(bytes);
    const got = await full(print([header, ...Array.from({ length: 10 }, () => data).flat()], separator));
    expect(got.result.rows).toBe(result.rows * 10);
  });
});

describe("[L36] pages and JSON", () => {
  test("a page without its end, or whose table nobody knows, says so", async () => {
    const page = readFileSync(fixture("pk/fourth-schedule.html"), "utf8");
    const cut = await full(Buffer.from(page.slice(0, page.indexOf("<tr><td>4"))));
    expect(cut.entries).toHaveLength(3);
    expect(cut.result).toMatchObject({ whole: false });
    const renamed = await full(
      Buffer.from(page.replace("<th>CNIC</th>", "<th>Card</th>").replaceAll(/<tr><td>\d<\/td>/g, "<tr><td>x</td>")),
    );
    expect(renamed.entries).toHaveLength(0);
    expect(renamed.result.problems).toMatchObject([
      { code: "format-unknown", message: expect.stringContaining("no header") },
      { code: "format-unknown", message: expect.stringContaining("no table on the page") },
    ]);
  });

  test("JSON: a bracket too few or too many, an object that is none, no array at all", async () => {
    const json = readFileSync(fixture("wb/debarred.json"), "utf8");
    const broken = await full(Buffer.from(json.replace('"SUPP_ID":"70002",', '"SUPP_ID":70002x,')));
    expect(broken.entries.map(({ id }) => id)).toEqual(["70001", "70003"]);
    expect(broken.result).toMatchObject({ whole: true, problems: [{ code: "row-malformed", line: 3 }, { field: "from" }] });
    const closed = await full(Buffer.from(`${json.trimEnd()}}`));
    expect(closed.result).toMatchObject({ whole: false, entries: 3 });
    expect((await full(Buffer.from(json.slice(0, -4)))).result).toMatchObject({ whole: false, entries: 3 });
    const deep = await full(Buffer.from(json.replace("]}}", `,${"[".repeat(100_000)}`)));
    expect(deep.result.whole).toBe(false);
  });
});

describe("[L14] hostile cells and files end in good time", () => {
  const csl = (cells: Readonly<Record<string, string>>): string => {
    const [header] = readFileSync(fixture("csl/csl-29.csv"), "utf8").split("\n");
    return `${header}\n${header!
      .split(",")
      .map((column) => `"${cells[column] ?? ""}"`)
      .join(",")}\n`;
  };
  const many = (make: (at: number) => string, count: number): string => Array.from({ length: count }, (_, at) => make(at)).join("");
  const party = { _id: "1", source: "A list (AL) - Treasury Department", name: "Orbek", entity_number: "1" };
  const page = (rows: string): string => readFileSync(fixture("wb/debarred.html"), "utf8").replace("<tbody>", `<tbody>${rows}`);

  test.each([
    ["150,000 aliases", csl({ ...party, alt_names: many((at) => `${at.toString(36)};`, 150_000) })],
    ["150,000 ids", csl({ ...party, ids: many((at) => `${at};`, 150_000) })],
    ["60,000 addresses", csl({ ...party, addresses: many((at) => `${at} Tin Road;`, 60_000) })],
    ["a name of brackets", csl({ ...party, name: "(a.k.a. ".repeat(100_000) })],
    ["a name of stars", page(`<tr><td>${"*".repeat(300_000)}x</td><td>*</td><td></td><td></td><td></td><td></td><td>g</td></tr>`)],
    ["a name of ors", readFileSync(fixture("in/compiled.csv"), "utf8") + `"(${" or a".repeat(150_000)}",b,,\n`],
    ["a page of opening signs", `<html><title>NACTA</title>${"<".repeat(500_000)}`],
    [
      "a page of labels",
      readFileSync(fixture("un/by-name.html"), "utf8").replace("Pakistan&nbsp;number&nbsp;ZQ", `${"Ab ".repeat(200_000)}`),
    ],
    [
      "40,000 rows of one party",
      csl(party) +
        many(
          (at) => `1,A list (AL) - Treasury Department,1,,,Orbek,,,,${1900 + (at % 100)}-01-0${1 + (at % 9)}${",".repeat(19)}\n`,
          40_000,
        ),
    ],
  ])("%s", { timeout: 30_000 }, async (_name, text) => {
    const start = workTime();
    await read(Buffer.from(text));
    expect(workTime() - start).toBeLessThan(20_000);
  });
});
