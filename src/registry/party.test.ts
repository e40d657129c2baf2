import { describe, expect, test } from "vitest";
import { entryId, type Identifier, type Kind, listId, type Sex } from "../ground/index.ts";
import { type Joined, type Joining, joinParties } from "./party.ts";
import { type JoinFacts, nameOfEntry } from "./join-facts.ts";
import { type Ruling, rulingsOf } from "./ruling.ts";
import fc from "fast-check";
import { joinKey } from "./join-key.ts";

interface Facts {
  readonly kind?: Kind;
  readonly sex?: Sex;
  readonly born?: readonly number[];
  readonly circa?: boolean;
  readonly own?: boolean;
  readonly names?: readonly string[];
}

function facts(
  name: string,
  ids: readonly Identifier[],
  { kind = "person", sex, born = [], circa = false, own = false, names = [] }: Facts = {},
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
    names,
    caption: `caption of ${name}`,
  };
}

const passport = (value: string, country?: string): Identifier => ({
  type: "passport",
  value,
  ...(country === undefined ? {} : { country }),
});
const unRef = (value: string): Identifier => ({ type: "un-ref", value });
const groups = ({ parties }: Joined): string[][] => parties.map(({ members }) => members.map(nameOfEntry));
const joined = (entries: readonly JoinFacts[]): string[][] => groups(joinParties({ entries }));
const refusals = (entries: readonly JoinFacts[]): (string | null)[] => joinParties({ entries }).links.map(({ refused }) => refused);

describe("[R6] parties are joined by what publishers print", () => {
  test("a UN reference on the UK list joins both, and the party bears the UN's id and caption", () => {
    const entries = [facts("uk:13720", [unRef("qdi 12")]), facts("un:QDi.012", [unRef("QDi.012")], { own: true })];
    const [party] = joinParties({ entries }).parties;
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
    expect(refusals(entries)).toEqual(["2 entries of uk print it", "2 entries of uk print it"]);
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

  test("one number printed for two people whose names have nothing in common", () => {
    const pair = (left: string, right: string, paper = passport("AB1234567", "pk")): (string | null)[] =>
      refusals([facts("uk:1", [paper], { names: [left] }), facts("eu:2", [paper], { names: [right] })]);
    expect(pair("Farid Testgul", "Ivan Beispielov")).toEqual(["their names have nothing in common"]);
    expect(pair("Farid Testgul", "TESTGUL, Farid Khan")).toEqual([null]);
    expect(pair("Farid Testgul", "Fareed Testgool")).toEqual([null]);
  });

  test("a reference cited wrongly: kinds fit, the names do not", () => {
    const entries = [
      facts("un:QDe.012", [unRef("QDe.012")], { own: true, kind: "organisation", names: ["Invented Relief Trust"] }),
      facts("uk:7", [unRef("QDe.012")], { kind: "organisation", names: ["Beispiel Maritime Kontor"] }),
    ];
    expect(joined(entries)).toEqual([]);
    expect(refusals(entries)).toEqual(["their names have nothing in common"]);
  });

  test("a ship keeps its IMO number through a new name", () => {
    const imo: Identifier = { type: "imo", value: "9074729" };
    const entries = [
      facts("us-sdn:1", [imo], { kind: "vessel", names: ["INVENTED STAR"] }),
      facts("ca:2", [imo], { kind: "vessel", names: ["Beispiel"] }),
    ];
    expect(joined(entries)).toEqual([["us-sdn:1", "ca:2"]]);
  });

  test("two entries under one reference: neither is joined, both are named", () => {
    const entries = [
      facts("un:QDi.012", [unRef("QDi.012")], { own: true }),
      facts("uk:7", [unRef("QDi.012")]),
      facts("uk:8", [unRef("QDi.012")]),
    ];
    expect(joined(entries)).toEqual([]);
    expect(joinParties({ entries }).links.map(({ left, right, refused }) => [left.id, right.id, refused])).toEqual([
      ["QDi.012", "7", "2 entries of uk print it"],
      ["QDi.012", "8", "2 entries of uk print it"],
    ]);
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
    ["a wallet with a sign wrong", { type: "wallet", value: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb" }],
    ["a wallet in one letter case", { type: "wallet", value: "1a1zp1ep5qgefi2dmptftl5slmv7divfna" }],
    ["an account", { type: "iban", value: "GB82WEST12345698765432" }],
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
    [{ type: "imo", value: "IMO 5342883" }, "5342883"],
    [{ type: "XBT", value: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa" }, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
    [{ type: "swift", value: "DEUTDEFF" }, "DEUTDEFFXXX"],
    [{ type: "wallet", value: "0xAbCdEf0123456789aBcDeF0123456789" }, "0xabcdef0123456789abcdef0123456789"],
    [unRef("QDi.12"), "QDI.012"],
  ])("%j is taken", (identifier, value) => {
    expect(joinKey(identifier)?.value).toBe(value);
  });
});

describe("[R13] what persons decided about parties", () => {
  let seq = 0;
  const ruling = (what: Ruling["what"], one: string, other: string): Ruling => {
    const [left = "", right = ""] = [one, other].toSorted();
    return { what, left, right, seq: ++seq, at: "2026-01-02T03:04:05.000Z", who: "A. Tester", why: "seen in the file" };
  };
  const decided = (entries: readonly JoinFacts[], rulings: readonly Ruling[]): Joined => {
    const byName = new Map(entries.map((entry) => [nameOfEntry(entry), entry]));
    const joining: Joining = { entries, rulings: rulingsOf(rulings), entryOf: (name) => byName.get(name) ?? null };
    return joinParties(joining);
  };
  const paper = passport("AB1234567", "pk");

  test("joins what nothing printed joins, and what contradicts", () => {
    const entries = [facts("uk:1", [], { sex: "male" }), facts("eu:2", [], { sex: "female" })];
    const { parties, links } = decided(entries, [ruling("joined", "uk:1", "eu:2")]);
    expect(parties.map(({ id }) => id)).toEqual(["uk:1"]);
    expect(links.map(({ by, value, refused }) => [by, value, refused])).toEqual([["decision", String(seq), null]]);
  });

  test("keeps apart what an identifier joins, with who, when and why", () => {
    const entries = [facts("uk:1", [paper]), facts("eu:2", [paper])];
    const { parties, links } = decided(entries, [ruling("split", "uk:1", "eu:2")]);
    expect(parties).toEqual([]);
    expect(links.map(({ refused }) => refused)).toEqual(["kept apart by A. Tester on 2026-01-02: seen in the file"]);
  });

  test("also by way of a third entry", () => {
    const entries = [facts("un:1", [paper]), facts("uk:2", [paper]), facts("eu:3", [paper])];
    expect(groups(decided(entries, [ruling("refused", "un:1", "eu:3")]))).toEqual([["un:1", "uk:2"]]);
  });

  test("two entries of one list are joined by a person alone, and others may join them then", () => {
    const entries = [facts("un:1", [paper]), facts("un:2", []), facts("uk:3", [paper])];
    expect(groups(decided(entries, [ruling("joined", "un:1", "un:2")]))).toEqual([["un:1", "un:2", "uk:3"]]);
  });

  test("a ruling about an entry that no list holds rests", () => {
    expect(decided([facts("uk:1", [])], [ruling("joined", "eu:9", "uk:1")])).toEqual({ parties: [], links: [] });
  });

  test("the outcome does not depend on the order in which lists came; nobody kept apart is ever together", () => {
    const names = ["un:1", "un:2", "uk:1", "uk:2", "eu:1", "au:1"];
    const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).filter(([a, b]) => a !== b);
    const papers = fc.array(fc.constantFrom("AB1234567", "CD7654321", "EF2468135"), { maxLength: 2 });
    const made = fc.record({
      papers: fc.tuple(...names.map(() => papers)),
      rulings: fc.uniqueArray(fc.tuple(fc.constantFrom("joined" as const, "refused" as const, "split" as const), pair), {
        maxLength: 5,
        selector: ([, both]) => both.toSorted().join(),
      }),
      order: fc.shuffledSubarray(names, { minLength: names.length }),
    });
    fc.assert(
      fc.property(made, ({ papers: printed, rulings, order }) => {
        const all = new Map(
          names.map((name, at) => [
            name,
            facts(
              name,
              (printed[at] ?? []).map((value) => passport(value, "pk")),
            ),
          ]),
        );
        const told = rulings.map(([what, [one, other]]) => ruling(what, one, other));
        const first = decided([...all.values()], told);
        const second = decided(
          order.map((name) => all.get(name) as JoinFacts),
          told,
        );
        expect(second).toEqual(first);
        for (const members of groups(first))
          for (const { what, left, right } of told)
            expect(what !== "joined" && members.includes(left) && members.includes(right)).toBe(false);
      }),
    );
  });
});
