import { describe, expect, test } from "vitest";
import { insideOf, listingsOf } from "./listings.ts";
import { acrossNames, answerSentence } from "./sentence.ts";
import type { SaidAlert } from "./shapes/alert.ts";
import type { Claim, Entry } from "./shapes/entry.ts";
import type { ListStatus } from "./shapes/list.ts";

const claim = (by: string, from: string | undefined, more: Partial<Claim> = {}): Claim => ({
  what: "designation",
  text: by,
  by,
  basis: `law of ${by}`,
  status: "proscribed",
  ...(from === undefined ? {} : { from }),
  source: "a source",
  confidence: "seen",
  ...more,
});

const entry = (more: Partial<Entry>): Entry => ({
  list: "starter",
  id: "a-group",
  kind: "organisation",
  names: [],
  births: [],
  birthPlaces: [],
  identifiers: [],
  addresses: [],
  nationalities: [],
  fathers: [],
  positions: [],
  programmes: [],
  legalBasis: [],
  measures: [],
  relations: [],
  claims: [],
  unmapped: [],
  source: { file: "a.yaml", line: 1 },
  ...more,
});

const alert = (more: Partial<SaidAlert>): SaidAlert => ({
  party: "p",
  caption: "A Group",
  kind: "organisation",
  entries: [],
  matched: { query: "a grup", listed: "A Group", exact: false },
  weight: 20,
  probability: 0.9,
  band: "strong",
  byExactRule: false,
  evidence: [],
  conflicts: [],
  missing: [],
  says: { lead: "Very likely", words: "“a grup” is A Group", caveat: null },
  ...more,
});

describe("the answer in one sentence", () => {
  test("names who bans, since when and on what basis: one's own state first, the surest first, each state once", () => {
    const listings = listingsOf(
      [
        entry({
          claims: [
            claim("United States (Treasury, OFAC)", "2001-10-12", { confidence: "recalled" }),
            claim("United States (State Department)", "2001-12-26"),
            claim("Pakistan (Ministry of Interior)", "2002-01-14", { basis: "Anti-Terrorism Act 1997, s. 11B" }),
            claim("India (Ministry of Home Affairs)", undefined),
          ],
        }),
      ],
      [],
    );
    expect(answerSentence(alert({}), listings)).toEqual({
      lead: "Very likely.",
      parts: [
        "proscribed by Pakistan since 14 January 2002 (Anti-Terrorism Act 1997, s. 11B)",
        "United States since 26 December 2001",
        "India",
      ],
    });
  });

  test("what is only recalled, lapsed or under observation says so", () => {
    const listings = listingsOf(
      [
        entry({
          claims: [
            claim("Pakistan (Ministry of Interior)", "2018-02", { status: "lapsed", to: "2018-06-07" }),
            claim("Freedonia", "2019", { confidence: "recalled", status: "observed", basis: "" }),
          ],
        }),
      ],
      [],
    );
    expect(answerSentence(alert({}), listings).parts).toEqual([
      "under observation by Freedonia since 2019 [recalled]",
      "was proscribed by Pakistan since February 2018 until 7 June 2018",
    ]);
  });

  test("an official list's entry speaks for itself", () => {
    const lists = [{ id: "un", title: "the UN list" }] as ListStatus[];
    const listings = listingsOf([entry({ list: "un", id: "QDx.1", listedOn: "2001-10-17", programmes: ["Al-Qaida"] })], lists);
    expect(answerSentence(alert({ band: "possible" }), listings)).toEqual({
      lead: "Very likely.",
      parts: ["listed by the United Nations since 17 October 2001 (Al-Qaida)"],
    });
    expect(listings[0]?.detail).toBe("the UN list, no. QDx.1");
    const own = listingsOf([entry({ list: "own", id: "7", listedOn: "2020" })], [{ id: "own", title: "our own list" }] as ListStatus[]);
    expect(answerSentence(alert({}), own).parts).toEqual(["listed on our own list since 2020"]);
    expect(answerSentence(alert({}), []).parts).toEqual(["on a list that says no more"]);
  });

  test("a name that only some lists print inside an entry gets no ban that the entry has elsewhere", () => {
    const text =
      "Freedonia (Treasury, Office), Its list, prints “The League”, “TL” as another name of this entry; an entry of its own on other lists (Pakistan)";
    const entries = [
      entry({
        claims: [claim("Pakistan", "2002-01-14"), { ...claim("", "2018-04-02"), what: "listed inside", by: undefined as never, text }],
      }),
    ];
    const asked = alert({ caption: "The Army", matched: { query: "the leegue", listed: "The League", exact: false } });
    const inside = insideOf(entries, "The League");
    expect(answerSentence(asked, listingsOf(entries, []), inside).parts).toEqual([
      "“The League” is another name of it on the list of Freedonia since 2 April 2018",
      "other lists keep the two apart",
    ]);
    expect(insideOf(entries, "The Army")).toEqual([]);
  });
});

test("[M20] the listed names that a name is drawn from are those of its line of evidence", () => {
  const line = { what: "across names", left: "Sanaullah Muhajirov", right: "Sanaullah Testov; Shahab Muhajirov", bits: -6.6, note: "" };
  expect(acrossNames({ evidence: [line] })).toBe(line.right);
  expect(acrossNames({ evidence: [{ ...line, what: "name" }] })).toBeNull();
});
