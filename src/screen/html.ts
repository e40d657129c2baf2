import { Parser } from "htmlparser2";
import { fail } from "../ground/index.ts";

/** Browsers stop at 512; the parser's time grows with the square of the depth. */
const DEEPEST = 5_000;

const SKIPPED = new Set(["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "textarea", "select"]);
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav " +
    "ol option p pre section summary table tbody td tfoot th thead title tr ul"
  ).split(" "),
);

/** Whether a text is an HTML page or fragment: by its beginning, not by a name. */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 4_096);
  if (/^[\s\uFEFF]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return true;
  return /^[\s\uFEFF]*<(?:p|div|h[1-6]|article|section|table|ul|ol|span|a|b|i|em|strong|br|meta|title)\b[^>]*>/i.test(head);
}

/** What a reader of the page sees, tags gone and references resolved; a blank line between blocks, so that no name runs on across them. `file` is for messages. Throws `too-many`. */
export function htmlText(html: string, file: string): string {
  const parts: string[] = [];
  let depth = 0;
  let skipping = 0;
  let preformatted = 0;
  const block = (): void => {
    if (parts.length > 0 && parts.at(-1) !== "\n\n") parts.push("\n\n");
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (SKIPPED.has(name)) skipping++;
        if (name === "pre") preformatted++;
        if (BLOCKS.has(name)) block();
        else if (name === "br") parts.push("\n");
      },
      onopentag(_name, attributes) {
        if (++depth > DEEPEST)
          fail("too-many", { file, message: `the page's tags are nested deeper than ${DEEPEST}`, remedy: "save it as text" });
        const alternative = attributes["alt"];
        if (alternative !== undefined && alternative.trim() !== "" && skipping === 0) parts.push(` ${alternative.replace(/\s+/gu, " ")} `);
      },
      ontext(text) {
        if (skipping > 0) return;
        parts.push(preformatted > 0 ? text : text.replace(/[^\S\u00a0]+/gu, " "));
      },
      onclosetag(name) {
        depth--;
        if (SKIPPED.has(name) && skipping > 0) skipping--;
        if (name === "pre" && preformatted > 0) preformatted--;
        if (BLOCKS.has(name)) block();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return parts
    .join("")
    .replace(/ {2,}/gu, " ")
    .replace(/ *\n */gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim()
    .toWellFormed();
}
