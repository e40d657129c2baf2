import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readBytes, readFiles } from "../../test/read-list.ts";
import { shared } from "../../test/shared.ts";
import { countryCode } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { ofacRows, shapeOf } from "./ofac-rows.ts";
import { openListFile } from "./source.ts";
import { decodeText } from "./text.ts";
import { readXml } from "./xml.ts";
import { recordBuilder } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";

const lists = join(shared ?? "", "data/lists");
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const wordsIn = (entry: Entry): ReadonlySet<string> => new Set(wordsOf(JSON.stringify(entry).replace(/\\[nrt]/g, " ")));

/** Texts that come out as codes, roles or an order of the same values. */
const CODED: readonly (readonly [place: RegExp, reason: string])[] = [
  [/\/(?:mainEntry|isPrimary|isLowQuality|isValid)$/, "flags: main ones come first, low quality is `weak`"],
  [/\/(?:sdnType|entityType)$/, "the kind"],
  [/\/aka\/(?:type|category)$|\/aliasType$/, "role and quality of the name"],
  [/\/script$|namePart\/type$|addressPart\/type$/, "the script from the letters; parts in their own fields"],
  [/valueDate\//, "the days of the very date that `value` prints"],
  [/@refId$|@featureTypeId$|\/valueRefId$/, "codes, each looked up in the file's tables and checked against the words beside it"],
  [/identityDocument\/name$/, "one of the party's own names"],
  [/\/issuingLocation$/, "the country once more"],
];

/** Texts and attributes of the file's parties that stand nowhere in their entries. */
async function lostIn(
  path: string,
  { record, key }: { readonly record: string; readonly key: (node: XmlNode) => string },
): Promise<readonly string[]> {
  const [read] = await readFiles([path]);
  const held = new Map(read!.entries.map((entry) => [entry.id as string, entry]));
  const lost: string[] = [];
  let met = 0;
  const check = (place: string, text: string, entry: { readonly words: ReadonlySet<string> }): void => {
    if (text.trim() === "" || CODED.some(([coded]) => coded.test(place))) return;
    // a country is a code where it is one
    if (/(?:country|vesselFlag)$/i.test(place) && countryCode(text.trim()) !== null) return;
    met++;
    for (const word of wordsOf(text))
      if (!entry.words.has(word) && !LABEL_WORDS.has(word)) lost.push(`${place}: ${word} (${text.trim().slice(0, 60)})`);
  };
  const file = await openListFile(path);
  const builder = recordBuilder({
    records: new Set([record]),
    onRecord(node) {
      const entry = held.get(key(node))!;
      const words = wordsIn(entry);
      const walk = (at: XmlNode, parent: string): void => {
        const place = `${parent}/${at.name}`;
        // features and ids that became facts bear their label in the kind of fact
        check(place, at.text, { words });
        for (const [name, value] of at.attributes) check(`${place}@${name}`, value, { words });
        for (const child of at.children) walk(child, place);
      };
      walk(node, "");
    },
    onOutside: () => undefined,
    onOutsideText: () => undefined,
    onTooMany: () => undefined,
  });
  await readXml(decodeText(file.chunks(), file), {
    file: file.name,
    onOpen: builder.onOpen,
    onClose: builder.onClose,
    onProblem: () => undefined,
  });
  expect(met).toBeGreaterThan(5_000);
  return lost;
}

/** words of labels whose fact says the same: `Passport` is the type of an identifier */
const LABEL_WORDS = new Set(
  [
    "Birthdate Place of Birth Gender Nationality Country Citizenship Country Nationality of Registration",
    "SWIFT/BIC BIK (RU) Website Email Address Legal Entity Number Tax ID No. Organization Established Date Passport V.A.T. Number",
    "Vessel Registration Identification IMO Equity Ticker ISIN MMSI National ID No. Driver's License No. Region",
    // `Palestinian` is a country's code in addresses and births
    "palestinian",
  ].flatMap(wordsOf),
);

describe.skipIf(shared === null)(
  "[L51] each element and attribute of OFAC's XML is in the entry or counted (skipped where the folder of real lists is not there)",
  () => {
    const uid = (node: XmlNode): string => node.children.find(({ name }) => name === "uid")!.text.trim();

    test.each(["ofac/nonsdn-2018/consolidated.xml.gz", "ofac/consolidated-nonsdn-2025-03-28.xml.gz"])("%s", async (path) => {
      expect(await lostIn(join(lists, path), { record: "sdnEntry", key: uid })).toEqual([]);
    });

    test("CONS_ENHANCED.XML", async () => {
      const path = join(lists, "watchman/ofac-nonsdn-enhanced-xml-2025-01/CONS_ENHANCED.XML.gz");
      expect(await lostIn(path, { record: "entity", key: (node) => node.attributes.get("id")! })).toEqual([]);
    });
  },
);

describe.skipIf(shared === null)("[L51] each column of OFAC's tables is in the entry or counted", () => {
  const sdn = (folder: string): readonly string[] =>
    ["sdn.csv.gz", "alt.csv.gz", "add.csv.gz", "sdn_comments.csv"].map((part) => `watchman/${folder}/${part}`);
  test.each([
    ["SDN of 2021", sdn("ofac-sdn-2021-07")],
    ["SDN of 2019", sdn("ofac-sdn-2019-01")],
    ["non-SDN of 2018, |", ["ofac/nonsdn-2018/cons_prim.pip.gz", "ofac/nonsdn-2018/cons_alt.csv.gz"]],
    ["non-SDN of December 2025", ["prim", "alt", "add", "comments"].map((part) => `watchman/ofac-nonsdn-2025-12/cons_${part}.csv`)],
  ] as const)("%s", async (_name, paths) => {
    const full = paths.map((path) => join(lists, path));
    const [read] = await readFiles(full);
    expect(read!.result).toMatchObject({ whole: true });
    const words = new Map(read!.entries.map((entry) => [entry.id as string, wordsIn(entry)]));
    const lost: string[] = [];
    let cells = 0;
    for (const path of full) {
      const file = await openListFile(path);
      const shape = shapeOf(file.head)!;
      for await (const row of ofacRows(decodeText(file.chunks(), file), { file: path, form: shape.form, onProblem: () => undefined })) {
        const there = words.get((row.cells[0] ?? "").trim());
        if (there === undefined) continue;
        for (const [column, cell] of row.cells.entries()) {
          const place = `${shape.part} ${column}`;
          // kind and role of a name; the country as a code
          if (
            cell.trim() === "-0-" ||
            place === "sdn 2" ||
            place === "alt 2" ||
            (/^(?:add 4|sdn 9)$/.test(place) && countryCode(cell.replace(/^Region: /, "")) !== null)
          )
            continue;
          // the comments go on in the middle of a word: the remarks are looked at together
          if (shape.part === "comments") continue;
          cells++;
          const last = column === 11 && cell.trimEnd().length >= 990;
          // `Region: Gaza` is printed where others have a country
          const found = wordsOf(place === "add 4" ? cell.replace(/^Region: /, "") : cell);
          for (const word of last ? found.slice(0, -1) : found) if (!there.has(word)) lost.push(`${place}: ${word}`);
        }
      }
    }
    expect(cells).toBeGreaterThan(3_000);
    expect(lost).toEqual([]);
  });
});

describe.skipIf(shared === null)("SDN.XML of August 2021, of which a JSON rendering was cut by its maker", () => {
  test("[L2] turned back to XML it is read in full, with its numbers, and is told from a whole list by its own count", async () => {
    const { sdnList } = JSON.parse(gunzipSync(readFileSync(join(lists, "ofac/SDN.XML-2021-08-19.partial.as-json.gz"))).toString()) as {
      readonly sdnList: unknown;
    };
    const { result, entries } = await readBytes(`<?xml version="1.0" standalone="yes"?>\n${xmlOf("sdnList", sdnList)}`);
    const of = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    expect(result).toMatchObject({
      list: "us-sdn",
      format: "ofac-xml",
      published: "2021-08-19",
      rows: 2781,
      entries: 2781,
      names: 7829,
      whole: false,
    });
    expect([of("person"), of("organisation"), of("vessel"), of("aircraft")]).toEqual([1656, 1121, 4, 0]);
    expect(result.problems).toEqual([expect.objectContaining({ code: "list-incomplete", value: "9086" })]);
    // what was a date came out as one, and what was a document as its number; entry 11748 has two more dates in its remarks
    expect(entries.flatMap(({ births, kind }) => (kind === "person" ? births : []))).toHaveLength(1841 + 2);
    expect(entries.flatMap(({ identifiers }) => identifiers).filter(({ type }) => type === "passport").length).toBeGreaterThan(490);
  });

  function xmlOf(name: string, value: unknown): string {
    if (Array.isArray(value)) return value.map((item) => xmlOf(name, item)).join("");
    if (typeof value === "object" && value !== null) {
      const inner = Object.entries(value).map(([child, part]) => xmlOf(child, part));
      return `<${name}>${inner.join("")}</${name}>\n`;
    }
    // its maker left the entities of the texts as they were
    const text =
      typeof value === "string" ? value.replace(/&(?!amp;|lt;|gt;|quot;|apos;)/g, "&amp;").replaceAll("<", "&lt;") : JSON.stringify(value);
    return text === "null" ? "" : `<${name}>${text}</${name}>`;
  }
});
