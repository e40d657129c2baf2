import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Problem } from "../ground/index.ts";
import { type Subject } from "../match/index.ts";
import { idOf, isProblem, LONGEST_TEXT, parseSubject, type SubjectNote } from "./subject.ts";

function read(raw: unknown, lenient = false): { subject: Subject; notes: SubjectNote[] } {
  const notes: SubjectNote[] = [];
  const subject = parseSubject(raw, { lenient, onNote: (note) => notes.push(note) });
  if (isProblem(subject)) throw new Error(`unexpected problem ${JSON.stringify(subject)}`);
  return { subject, notes };
}

function refused(raw: unknown): Problem {
  const found = parseSubject(raw, { file: "f", line: 7 });
  if (!isProblem(found)) throw new Error(`unexpectedly read ${JSON.stringify(found)}`);
  return found;
}

describe("[S3] a subject of the contract", () => {
  test("every field is read", () => {
    const { subject, notes } = read({
      id: "r1",
      kind: "person",
      names: ["Farid Testmandi"],
      births: ["1950-06-05", "1950", "1950-06", "circa 1950", "1948/1952"],
      countries: ["pk", "Afghanistan", "پاکستان", "PK"],
      identifiers: [
        { type: "cnic", value: "42101-0000000-1" },
        { type: "passportNumber", value: "AB 1", country: "Pakistan" },
      ],
      sex: "male",
      father: "Gul Test",
      mother: ["Bibi Test"],
      addresses: ["1 Test Street"],
      birthPlaces: ["Testabad"],
    });
    expect(notes).toEqual([]);
    expect(subject).toEqual({
      id: "r1",
      kind: "person",
      names: ["Farid Testmandi"],
      births: [
        { from: "1950-06-05", to: "1950-06-05", circa: false },
        { from: "1950", to: "1950", circa: false },
        { from: "1950-06", to: "1950-06", circa: false },
        { from: "1950", to: "1950", circa: true },
        { from: "1948", to: "1952", circa: false },
      ],
      countries: ["pk", "af"],
      identifiers: [
        { type: "cnic", value: "42101-0000000-1" },
        { type: "passport", value: "AB 1", country: "pk" },
      ],
      sex: "male",
      fathers: ["Gul Test"],
      mothers: ["Bibi Test"],
      addresses: ["1 Test Street"],
      birthPlaces: ["Testabad"],
    });
  });
  test("[N12] the father that a person's name tells of is a fact, unless one is given; bodies have none", () => {
    const names = ["Farid Testmandi s/o Gul Testov r/o Testabad", "FARID TESTMANDI S/O GUL TESTOV"];
    expect(read({ names }).subject.fathers).toEqual(["Gul Testov", "GUL TESTOV"]);
    expect(read({ names, kind: "person", father: "Karim Testov" }).subject.fathers).toEqual(["Karim Testov"]);
    expect(read({ names, kind: "organisation" }).subject.fathers).toEqual([]);
  });
  test("[N13] the birth that a person's name tells of is a fact, unless one is given or nobody knows whose it is; bodies have none", () => {
    const names = ["Farid Testmandi born 1970", "FARID TESTMANDI DOB: 01/02/1970", "Farid Testmandi (b. 1970)"];
    expect(read({ names }).subject.births).toEqual([
      { from: "1970", to: "1970", circa: false },
      { from: "1970-02-01", to: "1970-02-01", circa: false, printed: "01/02/1970" },
    ]);
    expect(read({ names, births: "1950" }).subject.births).toEqual([{ from: "1950", to: "1950", circa: false }]);
    expect(read({ names, kind: "organisation" }).subject.births).toEqual([]);
    expect(read({ names, births: "long ago" }, true).subject.births).toEqual([]);
    for (const name of ["Farid Testmandi born 1970 and Gul Testov", "Farid Testmandi born 45/1970", "Farid Testmandi DOB unknown"]) {
      const { subject, notes } = read({ names: [name] });
      expect([subject.births, subject.names, notes]).toEqual([[], [name], []]);
    }
  });
  test("names alone or identifiers alone are enough; neither is not", () => {
    expect(read({ names: ["x"] }).subject.kind).toBe("any");
    expect(read({ names: [], identifiers: [{ type: "imo", value: 9074729 }] }).subject.identifiers).toEqual([
      { type: "imo", value: "9074729" },
    ]);
    expect(refused({ names: [] })).toMatchObject({ code: "field-missing", field: "names", file: "f", line: 7 });
    expect(refused({ names: [" "] })).toMatchObject({ code: "field-missing", field: "names" });
    expect(refused({ name: "x" })).toMatchObject({ code: "field-missing", field: "names" });
  });
  test("one value stands for a list of one, a number for its digits, null for nothing", () => {
    const { subject } = read({ id: 12, names: "x", births: 1950, countries: null, sex: null, identifiers: null });
    expect(subject).toMatchObject({ id: "12", names: ["x"], births: [{ from: "1950" }], countries: [], identifiers: [] });
  });
  test.each([
    [{ names: [{}] }, "field-invalid", "names[0]"],
    [{ names: [null] }, "field-invalid", "names[0]"],
    [{ names: ["x"], births: ["soon"] }, "field-invalid", "births[0]"],
    [{ names: ["x"], sex: "many" }, "field-invalid", "sex"],
    [{ names: ["x"], kind: "alien" }, "field-invalid", "kind"],
    [{ names: ["x"], identifiers: ["12"] }, "field-invalid", "identifiers[0]"],
    [{ names: ["x"], identifiers: [{ type: "imo" }] }, "field-invalid", "identifiers[0].value"],
    [{ names: Array.from({ length: 101 }, () => "x") }, "too-many", "names"],
    [{ names: ["x".repeat(LONGEST_TEXT + 1)] }, "value-too-long", "names[0]"],
  ])("%# is refused with its field", (raw, code, field) => {
    expect(refused(raw)).toMatchObject({ code, field });
  });
  test.each([null, 1, "x", [], [{ names: ["x"] }]])("%j is no subject", (raw) => {
    expect(refused(raw).code).toBe("row-malformed");
  });
  test("100 names and a name of 100,000 characters are taken", () => {
    expect(read({ names: Array.from({ length: 100 }, (_, at) => `name ${at}`) }).subject.names).toHaveLength(100);
    expect(read({ names: ["x".repeat(LONGEST_TEXT)] }).subject.names[0]).toHaveLength(LONGEST_TEXT);
  });
  test("an unknown field is told, not dropped in silence", () => {
    const { notes } = read(JSON.parse('{"names":["x"],"dob":"1950","__proto__":{"kind":"person"}}'));
    expect(notes.map((note) => [note.effect, note.problem.field])).toEqual([
      ["unused", "dob"],
      ["unused", "__proto__"],
    ]);
  });
  test("a country that nobody knows is not compared and makes the answer incomplete", () => {
    const { subject, notes } = read({ names: ["x"], countries: ["Absurdistan"] });
    expect(subject.countries).toEqual([]);
    expect(notes.map((note) => [note.effect, note.problem.field])).toEqual([["unread", "countries[0]"]]);
  });
  test("in a table a date that cannot be read leaves a gap instead of an error", () => {
    const { subject, notes } = read({ names: ["x"], births: ["soon"], sex: "many" }, true);
    expect(subject.births).toEqual([]);
    expect(notes.map((note) => [note.effect, note.problem.field])).toEqual([
      ["unread", "births[0]"],
      ["unread", "sex"],
    ]);
  });
  test("a lone surrogate is replaced and said", () => {
    const { subject, notes } = read({ id: "\ud800", names: ["Test \ud800"] });
    expect(subject.names).toEqual(["Test \ufffd"]);
    expect(subject.id?.isWellFormed()).toBe(true);
    expect(notes.map((note) => note.effect)).toEqual(["unread"]);
  });
});

test("idOf never breaks", () => {
  expect([idOf({ id: "a" }), idOf({ id: 3 }), idOf({ id: {} }), idOf(null), idOf("id"), idOf([])]).toEqual([
    "a",
    "3",
    null,
    null,
    null,
    null,
  ]);
});

describe("fuzz", () => {
  const value = fc.oneof(
    fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }),
    fc.string({ unit: "binary" }),
    fc.array(fc.string({ unit: "binary" })),
  );
  const shape = fc.record(
    {
      id: value,
      kind: value,
      names: value,
      births: value,
      countries: value,
      identifiers: value,
      sex: value,
      father: value,
      addresses: value,
      birthPlaces: value,
      extra: value,
    },
    { requiredKeys: [] },
  );
  test.each(["id", "kind", "names", "identifiers", "sex", "father"])("%s as an object whose length is no number is a problem", (field) => {
    const length = { toString: 1, valueOf: 1 };
    for (const value of [{ length }, [{ length }], [{ value: { length } }]])
      expect(isProblem(parseSubject({ names: ["Farid Testgul"], [field]: value }))).toBe(true);
  });

  test("whatever comes in gives a subject or a problem, and what is given is well formed", () => {
    fc.assert(
      fc.property(fc.oneof(shape, value), fc.boolean(), (raw, lenient) => {
        const found = parseSubject(raw, { lenient });
        if (isProblem(found)) {
          expect(found.message.length).toBeGreaterThan(0);
          return;
        }
        expect(found.names.length + found.identifiers.length).toBeGreaterThan(0);
        for (const text of [...found.names, ...found.addresses, ...found.fathers, ...found.identifiers.map((one) => one.value)])
          expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("[S3] numbers", () => {
  const said = (raw: unknown): readonly string[] => read(raw).notes.map(({ effect, problem: { message } }) => `${effect}: ${message}`);

  test("one that was given as a name is asked as what it is, too, and the answer says so", () => {
    const { subject } = read({ names: ["IMO 9074729"] });
    expect(subject.names).toEqual(["IMO 9074729"]);
    expect(subject.identifiers).toEqual([{ type: "imo", value: "9074729" }]);
    expect(said({ names: ["IMO 9074729"] })).toEqual(["read: “9074729” in the name was asked as an IMO number, too"]);
  });

  test("one that was given as such besides is asked once", () => {
    const { subject, notes } = read({ names: ["Kiri Tesuto Maru IMO 9074729"], identifiers: [{ type: "imo", value: "IMO9074729" }] });
    expect(subject.identifiers).toHaveLength(1);
    expect(notes).toEqual([]);
  });

  test("one that cannot be right is told", () => {
    expect(said({ identifiers: [{ type: "imo", value: "9074728" }] })).toEqual([
      "read: the check digit of 9074728 is wrong, perhaps by a misprint",
    ]);
    expect(said({ identifiers: [{ type: "passport", value: "AB1234567" }] })).toEqual([]);
  });

  test("one without a heading has that of which it says itself that it is", () => {
    const typeOf = (value: string): string | undefined => read({ identifiers: [{ value }] }).subject.identifiers[0]?.type;
    expect(["IMO 9074729", "529900T8BM49AURSDO55", "9074729"].map(typeOf)).toEqual(["imo", "lei", "unknown"]);
  });
});
