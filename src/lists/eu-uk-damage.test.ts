import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture } from "../../test/read-list.ts";
import { WritError } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { euFsfCsv } from "./eu-fsf-csv.ts";
import { euFsfXml } from "./eu-fsf-xml.ts";
import type { ListReader, ReadResult } from "./reader.ts";
import { readPublication, recognise } from "./publications.ts";
import { listFileFromBytes } from "./source.ts";
import { ukConList } from "./uk-conlist.ts";
import { ukSanctionsList } from "./uk-sanctions-list.ts";
import { workTime } from "../../test/work-time.ts";

const OURS: readonly ListReader[] = [ukConList, ukSanctionsList, euFsfXml, euFsfCsv];
const FIXTURES = [
  "uk/conlist-29.csv",
  "uk/conlist-36.csv",
  "uk/sanctions-list.csv",
  "uk/sanctions-list.xml",
  "eu/fsf-1.0.csv",
  "eu/fsf-1.1.csv",
  "eu/fsf-1.1.xml",
].map((path) => [path, readFileSync(fixture(path))] as const);
const TABLES = FIXTURES.filter(([path]) => path.endsWith(".csv"));
const TREES = FIXTURES.filter(([path]) => path.endsWith(".xml"));

interface Read {
  readonly entries: readonly Entry[];
  readonly result: ReadResult;
}
/** Reads by our readers alone, or says why the file was refused. */
async function read(bytes: Uint8Array): Promise<Read | { readonly refused: WritError }> {
  try {
    const [group] = await recognise([await listFileFromBytes("given.bin", bytes)], OURS);
    const entries: Entry[] = [];
    const result = await readPublication(group!, { onEntry: (entry) => void entries.push(entry) });
    expect(result.entries).toBe(entries.length);
    expect(entries.every(({ id, names }) => id !== "" && names.every(({ text }) => text !== ""))).toBe(true);
    if (!result.whole) expect(result.problemCount).toBeGreaterThan(0);
    return { entries, result };
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    return { refused: error };
  }
}
async function whole(bytes: Uint8Array): Promise<Read> {
  const got = await read(bytes);
  if ("refused" in got) throw got.refused;
  return got;
}
const withoutLine = (entries: readonly Entry[]): readonly unknown[] => entries.map((entry) => ({ ...entry, source: null }));
/** as the file has it: separator, encoding, byte order mark, title above the header */
function table(bytes: Uint8Array): {
  readonly head: string;
  readonly lines: readonly string[];
  readonly separator: string;
  readonly title: string;
} {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split(text.includes("\r\n") ? "\r\n" : "\n").filter((line) => line !== "");
  const at = lines.findIndex((line) => /Name 6|wholename/i.test(line));
  const head = lines[at]!;
  return { head, lines: lines.slice(at + 1), separator: head.includes(";") ? ";" : ",", title: at === 0 ? "" : `${lines[0]}\r\n` };
}

describe("[L5, L43] cut at every tenth", () => {
  test.each(FIXTURES)("%s", async (_path, bytes) => {
    const full = await whole(bytes);
    const known = new Map(full.entries.map((entry) => [entry.id, entry]));
    for (let tenth = 1; tenth < 10; tenth++) {
      const got = await read(bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)));
      if ("refused" in got) {
        expect(got.refused.problem.message).toMatch(/\S/);
        continue;
      }
      // what came before the cut is there, nothing is invented, and nobody takes it for the whole list
      expect(got.entries.length).toBeLessThanOrEqual(full.entries.length);
      for (const entry of got.entries) expect(known.has(entry.id)).toBe(true);
      // a cut in the last cell of a row cannot be told from a whole file without its last line's end: a problem, no more
      expect({
        tenth,
        told: got.result.problemCount > 0 && (!got.result.whole || got.result.problems.some(({ message }) => /no end/.test(message))),
      }).toEqual({ tenth, told: true });
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
describe("[L14, L43] one byte flipped in 250 places", () => {
  test.each(FIXTURES)("%s: a result or an error of the closed table", { timeout: 60_000 }, async (_path, bytes) => {
    const next = seeded(bytes.length);
    const full = await whole(bytes);
    let same = 0;
    for (let turn = 0; turn < 250; turn++) {
      const copy = Uint8Array.from(bytes);
      const at = Math.floor(next() * copy.length);
      copy[at] = copy[at]! ^ (1 << Math.floor(next() * 8));
      const got = await read(copy);
      if ("refused" in got) continue;
      if (got.result.whole && got.entries.length < full.entries.length) {
        // fewer entries and no word of it would be a silent loss
        expect(got.result.problemCount).toBeGreaterThan(full.result.problemCount);
      }
      if (got.entries.length === full.entries.length) same++;
    }
    expect(same).toBeGreaterThan(37);
  });
});

describe("[L43] columns", () => {
  test.each(TABLES)("%s in any order", async (_path, bytes) => {
    const { head, lines, separator, title } = table(bytes);
    const cells = (line: string): readonly string[] =>
      line.match(new RegExp(`"(?:[^"]|"")*"|[^${separator}"]+|(?<=^|${separator})(?=${separator}|$)`, "g")) ?? [];
    if (lines.some((line) => cells(line).length !== cells(head).length) || /Entity_logical_id.*Entity_logical_id/.test(head)) return;
    const turned = [head, ...lines].map((line) => cells(line).toReversed().join(separator));
    const got = await whole(Buffer.from(`${title}${turned.join("\r\n")}\r\n`));
    const full = await whole(Buffer.from(`${title}${[head, ...lines].join("\r\n")}\r\n`));
    expect(withoutLine(got.entries).map((entry) => JSON.stringify(entry).length)).toEqual(
      withoutLine(full.entries).map((entry) => JSON.stringify(entry).length),
    );
    expect(got.result.names).toBe(full.result.names);
  });

  test.each(TABLES)("%s with a column that nobody knows and one renamed: kept under unmapped", async (path, bytes) => {
    const { head, lines, separator, title } = table(bytes);
    const renamed = head.replace(/Nationality(?:\(\/ies\))?|Citi_country|Citizenship_CountryIso2Code/, "Homeland");
    const got = await whole(
      Buffer.from(`${title}${[`${renamed}${separator}Colour`, ...lines.map((line) => `${line}${separator}blue`)].join("\r\n")}\r\n`),
    );
    expect([path, got.result.unmapped.get("Homeland") ?? 0, got.result.unmapped.get("Colour") ?? 0]).toEqual([
      path,
      expect.toSatisfy((count: number) => count > 0),
      expect.toSatisfy((count: number) => count > 0),
    ]);
  });

  test.each(TABLES)("%s without its key or its names is refused", async (_path, bytes) => {
    const { head, lines, title } = table(bytes);
    for (const column of [/Group ID|Unique ID|Entity_logical_?id/gi, /Name 6|\w+_wholename/i]) {
      const got = await read(Buffer.from(`${title}${[head.replace(column, "Gone"), ...lines].join("\r\n")}\r\n`));
      expect("refused" in got && got.refused.problem).toMatchObject({
        code: "format-unknown",
        file: "given.bin",
        remedy: expect.any(String),
      });
    }
  });

  test.each(TABLES)("%s with a second header, rows too short and too long", async (_path, bytes) => {
    const { head, lines, separator, title } = table(bytes);
    const full = await whole(bytes);
    const twice = await whole(Buffer.from(`${title}${[head, lines[0], head, ...lines.slice(1)].join("\r\n")}\r\n`));
    expect(twice.entries.map(({ id }) => id)).toEqual(full.entries.map(({ id }) => id));
    expect(twice.result.rows).toBe(full.result.rows);
    expect(twice.result.problems).toContainEqual(
      expect.objectContaining({ code: "row-malformed", message: expect.stringContaining("second time") }),
    );
    const short = await whole(Buffer.from(`${title}${[head, ...lines, lines.at(-1)!.slice(0, 20)].join("\r\n")}\r\n`));
    expect(short.result.problems).toContainEqual(
      expect.objectContaining({ code: "row-malformed", message: expect.stringMatching(/has \d+ cells/) }),
    );
    const long = await whole(
      Buffer.from(`${title}${[head, `${lines[0]}${separator}${separator}astray`, ...lines.slice(1)].join("\r\n")}\r\n`),
    );
    expect(long.result.unmapped.get("beyond the header")).toBe(1);
  });
});

describe("[L43] encodings and line ends", () => {
  test.each(TABLES.filter(([, bytes]) => !bytes.includes(0xe9)))(
    "%s: with and without byte order mark, as UTF-16, with LF and CR",
    async (_path, bytes) => {
      const text = bytes.toString("utf8").replace("\uFEFF", "");
      const full = await whole(bytes);
      for (const copy of [
        Buffer.from(text),
        Buffer.from(`\uFEFF${text}`),
        Buffer.from(`\uFEFF${text}`, "utf16le"),
        Buffer.from(text.replaceAll("\r\n", "\n")),
        // old Mac lines, where no cell holds a line break of its own
        ...(/(?<!\r)\n/.test(text) ? [] : [Buffer.from(text.replaceAll("\r\n", "\r"))]),
      ])
        expect(withoutLine((await whole(copy)).entries)).toEqual(withoutLine(full.entries));
    },
  );
  test.each(FIXTURES)("%s: Windows-1252 in the middle of UTF-8 is a damage with its line", async (_path, bytes) => {
    const text = bytes.toString("latin1");
    const at = text.lastIndexOf("nvented") > 0 ? text.lastIndexOf("nvented") : text.lastIndexOf("FABRIQU");
    // a sign in UTF-8, then a lone Windows-1252 byte
    const copy = Buffer.concat([bytes.subarray(0, at), Buffer.from("“"), Buffer.from([0xe9, 0x20]), bytes.subarray(at)]);
    const got = await read(copy);
    if ("refused" in got) expect(got.refused.code).toBe("encoding-damaged");
    else
      expect(got.result).toMatchObject({
        whole: false,
        problems: expect.arrayContaining([expect.objectContaining({ code: "encoding-damaged", line: expect.any(Number) })]),
      });
  });
});

test.each(TREES)("[L6] %s with a document type is refused; with another namespace it reads the same", async (_path, bytes) => {
  const text = bytes.toString("utf8");
  const evil = await read(Buffer.from(text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>')));
  expect("refused" in evil && evil.refused.code).toBe("xml-entity");
  const other = await whole(Buffer.from(text.replace(/xmlns(?::xsi)?="[^"]*"/, 'xmlns="http://elsewhere.invalid/fsd/export"')));
  expect(other.entries).toEqual((await whole(bytes)).entries);
});

test.each(FIXTURES)("%s ten times as long, each entry still once", async (path, bytes) => {
  const full = await whole(bytes);
  const text = bytes.toString("latin1");
  const [from, to] = path.endsWith(".csv")
    ? [text.search(/\n(?!.*(?:Name 6|wholename))(?=[^\n]*\d)(?!Report|Last)/i) + 1, text.length]
    : [text.indexOf(path.startsWith("uk") ? "<Designation>" : "<sanctionEntity"), text.lastIndexOf("</")];
  const body = text.slice(from, to);
  const got = await whole(Buffer.from(`${text.slice(0, from)}${body.repeat(10)}${text.slice(to)}`, "latin1"));
  if (path === "eu/fsf-1.1.xml") {
    // streamed: each is handed on, and told
    expect(got.result.problems.filter(({ message }) => message.includes("twice"))).toHaveLength(full.entries.length * 9);
  } else expect(got.entries.map(({ id }) => id)).toEqual(full.entries.map(({ id }) => id));
});

describe("[L14, L43] hostile and large takes no long time", () => {
  const uk = table(FIXTURES[2]![1]).head.split(",");
  const eu = table(FIXTURES[5]![1]).head.replace("\uFEFF", "").split(";");
  const row = (columns: readonly string[], separator: string, fields: Readonly<Record<string, string>>): string =>
    columns.map((name) => fields[name] ?? "").join(separator);
  const many = (count: number, of: (at: number) => string): string => Array.from({ length: count }, (_, at) => of(at)).join("\n");
  test.each([
    [
      "20,000 designations under one Group ID",
      () =>
        `${uk.join(",")}\n${many(20_000, (at) => row(uk, ",", { "Unique ID": `ZZQ${at}`, "OFSI Group ID": "7", "Name 6": `N${at}`, "Designation Type": "Entity" }))}\n`,
      20_000,
    ],
    [
      "20,000 rows of one designation",
      () =>
        `${uk.join(",")}\n${many(20_000, (at) => row(uk, ",", { "Unique ID": "ZZQ0001", "Name 6": `N${at}`, "Designation Type": "Entity", "Other Information": `text ${at}` }))}\n`,
      1,
    ],
    [
      "20,000 blocks of one entity, no two alike",
      () =>
        `${eu.join(";")}\n${many(20_000, (at) =>
          row(eu, ";", {
            Entity_LogicalId: "7",
            Entity_SubjectType: "P",
            NameAlias_WholeName: `Name ${at}`,
            Address_Street: `Street ${at}`,
            BirthDate_BirthDate: `${1000 + (at % 1900)}-0${1 + (at % 9)}-1${at % 10}`,
            BirthDate_City: `City ${at}`,
            Identification_Number: `N${at}`,
            NameAlias_Regulation_NumberTitle: `Act ${at}`,
            NameAlias_Regulation_PublicationDate: `${1000 + (at % 1900)}-0${1 + (at % 9)}-1${at % 10}`,
          }),
        )}\n`,
      1,
    ],
  ])("%s", { timeout: 60_000 }, async (_name, text, entries) => {
    const started = workTime();
    const got = await whole(Buffer.from(text()));
    expect(workTime() - started).toBeLessThan(15_000);
    expect(got.entries).toHaveLength(entries);
    if (entries === 1) expect(got.result.problems).toContainEqual(expect.objectContaining({ code: "too-many" }));
  });
});
