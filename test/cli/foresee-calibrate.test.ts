import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shared } from "../shared.ts";
import { commonFolder, file, folder, type Run, ROOT, writ } from "./harness.ts";

const slow = { timeout: 300_000 };
const quick = ["--origins", "0", "--steps", "250"];
const fixtures = join(ROOT, "test/fixtures/foresee");

let ofTheExample: Promise<Run> | undefined;
/** The fit of the counts that ship, on one thread: two tests lay their own beside it. */
const exampleFit = (): Promise<Run> => (ofTheExample ??= writ(["foresee", "calibrate", "example", ...quick, "--json", "--threads", "1"]));

const base = commonFolder();

let untilAgreed: Promise<Run> | undefined;
/** Fitted until the chains agree, with files in `base` and, where it is shared, a published series beside: two tests look at it. */
const agreedFit = (): Promise<Run> => {
  const outs = ["p.json", "p.html", "p.csv"].flatMap((name) => ["--out", name]);
  const beside = shared === null ? [] : ["--beside", join(shared, "data/timeseries/pakistan-ucdp-v23_1-yearly.csv")];
  const asked = ["foresee", "calibrate", "example", "--origins", "0", "--seed", "2", "--threads", "2"];
  return (untilAgreed ??= writ([...asked, ...outs, ...beside], { cwd: base }));
};

/** the situation that ships, without the class that the invented events do not have */
async function twoGroups(dir: string): Promise<string> {
  const { out } = await writ(["foresee", "examples", "--situation"]);
  const situation = JSON.parse(out) as { groups: { id: string }[] };
  file(dir, "two.json", JSON.stringify({ ...situation, groups: situation.groups.filter(({ id }) => id !== "charity-running") }));
  return "two.json";
}

describe("writ foresee calibrate", () => {
  test("[F24, F20] fits the counts that ship; compare reads what it wrote; one thread and two write the same", slow, async () => {
    const one = await agreedFit();
    expect([one.code, one.err.replaceAll(/^writ: fitting \d+ %\n/gm, "")]).toEqual([0, ""]);
    expect(one.out).toContain("From your data (█), from the literature (░)");
    expect(one.out).toContain("association, not cause");
    expect(one.out).toMatch(/R-hat 1\.00\d, ESS bulk/);
    expect(one.out).not.toContain("NaN");
    expect(readFileSync(join(base, "p.html"), "utf8")).toContain("Association, not cause");
    expect(readFileSync(join(base, "p.csv"), "utf8")).toContain("\r\neps,need of money,");
    const compared = await writ(["foresee", "compare", "tolerance", "ban", "--runs", "200", "--posterior", "p.json"], { cwd: base });
    expect(compared.code).toBe(0);
    expect(compared.out).toMatch(/Fitted to example: monthly counts,\s2006-01 to 2023-12/);
    expect(compared.out).not.toContain("No data were used");
  });

  test("[F24, F8] the same digits on one thread and on two; without agreement code 4 and no posterior", slow, async () => {
    const dir = folder();
    const one = await exampleFit();
    const two = await writ(["foresee", "calibrate", "example", ...quick, "--json", "--threads", "2", "--out", "p.json"], { cwd: dir });
    expect([one.code, two.code]).toEqual([4, 4]);
    expect(two.out).toBe(one.out);
    for (const { err } of [one, two]) expect(err).toContain("no posterior was written. More steps: --steps 500");
    expect(() => readFileSync(join(dir, "p.json"))).toThrow();
    expect(JSON.parse(one.out)).toMatchObject({ schema: "writ-foresee-calibration/1", posterior: null, sampler: { converged: false } });
  });

  test("[F21, F24] takes events of UCDP GED: no coordinate, place or headline comes through", slow, async () => {
    const dir = folder();
    const asked = [
      "foresee",
      "calibrate",
      join(fixtures, "ged.csv"),
      "--groups",
      join(fixtures, "ged-groups.csv"),
      "--country",
      "Inventia",
    ];
    const { code, out, err } = await writ([...asked, "--situation", await twoGroups(dir), ...quick, "--json"], { cwd: dir });
    expect(code).toBe(4);
    expect(err).toContain('ged.csv:44: date_start: "2011-13-45" is no date');
    expect(JSON.parse(out)).toMatchObject({
      data: {
        format: "ged",
        begins: "2010-01",
        ends: "2011-12",
        groups: [
          { id: "anti-state", attacks: 30 },
          { id: "cross-border", attacks: 9 },
        ],
      },
    });
    for (const dropped of ["30.1234", "bazaar", "headline", "district"]) expect(out + err).not.toContain(dropped);
  });

  test("[F21, F24] takes incidents as in BFRS, with the state's own acts beside", slow, async () => {
    const dir = folder();
    const asked = ["foresee", "calibrate", join(fixtures, "incidents.csv"), "--groups", join(fixtures, "ged-groups.csv")];
    const { code, out, err } = await writ([...asked, "--situation", await twoGroups(dir), ...quick], { cwd: dir });
    expect(code).toBe(4);
    expect(out).toContain("by state");
    expect(out).toContain("acts of the state, shown beside the attacks and no input of the fit");
    expect(err).toContain('"-1" is no number of deaths');
  });

  test.skipIf(shared === null)(
    "[F24] lays a published series beside the counts, as association (skipped without the shared data)",
    slow,
    async () => {
      const { out } = await agreedFit();
      expect(out).toMatch(/Year by year, side by side: association, not cause, and no input of the fit/);
      expect(out).toMatch(/^2009 .* 6384$/m);
      expect(out).toContain("publishers count differently");
    },
  );

  test("[F21] a file that cannot be fitted exits 2 with line and remedy, every problem told", slow, async () => {
    const dir = folder();
    const { out: counts } = await writ(["foresee", "calibrate", "--example-counts"]);
    const lines = counts.trimEnd().split(/\r?\n/);
    file(dir, "gap.csv", lines.filter((line) => !line.startsWith("2010-03,anti-state,north")).join("\n"));
    file(dir, "minus.csv", lines.map((line) => line.replace(/^(2010-03,anti-state,north),.*/, "$1,-4")).join("\n"));
    file(dir, "twice.csv", [...lines, lines[9]].join("\n"));
    const ask = (name: string) => writ(["foresee", "calibrate", name, ...quick], { cwd: dir });
    for (const [name, message] of [
      ["gap.csv", "gap.csv:307: month: anti-state in north: 2010-03 is missing"],
      ["minus.csv", "minus.csv:302: attacks: -4 is negative"],
      ["twice.csv", "twice.csv:1298: month: 2006-02 of charity-running in north stands here twice, first in line 10"],
    ] as const) {
      const { code, out, err } = await ask(name);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(message);
    }
  });

  test.each([
    [[], "takes one file of counts and got 0"],
    [["nowhere.csv"], "nowhere.csv"],
    [["example", "--out", "p.docx"], ".json, .html, .csv"],
    [["example", "--steps", "1000000"], "at most 50000"],
    [["example", "--origins", "99"], "at most 20"],
    [["example", "--history", "nowhere.json"], "nowhere.json"],
    [["example", "--groups", "nowhere.csv"], "nowhere.csv"],
    [["example", "--beside", join(ROOT, "package.json")], "year"],
  ])("[F24, C7] %j is refused: %s", async (words, message) => {
    const { code, out, err } = await writ(["foresee", "calibrate", ...words]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  test("[F24] prints the counts and the history that ship, which fit together", slow, async () => {
    const dir = folder();
    const counts = await writ(["foresee", "calibrate", "--example-counts"]);
    const history = await writ(["foresee", "calibrate", "--example-history"]);
    file(dir, "counts.csv", counts.out);
    file(dir, "history.json", history.out);
    const own = await writ(["foresee", "calibrate", "counts.csv", "--history", "history.json", ...quick, "--json"], { cwd: dir });
    expect(JSON.parse(own.out)).toEqual(JSON.parse((await exampleFit()).out));
  });
});
