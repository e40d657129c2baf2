import { describe, expect, test } from "vitest";
import { file, folder, json, writ } from "./harness.ts";

const table = (from: number, to: number): string =>
  `id,name,listed on\n${Array.from({ length: to - from }, (_, at) => `Z${from + at},Zorvan Number${from + at},2020-01-01\n`).join("")}`;

describe("lists release", () => {
  test(
    "[G1, G2, G3] a list that falls is held back: status, answers, exit codes and the record say so until a person decides",
    { timeout: 180_000 },
    async () => {
      const cwd = folder();
      const add = (name: string, date: string) => writ(["lists", "add", name, "--as", "own", "--published", date, "--json"], { cwd });
      file(cwd, "january.csv", table(0, 200));
      file(cwd, "february.csv", table(100, 201));
      expect((await add("january.csv", "2026-01-01")).code).toBe(0);
      const held = await add("february.csv", "2026-02-01");
      expect(held.code).toBe(4);
      expect(json(held).added).toMatchObject([{ list: "own", filed: "history", state: "quarantined", reasons: [{ rule: "fall" }] }]);

      const status = await writ(["lists", "status", "--json"], { cwd });
      expect(status.code).toBe(4);
      expect(json(status).lists).toMatchObject([
        {
          id: "own",
          published: "2026-01-01",
          entries: 200,
          state: "quarantined",
          note: expect.stringMatching(/version of 2026-02-01 is held back: 100 of 200 entries/),
        },
      ]);
      for (const args of [
        ["screen", "Nobody Atall"],
        ["screen", "Zorvan Number7", "--fail-on-hit"],
      ]) {
        const answer = await writ([...args, "--json"], { cwd });
        expect(answer.code).toBe(4);
        expect(json(answer)).toMatchObject({
          outcome: "incomplete",
          checked: { missing: [expect.stringContaining("list own is quarantined")] },
        });
      }
      expect(json(await writ(["party", "Zorvan Number7", "--json"], { cwd })).checked.missing).toHaveLength(1);

      const shown = await writ(["lists", "release", "own"], { cwd });
      expect(shown.code).toBe(4);
      expect(shown.out).toContain("takes 100 entries out and brings 1 entry in");
      expect(shown.out).toContain("− Z0  Zorvan Number0");
      for (const half of [
        ["--reason", "checked"],
        ["--by", "Anna Approver"],
        ["--reason", " ", "--by", "Anna"],
        ["--discard", "--by", "Anna"],
      ])
        expect(await writ(["lists", "release", "own", ...half], { cwd })).toMatchObject({ code: 2, out: "" });

      const released = await writ(["lists", "release", "own", "--reason", "the ministry confirmed it", "--by", "Anna Approver"], { cwd });
      expect(released).toMatchObject({ code: 0, out: "own: released by Anna Approver: 100 entries out, 1 entry in.\n" });
      expect(json(await writ(["lists", "status", "--json"], { cwd })).lists).toMatchObject([{ state: "current", entries: 101 }]);
      expect(json(await writ(["screen", "Zorvan Number7", "--json"], { cwd })).outcome).not.toBe("incomplete");
      expect((await writ(["lists", "release", "own", "--reason", "again", "--by", "Anna"], { cwd })).err).toContain("[conflict]");
      expect((await writ(["lists", "release", "un"], { cwd })).err).toContain("[list-unknown]");
      expect(json(await writ(["verify", "--json"], { cwd }))).toMatchObject({ firstBroken: null, damage: [] });
    },
  );

  test("[G2] refused, it is gone from the status and the old version stays", { timeout: 120_000 }, async () => {
    const cwd = folder();
    file(cwd, "january.csv", table(0, 200));
    file(cwd, "february.csv", table(0, 20));
    await writ(["lists", "add", "january.csv", "--as", "own"], { cwd });
    await writ(["lists", "add", "february.csv", "--as", "own"], { cwd });
    const run = await writ(
      ["lists", "release", "own", "--discard", "--reason", "cut by our own script", "--by", "Anna Approver", "--json"],
      { cwd },
    );
    expect(run.code).toBe(0);
    expect(json(run).discarded).toMatchObject({ list: "own", entries: 20, change: { lost: 180, gained: 0 } });
    expect(json(await writ(["lists", "status", "--json"], { cwd })).lists).toMatchObject([{ state: "current", entries: 200 }]);
  });
});

describe("[R9] beyond its maximum age a list makes every answer incomplete", () => {
  test("on the command line, in streams, files, texts and party cards", { timeout: 120_000 }, async () => {
    const cwd = folder();
    file(cwd, "own.csv", table(0, 5));
    await writ(["lists", "add", "own.csv", "--as", "own"], { cwd });
    file(cwd, "subjects.csv", "id,name\n1,Nobody Atall\n");
    file(cwd, "text.txt", "Nothing of note.\n");
    const old = ["--max-age", "0", "--json"];
    const missing = [expect.stringContaining("list own is stale")];
    for (const args of [
      ["screen", "Nobody Atall"],
      ["screen", "--text", "text.txt"],
    ]) {
      const run = await writ([...args, ...old], { cwd });
      expect(run.code).toBe(4);
      expect(json(run)).toMatchObject({ outcome: "incomplete", checked: { missing } });
    }
    const stream = await writ(["screen", "--stdin", "--max-age", "0"], { cwd, input: '{"id":"1","names":["Nobody Atall"]}\n' });
    expect(stream.code).toBe(4);
    expect(json(stream)).toMatchObject({ outcome: "incomplete", checked: { missing } });
    const report = await writ(["screen", "--file", "subjects.csv", "--out", "result.jsonl", ...old], { cwd });
    expect(report.code).toBe(4);
    expect(json(report)).toMatchObject({ rows: 1, incomplete: 1, clear: 0 });
    expect((await writ(["party", "Zorvan Number1", ...old], { cwd })).code).toBe(4);
    expect(json(await writ(["lists", "status", ...old], { cwd })).lists).toMatchObject([{ state: "stale" }]);
  });
});
