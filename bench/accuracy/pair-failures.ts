import { join } from "node:path";
import { compare, namedSubject, type Evidence } from "../../src/match/index.ts";
import { exactWords, roleOf, scriptOf } from "../../src/names/index.ts";
import type { PairKind } from "./failure-kinds.ts";
import { bestThreshold } from "./figures.ts";
import { isAcronym, someAlike } from "./likeness.ts";
import { askedKind } from "./question.ts";
import type { Run } from "./score.ts";
import { lines, type PairAnswer, type PairTask } from "./tasks.ts";

/** A pair that is taken wrongly. */
export interface PairFailure {
  readonly task: PairTask;
  readonly score: number;
  readonly kind: PairKind;
  /** another file labels it the other way */
  readonly disputed: boolean;
}
export interface PairFailures {
  readonly row: string;
  readonly pairs: number;
  readonly threshold: number;
  readonly failures: readonly PairFailure[];
}

/** What is compared, and what the engine says of it. */
export interface Compared {
  /** the names that were taken, as they were read: of a name with a bracket that may be the one without it */
  readonly left: string;
  readonly right: string;
  /** each of them is a whole name as it was given */
  readonly whole: boolean;
  readonly people: boolean;
  readonly evidence: readonly Evidence[];
}

/** Sorts a pair by the lines of its comparison. */
export function pairKindOf({ left, right, whole, people, evidence }: Compared): PairKind {
  const over = evidence.filter(({ what }) => what === "left-over");
  const mine = over.flatMap((line) => exactWords(line.left ?? ""));
  const theirs = over.flatMap((line) => exactWords(line.right ?? ""));
  const [onlyMine, onlyTheirs] = [mine.filter(isContent), theirs.filter(isContent)];
  const isDrawn = evidence.some(({ what, left: word }) => what === "name" && exactWords(word ?? "").some(isContent));
  if (!isDrawn && (abbreviates(left, right) || abbreviates(right, left))) return "acronym";
  if (!isDrawn && scriptOf(left) !== scriptOf(right)) return "another script";
  const isNumeral = (word: string): boolean => /^\d+$/.test(word) || (!people && ROMAN.test(word));
  const numbered = evidence.some((e) => e.what === "name" && e.left !== e.right && isNumeral(e.left ?? "") && isNumeral(e.right ?? ""));
  if (numbered || [...mine, ...theirs].some(isNumeral)) return "another number";
  if (someAlike(onlyMine, onlyTheirs)) return "spelt far away";
  if (!isDrawn) return "nothing in common";
  if (onlyMine.length > 0 && onlyTheirs.length > 0) return "another word on each side";
  if (onlyMine.length > 0 || onlyTheirs.length > 0) return "a word more on one side";
  if (over.some(({ note }) => note === "another legal form")) return "another legal form";
  if (evidence.some(({ what, bits }) => what === "name-order" && bits < 0)) return "another order";
  if (evidence.some(({ what, note }) => what === "name" && note.startsWith("spelt otherwise"))) return "spelt otherwise";
  return whole ? "titles and initials" : "in brackets";
}

/** of people Xi and Vi are names */
const ROMAN = /^[ivx]+$/;
const isContent = (word: string): boolean => ["word", "number"].includes(roleOf(word, word));
const abbreviates = (one: string, other: string): boolean => exactWords(one).some((word) => isAcronym(word, exactWords(other)));

/** The pairs of a set that are taken wrongly where its F1 is best. `row`: `name-bench/all`. */
export function pairFailures(run: Run, row: string): PairFailures {
  const [set = ""] = row.split("/");
  const scores = new Map((lines<PairAnswer>(join(run.results, "pairs"), set) ?? []).map(({ id, score }) => [id, score]));
  const tasks = (lines<PairTask>(join(run.tasks, "pairs"), set) ?? []).filter(({ id }) => scores.has(id));
  const scoreOf = ({ id }: PairTask): number => scores.get(id) as number;
  const threshold = bestThreshold(tasks.map((task) => [scoreOf(task), task.match] as const));
  const failures = tasks
    .filter((task) => scoreOf(task) >= threshold !== task.match)
    .map((task): PairFailure => {
      const { left, right, group } = task;
      const { evidence, matched } = compare(
        namedSubject(left.names, askedKind(left.kind)),
        namedSubject(right.names, askedKind(right.kind)),
      );
      const whole = left.names.includes(matched.query) && right.names.includes(matched.listed);
      const people = left.kind === "person" || right.kind === "person";
      const kind = pairKindOf({ left: matched.query, right: matched.listed, whole, people, evidence });
      return { task, score: scoreOf(task), kind, disputed: group["disputed"] === "1" };
    });
  return { row, pairs: tasks.length, threshold, failures };
}
