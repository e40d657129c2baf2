import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, type TestContext } from "vitest";
import { pdfOf } from "../fixtures/screen/documents.ts";
import { bareEnvironment, ROOT } from "./harness.ts";

/** Slow: packs, installs and runs what a user gets. The rest of test/cli runs the checkout. */
const dir = mkdtempSync(join(tmpdir(), "writ-tarball-"));
const names: string[] = [];
let unreachable: string | null = null;

function sh(
  program: string,
  args: readonly string[],
  cwd: string,
): { readonly status: number | null; readonly out: string; readonly err: string } {
  // a clean environment, but with what npm needs to find its registry and cache
  const npm = Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(npm_config_(registry|cache|userconfig)|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS)$/i.test(name),
    ),
  );
  const env = { ...bareEnvironment(process.env["HOME"] ?? dir), ...npm, WRIT_DATA: join(dir, "data") } as Record<string, string>;
  const run = spawnSync(program, args, { cwd, env, encoding: "utf8", maxBuffer: 1 << 26 });
  return { status: run.status, out: run.stdout ?? "", err: run.stderr ?? String(run.error ?? "") };
}

beforeAll(() => {
  const packed = sh("npm", ["pack", "--json", "--pack-destination", dir], ROOT);
  if (packed.status !== 0) throw new Error(`npm pack failed:\n${packed.out}${packed.err}`);
  // prepack may print before the JSON
  const printed: unknown = JSON.parse(packed.out.slice(packed.out.search(/^[[{]/m)));
  const [first] = (Array.isArray(printed) ? printed : Object.values(printed as object)) as {
    filename: string;
    files: { path: string }[];
  }[];
  names.push(...(first?.files.map(({ path }) => path) ?? []));
  writeFileSync(join(dir, "package.json"), '{"private":true,"type":"module","allowScripts":{"node":true}}');
  const tarball = readdirSync(dir).find((name) => name.endsWith(".tgz"));
  const installed = sh("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", `./${tarball}`, "node@24"], dir);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(installed.err)) unreachable = "the package registry cannot be reached";
  else if (installed.status !== 0) throw new Error(`npm install failed:\n${installed.out}${installed.err}`);
}, 300_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const needsInstall = (context: TestContext): void => context.skip(unreachable !== null, unreachable ?? "");
const slow = { timeout: 60_000 };

describe("[C6] the tarball, installed in an empty folder with node@24 beside it", () => {
  test("holds built JavaScript, types, page, register and entry; no sources, tests or fixtures", () => {
    for (const needed of [
      "bin/writ.js",
      "bin/package.json",
      "dist/cli/main.js",
      "dist/index.js",
      "dist/index.d.ts",
      "dist/match/parameters.json",
      "dist/match/population.json",
      "dist/web/index.html",
      "register/lists.yaml",
      "package.json",
    ]) {
      expect(names).toContain(needed);
    }
    expect(names.filter((name) => /(^|\/)(src|test|fixtures|bench|scripts)\/|\.test\.|(?<!\.d)\.tsx?$/.test(name))).toEqual([]);
  });

  test("npx writ answers a name and adds a list", slow, (context) => {
    needsInstall(context);
    const answer = sh("npx", ["--no-install", "writ", "screen", "Jaish-i-Momhammed", "--json"], dir);
    expect(answer).toMatchObject({ status: 0, err: "" });
    expect(JSON.parse(answer.out)).toMatchObject({ outcome: "hit", alerts: [{ caption: expect.stringMatching(/jaish/i) }] });
    expect(sh("npx", ["--no-install", "writ", "lists", "add", "starter"], dir)).toMatchObject({ status: 0, err: "" });
    expect(JSON.parse(sh("npx", ["--no-install", "writ", "lists", "status", "--json"], dir).out)).toMatchObject({
      lists: [{ id: "starter", state: "current" }],
    });
  });

  test("a file in threads, a spreadsheet and a PDF: workers and libraries that the build must have taken along", slow, (context) => {
    needsInstall(context);
    const rows = Array.from({ length: 4_000 }, (_, at) => `${at},Invented Person Number ${at}\n`).join("");
    writeFileSync(join(dir, "names.csv"), `id,name\n${rows}x,Jaish-e-Mohammed\n`);
    const run = sh("npx", ["--no-install", "writ", "screen", "--file", "names.csv", "--out", "result.xlsx", "--json"], dir);
    expect(run.err.replaceAll(/^writ: names\.csv .* %\n/gm, "")).toBe("");
    expect(JSON.parse(run.out)).toMatchObject({ rows: 4_001, format: "xlsx", bad: 0 });
    writeFileSync(join(dir, "report.pdf"), pdfOf([["A stand against Lashkar-e-Taiba and others."]]));
    const text = sh("npx", ["--no-install", "writ", "screen", "--text", "report.pdf", "--json"], dir);
    expect(text.err).toBe("");
    expect(JSON.parse(text.out).mentions.map((mention: { text: string }) => mention.text)).toEqual(["Lashkar-e-Taiba"]);
  });

  test('import "writ" gives the same functions', slow, (context) => {
    needsInstall(context);
    writeFileSync(
      join(dir, "use.js"),
      `import { openWrit, compare, WritError } from "writ";
       import { startServer } from "writ/server";
       const writ = openWrit({ data: process.env.WRIT_DATA });
       const answer = writ.screen({ names: ["Jaish-i-Momhammed"] });
       const text = await writ.text("A stand against Lashkar-e-Taiba.");
       let code = null;
       try { writ.screen({ names: [], kind: "ghost" }); } catch (error) { code = error instanceof WritError ? error.code : String(error); }
       console.log(JSON.stringify([answer.outcome, text.mentions.length, typeof compare, typeof startServer, code]));`,
    );
    const run = sh(join(dir, "node_modules/.bin/node"), ["use.js"], dir);
    expect(run.err).toBe("");
    expect(JSON.parse(run.out)).toEqual(["hit", 1, "function", "function", "field-invalid"]);
  });

  test("its types hold for whoever imports it", slow, (context) => {
    needsInstall(context);
    writeFileSync(
      join(dir, "use.ts"),
      `import { openWrit, type Answer, type Band } from "writ";
       const answer: Answer = openWrit({ data: "d" }).screen("x", { minBand: "weak" });
       const bands: Band[] = answer.alerts.map((alert) => alert.band);
       // @ts-expect-error a band is one of four words
       const wrong: Band = "certain";
       console.log(bands, wrong);`,
    );
    const flags = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2024",
      "--skipLibCheck",
      "false",
      "--types",
      "node",
      "--typeRoots",
      join(ROOT, "node_modules/@types"),
    ];
    const run = sh(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), ...flags, "use.ts"], dir);
    expect(run.out).toBe("");
    expect(run.status).toBe(0);
  });
});
