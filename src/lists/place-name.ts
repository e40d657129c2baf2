import type { EntryName } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { addNameOnce } from "./once.ts";

/**
 * The names of an organisation whose cell may end in the place where it sits (`Al-Anfal Trust, Lahore`): as printed, and without the place,
 * because its papers bear no place. Only for lists on which nothing but a place follows the last comma.
 */
export function namesWithPlace(cell: string): readonly EntryName[] {
  const names = [...namesOfCell({ cell, role: "primary", quality: "unknown", person: false })];
  const comma = cell.lastIndexOf(", ");
  if (comma === -1 || !/^[\p{L} /.-]{2,40}$/u.test(cell.slice(comma + 2))) return names;
  for (const name of namesOfCell({ cell: cell.slice(0, comma), role: "variation", quality: "unknown", person: false }))
    addNameOnce(names, { ...name, printed: cell });
  return names;
}
