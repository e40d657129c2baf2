import { describe, expect, test } from "vitest";
import { read, sourceFiles } from "./sources.ts";

const limit = 500;
/** tables are data in TypeScript: long because the world is */
const isTable = (path: string): boolean => /(^|\/)(tables?\/|[^/]*[-.]table\.ts$|[^/]*-tables?\.ts$)/.test(path);
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith("test/");

const sizes = ["src", "bench", "scripts"]
  .flatMap(sourceFiles)
  .filter((path) => !isTest(path) && !isTable(path))
  .map((path) => ({ path, lines: read(path).split("\n").length - 1 }))
  .toSorted((left, right) => left.lines - right.lines);

const quantile = (share: number): number => sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))]?.lines ?? 0;

describe("the size of things", () => {
  test(`[H5] no source file is longer than ${limit} lines (${sizes.length} files, half below ${quantile(0.5)}, nine of ten below ${quantile(0.9)})`, () => {
    expect(sizes.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test("[H6] no room has a drawer for everything", () => {
    const drawers = sourceFiles("src").filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(path));
    expect(drawers).toEqual([]);
  });
});
