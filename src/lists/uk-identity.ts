import type { Problem } from "../ground/index.ts";
import { badRow, squeeze } from "./tally.ts";
import type { Column } from "./uk-columns.ts";
import type { UkRow } from "./uk-entry.ts";

/** An entry of the UK Sanctions List: the key that it bears, and its rows. */
export interface Identity {
  readonly id: string;
  readonly rows: readonly UkRow[];
}

export const cellOf = ({ cells, layout }: UkRow, column: Column): string => squeeze(cells[layout.at.get(column) ?? -1] ?? "");

/**
 * Which key each designation bears. An entry must stay itself when the list changed its form in January 2026, so the OFSI Group ID goes
 * first, as on the ConList; what was designated since may have none, and is known by its Unique ID. Two designations under one Group ID
 * are one entry only when they share a name (a party under two regimes): a misprinted number must not make one party of two.
 */
export function* identities(
  designations: ReadonlyMap<string, readonly UkRow[]>,
  { file, onProblem }: { readonly file: string; readonly onProblem: (problem: Problem) => void },
): Generator<Identity> {
  const held = new Set<string>();
  const byName = new Map<string, Held>();
  const order: Held[] = [];
  // in the order of their Unique IDs, not of the file: who holds a Group ID must not change when rows change places
  for (const [unique, rows] of [...designations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const line = rows[0]?.line ?? 0;
    const groups = [...new Set(rows.map((row) => cellOf(row, "group")))].filter((group) => /\d/.test(group)).sort();
    const [group] = groups;
    if (group === undefined) {
      order.push({ id: unique, rows: [...rows] });
      continue;
    }
    if (groups.length > 1) {
      const message = `${unique} has more than one Group ID: the smallest stands`;
      onProblem(badRow("field-invalid", { file, line, field: "OFSI Group ID", value: groups.join(", "), message }));
    }
    const names = new Set(rows.map(foldedName).filter((name) => name !== ""));
    const same = [...names].map((name) => byName.get(`${group}\n${name}`)).find((there) => there !== undefined);
    const holder: Held = same ?? { id: held.has(group) ? unique : group, rows: [] };
    for (const row of rows) holder.rows.push(row);
    for (const name of names) if (!byName.has(`${group}\n${name}`)) byName.set(`${group}\n${name}`, holder);
    if (same !== undefined) continue;
    order.push(holder);
    if (held.has(group)) {
      const message = `Group ID ${group} stands with two designations that share no name: ${unique} is an entry of its own`;
      onProblem(badRow("field-invalid", { file, line, field: "OFSI Group ID", value: group, message }));
    }
    held.add(group);
  }
  yield* order.sort((a, b) => (a.rows[0]?.line ?? 0) - (b.rows[0]?.line ?? 0));
}

interface Held {
  readonly id: string;
  readonly rows: UkRow[];
}

const NAMES: readonly Column[] = ["name1", "name2", "name3", "name4", "name5", "name6"];

/** The words of a name in one order: which of the six columns a word stands in is no difference. */
function foldedName(row: UkRow): string {
  return NAMES.map((column) => cellOf(row, column))
    .join(" ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}
