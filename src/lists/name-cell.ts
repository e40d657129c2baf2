import { countryCode } from "../ground/index.ts";
import { isAcronymAfter, scriptOf } from "../names/index.ts";
import type { EntryName, NameQuality, NameRole } from "./entry.ts";
import { squeeze } from "./tally.ts";

/** What stands around a name and is none: kept in `printed`, left out of `text`. */
const NOTE =
  /^(?:previously|formerly)(?: listed as)?$|^birth name$|^combat name$|^nom de guerre$|^original script$|^martyrs$|^false identity\b|^also\b|\b(?:passport|born|dob|pob|listed)\b|^[A-Z]{2}[ie]\.?\d{3}$/i;
const BORN = /,?\s+(?:born|DOB)\b.*$/i;
const GENERATION = /^(?:I{1,3}|IV|V|Jr|Sr|Junior|Senior|M\.?D|Ph\.?D|Esq|Hon)\b\.?/i;
const COMPANY = /^(?:LTD|LLC|INC|CO|CORP|S\.?A|P\.?L\.?C|LIMITED|GMBH|L TD|PTE|PVT|AG|BV|SARL)\b/i;

export interface NameCell {
  /** the cell as printed */
  readonly cell: string;
  readonly role: NameRole;
  readonly quality: NameQuality;
  /** `SURNAME, Given` is turned round only for people */
  readonly person: boolean;
}

/**
 * The names in one cell of a list. A cell may hold several, divided by `;` or ` / `, by `b)`, or with others in brackets:
 * an abbreviation, the original script, further spellings. Each name remembers the whole cell as `printed` where it differs.
 */
export function namesOfCell({ cell, role, quality, person }: NameCell): readonly EntryName[] {
  const printed = squeeze(cell);
  if (PLAIN.test(printed)) return [plainName(printed, { role, quality, person })];
  const names: EntryName[] = [];
  const put = (text: string, as: NameRole): void => {
    const tidy = trimName(text);
    if (tidy === "" || !/[\p{L}\p{N}]/u.test(tidy)) return;
    const natural = person ? naturalOrder(tidy) : tidy;
    if (names.length < 1_000 && names.some((there) => there.text === natural)) return;
    names.push({ ...(natural === printed ? {} : { printed }), quality, role: as, script: scriptOf(natural), text: natural });
  };
  for (const piece of pieces(printed)) {
    const { base, asides } = takeAsides(piece);
    const abbreviated = asides.length > 0 && asides.every((aside) => aside.length === 1 && aside[0]?.acronym === true);
    // with its abbreviation a name is printed as one: `FRONT OF X (FX)` stays a name, and `FRONT OF X` and `FX` are names besides
    if (abbreviated) put(piece, names.length === 0 ? role : second(role));
    // brackets that are part of the name (a place, `(Hong Kong)`) leave the name whole
    put(base, names.length === 0 ? role : second(role));
    for (const aside of asides) for (const { text, acronym } of aside) put(text, acronym ? "acronym" : second(role));
    const parts = base.split(/\s+\/\s*|\/\s+/);
    if (parts.length > 1) for (const part of parts) put(part, isAcronym(part) ? "acronym" : second(role));
  }
  return names;
}

/** Most cells: one name in unaccented letters without brackets, strokes or notes, and at least one letter. */
const PLAIN = /^(?=[^A-Za-z]{0,9}[A-Za-z])(?![\s,:])(?!.*\b(?:born|DOB)\b)[A-Za-z0-9 ,.'&-]*[A-Za-z0-9.]$/;

function plainName(printed: string, { role, quality, person }: Omit<NameCell, "cell">): EntryName {
  const text = person ? naturalOrder(printed) : printed;
  return text === printed ? { quality, role, script: "Latn", text } : { printed, quality, role, script: "Latn", text };
}

/** `SURNAME, Given` → `Given SURNAME`; left alone where the comma means something else (`Santos, III`, two commas). */
export function naturalOrder(name: string): string {
  const parts = name.split(",").map((part) => part.trim());
  if (parts.length === 3 && GENERATION.test(parts[2] as string)) return `${parts[1]} ${parts[0]} ${parts[2]}`;
  if (parts.length !== 2 || parts.some((part) => part === "")) return name;
  const [surname, given] = parts as [string, string];
  return GENERATION.test(given) || COMPANY.test(given) ? name : `${given} ${surname}`;
}

/** A second name in the cell of a main name is an alias; in any other cell it has the cell's own role. */
function second(role: NameRole): NameRole {
  return role === "primary" ? "alias" : role;
}

function pieces(cell: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < cell.length; at++) {
    const letter = cell[at];
    if (letter === "(") depth++;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if ((letter === ";" || letter === "؛") && depth === 0) {
      found.push(cell.slice(from, at));
      from = at + 1;
    }
  }
  found.push(cell.slice(from));
  return found.flatMap((piece) => piece.split(/(?:^|\s)[a-e]\)\s/));
}

type Aside = readonly { readonly text: string; readonly acronym: boolean }[];

/** Brackets that hold names of their own, or notes, taken out of a name; other brackets stay. */
function takeAsides(piece: string): { readonly base: string; readonly asides: readonly Aside[] } {
  const asides: Aside[] = [];
  let base = piece;
  for (const inner of brackets(piece)) {
    const content = inner.trim().replace(/^original script:?\s*/i, "");
    const around = piece.replace(`(${inner})`, " ");
    const before = piece.slice(0, piece.indexOf(`(${inner})`));
    const abbreviates = (text: string): boolean => isAcronym(text) && isAcronymAfter(text, before);
    if (NOTE.test(content)) {
      base = base.replace(`(${inner})`, " ");
      continue;
    }
    if (
      inner.includes(";") ||
      (content !== "" && otherScript(content, around)) ||
      abbreviates(content) ||
      /^[\p{Lu}]+(?:-\p{Lu}+)*,\s/u.test(content)
    ) {
      const parts = content.split(/[;؛]|,(?=\s)/).map((part) => part.replace(/\((?:original script)\)/gi, "").trim());
      asides.push(parts.map((text) => ({ text, acronym: abbreviates(text) })));
    } else continue;
    base = base.replace(`(${inner})`, " ");
  }
  return { base: base.replace(BORN, ""), asides };
}

/** The contents of the outermost brackets; the last may be left open. */
function brackets(piece: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = -1;
  for (let at = 0; at < piece.length; at++) {
    if (piece[at] === "(" && depth++ === 0) from = at + 1;
    else if (piece[at] === ")" && depth > 0 && --depth === 0) found.push(piece.slice(from, at));
  }
  return found;
}

function otherScript(inside: string, around: string): boolean {
  const script = scriptOf(inside);
  const other = scriptOf(around);
  return script !== "Zyyy" && other !== "Zyyy" && script !== other;
}

/** One short word of capitals, small letters as in `JuA`, hyphens and strokes allowed: `HTS`, `AAS-T`, `LRM/A`. A country is none. */
function isAcronym(text: string): boolean {
  if (text.length < 2 || text.length > 9 || !/^\p{Lu}[\p{L}\d.&/-]*(?: CO\.?)?$/u.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && capitals * 2 >= letters && !WORDS.has(text) && countryCode(text) === null;
}

/** capitals in brackets that abbreviate nothing */
const WORDS = new Set([
  "NGO",
  "LTD",
  "LTD.",
  "LLC",
  "INC",
  "INC.",
  "DEAD",
  "III",
  "II",
  "IV",
  "JR",
  "SR",
  "BRANCH",
  "PRIVATE",
  "PVT",
  "EAST",
  "WEST",
  "NORTH",
  "SOUTH",
]);

function trimName(text: string): string {
  const tidy = squeeze(text)
    .replace(/\s+([,)])/g, "$1")
    .replace(/^[\s,;:)]+|[\s,;:(]+$/g, "");
  // quotation marks around the whole name are the publisher's, not the bearer's
  const quoted = /^["“”«]([^"“”«»]+)["“”»]$/.exec(tidy);
  return quoted === null ? tidy : (quoted[1] as string).trim();
}
