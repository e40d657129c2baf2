import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { shared } from "../../test/shared.ts";
import { recognise } from "./readers.ts";
import { listFileFromBytes, openListFile } from "./source.ts";

const table = (text: string): ReturnType<typeof listFileFromBytes> => listFileFromBytes("given.bin", new TextEncoder().encode(text));
const AU =
  "Reference,Name of Individual or Entity,Type,Name Type,Date of Birth,Control Date\n9001,Invented Order,Entity,Primary Name,,2024-01-12\n";

describe("[L8] an official table without a reader of its own is refused by its publisher's name", () => {
  test.each([
    ["Australia", AU],
    ["Australia", `"A list, as of 2024"\n${AU}`],
    ["European Union", "Date_file;Entity_logical_id;Subject_type;Naal_wholename\n;13;P;Invented Order\n"],
    ["UK Sanctions List", "Unique ID,OFSI Group ID,Name 6,Name 1,Regime Name\nZZQ0001,90001,Invented Order,,A regime\n"],
  ])("%s", async (publisher, text) => {
    await expect(table(text).then((file) => recognise([file]))).rejects.toMatchObject({
      code: "format-unknown",
      problem: { file: "given.bin", message: expect.stringContaining(publisher), remedy: expect.stringContaining("--mapping") },
    });
  });

  test("with a mapping beside it it is read; a table that shares some of the words is a table", async () => {
    const mapping = table("columns:\n  name: Name of Individual or Entity\n  id: Reference\n");
    expect(await recognise([await table(AU), await mapping])).toHaveLength(1);
    expect(await recognise([await table("Reference,Name,Type\n1,Invented Order,Entity\n")])).toHaveLength(1);
  });
});

describe.skipIf(shared === null)("[L8] the official files that there are (skipped where ../shared is not there)", () => {
  test.each([
    ["au/dfat-2026-02-24-sample-autonomous-only.xlsx", "Australia"],
    ["au/dfat-regulation8_consolidated-2024-11.xlsx", "Australia"],
    ["eu/eu-fsf-csv-excerpt-2018-07-04.csv", "European Union"],
  ])("%s", async (path, publisher) => {
    const file = await openListFile(join(shared ?? "", "data/lists", path));
    await expect(recognise([file])).rejects.toMatchObject({
      code: "format-unknown",
      problem: { message: expect.stringContaining(publisher) },
    });
  });
});
