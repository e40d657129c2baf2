import { Parser } from "htmlparser2";
import { fail } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { badRow, squeeze } from "./tally.ts";
import { isDamage } from "./text.ts";

/** A piece of a cell's text; publishers mark their labels by bold type. */
export interface HtmlRun {
  readonly text: string;
  readonly strong: boolean;
}

/** One cell: entities resolved, a line end for `<br>` and between blocks and nowhere else. */
export interface HtmlCell {
  readonly text: string;
  readonly runs: readonly HtmlRun[];
}

export interface HtmlRow {
  /** 1-based line of the file where the row begins */
  readonly line: number;
  /** which table of the page, from 0, in the order in which they open */
  readonly table: number;
  /** the text between the table before and this one: title, headings, caption; its end where it is long */
  readonly heading: string;
  readonly cells: readonly HtmlCell[];
}

export interface HtmlHandlers {
  /** for messages */
  readonly file: string;
  readonly onRow: (row: HtmlRow) => void;
  readonly onProblem: (problem: Problem) => void;
}

/** the parser's time grows with the square of the depth */
const DEEPEST = 1_000;
const HEADING = 4_000;
const CELL = 1_000_000;
const COLUMNS = 1_000;
const SKIPPED = new Set(["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "textarea", "select", "button"]);
const BLOCKS = new Set(
  "address article blockquote br caption dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section title ul".split(" "),
);
/** what a page that ends early leaves open */
const MUST_CLOSE = new Set(["html", "table", "tr", "td", "th"]);

interface OpenTable {
  readonly table: number;
  readonly heading: string;
  row: { readonly line: number; readonly cells: HtmlCell[] } | null;
  /** text inside the table that no cell holds, and its line: a tag is damaged */
  stray: string;
  strayLine: number;
  cell: { readonly runs: HtmlRun[]; length: number; columns: number; rows: number } | null;
  /** cells of rows above that reach down, by column */
  readonly reaching: Map<number, { readonly cell: HtmlCell; rows: number }>;
}

/** Whether a text is an HTML page, by its beginning; a fragment that begins with a table counts too. */
export function isHtml(head: string): boolean {
  return /^[\s\uFEFF]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta)\b/i.test(
    head.slice(0, 4_096),
  );
}

/**
 * Reads the rows of all tables of an HTML page, streaming; cells that span columns or rows are filled in. Lenient, as browsers are.
 * A page that ends inside a table or without its end tag, that is nested too deep or badly encoded is told to `onProblem`; its unfinished
 * row is left out, and the answer is `whole: false`.
 */
export async function readHtml(texts: AsyncIterable<string>, handlers: HtmlHandlers): Promise<{ readonly whole: boolean }> {
  let line = 1;
  let depth = 0;
  let skipping = 0;
  let strong = 0;
  let fresh = false;
  let captions = false;
  let orphans = 0;
  let tables = 0;
  let heading = "";
  let ending = false;
  let cut = false;
  const open: OpenTable[] = [];
  const put = (text: string): void => {
    const cell = open.at(-1)?.cell ?? null;
    if (cell === null) {
      const table = open.at(-1);
      if (table !== undefined && !captions && text.trim() !== "" && table.stray.length < HEADING) {
        if (table.stray === "") table.strayLine = line;
        table.stray += text;
      }
      heading = (heading + text).slice(-HEADING);
      return;
    }
    cell.length += text.length;
    if (cell.length > CELL)
      fail("value-too-long", {
        file: handlers.file,
        line,
        message: `a cell is longer than ${CELL} characters`,
        remedy: "download the page again",
      });
    const last = cell.runs.at(-1);
    // two bold pieces side by side stay two
    const goesOn = last !== undefined && last.strong === strong > 0 && !(fresh && strong > 0);
    fresh = false;
    if (goesOn) cell.runs[cell.runs.length - 1] = { text: last.text + text, strong: last.strong };
    else cell.runs.push({ text, strong: strong > 0 });
  };
  const closeCell = (table: OpenTable): void => {
    const { cell, row } = table;
    table.cell = null;
    if (cell === null || row === null) return;
    const closed: HtmlCell = { text: cell.runs.map(({ text }) => text).join(""), runs: cell.runs };
    fillDown(table);
    for (let more = 0; more < cell.columns && row.cells.length < COLUMNS; more++) {
      if (cell.rows > 1) table.reaching.set(row.cells.length, { cell: more === 0 ? closed : EMPTY, rows: cell.rows });
      row.cells.push(more === 0 ? closed : EMPTY);
    }
  };
  const closeRow = (table: OpenTable): void => {
    closeCell(table);
    fillDown(table);
    const { row } = table;
    table.row = null;
    if (row === null || ending) return;
    for (const [column, reach] of table.reaching) if (--reach.rows <= 0) table.reaching.delete(column);
    if (row.cells.length > 0) handlers.onRow({ line: row.line, table: table.table, heading: table.heading, cells: row.cells });
  };
  const tellStray = ({ stray, strayLine }: OpenTable): void => {
    const message = "text stands in a table outside its cells: a tag is damaged, and a row may be read wrongly";
    handlers.onProblem(badRow("xml-malformed", { file: handlers.file, line: strayLine, value: squeeze(stray), message }));
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST)
          fail("xml-malformed", {
            file: handlers.file,
            line,
            message: `the page's tags are nested deeper than ${DEEPEST}`,
            remedy: "download the page again",
          });
        if (!isTag(name) || (name === "br" && Object.keys(attributes).some((attribute) => !OF_A_BREAK.test(attribute))))
          handlers.onProblem(
            badRow("xml-malformed", {
              file: handlers.file,
              line,
              value: name,
              message: `HTML has no such tag <${name.slice(0, 40)}>: it may be text, and what stands to its end is lost`,
            }),
          );
        if (SKIPPED.has(name)) skipping++;
        if (name === "strong" || name === "b" || name === "th") {
          strong++;
          fresh = true;
        }
        if (BLOCKS.has(name)) put("\n");
        if (name === "caption") captions = true;
        const top = open.at(-1);
        if (top === undefined && (name === "td" || name === "th" || name === "tr")) orphans ||= line;
        if (name === "table") {
          open.push({ table: tables++, heading: heading.trim(), row: null, stray: "", strayLine: 0, cell: null, reaching: new Map() });
          heading = "";
        } else if (name === "tr" && top !== undefined) {
          closeRow(top);
          top.row = { line, cells: [] };
        } else if ((name === "td" || name === "th") && top !== undefined) {
          closeCell(top);
          top.row ??= { line, cells: [] };
          top.cell = { runs: [], length: 0, columns: span(attributes["colspan"], COLUMNS), rows: span(attributes["rowspan"], 10_000) };
        }
      },
      ontext(text) {
        // a line end of the page's source is a blank, as browsers show it
        if (skipping === 0) put(text.replaceAll(/[\r\n]/g, " "));
      },
      onclosetag(name, implied) {
        depth--;
        if (implied && ending && MUST_CLOSE.has(name)) cut = true;
        if (SKIPPED.has(name) && skipping > 0) skipping--;
        if (BLOCKS.has(name) && name !== "br") put("\n");
        if (name === "caption") captions = false;
        const top = open.at(-1);
        if (top !== undefined) {
          if (name === "td" || name === "th") closeCell(top);
          else if (name === "tr") closeRow(top);
          else if (name === "table") {
            closeRow(top);
            open.pop();
            if (top.stray !== "") tellStray(top);
          }
        }
        if ((name === "strong" || name === "b" || name === "th") && strong > 0) strong--;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  try {
    for await (const piece of texts) {
      // fed line by line, so that each row knows its own
      for (let from = 0; from < piece.length;) {
        const end = piece.indexOf("\n", from);
        parser.write(piece.slice(from, end === -1 ? piece.length : end + 1));
        if (end === -1) break;
        line++;
        from = end + 1;
      }
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    handlers.onProblem(error.problem);
    return { whole: false };
  }
  ending = true;
  parser.end();
  if (orphans > 0)
    handlers.onProblem(
      badRow("xml-malformed", {
        file: handlers.file,
        line: orphans,
        message: "cells stand outside any table and were not read: a tag is damaged",
      }),
    );
  if (cut)
    handlers.onProblem(
      badRow("xml-malformed", { file: handlers.file, line, message: "the page breaks off: it was cut while it was saved or sent" }),
    );
  return { whole: !cut };
}

const EMPTY: HtmlCell = { text: "", runs: [] };

function span(text: string | undefined, most: number): number {
  const number = Number.parseInt(text ?? "1", 10);
  return Number.isFinite(number) && number > 1 ? Math.min(number, most) : 1;
}

/** Puts in the cells of rows above that reach down to where the row stands now. */
function fillDown(table: OpenTable): void {
  const cells = table.row?.cells;
  if (cells === undefined) return;
  for (
    let reach = table.reaching.get(cells.length);
    reach !== undefined && cells.length < COLUMNS;
    reach = table.reaching.get(cells.length)
  )
    cells.push(reach.cell);
}

/** HTML's own, those of an editor (`o:p`) and those that a page defines (`my-table`). */
const isTag = (name: string): boolean => TAGS.has(name) || /^[a-z][a-z0-9]*(?::[a-z0-9]+|(?:-[a-z0-9]+)+)$/.test(name);
/** any other attribute of a `<br>` is the next line, which a lost `>` has swallowed */
const OF_A_BREAK = /^(?:class|style|id|clear|title|role|(?:data|aria)-[a-z-]+)$/;

/** The tags of HTML, old ones too: another one is text that a stray `<` has swallowed. */
const TAGS: ReadonlySet<string> = new Set(
  (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas " +
    "caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font " +
    "footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li line link main map " +
    "mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option output p param path picture plaintext polygon pre " +
    "progress q rect rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table " +
    "tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr xmp circle ellipse defs symbol text tspan"
  ).split(" "),
);
