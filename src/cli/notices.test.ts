import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { createNotices } from "./notices.ts";

interface Screen extends PassThrough {
  isTTY?: boolean;
  columns?: number;
}

function screen(isTTY: boolean, columns?: number): { readonly stream: Screen; readonly text: () => string } {
  const stream: Screen = Object.assign(new PassThrough(), { isTTY, ...(columns === undefined ? {} : { columns }) });
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { stream, text: () => text };
}

describe("progress", () => {
  test("on a terminal: one line drawn over and over, within its width, and gone at the end", () => {
    let now = 0;
    const { stream, text } = screen(true, 40);
    const notices = createNotices(stream, () => now);
    const progress = notices.progress("reading a list with quite a long name");
    progress.at(1, 4);
    expect(text()).toBe("");
    now = 200;
    progress.at(2, 4);
    expect(text()).toMatch(/^\r\x1b\[2K.{1,39}$/s);
    notices.say("a warning in between");
    expect(text()).toMatch(/\r\x1b\[2Kwrit: a warning in between\n$/);
    now = 400;
    progress.at(3, 4);
    progress.finish();
    expect(text()).toMatch(/\r\x1b\[2K$/);
  });

  test("elsewhere: a plain line every few seconds, no escape code", () => {
    let now = 0;
    const { stream, text } = screen(false);
    const progress = createNotices(stream, () => now).progress("names.csv");
    for (now = 0; now <= 12_000; now += 100) progress.at(now, 12_000, "3 rows");
    progress.finish();
    expect(text()).toBe("writ: names.csv 3 rows 41 %\nwrit: names.csv 3 rows 83 %\n");
  });
});
