import { bareEntry } from "../../test/fixtures/registry/bare-entry.ts";
import { clerk, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { commonGround } from "./common-ground.ts";
import { readFileSync } from "node:fs";
import { entryId, listId } from "../ground/index.ts";
import type { Entry } from "../lists/index.ts";
import { fieldChanges } from "./field-changes.ts";
import { join } from "node:path";
import { listChanges } from "./changes.ts";

const folder = testFolder();
const entry = (id: string, more: Partial<Entry> = {}): Entry => bareEntry(id, `Order ${id}`, { list: listId("us-cons"), ...more });

describe("[V1] two versions in different formats", () => {
  const rich = [
    entry("1", {
      legalBasis: ["an act"],
      measures: ["Block", "Secondary sanctions risk: an order"],
      relations: [{ kind: "owned-by", name: "Order 2", to: entryId("2"), note: "Owned or Controlled By" }],
      names: [...entry("1").names, { text: "Орден", role: "original", quality: "strong", script: "Cyrl" }],
      remarks: "All offices worldwide",
      unmapped: [
        ["reliability", "High"],
        ["Remarks", "see the page"],
      ],
    }),
    entry("2", { programmes: ["P"] }),
  ];
  const plain = [
    entry("1", {
      measures: ["Secondary sanctions risk: an order"],
      relations: [{ kind: "linked-to", name: "Order 2" }],
      remarks: "All offices worldwide; (Linked To: Order 2)",
      unmapped: [["Remarks", "see the page."]],
    }),
    entry("2", { programmes: ["Q"] }),
  ];

  test("[V1] what only one of them prints is no amendment, and is named; links are compared by the name at their other end", () => {
    const { of, onlyOlder, onlyNewer } = commonGround(rich, plain);
    expect(onlyOlder).toEqual(["legal basis", "names in other scripts", "the measure Block", '"reliability"']);
    expect(onlyNewer).toEqual([]);
    expect(fieldChanges(of(rich[0] as Entry), of(plain[0] as Entry)).fields).toEqual([]);
  });

  test("[V1] what both print is amended as ever: a programme, a link to somebody else, a remark, a measure that both have a word for", () => {
    const { of } = commonGround(rich, plain);
    const changed = (was: Entry, is: Entry): string[] => fieldChanges(of(was), of(is)).fields.map(({ field }) => field);
    expect(changed(rich[1] as Entry, plain[1] as Entry)).toEqual(["programmes"]);
    const other = {
      ...(plain[0] as Entry),
      measures: [],
      relations: [{ kind: "linked-to", name: "Order 3" }],
      remarks: "Moved; (Linked To: Order 3)",
    };
    expect(changed(rich[0] as Entry, other)).toEqual(["measures", "relations", "remarks"]);
  });

  test("[V1] the bulletin of OFAC's enhanced file against its XML says once what was left out", async () => {
    const file = (name: string, day: string): string => {
      const text = readFileSync(join(import.meta.dirname, "../../test/fixtures/lists/ofac", name), "utf8");
      const [year = "", month, date] = day.split("-");
      return folder.file(`${day}.xml`, text.replaceAll("2025-11-20", day).replaceAll("11/20/2025", `${month}/${date}/${year}`));
    };
    const register = folder.open();
    await register.addLists([file("sdn_enhanced.xml", "2026-01-01")], clerk("2026-01-01", { as: listId("us-sdn") }));
    await register.addLists([file("sdn.xml", "2026-02-01")], clerk("2026-02-01", { as: listId("us-sdn") }));
    register.close();
    const [bulletin] = listChanges(folder.dir, { list: "us-sdn", from: "2026-01-01", to: "2026-02-01" }).bulletins;
    expect(bulletin?.notes[0]).toMatch(/different formats \(ofac-enhanced-xml, ofac-xml\): what is amended is only what both print/);
    expect(bulletin?.notes.filter((note) => note.includes("legal basis"))).toHaveLength(1);
    const fields = new Set(bulletin?.amended.flatMap((one) => one.fields.map(({ field }) => field)));
    for (const field of ["legalBasis", "listedOn"]) expect(fields).not.toContain(field);
  });
});
