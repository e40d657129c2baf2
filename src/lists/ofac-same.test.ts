import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { differences } from "../../test/ofac-renderings.ts";
import type { Difference, Field } from "../../test/ofac-renderings.ts";
import { fixture, readFiles } from "../../test/read-list.ts";
import { shared } from "../../test/shared.ts";
import type { Entry } from "./entry.ts";

const read = async (paths: readonly string[]): Promise<readonly Entry[]> => (await readFiles(paths))[0]!.entries;
const PARTS = ["sdn", "alt", "add", "sdn_comments"];
const csv = await read(PARTS.map((part) => fixture(`ofac/${part}.csv`)));

const only = (found: readonly Difference[], ...fields: readonly Field[]): readonly Difference[] =>
  found.filter(({ field }) => fields.includes(field));

/** What SDN.XML, the advanced and the enhanced file divide, and the tables print in one cell. */
const ADDRESS: Difference = {
  id: "90001",
  field: "addresses",
  // "City/State/Province/Postal Code" is one column
  first: ["7 Copper Lane, Mirkhan 44001, Pakistan | "],
  second: ["7 Copper Lane, Mirkhan, 44001, Pakistan | "],
};
/** add_remarks stand in the tables alone */
const ADD_REMARKS: Difference = { id: "90002", field: "addresses", first: ["Gaza | as of 2012"], second: ["Gaza | "] };

describe("[L50] one invented publication in every rendering of OFAC", () => {
  test("fixed width: no difference at all", async () => {
    const fixed = await read(PARTS.map((part) => fixture(`ofac/${part}.ff`)));
    expect(fixed).toHaveLength(5);
    expect(differences(csv, fixed)).toEqual([]);
    expect(fixed.map(({ unmapped, remarks }) => [unmapped, remarks])).toEqual(csv.map(({ unmapped, remarks }) => [unmapped, remarks]));
  });

  test("SDN.XML: addresses are divided, add_remarks and alt_remarks are not printed", async () => {
    expect(differences(csv, await read([fixture("ofac/sdn.xml")]))).toEqual([ADDRESS, ADD_REMARKS]);
  });

  test.each(["sdn_enhanced.xml", "sdn_advanced.xml"])("%s says more, and nothing else", async (file) => {
    const found = differences(csv, await read([fixture(`ofac/${file}`)]));
    expect(only(found, "kind", "births", "birthPlaces", "identifiers", "sex", "nationalities", "positions", "programmes")).toEqual([]);
    // the original script stands in these two alone
    expect(only(found, "names")).toEqual([
      { id: "90001", field: "names", first: [], second: ["زریمان قلدشت تهواری | original | strong | "] },
    ]);
    expect(only(found, "addresses")).toEqual([ADDRESS, ADD_REMARKS]);
    // Remarks print a name, `Linked To: NAME`; here the relation has its kind and the other's number
    expect(only(found, "relations")).toEqual([
      {
        id: "90001",
        field: "relations",
        first: ["linked-to |  | FRONT OF QUIET VALLEYS"],
        second: ["acting-for | 90002 | FRONT OF QUIET VALLEYS"],
      },
      {
        id: "90003",
        field: "relations",
        first: ["linked-to |  | BRIGHT HARBOUR CO., LTD."],
        second: ["owned-by | 36 | BRIGHT HARBOUR CO., LTD."],
      },
    ]);
    // what is ordered, since when and by what law is printed in these two alone
    expect(only(found, "measures").map(({ first, second }) => [first, second])).toEqual(csv.map(() => [[], ["Block"]]));
    expect(only(found, "listedOn").map(({ first, second }) => [first, second])).toEqual(
      ["1986-12-10", "2021-05-04", "2020-02-29", "2019-01-15", "2018-10-01"].map((day) => [[], [day]]),
    );
    expect(only(found, "legalBasis")).toHaveLength(5);
  });
});

const lists = join(shared ?? "", "data/lists");
const real = (paths: readonly string[]): Promise<readonly Entry[]> => read(paths.map((path) => join(lists, path)));

describe.skipIf(shared === null)(
  `[L50] the non-SDN list of 2018${shared === null ? " (skipped: the folder of real lists is not there)" : ""}`,
  () => {
    const folder = "ofac/nonsdn-2018";

    test.each(["del", "pip"])(".%s is the CSV to the letter", async (ending) => {
      const [table, other] = await Promise.all([real([`${folder}/cons_prim.csv.gz`]), real([`${folder}/cons_prim.${ending}.gz`])]);
      const bare = (entries: readonly Entry[]): readonly unknown[] =>
        entries.map(({ source: { line }, ...entry }) => ({ ...entry, source: line }));
      expect(bare(other)).toEqual(bare(table));
    });

    test("XML: every true difference, and its reason", async () => {
      const [table, xml] = await Promise.all([
        real([`${folder}/cons_prim.csv.gz`, `${folder}/cons_alt.csv.gz`]),
        real([`${folder}/consolidated.xml.gz`]),
      ]);
      const found = differences(table, xml);
      expect(
        only(found, "kind", "births", "birthPlaces", "identifiers", "sex", "nationalities", "positions", "programmes", "relations"),
      ).toEqual([]);
      // CSV writes ' for a " within a name, because its own quotes are "
      expect(only(found, "names")).toEqual([
        {
          id: "22391",
          field: "names",
          first: ["OPEN JOINT-STOCK COMPANY 'OIL TRUNK PIPELINES 'DRUZHBA'' | alias | strong | "],
          second: [`OPEN JOINT-STOCK COMPANY "OIL TRUNK PIPELINES 'DRUZHBA'" | alias | strong | `],
        },
      ]);
      // Remarks are divided at `;`, and so is a measure that holds one: its second half stays under `unmapped`; XML gives it whole
      const measures = only(found, "measures");
      expect(measures).toHaveLength(264);
      for (const { id, first, second } of measures) {
        expect(second).toEqual([expect.stringMatching(/^Additional Sanctions Information - [^;]+; U\.S\. Persons Must/)]);
        const [half, rest] = second[0]!.split("; ");
        expect(first).toEqual([half]);
        expect(table.find((entry) => entry.id === id)!.unmapped).toContainEqual(["Remarks", rest]);
      }
      // cons_add of that day is not in the folder
      expect(only(found, "addresses").every(({ first }) => first.length === 0)).toBe(true);
      expect(found.every(({ field }) => ["names", "measures", "addresses"].includes(field))).toBe(true);
      // one number for a name in both
      const numbers = (entries: readonly Entry[], key: string): ReadonlyMap<string, string> =>
        new Map(entries.flatMap(({ id, unmapped }) => unmapped.filter(([name]) => name === key).map(([, value]) => [id, value] as const)));
      const [alts, akas] = [numbers(table, "alt_num"), numbers(xml, "aka/uid")];
      expect(alts.size).toBe(495);
      for (const [id, value] of alts) {
        const there = new Set(akas.get(id)!.split(" "));
        expect(value.split(" ").filter((number) => !there.has(number))).toEqual([]);
      }
    });
  },
);

describe.skipIf(shared === null)("[L50] the non-SDN list of 2025 (skipped where the folder of real lists is not there)", () => {
  test("enhanced of 10 January and XML of 28 March: every true difference, and its reason", async () => {
    const [enhanced, xml] = await Promise.all([
      real(["watchman/ofac-nonsdn-enhanced-xml-2025-01/CONS_ENHANCED.XML.gz"]),
      real(["ofac/consolidated-nonsdn-2025-03-28.xml.gz"]),
    ]);
    const found = differences(xml, enhanced);
    expect(
      only(found, "kind", "births", "birthPlaces", "sex", "nationalities", "positions", "programmes").map(({ id, field }) => [id, field]),
    ).toEqual([]);
    // 28 parties have names in Cyrillic or Chinese letters, which SDN.XML leaves out
    const names = only(found, "names");
    expect(names).toHaveLength(28);
    for (const { first, second } of names) {
      expect(first).toEqual([]);
      expect(second.every((name) => /[^\p{Script=Latin}\p{Script=Common}]/u.test(name))).toBe(true);
    }
    // enhanced gives the country of a document where XML leaves it out, or has it in the number's text: `1027739075891 (Russia)`
    const numbers = only(found, "identifiers");
    expect(numbers.map(({ id }) => id)).toEqual(["17013", "18784"]);
    const values = (texts: readonly string[]): readonly string[] => texts.map((text) => text.split(" | ").slice(0, 2).join(" ")).toSorted();
    for (const { first, second } of numbers) expect(values(first)).toEqual(values(second));
    // `(Linked To: NAME)` in the remarks is a relation with kind and number in enhanced
    for (const { first, second } of only(found, "relations")) {
      const name = (text: string): string => text.split(" | ")[2]!.replace(/\.$/, "");
      for (const text of first) expect(second.map(name)).toContain(name(text));
    }
    // addresses in Cyrillic letters
    for (const { first, second } of only(found, "addresses"))
      expect([first, second.every((text) => /Cyrillic/.test(text))]).toEqual([[], true]);
    // what is ordered is printed as `sanctionsTypes` in enhanced alone; one party was given a measure between the two days
    const risk = "Secondary sanctions risk: section 1(b) of Executive Order 13224, as amended by Executive Order 13886";
    expect(only(found, "measures").flatMap(({ first }) => first)).toEqual([risk]);
  });
});
