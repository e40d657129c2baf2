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
    expect((await writ(["party", "refuse", "beta:B1", "alpha:A9", ...signed], { cwd })).code).toBe(2);
    expect((await writ(["party", "proposals", "--json"], { cwd })).out).toBe("");
    expect((await writ(["party", "proposals", "--decided"], { cwd })).out.trim().split("\n").length).toBeGreaterThanOrEqual(2);
    expect((await writ(["verify"], { cwd })).code).toBe(0);
  });
});
