import { clerk, options, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { dumpTables, memoryTables } from "./tables.ts";
import { type InventedEntry, inventedMore, inventedText } from "../../test/fixtures/registry/invented.ts";
import { listId } from "../ground/index.ts";
import { openDatabase, openLedger } from "../ledger/index.ts";
import { catchUp } from "./project.ts";
import { dataPaths } from "./paths.ts";
import { entriesInForce } from "./in-force.ts";
import fc from "fast-check";
import type { Register } from "./face.ts";
import { verifyData } from "./verify.ts";

const folder = testFolder();

type Step =
  | {
      readonly do: "add";
      readonly list: string;
      readonly date: string | null;
      readonly rows: readonly InventedEntry[];
      readonly cut: boolean;
      readonly alias: string | null;
      readonly pulled: "once" | "again" | null;
    }
  | { readonly do: "check"; readonly list: string }
  | { readonly do: "remove"; readonly list: string }
  | { readonly do: "decide"; readonly list: string; readonly release: boolean }
  | { readonly do: "screen"; readonly run: number }
  | { readonly do: "reopen" };

const list = fc.constantFrom("un", "uk", "alpha", "two-part");
// few values, so that identifiers are shared, within one list too
const identifier = fc.oneof(
  fc.record({ type: fc.constant("un-ref"), value: fc.constantFrom("QDi.001", "QDi.002", "QDe.003") }),
  fc.record({
    type: fc.constant("passport"),
    value: fc.constantFrom("AB123456", "CD998877", "EF554433"),
    country: fc.constantFrom("pk", "ir"),
  }),
);
const row: fc.Arbitrary<InventedEntry> = fc.record(
  {
    id: fc.constantFrom("QDi.001", "QDi.002", "QDe.003", "17", "18", "__proto__"),
    name: fc.constantFrom("Zorvan Ilmarek", "Bel Tamar", "Order of the Ninth Gate"),
    kind: fc.constantFrom("person" as const, "organisation" as const),
    sex: fc.constantFrom("male" as const, "female" as const),
    born: fc.constantFrom("1950", "1951", "1980"),
    ids: fc.array(identifier, { maxLength: 2 }),
  },
  { requiredKeys: ["id", "name"] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("add" as const),
      list,
      date: fc.option(fc.constantFrom("2026-01-01", "2026-02-01", "2026-03")),
      rows: fc.array(row, { maxLength: 6 }),
      cut: fc.boolean(),
      alias: fc.option(fc.constantFrom("An Alias", "Another")),
      pulled: fc.option(fc.constantFrom("once" as const, "again" as const)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("check" as const), list }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), list }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("decide" as const), list, release: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("screen" as const), run: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen" as const) }) },
);

/** A second folder's worth of tables, filled from the ledger alone. */
function rebuilt(dir: string): { readonly tables: string[]; readonly entries: string[] } {
  const paths = dataPaths(dir);
  const ledger = openLedger(paths.ledger, { mode: "read" });
  const db = memoryTables();
  catchUp({ db, path: ":memory:", ledger, entriesDir: paths.entries });
  const found = { tables: [...dumpTables(db)], entries: [...entriesInForce(db, paths.entries)].map((entry) => JSON.stringify(entry)) };
  db.close();
  ledger.close();
  return found;
}

function standing(dir: string): string[] {
  const db = openDatabase(dataPaths(dir).tables, { mode: "read", synchronous: "NORMAL" });
  const rows = [...dumpTables(db)];
  db.close();
  return rows;
}

describe("[R2] whatever is done, the tables rebuilt from the ledger are the tables", () => {
  test("1,000 random adds, removals, re-adds, screenings and reopenings", { timeout: 240_000 }, async () => {
    let done = 0;
    const seen = { joined: 0, refused: 0, released: 0, discarded: 0, retired: 0, harmed: 0 };
    let register: Register = folder.open();
    let files = 0;
    const play = async (one: Step): Promise<void> => {
      done += 1;
      switch (one.do) {
        case "add": {
          const names = [folder.file(`${(files += 1) % 7}.txt`, inventedText(one.list, one.date, one.rows, { cut: one.cut }))];
          if (one.alias !== null) names.push(folder.file("more.txt", inventedMore(one.list, null, [{ of: "17", alias: one.alias }])));
          try {
            const how = one.pulled === null ? {} : { pulled: one.pulled };
            await register.addLists(names, clerk(`2026-04-${String((done % 28) + 1).padStart(2, "0")}`, how));
          } catch (error) {
            expect(error).toMatchObject({
              code: expect.stringMatching(one.pulled === null ? /^list-empty$/ : /^(list-empty|file-unreadable)$/),
            });
            expect(one.rows.length === 0 || one.cut).toBe(true);
            if ((error as Error).message.includes("damaged copy")) seen.harmed += 1;
          }
          return;
        }
        case "check":
          try {
            register.checkedLists([{ list: listId(one.list), why: "fetched" }], clerk());
          } catch (error) {
            expect(error).toMatchObject({ code: "list-unknown" });
          }
          return;
        case "remove":
          try {
            register.removeList(listId(one.list), clerk());
          } catch (error) {
            expect(error).toMatchObject({ code: "list-unknown" });
          }
          return;
        case "decide": {
          const decider = { ...clerk(), why: "looked at" };
          try {
            if (one.release) register.releaseList(listId(one.list), decider);
            else register.discardList(listId(one.list), decider);
            seen[one.release ? "released" : "discarded"] += 1;
          } catch (error) {
            expect(error).toMatchObject({ code: "conflict" });
          }
          return;
        }
        case "screen":
          register.recordScreening(clerk(), { run: one.run });
          return;
        case "reopen":
          register.close();
          register = folder.open();
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 20 }), async (steps) => {
        for (const one of steps) await play(one);
        const { tables, entries } = rebuilt(folder.dir);
        expect(standing(folder.dir)).toEqual(tables);
        if (tables.some((line) => line.startsWith("member "))) seen.joined += 1;
        if (tables.some((line) => line.startsWith("link ") && !line.includes('"refused":null'))) seen.refused += 1;
        if (tables.some((line) => line.startsWith("version ") && line.includes("retired"))) seen.retired += 1;
        if (entries.length > 0) expect(folder.snapshot().entries.map((entry) => JSON.stringify(entry))).toEqual(entries);
      }),
      { numRuns: 50, seed: 20190305, endOnFailure: true },
    );
    expect(done).toBe(1000);
    const before = standing(folder.dir);
    register.rebuild();
    expect(standing(folder.dir)).toEqual(before);
    register.close();
    expect(seen.joined).toBeGreaterThan(3);
    expect(seen.refused).toBeGreaterThan(3);
    expect(seen.released).toBeGreaterThan(3);
    expect(seen.discarded).toBeGreaterThan(3);
    expect(seen.retired).toBeGreaterThan(3);
    expect(seen.harmed).toBeGreaterThan(3);
    expect(await verifyData(folder.dir, options)).toMatchObject({ firstBroken: null, damage: [] });
  });
});
