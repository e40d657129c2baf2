import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { file, folder, writ, type Run } from "./harness.ts";

const JANUARY = "id,name,remarks\n1,Zorvan Test Trading,Seen in Tarn in 2019.\n2,Hall of the Lantern,\n3,Test Bakery,\n";
const MARCH = "id,name,remarks\n3,Test Bakery ,\n1,Zorvan Test Trading,Seen in Velm in 2019.\n4,Ninth Gate Logistics,\n";

const base = mkdtempSync(join(tmpdir(), "writ-versions-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A data folder with two versions of a list; `between` is an instant after the first and before the second came. */
interface TwoVersions {
  readonly between: string;
  readonly onTheDay: Run;
}

async function layTwoVersions(): Promise<TwoVersions> {
  const ask = (...args: string[]): Promise<Run> => writ([...args, "--data", join(base, "data")], { cwd: base });
  await ask("lists", "add", file(base, "jan.csv", JANUARY), "--as", "own", "--published", "2026-01-10");
  const onTheDay = await ask("screen", "Hall of the Lantern", "--json");
  const between = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await ask("lists", "add", file(base, "mar.csv", MARCH), "--as", "own", "--published", "2026-03-10");
  return { between, onTheDay };
}

let laid: Promise<TwoVersions> | undefined;
/** Laid once; each test has a copy of its own. */
async function twoVersions(): Promise<TwoVersions & { readonly ask: (...args: string[]) => Promise<Run> }> {
  const found = await (laid ??= layTwoVersions());
  const cwd = folder();
  const data = join(cwd, "data");
  cpSync(join(base, "data"), data, { recursive: true, preserveTimestamps: true });
  return { ...found, ask: (...args) => writ([...args, "--data", data], { cwd }) };
}

describe("versions on the command line", () => {
  test("[V1] lists diff: a bulletin to read, and the same as JSON", async () => {
    const { ask } = await twoVersions();
    const read = await ask("lists", "diff", "own@2026-01-15", "2026-03-15");
    expect(read.code).toBe(0);
    expect(read.out).toContain("3 entries before, 3 after: 1 added, 1 removed, 1 amended, 1 unchanged");
    expect(read.out).toContain("  + 4  Ninth Gate Logistics");
    expect(read.out).toContain("  − 2  Hall of the Lantern");
    expect(read.out).toMatch(/remarks +Seen in \[-Tarn-\] \{\+Velm\+\} in 2019\./);
    const last = JSON.parse((await ask("lists", "diff", "--json")).out) as {
      bulletins: { list: string; counts: Record<string, number>; from: { day: string } }[];
    };
    expect(last.bulletins).toMatchObject([
      { list: "own", from: { day: "2026-01-10" }, counts: { before: 3, after: 3, added: 1, removed: 1, amended: 1 } },
    ]);
    const { versions } = JSON.parse((await ask("lists", "versions", "own", "--json")).out) as {
      versions: { sha256: string; inForce: boolean }[];
    };
    expect(versions.map(({ inForce }) => inForce)).toEqual([true, false]);
    const byHash = await ask("lists", "diff", versions[1]!.sha256.slice(0, 8), versions[0]!.sha256.slice(0, 8), "--json");
    expect(JSON.parse(byHash.out)).toEqual(last);
    expect((await ask("lists", "diff", "own", "--limit", "0")).out).toBe(
      (await ask("lists", "diff", "own@2026-01-10", "own@2026-03-10")).out,
    );
  });

  test("[V5] screen, party, status and show answer for a day and as known then; the answer is the day's to the byte", async () => {
    const { ask, between, onTheDay } = await twoVersions();
    expect(onTheDay.out).toContain('"outcome":"hit"');
    expect(JSON.parse((await ask("screen", "Hall of the Lantern", "--json")).out)).toMatchObject({ outcome: "clear" });
    for (const flag of [`--known=${between}`, `--as-of=2026-02-01`]) {
      const again = await ask("screen", "Hall of the Lantern", "--json", flag);
      // both versions came today: by the day alone the first is put together anew, and says so
      const answer = JSON.parse(again.out) as { checked: { notes?: string[] } };
      if (flag.startsWith("--known")) expect(again.out).toBe(onTheDay.out);
      else
        expect(answer).toMatchObject({
          outcome: "hit",
          alerts: JSON.parse(onTheDay.out).alerts as unknown,
          checked: { notes: [expect.stringContaining("put together from versions that came into this folder later")] },
        });
    }
    const text = await ask("screen", "Hall of the Lantern", "--as-of", "2026-02-01");
    expect(text.out).toMatch(/^The lists as they stood on 2026-02-01:\n/);
    const status = JSON.parse((await ask("lists", "status", "--json", "--as-of", "2026-02-01")).out) as { lists: unknown[] };
    expect(status.lists).toMatchObject([{ id: "own", published: "2026-01-10", entries: 3, ageDays: 22 }]);
    expect((await ask("lists", "show", "own", "2", "--as-of", "2026-02-01")).out).toContain("Hall of the Lantern");
    expect((await ask("party", "Hall of the Lantern", "--as-of", "2026-02-01", "--json")).out).toContain('"caption":"Hall of the Lantern"');
  });

  test("[V1] lists show: the history of an entry, also of one that left", async () => {
    const { ask } = await twoVersions();
    const shown = await ask("lists", "show", "own", "1");
    expect(shown.out).toMatch(/History {2}2 versions held\n {2}2026-01-10 {2}listed then or before/);
    expect(shown.out).toContain("2026-03-10  amended since 2026-01-10: remarks");
    const full = JSON.parse((await ask("lists", "show", "own", "1", "--history", "--json")).out) as {
      history: { inForce: boolean; steps: { what: string }[] };
    };
    expect(full.history).toMatchObject({
      inForce: true,
      steps: [
        { what: "came" },
        { what: "amended", fields: [{ field: "remarks", changed: [{ from: "Seen in Tarn in 2019.", to: "Seen in Velm in 2019." }] }] },
      ],
    });
    const gone = await ask("lists", "show", "own", "2");
    expect([gone.code, gone.err]).toEqual([
      2,
      expect.stringContaining(
        "2 is no longer on own: the version of 2026-01-10 is the last that holds it [entry-unknown]. writ lists show own 2 --history",
      ),
    ]);
    const history = await ask("lists", "show", "own", "2", "--history");
    expect([history.code, history.out]).toEqual([0, expect.stringContaining("no longer on the list: the version of 2026-01-10")]);
  });

  test("[V8] lists add --published from-name: years of files in the order of their days, one snapshot", async () => {
    const cwd = folder();
    const ask = (...args: string[]): Promise<Run> => writ([...args, "--data", join(cwd, "data")], { cwd });
    const [march, january] = [file(cwd, "own-2026-03-10.csv", MARCH), file(cwd, "own-2026-01-10.csv", JANUARY)];
    const added = await ask("lists", "add", march, january, "--as", "own", "--published", "from-name", "--json");
    expect(JSON.parse(added.out)).toMatchObject({
      added: [
        { published: "2026-01-10", filed: "in-force" },
        { published: "2026-03-10", filed: "in-force" },
      ],
    });
    expect(JSON.parse((await ask("verify", "--json")).out)).toMatchObject({ events: 3, firstBroken: null, damage: [] });
    expect((await ask("lists", "diff", "own")).out).toContain("1 added, 1 removed, 1 amended");
    const none = await ask("lists", "add", file(cwd, "own.csv", MARCH), "--published", "from-name");
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("holds a date [usage]")]);
  });

  test("[V3] what cannot be answered is told with code, flag and remedy", async () => {
    const { ask } = await twoVersions();
    const wrong: readonly (readonly [args: string[], code: string])[] = [
      [["lists", "diff", "own@2025-01-01", "2026-03-15"], "version-unknown"],
      [["lists", "diff", "own@2026-03-15", "2026-01-15"], "usage"],
      [["lists", "diff", "nobody"], "list-unknown"],
      [["lists", "diff", "own", "a", "b", "c"], "usage"],
      [["lists", "versions", "nobody"], "list-unknown"],
      [["screen", "x", "--as-of", "2019-02-30"], "field-invalid"],
      [["screen", "x", "--as-of", "2999-01-01"], "field-invalid"],
      [["screen", "x", "--as-of", "2019-01-01"], "version-unknown"],
      [["lists", "status", "--known", "2019-01-01"], "version-unknown"],
      [["lists", "show", "own", "1", "--history", "--as-of", "2026-02-01"], "usage"],
    ];
    for (const [args, code] of wrong) {
      const run = await ask(...args);
      expect([args.join(" "), run.code, run.out]).toEqual([args.join(" "), 2, ""]);
      expect(run.err).toMatch(new RegExp(`^writ: (--[a-z-]+: )?\\S.*\\[${code}\\]\\. \\S`));
    }
    await ask("lists", "remove", "own");
    expect((await ask("lists", "diff", "own")).err).toContain("was taken out of force");
  }, 60_000);
});
