import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { fixture, readBytes } from "../../test/read-list.ts";
import type { Entry } from "./entry.ts";

const text = (path: string): string => readFileSync(fixture(path), "utf8");
const SDN = "Specially Designated Nationals (SDN) - Treasury Department";
const SSI = "Sectoral Sanctions Identifications List (SSI) - Treasury Department";
const given = await readBytes(text("csl/csl-29.csv"));
const of = (id: string): Entry => given.entries.find((entry) => entry.id === id) ?? expect.fail(id);

describe("[L30] US Consolidated Screening List", () => {
  test("rows of one party are one entry; the numbers of the file come out", () => {
    expect(given.result).toMatchObject({ list: "us-csl", format: "us-csl", entries: 7, rows: 8, names: 14, problemCount: 0, whole: true });
    expect(given.result.published).toBeUndefined();
  });

  test("each source list of a party is a programme and a claim of its own; one source needs none", () => {
    const works = of("90002");
    expect(works.programmes).toEqual([SSI, "UKRAINE-EO13662", SDN, "RUSSIA-EO14024"]);
    expect(works.claims.map(({ what, by }) => [what, by])).toEqual([
      ["listed", SSI],
      ["listed", SDN],
    ]);
    expect(works.names.map(({ text: name, role }) => [name, role])).toEqual([
      ["ORBEK KILN WORKS OAO", "primary"],
      ["ORBEK WORKS", "alias"],
      ["ORBEK TIN", "alias"],
    ]);
    expect(works.addresses.map(({ text: where, country }) => [where, country])).toEqual([
      ["1 Tin Square, Orbek, RU", "ru"],
      ["2 Tin Square, Orbek, RU", "ru"],
    ]);
    expect(of("90001").claims).toEqual([]);
  });

  test("a person: name turned round, births, places, nationalities, OFAC's number, documents, links", () => {
    const person = of("90001");
    expect(person.kind).toBe("person");
    expect(person.names.map(({ text: name, printed, role }) => [name, printed, role])).toEqual([
      ["Torvik Olas VELDRANE", "VELDRANE, Torvik Olas", "primary"],
      ["Torvick VELDRANE", "VELDRANE, Torvick", "alias"],
      ["ABU KILN", undefined, "alias"],
    ]);
    expect(person.births.map(({ from, to, circa }) => [from, to, circa])).toEqual([
      ["1961-04-02", "1961-04-02", false],
      ["1962", "1962", true],
      ["1957", "1961", false],
    ]);
    expect(person.birthPlaces).toEqual([{ text: "Zarquat, Pakistan", country: "pk" }, { text: "Old Town" }]);
    expect(person.nationalities).toEqual(["pk", "ae"]);
    expect(person.sex).toBe("male");
    expect(person.positions).toEqual(["Treasurer", "Deputy Head of the Tin Order"]);
    expect(person.relations).toEqual([{ kind: "linked-to", name: "TIN ORDER OF VELDRA (NORTH)" }]);
    expect(person.measures).toEqual(["Secondary sanctions risk: North Kiln Sanctions Regulations, sections 1 and 2"]);
    expect(person.identifiers).toEqual([
      { type: "ofac-id", value: "90001" },
      { type: "passport", value: "ZQ411792", country: "pk", note: "issued 2008-09-09 expires 2013-09-09" },
      { type: "cnic", value: "1110312345671", country: "pk", note: "National ID No." },
    ]);
    expect(person.unmapped).toContainEqual(["ids: Issuer Name", "Old Kiln Ltd."]);
  });

  test("only the Treasury's rows bear OFAC's number: others join nobody by it", async () => {
    expect(of("aa11bb22").identifiers).toEqual([]);
    const row = text("csl/csl-29.csv").replace(
      "aa11bb22,Entity List (EL) - Bureau of Industry and Security,,",
      "aa11bb22,Entity List (EL) - Bureau of Industry and Security,90001,",
    );
    const { entries } = await readBytes(row);
    const entity = entries.find(({ id }) => id === "aa11bb22");
    expect(entity?.identifiers).toEqual([]);
    expect(entity?.unmapped).toContainEqual(["entity_number", "90001"]);
  });

  test("BIS and State: names in brackets, notices, licence terms, dates; no kind", () => {
    const firm = of("aa11bb22");
    expect(firm.kind).toBe("unknown");
    expect(firm.names.map(({ text: name, role }) => [name, role])).toEqual([
      ["Marnik Trading Company Ltd.", "primary"],
      ["Marnik Tin", "alias"],
      ["MTC", "alias"],
      ["Marnik Goods", "alias"],
      ["Marnik Freight", "alias"],
    ]);
    expect(firm.names[1]?.printed).toBe("Marnik Trading Company Ltd. (a.k.a. Marnik Tin; MTC)");
    expect(firm.unmapped).toContainEqual(["alt_names", "(all of preceding located in or near Marnik)"]);
    expect(firm.legalBasis).toEqual(["81 FR 12345", "84 FR 54321"]);
    expect(firm.measures).toEqual([
      "license requirement: For all items subject to the EAR. (See §744.11 of the EAR).",
      "license policy: Presumption of denial.",
    ]);
    expect(firm.listedOn).toBe("2016-06-21");
    expect(of("cc33dd44")).toMatchObject({ listedOn: "2017-10-16", endedOn: "2027-10-13", remarks: "FR NOTICE ADDED" });
    expect(of("ee55ff66").names.map(({ text: name }) => name)).toEqual(["Society of the Copper Bell"]);
  });

  test("ships and aircraft", () => {
    const ship = of("90003");
    expect(ship.kind).toBe("vessel");
    expect(ship.identifiers.map(({ type, value }) => [type, value])).toEqual([
      ["ofac-id", "90003"],
      ["call-sign", "ZZQ1"],
      ["imo", "9074729"],
      ["mmsi", "123456789"],
    ]);
    expect(ship.relations).toEqual([{ kind: "owned-by", name: "Bell Shipping Co" }]);
    expect(ship.nationalities).toEqual(["pa"]);
    expect(ship.unmapped).toContainEqual(["ids: Former Vessel Flag", "North Sea"]);
    expect(of("90004").births.map(({ from }) => from)).toEqual(["1998-02-01"]);
  });

  test("the order inside ids that came in 2023 says the same", async () => {
    const turned = await readBytes(text("csl/csl-2023.csv"));
    const bare = (entries: readonly Entry[]): unknown =>
      entries.map(({ identifiers, births, measures, unmapped, ...rest }) => ({
        ...rest,
        births: births.map(({ from, to, circa }) => [from, to, circa]),
        identifiers: identifiers.map(({ type, value, country }) => [type, value, country]),
        measures: measures.length,
        unmapped: unmapped.map(([key]) => key),
      }));
    expect(bare(turned.entries)).toEqual(bare(given.entries));
    expect(turned.entries[0]?.identifiers[1]).toMatchObject({ note: "issued 09 Sep 2008 expires 09 Sep 2013" });
  });

  test("28 columns of 2019, without _id: OFAC's number is the key, else source, name and letters; alike rows are numbered", async () => {
    const { entries, result } = await readBytes(text("csl/csl-28.csv"));
    expect(result).toMatchObject({ entries: 8, rows: 8, problems: [{ code: "field-missing", line: 1, field: "_id" }], whole: true });
    const ids = entries.map(({ id }) => id as string);
    expect(ids.slice(0, 2)).toEqual(["90001", "90002"]);
    expect(ids[2]).toMatch(/^EL\|Marnik Trading Company Ltd\. \(a\.k\.a\. Marnik Tin; MTC\)\|[0-9a-f]{8}$/);
    expect(ids.filter((id) => id.startsWith("DPL|OLDA KESTREL|"))).toHaveLength(2);
    expect(ids.at(-1)).toMatch(/\|2$/);
  });

  test("[L23] rows of one number that share neither a name nor a number of their source are told, and stay one party", async () => {
    const moved = text("csl/csl-29.csv").replace(`90002,${SDN},90002,Entity`, `90001,${SDN},90002,Entity`);
    const { entries, result } = await readBytes(moved);
    expect(result.problems).toContainEqual(expect.objectContaining({ code: "row-malformed", line: 4, field: "_id" }));
    expect(entries.find(({ id }) => id === "90001")?.names.map(({ text }) => text)).toContain(
      given.entries.find(({ id }) => id === "90002")?.names[0]?.text,
    );
  });

  test("[L4] a party whose rows do not agree, a kind and a date that are none, a row without a name", async () => {
    const broken = text("csl/csl-29.csv")
      .replace(`90002,${SDN},90002,Entity`, `90002,${SDN},90002,Individual`)
      .replace("90004,Aircraft", "90004,Balloon")
      .replace(",2018-04-30,", ",30th of never,")
      .replace("DPRK4,COPPER BELL,", "DPRK4,,")
      .replace("1961-04-02; circa 1962", "1961-02-30; circa 1962");
    const { entries, result } = await readBytes(broken);
    expect(result.entries).toBe(7);
    expect(result.problems.map(({ code, field, line }) => [code, field, line])).toEqual([
      ["field-invalid", "dates_of_birth", 2],
      ["row-malformed", "type", 4],
      ["field-invalid", "start_date", 7],
      ["field-missing", "name", 8],
      ["field-invalid", "type", 9],
    ]);
    expect(entries.find(({ id }) => id === "90001")?.unmapped).toContainEqual(["dates_of_birth", "1961-02-30"]);
  });
});
