import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, folder, json, writ } from "./harness.ts";

/** A small engine of another house: finds a name of the list when its words are there, whatever their order. */
const FOREIGN = `
const { readFileSync } = require("node:fs");
const listed = readFileSync(process.argv[2], "utf8").trim().split("\\n");
const key = (text) => text.toLowerCase().match(/\\p{L}+/gu)?.sort().join(" ") ?? "";
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { names } = JSON.parse(line);
  const hits = listed.flatMap((name, at) => key(name) === key(names[0]) ? [{ weight: 1, matched: { listed: name, exact: true } }] : []);
  process.stdout.write((names[0].includes("Zq") ? "{}" : JSON.stringify({ alerts: hits })) + "\\n");
});
`;
const LISTED = "Faridullah Karim Testgul\nAnnelise Musterfrau\nTestov Igor Primerov\n";

describe("writ lab", () => {
  test("[B2, B6] the same seed gives the same bytes in every form, another seed others", { timeout: 120_000 }, async () => {
    const dir = folder();
    const run = async (name: string, seed: string): Promise<string[]> => {
      const forms = [".html", ".csv", ".json"].map((ending) => join(dir, name + ending));
      const out = forms.flatMap((path) => ["--out", path]);
      const done = await writ(["lab", "--sample", "15", "--population-size", "100", "--seed", seed, ...out], { cwd: dir });
      expect(done).toMatchObject({ code: 0 });
      return forms.map((path) => readFileSync(path, "utf8"));
    };
    const [first, again, other] = [await run("a", "5"), await run("b", "5"), await run("c", "6")];
    expect(again).toEqual(first);
    for (const [at, text] of other.entries()) expect(text).not.toBe(first[at]);
    expect(first[0]).toContain("Names alone were asked");
  });

  test("[B4, B5] a list, customers and cut-offs of the user's own", { timeout: 60_000 }, async () => {
    const dir = folder();
    const names = file(dir, "list.csv", "id,name,kind\n1,Faridullah Karim Testgul,person\n2,Zeta Sample Trading Company,organisation\n");
    const people = file(dir, "people.jsonl", '{"name":"Karim Testgul Faridullah"}\n{"names":["Anna Musterfrau"]}\n{"kind":"person"}\n');
    const done = await writ(["lab", "--names", names, "--population", people, "--cut-off", "10", "--only", "order,initial", "--json"], {
      cwd: dir,
    });
    expect(done.code).toBe(0);
    expect(done.err).toContain("people.jsonl:3");
    const report = json(done);
    expect(report).toMatchObject({
      schema: "writ-lab/1",
      sample: { drawn: 2, of: 2 },
      people: { origin: "file", asked: 2, leftOut: 1 },
      control: { asked: 2, found: { share: 1 }, first: { share: 1 } },
    });
    expect(report.categories).toMatchObject([
      { id: "order", asked: 2 },
      { id: "initial", asked: 1, notApplying: 1 },
    ]);
    // one of the two customers bears a listed name
    expect(report.cutOffs.find(({ bits }: { bits: number | null }) => bits === 10)).toMatchObject({ alerts: { hits: 1, n: 2 } });
  });

  test("[B4] another engine is asked the same questions; what it leaves unanswered is told, exit 4", { timeout: 60_000 }, async () => {
    const dir = folder();
    const names = file(dir, "list.txt", LISTED);
    const engine = `"${process.execPath}" "${file(dir, "engine.cjs", FOREIGN)}" "${names}"`;
    const people = file(dir, "people.txt", "Anna Example\nZq Nobody\n");
    const done = await writ(
      ["lab", "--names", names, "--only", "order,dropped", "--population", people, "--engine", engine, "--cut-off", "0.5", "--json"],
      { cwd: dir },
    );
    expect(done.err).toContain("no answer to 1 question");
    expect(done.code).toBe(4);
    const report = json(done);
    expect(report.engine).toMatchObject({ own: false, name: engine });
    expect(report.control.found).toMatchObject({ hits: 3, n: 3 });
    expect(report.categories).toMatchObject([
      { id: "order", found: { hits: 3 } },
      { id: "dropped", found: { hits: 0, n: 2 } },
    ]);
    expect(report.population).toMatchObject({ n: 1, unanswered: 1 });
  });

  test.each([
    ["a list without a name", ["--names", "empty.txt"], /empty\.txt.*\[file-empty\]\. One name a line/],
    ["a cut-off that is none", ["--cut-off", ""], /--cut-off: names no cut-off \[usage\]/],
    ["lines without a letter", ["--names", "numbers.txt"], /there is no letter in it.*\[file-empty\]/],
    ["one name of 10,000 words", ["--names", "long.txt"], /10000 words.*\[file-empty\]/],
    ["a number in another notation", ["--variants", "1e12"], /--variants.*not a whole number/],
    ["variants beyond all measure", ["--variants", "1000000000000"], /--variants.*\[too-many\]/],
    ["a population beyond all measure", ["--population-size", "99999999999"], /--population-size.*\[too-many\]/],
    ["a list that is not loaded", ["--lists", "nowhere"], /\[list-unknown\]/],
    ["an unknown change", ["--only", "typos"], /no category "typos"/],
    [
      "a table without a column of names",
      ["--population", "table.csv"],
      /table\.csv:1.*seat · name of candidate · party.*\[field-missing\]/,
    ],
    ["an engine that ends at once", ["--engine", "exit 0", "--population-size", "1", "--sample", "1"], /no answer to question 1/],
    [
      "an engine that writes one line without an end",
      ["--engine", "yes a | tr -d '\\n'", "--population-size", "1", "--sample", "1"],
      /a line of more than/,
    ],
    ["an ending without a format", ["--out", "report.pdf"], /--out.*\.html/],
  ])("[B7] %s: one clear line, exit 2, no answer", { timeout: 60_000 }, async (_what, args, message) => {
    const dir = folder();
    file(dir, "table.csv", "seat,name of candidate,party\nX-1,Farid Testgul,Test\nX-2,Anna Example,Test\n");
    file(dir, "empty.txt", "");
    file(dir, "numbers.txt", "1\n2\n");
    file(dir, "long.txt", "word ".repeat(10_000));
    const done = await writ(["lab", ...args], { cwd: dir });
    expect(done.err).toMatch(message);
    expect(done).toMatchObject({ code: 2, out: "" });
  });

  test("names of any shape: SURNAME, Given one a line; a table with ; and a column full name", { timeout: 60_000 }, async () => {
    const dir = folder();
    const names = file(dir, "list.txt", "TESTGUL, Farid\nMUSTERFRAU, Annelise\n");
    const people = file(
      dir,
      "people.csv",
      "id;full name;kind\n1;Farid Testgul;person\n2;Anna Example;person\n3;Zeta Sample Works;organisation\n",
    );
    const done = await writ(["lab", "--names", names, "--population", people, "--only", "order", "--json"], { cwd: dir });
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(json(done)).toMatchObject({
      sample: { drawn: 2 },
      people: { asked: 3 },
      control: { found: { share: 1 } },
      population: { bands: { none: 2 } },
    });
  });

  test("[B7] a name of 10,000 words among others is told and left out", { timeout: 60_000 }, async () => {
    const dir = folder();
    const names = file(dir, "list.txt", `${LISTED}${"word ".repeat(10_000)}\n`);
    const done = await writ(["lab", "--names", names, "--population-size", "5", "--only", "order", "--json"], { cwd: dir });
    expect(done.code).toBe(0);
    expect(done.err).toContain("list.txt:4");
    expect(json(done)).toMatchObject({ sample: { drawn: 3, leftOut: { tooLong: 1 } } });
    expect(json(done).notMeasured.join(" ")).toContain("1 names of more words");
  });
});
