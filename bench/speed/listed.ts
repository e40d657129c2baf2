import { entryId, listId, partyId, type Birth } from "../../src/ground/index.ts";
import { NO_FACTS, type ListedEntry, type SnapshotList } from "../../src/match/index.ts";
import type { BenchEntry, Material } from "./material.ts";

const list = listId("bench");
const birth = (text: string): Birth => ({ from: text, to: text, circa: false });
const isDate = (text: string): boolean => /^\d{4}(-\d\d){0,2}$/.test(text);

/** The material as the registry would hand it to the engine: one party per entry, no card. */
export function listedEntries(entries: readonly BenchEntry[]): ListedEntry[] {
  return entries.map(({ id, kind, names, births }) => ({
    list,
    id: entryId(id),
    party: partyId(id),
    kind,
    caption: names[0]?.text ?? id,
    names: names.map(({ text, weak }, at) => ({ text, weak, role: at === 0 ? "primary" : "alias" })),
    ...NO_FACTS,
    births: births.filter(isDate).map(birth),
    card: "{}",
  }));
}

export function benchList({ entries, listedNames }: Material): SnapshotList {
  return {
    id: list,
    title: "names to measure with",
    published: null,
    checked: "2026-01-01T00:00:00Z",
    entries: entries.length,
    names: listedNames,
    unmapped: 0,
    problems: 0,
    sha256: "0".repeat(64),
    state: "current",
  };
}
