import { isAcronymAfter } from "../names/index.ts";
import type { EntryName, NameRole } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { addNameOnce, LONGEST_NAME_CELL } from "./once.ts";
import { squeeze } from "./tally.ts";

/** What the schedules add to many bodies; it names nobody. */
const FRONTS =
  /[,;]?\s+(?:and\s+)?all\s+(?:its|of its|their)\s+(?:formations?|manifestations?|factions?|wings?|fronts?)\b(?:[\s,]+(?:and|or|&)?\s*(?:all\s+)?(?:its\s+)?(?:formations?|manifestations?|front\s+organi[sz]ations?|factions?|wings?))*\.?/gi;
/** a wing is banned with its body and has a name of its own */
const WING =
  /[,;]?\s+and\s+(?:its|the)\s+(?:political|armed|military|student|women'?s|youth)\s+wing,?\s+(?:also\s+called\s+|namely\s+|called\s+)?(?:the\s+)?/gi;
const BETWEEN = /\s+or\s+|\s*\/\s*|\s+alias\s+|\s*@\s*/i;

/**
 * The names in one cell of the schedules: `A or B or C (ABC) and all its manifestations`, `A/B`, `A and its armed wing, the B`. Each
 * remembers the cell as printed where it was divided.
 */
export function indianNames(cell: string): readonly EntryName[] {
  const printed = squeeze(cell);
  if (printed.length > LONGEST_NAME_CELL) return namesOfCell({ cell: printed, role: "primary", quality: "unknown", person: false });
  const names: EntryName[] = [];
  const put = (text: string, role: NameRole): void => {
    for (const name of namesOfCell({ cell: text, role, quality: "unknown", person: false }))
      addNameOnce(names, name.text === printed ? name : { ...name, printed });
  };
  const bodies = printed.replace(FRONTS, "").split(WING);
  for (const body of bodies)
    for (const piece of divided(body)) {
      const role: NameRole = names.length === 0 ? "primary" : "alias";
      put(bare(piece), role);
    }
  return names;
}

/** Quotation marks around a whole name and a stray comma at its end are no part of it. */
function bare(text: string): string {
  return squeeze(text)
    .replace(/^[‘'“"](.*)[’'”"]$/u, "$1")
    .replace(/[,;–—-]+$/u, "")
    .replace(/\s*\[([^\]]{2,20})\]/gu, (whole, inner: string) =>
      isAcronymAfter(inner.replace(/[^\p{L}]/gu, ""), text) ? ` (${inner})` : whole,
    );
}

/** At `or`, `/`, `@`, but not inside brackets: `Jamaat (A or B faction)` is one. */
function divided(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  let before = "";
  for (let match = BETWEEN.exec(rest); match !== null; match = BETWEEN.exec(rest)) {
    const left = before + rest.slice(0, match.index);
    const open = (left.match(/[([]/g)?.length ?? 0) > (left.match(/[)\]]/g)?.length ?? 0);
    if (open) before = left + match[0];
    else {
      pieces.push(left);
      before = "";
    }
    rest = rest.slice(match.index + match[0].length);
  }
  pieces.push(before + rest);
  return pieces.filter((piece) => piece.trim() !== "");
}
