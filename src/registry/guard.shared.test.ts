import { clerk, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { SHARED_HISTORY, sharedPaths } from "../../test/shared-history.ts";
import { listId, type PartialDate } from "../ground/index.ts";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";
import type { AddOptions } from "./face.ts";
import { openReader } from "./reader.ts";
import { allReaders } from "../lists/index.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { shared } from "../../test/shared.ts";

const folder = testFolder();
const readers = { readers: await allReaders() };
/** The guard looks at tables and files alone: no snapshot is built that nobody asks. */
const seen = (day: string, more: Partial<AddOptions> = {}): AddOptions => clerk(day, { ...more, snapshot: "later" });
const decider = (day: string) => ({
  who: "Anna Approver",
  why: "replay of history: checked against its README",
  at: `${day}T13:00:00.000Z`,
});
const un = (name: string): string => join(shared ?? "", `data/lists/un/un-consolidated-${name}.xml.gz`);

describe.skipIf(shared === null)("the guard on real files (shared)", () => {
  test("[G4] replay of the UN, OFAC and UK history: what it stops, and each release is in the ledger", { timeout: 600_000 }, async () => {
    const register = folder.open(readers);
    const stopped: (readonly [list: string, published: string, rules: string])[] = [];
    for (const publication of SHARED_HISTORY) {
      const { list, published } = publication;
      const [report] = await register.addLists(
        sharedPaths(shared as string, publication),
        seen(published, { published: published as PartialDate, as: listId(list) }),
      );
      if (report?.state !== "quarantined") continue;
      stopped.push([list, published, (report.reasons ?? []).map(({ rule, text }) => `${rule}: ${text}`).join("; ")]);
      register.releaseList(listId(list), decider(published));
    }
    // built once, of all that passed
    register.renewSnapshot();
    register.close();
    expect(stopped).toEqual([]);
    expect(new Set(folder.snapshot().lists.map(({ id }) => id))).toEqual(new Set(SHARED_HISTORY.map(({ list }) => list)));
  });

  test("[G4] the damaged UN file never replaces a good one, and the next good one does", { timeout: 60_000 }, async () => {
    const register = folder.open(readers);
    await register.addLists([un("2025-04-19")], clerk("2025-04-20"));
    const [broken] = await register.addLists([un("2025-08-16.broken-encoding")], clerk("2025-08-17"));
    expect(broken).toMatchObject({
      filed: "history",
      state: "quarantined",
      reasons: [{ rule: "damaged", text: expect.stringContaining("line 53") }],
    });
    const reader = openReader(folder.dir);
    expect(reader.status("2025-08-17T00:00:00Z", 365)).toMatchObject([{ published: "2025-04-19", entries: 877, state: "quarantined" }]);
    const [next] = await register.addLists([un("2025-11-18")], clerk("2025-11-19"));
    expect(next).toMatchObject({ filed: "in-force", state: "current" });
    reader.close();
    register.close();
  });

  test(
    "[G4] harmed bytes: cut at every tenth, letters read as another encoding, one element renamed, half the nodes, an old file re-dated",
    { timeout: 240_000 },
    async () => {
      const good = gunzipSync(readFileSync(un("2025-11-18")));
      const text = good.toString("utf8").replace(/dateGenerated=(["'])[^"']*["']/, 'dateGenerated="2025-11-19T00:00:00.000Z"');
      const individuals = text.split("<INDIVIDUAL>");
      const harmed: [string, string | Buffer][] = [
        ...Array.from({ length: 9 }, (_, at): [string, Buffer] => [
          `cut at ${at + 1}/10`,
          good.subarray(0, Math.floor((good.length * (at + 1)) / 10)),
        ]),
        ["UTF-8 read as Windows-1252 and saved again", new TextDecoder("windows-1252").decode(Buffer.from(text))],
        ["birth dates renamed", text.replaceAll("INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_BIRTH")],
        ["aliases renamed", text.replaceAll("INDIVIDUAL_ALIAS", "INDIVIDUAL_AKA").replaceAll("ENTITY_ALIAS", "ENTITY_AKA")],
        ["a new element in each node", text.replaceAll("</DATAID>", "</DATAID><CASE_NUMBER>7</CASE_NUMBER>")],
        [
          "every second node left out",
          individuals.filter((_, at) => at === 0 || at % 2 === 0).join("<INDIVIDUAL>") +
            (individuals.length % 2 === 0 ? `<INDIVIDUAL>${individuals.at(-1)}` : ""),
        ],
        [
          "the file of April under a new date",
          gunzipSync(readFileSync(un("2025-04-19")))
            .toString("utf8")
            .replace(/dateGenerated=(["'])[^"']*["']/, 'dateGenerated="2025-11-19T00:00:00.000Z"'),
        ],
      ];
      const outcome: [string, string | undefined, string | undefined][] = [];
      const register = folder.open(readers);
      await register.addLists([un("2025-11-18")], seen("2025-11-18"));
      for (const [name, bytes] of harmed) {
        const path = folder.file("harmed.xml", "");
        writeFileSync(path, bytes);
        const [report] = await register.addLists([path], seen("2025-11-19"));
        outcome.push([name, report?.state, report?.reasons?.map(({ rule }) => rule).join(" ")]);
      }
      const reader = openReader(folder.dir);
      expect(reader.status("2025-11-19T00:00:00Z", 30)).toMatchObject([{ published: "2025-11-18", entries: 1000, state: "quarantined" }]);
      reader.close();
      register.close();
      expect(outcome.filter(([, state]) => state !== "quarantined")).toEqual([]);
      expect(Object.fromEntries(outcome.map(([name, , rules]) => [name, rules]))).toMatchObject({
        ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`cut at ${at + 1}/10`, "damaged"])),
        "UTF-8 read as Windows-1252 and saved again": "letters",
        "birth dates renamed": expect.stringContaining("gone"),
        "aliases renamed": expect.stringContaining("names"),
        "a new element in each node": "unknown",
        "every second node left out": "fall",
        "the file of April under a new date": "fall older",
      });
    },
  );

  test(
    "[G4] other publishers: the Denied Persons of three years pass, as does one list in other formats; samples and a short count do not",
    { timeout: 120_000 },
    async () => {
      const at = (path: string): string => join(shared ?? "", "data/lists", path);
      const xml = gunzipSync(readFileSync(at("ofac/consolidated-nonsdn-2025-03-28.xml.gz"))).toString("utf8");
      const short = folder.file("short.xml", xml.replace(/<sdnEntry>[\s\S]*?<\/sdnEntry>/, ""));
      const steps: readonly (readonly [day: string, files: readonly string[], outcome: string])[] = [
        ["2019-06-15", ["watchman/bis-dpl/dpl-2019-06.txt"], "us-dpl current"],
        ["2021-07-15", ["watchman/bis-dpl/dpl-2021-07.txt"], "us-dpl current"],
        ["2023-11-15", ["watchman/bis-dpl/dpl-2023-11.txt"], "us-dpl current"],
        ["2018-04-05", ["ofac/nonsdn-2018/cons_prim.csv.gz", "ofac/nonsdn-2018/cons_alt.csv.gz"], "us-cons partial"],
        ["2018-04-06", ["ofac/nonsdn-2018/consolidated.xml.gz"], "us-cons current"],
        ["2025-03-28", ["ofac/consolidated-nonsdn-2025-03-28.xml.gz"], "us-cons current"],
        ["2025-03-29", [short], "us-cons quarantined damaged"],
        [
          "2025-12-19",
          ["cons_prim", "cons_alt", "cons_add", "cons_comments"].map((name) => `watchman/ofac-nonsdn-2025-12/${name}.csv`),
          "us-cons current",
        ],
        ["2024-11-01", ["au/dfat-regulation8_consolidated-2024-11.xlsx"], "au current"],
        ["2026-02-24", ["au/dfat-2026-02-24-sample-autonomous-only.xlsx"], "au quarantined fall names gone"],
        ["2022-05-15", ["watchman/us-csl-2022-05/consolidated.csv.gz"], "us-csl current"],
        ["2023-11-15", ["watchman/us-csl-2023-11-sample/csl.csv.gz"], "us-csl quarantined damaged"],
      ];
      const register = folder.open(readers);
      const outcomes: string[] = [];
      for (const [day, files] of steps) {
        const paths = files.map((file) => (file === short ? short : at(file)));
        const [report] = await register.addLists(paths, seen(day, { published: day as PartialDate, publishedByName: true }));
        const rules = [...new Set(report?.reasons?.map(({ rule }) => rule))];
        outcomes.push([report?.list, report?.state, ...rules].join(" "));
      }
      register.close();
      expect(outcomes).toEqual(steps.map(([, , outcome]) => outcome));
    },
  );
});
