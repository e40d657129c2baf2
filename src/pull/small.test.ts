import { describe, expect, test } from "vitest";
import { FETCH_LIMITS, fetchFile, type Fetched } from "./fetch-file.ts";
import { isAllowed, parseAddress, shownAddress } from "./addresses.ts";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { openPublisher, serves } from "../../test/fixtures/pull/publisher.ts";
import { pauseBefore, withRetries } from "./retry.ts";
import { problem } from "../ground/index.ts";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { keepPulling } from "./keep-pulling.ts";
import { SOURCES } from "./sources.ts";
import { sourcesWith } from "./settings.ts";
import { tmpdir } from "node:os";
import fc from "fast-check";

const failed = (again: boolean, afterMs?: number): Fetched => ({
  kind: "failed",
  problem: problem("fetch-failed"),
  again,
  ...(afterMs === undefined ? {} : { afterMs }),
});

describe("[G5] retries", () => {
  const run = async (answers: Fetched[], random = 0.5): Promise<{ readonly end: Fetched; readonly pauses: number[] }> => {
    const pauses: number[] = [];
    const rules = {
      attempts: 4,
      firstMs: 1000,
      mostMs: 60_000,
      random: () => random,
      sleep: async () => {},
      onAgain: (_: unknown, ms: number) => void pauses.push(ms),
    };
    return { end: await withRetries(async () => answers.shift() as Fetched, rules), pauses };
  };

  test("pauses grow, chance spreads them, a server's wish is granted within reason, and what cannot succeed is not tried again", async () => {
    expect(await run([failed(true), failed(true), failed(true), failed(true), { kind: "unchanged" }])).toMatchObject({
      end: { kind: "failed" },
      pauses: [500, 1000, 2000],
    });
    expect(await run([failed(true, 7000), failed(true, 3_600_000), { kind: "unchanged" }])).toMatchObject({
      end: { kind: "unchanged" },
      pauses: [7000, 60_000],
    });
    expect(await run([failed(false), { kind: "unchanged" }])).toMatchObject({ end: { kind: "failed" }, pauses: [] });
  });

  test("no pause is longer than the most, or below nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 0.999999, noNaN: true }), (attempt, random) => {
        const pause = pauseBefore(attempt, { firstMs: 1000, mostMs: 60_000, random: () => random });
        expect(pause).toBeGreaterThanOrEqual(0);
        expect(pause).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});

describe("[G7] round after round", () => {
  test("a round that throws, or takes longer than the interval, ends nothing; a stop does", async () => {
    const stop = new AbortController();
    let clock = 0;
    let rounds = 0;
    const faults: unknown[] = [];
    const sleeps: number[] = [];
    await keepPulling({
      everyMs: 1000,
      round: async () => {
        rounds += 1;
        if (rounds === 2) throw new Error("a fault");
        if (rounds === 3) clock += 5000;
        if (rounds === 5) stop.abort();
      },
      onFault: (error) => faults.push(error),
      now: () => clock,
      random: () => 0.5,
      sleep: async (ms) => {
        sleeps.push(ms);
        clock += ms;
      },
      signal: stop.signal,
    });
    expect(rounds).toBe(5);
    expect(faults).toHaveLength(1);
    expect(sleeps).toEqual([1050, 1050, 10, 1050]);
  });
});

describe("addresses", () => {
  test("https, and http on this machine only; tokens are never shown", () => {
    const may = (text: string): boolean => isAllowed(new URL(text));
    expect(["https://lists.example/un.xml", "http://localhost:8/un", "http://127.0.0.1/un", "http://[::1]:9/un"].map(may)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["http://lists.example/un.xml", "http://127.0.0.1.example/un", "file:///etc/passwd", "ftp://localhost/un"].map(may)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(shownAddress("https://user:word@lists.example/a/b?token=SECRET#x")).toBe("https://lists.example/a/b");
    for (const bad of ["un.xml", "http://lists.example/", "javascript:alert(1)"])
      expect(() => parseAddress(bad, { field: "un" })).toThrow(expect.objectContaining({ code: "usage" }));
  });

  test("[G8] each official list has addresses over https or a word on what to do instead", () => {
    for (const { list, parts, instead, licence, rhythm, page } of SOURCES) {
      expect(parts.length > 0, list).toBe(instead === undefined);
      for (const { address } of parts) expect(new URL(address).protocol, list).toBe("https:");
      expect(
        [licence, rhythm, page].every((text) => text.length > 3),
        list,
      ).toBe(true);
    }
    expect(new Set(SOURCES.map(({ list }) => list)).size).toBe(SOURCES.length);
  });

  test("the page for people names each address, licence and rhythm", () => {
    const rows = readFileSync(join(import.meta.dirname, "../../docs/fetching.md"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| "));
    for (const { list, parts, licence, rhythm } of SOURCES) {
      const row = rows.find((line) => line.split("|")[1]?.includes(`\`${list}\``)) ?? "";
      for (const { address } of parts) {
        const file = address.split("/").at(-1) as string;
        expect(row.includes(`\`${address}\``) || (list.startsWith("us-") && row.includes(`\`${file}\``)), `${list} ${file}`).toBe(true);
      }
      if (parts.length > 0) expect(row).toContain(`| ${licence} | ${rhythm} |`);
    }
    const ofac = SOURCES.find(({ list }) => list === "us-sdn")?.parts[0]?.address.replace("SDN.CSV", "");
    expect(rows.find((line) => line.startsWith("| `us-sdn`"))).toContain(`\`${ofac}\``);
  });
});

describe("addresses of one's own", () => {
  const dir = (text: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), "writ-sources-")), "sources.yaml");
    writeFileSync(path, text);
    return path;
  };
  const settled = (text: string): readonly (readonly [string, ...string[]])[] => {
    const path = dir(text);
    try {
      return sourcesWith(path)
        .filter(({ list }) => ["un", "eu", "us-sdn"].includes(list))
        .map(({ list, parts, instead }) => [
          list,
          ...parts.map(({ part, name }) => `${part} ${name}`),
          ...(instead === undefined ? [] : ["instead"]),
        ]);
    } finally {
      rmSync(path, { force: true });
    }
  };

  test("take the place of the official ones; a part by itself keeps its name", () => {
    expect(
      settled(
        "eu: https://files.example/x/content?token=SECRET\nus-sdn:\n  sdn: https://mirror.example/s.csv\n  alt: https://mirror.example/a.csv\n",
      ),
    ).toEqual([
      ["un", "whole consolidated.xml"],
      ["us-sdn", "sdn sdn.csv", "alt alt.csv"],
      ["eu", "whole content"],
    ]);
    expect(settled('{"un": "http://localhost:9/"}')[0]).toEqual(["un", "whole consolidated.xml"]);
  });

  test.each([
    ["un: http://mirror.example/un.xml", /only https/],
    ["un: mirror", /not an address/],
    ["atlantis: https://mirror.example/", /no list "atlantis"/],
    ["__proto__: https://mirror.example/", /no list "__proto__"/],
    ["un: 7", /parts with an address each/],
    ["un:\n  whole: [1]", /an address is a text/],
    ["- un", /list by list/],
    ["un: [", /no YAML/],
    ["a: &a x\nun: *a", /no YAML/],
  ])("%j is refused with file, list and remedy", (text, words) => {
    const path = dir(text);
    try {
      sourcesWith(path);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "usage", problem: { file: path, remedy: expect.stringMatching(/./) } });
      expect((error as Error).message).toMatch(words);
    }
    expect(() => sourcesWith(join(path, "nowhere"))).toThrow(expect.objectContaining({ code: expect.stringMatching(/^file-/) }));
  });
});

describe("a proxy", () => {
  test("of the environment is asked for what lies outside, and never for this machine", async () => {
    const heard: string[] = [];
    const proxy = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.writeHead(403).end();
    });
    proxy.on("connect", (request, socket) => {
      heard.push(`CONNECT ${request.url}`);
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const publisher = await openPublisher();
    const folder = mkdtempSync(join(tmpdir(), "writ-proxy-"));
    const env = {
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    };
    const get = (address: string): Promise<Fetched> =>
      fetchFile(new URL(address), { into: join(folder, "file"), limits: { ...FETCH_LIMITS, headMs: 3000 }, env, agentName: "test" });
    try {
      expect(await get("https://lists.invalid/un.xml?token=SECRET")).toMatchObject({ kind: "failed" });
      expect(heard).toEqual(["CONNECT lists.invalid:443"]);
      expect(await get(publisher.at("/list", serves("bytes")))).toMatchObject({ kind: "fresh", bytes: 5 });
      expect(heard).toHaveLength(1);
    } finally {
      proxy.closeAllConnections();
      proxy.close();
      await publisher.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
