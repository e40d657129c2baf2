/**
 * `npm run build`: dist/ as the tarball holds it. JavaScript and types by tsc, what the sources read beside them, and the page.
 * A checkout runs unbuilt; only the tarball needs this.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildPageIfStale } from "../src/server/page.ts";

const root = resolve(import.meta.dirname, "..");
const dist = join(root, "dist");

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(process.execPath, [join(root, "node_modules", program), ...args], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Data files that a source reads beside itself; the page has its own builder. */
function copyAssets(): void {
  cpSync(join(root, "src"), dist, {
    recursive: true,
    filter: (from) => !/\.tsx?$/.test(from) && !from.startsWith(join(root, "src", "web")) && !/[/\\]fixtures([/\\]|$)/.test(from),
  });
}

/** tsc rewrites imports and not `new URL("./worker.ts", import.meta.url)`: a worker would look for a source that is not there. */
function rewriteUrls(): void {
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".js")) continue;
    const file = join(dist, name);
    const before = readFileSync(file, "utf8");
    const after = before.replace(/(new URL\(\s*["'`]\.[^"'`]*)\.ts(["'`],\s*import\.meta\.url)/g, "$1.js$2");
    if (after !== before) writeFileSync(file, after);
  }
}

// the page is replaced in one step by its own builder, under a server that may be showing it
if (existsSync(dist)) for (const name of readdirSync(dist)) if (name !== "web") rmSync(join(dist, name), { recursive: true });
run("typescript/bin/tsc", ["-p", "tsconfig.build.json"]);
copyAssets();
rewriteUrls();
await buildPageIfStale();
