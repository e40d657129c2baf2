import { describe, expect, test } from "vitest";
import type { Kind, Problem } from "../ground/index.ts";
import { entryId, listId } from "../ground/index.ts";
import { newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { partsOf, readRemarks } from "./ofac-remarks.ts";
import { workTime } from "../../test/work-time.ts";

function read(text: string, kind: Kind = "person"): Draft & { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const draft = newDraft({ list: listId("us-sdn"), id: entryId("1"), kind, source: { file: "sdn.csv", line: 1 } });
  readRemarks(draft, text, { file: "sdn.csv", line: 1, onProblem: (problem) => void problems.push(problem) });
  return Object.assign(draft, { problems });
}

test.each([
  ["DOB 1962; POB Veyl.", ["DOB 1962", "POB Veyl"]],
  ["a.k.a. 'ONE; TWO'; a.k.a. 'Z'HOUR'; alt. f.k.a. 'OLD'.", ["a.k.a. 'ONE; TWO'", "a.k.a. 'Z'HOUR'", "alt. f.k.a. 'OLD'"]],
  ["a.k.a. 'NEVER CLOSED; DOB 1962.", ["a.k.a. 'NEVER CLOSED", "DOB 1962"]],
  ["Linked To: VELDAR S.A..", ["Linked To: VELDAR S.A."]],
  [";; ; .", []],
  ["", []],
])("%j has the parts %j", (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

describe("[L9] readRemarks", () => {
  test.each([
    [
      "Passport A123 (Iran) issued 14 Dec 2005 expires 15 Jan 2019",
      { type: "passport", value: "A123", country: "ir", note: "issued 14 Dec 2005 expires 15 Jan 2019" },
    ],
    ["alt. Passport RL 1622378 (Lebanon)", { type: "passport", value: "RL 1622378", country: "lb" }],
    ["National ID No. 35200-0000000-5 (Pakistan)", { type: "cnic", value: "35200-0000000-5", country: "pk", note: "National ID No." }],
    ["National ID No. K357514(4) (Hong Kong)", { type: "national-id", value: "K357514(4)", country: "hk", note: "National ID No." }],
    ["National ID No. 980335608 (Region: Gaza)", { type: "national-id", value: "980335608", country: "ps", note: "National ID No." }],
    ["NIT # 800018928-0 (Colombia)", { type: "tax", value: "800018928-0", country: "co" }],
    ["Legal Entity Number 253400V1H6ART1UQ0N98 (Russia)", { type: "lei", value: "253400V1H6ART1UQ0N98", country: "ru" }],
    [
      "Unified Social Credit Code (USCC) 9113100033607322XK (China)",
      { type: "registration", value: "9113100033607322XK", country: "cn", note: "Unified Social Credit Code (USCC)" },
    ],
    ["Vessel Registration Identification IMO 9999999", { type: "imo", value: "9999999" }],
    ["Digital Currency Address - ETH 0xabc", { type: "wallet", value: "0xabc", note: "ETH" }],
    ["Telephone: 0097282851500", { type: "phone", value: "0097282851500" }],
    ["SWIFT/BIC BKKPKPPY", { type: "swift", value: "BKKPKPPY" }],
    ["Smuggling License No. 77-1 (Malta)", { type: "other-number", value: "77-1", country: "mt", note: "Smuggling License No." }],
  ])("%s", (text, identifier) => {
    const draft = read(`${text}.`);
    expect(draft.identifiers).toEqual([identifier]);
    expect(draft.unmapped).toEqual([]);
  });

  test.each([
    ["10 Dec 1948", "1948-12-10", "1948-12-10", false],
    ["1962", "1962", "1962", false],
    ["Oct 1975", "1975-10", "1975-10", false],
    ["circa 1958", "1958", "1958", true],
    ["circa 12 Mar 1958", "1958-03-12", "1958-03-12", true],
    ["1957 to 1961", "1957", "1961", false],
    ["01 Jan 1957 to 31 Dec 1958", "1957-01-01", "1958-12-31", false],
    ["Oct 1957 to Feb 1958", "1957-10", "1958-02", false],
    ["circa 1961-1962", "1961", "1962", true],
  ])("DOB %s", (printed, from, to, circa) => {
    expect(read(`alt. DOB ${printed}.`).births).toMatchObject([{ from, to, circa }]);
  });

  test("weak names are weak, former ones former, people's in natural order", () => {
    expect(
      read("a.k.a. 'VELDAR, Sarmad'; f.k.a. 'OLD ONE'; n.k.a. 'NEW ONE'").names.map(({ text, role, quality }) => [text, role, quality]),
    ).toEqual([
      ["Sarmad VELDAR", "alias", "weak"],
      ["OLD ONE", "former", "weak"],
      ["NEW ONE", "alias", "weak"],
    ]);
  });

  test("what has no label stays, what cannot be read is told, the text is whole", () => {
    const draft = read("Brigadier General; DOB in spring; Gender Unknown; nationality Atlantis; Vessel Type Tug.");
    expect(draft.unmapped).toEqual([
      ["Remarks", "Brigadier General"],
      ["Remarks", "DOB in spring"],
      ["Remarks", "Gender Unknown"],
      ["Remarks: Vessel Type", "Tug"],
    ]);
    expect(draft.nationalities).toEqual(["Atlantis"]);
    expect(draft.problems).toMatchObject([{ code: "field-invalid", file: "sdn.csv", line: 1, field: "Remarks" }]);
    expect(draft.remarks).toBe("Brigadier General; DOB in spring; Gender Unknown; nationality Atlantis; Vessel Type Tug.");
  });

  test("a label is a whole word: `Licensed` is no `License`", () => {
    expect(read("Licensed by nobody").identifiers).toEqual([]);
  });

  test("a million signs take no long time", () => {
    for (const unit of ["a.k.a. 'x; ", "'; ", "DOB ", "Passport (", "No. 1 ", "; "]) {
      const started = workTime();
      read(unit.repeat(1_000_000 / unit.length));
      expect(workTime() - started, unit).toBeLessThan(6_000);
    }
  });
});
