import { once } from "node:events";
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listId, partyId, WritError, type Birth } from "../src/ground/index.ts";
import {
  BANDS,
  buildSnapshot,
  compare,
  createMatcher,
  openSnapshot,
  type Alert,
  type ListedEntry,
  type SnapshotList,
  type Subject,
} from "../src/match/index.ts";
import { seeded } from "../bench/speed/seeded.ts";
import { inventedWords, uneven } from "../bench/speed/syllables.ts";
import { changes } from "../bench/speed/variant.ts";
import { listed } from "./fixtures/screen/lists.ts";
import { shared } from "./shared.ts";

const list = (id: string): SnapshotList => ({
  id: listId(id),
  title: id,
  published: "2025-06-01",
  checked: "2025-06-01T00:00:00Z",
  entries: 0,
  names: 0,
  unmapped: 0,
  problems: 0,
  sha256: "0".repeat(64),
  state: "current",
});
const lists = [list("un"), list("uk")];
const subject = (name: string, more: Partial<Subject> = {}): Subject => ({
  id: null,
  kind: "any",
  names: [name],
  births: [],
  countries: [],
  identifiers: [],
  fathers: [],
  mothers: [],
  addresses: [],
  birthPlaces: [],
  ...more,
});
const born = (from: string, to = from): Birth => ({ from, to, circa: false });
const bytesOf = (entries: readonly ListedEntry[]): Uint8Array => buildSnapshot(entries, lists);
const matcherOf = (entries: readonly ListedEntry[]) => createMatcher(openSnapshot(new Uint8Array(bytesOf(entries)).buffer));
const everything = { minBand: "weak", limit: 1_000_000 } as const;
const sumOf = (alert: { readonly evidence: readonly { readonly bits: number }[] }): number =>
  alert.evidence.reduce((sum, { bits }) => sum + bits, 0);

const groups = [
  listed("QDe.019", "organisation", ["Jaish-i-Mohammed", "Army of Mohammed", "جیش محمد", "جيش محمد"]),
  listed("QDe.118", "organisation", ["Lashkar-e-Tayyiba", "Lashkar-e-Taiba"]),
  listed("QDe.008", "organisation", ["Harakat ul-Mujahidin", "HUM"]),
];
const people = [
  listed("T.1", "person", ["Zubaida Khatoon Testgul"], {
    births: [born("1971-03-05")],
    identifiers: [{ type: "cnic", value: "42101-1234567-1", country: "pk" }],
  }),
  listed("T.2", "person", ["Farid Ahmad Mustermand"], { births: [born("1980")], sex: "male" }),
  listed("T.3", "person", ["Farid Ahmad Mustermand"], { births: [born("1955-01-01")] }),
  listed("T.4", "person", ["Orzala Nuristanwal"], {
    names: [
      { text: "Orzala Nuristanwal", weak: false, role: "primary" },
      { text: "Muhammad Khan", weak: true, role: "alias" },
    ],
  }),
  listed("T.5", "person", ["Muhammad Khan"], { births: [born("1966-06-06")] }),
];
const desk = matcherOf([...groups, ...people]);
const find = (name: string, more: Partial<Subject> = {}): Alert[] => desk.screen(subject(name, more), everything);

describe("[M1] the weight is a sum that a person can read", () => {
  test("every alert: its lines add up, each has words", () => {
    for (const name of ["Jaish-i-Momhammed", "Lashkar e Tayba", "Farid Mustermand", "Zubaida Testgull", "Harakatul Mujahideen"]) {
      const alerts = find(name, { births: [born("1972")] });
      expect(alerts.length).toBeGreaterThan(0);
      for (const alert of alerts) {
        expect(sumOf(alert)).toBeCloseTo(alert.weight, 1);
        for (const { what, note } of alert.evidence) expect(what.length * note.length).toBeGreaterThan(0);
      }
    }
  });
});

test("[M1] a legal form that is listed is shown as it is printed, whatever class it is of", () => {
  const firm = matcherOf([listed("T.9", "organisation", ["Zorvan Handels GmbH"])]);
  const lineOf = (asked: string) =>
    firm.screen(subject(asked), everything)[0]?.evidence.find(({ right }) => right?.toLowerCase().includes("gmbh"));
  expect(lineOf("Zorvan Handels LLC")).toMatchObject({
    what: "name",
    right: "GmbH",
    note: expect.stringContaining("the same sort of legal form"),
  });
  expect(lineOf("Zorvan Handels")).toMatchObject({ what: "left-over", right: "GmbH" });
});

describe("[M2] the index loses nothing", () => {
  /** Of an alert what it weighs by itself: a name to the letter is lifted to what the nearest other name weighs, and of that one entry alone knows nothing. */
  const ownWeight = ({ weight, evidence }: Alert): number => {
    const lift = evidence.find(({ what }) => what === "exact name")?.bits ?? 0;
    return Math.round((weight - lift) * 1000) / 1000;
  };
  /** Each entry alone, so that no index can leave it out; the answers put together are the truth. */
  function alone(entries: readonly ListedEntry[], questions: readonly Subject[]): Map<string, number>[] {
    const found = questions.map(() => new Map<string, number>());
    for (const entry of entries) {
      const matcher = matcherOf([entry]);
      questions.forEach((question, at) => {
        for (const alert of matcher.screen(question, everything)) found[at]?.set(alert.party, ownWeight(alert));
      });
    }
    return found;
  }
  function together(entries: readonly ListedEntry[], questions: readonly Subject[]): Map<string, number>[] {
    const matcher = matcherOf(entries);
    return questions.map((question) => new Map(matcher.screen(question, everything).map((alert) => [alert.party, ownWeight(alert)])));
  }
  const sorted = (answers: readonly Map<string, number>[]): [string, number][][] =>
    answers.map((answer) => [...answer].toSorted(([a], [b]) => (a < b ? -1 : 1)));

  test("on random names and on every kind of change: what all together give is what each alone gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
        const random = seeded(seed);
        const words = inventedWords(random, 60);
        const name = (): string => Array.from({ length: 2 + random.below(3) }, () => uneven(random, words)).join(" ");
        const entries = Array.from({ length: 7 }, (_, at) =>
          listed(`r${at}`, random.next() < 0.5 ? "person" : "organisation", [name(), name()]),
        );
        const questions = [...changes.values()].flatMap((change) => [
          subject(change(random.pick(entries).names[0]?.text ?? "", random)),
          subject(name()),
        ]);
        expect(sorted(together(entries, questions))).toEqual(sorted(alone(entries, questions)));
      }),
      // in the first two entries bear the same words, each in an order of its own
      { numRuns: 4, examples: [[872_935_178]] },
    );
  }, 120_000);

  test.skipIf(shared === null)(
    "on real names (skipped where ../shared is not there)",
    () => {
      const random = seeded(42);
      const lines = gunzipSync(readFileSync(join(shared ?? "", "yardstick/tasks/lists/world/entities.ftm.json.gz")))
        .toString("utf8")
        .trim()
        .split("\n");
      const entries = random.sample(lines, 36).map((line, at) => {
        const { schema, properties } = JSON.parse(line) as { schema: string; properties: Record<string, string[] | undefined> };
        return listed(`w${at}`, schema === "Person" ? "person" : "organisation", [
          ...(properties["name"] ?? []),
          ...(properties["alias"] ?? []),
        ]);
      });
      const questions = random
        .sample(entries, 36)
        .map(({ names }, at) => subject([...changes.values()][at % changes.size]?.(names[0]?.text ?? "", random) ?? ""));
      expect(sorted(together(entries, questions))).toEqual(sorted(alone(entries, questions)));
    },
    120_000,
  );
});

describe("[M3] the snapshot", () => {
  const bytes = bytesOf([...groups, ...people]);
  const open = (data: Uint8Array): unknown => {
    try {
      openSnapshot(new Uint8Array(data).buffer);
      return "opened";
    } catch (error) {
      return error instanceof WritError ? error.code : error;
    }
  };

  test("the same input gives the same bytes, other input another name", () => {
    expect(Buffer.compare(bytes, bytesOf([...groups, ...people]))).toBe(0);
    const id = (entries: readonly ListedEntry[]): string => openSnapshot(new Uint8Array(bytesOf(entries)).buffer).id;
    expect(id(groups)).not.toBe(id(people));
  });

  test("every damaged byte of the header is refused, and every cut", () => {
    for (let at = 0; at < 64; at++) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      expect(open(damaged), `byte ${at}`).toBe("snapshot-damaged");
    }
    for (const length of [0, 1, 7, 8, 63, 64, bytes.length >> 1, bytes.length - 1])
      expect(open(bytes.slice(0, length)), `cut at ${length}`).toBe("snapshot-damaged");
  });

  test("any damaged byte anywhere is refused", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        expect(open(damaged)).toBe("snapshot-damaged");
      }),
      { numRuns: 60 },
    );
  });

  test("it carries cards and lists as they were given", () => {
    const snapshot = openSnapshot(
      new Uint8Array(bytesOf([listed("__proto__", "person", ["Test Constructor"], { card: '{"a":1}' })])).buffer,
    );
    expect(snapshot.card(listId("un"), people[0]!.id)).toBeNull();
    expect(snapshot.card(listId("un"), listed("__proto__", "person", []).id)).toBe('{"a":1}');
    expect(snapshot.lists.map(({ id }) => id)).toEqual(["un", "uk"]);
  });
});

test("[M4] threads share one snapshot and give the same answers", async () => {
  const bytes = bytesOf([...groups, ...people]);
  const memory = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(memory).set(bytes);
  const subjects = ["Jaish-i-Momhammed", "Farid Mustermand", "Muhammad Khan", "nobody at all"].map((name) => subject(name));
  const here = createMatcher(openSnapshot(memory));
  const expected = subjects.map((one) => here.screen(one, { minBand: "weak" }));
  const answers = await Promise.all(
    [1, 2].map(async () => {
      const worker = new Worker(join(import.meta.dirname, "fixtures/match/answer-in-thread.ts"), {
        workerData: { shared: memory, subjects },
      });
      const [answer] = (await once(worker, "message")) as [Alert[][]];
      await worker.terminate();
      return answer;
    }),
  );
  expect(answers).toEqual([expected, expected]);
}, 60_000);

describe("[M5] a listed name to the letter", () => {
  const alertFor = (id: string, name: string, more: Partial<Subject> = {}): Alert | undefined =>
    desk.screen(subject(name, { kind: "person", ...more }), { minBand: "possible" }).find(({ party }) => party === `un:${id}`);

  test("is at least possible, however common; case, accents, punctuation and order aside", () => {
    for (const name of ["Muhammad Khan", "KHAN, Muhammad", "khan muhammad", "Mühammad Khán"]) {
      const alert = alertFor("T.5", name);
      expect(alert?.matched.exact).toBe(true);
      expect(BANDS.indexOf(alert?.band ?? "weak")).toBeGreaterThanOrEqual(BANDS.indexOf("possible"));
    }
  });

  test("is there by the rule alone and says so, its weight unchanged", () => {
    const alert = alertFor("T.5", "Muhammad Khan");
    expect(alert?.byExactRule).toBe(true);
    expect(alert?.weight).toBe(find("Muhammad Khan", { kind: "person" }).find(({ party }) => party === "un:T.5")?.weight);
    expect(alertFor("T.1", "Zubaida Khatoon Testgul")?.byExactRule).toBe(false);
  });

  test("not for a weak alias, and not against a second fact", () => {
    expect(alertFor("T.4", "Muhammad Khan")).toBeUndefined();
    expect(alertFor("T.5", "Muhammad Khan", { births: [born("1999-01-01")] })).toBeUndefined();
  });
});

describe("[M6] a contradiction", () => {
  test("lowers the weight, is named, and hides nothing", () => {
    const [plain, other] = [[], [born("1999-09-09")]].map((births) =>
      find("Zubaida Khatoon Testgul", { births }).find(({ party }) => party === "un:T.1"),
    );
    expect(other?.weight ?? Infinity).toBeLessThan(plain?.weight ?? -Infinity);
    expect(other?.conflicts.join()).toContain("birth date");
    expect(other?.evidence.filter(({ what, bits }) => what === "birth date" && bits < 0)).toHaveLength(1);
    expect(plain?.conflicts).toEqual([]);
  });

  test("the further apart, the dearer", () => {
    const weights = ["1971-03-05", "1971", "1975-01-01", "1999-01-01"].map(
      (date) => find("Zubaida Khatoon Testgul", { births: [born(date)] })[0]?.weight ?? -Infinity,
    );
    expect(weights).toEqual(weights.toSorted((left, right) => right - left));
    expect(new Set(weights).size).toBe(4);
  });
});

test("[M7] what one side lacks is named and costs nothing", () => {
  const [bare] = find("Farid Ahmad Mustermand", { kind: "person" });
  expect(bare?.missing).toEqual(["birth date (on the list, not given)"]);
  expect(bare?.evidence.every(({ what }) => what !== "birth date")).toBe(true);
  const alone = compare(subject("Farid Ahmad Mustermand", { kind: "person" }), subject("Farid Ahmad Mustermand", { kind: "person" }));
  const oneSided = compare(
    subject("Farid Ahmad Mustermand", { kind: "person", births: [born("1980")] }),
    subject("Farid Ahmad Mustermand", { kind: "person" }),
  );
  expect(oneSided.weight).toBe(alone.weight);
});

test("[M8] the band depends on the weight alone, in order", () => {
  const seen = ["Jaish-i-Momhammed", "Lashkar Taiba", "Farid Mustermand", "Zubaida Testgul", "Mujahidin", "Muhammad Khan", "Ahmad"].flatMap(
    (name) => find(name, { kind: name.includes("a") ? "any" : "person" }).filter(({ byExactRule }) => !byExactRule),
  );
  const ordered = seen.toSorted((left, right) => left.weight - right.weight).map(({ band }) => BANDS.indexOf(band));
  expect(ordered).toEqual(ordered.toSorted((left, right) => left - right));
  expect(new Set(ordered).size).toBeGreaterThan(2);
});

describe("[M9] order and limit", () => {
  test("best first", () => {
    const weights = find("Farid Ahmad Mustermand").map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((left, right) => right - left));
  });

  test("those that tie with the last are all given", () => {
    const twins = desk.screen(subject("Farid Ahmad Mustermand"), { limit: 1 });
    expect(twins.map(({ party }) => party).toSorted()).toEqual(["un:T.2", "un:T.3"]);
    const told = desk.screen(subject("Farid Ahmad Mustermand", { births: [born("1955-01-01")] }), { limit: 1 });
    expect(told.map(({ party }) => party)).toEqual(["un:T.3"]);
  });

  test("lists that were not asked are not answered from", () => {
    expect(desk.screen(subject("Jaish-i-Mohammed"), { lists: [listId("uk")] })).toEqual([]);
  });
});

test("[M10] a party's weight is that of its best entry, and each entry shows its own", () => {
  const party = partyId("joined");
  const joined = matcherOf([
    listed("1", "organisation", ["Testgul Relief Trust"], { party }),
    listed("2", "organisation", ["Testgul Reliev Trust"], { party, list: listId("uk") }),
  ]);
  const [alert, ...others] = joined.screen(subject("Testgul Relief Trust"), everything);
  expect(others).toEqual([]);
  expect(alert?.entries).toHaveLength(2);
  expect(alert?.weight).toBe(Math.max(...(alert?.entries.map(({ weight }) => weight) ?? [])));
  expect(new Set(alert?.entries.map(({ weight }) => weight)).size).toBe(2);
});

describe("[M11] two subjects", () => {
  test("a negative weight is given as it is, and has no band", () => {
    const { weight, band, probability } = compare(
      subject("Zubaida Testgul", { kind: "person" }),
      subject("Orzala Mustermand", { kind: "person" }),
    );
    expect(weight).toBeLessThan(0);
    expect(band).toBeNull();
    expect(probability).toBeLessThan(0.001);
  });

  test("the same evidence as on a list", () => {
    const left = subject("Zubaida Testgull", { kind: "person" });
    const [alert] = desk.screen(left, everything);
    const pair = compare(left, subject("Zubaida Khatoon Testgul", { kind: "person" }));
    const lookAlike = pair.evidence.find(({ what }) => what === "look-alike")?.bits ?? Number.NaN;
    expect(lookAlike).toBeLessThan(0);
    expect(pair.weight - lookAlike).toBeCloseTo(alert?.weight ?? Number.NaN, 1);
    expect(sumOf(pair)).toBeCloseTo(pair.weight, 1);
  });

  test("what two names do not share speaks against them; nothing does against a name and itself, whoever stands left", () => {
    const [one, other] = ["Zubaida Khatoon Testgul", "Zubaida Khatoon Mustermand"].map((name) => subject(name, { kind: "person" })) as [
      Subject,
      Subject,
    ];
    const lookAlike = (left: Subject, right: Subject) => compare(left, right).evidence.find(({ what }) => what === "look-alike")?.bits ?? 0;
    expect(lookAlike(one, other)).toBeLessThan(-10);
    expect(lookAlike(one, other)).toBeCloseTo(lookAlike(other, one), 6);
    expect(lookAlike(one, one)).toBe(0);
  });
});

describe("[M11] legal forms, titles and order", () => {
  const weightOf = (left: string, right: string, kind: "person" | "organisation") =>
    compare(subject(left, { kind }), subject(right, { kind })).weight;

  test("another legal form tells against, a missing one hardly, the same one in other letters not", () => {
    const same = weightOf("Testgul Trading Ltd", "Testgul Trading Limited", "organisation");
    const none = weightOf("Testgul Trading Ltd", "Testgul Trading", "organisation");
    const other = compare(
      subject("Testgul Trading Ltd", { kind: "organisation" }),
      subject("Testgul Trading GmbH", { kind: "organisation" }),
    );
    expect(same).toBeGreaterThan(none);
    expect(none).toBeGreaterThan(other.weight + 1);
    expect(other.evidence.map(({ note }) => note)).toContain("another legal form");
  });

  test("a title may stand anywhere; Khan, Malik and Imam are names", () => {
    const order = (left: string, right: string) =>
      compare(subject(left, { kind: "person" }), subject(right, { kind: "person" })).evidence.find(({ what }) => what === "name-order")
        ?.bits;
    expect(order("Maulana Zubaid Testgul", "Zubaid Testgul Maulana")).toBeGreaterThan(0);
    expect(order("Zubaid Testgul", "Testgul Zubaid")).toBeLessThan(0);
    const left = (name: string) => weightOf(`Zubaid Testgul ${name}`, "Zubaid Testgul", "person");
    for (const name of ["Khan", "Malik", "Imam"]) expect(left(name)).toBeLessThan(left("Maulana") - 1);
  });
});

describe("[M12] identifiers", () => {
  const cnic = (value: string): Partial<Subject> => ({ kind: "person", identifiers: [{ type: "cnic", value, country: "pk" }] });

  test("one that agrees decides, however the name is spelt, even without a name", () => {
    expect(find("Zubeda Testgul", cnic("4210112345671"))[0]).toMatchObject({ party: "un:T.1", band: "identified" });
    expect(desk.screen(subject("", { ...cnic("42101-1234567-1"), names: [] }))[0]).toMatchObject({ party: "un:T.1" });
  });

  test("one that is well formed and differs counts against and is named", () => {
    const plain = find("Zubaida Khatoon Testgul", { kind: "person" })[0];
    const other = find("Zubaida Khatoon Testgul", cnic("35202-7654321-9"))[0];
    expect(other?.weight ?? Infinity).toBeLessThan(plain?.weight ?? -Infinity);
    expect(other?.conflicts.length).toBeGreaterThan(0);
  });
});

describe("[M18] a name with words before or behind it", () => {
  const found = (name: string): Alert | undefined => desk.screen(subject(name, { kind: "organisation" }), { minBand: "weak" })[0];
  const leftOver = (name: string): number =>
    found(name)?.evidence.find(({ what, left }) => what === "left-over" && left !== null)?.bits ?? 0;

  test("a place behind it costs less than several words; many, on whatever side, cost no more than several", () => {
    const place = leftOver("Jaish-e-Mohammed Pakistan");
    const some = leftOver("Jaish-e-Mohammed Bahawalpur madrassa office");
    expect(place).toBeLessThan(0);
    expect(some).toBeLessThan(place);
    expect(leftOver("Jaish-e-Mohammed Bahawalpur madrassa office account number four hundred")).toBe(some);
    expect(leftOver("the honourable committee of Jaish-e-Mohammed Bahawalpur office")).toBe(some);
  });

  test("words left over on both sides are another matter: it is another name", () => {
    expect(found("Testgul-e-Mohammed Bahawalpur madrassa office")).toBeUndefined();
  });
});

describe("[M19] a body's listed name within the subject's, to the letter", () => {
  const trust = (name: string, weak = false): ListedEntry =>
    listed(name, "organisation", [name], { names: [{ text: name, weak, role: "primary" }] });
  const entries = [trust("Al Testgul Trust"), trust("Testmandi"), trust("Bal Testov Force", true)];
  const few = createMatcher(openSnapshot(buildSnapshot(entries, [list("un")]).slice().buffer));
  const first = (name: string, kind: Subject["kind"] = "organisation", more: Partial<Subject> = {}): Alert | undefined =>
    few.screen(subject(name, { kind, ...more }))[0];

  test.each([
    "AL TESTGUL TRUST school and hospital of Karimabad and Hunza",
    "Committee (Al-Testgul Trust)",
    "Testov & Sons through Al Testgul Trust",
  ])("%s", (name) => {
    for (const kind of ["organisation", "any"] as const) {
      const alert = first(name, kind);
      expect(alert?.entries[0]?.id).toBe("Al Testgul Trust");
      expect(BANDS.indexOf(alert?.band ?? "weak")).toBeGreaterThanOrEqual(BANDS.indexOf("possible"));
      expect(alert?.evidence.find(({ what }) => what === "within")).toMatchObject({
        left: expect.stringMatching(/^al[- ]?testgul[- ]?trust$/iu),
        right: "Al Testgul Trust",
        bits: 0,
      });
    }
  });

  test.each([
    ["Altestgul Trust Karimabad", "Altestgul Trust"],
    ["Madrassa Al Test Gul Trust, Hunza", "Al Test Gul Trust"],
  ])("divided otherwise: %s", (name, part) => {
    for (const kind of ["organisation", "any"] as const) {
      const alert = first(name, kind);
      expect(alert?.entries[0]?.id).toBe("Al Testgul Trust");
      expect(alert?.evidence.find(({ what }) => what === "within")).toMatchObject({ left: part, right: "Al Testgul Trust", bits: 0 });
    }
  });

  test("with another letter it is not to the letter", () => {
    for (const name of ["Altestgal Trust Karimabad", "Altestgul Trusts Karimabad"])
      expect(first(name)?.evidence.some(({ what }) => what === "within") ?? false).toBe(false);
  });

  test("not for people, not by one word, not by a weak name, not where only asked names count", () => {
    const long = "school and hospital of Karimabad, Gilgit, Chitral, Hunza and Skardu";
    for (const name of ["Farid Al Testgul Trust", "Farid Altestgul Trust"])
      expect(first(`${name} ${long}`, "person")?.evidence.some(({ what }) => what === "within") ?? false).toBe(false);
    for (const name of [`Testmandi ${long}`, `Bal Testov Force ${long}`]) expect(first(name)?.byExactRule ?? false).toBe(false);
    expect(
      few.screen(subject(`Al Testgul Trust ${long}`, { kind: "any" }), { names: "asked" }).some(({ byExactRule }) => byExactRule),
    ).toBe(false);
  });
});

describe("[M20] a person's name that stands in several of the listed ones", () => {
  const names = ["Sanaullah Testov", "Shahab al-Muhajirov"];
  const entries = [listed("T.1", "person", names), listed("T.2", "organisation", ["Karimabad Testov", "Gulmandi Muhajirov"])];
  const few = createMatcher(openSnapshot(buildSnapshot(entries, [list("un")]).slice().buffer));
  const first = (name: string, kind: Subject["kind"], options: Parameters<typeof few.screen>[1] = {}): Alert | undefined =>
    few.screen(subject(name, { kind }), { minBand: "weak", ...options })[0];

  test.each(["person", "any"] as const)("found, and the names that it is made of are said (%s)", (kind) => {
    const alert = first("Sanaullah al-Muhajirov", kind);
    expect(alert?.entries[0]?.id).toBe("T.1");
    expect(alert?.matched.exact).toBe(false);
    expect(names).toContain(alert?.matched.listed);
    expect(alert?.evidence.find(({ what }) => what === "across names")).toMatchObject({ right: names.join("; ") });
    expect(alert?.evidence.filter(({ what }) => what === "name").map(({ right }) => right)).toEqual(["Sanaullah", "Muhajirov"]);
    expect(alert?.evidence.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(alert?.weight ?? 0, 2);
  });

  test("a name that is printed is worth more than one put together", () => {
    const together = first("Sanaullah al-Muhajirov", "person")?.weight ?? 0;
    expect(first("Shahab al-Muhajirov", "person")?.weight).toBeGreaterThan(together);
    expect(together).toBeGreaterThan(0);
  });

  test("not of bodies, not in a text", () => {
    const across = (alert: Alert | undefined): boolean => alert?.evidence.some(({ what }) => what === "across names") ?? false;
    expect(across(first("Karimabad Muhajirov", "organisation"))).toBe(false);
    expect(across(first("Karimabad Muhajirov", "any"))).toBe(false);
    expect(across(first("Sanaullah al-Muhajirov", "person", { names: "asked" }))).toBe(false);
  });
});

test.each([
  "Jaish-i-Momhammed",
  "Jaish-e-Muhammad",
  "Jaish e Mohammed",
  "Jaysh-e Muhammad",
  "جیش محمد",
  "جيش محمد",
  "JAISH I MOHAMMED",
  "Army of Muhammad",
  "Jaish Mohd",
  "JAISH-E-MOHD.",
])("[M13] %s is found", (name) => {
  expect(desk.screen(subject(name, { kind: "organisation" }))[0]?.party).toBe("un:QDe.019");
});
