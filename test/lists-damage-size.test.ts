import { describe, expect, test } from "vitest";
import { listFileFromBytes, readPublication, recognise } from "../src/lists/index.ts";
import { fixtureCases } from "./damage/case.ts";
import { grown, tableIn } from "./damage/wound.ts";

/** ten times what most publishers' lists have in a day of change, and enough to see memory grow */
const SIZE = 3 * 2 ** 20;
/** of the JavaScript heap, beside the file itself: rows of one key are held until the file is read */
const HEAP = 400 * 2 ** 20;

const cases = (await fixtureCases()).filter(({ shape, target }) => shape !== "workbook" && target === 0);

describe("[L23] a list many times its size is read in bounded memory", () => {
  test.each(cases.map((given) => [given.name, given] as const))("%s", { timeout: 120_000 }, async (_name, given) => {
    const table = given.shape === "csv" ? await tableIn(given) : null;
    const bytes = grown(given, table, SIZE);
    // fixed widths, or a fixture of one record
    if (bytes === null) return expect(["lines", "xml"]).toContain(given.shape);
    const files = await Promise.all(given.files.map((file, at) => listFileFromBytes(file.name, at === given.target ? bytes : file.bytes)));
    const [group] = await recognise(files);
    if (group === undefined) return expect.fail("the grown file is not recognised");
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    let entries = 0;
    const result = await readPublication(group, {
      onEntry() {
        if (++entries % 1_000 === 1) most = Math.max(most, process.memoryUsage().heapUsed - before);
      },
      onProgress: () => void (most = Math.max(most, process.memoryUsage().heapUsed - before)),
    });
    expect(result.entries).toBe(entries);
    expect(entries).toBeGreaterThan(0);
    // the same records again are told or joined, and never kept in full as problems
    expect(result.problems.length).toBeLessThanOrEqual(1_000);
    expect(most).toBeLessThan(HEAP);
  });
});
