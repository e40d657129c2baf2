import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PartialDate } from "../ground/index.ts";
import { currentSnapshot } from "./current.ts";
import { dataPaths } from "./paths.ts";
import { openRegister } from "./register.ts";

/** enough held to make the next version worth a thread */
const ROWS = 4_500;
const GIVEN = ["Arbo", "Belti", "Cormu", "Desna", "Elvar", "Fenko", "Gurti", "Halme", "Irgun", "Jolva"];
const table = (from: number, to: number): string =>
  [
    "id,name,aliases",
    ...Array.from({ length: to - from }, (_, at) => {
      const id = from + at;
      const family = `${GIVEN[id % 10]?.toLowerCase()}${GIVEN[(id * 7) % 9]?.toLowerCase()}${id % 97}ov`;
      return `${id},${GIVEN[(id * 3) % 10]} ${family},${id % 5 === 0 ? `al-${family} ${GIVEN[id % 7]}` : ""}`;
    }),
    "",
  ].join("\n");
const MAPPING = 'list: invented\nkind: person\ncolumns: { id: id, name: name, alias: { column: aliases, split: ";" } }\n';

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "writ-builder-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a snapshot that a thread builds", () => {
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const versions = (): [string, string, string] => [
    write("first.csv", table(0, ROWS)),
    write("second.csv", table(40, ROWS + 50)),
    write("mapping.yaml", MAPPING),
  ];
  const actor = (day: number) => ({ who: "tester", at: `2026-01-0${day}T00:00:00.000Z`, published: `2026-01-0${day}` as PartialDate });

  test("is the same to the byte as one built anew, the first and the one after a change", { timeout: 60_000 }, async () => {
    const [first, second, mapping] = versions();
    const dir = join(folder, "data");
    const paths = dataPaths(dir);
    const register = openRegister(dir);
    for (const [day, file] of [
      [1, first],
      [2, second],
    ] as const) {
      await register.addLists([file], { ...actor(day), mapping });
      const built = readFileSync(paths.snapshot);
      const note = readFileSync(paths.builtBy, "utf8");
      expect(note).toContain(currentSnapshot(dir).snapshot.id);
      register.renewSnapshot();
      expect(Buffer.compare(readFileSync(paths.snapshot), built)).toBe(0);
    }
    expect(currentSnapshot(dir).snapshot.entryCount).toBe(ROWS + 10);
    register.close();
  });

  test(
    "is the same to the byte where parties of several lists are joined, by a thread for one import and by one that stays",
    {
      timeout: 90_000,
      tags: ["slow"],
    },
    async () => {
      const numbered = (name: string, from: number, to: number): string =>
        write(
          name,
          table(from, to)
            .split("\n")
            .map((row, at) => (row === "" ? row : at === 0 ? `${row},cnic` : `${row},${3520100000000 + Number(row.split(",")[0])}`))
            .join("\n")
            .replace("aliases", "alias"),
        );
      const register = openRegister(join(folder, "data"));
      const paths = dataPaths(join(folder, "data"));
      const isAsBuiltInPlace = (): void => {
        const built = readFileSync(paths.snapshot);
        register.renewSnapshot();
        expect(Buffer.compare(readFileSync(paths.snapshot), built)).toBe(0);
      };
      const joined = (): number => {
        const { snapshot } = currentSnapshot(join(folder, "data"));
        return snapshot.entryCount - new Set(Array.from({ length: snapshot.entryCount }, (_, e) => snapshot.inside.entryParty[e])).size;
      };
      await register.addLists([numbered("bank.csv", 0, ROWS), numbered("court.csv", ROWS - 500, ROWS + 500)], actor(1));
      expect(joined()).toBe(500);
      isAsBuiltInPlace();
      register.keepBuilder();
      await register.addLists([numbered("court.csv", ROWS - 520, ROWS + 500)], actor(2));
      expect(joined()).toBe(520);
      isAsBuiltInPlace();
      register.close();
    },
  );

  test("takes nothing from a snapshot of which it does not know who built it", { timeout: 60_000, tags: ["slow"] }, async () => {
    const [first, second, mapping] = versions();
    const dir = join(folder, "data");
    const paths = dataPaths(dir);
    const register = openRegister(dir);
    await register.addLists([first], { ...actor(1), mapping });
    rmSync(paths.builtBy);
    await register.addLists([second], { ...actor(2), mapping });
    expect(existsSync(paths.builtBy)).toBe(true);
    const built = readFileSync(paths.snapshot);
    register.renewSnapshot();
    expect(Buffer.compare(readFileSync(paths.snapshot), built)).toBe(0);
    register.close();
  });

  test("screenings are recorded while it is built, and no list changes", { timeout: 60_000 }, async () => {
    const [first, second, mapping] = versions();
    const register = openRegister(join(folder, "data"));
    await register.addLists([first], { ...actor(1), mapping });
    let turns = 0;
    let refused = 0;
    const adding = register.addLists([second], { ...actor(2), mapping });
    let done = false;
    void adding.finally(() => (done = true));
    while (!done) {
      register.recordScreening(actor(2), { asked: turns++ });
      try {
        register.checkedLists([], actor(2));
      } catch {
        refused++;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await adding;
    expect(turns).toBeGreaterThan(3);
    expect(refused).toBe(turns);
    register.close();
    // what was recorded meanwhile leaves nothing to be done
    const again = openRegister(join(folder, "data"));
    expect(again.renewed).toBe(null);
    again.close();
  });
});
