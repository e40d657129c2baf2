import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { ROOT, file, folder, json, writ, type Run } from "./harness.ts";

/** A checkout of one's own, whose numbers may be changed. */
let tree: string;
let parameters: string;
let text: string;

beforeEach(() => {
  tree = folder();
  for (const name of ["bin", "src", "bench", "register", "package.json"])
    cpSync(join(ROOT, name), join(tree, name), { recursive: true, filter: (from) => !/\.test\.tsx?$|[/\\]web$/.test(from) });
  // a folder of its own: the compiled sources of this tree are kept in it, and go with it
  mkdirSync(join(tree, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules")).filter((each) => !each.startsWith(".")))
    symlinkSync(join(ROOT, "node_modules", name), join(tree, "node_modules", name));
  parameters = join(tree, "src/match/parameters.json");
  text = readFileSync(parameters, "utf8");
});

/** The text with another value of one number. */
const changed = (id: string, to: (value: number) => number): string =>
  text.replace(new RegExp(`("id":"${id}","value":)([\\d.]+)`), (_, head: string, value: string) => `${head}${to(Number(value))}`);
/** `npm run learn -- --seal` in that checkout. */
const seal = (): Promise<Run> => writ(["--seal"], { cwd: tree, command: [process.execPath, join(tree, "bench/learn.ts")] });
const run = (...args: readonly string[]): Promise<Run> =>
  writ(args, { cwd: tree, command: [process.execPath, join(tree, "bin/writ.js")], env: { XDG_CACHE_HOME: join(tree, "cache") } });

describe("a parameter file that cannot be used", () => {
  test.each<readonly [what: string, damage: () => void, field: string, message: string]>([
    [
      "altered",
      () =>
        writeFileSync(
          parameters,
          changed("bands.strong", (value) => value + 1),
        ),
      ": hash",
      "the file has been altered",
    ],
    ["cut short", () => writeFileSync(parameters, text.slice(0, text.length >> 1)), "", "this is not JSON, or cut short"],
    ["empty", () => writeFileSync(parameters, ""), "", "this is not JSON, or cut short"],
    ["gone", () => rmSync(parameters), "", "the file of parameters is not there or cannot be read"],
    [
      "of another version",
      () => writeFileSync(parameters, text.replace('"version": "1"', '"version": "2"')),
      ": version",
      "the version is 2",
    ],
  ])("[M15] %s: no answer, exit 2, the file and what to do", async (_, damage, field, message) => {
    damage();
    const { code, out, err } = await run("screen", "Jaish-e-Mohammed", "--json");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`writ: ${parameters}${field}: ${message}`);
    expect(err).toContain("[parameters-damaged]. restore the file as it was published");
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    // what does not screen goes on
    expect((await run("--version")).code).toBe(0);
  });

  test.each<readonly [what: string, damage: (table: string, whole: string) => void, message: string]>([
    [
      "cut short",
      (table, whole) => writeFileSync(table, whole.slice(0, whole.length >> 1)),
      "population.json: this is not JSON, or cut short",
    ],
    ["gone", (table) => rmSync(table), "population.json: the population table is not there or cannot be read"],
    [
      "altered",
      (table, whole) => writeFileSync(table, whole.replace("muhammad 0:", "muhammad 1:")),
      "parameters.json: population: the numbers belong to the population table",
    ],
  ])("[M15] a population table %s: no answer, exit 2, the file and what to do", async (_, damage, message) => {
    const table = join(tree, "src/match/population.json");
    damage(table, readFileSync(table, "utf8"));
    const { code, out, err } = await run("screen", "Jaish-e-Mohammed", "--json");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).toContain("[parameters-damaged]. restore the file as it was published");
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("[M16] what cannot be meant is not sealed, and the file stays as it is", async () => {
    const edited = changed("prior", () => 1);
    writeFileSync(parameters, edited);
    const { code, err } = await seal();
    expect(code).toBe(2);
    expect(err).toContain("src/match/parameters.json: prior: 1 is not between 0 and 1 [parameters-damaged]");
    expect(readFileSync(parameters, "utf8")).toBe(edited);
  });

  test("[M17] another file, sealed, is another name on the answer; the snapshot of the first is built anew", async () => {
    const list = join(tree, "mine.csv");
    writeFileSync(list, "id,name\n1,Qasim Vreeland\n");
    const data = join(tree, "data");
    expect(await run("lists", "add", list, "--data", data, "--as", "mine")).toMatchObject({ code: 0 });
    const ask = async () => json(await run("screen", "Qasim Vreeland", "--json", "--data", data));
    const before = await ask();
    const edited = changed("coverage", (value) => value + 1);
    writeFileSync(parameters, edited);
    expect(await run("screen", "Qasim Vreeland", "--data", data)).toMatchObject({ code: 2, out: "" });
    expect(await seal()).toMatchObject({ code: 0, out: expect.stringContaining("src/match/parameters.json is sealed") });
    const after = await ask();
    expect(after.engine.parameters).not.toBe(before.engine.parameters);
    expect(after.engine.snapshot).not.toBe(before.engine.snapshot);
    expect(after.alerts[0].weight).toBeCloseTo(before.alerts[0].weight + 1, 6);
  });

  test("[M2] the lookup prices a change as the textbook does, whatever the costs of letters", async () => {
    const costs = /("id":"letters\.(?:pair\.\w\/\w|\w+)","value":)([\d.]+)/g;
    let k = 0;
    writeFileSync(
      parameters,
      text
        .replace(costs, (_, head: string, value: string) => `${head}${Math.round(Number(value) * 20 + (k++ % 7) + 1) / 20}`)
        // what is changed by hand is not what was learned
        .replaceAll('"from":"learned"', '"from":"set"'),
    );
    expect(k).toBeGreaterThan(50);
    expect(await seal()).toMatchObject({ code: 0 });
    const script = file(
      tree,
      "differences.ts",
      `import { letterCost } from "./src/match/brute-force.ts";
       import { createLayer } from "./src/match/lay-letters.ts";
       import { buildLexicon } from "./src/match/lexicon.ts";
       let at = 1;
       const draw = (n) => (at = (at * 48271) % 2147483647) % n;
       const word = () => Array.from({ length: 2 + draw(8) }, () => "aeiouhmnrlkqszdtbpfgjwvyxc"[draw(26)]).join("");
       const turned = (w) => w.slice(0, 1) + w.slice(2, 3) + w.slice(1, 2) + w.slice(3);
       let laid = 0, different = 0;
       for (let n = 0; n < 400; n++) {
         const asked = word();
         const words = [...new Set([word(), word(), turned(asked), asked.slice(1), asked + "h", asked.replace("k", "q")])];
         const { lexicon, position } = buildLexicon(words, new Uint8Array(words.length));
         const layer = createLayer(lexicon);
         layer.begin({ text: asked, unvowelled: false });
         layer.lay(position, "vowelled", 254, (id, cost) => {
           laid++;
           const other = words[position.indexOf(id)];
           if (cost !== letterCost({ text: asked, unvowelled: false }, { text: other, unvowelled: false })) different++;
         });
       }
       console.log(JSON.stringify({ laid: laid > 1500, different }));`,
    );
    const { out, err } = await writ([], { cwd: tree, command: [process.execPath, script] });
    expect({ out, err }).toEqual({ out: '{"laid":true,"different":0}\n', err: "" });
  });
});
