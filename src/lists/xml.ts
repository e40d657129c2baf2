import { SaxesParser } from "saxes";
import { fail, problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { isDamage } from "./text.ts";

export interface XmlLimits {
  /** elements within elements */
  readonly depth: number;
  /** characters of one element's own text; the rest is cut off and told as a problem */
  readonly text: number;
  /** characters between two tags, or in one tag, after which the file is given up */
  readonly token: number;
}

export const XML_LIMITS: XmlLimits = { depth: 64, text: 1_000_000, token: 16_000_000 };

/** Element and attribute names come without their prefix: publishers change namespaces. */
export interface XmlHandlers {
  /** for messages */
  readonly file: string;
  readonly limits?: XmlLimits;
  readonly onOpen?: (name: string, attributes: ReadonlyMap<string, string>, line: number) => void;
  /** `text` is the element's own text as printed, children left out */
  readonly onClose: (name: string, text: string, line: number) => void;
  readonly onProblem: (problem: Problem) => void;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Reads XML as a stream of opening and closing elements. DOCTYPE and entity declarations are refused (throws xml-entity).
 * A file that is cut, malformed, too deep or badly encoded ends the reading: the problem (with its line) goes to `onProblem`,
 * what was read stays read, and the answer is `whole: false`.
 */
export async function readXml(texts: AsyncIterable<string>, handlers: XmlHandlers): Promise<{ readonly whole: boolean }> {
  const limits = handlers.limits ?? XML_LIMITS;
  const parser = new SaxesParser({ xmlns: false });
  const open: { name: string; text: string; cut: boolean }[] = [];
  let sinceEvent = 0;
  const stop = (message: string): never =>
    fail("xml-malformed", { file: handlers.file, line: parser.line, message, remedy: "download the file again" });

  parser.on("error", (error) => {
    stop(`the XML is malformed or cut short: ${error.message.replace(/^\d+:\d+:\s*/, "")}`);
  });
  parser.on("doctype", () =>
    fail("xml-entity", {
      file: handlers.file,
      line: parser.line,
      message: "the XML has a DOCTYPE, which is refused",
      remedy: "take the publisher's own file",
    }),
  );
  parser.on("opentag", (tag) => {
    sinceEvent = 0;
    if (open.length >= limits.depth) stop(`elements stand more than ${limits.depth} deep`);
    const name = localName(tag.name);
    open.push({ name, text: "", cut: false });
    handlers.onOpen?.(name, attributesOf(tag.attributes), parser.line);
  });
  const text = (piece: string): void => {
    sinceEvent = 0;
    const top = open.at(-1);
    if (top === undefined || top.cut) return;
    top.text += piece;
    if (top.text.length <= limits.text) return;
    top.text = top.text.slice(0, limits.text);
    top.cut = true;
    const message = `the text is longer than ${limits.text} characters and was cut`;
    handlers.onProblem(
      problem("value-too-long", { file: handlers.file, line: parser.line, field: top.name, message, remedy: "check the file" }),
    );
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", () => {
    sinceEvent = 0;
    const top = open.pop();
    if (top !== undefined) handlers.onClose(top.name, top.text, parser.line);
  });

  try {
    for await (const piece of texts) {
      parser.write(piece);
      sinceEvent += piece.length;
      if (sinceEvent > limits.token) stop(`a tag or text is longer than ${limits.token} characters`);
    }
    parser.close();
    return { whole: true };
  } catch (error) {
    if (!isDamage(error)) throw error;
    handlers.onProblem(error.problem);
    return { whole: false };
  }
}

/** For recognition from a head that ends anywhere: the root's local name and the local names below it, or null. */
export function xmlRoot(head: string): string | null {
  const match = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>\s*)*<([^\s/>!?]+)/.exec(
    head.slice(0, 16_384),
  );
  return match === null ? null : localName(match[1] as string);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function attributesOf(attributes: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const pairs = Object.entries(attributes);
  if (pairs.length === 0) return NO_ATTRIBUTES;
  // the prefix stays on attributes: `xmlns:xsi` and a plain `xsi` are two things
  return new Map(pairs.map(([name, value]) => [name, String(value)]));
}
