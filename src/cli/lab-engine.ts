import { setImmediate as breathe } from "node:timers/promises";
import type { HeardAlert } from "../lab/index.ts";
import { createMatcher, namedSubject, type Snapshot } from "../match/index.ts";
import type { ListId, SubjectKind } from "../ground/index.ts";

/** A name and of what kind of party; nothing else of a subject is asked. */
export interface LabAsk {
  readonly name: string;
  readonly kind: SubjectKind;
}

/** What is put to the test. Answers come in the order asked; null: the engine gave none. */
export interface LabEngine {
  ask(questions: readonly LabAsk[]): Promise<readonly (readonly HeardAlert[] | null)[]>;
  close(): void;
}

export interface OwnEngineOptions {
  readonly lists: readonly ListId[];
  /** least weight in bits */
  readonly floor: number;
  /** parties a question */
  readonly limit: number;
}

/** Writ's own matcher in this process. */
export function ownEngine(snapshot: Snapshot, { lists, floor, limit }: OwnEngineOptions): LabEngine {
  const matcher = createMatcher(snapshot);
  const options = { limit, minBand: "weak" as const, ...(lists.length === 0 ? {} : { lists }) };
  return {
    async ask(questions) {
      // the terminal lives and Ctrl-C is heard
      await breathe();
      return questions.map(({ name, kind }) =>
        matcher.measure(namedSubject([name], kind), options, { leastWeight: floor }).map((alert) => ({
          weight: alert.weight,
          band: alert.band,
          party: alert.party,
          entries: alert.entries,
          listed: alert.matched.listed,
          exact: alert.matched.exact,
          byExactRule: alert.byExactRule,
        })),
      );
    },
    close: () => {},
  };
}
