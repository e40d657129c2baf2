import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryId, listId, partyId, type Kind } from "../ground/index.ts";
import { exactKey } from "../names/index.ts";
import { CATEGORIES, CONTROL } from "./category.ts";
import { chanceOf, drawOf } from "./chance.ts";
import { bearersOf, outcomeOf, type HeardAlert } from "./heard.ts";
import { wilson, wilsonByParty } from "./interval.ts";
import { inventedPeople } from "./people.ts";
import { inventedPopulation } from "./bodies.ts";
import { summaryOf } from "./summary.ts";
import { batchOf, categoriesOf, checkSize, type LabName } from "./question.ts";
import { labCsv } from "./report-csv.ts";
import { labHtml } from "./report-html.ts";
import { REPORT_STYLE } from "./report-style.ts";
import { notMeasured, type LabReport } from "./report.ts";
import { cutOffForRate, figuresOf, type CutOff } from "./result.ts";
import { countNotApplying, countOutcome, countPerson, createTally, type Tally } from "./tally.ts";

const nameOf = (text: string, kind: Kind = "person", party = text): LabName => ({
  text,
  kind,
  party: partyId(party),
  list: listId("test"),
  entry: entryId(party),
});
const alert = (party: string, weight: number, more: Partial<HeardAlert> = {}): HeardAlert => ({
  weight,
  band: weight >= 14 ? "possible" : "weak",
  party,
  entries: [],
  listed: party,
  exact: false,
  byExactRule: false,
  ...more,
});
const variantsOf = (text: string, kind: Kind, id: string, count = 20): string[] =>
  batchOf(nameOf(text, kind), { categories: categoriesOf([id]), variants: count, seed: 1 }).variants.map((variant) => variant.text);

describe("[B1] a variant is the name changed in one way", () => {
  test.each([
    ["letters", "Jaish-i-Momhammed", "organisation", /^JAISH I MOMHAMMED$/],
    ["spelling", "Faroog Testeen", "person", /^(?:(?!Faroog )\w+ Testeen|Faroog (?!Testeen$)\w+)$/],
    ["romanisation", "Muhammad Qasim", "person", /^M\w+ (Q|K)\w+$/],
    ["order", "Farid Karim Testgul", "person", /^Testgul,? Farid Karim$/],
    ["honorific", "Farid Testgul", "person", /^\S+ Farid Testgul$/],
    ["honorific", "Test Bakery", "organisation", /^Test Bakery .+$/],
    ["dropped", "Farid Karim Testgul", "person", /^Farid Testgul$/],
    ["added", "Farid Testgul", "person", /^Farid \S+ Testgul$/],
    ["initial", "Farid Testgul", "person", /^F\. Testgul$/],
    ["script", "Farid Testgul", "person", /^(фарид тестгул|[\u0600-\u06ff]+ [\u0600-\u06ff]+)$/],
    ["script", "Фарид Тестгул", "person", /^farid testgul$/],
    // Urdu, Persian, Arabic: who names himself so stands in Latin letters on most lists
    ["script", "زبیر احمد تست گل", "person", /^zabir ahm[ae]d tast gul$/],
    ["script", "غلامرضا مسترزاده", "person", /^ghalamra[dz]a mastarzada$/],
    ["script", "يوسف بن طارق الفارساني", "person", /^(yusuf|youssef) (bin|ibn) tariq al-farsani$/],
    ["script", "لشکر آزمون", "organisation", /^lashkar azmun$/],
    ["joined", "Farid Testgul", "person", /^Faridtestgul$/],
    ["split", "Farid Testgul", "person", /^Farid (Tes tgul|Test gul|Testg ul)$/],
  ] as const)("%s of %s", (id, name, kind, pattern) => {
    const made = variantsOf(name, kind, id);
    expect(made.length).toBeGreaterThan(0);
    for (const text of made) expect(text).toMatch(pattern);
  });

  test("two typing errors are in two words, one is in one; the rest stands as it was", () => {
    const before = "Faridullah Karimzada Testgulov".split(" ");
    const changed = (text: string): number => text.split(" ").filter((word, at) => word !== before[at]).length;
    for (const text of variantsOf(before.join(" "), "person", "one-typo")) expect(changed(text)).toBe(1);
    for (const text of variantsOf(before.join(" "), "person", "two-typos")) expect(changed(text)).toBe(2);
  });

  test("look-alike letters look the same: the letters that differ are of another script or unseen", () => {
    for (const text of variantsOf("Coperex Oasis", "organisation", "homoglyph")) {
      expect(text).not.toBe("Coperex Oasis");
      expect(text).toMatch(/\p{Script=Cyrillic}|[\u200b\u200d\u00ad]/u);
      expect([...text.replace(/[\u200b\u200d\u00ad]/gu, "")]).toHaveLength("Coperex Oasis".length);
    }
  });

  test("what cannot be changed in this way is not: no order of one word, no script of signs", () => {
    expect(variantsOf("Testgul", "person", "order")).toEqual([]);
    expect(variantsOf("王敏", "person", "script")).toEqual([]);
    expect(variantsOf("Test Bakery", "organisation", "initial")).toEqual([]);
    expect(batchOf(nameOf("Ab"), { categories: CATEGORIES, variants: 1, seed: 1 }).notApplying.map(({ id }) => id)).toContain("split");
  });

  test("any text is taken: no throw, no empty variant, none that is the name itself, at most as many as asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.nat(), (text, seed) => {
        const { variants } = batchOf(nameOf(text), { categories: CATEGORIES, variants: 3, seed });
        expect(variants.length).toBeLessThanOrEqual(3 * CATEGORIES.length);
        for (const variant of variants) {
          expect(variant.text.trim()).not.toBe("");
          expect(variant.text).not.toBe(text);
        }
      }),
    );
  });
});

describe("[B2] same seed, same bytes", () => {
  const plan = (seed: number, ids: readonly string[] = []): Parameters<typeof batchOf>[1] => ({
    categories: categoriesOf(ids),
    variants: 4,
    seed,
  });
  const name = nameOf("Faridullah Karim Testgul");

  test("variants follow from the seed, and one category's do not depend on whether others are asked", () => {
    expect(batchOf(name, plan(7))).toEqual(batchOf(name, plan(7)));
    expect(batchOf(name, plan(7)).variants).not.toEqual(batchOf(name, plan(8)).variants);
    const alone = batchOf(name, plan(7, ["one-typo"])).variants.map(({ text }) => text);
    expect(batchOf(name, plan(7)).variants.flatMap(({ category, text }) => (category.id === "one-typo" ? [text] : []))).toEqual(alone);
  });

  test("person n of the population is the same however many are asked, and another with another seed", () => {
    expect([...inventedPeople(50, 3)].slice(0, 10)).toEqual([...inventedPeople(10, 3)]);
    expect([...inventedPeople(10, 4)]).not.toEqual([...inventedPeople(10, 3)]);
    expect(new Set(inventedPeople(2000, 1)).size).toBeGreaterThan(1000);
  });

  test("one in six of the population is a body, the same however many are asked; the others are the people as they were", () => {
    const some = [...inventedPopulation(60, 1)];
    expect([...inventedPopulation(600, 1)].slice(0, 60)).toEqual(some);
    const people = [...inventedPeople(60, 1)];
    for (const [at, { name, kind }] of some.entries()) {
      expect(kind).toBe(at % 6 === 5 ? "organisation" : "person");
      if (kind === "person") expect(name).toBe(people[at]);
      else expect(name).toMatch(/^\S+ .+/);
    }
    expect(new Set(some.map(({ name }) => name)).size).toBeGreaterThan(50);
  });

  test("a draw of a stream holds so many and no more, each row as likely as another", () => {
    const hits = Array.from({ length: 10 }, () => 0);
    for (let seed = 0; seed < 2000; seed++) {
      const draw = drawOf<number>(3, chanceOf(String(seed)));
      for (let row = 0; row < 10; row++) draw.offer(row);
      expect(draw.drawn()).toHaveLength(3);
      expect(draw.drawn()).toEqual(draw.drawn().toSorted((left, right) => left - right));
      for (const row of draw.drawn()) hits[row] = (hits[row] as number) + 1;
    }
    for (const count of hits) expect(Math.abs(count - 600)).toBeLessThan(100);
  });
});

describe("[B3] intervals are Wilson's, wider where questions are about one party", () => {
  test("known values", () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29
    for (const [hits, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const found = wilson(hits, n);
      expect(found.low).toBeCloseTo(low, 3);
      expect(found.high).toBeCloseTo(high, 3);
    }
    expect(wilson(0, 0)).toEqual({ share: null, low: 0, high: 1, hits: 0, n: 0 });
  });

  test("ten questions each about ten parties that stand or fall together are worth ten", () => {
    const together = wilsonByParty(Array.from({ length: 10 }, (_, at) => [at < 5 ? 10 : 0, 10] as const));
    expect(together.high - together.low).toBeGreaterThan(wilson(50, 100).high - wilson(50, 100).low);
    expect(together).toMatchObject({ hits: 50, n: 100, share: 0.5 });
    const alone = wilsonByParty(Array.from({ length: 100 }, (_, at) => [at < 50 ? 1 : 0, 1] as const));
    expect(alone.low).toBeCloseTo(wilson(50, 100).low, 2);
  });

  test("the share lies in its interval, and the interval in 0 to 1", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 30 }), (raw) => {
        const found = wilsonByParty(raw.map(([hits, more]) => [hits, hits + more] as const));
        if (found.share === null) return;
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.low).toBeLessThanOrEqual(found.share);
        expect(found.high).toBeGreaterThanOrEqual(found.share);
        expect(found.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("[B4] what counts as found", () => {
  const name = nameOf("Farid Testgul", "person", "p1");
  const bearers = bearersOf(name, [alert("p1", 20, { exact: true }), alert("p2", 20, { exact: true }), alert("p3", 9)]);

  test("the party itself, or one that bears the same name; wrong ones before it make its rank", () => {
    expect(outcomeOf([alert("p9", 30), alert("p1", 18)], name, bearers)).toMatchObject({ weight: 18, rank: 2 });
    expect(outcomeOf([alert("p2", 18)], name, bearers)).toMatchObject({ weight: 18, rank: 1 });
    expect(outcomeOf([alert("p9", 18), alert("p1", 18)], name, bearers)).toMatchObject({ rank: 1 });
    expect(outcomeOf([alert("p3", 18)], name, bearers)).toMatchObject({ weight: null, rank: null });
  });

  test("an engine of another house is heard by list and entry, or by the name that it found", () => {
    const foreign = { ...alert("", 0.9), party: null };
    expect(outcomeOf([{ ...foreign, entries: [{ list: "test", id: "p1" }] }], name, new Set()).rank).toBe(1);
    expect(outcomeOf([{ ...foreign, entries: [{ list: "test", id: "p7" }] }], name, new Set()).rank).toBeNull();
    expect(outcomeOf([{ ...foreign, listed: "TESTGUL, Farid" }], name, new Set()).rank).toBe(1);
  });

  test("a variant that is another party's name to the letter is laid aside", () => {
    const tally = createTally(CONTROL, categoriesOf(["dropped"]));
    const question = { category: CATEGORIES.find(({ id }) => id === "dropped")!, text: "Farid Gul", name };
    countOutcome(tally, question, outcomeOf([alert("p8", 20, { exact: true }), alert("p1", 12)], name, bearers), 20);
    countOutcome(tally, question, outcomeOf([alert("p1", 12)], name, bearers), 20);
    expect(tally.categories[0]).toMatchObject({ anothers: 1, weights: [12], losses: [8] });
  });
});

function sampleTally(): Tally {
  const categories = categoriesOf(["one-typo", "order", "initial"]);
  const tally = createTally(CONTROL, categories);
  const [order, typo] = [categories.find(({ id }) => id === "order")!, categories.find(({ id }) => id === "one-typo")!];
  for (let at = 0; at < 40; at++) {
    const name = nameOf(`Farid Testgul${at}`, "person", `p${at}`);
    const answer = (weight: number | null): ReturnType<typeof outcomeOf> =>
      outcomeOf(weight === null ? [] : [alert(`p${at}`, weight)], name, new Set());
    countOutcome(tally, { category: CONTROL, text: name.text, name }, answer(20), null);
    countOutcome(tally, { category: order, text: `Testgul${at} <b>Farid</b>`, name }, answer(at < 30 ? 18 : 10), 20);
    countOutcome(tally, { category: typo, text: `Farid Tsetgul${at}`, name }, answer(at < 20 ? 15 : null), 20);
    for (const category of categories.filter(({ id }) => id === "initial")) countNotApplying(tally, category);
  }
  for (let at = 0; at < 1000; at++) {
    const kind = at % 10 === 0 ? "organisation" : "person";
    countPerson(tally, { name: at % 4 === 0 ? "Проба" : "Anna Example", kind }, at < 20 ? [alert("p1", 12 + at / 4)] : []);
  }
  countPerson(tally, { name: "Anna Example", kind: "person" }, null);
  return tally;
}

const CUT_OFFS: readonly CutOff[] = [
  { label: "possible", bits: null, band: "possible", from: "band" },
  { label: "12 bits", bits: 12, band: null, from: "yours" },
];

function sampleReport(): LabReport {
  const figures = figuresOf(sampleTally(), { cutOffs: CUT_OFFS, floor: 6, unit: "bits" });
  const about = {
    schema: "writ-lab/1" as const,
    engine: { own: true, name: "Writ", version: "0", parameters: "p", snapshot: "s" },
    seed: 1,
    floor: 6,
    limit: 50,
    lists: [{ id: "test", title: "Test & <List>", published: null, entries: 40, names: 40, sha256: "0".repeat(64), state: "partial" }],
    sample: { drawn: 40, of: 80, variants: 1, leftOut: { weak: 3, unreadable: 0, tooLong: 1 } },
    people: { origin: "synthetic" as const, name: "invented people", sha256: null, asked: 1001, of: 1001, leftOut: 0 },
  };
  return { ...about, ...figures, notMeasured: notMeasured(about, figures) };
}

describe("[B5] figures of a cut-off", () => {
  const { cutOffs, rates, curve, categories, population } = sampleReport();

  test("alerts per 1,000 and recall, by band and by bits", () => {
    const [possible, twelve] = cutOffs;
    // weights 12, 12.25 … 16.75: those of 14 bits and more are 12
    expect(possible).toMatchObject({ alerts: { hits: 12, n: 1000 }, control: { hits: 40 }, manipulated: { hits: 50, n: 80 } });
    expect(twelve).toMatchObject({ alerts: { hits: 20, n: 1000 } });
    expect(twelve?.categories.map(({ id, found }) => [id, found.hits])).toEqual([
      ["one-typo", 20],
      ["order", 30],
      ["initial", 0],
    ]);
    expect(categories.find(({ id }) => id === "initial")).toMatchObject({ asked: 0, notApplying: 40, found: { share: null } });
    expect(population).toMatchObject({ n: 1000, unanswered: 1 });
  });

  test("the cut-off of a rate lets no more than that rate through, and one that too few stand above says nothing", () => {
    for (const { per1000, at } of rates) if (at !== null) expect((at.alerts.share ?? 1) * 1000).toBeLessThanOrEqual(per1000);
    expect(rates.find(({ per1000 }) => per1000 === 1)?.at).toBeNull();
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -5, max: 4000 }).map((hundredths) => hundredths / 100),
          { minLength: 30, maxLength: 300 },
        ),
        (weights) => {
          const bits = cutOffForRate(weights, 100, 0);
          if (bits !== null && bits > 0) expect(weights.filter((weight) => weight >= bits).length).toBeLessThanOrEqual(weights.length / 10);
        },
      ),
    );
  });

  test("by kind and by script: the parts sum up to the whole, and what nobody was asked in is left out", () => {
    const { slices } = sampleReport();
    const tested = ["kind person", "script Latn"];
    expect(slices.map(({ view, part }) => `${view} ${part}`)).toEqual(["kind person", "kind organisation", "script Latn", "script Cyrl"]);
    for (const view of ["kind", "script"])
      for (const [at, { alerts }] of cutOffs.entries()) {
        const parts = slices.filter((slice) => slice.view === view).map(({ cutOffs: of }) => of[at]!.alerts);
        expect(parts.reduce((sum, { hits }) => sum + hits, 0)).toBe(alerts.hits);
        expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(alerts.n);
      }
    expect(slices.map(({ cutOffs: of }) => [of[1]!.alerts.hits, of[1]!.alerts.n])).toEqual([
      [18, 900],
      [2, 100],
      [15, 750],
      [5, 250],
    ]);
    for (const { cutOffs: of } of slices.filter(({ view, part }) => tested.includes(`${view} ${part}`))) {
      expect(of.map(({ manipulated }) => manipulated)).toEqual(cutOffs.map(({ manipulated }) => manipulated));
      expect(of.map(({ control }) => control)).toEqual(cutOffs.map(({ control }) => control));
    }
    const mixed = createTally(CONTROL, []);
    const found = outcomeOf([], nameOf("x"), new Set());
    for (const [text, kind] of [
      ["Test Bakery", "organisation"],
      ["Тест", "person"],
      ["Farid", "person"],
    ] as const)
      countOutcome(
        mixed,
        { category: CONTROL, text, name: nameOf(text, kind) },
        { ...found, weight: kind === "person" ? 20 : 8, rank: 1 },
        null,
      );
    const parts = figuresOf(mixed, { cutOffs: CUT_OFFS, floor: 6, unit: "bits" }).slices.map(({ part, cutOffs: of }) => [
      part,
      of[1]?.control.hits,
      of[1]?.control.n,
    ]);
    expect(parts).toEqual([
      ["person", 2, 2],
      ["organisation", 0, 1],
      ["Latn", 1, 2],
      ["Cyrl", 1, 1],
    ]);
  });

  test("the curve falls", () => {
    for (const key of ["alerts", "control", "manipulated"] as const)
      for (let at = 1; at < curve.length; at++) expect(curve[at]?.[key]).toBeLessThanOrEqual(curve[at - 1]?.[key] ?? 0);
  });
});

describe("[B6] the report", () => {
  const report = sampleReport();

  test("the same run gives the same bytes, in all three forms", () => {
    const again = sampleReport();
    expect(labHtml(again)).toBe(labHtml(report));
    expect(labCsv(again)).toBe(labCsv(report));
    expect(JSON.stringify(again)).toBe(JSON.stringify(report));
  });

  test("one file: nothing is fetched, nothing runs, and what is listed cannot become markup", () => {
    const html = labHtml(report);
    expect(html).not.toMatch(/<script|<link|src=|href=|url\(|@import/i);
    expect(html).not.toContain("<b>Farid</b>");
    expect(html).not.toContain("<List>");
    expect(html.match(/<svg /g)?.length).toBe(4);
    expect(html.match(/<svg /g)?.length).toBe(html.match(/role="img" aria-label="/g)?.length);
  });

  test("it says what was not measured, and what was left out", () => {
    const html = labHtml(report);
    for (const words of [
      "Names alone were asked",
      "40 of 80 listed names",
      "3 names that the publisher calls weak",
      "List test is partial",
      "1 questions got no answer",
      "a name as initial",
    ])
      expect(html).toContain(words);
  });

  test("an engine that answers nothing: said, and no share of nothing is told", () => {
    const tally = createTally(CONTROL, categoriesOf(["order"]));
    countOutcome(tally, { category: CONTROL, text: "Farid Testgul", name: nameOf("Farid Testgul") }, null, null);
    countPerson(tally, { name: "Anna Example", kind: "person" }, null);
    const figures = figuresOf(tally, { cutOffs: [], floor: 0, unit: "points" });
    expect(summaryOf({ ...report, ...figures })).toEqual([
      "The engine answered none of the names asked as they are listed; 2 questions got no answer, so there is nothing to say of what it finds.",
    ]);
  });

  test("CSV: one header, as many cells in every row, no formulas", () => {
    const rows = labCsv(report).trimEnd().split("\r\n");
    expect(rows[0]).toBe("table,change,cut_off,bits,band,asked,hits,share,low,high");
    // a quoted cell may hold a comma
    for (const row of rows) expect(row.replace(/"[^"]*"/g, "").split(",")).toHaveLength(10);
  });

  test("text has a contrast of 4.5, lines of 3, in light and dark", () => {
    const luminance = (hex: string): number => {
      const long = hex.length === 4 ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
      const [red, green, blue] = [0, 2, 4]
        .map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const themes = [...REPORT_STYLE.matchAll(/:root\{([^}]*)\}/g)].map(
      (theme) => new Map([...(theme[1] ?? "").matchAll(/--(\w+):(#[0-9a-f]+)/g)].map((rule) => [rule[1] ?? "", rule[2] ?? ""])),
    );
    expect(themes).toHaveLength(2);
    for (const theme of themes)
      for (const ground of ["ground", "card"])
        for (const [ink, least] of [
          ["text", 4.5],
          ["faint", 4.5],
          ["control", 3],
          ["manipulated", 3],
          ["population", 3],
          ["mark", 3],
        ] as const) {
          const [light, dark] = [luminance(theme.get(ground)!), luminance(theme.get(ink)!)].toSorted((left, right) => right - left) as [
            number,
            number,
          ];
          expect((light + 0.05) / (dark + 0.05), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least);
        }
  });
});

describe("[B7] a run that is too large is refused before it begins", () => {
  test("too many questions, and a kind of change that is not known", () => {
    expect(() => checkSize(100_000, { categories: CATEGORIES, variants: 100 })).toThrow(/more than 1000000/);
    expect(() => checkSize(500, { categories: CATEGORIES, variants: 1 })).not.toThrow();
    expect(() => categoriesOf(["one-typo", "typos"])).toThrow(/no category "typos"/);
  });
});

test("other orders of one name have one key: they are the same name to the letter", () => {
  for (const text of variantsOf("Farid Karim Testgul", "person", "order")) expect(exactKey(text)).toBe(exactKey("Farid Karim Testgul"));
});
