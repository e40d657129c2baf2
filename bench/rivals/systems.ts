import { entryId, listId, partyId } from "../../src/ground/index.ts";
import {
  buildSnapshot,
  createMatcher,
  namedSubject,
  NO_FACTS,
  openSnapshot,
  parametersId,
  type Alert,
  type ListedEntry,
  type Snapshot,
  type Subject,
} from "../../src/match/index.ts";
import { AREAS } from "../../src/match/areas.ts";
import { askedKind } from "../accuracy/question.ts";
import type { ScoringRival } from "./rival.ts";
import type { Task, TaskAnswer, TaskQuestion } from "./task.ts";

/** A system that is asked one question after the other. */
export interface AskedSystem {
  version(): string;
  readonly settings: string;
  build(task: Task): Promise<Ask>;
  /** where a server does the work: what its process has come to, null where it is not known */
  readonly server?: () => ServerUse | null;
  /** the same as it is asked in use, where the measuring of accuracy asks for more; timed besides, its answers are not scored */
  readonly usual?: { readonly settings: string; build(task: Task): Promise<Ask> };
}

export interface ServerUse {
  readonly cpuMs: number;
  readonly peakMegabytes: number;
}

export type Ask = (question: TaskQuestion) => Promise<TaskAnswer["hits"]> | TaskAnswer["hits"];

const MOST_HITS = 10;
/** Writ is asked from so many bits on, far below any band, so that a cut-off can be laid anywhere */
const LEAST_WEIGHT = 1;

/** Names alone, one setting, no own row of a person counted for itself. */
export function writSystem(): AskedSystem {
  return {
    version: () => `parameters ${parametersId().slice(0, 12)}`,
    settings: `names alone, from ${LEAST_WEIGHT} bit on`,
    build(task) {
      const matcher = createMatcher(snapshotOf(task));
      return Promise.resolve(({ name, kind, ownArea }) => {
        const own = ownArea === undefined ? {} : { own: { area: (AREAS as readonly string[]).indexOf(ownArea) } };
        return hitsOf(matcher.measure(subjectOf(name, kind), { limit: MOST_HITS }, { leastWeight: LEAST_WEIGHT, ...own }));
      });
    },
    usual: {
      settings: "names alone, from the band possible on, as a desk asks",
      build(task) {
        const matcher = createMatcher(snapshotOf(task));
        return Promise.resolve(({ name, kind }) => hitsOf(matcher.screen(subjectOf(name, kind), { limit: MOST_HITS })));
      },
    },
  };
}

const subjectOf = (name: string, kind: TaskQuestion["kind"]): Subject => namedSubject([name], askedKind(kind));
const hitsOf = (alerts: readonly Alert[]): TaskAnswer["hits"] =>
  alerts.slice(0, MOST_HITS).map(({ party, weight }) => [party, weight] as const);

function snapshotOf(task: Task): Snapshot {
  const list = listId(task.list);
  const listed = task.entries.map(({ id, kind, names }): ListedEntry => ({
    list,
    id: entryId(id),
    party: partyId(id),
    kind,
    caption: names[0]?.text ?? id,
    names: names.map(({ text, weak }) => ({ text, weak, role: "name" })),
    ...NO_FACTS,
    card: "{}",
  }));
  const standing = {
    id: list,
    title: task.list,
    published: null,
    checked: "2026-01-01T00:00:00Z",
    entries: listed.length,
    names: listed.reduce((sum, { names }) => sum + names.length, 0),
    unmapped: 0,
    problems: 0,
    sha256: "0".repeat(64),
    state: "current" as const,
  };
  return openSnapshot(buildSnapshot(listed, [standing]).slice().buffer);
}

/** A search library over all names; an entry has the score of its best name. */
export function scoringSystem(rival: ScoringRival): AskedSystem {
  return {
    version: () => rival.version,
    settings: rival.settings,
    build({ entries }) {
      const names = entries.flatMap(({ id, names: printed }) => printed.map(({ text }) => ({ id, text })));
      const search = rival.buildScored(names.map(({ text }) => text));
      return Promise.resolve(({ name }) => {
        const best = new Map<string, number>();
        for (const { at, score } of search(name, 100)) {
          const id = names[at]?.id ?? "";
          best.set(id, Math.max(best.get(id) ?? -Infinity, score));
        }
        return [...best].toSorted((left, right) => right[1] - left[1]).slice(0, MOST_HITS);
      });
    },
  };
}
