import { formatProblem, type Problem } from "../ground/index.ts";
import { cleaned } from "./plain-text.ts";

const SHOWN = 10;

/** The first problems as lines for stderr, and how many more there are. */
export function shownProblems(problems: readonly Problem[], all: number): string[] {
  // a list that another register handed on: its problems were told there
  if (problems.length === 0 && all > 0) return [`${count(all, "problem was", "problems were")} counted where it was first read`];
  const lines = problems.slice(0, SHOWN).map((found) => cleaned(formatProblem(found)));
  return all > lines.length ? [...lines, `and ${grouped(all - lines.length)} more problems`] : lines;
}

/** `1 name`, `1,204 names` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** `1,204`. By hand, because `toLocaleString` loads a locale's data first: 30 ms of each short command. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
