import { expect, test } from "vitest";
import { listingsOf as told, type Cards } from "../src/cli/card.ts";
import { starterNow } from "../src/lists/index.ts";
import type { Entry } from "../src/web/shapes/entry.ts";
import { listingsOf as shown } from "../src/web/listings.ts";

test("[C8] the command line and the page name the bans of each party of the register in one order", () => {
  const { entries } = starterNow();
  const several = entries.filter(({ claims }) => claims.filter(({ by }) => by !== undefined).length > 1);
  expect(several.length).toBeGreaterThan(5);
  for (const entry of several) {
    const cards: Cards = { of: () => entry, titleOf: (list) => list };
    const ofTerminal = told(entry.list, entry.id, cards).map(({ since, source }) => [since, source]);
    expect(ofTerminal, entry.id).toEqual(shown([entry as unknown as Entry], []).map(({ since, source }) => [since, source]));
  }
});

test("[C8] in force before over, and a date that was seen before one that is recalled", () => {
  const claim = (from: string, confidence: "seen" | "recalled", status = "proscribed") =>
    ({
      what: "designation",
      text: "banned",
      by: "United States",
      from,
      confidence,
      source: from,
      status,
      ...(status === "lapsed" ? { to: from } : {}),
    }) as const;
  const [first] = starterNow().entries;
  const entry = {
    ...first!,
    claims: [claim("1999-01-01", "seen", "lapsed"), claim("2001-10-12", "recalled"), claim("2001-12-26", "seen")],
  };
  const cards: Cards = { of: () => entry as never, titleOf: (list) => list };
  expect(told(entry.list, entry.id, cards).map(({ since }) => since)).toEqual(["2001-12-26", "2001-10-12", "1999-01-01"]);
});
