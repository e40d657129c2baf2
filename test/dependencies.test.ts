import { describe, expect, test } from "vitest";
import { read } from "./sources.ts";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(read("package.json")) as Manifest;
const page = read("docs/dependencies.md");

/** Package names of the table under `heading`, with the text of their last cell. */
function rowsUnder(heading: string): Map<string, string> {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return new Map([...section.matchAll(/^\| `([^`]+)` \|.*\| ([^|]+) \|$/gm)].map((row) => [row[1] ?? "", row[2] ?? ""]));
}

describe("dependencies", () => {
  test("[H8] each has its row and each row its dependency", () => {
    expect([...rowsUnder("At run time").keys()].toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
    expect([...rowsUnder("For development").keys()].toSorted()).toEqual(Object.keys(manifest.devDependencies).toSorted());
  });

  test("each is pinned to one version", () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("at run time each has a reason in words", () => {
    for (const [name, reason] of rowsUnder("At run time")) expect(reason.split(" ").length, name).toBeGreaterThan(2);
  });
});
