import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startServer } from "../../src/server/index.ts";
import { openRegister } from "../../src/registry/index.ts";

const root = resolve(import.meta.dirname, "../..");
let dir: string;
const running: ChildProcess[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "writ-start-"));
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await rm(dir, { recursive: true, force: true });
});

/** `writ start` as a user runs it; resolves with the printed link. */
async function start(): Promise<{ readonly child: ChildProcess; readonly link: URL; readonly said: () => string }> {
  const child = spawn(process.execPath, [join(root, "bin/writ.js"), "start", "--port", "0", "--data", dir], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  for (let waited = 0; waited < 400; waited++) {
    const link = /http:\S+/.exec(out)?.[0];
    if (link !== undefined) return { child, link: new URL(link), said: () => err };
    if (child.exitCode !== null) break;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`no link was printed: ${out}${err}`);
}

async function signIn(link: URL): Promise<{ readonly status: number; readonly cookie: string }> {
  const token = link.hash.replace("#sign-in=", "");
  const response = await fetch(new URL("/api/session", link), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  return { status: response.status, cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

describe("writ start", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "[W1] prints a link that signs in once, loads the starter register, and ends in good order at %s",
    async (signal) => {
      const { child, link } = await start();
      expect(link.hostname).toBe("127.0.0.1");
      expect((await fetch(new URL("/", link))).status).toBe(200);
      expect((await fetch(new URL("/api/status", link))).status).toBe(401);
      const { status, cookie } = await signIn(link);
      expect(status).toBe(204);
      expect((await signIn(link)).status).toBe(401);
      const answer = (await (await fetch(new URL("/api/status", link), { headers: { cookie } })).json()) as {
        mode: string;
        lists: { id: string }[];
      };
      expect(answer.mode).toBe("writer");
      expect(answer.lists.map((list) => list.id)).toEqual(["starter"]);
      expect(() => openRegister(dir)).toThrow(/writing to the data folder/);
      const ended = once(child, "exit");
      child.kill(signal);
      expect((await ended)[0]).toBe(0);
      expect(await readdir(join(dir, "uploads"))).toEqual([]);
      // the lock is free again, and what was added is there
      openRegister(dir).close();
    },
  );

  test("while another process writes to the folder it reads, and says so", async () => {
    const register = openRegister(dir);
    await register.addStarter({ who: "tester", at: "2026-11-28T12:00:00.000Z" });
    const { link, said } = await start();
    expect(said()).toContain("is writing to the data folder");
    const { cookie } = await signIn(link);
    const answer = (await (await fetch(new URL("/api/status", link), { headers: { cookie } })).json()) as {
      mode: string;
      readerBecause: string;
    };
    expect(answer).toMatchObject({ mode: "reader", readerBecause: expect.stringContaining("is writing to the data folder") });
    register.close();
  });
});

describe("the port", () => {
  const options = { who: "tester", now: Date.now };

  test("one that is asked for and taken is refused by name; nothing stays locked", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(startServer({ ...options, dataDir: dir, port })).rejects.toMatchObject({
      code: "conflict",
      problem: { field: "port", value: String(port) },
    });
    other.close();
    openRegister(dir).close();
  });

  test("an open request has its answer before the server ends; a held connection does not keep it", async () => {
    const server = await startServer({ ...options, dataDir: dir, port: 0 });
    const kept = await fetch(server.url);
    expect(kept.status).toBe(200);
    const began = Date.now();
    await server.close();
    expect(Date.now() - began).toBeLessThan(5000);
    await expect(fetch(server.url)).rejects.toThrow();
  });
});
