import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { lockFolder } from "./lock.ts";
import { makeDataFolder } from "./folder.ts";
import { once } from "node:events";
import { openLedger } from "./ledger.ts";
import { tmpdir } from "node:os";
import { verifyLedger } from "./verify.ts";

const face = JSON.stringify(new URL("index.ts", import.meta.url).href);
const flags = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e"];
/** A process of its own: locks, quotas and kills are between processes. */
const script = (body: string): string[] => [...flags, `import * as ledger from ${face};\n${body}`];

let dir: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "writ-folder-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

async function holder(): Promise<ChildProcess> {
  const body = `ledger.lockFolder(${JSON.stringify(dir)}); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, script(body), { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, "data");
  return child;
}

describe("the lock on the data folder", () => {
  test("[R4] a second writer is told which process holds it, and gets it after a kill -9", async () => {
    const child = await holder();
    expect(() => lockFolder(dir)).toThrow(
      expect.objectContaining({ code: "data-locked", message: `process ${child.pid} is writing to the data folder` }),
    );
    child.kill("SIGKILL");
    await once(child, "exit");
    lockFolder(dir).release();
  });

  test("within one process too, and a release lets the next one in", () => {
    const lock = lockFolder(dir);
    expect(() => lockFolder(dir)).toThrow(
      expect.objectContaining({ code: "data-locked", message: expect.stringContaining(`this process (${process.pid})`) }),
    );
    lock.release();
    lock.release();
    lockFolder(dir).release();
  });

  test("a stale or senseless process id is never believed", () => {
    writeFileSync(join(dir, "writer.pid"), "999999999\n");
    lockFolder(dir).release();
    const lock = lockFolder(dir);
    writeFileSync(join(dir, "writer.pid"), "not a number");
    expect(() => lockFolder(dir)).toThrow(expect.objectContaining({ message: expect.stringContaining("another process") }));
    lock.release();
  });

  test("who may wait gets it when the holder ends", async () => {
    const child = await holder();
    const body = `ledger.lockFolder(${JSON.stringify(dir)}, { waitMs: 20000 }); console.log("got it");`;
    const waiter = spawn(process.execPath, script(`console.log("asking");\n${body}`), { stdio: ["ignore", "pipe", "inherit"] });
    children.push(waiter);
    let said = "";
    (waiter.stdout as NodeJS.ReadableStream).on("data", (text) => (said += String(text)));
    while (!said.includes("asking")) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill("SIGKILL");
    await once(waiter, "exit");
    expect(said).toContain("got it");
  });
});

/** Runs `body` and gives the code of the WritError it ends with, as `code|file|remedy`. */
function codeOf(body: string, options: { readonly shell?: string; readonly uid?: number } = {}): string {
  const guarded = `try { ${body}; console.log("done"); } catch (e) { console.log([e.code, e.problem?.file, e.problem?.remedy].join("|")); }`;
  const args = script(guarded);
  const run =
    options.shell === undefined
      ? spawnSync(process.execPath, args, {
          encoding: "utf8",
          ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
        })
      : spawnSync("sh", ["-c", `${options.shell}; exec "$0" "$@"`, process.execPath, ...args], { encoding: "utf8" });
  return run.stdout.trim() || run.stderr;
}

const root = process.getuid?.() === 0;

describe("[R11] a data folder in trouble", () => {
  test("full: what was acknowledged stays, the rest is data-full with a remedy", () => {
    const path = join(dir, "ledger.sqlite");
    const body = `
      const l = ledger.openLedger(${JSON.stringify(path)}, { mode: "write" });
      for (let n = 0; n < 100; n++) {
        l.append([{ at: "2026-01-01T00:00:00Z", who: "a", what: "b", data: { text: "x".repeat(20000) } }]);
        process.stderr.write(n + "\\n");
      }`;
    const args = script(`try { ${body} } catch (e) { console.log([e.code, e.problem.file, e.problem.remedy].join("|")); }`);
    const run = spawnSync("sh", ["-c", 'ulimit -f 400; exec "$0" "$@"', process.execPath, ...args], { encoding: "utf8" });
    expect(run.stdout.trim()).toBe(`data-full|${path}|free some space; nothing that was acknowledged is lost`);
    const acknowledged = run.stderr.trim().split("\n").length;
    expect(acknowledged).toBeGreaterThan(1);
    const report = verifyLedger(path);
    expect(report).toMatchObject({ events: acknowledged, firstBroken: null, damage: [] });
    openLedger(path, { mode: "write" }).close();
  });

  test("read-only: data-read-only with the path, for the lock and for a new folder", () => {
    chmodSync(dir, 0o555);
    const who = root ? { uid: 65534 } : {};
    expect(codeOf(`ledger.lockFolder(${JSON.stringify(dir)})`, who)).toMatch(/^data-read-only\|.*writer.lock\|give --data/);
    expect(codeOf(`ledger.makeDataFolder(${JSON.stringify(join(dir, "new"))})`, who)).toMatch(/^data-read-only\|.*new\|give --data/);
    chmodSync(dir, 0o755);
  });

  test("a reader needs no right to write", () => {
    const path = join(dir, "ledger.sqlite");
    const ledger = openLedger(path, { mode: "write" });
    ledger.append([{ at: "2026-01-01T00:00:00Z", who: "a", what: "b", data: {} }]);
    ledger.close();
    for (const file of [path, `${path}.head`]) chmodSync(file, 0o444);
    chmodSync(dir, 0o555);
    const who = root ? { uid: 65534 } : {};
    expect(codeOf(`if (ledger.verifyLedger(${JSON.stringify(path)}).events !== 1) process.exit(9)`, who)).toBe("done");
    chmodSync(dir, 0o755);
  });

  test("a file where the folder should be", () => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    const damaged = expect.objectContaining({ code: "data-damaged", message: "a file stands where the data folder should be" });
    expect(() => makeDataFolder(file)).toThrow(damaged);
    expect(() => makeDataFolder(join(file, "deeper"))).toThrow(damaged);
  });

  test("databases belong to their owner alone, in a folder that others may enter too", () => {
    const path = join(dir, "ledger.sqlite");
    chmodSync(dir, 0o755);
    const lock = lockFolder(dir);
    const ledger = openLedger(path, { mode: "write" });
    ledger.append([{ at: "2026-01-01T00:00:00Z", who: "a", what: "b", data: {} }]);
    const rights = readdirSync(dir).map((name) => [name, (statSync(join(dir, name)).mode & 0o777).toString(8)]);
    expect(rights.filter(([, mode]) => mode !== "600")).toEqual([]);
    expect(rights.length).toBeGreaterThanOrEqual(6);
    ledger.close();
    lock.release();
  });

  test("a folder that is made belongs to its owner alone", () => {
    const made = join(dir, "a", "b");
    makeDataFolder(made);
    makeDataFolder(made);
    expect(mkdirSync(made, { recursive: true })).toBeUndefined();
    expect(spawnSync("stat", ["-c", "%a", made], { encoding: "utf8" }).stdout.trim()).toBe("700");
  });
});
