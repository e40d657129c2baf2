import { parameterValues, boundsById } from "../../src/match/parameter-values.ts";
import { rounded } from "../../src/match/parameter-bounds.ts";
import { type ParameterFile, type ParameterRow, sealOf, writtenParameterFile } from "../../src/match/parameters-file.ts";
import type { Estimates } from "./estimates.ts";

/** The file with a hash that fits, as it is written. Throws `parameters-damaged` where a number cannot be meant: such a file is never sealed. */
export function sealedText(file: ParameterFile, name: string): string {
  parameterValues(file, name);
  return writtenParameterFile(file);
}

/** The file with what was learned beside each number, and taken for those that say they are learned. An older estimate goes. */
export function withEstimates(file: ParameterFile, estimates: Estimates): ParameterFile {
  const bounds = boundsById();
  const numbers = file.numbers.map(({ id, value, unit, from, meaning }): ParameterRow => {
    const row = { id, value, unit, from, meaning };
    const learned = estimates.get(id);
    if (learned === undefined) return row;
    const [first] = learned;
    const known = bounds.get(id);
    const taken = from === "learned" && first !== undefined && known !== undefined ? { value: rounded(first.value, known) } : {};
    return { ...row, ...taken, learned };
  });
  const next = { ...file, numbers };
  return { ...next, hash: sealOf(next) };
}

/** What is another in `after`, one line a field, for whoever seals it. */
export function changesBetween(before: ParameterFile, after: ParameterFile): string[] {
  const lines: string[] = [];
  const tell = (what: string, from: unknown, to: unknown): void => {
    const [left, right] = [JSON.stringify(from) ?? "nothing", JSON.stringify(to) ?? "nothing"];
    if (left !== right) lines.push(`${what}: ${left} → ${right}`);
  };
  tell("population", before.population, after.population);
  const rows = new Map(before.numbers.map((row) => [row.id, row]));
  for (const row of after.numbers) {
    const old = rows.get(row.id);
    rows.delete(row.id);
    for (const field of ["value", "unit", "from", "meaning", "learned"] as const) tell(`${row.id} ${field}`, old?.[field], row[field]);
  }
  for (const id of rows.keys()) lines.push(`${id}: gone`);
  return lines;
}
