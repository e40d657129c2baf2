import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { fail } from "../ground/index.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCE = join(ROOT, "src/web");
/** In a checkout and in the packed tarball alike. */
const BUILT = join(ROOT, "dist/web");
const STAMP = "inputs.sha256";

/** One file of the page, in memory, as it goes out. */
export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
  /** names that carry a content hash never change */
  readonly immutable: boolean;
}

const TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".json", "application/json"],
]);

function inputsHash(): string {
  const hash = createHash("sha256");
  const names = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).sort();
  for (const name of names) {
    if (!/\.(tsx?|css|html|svg|js)$/.test(name) || name.includes(".test.")) continue;
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(join(SOURCE, name)));
  }
  return hash.digest("hex");
}

const isBuilt = (wanted: string): boolean => existsSync(join(BUILT, STAMP)) && readFileSync(join(BUILT, STAMP), "utf8") === wanted;

/**
 * Builds the page with Vite if its source is newer than what was built. Without a source (installed from a package) there is nothing to do.
 * Returns true when it built. Throws `internal` with the builder's words when the page does not build.
 */
export async function buildPageIfStale(): Promise<boolean> {
  if (!existsSync(join(SOURCE, "index.html"))) return false;
  const wanted = inputsHash();
  if (isBuilt(wanted)) return false;
  const vite = await import("vite").catch((error: unknown) =>
    fail("internal", { message: "the page is not built, and its builder is not installed", remedy: "Run npm ci" }, error),
  );
  // two servers may start at once: each builds beside, and whoever finds the other's done leaves it
  const beside = `${BUILT}.${randomUUID()}`;
  try {
    await vite.build({ configFile: join(SOURCE, "vite.config.ts"), logLevel: "error", build: { outDir: beside, emptyOutDir: true } });
    await writeFile(join(beside, STAMP), wanted);
    if (!isBuilt(wanted)) {
      await rm(BUILT, { recursive: true, force: true });
      await rename(beside, BUILT);
    }
  } catch (error) {
    fail("internal", { file: SOURCE, message: `the page does not build: ${(error as Error).message}` }, error);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return true;
}

/** Builds the page again whenever its source changes, until the process ends: for who works on the page. */
export async function watchPage(onBuilt: (line: string) => void): Promise<void> {
  const { build } = await import("vite");
  const watcher = await build({
    configFile: join(SOURCE, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: BUILT, emptyOutDir: false, watch: {} },
  });
  if ("on" in watcher) watcher.on("event", (event) => void (event.code === "END" && onBuilt("the page was built")));
}

/** The built page by URL path; `/` is the document. Throws `internal` when there is none. */
export function loadPage(): ReadonlyMap<string, PageFile> {
  if (!existsSync(join(BUILT, "index.html")))
    fail("internal", { file: BUILT, message: "the page is missing from this installation", remedy: "Install Writ again" });
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(BUILT, { recursive: true, encoding: "utf8" })) {
    const type = TYPES.get(extname(name));
    if (type === undefined) continue;
    const body = new Uint8Array(readFileSync(join(BUILT, name)));
    const path = "/" + name.replaceAll("\\", "/");
    files.set(path === "/index.html" ? "/" : path, {
      type,
      body,
      gzip: new Uint8Array(gzipSync(body)),
      brotli: new Uint8Array(brotliCompressSync(body)),
      immutable: path.startsWith("/assets/"),
    });
  }
  return files;
}
