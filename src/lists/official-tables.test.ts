import { describe, expect, test } from "vitest";
import { recognise } from "./readers.ts";
import { listFileFromBytes } from "./source.ts";

const table = (text: string): ReturnType<typeof listFileFromBytes> => listFileFromBytes("given.bin", new TextEncoder().encode(text));
/** each line one quoted cell, as some copies come */
const AU =
  '"Reference,Name of Individual or Entity,Type,Name Type,Date of Birth,Control Date"\n"9001,Invented Order,Entity,Primary Name,,2024-01-12"\n';

describe("[L8] an official table in a layout that no reader knows is refused by its publisher's name", () => {
  test.each([
    ["Australia", AU],
    ["Australia", `"A list, as of 2024"\n${AU}`],
    ["UK Sanctions List", '"Unique ID,OFSI Group ID,Name 6,Name 1,Regime Name"\n"ZZQ0001,90001,Invented Order,,A regime"\n'],
    ["UK Sanctions List", "OFSI Group ID,Name 6,Name 1,Name type,Regime Name\n90001,Invented Order,,Primary Name,A regime\n"],
    ["OFSI Consolidated List", "Last Updated,01/02/2020\nName 6,Name 1,Alias Type,Regime\nInvented Order,,AKA,A regime\n"],
    ["European Union", "Naal_logical_id;Naal_wholename\n1;Invented Order\n"],
    ["European Union", "fileGenerationDate;Entity_LogicalId\n15/04/2025;1\n"],
  ])("%s", async (publisher, text) => {
    await expect(table(text).then((file) => recognise([file]))).rejects.toMatchObject({
      code: "format-unknown",
      problem: { file: "given.bin", message: expect.stringContaining(publisher), remedy: expect.stringContaining("--mapping") },
    });
  });

  test("a table that shares some of the words is a table", async () => {
    expect(await recognise([await table("Reference,Name,Type\n1,Invented Order,Entity\n")])).toHaveLength(1);
  });
});
