import { clerk, testFolder } from "../../test/fixtures/registry/folder.ts";
import { entryId, listId } from "../ground/index.ts";
import { entryHistory } from "./entry-history.ts";
import { expect, test } from "vitest";
import { type InventedEntry, inventedText } from "../../test/fixtures/registry/invented.ts";

const folder = testFolder();
const of = (id: string): ReturnType<typeof entryHistory> => entryHistory(folder.dir, { list: listId("alpha"), id: entryId(id) });

test("[V1] one entry through the versions: came, was amended, left, came again; half-read versions say nothing", async () => {
  expect(of("A1")).toBeNull();
  const days: readonly (readonly [day: string, rows: readonly InventedEntry[], cut?: boolean])[] = [
    [
      "2026-01-01",
      [
        { id: "A1", name: "Zorvan Ilmarek" },
        { id: "A2", name: 'Order of the "Ninth" Gate' },
      ],
    ],
    [
      "2026-01-02",
      [
        { id: "A2", name: 'Order of the "Ninth" Gate' },
        { id: "A1", name: "Zorvan Ilmarek" },
      ],
    ],
    [
      "2026-01-03",
      [
        { id: "A1", name: "Zorvan Ilmarek", born: "1960" },
        { id: "A2", name: 'Order of the "Ninth" Gate' },
      ],
    ],
    [
      "2026-01-04",
      [
        { id: "A1", name: "Zorvan Ilmarek", born: "1960" },
        { id: "A3", name: "Bel Tamar" },
      ],
    ],
    ["2026-01-05", [{ id: "A3", name: "Bel Tamar" }], true],
    [
      "2026-01-06",
      [
        { id: "A1", name: "Zorvan Ilmarek", born: "1960" },
        { id: "A2", name: 'Order of the "Ninth" Gate' },
      ],
    ],
    ["2026-01-07", [{ id: "A1", name: "Zorvan Ilmarek", born: "1960" }]],
  ];
  const register = folder.open();
  for (const [day, rows, cut = false] of days)
    await register.addLists([folder.file(`${day}.txt`, inventedText("alpha", day, rows, { cut }))], clerk(day));
  register.close();
  const told = (id: string): unknown =>
    of(id)?.steps.map(({ what, version, since, fields }) => [what, version.day, since?.day ?? null, fields.map(({ field }) => field)]);
  expect(told("A1")).toEqual([
    ["came", "2026-01-01", null, []],
    ["amended", "2026-01-03", "2026-01-02", ["births"]],
  ]);
  expect(told("A2")).toEqual([
    ["came", "2026-01-01", null, []],
    ["left", "2026-01-04", "2026-01-03", []],
    ["came", "2026-01-06", "2026-01-04", []],
    ["left", "2026-01-07", "2026-01-06", []],
  ]);
  expect(of("A2")).toMatchObject({
    inForce: false,
    first: { day: "2026-01-01" },
    last: { day: "2026-01-06" },
    versions: 6,
    caption: 'Order of the "Ninth" Gate',
  });
  expect(of("A1")).toMatchObject({ inForce: true, last: { day: "2026-01-07" }, entry: { id: "A1", births: [{ from: "1960" }] } });
  expect(of("A")).toBeNull();
  expect(() => entryHistory(folder.dir, { list: listId("beta"), id: entryId("A1") })).toThrow("no list");
});
