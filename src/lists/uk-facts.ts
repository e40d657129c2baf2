import { problem } from "../ground/index.ts";
import type { Birth, Identifier, Kind, ListId, PartialDate, Problem, Sex } from "../ground/index.ts";
import type { EntryAddress, EntryClaim, EntryName, EntryPlace, EntryRelation } from "./entry.ts";

/** Facts of one kind, each once, in the order of the file. */
export interface Once<T> {
  add(key: string, fact: T): void;
  readonly all: () => T[];
}

export function once<T>(): Once<T> {
  const byKey = new Map<string, T>();
  return {
    add(key, fact) {
      if (!byKey.has(key)) byKey.set(key, fact);
    },
    all: () => [...byKey.values()],
  };
}

/** Everything that the rows of one party print. */
export interface UkFacts {
  kind: Kind;
  sex?: Sex;
  readonly names: Once<EntryName>;
  readonly births: Once<Birth>;
  readonly places: Once<EntryPlace>;
  readonly identifiers: Once<Identifier>;
  readonly addresses: Once<EntryAddress>;
  readonly nationalities: Once<string>;
  readonly titles: Once<string>;
  readonly positions: Once<string>;
  readonly programmes: Once<string>;
  readonly legalBasis: Once<string>;
  readonly relations: Once<EntryRelation>;
  readonly measures: Once<string>;
  readonly claims: Once<EntryClaim>;
  readonly unmapped: Once<readonly [string, string]>;
  readonly remarks: Once<string>;
  /** regime → since when */
  readonly listings: Map<string, PartialDate>;
  readonly designations: Set<PartialDate>;
  readonly amended: Set<PartialDate>;
}

export const newFacts = (): UkFacts => ({
  kind: "unknown",
  names: once(),
  births: once(),
  places: once(),
  identifiers: once(),
  addresses: once(),
  nationalities: once(),
  titles: once(),
  positions: once(),
  programmes: once(),
  legalBasis: once(),
  relations: once(),
  measures: once(),
  claims: once(),
  unmapped: once(),
  remarks: once(),
  listings: new Map(),
  designations: new Set(),
  amended: new Set(),
});

export interface UkContext {
  readonly list: ListId;
  readonly file: string;
  readonly onProblem: (problem: Problem) => void;
}

export function keep(facts: UkFacts, key: string, value: string): void {
  facts.unmapped.add(`${key}\n${value}`, [key, value]);
}

export function addDocument(facts: UkFacts, found: Identifier): void {
  facts.identifiers.add(`${found.type}\n${found.value}\n${found.country ?? ""}\n${found.note ?? ""}`, found);
}

/** Kept as printed under unmapped, and told. */
export function unreadable(
  facts: UkFacts,
  at: { readonly field: string; readonly value: string; readonly line: number },
  context: UkContext,
): void {
  const { field, value, line } = at;
  keep(facts, field, value);
  const remedy = "kept as printed under unmapped; check the line in the file, or tell the publisher";
  context.onProblem(problem("field-invalid", { file: context.file, line, field, value: value.slice(0, 200), remedy }));
}
