import { describe, expect, test } from "vitest";
import { entryId, type Identifier, type Kind, listId, type Sex } from "../ground/index.ts";
import { type JoinFacts, joinParties } from "./party.ts";
import fc from "fast-check";
import { joinKey } from "./join-key.ts";

interface Facts {
  readonly kind?: Kind;
  readonly sex?: Sex;
  readonly born?: readonly number[];
  readonly circa?: boolean;
  readonly own?: boolean;
}

function facts(
  name: string,
  ids: readonly Identifier[],
  { kind = "person", sex, born = [], circa = false, own = false }: Facts = {},
): JoinFacts {
  const [list = "", id = ""] = name.split(":");
  const keys = ids.map((identifier) => joinKey(identifier)).filter((key) => key !== null);
  return {
    list: listId(list),
    id: entryId(id),
    kind,
    sex: sex ?? null,
    births: born.map((year) => ({ from: year, to: year, circa })),
    keys: keys.map((key) => ({ ...key, own })),
    caption: `caption of ${name}`,
  };
}

const passport = (value: string, country?: string): Identifier => ({
  type: "passport",
  value,
  ...(country === undefined ? {} : { country }),
});
const unRef = (value: string): Identifier => ({ type: "un-ref", value });
const joined = (entries: readonly JoinFacts[]): string[][] =>
  joinParties(entries).parties.map(({ members }) => members.map(({ list, id }) => `${list}:${id}`));
const refusals = (entries: readonly JoinFacts[]): (string | null)[] => joinParties(entries).links.map(({ refused }) => refused);

describe("[R6] parties are joined by what publishers print", () => {
  test("a UN reference on the UK list joins both, and the party bears the UN's id and caption", () => {
    const entries = [facts("uk:13720", [unRef("qdi 12")]), facts("un:QDi.012", [unRef("QDi.012")], { own: true })];
    const [party] = joinParties(entries).parties;
    expect(party?.id).toBe("un:QDi.012");
    expect(party?.members.map(({ caption }) => caption)).toEqual(["caption of un:QDi.012", "caption of uk:13720"]);
  });

  test("the same name and nothing else joins nobody", () => {
    const namesakes = ["uk:1", "un:QDi.001", "eu:7"].map((name) => ({ ...facts(name, []), caption: "Same Name" }));
    expect(joined(namesakes)).toEqual([]);
  });

  test("a passport joins with its country only, however it is spaced", () => {
    expect(joined([facts("uk:1", [passport("AB 123-4567", "pk")]), facts("eu:2", [passport("ab1234567", "pk")])])).toEqual([
      ["uk:1", "eu:2"],
    ]);
    expect(joined([facts("uk:1", [passport("AB1234567", "pk")]), facts("eu:2", [passport("AB1234567", "ir")])])).toEqual([]);
    expect(joined([facts("uk:1", [passport("AB1234567")]), facts("eu:2", [passport("AB1234567")])])).toEqual([]);
  });

  test("a CNIC is one whatever its column is called", () => {
    expect(
      joined([
        facts("pk:1", [{ type: "cnic", value: "35202-1234567-1" }]),
        facts("un:QDi.5", [{ type: "national-id", value: "3520212345671", country: "pk" }]),
      ]),
    ).toHaveLength(1);
  });

  test("three lists, three different identifiers: one party, whatever the order", () => {
    const entries = [
      facts("un:QDi.012", [unRef("QDi.012"), passport("X998877", "ir")]),
      facts("uk:13720", [unRef("QDi.012")]),
      facts("eu:5", [passport("X998877", "ir")]),
      facts("ca:9", [passport("Y554433", "ir")]),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (shuffled) => {
        expect(joined(shuffled)).toEqual([["un:QDi.012", "uk:13720", "eu:5"]]);
      }),
    );
  });
});

describe("[R6] guards against misprints", () => {
  test("an identifier on several entries of one list joins through none, and says so", () => {
    const entries = [
      facts("uk:1", [passport("AB1234567", "pk")]),
      facts("uk:2", [passport("AB1234567", "pk")]),
      facts("eu:2", [passport("AB1234567", "pk")]),
    ];
    expect(joined(entries)).toEqual([]);
    expect(refusals(entries)).toEqual(["2 entries of uk print it"]);
  });

  test("the entry whose own reference it is goes before those that only mention it", () => {
    const entries = [
      facts("un:QDi.012", [unRef("QDi.012")], { own: true }),
      facts("un:QDi.099", [unRef("QDi.012")]),
      facts("uk:7", [unRef("QDi.012")]),
    ];
    expect(joined(entries)).toEqual([["un:QDi.012", "uk:7"]]);
  });

  test.each([
    ["kinds", { kind: "vessel" as const }, { kind: "organisation" as const }, "one is of kind vessel, the other organisation"],
    ["sexes", { sex: "male" as const }, { sex: "female" as const }, "one is male, the other female"],
    ["births", { born: [1950] }, { born: [1970] }, "their births lie 20 years apart"],
  ])("contradicting %s refuse the link, with the reason", (_, left, right, reason) => {
    const entries = [facts("uk:1", [passport("AB1234567", "pk")], left), facts("eu:2", [passport("AB1234567", "pk")], right)];
    expect(joined(entries)).toEqual([]);
    expect(refusals(entries)).toEqual([reason]);
  });

  test("births that may be the same do not: near years, circa, one of several, a missing one", () => {
    const pair = (left: Facts, right: Facts): number =>
      joined([facts("uk:1", [passport("AB1234567", "pk")], left), facts("eu:2", [passport("AB1234567", "pk")], right)]).length;
    expect(pair({ born: [1950] }, { born: [1953] })).toBe(1);
    expect(pair({ born: [1950] }, { born: [1954] })).toBe(0);
    expect(pair({ born: [1950], circa: true }, { born: [1956] })).toBe(1);
    expect(pair({ born: [1950, 1971] }, { born: [1970] })).toBe(1);
    expect(pair({ born: [] }, { born: [1970] })).toBe(1);
    expect(pair({ kind: "unknown" }, { kind: "organisation" })).toBe(1);
  });

  test("two entries of one list never become one party by way of a third list", () => {
    const entries = [
      facts("un:QDi.001", [passport("AB1234567", "pk")]),
      facts("uk:1", [passport("AB1234567", "pk"), { type: "tax", value: "998877665", country: "pk" }]),
      facts("un:QDi.002", [{ type: "tax", value: "998877665", country: "pk" }]),
    ];
    expect(joined(entries)).toEqual([["un:QDi.001", "uk:1"]]);
    expect(refusals(entries)).toEqual([null, "QDi.001 and QDi.002 are two entries of un"]);
  });

  test("a publisher's reference goes before a paper", () => {
    const entries = [
      facts("un:QDi.001", [unRef("QDi.001")]),
      facts("un:QDi.002", [passport("AB1234567", "pk")]),
      facts("uk:1", [passport("AB1234567", "pk"), unRef("QDi.001")]),
    ];
    expect(joined(entries)).toEqual([["un:QDi.001", "uk:1"]]);
  });

  test.each([
    ["too short", passport("12345", "pk")],
    ["a filler", passport("0000000", "pk")],
    ["letters only", passport("ABCDEFGH", "pk")],
    ["an IMO number with a wrong check digit", { type: "imo", value: "IMO 9074720" }],
    ["an LEI with wrong check digits", { type: "lei", value: "529900T8BM49AURSDO56" }],
    ["a CNIC of 14 digits", { type: "cnic", value: "35202-12345678-1" }],
    ["a telephone number", { type: "phone", value: "+92 300 1234567", country: "pk" }],
    ["an e-mail address", { type: "email", value: "a@example.org" }],
    ["a key like JavaScript's own", { type: "__proto__", value: "constructor" }],
  ])("%s joins nobody", (_, identifier) => {
    expect(joinKey(identifier)).toBeNull();
  });

  test.each([
    [{ type: "imo", value: "IMO 9074729" }, "9074729"],
    [{ type: "imoNumber", value: "9074729" }, "9074729"],
    [{ type: "lei", value: "529900T8BM49AURSDO55" }, "529900T8BM49AURSDO55"],
    [{ type: "swift", value: "DEUTDEFF" }, "DEUTDEFFXXX"],
    [{ type: "wallet", value: "0xAbCdEf0123456789aBcDeF0123456789" }, "0xabcdef0123456789abcdef0123456789"],
    [unRef("QDi.12"), "QDI.012"],
  ])("%j is taken", (identifier, value) => {
    expect(joinKey(identifier)?.value).toBe(value);
  });
});
