import { fail, type ListId } from "../ground/index.ts";
import { auDfat } from "./au-dfat.ts";
import { caSema } from "./ca-sema.ts";
import { chSeco } from "./ch-seco.ts";
import { euFsfCsv } from "./eu-fsf-csv.ts";
import { euFsfXml } from "./eu-fsf-xml.ts";
import { ftm } from "./ftm.ts";
import { customTable } from "./mapping-reader.ts";
import { ofacCsv } from "./ofac-csv.ts";
import { ofacAdvanced } from "./ofac-advanced.ts";
import { ofacEnhanced } from "./ofac-enhanced.ts";
import { ofacXml } from "./ofac-xml.ts";
import { registerJson } from "./register-json.ts";
import { refuseOfficial } from "./official-tables.ts";
import { addPart } from "./readers-parts.ts";
import { unXml } from "./un-xml.ts";
import type { ListFile, ListReader, PublicationFiles, RecognisedFile } from "./reader.ts";
import { inCompiled, inUapa } from "./in-uapa.ts";
import { pkAta } from "./pk-ata.ts";
import { starterReader } from "./starter.ts";
import { usCsl } from "./us-csl.ts";
import { unHtml } from "./un-html.ts";
import { usDpl } from "./us-dpl.ts";
import { pageTitle } from "./web-page.ts";
import { wbDebarred } from "./wb-debarred.ts";
import { ukConList } from "./uk-conlist.ts";
import { ukSanctionsList } from "./uk-sanctions-list.ts";

/** Every format that Writ reads, asked in this order. A new format is one file and one line here. */
export const READERS: readonly ListReader[] = [
  registerJson,
  unXml,
  ofacCsv,
  ofacXml,
  ofacEnhanced,
  ofacAdvanced,
  ukConList,
  ukSanctionsList,
  euFsfXml,
  euFsfCsv,
  auDfat,
  caSema,
  chSeco,
  ftm,
  usCsl,
  usDpl,
  unHtml,
  pkAta,
  inCompiled,
  inUapa,
  wbDebarred,
  starterReader,
  customTable,
];

/**
 * Which publications the given files are, by their content alone: sibling files (sdn, alt, add, comments) come out as one.
 * Throws format-unknown naming the first file that no reader knows, and usage when a part is given twice.
 */
export async function recognise(
  files: readonly ListFile[],
  readers: readonly ListReader[] = READERS,
  options: { readonly as?: ListId } = {},
): Promise<readonly PublicationFiles[]> {
  const byReader = new Map<ListReader, RecognisedFile[]>();
  for (const file of files) {
    const found = firstReader(file, readers);
    if (found === null) {
      refuseOfficial(file);
      refusePage(file);
      fail("format-unknown", { file: file.name, remedy: "docs/lists.md names the formats; any other CSV or XLSX needs a mapping" });
    }
    const known = byReader.get(found.reader);
    if (known === undefined) byReader.set(found.reader, [{ part: found.part, file }]);
    else known.push({ part: found.part, file });
  }
  const groups: PublicationFiles[] = [];
  for (const [reader, found] of byReader) {
    if (reader.group !== undefined) {
      for (const group of await reader.group(found, options)) groups.push({ reader, ...group });
      continue;
    }
    const siblings = new Map<string, ListFile>();
    for (const { part, file } of found) {
      if (part === "whole") groups.push({ reader, list: reader.list, parts: new Map([[part, file]]) });
      else addPart(siblings, { part, file });
    }
    if (siblings.size > 0) groups.push({ reader, list: reader.list, parts: siblings });
  }
  return groups;
}

/** Some publishers give their list as a page; one that no reader knows is a sign-in page or a block that was saved instead of the file. */
function refusePage({ name, head }: ListFile): void {
  const title = pageTitle(head);
  if (title === null) return;
  fail("format-unknown", {
    file: name,
    message: `this is a web page${title === "" ? "" : ` ("${title}")`} and no list that Writ knows`,
    remedy: "open the file: a sign-in page or a block may have been saved instead of the list; fetch it again",
  });
}

function firstReader(file: ListFile, readers: readonly ListReader[]): { readonly reader: ListReader; readonly part: string } | null {
  for (const reader of readers) {
    const part = reader.recognise(file);
    if (part !== null) return { reader, part };
  }
  return null;
}
