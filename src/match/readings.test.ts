import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { entryId, listId, partyId, type Kind } from "../ground/index.ts";
import { buildNameIndex } from "./nameindex.ts";
import { readingsOf } from "./known-readings.ts";
import type { ListedEntry, SnapshotList } from "./listed.ts";
import { letGo, newReadings, readAhead } from "./readings.ts";
import { NO_FACTS } from "./second-facts.ts";
import { buildSnapshot, openSnapshot } from "./snapshot.ts";

const list = listId("invented");
const standing = (entries: number, names: number): SnapshotList => ({
  id: list,
  title: "an invented list",
  published: null,
  checked: "2026-01-01T00:00:00Z",
  entries,
  names,
  unmapped: 0,
  problems: 0,
  sha256: "0".repeat(64),
  state: "current",
});

interface Row {
  readonly kind: Kind;
  readonly names: readonly { readonly text: string; readonly weak: boolean }[];
}
const entriesOf = (rows: readonly Row[]): ListedEntry[] =>
  rows.map(({ kind, names }, at) => ({
    list,
    id: entryId(String(at)),
    party: partyId(`invented:${at}`),
    kind,
    caption: names[0]?.text ?? "",
    names: names.map((name) => ({ ...name, role: "primary" })),
    ...NO_FACTS,
    card: "{}",
  }));
const build = (rows: readonly Row[], readings = newReadings(), whenRead = (): void => {}): Uint8Array =>
  buildSnapshot(
    entriesOf(rows),
    [
      standing(
        rows.length,
        rows.reduce((sum, { names }) => sum + names.length, 0),
      ),
    ],
    { readings, whenRead },
  );
const indexOf = (rows: readonly Row[], readings = newReadings("alone")): unknown =>
  buildNameIndex(
    rows.flatMap(({ kind, names }, entry) => names.map(({ text, weak }) => ({ text, entry, kind, weak, derived: false }))),
    "alone",
    { readings },
  );
const open = (bytes: Uint8Array) => openSnapshot(bytes.slice().buffer);

/** Few words of every sort that is read in a way of its own, so that names share them: titles, particles, forms, initials, other scripts. */
const WORDS = [
  ..."muhammad mohamed saeed hafiz abdul abdur rahman al bin de la van salah uddin ullah hidayat a b. m. 12 007 maksim maxim".split(" "),
  ..."dr. sheikh haji company ltd co sarl trading kompaniya group of the & o'neil jean-marie ks kks ü østergård".split(" "),
  ..."محمد سعيد عبد الرحمن الدين Владимир Максим ООО 王 小明 北京 김철수 영희 ゆうき ヤマダ Γεώργιος 山田 \ufffd \ud800x (alias) a.k.a. ; ,".split(
    " ",
  ),
];
const name = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const row: fc.Arbitrary<Row> = fc.record({
  kind: fc.constantFrom<Kind>("person", "organisation", "vessel", "aircraft", "unknown"),
  names: fc.array(fc.record({ text: name, weak: fc.boolean() }), { minLength: 1, maxLength: 4 }),
});
const rows = fc.array(row, { minLength: 60, maxLength: 200 });
/** A list and what became of it: rows that stay, in any order, among others that are new. */
const versions = fc.tuple(rows, rows).chain(([first, fresh]) => fc.tuple(fc.constant(first), fc.shuffledSubarray([...first, ...fresh])));
/** each build lays the words of the whole population: few runs, of long lists */
const runs = { numRuns: 3, endOnFailure: true } as const;
const alike = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

// each of them builds a dozen snapshots: beside other work on the machine that takes its time
describe("a snapshot built from what is known of the names is that of a full rebuild, to the byte", { timeout: 180_000 }, () => {
  test("by the readings of the build before: the index of names, without the population", { tags: ["slow"] }, () => {
    fc.assert(
      fc.property(versions, ([first, second]) => {
        const readings = newReadings("alone");
        for (const version of [first, second, first])
          expect(isDeepStrictEqual(indexOf(version, readings), indexOf(version)), "the index is another one").toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("by the readings of the build before", () => {
    fc.assert(
      fc.property(versions, ([first, second]) => {
        const readings = newReadings();
        expect(alike(build(first, readings), build(first))).toBe(true);
        expect(alike(build(second, readings), build(second))).toBe(true);
      }),
      runs,
    );
  });

  test("by readings that go as soon as the names are read", () => {
    fc.assert(
      fc.property(versions, ([first, second]) => {
        const readings = newReadings();
        for (const { kind, names } of first) for (const { text } of names) readAhead(readings, text, kind);
        expect(
          alike(
            build(second, readings, () => letGo(readings)),
            build(second),
          ),
        ).toBe(true);
        expect([readings.texts.length, readings.words.length]).toEqual([0, 0]);
      }),
      runs,
    );
  });

  test("by the snapshot before", () => {
    fc.assert(
      fc.property(versions, ([first, second]) => {
        const next = build(second, readingsOf(open(build(first))));
        expect(alike(next, build(second))).toBe(true);
        // and by one that was itself built so
        expect(alike(build(first, readingsOf(open(next))), build(first))).toBe(true);
      }),
      runs,
    );
  });

  test("by names that were read ahead in any order", { tags: ["slow"] }, () => {
    fc.assert(
      fc.property(versions, ([first, second]) => {
        const readings = newReadings();
        for (const { kind, names } of second.toReversed()) for (const { text } of names) readAhead(readings, text, kind);
        expect(alike(build(first, readings), build(first))).toBe(true);
        expect(alike(build(second, readings), build(second))).toBe(true);
      }),
      runs,
    );
  });

  test("of a list whose names stay no name is read again", () => {
    const stays: Row[] = [
      {
        kind: "person",
        names: [
          { text: "Hafiz Muhammad SAEED", weak: false },
          { text: "محمد سعيد", weak: true },
        ],
      },
    ];
    const readings = readingsOf(open(build(stays)));
    const known = readings.words.length;
    const alone = [...readings.printed.keys()];
    build(stays, readings);
    expect([known > 0, readings.words.length]).toEqual([true, known]);
    // nor is it looked at anew whether it stands alone
    expect(alone).toEqual(["Hafiz Muhammad SAEED", "محمد سعيد"]);
  });
});
