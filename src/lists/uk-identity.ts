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
  const byGroup = new Map<string, { readonly id: string; rows: readonly UkRow[] }[]>();
  const order: { readonly id: string; rows: readonly UkRow[] }[] = [];
  const place = (identity: { readonly id: string; rows: readonly UkRow[] }, group: string): void => {
    order.push(identity);
    const there = byGroup.get(group);
    if (there === undefined) byGroup.set(group, [identity]);
    else there.push(identity);
  };
  // in the order of their Unique IDs, not of the file: who holds a Group ID must not change when rows change places
  for (const [unique, rows] of [...designations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const line = rows[0]?.line ?? 0;
    const groups = [...new Set(rows.map((row) => cellOf(row, "group")))].filter((group) => group !== "");
    const [group] = groups;
    if (group === undefined) {
      place({ id: unique, rows }, unique);
      continue;
    }
    if (groups.length > 1)
      onProblem(
        badRow("field-invalid", {
          file,
          line,
          field: "OFSI Group ID",
          value: groups.join(", "),
          message: `${unique} has more than one Group ID: the first stands`,
        }),
      );
    const holders = byGroup.get(group) ?? [];
    const same = holders.find((holder) => shareName(holder.rows, rows));
    if (same !== undefined) same.rows = [...same.rows, ...rows];
    else if (holders.length === 0) place({ id: group, rows }, group);
    else {
      const message = `Group ID ${group} stands with two designations that share no name: ${unique} is an entry of its own`;
      onProblem(badRow("field-invalid", { file, line, field: "OFSI Group ID", value: group, message }));
      place({ id: unique, rows }, group);
    }
  }
  yield* order.sort((a, b) => (a.rows[0]?.line ?? 0) - (b.rows[0]?.line ?? 0));
}

const NAMES: readonly Column[] = ["name1", "name2", "name3", "name4", "name5", "name6"];

function shareName(left: readonly UkRow[], right: readonly UkRow[]): boolean {
  const names = new Set(left.map(foldedName));
  return right.some((row) => foldedName(row) !== "" && names.has(foldedName(row)));
}

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
