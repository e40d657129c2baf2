import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { announcedNames } from "./announced.ts";
import { describedFather, describedNames } from "./described.ts";

const FARID = "Farid Gul Testov";
const person = (text: string): readonly string[] => describedNames(text, { kind: "person" });
const anybody = (text: string): readonly string[] => describedNames(text, { kind: "any" });
const body = (text: string): readonly string[] => describedNames(text, { kind: "organisation" });

describe("[N15] a name is asked without what papers, payments and messages put round it", () => {
  test.each([
    `Title of Account: ${FARID}`,
    `Customer Name: ${FARID}`,
    `Beneficiary: ${FARID}`,
    `Sender ${FARID}`,
    `c/o ${FARID}, Lahore`,
    `${FARID}, House 12, Street 4, Lahore, Pakistan`,
    `${FARID} H. No. 12 Testmohalla`,
    `${FARID}\nHouse 12\nLahore`,
    `/PK36TEST0000001123456702 ${FARID}`,
    `1/${FARID} 2/MODEL TOWN 3/PK/LAHORE`,
    `P<PAKTESTOV<<FARID<GUL<<<<<<<<<`,
    `Rs. 25,000/- to ${FARID}`,
    `Being payment to ${FARID} for relief goods`,
    `Donation USD 500 in favour of ${FARID}`,
    `${FARID} A/C 0123456789`,
    `INV 4471 ${FARID} REF FT23145678`,
    `${FARID} 42101-1234567-1`,
    `${FARID} 0300-1234567`,
    `${FARID} Prop. Testgul Traders`,
    `Testgul Traders prop: ${FARID}`,
    `${FARID}, Director Testgul Traders`,
    `${FARID} attorney for Gul Testali`,
    `${FARID} caste Testi`,
    `${FARID} deceased through LRs`,
    `Estate of ${FARID}`,
    `Karim Testali a/k/a ${FARID}`,
    `Karim Testali f/k/a ${FARID}`,
    `Karim Testali née ${FARID}`,
    `Karim Testali also known as ${FARID}`,
    `Karim Testali formerly ${FARID}`,
    `Karim Testali “${FARID}”`,
    `Karim Testali | ${FARID}`,
    `${FARID} <farid@example.org>`,
    `${FARID} SO KARIM TESTALI`,
    `Hazrat Maulana ${FARID} Sb`,
  ])("%s", (text) => {
    const found = [person(text), anybody(text)].map((names) => names.map((name) => name.toLowerCase().replace(/^maulana /u, "")));
    for (const names of found) expect(names).toContain(FARID.toLowerCase());
  });

  test.each([
    ["alrehmattrust.org", "alrehmattrust"],
    ["https://www.al-rehmat-trust.org.pk/donate", "al rehmat trust"],
    ["info@alrehmattrust.org", "alrehmattrust"],
    ["al.rehmat.trust@gmail.com", "al rehmat trust"],
    ["alrehmattrust72@yahoo.com", "alrehmattrust"],
    ["@alrehmattrust_official", "alrehmattrust"],
    ["#AlRehmatTrust", "Al Rehmat Trust"],
    ["facebook.com/AlRehmatTrust", "AlRehmatTrust"],
    ["Banned outfit Al Rehmat Trust", "Al Rehmat Trust"],
    ["کالعدم جیش محمد", "جیش محمد"],
    ["Al Rehmat Trust's", "Al Rehmat Trust"],
    ["Test Relief f/k/a Jaish-e-Mohammed", "Jaish-e-Mohammed"],
    ["DONATION TO THE AL REHMAT TRUST LAHOR\nE PAKISTAN", "THE AL REHMAT TRUST LAHORE PAKISTAN"],
  ])("of a body: %s", (text, name) => {
    expect(body(text)).toContain(name);
    expect(anybody(text)).toContain(name);
  });

  test("of bodies offices are words, and ships and aircraft are asked as they stand", () => {
    expect(body("Testgul Director Gul Trading")).toEqual([]);
    for (const kind of ["vessel", "aircraft"] as const)
      for (const text of ["Title of account: Gul Star", "Gul Star f/k/a Test Star", "Gul Star 0300-1234567", "Gul Star, Lahore, Pakistan"])
        expect(describedNames(text, { kind })).toEqual([]);
  });

  test("[N12] of bodies what looks like a hand is a word, of a firm and its agent the agent is asked, and c/o is written of all", () => {
    for (const text of ["Gul Relief through Education Testgul", "Gul Testgul via Delta Works", "Testgul Homes care of Gul Testali"])
      expect(body(text), text).toEqual([]);
    expect(anybody("Community Welfare through Human Development")).toEqual([]);
    expect(anybody("Testgul Traders through Farid Testov")).toEqual(["Farid Testov"]);
    expect(person("Farid Testov through Gul Testali")).toEqual(["Farid Testov", "Gul Testali"]);
    expect(body("Testgul Traders c/o Gul Testali")).toEqual(["Testgul Traders", "Gul Testali"]);
  });

  test("names that only look so are left as they stand", () => {
    for (const text of [
      "Farid Testov",
      "Payman Testov",
      "Cash Testov",
      "Testov, Farid",
      "Hafiz Said Jordan",
      "Prosper Testov",
      "Bill Testov",
      "Nadeem Testov",
      "J. R. Testov",
      "Farid M.A.Testov",
      "Kim So Test",
      "Maria Silva do Testo",
      "Testov of Gul",
    ])
      for (const kind of ["person", "organisation", "any"] as const) expect(describedNames(text, { kind }), text).toEqual([]);
    expect(describedFather("Farid Gul Testov SO Karim")).toBeNull();
  });

  test("any text gives few names in bounded time, and a name alone itself", () => {
    const piece = fc.constantFrom(
      ..."Title of account: ;c/o ;Donation ;Rs. 500 ; to ; for ;, House 12;, Lahore;\n;1/;2/;<<;P<PAK; f/k/a ; née ;“;”; | ; Prop. ; caste ;0300-1234567;@;.org;#;%20;’s;Farid Gul;Testov;AL-TESTALI;\ud800".split(
        ";",
      ),
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 40 }).map((parts) => parts.join(""));
    const kind = fc.constantFrom("person", "organisation", "any" as const);
    fc.assert(
      fc.property(text, kind, (name, asked) => {
        const names = announcedNames(name, { kind: asked });
        expect(names.length).toBeGreaterThan(0);
        expect(names.length).toBeLessThanOrEqual(4);
        expect(describedNames(name, { kind: asked }).length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 1_000 },
    );
    for (const part of [
      "Title of account: ",
      "Rs. 5 to ",
      "Rs. 5",
      ", House 1",
      ", Lahore",
      "\n",
      "1/a ",
      "<<",
      "A<",
      " f/k/a ",
      "“",
      " | ",
      " Prop. ",
      " caste ",
      "0-",
      "a.",
      "a@a.",
      "#",
      "%2",
      "<a ",
      "a ",
      "A.",
      "@",
      "|",
      "I",
      "rn",
      "a so ",
      "a-",
    ]) {
      const long = part.repeat(Math.floor(1_000 / part.length));
      const before = performance.now();
      for (const asked of ["person", "organisation", "any"] as const) describedNames(long, { kind: asked, isKnown: () => false });
      expect(performance.now() - before, part).toBeLessThan(1_000);
    }
  });
});
