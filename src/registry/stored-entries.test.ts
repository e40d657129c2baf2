import { readdirSync, readlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { clerk, testFolder } from "../../test/fixtures/registry/folder.ts";
import { inventedText } from "../../test/fixtures/registry/invented.ts";
import { entryId, listId } from "../ground/index.ts";
import { openReader } from "./reader.ts";

const folder = testFolder();
const VERSIONS = 40;

test("a reader that is kept answers from each new version, and lets the files of old ones go", async ({ skip }) => {
  const register = folder.open();
  const reader = openReader(folder.dir);
  for (let version = 1; version <= VERSIONS; version++) {
    const [month, day] = [1 + Math.floor(version / 28), 1 + (version % 28)].map((number) => String(number).padStart(2, "0"));
    const date = `2026-${month}-${day}`;
    await register.addLists([folder.file("list.txt", inventedText("alpha", date, [{ id: "A1", name: `Body ${version}` }]))], clerk(date));
    expect(reader.entry(listId("alpha"), entryId("A1"))?.names[0]?.text).toBe(`Body ${version}`);
    expect(reader.entry(listId("alpha"), entryId("A2"))).toBe(null);
  }
  register.close();
  const open = (): number => {
    const links = readdirSync("/proc/self/fd").map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        // the folder's own handle is closed by now
        return "";
      }
    });
    return links.filter((path) => path.startsWith(`${folder.dir}/entries/`)).length;
  };
  const before = process.platform === "linux" ? open() : 0;
  reader.close();
  if (process.platform !== "linux") skip("open files are counted on Linux only");
  expect(before).toBeGreaterThan(1);
  expect(before).toBeLessThanOrEqual(32);
  expect(open()).toBe(0);
});
