import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles } from "../../test/read-list.ts";
import { shared } from "../../test/shared.ts";
import type { Entry } from "./entry.ts";

interface Count {
  readonly publication: string;
  readonly format: string;
  readonly date: string | null;
  readonly rows: number | null;
  readonly entries: number | null;
  readonly persons: number | null;
  readonly organisations: number | null;
  readonly vessels: number | null;
  readonly aircraft: number | null;
  readonly names: number | null;
}

const lists = shared === null ? null : join(shared, "data/lists");
const counts: readonly (readonly [string, Count])[] =
  lists === null ? [] : Object.entries(JSON.parse(readFileSync(join(lists, "counts.json"), "utf8")) as Record<string, Count>);
const un = counts.filter(([, { publication, format }]) => publication.startsWith("UN Security Council") && format.startsWith("XML"));
const ofac = counts.filter(([, { publication, format }]) => publication.startsWith("OFAC") && /^CSV|delimited/.test(format));
const ofacXml = counts.filter(
  ([, { publication, format }]) => publication.startsWith("OFAC") && /^CONSOLIDATED\.XML|^ENHANCED_XML/.test(format),
);
const au = counts.filter(([path]) => path.startsWith("au/"));
const ca = counts.filter(([path]) => path.startsWith("ca/"));
/** derived files of theirs are counted in derived.shared.test.ts */
const ukEu = counts.filter(([path]) => /^(?:uk\/(?:hmt|ofsi)-|eu\/eu-fsf-csv-)/.test(path));
const csl = counts.filter(([, { publication }]) => publication === "US Consolidated Screening List");
const dpl = counts.filter(([, { publication }]) => publication === "US BIS Denied Persons List");
const compiled = counts.filter(([, { publication }]) => /\(compiled/.test(publication));
const spellings = counts.filter(([, { publication }]) => /\(spellings\)/.test(publication));
const page = counts.filter(([, { format }]) => format === "HTML");
const kinds = (entries: readonly Entry[]): Pick<Count, "persons" | "organisations" | "vessels" | "aircraft"> => {
  const of = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
  return { persons: of("person"), organisations: of("organisation"), vessels: of("vessel"), aircraft: of("aircraft") };
};

describe.skipIf(lists === null)(
  `[L2] numbers of counts.json${lists === null ? " (skipped: the folder of real lists is not there)" : ""}`,
  () => {
    test("there are lists to count", () => {
      expect(un.length).toBeGreaterThanOrEqual(12);
      expect(ofac.length).toBeGreaterThanOrEqual(50);
      expect([au.length, ca.length]).toEqual([2, 1]);
      // SDN.XML as JSON is turned back to XML in ofac.shared.test.ts
      expect(ofacXml.map(([path]) => path.split("/").at(-1))).toEqual([
        "consolidated-nonsdn-2025-03-28.xml.gz",
        "consolidated.xml.gz",
        "CONS_ENHANCED.XML.gz",
      ]);
      expect([csl.length, dpl.length, compiled.length, spellings.length, page.length]).toEqual([4, 3, 2, 1, 1]);
    });

    test.each(un.filter(([, { rows }]) => rows !== null))("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      const { persons, organisations } = kinds(entries);
      expect({
        date: result.published,
        rows: result.rows,
        entries: new Set(entries.map(({ id }) => id)).size,
        names: result.names,
        persons,
        organisations,
      }).toEqual({
        date: count.date,
        rows: count.rows,
        entries: count.entries,
        names: count.names,
        persons: count.persons,
        organisations: count.organisations,
      });
      expect(result).toMatchObject({ whole: true, problemCount: 0, entries: count.entries });
    });

    test.each([...csl, ...dpl])("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      const { persons, organisations, vessels, aircraft } = kinds(entries);
      const sorts = count.persons === null ? {} : { persons, organisations, vessels, aircraft };
      expect({ rows: result.rows, entries: result.entries, names: result.names, ...sorts }).toEqual({
        rows: count.rows,
        entries: count.entries,
        names: count.names,
        ...(count.persons === null
          ? {}
          : { persons: count.persons, organisations: count.organisations, vessels: count.vessels, aircraft: count.aircraft }),
      });
      expect(new Set(entries.map(({ id }) => id)).size).toBe(count.entries);
      // the sample of 2023 ends in the middle of a row; a few dates of the publishers' are none (0097, 3017)
      expect(result.whole).toBe(!path.includes("2023-11-sample"));
      // BIS prints two or three rows twice, and its file of 2019 lacks the last line's end
      const told = result.problems.filter(
        ({ field, message }) =>
          field !== "start_date" && field !== "Last_Update" && !/^the last line has no end|stands in the file twice$/.test(message),
      );
      expect(told.map(({ message }) => message)).toEqual(
        path.includes("2023-11-sample")
          ? [
              "the header stands here again: it is no party",
              "a quote is never closed: the line was read without it",
              "the row has 8 columns instead of 29: what could be read was kept",
            ]
          : // the layout of 2019 had no _id
            path.includes("us-csl-2019")
            ? ["there is no column _id: what it holds is missing in all entries"]
            : // two ministries of defence, with all that they consist of in one name
              path.includes("us-csl-2022-05/consolidated.csv")
              ? [
                  "a name has 8 words beyond the first 48, which are not compared",
                  "a name has 7 words beyond the first 48, which are not compared",
                ]
              : [],
      );
    });

    test.each(compiled)("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      const { rows, entries: keys, names, organisations } = count;
      expect({ rows: result.rows, entries: result.entries, names: result.names, organisations: kinds(entries).organisations }).toEqual({
        rows,
        entries: keys,
        names,
        organisations,
      });
      expect(result).toMatchObject({ whole: true, problemCount: 0, list: path.slice(0, 2) });
    });

    test.each(spellings)("%s, by the mapping importer", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, group } = read!;
      expect(group.reader.format).toBe("custom-table");
      expect({ rows: result.rows, entries: result.entries, names: result.names }).toEqual({
        rows: count.rows,
        entries: count.entries,
        names: count.names,
      });
    });

    test.each(page)("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      const { persons, organisations } = kinds(entries);
      const { date, rows, entries: keys, persons: men, organisations: bodies } = count;
      expect({ date: result.published, rows: result.rows, entries: result.entries, persons, organisations }).toEqual({
        date,
        rows,
        entries: keys,
        persons: men,
        organisations: bodies,
      });
      expect(new Set(entries.map(({ id }) => id)).size).toBe(keys);
      expect(result.whole).toBe(true);
      const others = result.problems.filter(({ field }) => field !== "INDIVIDUAL_DATE_OF_BIRTH");
      expect(others.every(({ message }) => /^a name has .* not compared$/.test(message))).toBe(true);
    });

    test.each(un.filter(([, { rows }]) => rows === null))("%s must not pass for a whole list", async (path) => {
      const [read] = await readFiles([join(lists!, path)]);
      expect(read!.result).toMatchObject({ whole: false, problemCount: 1 });
      expect(read!.result.problems[0]).toMatchObject({ line: 53, file: expect.stringContaining("broken-encoding") });
    });

    test.each(ofac)("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      const part = result.parts![0]!;
      const got =
        part.part === "sdn"
          ? { rows: result.rows, entries: result.entries, names: result.names, ...kinds(entries) }
          : {
              rows: part.rows,
              entries: part.keys,
              names: part.part === "alt" ? part.names : null,
              persons: null,
              organisations: null,
              vessels: null,
              aircraft: null,
            };
      const { rows, entries: keys, names, persons, organisations, vessels, aircraft } = count;
      expect(got).toEqual({ rows, entries: keys, names, persons, organisations, vessels, aircraft });
      expect(result.whole).toBe(true);
      // alt, add and comments by themselves cannot always tell which list they are of
      if (part.part === "sdn") expect(result.list).toBe(count.publication.includes("non-SDN") ? "us-cons" : "us-sdn");
    });

    test.each(ofacXml)("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      expect({
        date: result.published,
        rows: result.rows,
        entries: new Set(entries.map(({ id }) => id)).size,
        names: result.names,
        ...kinds(entries),
      }).toEqual({
        date: count.date,
        rows: count.rows,
        entries: count.entries,
        names: count.names,
        persons: count.persons,
        organisations: count.organisations,
        vessels: count.vessels,
        aircraft: count.aircraft,
      });
      expect(result).toMatchObject({ list: "us-cons", whole: true, problemCount: 0, missingParts: [] });
    });

    test.each([...au, ...ca])("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      const { persons, organisations, vessels, aircraft } = kinds(entries);
      expect({
        // Canada's file has no date of its own
        date: result.published ?? count.date,
        rows: result.rows,
        entries: new Set(entries.map(({ id }) => id)).size,
        names: result.names,
        persons,
        organisations,
        vessels,
        aircraft,
      }).toEqual({
        date: count.date,
        rows: count.rows,
        entries: count.entries,
        names: count.names,
        persons: count.persons,
        organisations: count.organisations,
        vessels: count.vessels,
        aircraft: count.aircraft ?? 0,
      });
      expect(result).toMatchObject({ whole: true, entries: count.entries });
      // dates of birth that no reader can know: `23-Apr-68`, `10/061962`, `Sep-99`
      expect(result.problems.filter(({ code, field }) => code !== "field-invalid" || !/birth/i.test(field ?? ""))).toEqual([]);
      expect(result.problemCount).toBeLessThanOrEqual(6);
    });

    test("there are the UK's and the EU's lists to count", () => {
      expect(ukEu).toHaveLength(4);
    });

    test.each(ukEu)("%s", async (path, count) => {
      const [read] = await readFiles([join(lists!, path)]);
      const { result, entries } = read!;
      const { persons, organisations, vessels, aircraft } = kinds(entries);
      const { date, rows, entries: keys, names } = count;
      expect({
        date: result.published,
        rows: result.rows,
        entries: new Set(entries.map(({ id }) => id)).size,
        names: result.names,
        persons,
        organisations,
        vessels,
        aircraft,
      }).toEqual({
        date,
        rows,
        entries: keys,
        names,
        persons: count.persons,
        organisations: count.organisations,
        // the EU lists none
        vessels: count.vessels ?? 0,
        aircraft: count.aircraft ?? 0,
      });
      expect(result).toMatchObject({ whole: true, entries: count.entries, missingParts: [] });
      // 29 February of a common year (UK 2014); the damage of the EU's excerpt, and its 40 names that became question marks
      expect(result.problemCount).toBe(
        { "uk/hmt-sanctionsconlist-2014-04-02.csv.gz": 1, "eu/eu-fsf-csv-excerpt-2018-07-04.csv": 41 }[path] ?? 0,
      );
    });

    const sets = [
      [
        "us-sdn",
        ["sdn", "alt", "add", "sdn_comments"].map((name) => `watchman/ofac-sdn-2021-07/${name}.csv${name === "sdn_comments" ? "" : ".gz"}`),
      ],
      ["us-cons", ["prim", "alt", "add", "comments"].map((name) => `watchman/ofac-nonsdn-2025-12/cons_${name}.csv`)],
    ] as const;
    test.each(sets)("%s: a whole set is one publication without orphans", async (list, paths) => {
      const [read, more] = await readFiles(paths.map((path) => join(lists!, path)));
      expect(more).toBeUndefined();
      expect(read!.result).toMatchObject({ list, missingParts: [], whole: true });
      expect(read!.result.problems.filter(({ code }) => code === "entry-unknown")).toEqual([]);
    });

    test("both sets given together fall apart into the two lists", async () => {
      const both = await readFiles(sets.flatMap(([, paths]) => paths).map((path) => join(lists!, path)));
      expect(both.map(({ group, result }) => [group.list as string, result.entries, result.missingParts])).toEqual([
        ["us-sdn", 8976, []],
        ["us-cons", 442, []],
      ]);
    });
  },
);

describe.skipIf(lists === null)("[L3] accounting: nothing printed is lost", () => {
  test("every country of the UN list is read as a code, but for those that are none", async () => {
    const [read] = await readFiles([join(lists!, "un/un-consolidated-2025-11-20.xml.gz")]);
    expect(read!.entries.flatMap(({ nationalities }) => nationalities).filter((code) => code.length !== 2)).toEqual([]);
    expect(read!.entries.filter(({ fathers }) => fathers.length > 0).length).toBeGreaterThan(55);
    expect(read!.entries.flatMap(({ relations }) => relations).length).toBeGreaterThan(480);
  });

  test("each part of OFAC's Remarks and each other cell stands in its entry", async () => {
    const [read] = await readFiles(sdn2021.map((path) => join(lists!, path)));
    const problems = read!.result.problems.map(({ message }) => message);
    expect(problems).toEqual([]);
    // the whole of Remarks stays; the remainder without a label is a small part of all
    const parts = read!.entries.reduce((sum, { remarks }) => sum + (remarks?.split("; ").length ?? 0), 0);
    expect(read!.result.unmapped.get("Remarks")! / parts).toBeLessThan(0.06);
    const linked = read!.entries.reduce((sum, { remarks }) => sum + (remarks?.match(/Linked To: /g)?.length ?? 0), 0);
    expect(read!.entries.flatMap(({ relations }) => relations).filter(({ kind }) => kind === "linked-to")).toHaveLength(linked);
    const births = read!.entries.reduce((sum, { remarks }) => sum + (remarks?.match(/(?:^|; )(?:alt\. )?DOB /g)?.length ?? 0), 0);
    const read1 = read!.entries.reduce((sum, { births: found, kind }) => sum + (kind === "person" ? found.length : 0), 0);
    expect(read1).toBe(births);
    const weak = read!.entries.reduce((sum, { remarks }) => sum + (remarks?.match(/[afn]\.k\.a\. '/g)?.length ?? 0), 0);
    expect(read!.entries.flatMap(({ names }) => names).filter(({ quality }) => quality === "weak").length).toBeGreaterThanOrEqual(
      weak * 0.99,
    );
  });
});

const sdn2021 = ["sdn.csv.gz", "alt.csv.gz", "add.csv.gz", "sdn_comments.csv"].map((name) => `watchman/ofac-sdn-2021-07/${name}`);
