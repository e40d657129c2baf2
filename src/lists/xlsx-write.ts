import { Readable, type PassThrough } from "node:stream";
import { ZipFile } from "yazl";
import { escapeXml } from "../ground/index.ts";

/** Text goes in as text and can never run as a formula; numbers can be sorted; null is an empty cell. */
export type Cell = string | number | null;

export interface SheetOptions {
  /** set bold above the rows and kept in sight; repeated on each further sheet */
  readonly header: readonly string[];
  /** default `Results`; a sheet takes 31 characters, none of `[]:*?/\` */
  readonly name?: string;
  /** in characters, one for each column; default: what the header and the first 200 rows need, 8 to 60 */
  readonly widths?: readonly number[];
  /** rows of a sheet with its header before the next one begins; default and most 1,048,576 */
  readonly rowsPerSheet?: number;
}

/** What a spreadsheet takes in one cell; a longer text makes it call the whole file damaged. */
const CELL_MOST = 32_767;
const COLUMNS_MOST = 16_384;
const PEEK = 200;
const CHUNK = 65_536;
// a fixed time, so that equal rows give equal bytes
const WRITTEN = new Date(Date.UTC(2000, 0, 1));

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The text of a cell: what XML cannot hold is written as `_x0001_`, what looks like that is escaped itself. */
function cellText(text: string): string {
  const fitting = text.length <= CELL_MOST ? text : `${text.slice(0, CELL_MOST - 60)} … [cut here: ${text.length} characters in all]`;
  return escapeXml(fitting.toWellFormed())
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replace(
      /[\0-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}

const column = (index: number): string => {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
};

function rowXml(cells: readonly Cell[], line: number, names: string[], bold: string): string {
  let xml = `<row r="${line}">`;
  const most = Math.min(cells.length, COLUMNS_MOST);
  for (let at = 0; at < most; at++) {
    const cell = cells[at] as Cell;
    if (cell === null || cell === "") continue;
    const place = `r="${(names[at] ??= column(at))}${line}"${bold}`;
    if (typeof cell === "number" && Number.isFinite(cell)) xml += `<c ${place}><v>${cell}</v></c>`;
    else xml += `<c ${place} t="inlineStr"><is><t xml:space="preserve">${cellText(String(cell))}</t></is></c>`;
  }
  return `${xml}</row>`;
}

function widthsOf(header: readonly string[], first: readonly (readonly Cell[])[]): number[] {
  const columns = Math.min(COLUMNS_MOST, Math.max(header.length, ...first.map((row) => row.length)));
  return Array.from({ length: columns }, (_, at) => {
    const longest = Math.max((header[at] ?? "").length, ...first.map((row) => String(row[at] ?? "").length));
    return Math.min(60, Math.max(8, longest + 2));
  });
}

/** One sheet's XML; takes from `rows` until the sheet is full and leaves the rest there. */
async function* sheetXml(rows: Peekable, widths: readonly number[], options: SheetOptions): AsyncGenerator<string> {
  const names: string[] = [];
  const most = Math.min(options.rowsPerSheet ?? 1_048_576, 1_048_576);
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  let xml = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  xml += `${columns ? `<cols>${columns}</cols>` : ""}<sheetData>${rowXml(options.header, 1, names, ' s="1"')}`;
  for (let line = 2; line <= most; line++) {
    const row = await rows.next();
    if (row === null) break;
    xml += rowXml(row, line, names, "");
    if (xml.length >= CHUNK) {
      yield xml;
      xml = "";
    }
  }
  yield `${xml}</sheetData></worksheet>`;
}

/** Rows with a look ahead: whether another sheet is needed, and how wide the columns are. */
interface Peekable {
  next(): Promise<readonly Cell[] | null>;
  peek(count: number): Promise<readonly (readonly Cell[])[]>;
  close(): Promise<void>;
}

function peekable(rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>): Peekable {
  const source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  const ahead: (readonly Cell[])[] = [];
  const pull = async (): Promise<readonly Cell[] | null> => {
    const step = await source.next();
    return step.done === true ? null : step.value;
  };
  return {
    next: async () => ahead.shift() ?? (await pull()),
    async peek(count) {
      while (ahead.length < count) {
        const row = await pull();
        if (row === null) break;
        ahead.push(row);
      }
      return ahead;
    },
    close: async () => void (await source.return?.()),
  };
}

const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
const ROOT_RELATIONS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const sheetName = (name: string, number: number): string => {
  const plain =
    name
      .replace(/[[\]:*?/\\\0-\x1f]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "Results";
  const suffix = number === 1 ? "" : ` (${number})`;
  return escapeXml(plain.slice(0, 31 - suffix.length).toWellFormed() + suffix);
};

function bookParts(name: string, count: number): Map<string, string> {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const sheets = numbers.map((n) => `<sheet name="${sheetName(name, n)}" sheetId="${n}" r:id="rId${n}"/>`).join("");
  const relations = numbers
    .map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join("");
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const types = numbers
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`)
    .join("");
  return new Map([
    ["xl/workbook.xml", `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`],
    [
      "xl/_rels/workbook.xml.rels",
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations}<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", STYLES],
    ["_rels/.rels", ROOT_RELATIONS],
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${types}</Types>`,
    ],
  ]);
}

/**
 * Writes rows as an XLSX workbook: a byte stream that takes rows as fast as its reader takes bytes, so any number of rows
 * needs no memory. More rows than a sheet holds go on in a second sheet. Texts over 32,767 characters are cut and say so.
 * An error of `rows` is the stream's error.
 */
export function xlsxSheet(rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>, options: SheetOptions): Readable {
  const zip = new ZipFile();
  const source = peekable(rows);
  // yazl's output is a PassThrough; its types say less
  const output = zip.outputStream as PassThrough;
  const add = async (number: number): Promise<void> => {
    const widths = options.widths ?? widthsOf(options.header, await source.peek(PEEK));
    const sheet = Readable.from(sheetXml(source, widths, options));
    await new Promise<void>((resolve, reject) => {
      sheet.on("end", resolve).on("error", reject);
      output.on("close", () => sheet.destroy()).on("error", reject);
      zip.addReadStream(sheet, `xl/worksheets/sheet${number}.xml`, { mtime: WRITTEN, compressionLevel: 6 });
    });
  };
  const write = async (): Promise<void> => {
    let count = 0;
    do await add(++count);
    while ((await source.peek(1)).length > 0);
    for (const [part, xml] of bookParts(options.name ?? "Results", count)) zip.addBuffer(Buffer.from(xml), part, { mtime: WRITTEN });
    zip.end();
  };
  output.on("close", () => void source.close().catch(() => undefined));
  write().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error), { cause: error })));
  return output;
}
