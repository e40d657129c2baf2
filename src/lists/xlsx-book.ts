import { fail } from "../ground/index.ts";
import type { Archive } from "./xlsx-zip.ts";
import { numberForm, type NumberForm } from "./xlsx-number.ts";
import { readPart } from "./xlsx-xml.ts";

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** What must be known before the first row: sheets, texts, number forms by style. */
export interface Book {
  readonly sheets: readonly Sheet[];
  readonly strings: readonly string[];
  /** only the first strings were read: a cell may point beyond them */
  readonly partial: boolean;
  readonly forms: readonly NumberForm[];
  readonly from1904: boolean;
}

const STRINGS_BYTES = 512 * 2 ** 20;
const STRINGS = 10_000_000;
/** Longer than any spreadsheet writes (32,767), short enough to hold. */
export const CELL_LENGTH = 1_000_000;

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).toWellFormed();
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);

/** `Target` of a relationship, resolved against the folder of its source part; absolute ones begin with `/`. */
function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of (folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

async function relations(archive: Archive, file: string, source: string): Promise<Map<string, Relation>> {
  const folder = folderOf(source);
  const part = `${folder}_rels/${source.slice(folder.length)}.rels`;
  const found = new Map<string, Relation>();
  if (!archive.has(part)) return found;
  await readPart(file, part, archive.bytes(part, 2 ** 24), {
    open(name, attributes) {
      if (name !== "Relationship" || attributes.get("TargetMode") === "External") return;
      const type = attributes.get("Type") ?? "";
      found.set(attributes.get("Id") ?? "", {
        type: type.slice(type.lastIndexOf("/") + 1),
        part: resolve(folder, attributes.get("Target") ?? ""),
      });
    },
    close() {},
  });
  return found;
}

async function sharedStrings(archive: Archive, file: string, part: string, most: number): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = 0;
  const full = (): boolean => strings.length >= most;
  await readPart(file, part, until(full, archive.bytes(part, STRINGS_BYTES)), {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      else if (name === "t") inText = phonetic === 0;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > CELL_LENGTH)
        fail("value-too-long", { file, field: part, message: `a text is longer than ${CELL_LENGTH} characters` });
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic--;
      else if (name === "si") {
        if (strings.length >= STRINGS) fail("too-many", { file, field: part, message: `more than ${STRINGS} texts` });
        strings.push(unescapeCell(text));
      }
    },
  }).catch((error: unknown) => {
    // stopped on purpose, in the middle of the part
    if (!full()) throw error;
  });
  return strings;
}

async function* until(done: () => boolean, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    if (done()) return;
  }
}

async function numberForms(archive: Archive, file: string, part: string): Promise<NumberForm[]> {
  const codes = new Map<number, string>();
  const forms: NumberForm[] = [];
  let inCells = false;
  await readPart(file, part, archive.bytes(part, 2 ** 26), {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells && forms.length < 65_536) {
        const id = Number(attributes.get("numFmtId") ?? 0);
        forms.push(numberForm(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return forms;
}

/** Why an archive that opens is still no workbook of ours. */
function noWorkbook(archive: Archive, file: string): never {
  const has = (part: string): boolean => archive.has(part);
  const what = has("xl/workbook.bin")
    ? "a binary workbook (.xlsb)"
    : has("content.xml")
      ? "an OpenDocument file"
      : has("word/document.xml")
        ? "a Word document"
        : "a zip archive without a workbook";
  return fail("format-unknown", { file, message: `the file is ${what}, not an XLSX workbook`, remedy: "save the table as .xlsx or .csv" });
}

/** Reads all of a workbook but its rows; `strings`: how many shared texts are wanted, when the first rows are enough. */
export async function readBook(
  archive: Archive,
  file: string,
  wanted: { readonly strings: number } = { strings: Infinity },
): Promise<Book> {
  const office = [...(await relations(archive, file, "")).values()].find((relation) => relation.type === "officeDocument");
  const book = office?.part ?? "xl/workbook.xml";
  if (!archive.has(book) || !/\.xml$/i.test(book) || archive.has("word/document.xml")) noWorkbook(archive, file);
  const related = await relations(archive, file, book);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readPart(file, book, archive.bytes(book, 2 ** 26), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = attributes.get("date1904") === "1" || attributes.get("date1904") === "true";
      if (name !== "sheet") return;
      const key = attributes.entries().find(([attribute]) => attribute === "id" || attribute.endsWith(":id"))?.[1];
      const relation = key === undefined ? undefined : related.get(key);
      // chart sheets hold no rows
      if (relation === undefined || relation.type !== "worksheet") return;
      sheets.push({
        name: attributes.get("name") ?? "",
        part: relation.part,
        hidden: (attributes.get("state") ?? "visible") !== "visible",
      });
    },
    close() {},
  });
  const partOf = (type: string): string | undefined => {
    const found = [...related.values()].find((relation) => relation.type === type)?.part;
    return found !== undefined && archive.has(found) ? found : undefined;
  };
  const styles = partOf("styles");
  const strings = partOf("sharedStrings");
  return {
    sheets,
    forms: styles === undefined ? [] : await numberForms(archive, file, styles),
    strings: strings === undefined ? [] : await sharedStrings(archive, file, strings, wanted.strings),
    from1904,
    partial: wanted.strings !== Infinity,
  };
}
