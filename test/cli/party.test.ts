import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, folder, json, writ } from "./harness.ts";

const signed = ["--reason", "the files were compared", "--by", "Anna Approver"];

describe("writ party", () => {
  test("[R6, R13, R14] the card, proposals, and what a person decides", { timeout: 240_000 }, async () => {
    const cwd = folder();
    const add = async (list: string, text: string): Promise<void> => {
      file(cwd, `${list}.csv`, `id,name,date of birth,listed on,lei\n${text}`);
      expect((await writ(["lists", "add", `${list}.csv`, "--as", list, "--published", "2026-01-01"], { cwd })).code).toBe(0);
    };
    await add("alpha", "A1,Zorvan Ilmarek Testgul,1961-02-03,2020-01-01,\nA2,Order of the Ninth Gate,,2020-01-01,529900T8BM49AURSDO55\n");
    await add("beta", "B1,Zorvan Ilmarek Testgul,1961-02-03,2021-01-01,\nB2,Order of the 9th Gate,,2021-01-01,529900T8BM49AURSDO55\n");

    const card = await writ(["party", "beta:B2"], { cwd });
    expect(card.code).toBe(0);
    expect(card.out).toContain("one party by lei 529900T8BM49AURSDO55: alpha:A2 (lei 529900T8BM49AURSDO55; alpha.csv:3)");
    expect(card.out).toContain("listed on 2021-01-01; held from the version of 2026-01-01");
    expect(json(await writ(["party", "B2", "--json"], { cwd })).parties).toMatchObject([
      { id: "alpha:A2", links: [{ by: "lei", printed: { right: { file: "beta.csv", line: 3, own: false } } }], histories: [{}, {}] },
    ]);

    const proposals = await writ(["party", "proposals", "--json"], { cwd });
    expect(
      proposals.out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ kind: "proposal", left: "beta:B1", right: "alpha:A1", band: "identified" }]);
    expect((await writ(["party", "Zorvan Ilmarek Testgul"], { cwd })).out).toContain("maybe one party: alpha:A1");
    expect(await writ(["party", "join", "beta:B1", "alpha:A1", "--by", "Anna"], { cwd })).toMatchObject({ code: 2, out: "" });
    const joined = await writ(["party", "join", "beta:B1", "alpha:A1", ...signed, "--json"], { cwd });
    expect(json(joined).decided).toMatchObject({ what: "join", left: "beta:B1", right: "alpha:A1", who: "Anna Approver" });
    expect((await writ(["party", "beta:B1"], { cwd })).out).toContain("Anna Approver joined alpha:A1 and beta:B1 on");
    expect((await writ(["party", "split", "beta:B1", ...signed], { cwd })).out).toMatch(
      /^beta:B1: split by Anna Approver \(event \d+\)\.\n$/,
    );
    expect((await writ(["party", "split", "beta:B2", "alpha:A2", ...signed], { cwd })).code).toBe(0);
    const refused = await writ(["party", "B2"], { cwd });
    expect(refused.out).toContain("but kept apart by Anna Approver on");
    await add("gamma", "C2,Order of the Ninth Gate,,2022-01-01,529900T8BM49AURSDO55\n");
    await writ(["party", "join", "beta:B2", "alpha:A2", ...signed], { cwd });
    await writ(["party", "split", "gamma:C2", ...signed], { cwd });
    const undone = await writ(["party", "join", "gamma:C2", "alpha:A2", ...signed], { cwd });
    expect(undone).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/takes back: beta:B2 and gamma:C2 kept apart by Anna Approver.*--take-back/),
    });
    expect((await writ(["party", "join", "gamma:C2", "alpha:A2", "--take-back", ...signed], { cwd })).code).toBe(0);
    expect(json(await writ(["party", "gamma:C2", "--json"], { cwd })).parties[0].entries).toHaveLength(3);
    await writ(["party", "split", "beta:B2", ...signed], { cwd });
    expect((await writ(["party", "refuse", "beta:B1", "alpha:A9", ...signed], { cwd })).code).toBe(2);
    expect((await writ(["party", "proposals", "--json"], { cwd })).out).toBe("");
    expect((await writ(["party", "proposals", "--decided"], { cwd })).out.trim().split("\n").length).toBeGreaterThanOrEqual(2);
    expect((await writ(["verify"], { cwd })).code).toBe(0);
  });
});

describe("writ export", () => {
  test(
    "[R15, R16] into another folder and back: json by itself, a table with its mapping; what is asked wrongly is told",
    { timeout: 240_000 },
    async () => {
      const cwd = folder();
      file(
        cwd,
        "own.csv",
        "id,name,date of birth,remarks\nA1,Zorvan Ilmarek Testgul,1961-02-03,=HYPERLINK()\nA2,Order of the Ninth Gate,,\n",
      );
      expect((await writ(["lists", "add", "own.csv", "--as", "own", "--published", "2026-01-01"], { cwd })).code).toBe(0);
      const entry = async (data?: string): Promise<object> => {
        const { source, ...rest } = json(
          await writ(["lists", "show", "own", "A1", "--json", ...(data === undefined ? [] : ["--data", data])], { cwd }),
        );
        expect(source.line).toBeGreaterThan(0);
        return rest;
      };
      const out = await writ(["export", "--out", "register.jsonl.gz", "--json"], { cwd });
      expect(json(out)).toEqual({ format: "json", lists: ["own"], entries: 2, files: ["register.jsonl.gz"], leftOut: [], lost: [] });
      expect((await writ(["lists", "add", "register.jsonl.gz", "--data", "copy"], { cwd })).code).toBe(0);
      expect(await entry("copy")).toEqual(await entry());
      expect((await writ(["export", "--format", "csv", "--out", "tables/"], { cwd })).out).toContain(
        "tables/own.csv, tables/own.mapping.yaml",
      );
      expect(
        (await writ(["lists", "add", "tables/own.csv", "tables/own.mapping.yaml", "--as", "own", "--data", "table"], { cwd })).code,
      ).toBe(0);
      expect(await entry("table")).toEqual(await entry());
      const stream = await writ(["export", "--format", "csv"], { cwd });
      expect(stream.err).toContain("a table is read back with its mapping");
      expect(stream.out).toContain("'=HYPERLINK()");
      expect((await writ(["export", "--format", "ftm"], { cwd })).out.split("\n")[0]).toContain('"id":"own:A1"');
      for (const [args, code] of [
        [["--format", "pdf"], "usage"],
        [["--format", "xlsx"], "usage"],
        [["--lists", "nobody"], "list-unknown"],
        [["--out", "nowhere/at/all.jsonl"], "file-not-found"],
      ] as const) {
        const wrong = await writ(["export", ...args], { cwd });
        expect([wrong.code, wrong.out]).toEqual([2, ""]);
        expect(wrong.err).toContain(`[${code}]`);
      }
    },
  );
});

describe("decisions that were written out", () => {
  test("[R19] lists add says that they were not taken over and how they are; a named person takes them", { timeout: 240_000 }, async () => {
    const cwd = folder();
    for (const list of ["alpha", "beta"]) {
      file(cwd, `${list}.csv`, "id,name,lei\nX1,Order of the Ninth Gate,529900T8BM49AURSDO55\n");
      expect((await writ(["lists", "add", `${list}.csv`], { cwd })).code).toBe(0);
    }
    await writ(["party", "split", "alpha:X1", "beta:X1", "--reason", "two bodies", "--by", "A. Clerk"], { cwd });
    await writ(["export", "--out", "r.jsonl"], { cwd });
    const added = await writ(["lists", "add", "r.jsonl", "--data", "copy"], { cwd });
    expect(added.err).toContain("1 decision of a person about parties was not taken over");
    expect(added.err).toContain("writ party import r.jsonl --reason TEXT --by NAME");
    const taking = ["party", "import", "r.jsonl", "--data", "copy", "--reason", "the same desk"];
    expect((await writ(taking, { cwd })).err).toContain("--by");
    const taken = await writ([...taking, "--by", "B. Officer"], { cwd });
    expect(taken.out).toMatch(/split, as A\. Clerk decided on \S+: two bodies\n1 decision taken over\./);
    expect((await writ(["party", "alpha:X1", "--data", "copy"], { cwd })).out).toContain("B. Officer");
    expect((await writ([...taking, "--by", "B. Officer"], { cwd })).out).toContain("0 decisions taken over, 1 stood here already.");
    file(cwd, "cut.jsonl", readFileSync(join(cwd, "r.jsonl"), "utf8").slice(0, -40));
    expect((await writ(["party", "import", "cut.jsonl", "--reason", "r", "--by", "B."], { cwd })).err).toContain("[file-unreadable]");
    expect((await writ(["party", "import", "alpha.csv", "--reason", "r", "--by", "B."], { cwd })).err).toContain("[format-unknown]");
  });
});
