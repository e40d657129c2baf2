import { describe, expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { parseMapping, type Mapping } from "./mapping.ts";
import { readTable } from "./mapping-reader.ts";
import type { ReadResult } from "./reader.ts";
import { listFileFromBytes } from "./source.ts";

async function read(text: string, mapping?: Mapping): Promise<{ readonly result: ReadResult; readonly ids: string[] }> {
  const entries: Entry[] = [];
  const file = await listFileFromBytes("table.csv", Buffer.from(text));
  const result = await readTable(file, mapping, { onEntry: (entry) => entries.push(entry) });
  return { result, ids: entries.map(({ id }) => id) };
}
const rows = ["A,n1,Zorvan Ilmarek,alias", "A,n2,Zorvan Elmarek; Abu Zorvan,alias", "B,n3,Tovar Mill,alias", "B,n4,Tovar,alias", ""].join(
  "\n",
);

describe("[L12] a table without a plain id column", () => {
  test.each(["unique_id", "eu_logical_id", "Entity Logical Id", "Subject ID (UK)", "designation_uid"])(
    "%s says which rows are one entry; an id of names does not",
    async (header) => {
      const { result, ids } = await read(`${header},name_id,name,name_type\n${rows}`);
      expect(ids).toEqual(["A", "B"]);
      expect(result).toMatchObject({ entries: 2, rows: 4, names: 5, problemCount: 0 });
      expect([...result.unmapped.keys()]).toEqual(["name_id", "name_type"]);
    },
  );

  test("what only looks like one is told with a mapping that takes it", async () => {
    const table = `sanction_key,name_id,name,type\n${rows.replaceAll("alias", "person")}`;
    const { result, ids } = await read(table);
    expect(ids).toHaveLength(4);
    expect(result.problems).toMatchObject([{ code: "field-missing", field: "id", value: "sanction_key" }]);
    const line = /beside it: (columns: .*)$/.exec(result.problems[0]?.remedy ?? "")?.[1] ?? "";
    expect(line).toBe('columns: {id: sanction_key, name: {column: name, split: ";"}, kind: type}');
    const mapped = await read(table, parseMapping(line));
    expect(mapped.ids).toEqual(["A", "B"]);
    expect(mapped.result).toMatchObject({ names: 5, problemCount: 0 });
  });

  test.each([
    ["a column of regimes", `regime_id,x,name,y\n${rows}`],
    ["values that come again elsewhere", `group_id,x,name,y\n${rows}A,n5,Zorvan Third,alias\n`],
    ["values that never repeat", `group_id,x,name,y\n${rows.replace("A,n2", "C,n2").replace("B,n4", "D,n4")}`],
    ["an id of its own", `group_id,id,name,y\n${rows}`],
  ])("nothing is told of %s", async (_name, table) => {
    const { result } = await read(table);
    expect(result.entries).toBe(result.rows);
    expect(result.problemCount).toBe(0);
  });
});
