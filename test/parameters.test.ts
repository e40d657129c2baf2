import { expect, test } from "vitest";
import { unsealedParameterFile } from "../src/match/parameters-file.ts";
import { read } from "./sources.ts";

const { numbers } = unsealedParameterFile(read("src/match/parameters.json"), "src/match/parameters.json");

/** Ids and values of the tables in docs/parameters.md whose first column is *parameter*, in their order. A name of a group is all that it holds. */
function tabled(page: string): { readonly ids: string[]; readonly values: number[] }[] {
  const rows: { ids: string[]; values: number[] }[] = [];
  let inside = false;
  for (const line of page.split("\n")) {
    const [, names = "", cell = ""] = line.split("|").map((part) => part.trim());
    inside = line.startsWith("|") && (inside || names === "parameter");
    if (!inside || names === "parameter" || names.startsWith("---")) continue;
    const ids = [...names.matchAll(/`([^`]+)`/g)].flatMap(([, name = ""]) => {
      const held = numbers.filter(({ id }) => id.startsWith(`${name}.`)).map(({ id }) => id);
      return held.length > 0 ? held : [name];
    });
    rows.push({ ids, values: [...cell.matchAll(/−?(?:\d+(?:\.\d+)?|\.\d+)/g)].map(([text]) => Number(text.replace("−", "-"))) });
  }
  return rows;
}

test("[M16] docs/parameters.md tells every number of the file, and its value", () => {
  const rows = tabled(read("docs/parameters.md"));
  const file = new Map(numbers.map(({ id, value }) => [id, value]));
  expect(rows.flatMap(({ ids }) => ids).toSorted()).toEqual([...file.keys()].toSorted());
  for (const { ids, values } of rows) expect({ ids, values }).toEqual({ ids, values: ids.map((id) => file.get(id)) });
});

test("the check itself sees a value that is another, and a row that is gone", () => {
  const [row, ...more] = tabled(
    "| parameter | value |\n|---|---|\n| `bands` | possible 12, strong −18.5, identified .3 |\n\n| other | 7 |\n",
  );
  expect(row).toEqual({ ids: ["bands.possible", "bands.strong", "bands.identified"], values: [12, -18.5, 0.3] });
  expect(more).toEqual([]);
});
