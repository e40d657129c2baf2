import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles } from "../../test/read-list.ts";
import { shared } from "../../test/shared.ts";
import { countryCode } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { openListFile } from "./source.ts";
import { decodeText } from "./text.ts";
import { readXml } from "./xml.ts";
import { recordBuilder, type XmlNode } from "./xml-record.ts";

const folder = join(shared ?? "", "data/lists/un");
const files = shared === null ? [] : readdirSync(folder).filter((name) => /^un-consolidated-\d{4}-\d\d-\d\d\.xml\.gz$/.test(name));
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const wordsIn = (entry: Entry): ReadonlySet<string> => new Set(wordsOf(JSON.stringify(entry).replace(/\\[nrt]/g, " ")));
const day = (text: string): string => /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? text;
const isNothing = (text: string): boolean => /^(?:na|n\/a|unknown|none)$/i.test(text);

/** What the entry must hold for a text that it holds as a code, a date or a kind of something; null: its words are looked for. */
type Rule = (text: string, entry: Entry) => boolean | null;

const born = (text: string, { births }: Entry): boolean => births.some(({ from, to }) => from.startsWith(text) || to.startsWith(text));
const code =
  (held: (entry: Entry) => readonly (string | undefined)[]): Rule =>
  (text, entry) => {
    const found = countryCode(text);
    return found !== null && held(entry).includes(found) ? true : null;
  };

/** By the place in the record; every other text is looked for word by word. */
const RULES: readonly (readonly [place: RegExp, rule: Rule])[] = [
  [/\/GENDER$/, (text, { sex }) => (/^(?:male|female)$/i.test(text) ? sex === text.toLowerCase() : null)],
  [/\/NATIONALITY\/VALUE$/, code(({ nationalities }) => nationalities)],
  [/_ADDRESS\/COUNTRY$/, code(({ addresses }) => addresses.map(({ country }) => country))],
  [/\/(?:INDIVIDUAL_PLACE_OF_BIRTH\/COUNTRY|COUNTRY_OF_BIRTH)$/, code(({ birthPlaces }) => birthPlaces.map(({ country }) => country))],
  [/\/(?:ISSUING_COUNTRY|COUNTRY_OF_ISSUE)$/, code(({ identifiers }) => identifiers.map(({ country }) => country))],
  [/\/LISTED_ON$/, (text, { listedOn }) => (listedOn === day(text) ? true : null)],
  [/\/LAST_DAY_UPDATED\/VALUE$/, (text, { amendedOn }) => (amendedOn?.includes(day(text) as never) === true ? true : null)],
  [/_DATE_OF_BIRTH\/(?:DATE|YEAR|FROM_YEAR|TO_YEAR)$|_ALIAS\/DATE_OF_BIRTH$/, (text, entry) => (born(day(text), entry) ? true : null)],
  [
    /\/TYPE_OF_DATE$/,
    (text, { births }) => {
      if (/^exact$/i.test(text)) return births.length > 0 ? true : null;
      if (/^approximately$/i.test(text)) return births.some(({ circa }) => circa) ? true : null;
      return /^between$/i.test(text) && births.some(({ from, to }) => from !== to) ? true : null;
    },
  ],
  [/_DATE_OF_BIRTH\/NOTE$/, (text, { births }) => (/^approximately$/i.test(text) && births.some(({ circa }) => circa) ? true : null)],
  [
    /_ALIAS\/NOTE$/,
    (text, { names }) => (/^(?:formerly|previously) listed as\.?$/i.test(text) ? names.some(({ role }) => role === "former") : null),
  ],
  [
    /\/QUALITY$/,
    (text, { names }) => {
      if (/^good$/i.test(text)) return names.some(({ role, quality }) => role !== "primary" && quality === "strong");
      if (/^low$/i.test(text)) return names.some(({ quality }) => quality === "weak");
      return /^[af]\.?k\.?a\.?$/i.test(text) ? true : null;
    },
  ],
  [
    /\/TYPE_OF_DOCUMENT$/,
    (text, { identifiers }) => {
      if (/pass(?:port|eport|aporte)|pasaporte/i.test(text)) return identifiers.some(({ type }) => type === "passport") ? true : null;
      return /^national identification n(?:umber|o\.?)$/i.test(text) && identifiers.some(({ type }) => /^(?:national-id|cnic)$/.test(type))
        ? true
        : null;
    },
  ],
];

const LETTERED = /\/(?:DESIGNATION|NATIONALITY)\/VALUE$/;

interface Accounts {
  readonly lost: string[];
  /** texts that were looked for, by their place */
  readonly met: Map<string, number>;
}

async function accountsOf(path: string): Promise<Accounts> {
  const [read] = await readFiles([path]);
  const accounts: Accounts = { lost: [], met: new Map() };
  let at = 0;
  const check = (
    place: string,
    printed: string,
    { entry, words }: { readonly entry: Entry; readonly words: ReadonlySet<string> },
  ): void => {
    const text = printed.replace(/\s+/g, " ").trim();
    if (text === "" || isNothing(text)) return;
    accounts.met.set(place, (accounts.met.get(place) ?? 0) + 1);
    const found = RULES.find(([where]) => where.test(place))?.[1](text, entry) ?? null;
    if (found === true) return;
    // lettered values are values of their own
    const bare = LETTERED.test(place) ? text.replace(/\(?\b[a-h]\)/g, "") : text;
    const missing = found === false ? [text] : wordsOf(bare).filter((word) => !words.has(word) && !isNothing(word));
    if (missing.length > 0) accounts.lost.push(`${entry.id} ${place}: ${missing.join(" ")} (${text.slice(0, 60)})`);
  };
  const builder = recordBuilder({
    records: new Set(["INDIVIDUAL", "ENTITY"]),
    onRecord(record) {
      const entry = read!.entries[at++]!;
      const held = { entry, words: wordsIn(entry) };
      const walk = (node: XmlNode, parent: string): void => {
        const place = `${parent}/${node.name}`;
        check(place, node.text, held);
        for (const [name, value] of node.attributes) check(`${place}@${name}`, value, held);
        for (const child of node.children) walk(child, place);
      };
      walk(record, "");
    },
    onOutside: () => undefined,
    onOutsideText: () => undefined,
    onTooMany: () => undefined,
  });
  const file = await openListFile(path);
  await readXml(decodeText(file.chunks(), file), {
    file: file.name,
    onOpen: builder.onOpen,
    onClose: builder.onClose,
    onProblem: () => undefined,
  });
  expect(at).toBe(read!.result.rows);
  return accounts;
}

describe.skipIf(shared === null)(
  "[L3] each element and attribute of the UN's XML is in the entry or counted (skipped where the folder of real lists is not there)",
  () => {
    test("there are files of the years 2018 to 2025", () => expect(files.length).toBeGreaterThanOrEqual(10));

    test.each(files)("%s", async (name) => {
      const { lost, met } = await accountsOf(join(folder, name));
      expect(lost).toEqual([]);
      // the places whose texts become codes, dates and kinds were really looked at
      for (const place of [
        "/INDIVIDUAL/TITLE/VALUE",
        "/INDIVIDUAL/DESIGNATION/VALUE",
        "/INDIVIDUAL/NATIONALITY/VALUE",
        "/INDIVIDUAL/LIST_TYPE/VALUE",
      ])
        expect(met.get(place), place).toBeGreaterThan(50);
      expect([...met.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(15_000);
    });
  },
);
