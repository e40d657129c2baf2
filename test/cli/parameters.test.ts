import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { unsealedParameterFile, writtenParameterFile } from "../../src/match/parameters-file.ts";
import { ROOT, folder, json, writ, type Run } from "./harness.ts";

/** A checkout of one's own, whose numbers may be changed. */
let tree: string;
let parameters: string;
let text: string;

beforeEach(() => {
  tree = folder();
  for (const name of ["bin", "src", "register", "package.json"])
    cpSync(join(ROOT, name), join(tree, name), { recursive: true, filter: (from) => !/\.test\.tsx?$|[/\\]web$/.test(from) });
  // a folder of its own: the compiled sources of this tree are kept in it, and go with it
  mkdirSync(join(tree, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules")).filter((each) => !each.startsWith(".")))
    symlinkSync(join(ROOT, "node_modules", name), join(tree, "node_modules", name));
  parameters = join(tree, "src/match/parameters.json");
  text = readFileSync(parameters, "utf8");
});

const run = (...args: readonly string[]): Promise<Run> =>
  writ(args, { cwd: tree, command: [process.execPath, join(tree, "bin/writ.js")], env: { XDG_CACHE_HOME: join(tree, "cache") } });

describe("a parameter file that cannot be used", () => {
  test.each<readonly [what: string, damage: () => void, field: string, message: string]>([
    ["altered", () => writeFileSync(parameters, text.replace('"value":18.5', '"value":19.5')), ": hash", "the file has been altered"],
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

  test("[M17] another file, sealed, is another name on the answer; the snapshot of the first is built anew", async () => {
    const list = join(tree, "mine.csv");
    writeFileSync(list, "id,name\n1,Qasim Vreeland\n");
    const data = join(tree, "data");
    expect(await run("lists", "add", list, "--data", data, "--as", "mine")).toMatchObject({ code: 0 });
    const ask = async () => json(await run("screen", "Qasim Vreeland", "--json", "--data", data));
    const before = await ask();
    const edited = text.replace('"id":"coverage","value":2.5', '"id":"coverage","value":3.5');
    writeFileSync(parameters, writtenParameterFile(unsealedParameterFile(edited, parameters)));
    const after = await ask();
    expect(after.engine.parameters).not.toBe(before.engine.parameters);
    expect(after.engine.snapshot).not.toBe(before.engine.snapshot);
    expect(after.alerts[0].weight).toBeCloseTo(before.alerts[0].weight + 1, 6);
  });
});
