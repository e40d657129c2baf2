import { bareEntry } from "../../test/fixtures/registry/bare-entry.ts";
import { clerk, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { type InventedEntry, inventedMore, inventedText } from "../../test/fixtures/registry/invented.ts";
import fc from "fast-check";
import { fieldChanges } from "./field-changes.ts";
import { listChanges } from "./changes.ts";
import { entryId, listId, type PartialDate } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import { movesBetween } from "./moves.ts";
import { openReader } from "./reader.ts";
import { versionName } from "./versions.ts";
import { wordsChanged } from "./words-changed.ts";

const folder = testFolder();
const code = (work: () => unknown): string => {
  try {
    work();
    return "nothing was thrown";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const alias = (text: string): Entry["names"][number] => ({ text, role: "alias", quality: "strong", script: "Latn" });

async function grow(...versions: readonly (readonly [day: string, rows: readonly InventedEntry[]])[]): Promise<void> {
  const register = folder.open();
  for (const [day, rows] of versions) await register.addLists([folder.file(`${day}.txt`, inventedText("alpha", day, rows))], clerk(day));
  register.close();
}

describe("[V1] what changed between two versions", () => {
  test("[V1] added, removed and amended field by field; the numbers add up", async () => {
    await grow(
      [
        "2026-01-01",
        [
          { id: "A1", name: "Zorvan Ilmarek", born: "1960" },
          { id: "A2", name: "Order of the Ninth Gate" },
          { id: "A3", name: "Bel Tamar" },
        ],
      ],
      [
        "2026-02-01",
        [
          { id: "A3", name: "Bel Tamar" },
          { id: "A1", name: "Zorvan Ilmarek", born: "1961", remarks: "Moved to Tarn." },
          { id: "A4", name: "Cor Vessel" },
        ],
      ],
    );
    const { bulletins, notes } = listChanges(folder.dir, { from: "alpha@2026-01-01", to: "2026-02-01" });
    expect(notes).toEqual([]);
    expect(bulletins).toHaveLength(1);
    const bulletin = bulletins[0]!;
    expect(bulletin.counts).toMatchObject({ before: 3, after: 3, added: 1, removed: 1, amended: 1, unchanged: 1 });
    expect(bulletin.added.map(({ id, caption }) => [id, caption])).toEqual([["A4", "Cor Vessel"]]);
    expect(bulletin.removed.map(({ id }) => id)).toEqual(["A2"]);
    expect(bulletin.amended.map(({ id, fields }) => [id, fields])).toEqual([
      [
        "A1",
        [
          { field: "births", added: [], removed: [], changed: [{ from: "1960", to: "1961" }] },
          { field: "remarks", added: ["Moved to Tarn."], removed: [], changed: [] },
        ],
      ],
    ]);
    expect(bulletin.from).toMatchObject({ published: "2026-01-01", day: "2026-01-01", entries: 3, state: "current" });
  });

  test("[V1] rows in another order and trailing blanks are no change", async () => {
    await grow(
      [
        "2026-01-01",
        [
          { id: "A1", name: "Zorvan Ilmarek", remarks: "One; two" },
          { id: "A2", name: "Order of the Ninth Gate" },
        ],
      ],
      [
        "2026-02-01",
        [
          { id: "A2", name: "Order of the Ninth Gate " },
          { id: "A1", name: "Zorvan  Ilmarek", remarks: "two ; One" },
        ],
      ],
    );
    const [bulletin] = listChanges(folder.dir).bulletins;
    expect(bulletin?.counts).toMatchObject({ added: 0, removed: 0, amended: 0, unchanged: 2 });
  });

  test("[V1] one list of several, the last change of each, and a list with one version", async () => {
    await grow(["2026-01-01", [{ id: "A1", name: "Zorvan Ilmarek" }]], ["2026-02-01", [{ id: "A2", name: "Bel Tamar" }]]);
    const register = folder.open();
    await register.addLists(
      [folder.file("b.txt", inventedText("beta", "2026-01-20", [{ id: "B1", name: "Cor Vessel" }]))],
      clerk("2026-02-02"),
    );
    register.close();
    const all = listChanges(folder.dir);
    expect(all.bulletins.map(({ list, from, to }) => [list, from.day, to.day])).toEqual([["alpha", "2026-01-01", "2026-02-01"]]);
    expect(all.notes).toEqual(["beta holds one version: there is nothing to compare it with"]);
    const days = listChanges(folder.dir, { from: "2026-01-10", to: "2026-02-10" });
    expect(days.bulletins.map(({ list }) => list)).toEqual(["alpha"]);
    expect(days.notes).toEqual(["beta is left out: it holds no version from 2026-01-10 or before"]);
    expect(listChanges(folder.dir, { list: "beta" }).notes).toEqual(["beta holds one version: there is nothing to compare it with"]);
    const same = listChanges(folder.dir, { list: "alpha", from: "2026-02-01", to: "2026-02-10" }).bulletins[0];
    expect([same?.counts.unchanged, same?.notes]).toEqual([1, ["both are the same version"]]);
  });

  test("[V1] versions by their SHA-256, also a quarantined one", async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ id: `A${at}`, name: `Invented Body ${at}` }));
    await grow(["2026-01-01", many], ["2026-01-02", many.slice(0, 5)]);
    const register = folder.open();
    register.close();
    const { bulletins } = listChanges(folder.dir, { from: "2026-01-01", to: hashOfNewest() });
    expect(bulletins[0]).toMatchObject({ counts: { before: 40, after: 5, removed: 35 }, to: { state: "quarantined" } });
    expect(bulletins[0]?.notes).toEqual(["the newer version is quarantined and not in force"]);
    // it says nothing on any day until a person lets it
    expect(listChanges(folder.dir, { from: "2026-01-01", to: "2026-01-05" }).bulletins[0]?.counts.removed).toBe(0);
  });

  const hashOfNewest = (): string => {
    const seen: string[] = [];
    for (const to of ["2026-01-01"]) seen.push(listChanges(folder.dir, { list: "alpha", from: to, to }).bulletins[0]?.to.sha256 ?? "");
    const reader = openReader(folder.dir);
    const newest = reader.history(listId("alpha"))[0]?.sha256 ?? "";
    reader.close();
    expect(seen).not.toContain(newest);
    return `alpha@${newest.slice(0, 10)}`;
  };

  test("[V2] a sibling that was not given stays in force, nothing counts as removed, and the bulletin says so", async () => {
    const register = folder.open();
    const main = (day: string, rows: readonly InventedEntry[]): string =>
      folder.file(`main-${day}.txt`, inventedText("two-alpha", day, rows));
    const more = folder.file("more.txt", inventedMore("two-alpha", null, [{ of: "A1", alias: "The Weaver" }]));
    await register.addLists([main("2026-01-01", [{ id: "A1", name: "Zorvan Ilmarek" }]), more], clerk("2026-01-01"));
    await register.addLists(
      [
        main("2026-02-01", [
          { id: "A1", name: "Zorvan Ilmarek" },
          { id: "A2", name: "Bel Tamar" },
        ]),
      ],
      clerk("2026-02-01"),
    );
    register.close();
    const [bulletin] = listChanges(folder.dir).bulletins;
    expect(bulletin?.counts).toMatchObject({ added: 1, removed: 0, amended: 0 });
    expect(bulletin?.notes).toEqual([
      "more.txt was not given with the newer version: more of 2026-01-01 stays in force, and nothing counts as removed for it",
    ]);
  });

  test("[V3] bad names of versions are told, each with its code and a remedy", async () => {
    expect(listChanges(folder.dir)).toEqual({ bulletins: [], notes: ["no list is loaded"] });
    expect(code(() => listChanges(folder.dir, { list: "un" }))).toBe("list-unknown");
    await grow(
      ["2026-01-01", [{ id: "A1", name: "Zorvan Ilmarek" }]],
      [
        "2026-02-01",
        [
          { id: "A1", name: "Zorvan Ilmarek" },
          { id: "A2", name: "Bel Tamar" },
        ],
      ],
    );
    const ask = (from: string, to: string) => code(() => listChanges(folder.dir, { from, to }));
    expect(ask("alpha@2025-12-31", "2026-02-01")).toBe("version-unknown");
    expect(ask("alpha@2026-02-01", "2026-01-01")).toBe("usage");
    expect(ask("alpha@2026-02-30", "2026-01-01")).toBe("usage");
    expect(ask("alpha@yesterday", "2026-01-01")).toBe("usage");
    expect(ask("nobody@2026-01-01", "2026-02-01")).toBe("list-unknown");
    expect(ask("alpha@2026-01-01", "beta@2026-02-01")).toBe("usage");
    expect(ask("abcdef0123456789", "2026-02-01")).toBe("version-unknown");
    expect(ask("alpha@abcdef0123456789", "2026-02-01")).toBe("version-unknown");
    const register = folder.open();
    register.removeList(listId("alpha"), clerk("2026-03-01"));
    register.close();
    expect(code(() => listChanges(folder.dir, { list: "alpha" }))).toBe("list-unknown");
    try {
      listChanges(folder.dir, { list: "alpha" });
    } catch (error) {
      expect((error as Error).message).toContain("taken out of force; its 2 versions are kept");
    }
  });

  test("[V1] whatever two versions hold: before + added − removed = after, and a version does not differ from itself shuffled", () => {
    const value = fc.constantFrom("a", "b ", " b", "c\u00a0d", "c d", "é", "e\u0301");
    const values = fc.array(value, { maxLength: 5 });
    fc.assert(
      fc.property(values, values, fc.integer(), (names, programmes, seed) => {
        const was = bareEntry("X", "Main", { names: [alias("Main"), ...names.map(alias)], programmes });
        const turned = <T>(list: readonly T[]): T[] =>
          list.toSorted((a, b) => (JSON.stringify(a) + seed < JSON.stringify(b) + seed ? 1 : -1));
        const is = {
          ...was,
          names: turned(was.names),
          programmes: turned(programmes).map((text) => ` ${text}\u00a0 `),
          source: { file: "b.txt", line: 9 },
        };
        expect(fieldChanges(was, is).fields).toEqual([]);
        const more = { ...is, programmes: [...is.programmes, "new one"] };
        expect(fieldChanges(was, more).fields).toEqual([{ field: "programmes", added: ["new one"], removed: [], changed: [] }]);
      }),
    );
  });
});

describe("[V1] record numbers", () => {
  const sdn = (unmapped: Entry["unmapped"], more: Partial<Entry> = {}): Entry =>
    bareEntry("90001", "Order of the Ninth Gate", { list: listId("us-sdn"), unmapped, ...more });

  test("[V1] OFAC's number of an alias that came is no fact beside the alias", () => {
    const was = sdn([["alt_num", "9001"]]);
    const is = sdn([["alt_num", "9001 9002"]], { names: [...was.names, alias("Ninth Gate")] });
    expect(fieldChanges(was, is)).toEqual({
      fields: [{ field: "names", added: ["Ninth Gate (alias)"], removed: [], changed: [] }],
      housekeeping: true,
    });
  });

  test.each(["alt_num", "add_num", "aka/uid", "feature/versionId", "names/name@id", "IDRegDocument@ID", "DATAID", "SORT_KEY"])(
    "[V1] %s alone: unchanged, counted as housekeeping",
    (key) => {
      expect(fieldChanges(sdn([[key, "1 2"]]), sdn([[key, "1 3"]]))).toEqual({ fields: [], housekeeping: true });
    },
  );

  test("[V1] a label that no rule knows is a fact, and another publisher's column that looks like a number too", () => {
    for (const key of ["id: Former Vessel Flag", "tonnage"])
      expect(fieldChanges(sdn([[key, "a"]]), sdn([[key, "b"]])).fields, key).toMatchObject([{ field: "unmapped" }]);
    const other = (value: string): Entry => bareEntry("A1", "Bel Tamar", { unmapped: [["papers/taxId", value]] });
    expect(fieldChanges(other("7"), other("8"))).toMatchObject({ fields: [{ field: "unmapped" }], housekeeping: false });
  });
});

describe("[V4] merged, split, renumbered", () => {
  const born = (year: string): Pick<Entry, "births"> => ({ births: [{ from: year, to: year, circa: false }] });
  const person = (id: string, name: string, more: Partial<Entry> = {}): Entry => bareEntry(id, name, { kind: "person", ...more });

  test("[V4] renumbered: the same name and a second fact; a namesake with another birth is none", () => {
    const gone = [person("OLD-1", "Zorvan Ilmarek", { ...born("1960-02-03"), programmes: ["P"] })];
    expect(
      movesBetween({ gone, come: [person("NEW-7", "Zorvan ILMAREK", { ...born("1960-02-03"), programmes: ["P"] })], changed: [] }),
    ).toEqual([
      {
        how: "renumbered",
        from: ["OLD-1"],
        to: ["NEW-7"],
        caption: "Zorvan ILMAREK",
        because: ["same name Zorvan ILMAREK", "same birth 1960-02-03", "same programme P"],
      },
    ]);
    expect(movesBetween({ gone, come: [person("NEW-7", "Zorvan Ilmarek", { ...born("1985"), programmes: ["P"] })], changed: [] })).toEqual(
      [],
    );
    // the name alone is a namesake
    expect(movesBetween({ gone: [person("OLD-1", "Zorvan Ilmarek")], come: [person("NEW-7", "Zorvan Ilmarek")], changed: [] })).toEqual([]);
    // two that fit equally well
    const twins = ["NEW-7", "NEW-8"].map((id) => person(id, "Zorvan Ilmarek", { ...born("1960-02-03"), programmes: ["P"] }));
    expect(movesBetween({ gone, come: twins, changed: [] })).toEqual([]);
  });

  test("[V4] merged: an entry that stays takes over the name and names the old number", () => {
    const was = bareEntry("KEEP-05", "Order of the Ninth Gate", { programmes: ["P"] });
    const is = { ...was, names: [...was.names, alias("Hall of the Lantern")], remarks: "Formerly also GONE-73." };
    const [found, ...more] = movesBetween({
      gone: [bareEntry("GONE-73", "Hall of the Lantern", { programmes: ["P"] })],
      come: [],
      changed: [[was, is]],
    });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ how: "merged", from: ["GONE-73"], to: ["KEEP-05"] });
    expect(found?.because).toContain("KEEP-05 now names GONE-73");
    // it bore the name before: nothing was taken over
    expect(
      movesBetween({
        gone: [bareEntry("GONE-73", "Hall of the Lantern", { programmes: ["P"] })],
        come: [],
        changed: [[is, { ...is, titles: ["x"] }]],
      }),
    ).toEqual([]);
  });

  test("[V4] merged: two entries become a new one", () => {
    const gone = [bareEntry("OLD-1", "Ninth Gate", { programmes: ["P"] }), bareEntry("OLD-2", "Lantern Hall", { programmes: ["P"] })];
    const come = [
      bareEntry("NEW-9", "Ninth Gate", { names: [...bareEntry("x", "Ninth Gate").names, alias("Lantern Hall")], programmes: ["P"] }),
    ];
    expect(movesBetween({ gone, come, changed: [] })).toMatchObject([{ how: "merged", from: ["OLD-1", "OLD-2"], to: ["NEW-9"] }]);
  });

  test("[V4] split: an alias becomes an entry of its own; one entry becomes two", () => {
    const was = bareEntry("E-1", "Ninth Gate", {
      names: [...bareEntry("x", "Ninth Gate").names, alias("Lantern Hall")],
      programmes: ["P"],
    });
    const is = bareEntry("E-1", "Ninth Gate", { programmes: ["P"] });
    const lantern = bareEntry("E-2", "Lantern Hall", { programmes: ["P"] });
    expect(movesBetween({ gone: [], come: [lantern], changed: [[was, is]] })).toEqual([
      {
        how: "split",
        from: ["E-1"],
        to: ["E-1", "E-2"],
        caption: "Lantern Hall",
        because: ["Lantern Hall was a name of E-1 and is one no longer"],
      },
    ]);
    const [split] = movesBetween({ gone: [was], come: [{ ...is, id: entryId("E-8") }, lantern], changed: [] });
    expect(split).toMatchObject({ how: "split", from: ["E-1"], to: ["E-8", "E-2"] });
  });
});

describe("[V1] words that were changed", () => {
  const join = (text: string, side: "from" | "to"): string =>
    wordsChanged(text, text)
      .filter((stretch) => stretch.in === "both" || stretch.in === side)
      .map(({ text: words }) => words)
      .join("");
  test("what stands in both is not marked", () => {
    expect(wordsChanged("seen in Tarn in 2019", "seen in Velm in 2019 alive")).toEqual([
      { in: "both", text: "seen in" },
      { in: "from", text: " Tarn" },
      { in: "to", text: " Velm" },
      { in: "both", text: " in 2019" },
      { in: "to", text: " alive" },
    ]);
    expect(join("a b c", "from")).toBe("a b c");
  });
  test("the stretches of each side are that side, whatever the words", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 14 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(words, words, (from, to) => {
        const stretches = wordsChanged(from, to);
        const side = (which: "from" | "to"): string =>
          stretches
            .filter((one) => one.in === "both" || one.in === which)
            .map(({ text }) => text)
            .join("");
        expect(side("from").trim()).toBe(from);
        expect(side("to").trim()).toBe(to);
      }),
    );
    expect(wordsChanged("a ".repeat(5_000), "b ".repeat(5_000)).map((one) => one.in)).toEqual(["from", "to"]);
  });
});

test("[V3] a version is named by a day or a hash, behind a list or alone", () => {
  expect(versionName("un@2025-04-19")).toMatchObject({ list: "un", point: { day: "2025-04-19" } });
  expect(versionName("2025-04-19" as PartialDate)).toMatchObject({ list: null, point: { day: "2025-04-19" } });
  for (const none of ["2025-13-01", "un@2025-02-30", "2025-00-10"])
    expect(() => versionName(none)).toThrow(
      expect.objectContaining({ code: "usage", message: expect.stringContaining("there is no day") }),
    );
  expect(versionName("un@3FA9C1")).toMatchObject({ list: "un", point: { sha256: "3fa9c1" } });
});
