import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixture, readBytes, readFiles } from "../../test/read-list.ts";
import { modificationOf, stateOf } from "./ch-state.ts";

const path = fixture("ch/whole-list.xml");
const text = readFileSync(path, "utf8");
const [given] = await readFiles([path]);
const { result, entries } = given!;
const [person, body, ship] = entries;

describe("[L22] Switzerland, the whole list", () => {
  test("is dated and counted; a released target is a row and no entry", () => {
    expect(result).toMatchObject({
      list: "ch",
      format: "ch-seco-xml",
      published: "2026-03-05",
      entries: 3,
      rows: 4,
      whole: true,
      problemCount: 0,
    });
    expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
      ["9001", "person"],
      ["9100", "organisation"],
      ["9200", "vessel"],
    ]);
    expect(result.unmapped.get("target (de-listed)")).toBe(1);
  });

  test("a date that is no day is told, and is not taken", async () => {
    const { result: bad } = await readBytes(text.replace(/ date="[^"]*"/, ' date="2026-13-05"'));
    expect(bad).toMatchObject({ prints: null, problems: [{ code: "field-invalid", field: "date", value: "2026-13-05" }] });
    expect(bad.published).toBeUndefined();
  });

  test("names: parts in order, title and suffix left out, scripts not mixed, the further identity an alias", () => {
    expect(person!.names.map(({ text: name, role, quality, language }) => [name, role, quality, language])).toEqual([
      ["Zariman Tehvar Qoldasht", "primary", "strong", undefined],
      ["Zariman Tehvar Koldasht", "variation", "strong", "eng"],
      ["Abu Zarim", "alias", "weak", undefined],
      ["Zahir Qoldar", "alias", "unknown", undefined],
      ["Zariman Q.", "former", "unknown", undefined],
      ["زريمان قلدشت", "original", "strong", "ara"],
    ]);
    expect(person!.titles).toEqual(["Ustad"]);
    expect(person!.unmapped).toContainEqual(["name-part suffix", "the Elder"]);
  });

  test("facts: births, places by number, documents, programme, ordinance, relation, dates", () => {
    expect(person).toMatchObject({
      sex: "male",
      births: [
        { from: "1971-02-03", to: "1971-02-03", circa: false },
        { from: "1969", to: "1969", circa: true },
        { from: "1970", to: "1970", circa: false },
      ],
      birthPlaces: [{ text: "Mirkhan, Lower Veyl, af", country: "af" }],
      nationalities: ["pk"],
      addresses: [
        {
          street: "c/o Invented Mills, 3 Salt Road, P.O. Box 77",
          city: "Port Invent",
          postalCode: "00100",
          country: "pk",
          note: "until 2020",
        },
      ],
      identifiers: [
        { type: "un-ref", value: "QDi.901" },
        { type: "passport", value: "ZZ 0012345", country: "pk", note: "issued 2004-05-06; expires 2009-05-05; lost" },
      ],
      programmes: ["Saltland"],
      legalBasis: ["Ordinance of 1 April 2019, annex 2"],
      relations: [{ kind: "associated-with", to: "9100", note: "finances it" }],
      remarks: "Keeper of the salt archive.\nReview concluded.",
      listedOn: "2019-04-02",
      amendedOn: ["2024-02-02"],
    });
    expect(person!.unmapped).toContainEqual(["day-month-year", "1391-1-1 (Islamic)"]);
    expect(body).toMatchObject({ listedOn: "2020-01-01", identifiers: [{ type: "eu-ref", value: "EU.901.28" }] });
    expect(ship).toMatchObject({ identifiers: [{ type: "imo", value: "9999993" }] });
  });

  test("[L3] what is left out is counted", () => {
    expect([...result.unmapped].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ["address@main", 1],
      ["day-month-year", 1],
      ["location-variant", 1],
      ["modification/added", 1],
      ["modification/removed", 1],
      ["name-part suffix", 1],
      ["origin", 1],
      ["place/location-variant", 1],
      ["sanctions-program@predecessor-version-date", 1],
      ["sanctions-program@version-date", 1],
      ["target (de-listed)", 1],
    ]);
  });

  test("[L8] another list type is a part, and is refused", async () => {
    for (const wrong of [text.replace("whole-list", "delta-list"), text.replace(' list-type="whole-list"', "")])
      await expect(readBytes(wrong)).rejects.toMatchObject({
        code: "format-unknown",
        problem: { field: "list-type", remedy: expect.any(String) },
      });
  });
});

type Day = string | undefined;
type Step = readonly [type: string, effective?: Day, enactment?: Day, publication?: Day];
const steps = (given: readonly Step[]): ReturnType<typeof stateOf> =>
  stateOf(
    given.map(([type, effective, enactment, publication]) => {
      const pairs = {
        "modification-type": type,
        "effective-date": effective,
        "enactment-date": enactment,
        "publication-date": publication,
      };
      return modificationOf({
        attributes: new Map(Object.entries(pairs).filter((pair): pair is [string, string] => pair[1] !== undefined)),
      });
    }),
  );

describe("[L22] a released person never comes out as banned", () => {
  test.each<readonly [string, readonly Step[], string]>([
    ["listed", [["listed", "2020-01-01"]], "in-force"],
    [
      "released, newest first",
      [
        ["de-listed", "2021-01-01"],
        ["listed", "2020-01-01"],
      ],
      "released",
    ],
    [
      "released, oldest first",
      [
        ["listed", "2020-01-01"],
        ["de-listed", "2021-01-01"],
      ],
      "released",
    ],
    [
      "listed again, in any order",
      [
        ["de-listed", "2021-01-01"],
        ["listed", "2022-01-01"],
        ["listed", "2020-01-01"],
      ],
      "in-force",
    ],
    [
      "released by the enactment date where no other is there",
      [
        ["de-listed", undefined, "2021-01-01"],
        ["listed", "2020-01-01"],
      ],
      "released",
    ],
    [
      "released by the publication date",
      [
        ["listed", "2020-01-01"],
        ["de-listed", undefined, undefined, "2021-01-01"],
      ],
      "released",
    ],
    [
      "one day, newest first: released",
      [
        ["de-listed", "2020-01-01"],
        ["listed", "2020-01-01"],
      ],
      "released",
    ],
    [
      "one day, oldest first by its other days: released",
      [
        ["listed", "2019-01-01"],
        ["amended", "2020-01-01"],
        ["de-listed", "2020-01-01"],
      ],
      "released",
    ],
    [
      "one day, told apart by the enactment: released",
      [
        ["amended", "2020-01-01", "2019-12-01"],
        ["de-listed", "2020-01-01", "2019-12-02"],
      ],
      "released",
    ],
    [
      "one day in a file of mixed order",
      [
        ["amended", "2020-01-01"],
        ["de-listed", "2020-01-01"],
        ["listed", "2018-01-01"],
        ["amended", "2019-01-01"],
      ],
      "unclear",
    ],
    ["a release without a day", [["listed", "2020-01-01"], ["de-listed"]], "unclear"],
    [
      "a release on a day that cannot be read",
      [
        ["de-listed", "soon"],
        ["listed", "2020-01-01"],
      ],
      "unclear",
    ],
    [
      "a release on a day that never was",
      [
        ["de-listed", "2021-02-31"],
        ["listed", "2020-01-01"],
      ],
      "unclear",
    ],
    [
      "an unknown kind last",
      [
        ["delisted", "2021-01-01"],
        ["listed", "2020-01-01"],
      ],
      "unclear",
    ],
    ["an unknown kind without a day", [["suspended"], ["listed", "2020-01-01"]], "unclear"],
    [
      "an unknown kind long ago",
      [
        ["listed", "2020-01-01"],
        ["checked", "2019-01-01"],
      ],
      "in-force",
    ],
    ["a listing without a day after a release", [["listed"], ["de-listed", "2020-01-01"]], "released"],
    ["nothing but releases, without a day", [["de-listed"]], "unclear"],
    ["a listing without a day and nothing else", [["listed"]], "in-force"],
    [
      "a release whose days contradict each other",
      [
        ["de-listed", "2013-05-02", "2023-05-01"],
        ["listed", "2019-01-01"],
      ],
      "unclear",
    ],
    [
      "a release that is the last by each of its days",
      [
        ["de-listed", "2021-05-02", "2023-05-01"],
        ["listed", "2019-01-01"],
      ],
      "released",
    ],
    ["nothing", [], "unclear"],
  ])("%s", (_name, modifications, state) => expect(steps(modifications).state).toBe(state));

  const step = fc.record({
    type: fc.constantFrom("listed", "amended", "de-listed", "de-Listed", "other"),
    effective: fc.option(fc.constantFrom("2019-01-01", "2020-01-01", "2020-01-02", "2021-05-06", "2020-13-40", ""), { nil: undefined }),
    enactment: fc.option(fc.constantFrom("2019-01-01", "2020-01-01", "2021-05-06"), { nil: undefined }),
  });

  test("property: in force only when no release is later than every listing, whatever the order in the file", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (given) => {
        const read = steps(given.map(({ type, effective, enactment }) => [type, effective, enactment]));
        if (read.state !== "in-force") return;
        const day = ({ effective, enactment }: { effective: string | undefined; enactment: string | undefined }): string =>
          /^(?:2019|202\d)-(?:0\d)-\d\d$/.test(effective ?? "") ? (effective as string) : (enactment ?? "");
        const listings = given.filter(({ type }) => type === "listed" || type === "amended").map(day);
        const releases = given.filter(({ type }) => type === "de-listed").map(day);
        expect(releases).not.toContain("");
        for (const release of releases) expect(listings.some((listing) => listing >= release)).toBe(true);
        expect(listings.length).toBeGreaterThan(0);
      }),
      { numRuns: 3_000 },
    );
  });

  const names = async (xml: string): Promise<string> => JSON.stringify((await readBytes(xml)).entries.map((entry) => entry.names));

  test("neither the released nor the copies of old states are met in any entry", async () => {
    expect(await names(text)).not.toMatch(/Released|Wrongly-Printed|Copy Of-A-Target/);
    expect(JSON.stringify(entries)).not.toMatch(/9999"|9050/);
  });

  test("whatever bit of his target is changed, he stays out of it", { timeout: 60_000 }, async () => {
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<swiss-sanctions-list list-type="whole-list" date="2026-03-05">\n';
    const from = text.indexOf('<target ssid="9050">');
    const his = text.slice(from, text.indexOf('<target ssid="9100">'));
    const bytes = Buffer.from(`${head}${his}<target ssid="1"/></swiss-sanctions-list>`);
    const released = "Released Farhan-Inventum".toLowerCase();
    let read = 0;
    for (let at = head.length; at < head.length + his.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] as number) ^ (1 << bit);
        const found = await readBytes(copy).catch(() => null);
        read++;
        if (found === null || found.entries.length === 0) continue;
        expect({
          names: JSON.stringify(found.entries).toLowerCase().includes(released),
          around: copy.toString("latin1", at - 30, at + 30),
        }).toBeNull();
      }
    }
    expect(read).toBe(his.length * 8);
  });

  test("cut anywhere, he stays out of it", async () => {
    const bytes = Buffer.from(text);
    for (let at = 300; at < bytes.length; at += 37) {
      const result = await readBytes(bytes.subarray(0, at)).catch(() => null);
      expect(result?.entries.find(({ id }) => id === "9050")).toBeUndefined();
      expect(result?.result.whole ?? false).toBe(false);
    }
  });

  const target = (ssid: string, modifications: string): string =>
    `<target ssid="${ssid}"><sanctions-set-id>8</sanctions-set-id><individual><identity main="true"><name name-type="primary-name"><name-part order="1"><value>Farhan Inventum</value></name-part></name></identity></individual>${modifications}</target>`;
  const listed = '<modification modification-type="listed" effective-date="2020-01-01"/>';
  const released = '<modification modification-type="de-listed" effective-date="2021-01-01"/>';
  const programme =
    '<sanctions-program><program-key lang="eng">Saltland</program-key><sanctions-set ssid="8" lang="eng">annex</sanctions-set></sanctions-program>';
  const list = (targets: string): string =>
    `<swiss-sanctions-list list-type="whole-list" date="2026-03-05">${programme}${targets}</swiss-sanctions-list>`;

  test("his number twice in the file, once as released: he is left out, in either order", async () => {
    for (const pair of [target("1", listed) + target("1", listed + released), target("1", listed + released) + target("1", listed)]) {
      const read = await readBytes(list(pair + target("2", listed)));
      expect(read.entries.map(({ id }) => id)).toEqual(["2"]);
      expect(read.result.problems.map(({ field }) => field)).toContain("ssid");
    }
  });

  test("renamed elements of the state: nobody comes out, and the file is not whole", async () => {
    for (const renamed of [text.replaceAll("modification", "mutation"), text.replaceAll("modification-type", "kind")]) {
      const read = await readBytes(renamed);
      expect(read.entries).toEqual([]);
      expect(read.result).toMatchObject({ whole: false, problemCount: 4 });
    }
  });

  test("a release that the day of the list has not reached is told, and he is out already", async () => {
    const read = await readBytes(list(target("1", listed + released.replace("2021", "2027")) + target("2", listed)));
    expect(read.entries.map(({ id }) => id)).toEqual(["2"]);
    expect(read.result.problems.filter(({ field }) => field === "modification")).toMatchObject([
      { message: expect.stringContaining("after the day of the list") },
    ]);
  });

  test("[L4] what a target points to and is not there", async () => {
    const pointing = target("1", listed)
      .replace("<individual>", "<sanctions-set-id>77</sanctions-set-id><individual>")
      .replace("</identity>", '<address place-id="78"/></identity><relation target-id="79" relation-type="associated-with"/>');
    const read = await readBytes(list(pointing));
    expect(read.entries).toHaveLength(1);
    expect(read.result.problems.map(({ code, field }) => [code, field])).toEqual([
      ["entry-unknown", "sanctions-set-id"],
      ["entry-unknown", "address"],
      ["entry-unknown", "relation"],
    ]);
  });
});
