import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PartialDate } from "../ground/index.ts";
import type { BuilderThread } from "./builder.ts";
import { currentSnapshot } from "./current.ts";
import type { Register } from "./face.ts";
import { dataPaths } from "./paths.ts";
import { openRegister } from "./register.ts";

// slow: it stands in for a module, which another test of the same process may have loaded already

/** every thread that the registers of a test have started, and whether the next one dies over its work */
const started = vi.hoisted(() => ({ threads: [] as BuilderThread[], dies: false }));
vi.mock(import("./builder.ts"), async (actual) => {
  const { startBuilder, ...rest } = await actual();
  return {
    ...rest,
    startBuilder(dir) {
      const thread = startBuilder(dir);
      started.threads.push(thread);
      if (!started.dies) return thread;
      return {
        ...thread,
        ended: false,
        publish: (next) => [thread.publish(next), thread.close()][0] as ReturnType<BuilderThread["publish"]>,
      };
    },
  };
});

/** enough held to make a thread worth it; after `from` no name is as before */
const ROWS = 4_100;
const table = (from: number): string =>
  ["id,name", ...Array.from({ length: ROWS }, (_, at) => `${at},Arbo${at % 90} Belti${(from + at) % 7919}ov`), ""].join("\n");
const MAPPING = "list: invented\nkind: person\ncolumns: { id: id, name: name }\n";

let folder = "";
let register: Register;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "writ-builders-"));
  started.threads.length = 0;
  started.dies = false;
  writeFileSync(join(folder, "mapping.yaml"), MAPPING);
  register = openRegister(join(folder, "data"));
});
afterEach(() => {
  register.close();
  rmSync(folder, { recursive: true, force: true });
});

async function add(day: number): Promise<void> {
  const file = join(folder, `${day}.csv`);
  writeFileSync(file, table(day * 5_000));
  const published = `2026-01-0${day}` as PartialDate;
  await register.addLists([file], { who: "tester", at: `${published}T00:00:00.000Z`, published, mapping: join(folder, "mapping.yaml") });
}

/** What stands there is what a build that knows nothing comes to. */
function expectSameAnew(): void {
  const { snapshot } = dataPaths(register.dir);
  const built = readFileSync(snapshot);
  register.renewSnapshot();
  expect(Buffer.compare(readFileSync(snapshot), built)).toBe(0);
}

describe("the thread that stays with a running service", { timeout: 60_000, tags: ["slow"] }, () => {
  test("builds one version after the other, to the same bytes as a build that knows nothing", async () => {
    await add(1);
    register.keepBuilder();
    register.keepBuilder();
    const before = started.threads.length;
    for (const day of [2, 3, 4]) {
      await add(day);
      expectSameAnew();
    }
    expect(started.threads.length).toBe(before);
    expect(started.threads.at(-1)?.ended).toBe(false);
  });

  test("is not had by a register that holds little", () => {
    register.keepBuilder();
    expect(started.threads).toEqual([]);
  });

  test("is started anew when it has died while it waited", async () => {
    await add(1);
    register.keepBuilder();
    await started.threads.at(-1)?.close();
    const before = started.threads.length;
    await add(2);
    expect(started.threads.length).toBe(before + 1);
    expectSameAnew();
  });

  test("leaves with an import that fails, and what it has read goes with it", async () => {
    await add(1);
    register.keepBuilder();
    const kept = started.threads.at(-1);
    const broken = join(folder, "broken.csv");
    writeFileSync(broken, table(1));
    await expect(
      register.addLists([broken], {
        who: "tester",
        at: "2026-01-02T00:00:00.000Z",
        mapping: join(folder, "mapping.yaml"),
        onProgress: () => {
          throw new RangeError("stopped");
        },
      }),
    ).rejects.toThrow();
    expect(kept?.ended).toBe(true);
    await add(2);
    expectSameAnew();
  });
});

describe("a thread that dies over its work", { timeout: 60_000, tags: ["slow"] }, () => {
  test("costs time alone: the snapshot is built in place, and the next import has a thread again", async () => {
    started.dies = true;
    await add(1);
    expect(currentSnapshot(register.dir).snapshot.entryCount).toBe(ROWS);
    expectSameAnew();
    register.keepBuilder();
    await add(2);
    expectSameAnew();
    started.dies = false;
    const before = started.threads.length;
    await add(3);
    expect(started.threads.length).toBe(before + 1);
    expectSameAnew();
  });
});
