import { PassThrough, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createOutput } from "./output.ts";

interface Screen extends PassThrough {
  isTTY?: boolean;
}

function screen(isTTY: boolean): { readonly stream: Screen; readonly text: () => string } {
  const stream: Screen = Object.assign(new PassThrough(), { isTTY });
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { stream, text: () => text };
}

describe("output", () => {
  test.each([
    [true, {}, true],
    [true, { NO_COLOR: "1" }, false],
    [true, { TERM: "dumb" }, false],
    [false, {}, false],
  ])("terminal %j with %j: colours %j", (isTTY, env, wanted) => {
    expect(createOutput(screen(isTTY).stream, env).colours).toBe(wanted);
  });

  test("small writes become one block, in order, and nothing is lost at the end", async () => {
    const { stream, text } = screen(false);
    let writes = 0;
    stream.on("data", () => writes++);
    const output = createOutput(stream, {});
    await Promise.all(Array.from({ length: 100 }, (_, at) => output.line(`line ${at}`)));
    await output.flush();
    expect(text()).toBe(Array.from({ length: 100 }, (_, at) => `line ${at}\n`).join(""));
    expect(writes).toBeLessThan(10);
  });

  test("a slow reader is waited for: what is not yet taken does not pile up", async () => {
    const stream = new PassThrough({ highWaterMark: 1024 });
    const output = createOutput(stream, {});
    let done = false;
    const writing = (async () => {
      for (let at = 0; at < 100; at++) await output.line("x".repeat(10_000));
      done = true;
    })();
    await wait(50);
    expect(done).toBe(false);
    expect(stream.readableLength + stream.writableLength).toBeLessThan(300_000);
    stream.resume();
    await writing;
  });

  test("nor where little is written in each turn", async () => {
    const stream = new PassThrough({ highWaterMark: 1024 });
    const output = createOutput(stream, {});
    let written = 0;
    const writing = (async () => {
      for (; written < 1000; written++) {
        await output.line("x".repeat(1000));
        await new Promise(setImmediate);
      }
    })();
    await wait(100);
    expect(written).toBeLessThan(200);
    stream.resume();
    await writing;
    await output.flush();
  });

  test("[C9] what is still queued, unawaited, goes before the end", async () => {
    const taken: string[] = [];
    const slow = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _encoding, done) {
        taken.push(chunk.toString());
        setTimeout(done, 5);
      },
    });
    const output = createOutput(slow, {});
    const lines = Array.from({ length: 20 }, (_, at) => `${at}:${"x".repeat(30_000)}\n`);
    for (const line of lines) output.sink.write(line);
    await output.flush();
    expect(taken.join("")).toBe(lines.join(""));
  });

  test("bytes that end within a letter are put together again", async () => {
    const { stream, text } = screen(false);
    const output = createOutput(stream, {});
    const bytes = Buffer.from("Пробелов");
    output.sink.write(bytes.subarray(0, 3));
    output.sink.write(bytes.subarray(3));
    await output.flush();
    expect(text()).toBe("Пробелов");
  });

  test("a stream that fails is told to who waits for the end", async () => {
    const full = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("no room"), { code: "ENOSPC" })) });
    full.on("error", () => {});
    const output = createOutput(full, {});
    void output.line("an answer");
    await expect(output.flush()).rejects.toMatchObject({ code: "ENOSPC" });
  });
});
