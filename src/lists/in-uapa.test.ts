import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes, readFiles } from "../../test/read-list.ts";
import { indianNames } from "./in-names.ts";

const text = (path: string): string => readFileSync(fixture(path), "utf8");
const FIRST = "Unlawful Activities (Prevention) Act 1967, First Schedule (terrorist organisation)";
const THIRD = "Unlawful Activities (Prevention) Act 1967, s. 3 (unlawful association)";

describe("[L33] India, UAPA", () => {
  test("the compiled table: one entry a name, each row a claim with its page and day", async () => {
    const { entries, result } = await readBytes(text("in/compiled.csv"));
    expect(result).toMatchObject({ list: "in", format: "in-compiled", entries: 3, rows: 4, names: 3, problemCount: 0, whole: true });
    const league = entries[1];
    expect(league?.id).toBe("Copper Bell League (CBL)");
    expect(league?.legalBasis).toEqual(["First Schedule (terrorist organisation)", "unlawful association (s. 3)"]);
    expect(league?.claims.map(({ text: said, source }) => [said, source])).toEqual([
      ["First Schedule (terrorist organisation), as it stood on 2019-12-30", "https://example.org/a"],
      ["unlawful association (s. 3), as it stood on 2024-02-06", "https://example.org/b"],
    ]);
    expect(league?.listedOn).toBeUndefined();
  });

  test.each([
    [
      "A Order or B Order/Copper Tin Order (CTO) and all its manifestations",
      ["A Order", "B Order", "Copper Tin Order (CTO)", "Copper Tin Order", "CTO"],
    ],
    ["Tin Party of Veldra (North), all its formations and front organizations", ["Tin Party of Veldra (North)"]],
    ["Tin Party (North) all its formations and front organisations", ["Tin Party (North)"]],
    [
      "Kiln People's Army (KPA) and its armed wing, also called the 'Grey Bell'",
      ["Kiln People's Army (KPA)", "Kiln People's Army", "KPA", "Grey Bell"],
    ],
    ["Bell (Olda or Marnik faction)", ["Bell (Olda or Marnik faction)"]],
    ["Force of Oran and Orbek", ["Force of Oran and Orbek"]],
  ])("names of %s", (cell, names) => {
    expect(indianNames(cell).map(({ text: name }) => name)).toEqual(names);
    for (const name of indianNames(cell)) expect(name.printed ?? name.text).toBe(cell);
  });

  test("the ministry's pages, each a part of one list; a table without a header is read; who stands on two is one entry", async () => {
    const [read, more] = await readFiles(
      ["in/first-schedule.html", "in/unlawful-associations.html", "in/fourth-schedule.html"].map(fixture),
    );
    expect(more).toBeUndefined();
    expect(read?.result).toMatchObject({
      list: "in",
      format: "in-uapa",
      entries: 6,
      rows: 7,
      problemCount: 0,
      whole: true,
      withoutParts: [],
    });
    expect(read?.entries.map(({ id, legalBasis }) => [String(id).slice(0, 24), legalBasis])).toEqual([
      ["Tin Order of Veldra or V", [FIRST]],
      ["Copper Bell League (CBL)", [FIRST, THIRD]],
      ["Marnik Force/Marnik Regi", [FIRST]],
      ["Kiln People's Army (KPA)", [THIRD]],
      ["Torvik Veldrane @ Abu Ki", ["Unlawful Activities (Prevention) Act 1967, Fourth Schedule (individual terrorist)"]],
      ["Orbek Marnik", ["Unlawful Activities (Prevention) Act 1967, Fourth Schedule (individual terrorist)"]],
    ]);
  });

  test("a page alone says which pages are not there; individuals: names, father, birth", async () => {
    const { entries, result } = await readBytes(text("in/fourth-schedule.html"));
    expect(result.withoutParts).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      kind: "person",
      fathers: ["Olas Veldrane"],
      remarks: "Torvik Veldrane @ Abu Kiln, s/o Olas Veldrane, born on 2 April 1961, r/o Zarquat",
    });
    expect(entries[0]?.names.map(({ text: name, role }) => [name, role])).toEqual([
      ["Torvik Veldrane", "primary"],
      ["Abu Kiln", "alias"],
    ]);
    expect(entries[0]?.births[0]?.from).toBe("1961-04-02");
    expect(entries[1]?.remarks).toBeUndefined();
  });

  test("[L1] a page that names Pakistan and its Anti-Terrorism Act in passing stays India's", async () => {
    const page = text("in/first-schedule.html").replace(
      "<table>",
      "<p>Banned organisations of Pakistan, too, under its Anti-Terrorism Act.</p><table>",
    );
    expect((await readBytes(page)).result).toMatchObject({ format: "in-uapa", entries: 3 });
  });

  test("[L4] a name twice under one schedule is told; another page of the ministry is not this list", async () => {
    const page = text("in/first-schedule.html");
    const { result } = await readBytes(
      page.replace("Marnik Force/Marnik Regiment, all its formations and front organisations", "Copper Bell League (CBL)"),
    );
    expect(result).toMatchObject({ entries: 2, rows: 3, problemCount: 1 });
    await expect(
      readBytes("<html><head><title>Ministry of Home Affairs</title></head><body><p>Holidays</p></body></html>"),
    ).rejects.toMatchObject({
      code: "format-unknown",
    });
  });
});
