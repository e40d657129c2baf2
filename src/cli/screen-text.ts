import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { fail } from "../ground/index.ts";
import { createMatcher } from "../match/index.ts";
import { readDocument, screenText, type Mention, type TextAnswer } from "../screen/index.ts";
import { headOf, checkedLines } from "./answer-view.ts";
import { cardsOf, type Cards } from "./card.ts";
import { exitOf } from "./command.ts";
import { isolated, wrapped } from "./plain-text.ts";
import { count } from "./problem-lines.ts";
import { recordRun } from "./record.ts";
import type { ScreenCall } from "./screen.ts";
import { styleFor, type Style } from "./style.ts";

/** Code points of the text shown before and after a mention. */
const AROUND = 40;

/** A text or document: every listed name in it, and where. */
export async function screenTextRun(call: ScreenCall): Promise<number> {
  const { flags, host, current, settings } = call;
  const file = flags.text("text") ?? "";
  const bytes = file === "-" ? await readAll(host.stdin) : await readWhole(file);
  const name = file === "-" ? "stdin" : file;
  const { text, unread } = await readDocument(bytes, name);
  const answer = await screenText(text, { matcher: createMatcher(current.snapshot), current, settings, document: name, unread });
  if (flags.on("json")) await host.out.json(answer);
  else await host.out.line(textLines(answer, text, cardsOf(current.snapshot), styleFor(host.out)).join("\n"));
  if (flags.on("record")) {
    const hashOf = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");
    recordRun(call, "a text", {
      document: name,
      input: hashOf(bytes),
      mentions: answer.mentions.length,
      result: hashOf(JSON.stringify(answer)),
    });
  }
  return exitOf(answer.outcome, { failOnHit: flags.on("fail-on-hit") });
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).isDirectory()) fail("file-unreadable", { file, message: "this is a folder", remedy: "Name a file" });
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") fail("file-not-found", { file, remedy: "Check the path" }, error);
    if (code === "EACCES" || code === "EPERM")
      fail("file-unreadable", { file, message: "you may not read this file", remedy: "Check its permissions" }, error);
    if (code === "ERR_FS_FILE_TOO_LARGE") fail("file-too-large", { file, remedy: "Split it" }, error);
    throw error;
  }
}

async function readAll(stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function textLines(answer: TextAnswer, text: string, cards: Cards, style: Style): string[] {
  const parties = new Set(answer.mentions.flatMap((mention) => mention.alerts.slice(0, 1).map((alert) => alert.party)));
  const lead =
    answer.mentions.length === 0
      ? style.bold("No listed name was found.")
      : style.alarm(`${count(answer.mentions.length, "mention")} of ${count(parties.size, "listed party", "listed parties")}.`);
  const characters = [...text];
  return [
    lead,
    ...answer.mentions.flatMap((mention) => ["", ...mentionLines(mention, characters, cards, style)]),
    "",
    ...checkedLines(answer, style),
  ];
}

function mentionLines({ start, end, alerts }: Mention, characters: readonly string[], cards: Cards, style: Style): string[] {
  const slice = (from: number, to: number): string => isolated(characters.slice(Math.max(0, from), to).join(""));
  const before = `${start > AROUND ? "…" : ""}${slice(start - AROUND, start)}`;
  const after = `${slice(end, end + AROUND)}${end + AROUND < characters.length ? "…" : ""}`;
  const context = `${style.faint(before)}${style.alarm(slice(start, end))}${style.faint(after)}`;
  return [`${style.faint(`${start}–${end}`)}  ${context}`, ...alerts.flatMap((alert) => wrapped(`  ${headOf(alert, cards)}`, style.width))];
}
