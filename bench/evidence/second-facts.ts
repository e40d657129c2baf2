import { compareFacts } from "../../src/match/facts.ts";
import type { StoredEntry } from "../../src/match/snapshot.ts";
import type { Snapshot } from "../../src/match/index.ts";
import { seeded } from "../speed/seeded.ts";
import { halfOf } from "./ordinary.ts";

/** How often a second fact is found so between two entries of one person, and between two of strangers. */
export interface Told {
  readonly what: string;
  readonly how: string;
  /** bits that the engine takes it for, the median of what it gave */
  readonly taken: number;
  readonly same: number;
  /** pairs in which both sides have the fact */
  readonly ofSame: number;
  readonly chance: number;
  readonly ofChance: number;
}

/** the list that writes its own cards; the others copy much of the United Nations' */
const WRITES_ITS_OWN = "us-sdn";
const CHANCE_PAIRS = 1_000_000;
const FACTS = ["birth date", "country", "sex", "address", "birth place"] as const;
type Fact = (typeof FACTS)[number];

/**
 * Second facts of people whom the publishers themselves join by a printed number, on OFAC's list and on another: what two offices
 * print of one person. The half of the parties that teaches; beside them pairs of strangers, drawn at random with a fixed seed.
 */
export function secondFacts({ inside }: Snapshot): readonly Told[] {
  const people: StoredEntry[] = [];
  for (let e = 0; e < inside.entryKind.length; e++) if (inside.kindOf(e) === "person") people.push(inside.entry(e));
  const same = tally();
  for (const [party, entries] of Map.groupBy(people, (one) => one.party)) {
    if (halfOf(party) !== "teaches") continue;
    const own = entries.find(({ list }) => list === WRITES_ITS_OWN);
    const other = entries.find(({ list }) => list !== WRITES_ITS_OWN);
    if (own !== undefined && other !== undefined) count(same, other, own);
  }
  const chance = tally();
  const random = seeded(20190305);
  for (let n = 0; n < CHANCE_PAIRS; n++) {
    const [a, b] = [random.pick(people), random.pick(people)];
    if (a.party !== b.party) count(chance, a, b);
  }
  return [...new Set([...same.found.keys(), ...chance.found.keys()])].sort().map((key): Told => {
    const [what, how] = key.split("\t") as [Fact, string];
    const worth = [...(same.found.get(key) ?? []), ...(chance.found.get(key) ?? [])].sort((x, y) => x - y);
    return {
      what,
      how,
      taken: worth[worth.length >> 1] as number,
      same: same.found.get(key)?.length ?? 0,
      ofSame: same.both.get(what) ?? 0,
      chance: chance.found.get(key)?.length ?? 0,
      ofChance: chance.both.get(what) ?? 0,
    };
  });
}

interface Tally {
  /** bits given, by fact and finding */
  readonly found: Map<string, number[]>;
  readonly both: Map<Fact, number>;
}
const tally = (): Tally => ({ found: new Map(), both: new Map() });

function count({ found, both }: Tally, left: StoredEntry, right: StoredEntry): void {
  const { evidence } = compareFacts(left, right, "person");
  for (const fact of FACTS) {
    if (!has(left, fact) || !has(right, fact)) continue;
    both.set(fact, (both.get(fact) ?? 0) + 1);
    const line = evidence.find(({ what }) => what === fact);
    const key = `${fact}\t${line === undefined ? "nothing in common" : howOf(fact, line.note, line.bits)}`;
    const bits = line?.bits ?? 0;
    const there = found.get(key);
    if (there === undefined) found.set(key, [bits]);
    else there.push(bits);
  }
}

function has(entry: StoredEntry, fact: Fact): boolean {
  switch (fact) {
    case "birth date":
      return entry.births.length > 0;
    case "country":
      return entry.countries.length > 0;
    case "sex":
      return entry.sex !== undefined;
    case "address":
      return entry.addresses.length > 0;
    case "birth place":
      return entry.birthPlaces.length > 0;
  }
}

function howOf(fact: Fact, note: string, bits: number): string {
  if (fact !== "birth date") return bits > 0 ? "agrees" : "differs";
  if (note.startsWith("within")) return "the same few years";
  const years = /^(\d+) years apart/.exec(note)?.[1];
  if (years === undefined) return note.split(";")[0] as string;
  return Number(years) <= 5 ? "3 to 5 years apart" : Number(years) <= 10 ? "6 to 10 years apart" : "farther apart";
}
