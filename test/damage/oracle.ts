import { partialDate } from "../../src/ground/index.ts";
import type { Outcome, Read } from "./outcome.ts";

/** What is wrong with an outcome, in words; null: nothing. */
export type Verdict = string | null;

/** True when the reading says that something is missing: refused, not whole, or with more problems than the unharmed file. */
export function complains(base: Read, got: Outcome): boolean {
  return (
    got.kind === "refused" ||
    // under another id: the list of the unharmed file stays in force
    got.result.list !== base.result.list ||
    (base.result.whole && !got.result.whole) ||
    got.result.problemCount > base.result.problemCount ||
    got.result.missingParts.length > base.result.missingParts.length ||
    got.result.problems.some(({ message }) => !base.result.problems.some((known) => known.message === message))
  );
}

/** What every reading must hold, harmed or not. */
export function sound(got: Outcome): Verdict {
  if (got.kind === "refused") return got.message.trim() === "" ? "refused without a word" : null;
  const { result, entries } = got;
  if (result.entries !== entries.length) return `counted ${result.entries} entries and gave ${entries.length}`;
  if (!result.whole && result.problemCount === 0) return "not whole, and no problem says why";
  if (result.problems.length !== Math.min(result.problemCount, 1_000)) return "problems are not kept as counted";
  if (result.published !== undefined && partialDate(result.published) === null) return `published on ${result.published}, which is no day`;
  for (const { entry } of entries) {
    for (const day of [entry.listedOn, entry.endedOn, ...(entry.amendedOn ?? [])])
      if (day !== undefined && partialDate(day) === null) return `${entry.id}: ${day} is no day`;
    if (entry.id.trim() === "") return "an entry without a key";
    if (entry.names.some(({ text }) => text.trim() === "")) return `${entry.id}: a name of nothing`;
    if (entry.births.some(({ from, to }) => !/^\d{4}(?:-\d\d){0,2}$/.test(from) || !/^\d{4}(?:-\d\d){0,2}$/.test(to)))
      return `${entry.id}: a birth that is none`;
  }
  return null;
}

/** The same entries, or a complaint: what was cut off, turned round or renamed is never missing in silence. */
export function sameOrTold(base: Read, got: Outcome): Verdict {
  if (complains(base, got) || got.kind === "refused") return null;
  const difference = firstDifference(base, got);
  return difference === null ? null : `silent: ${difference}`;
}

/** The same entries (line ends, byte order marks and the order of columns say nothing). */
export function same(base: Read, got: Outcome): Verdict {
  if (got.kind === "refused") return `refused: ${got.code} ${got.message}`;
  const difference = firstDifference(base, got);
  if (difference !== null) return difference;
  return complains(base, got) ? `the entries are the same, and it complains: ${got.result.problems.at(-1)?.message ?? "not whole"}` : null;
}

/** The same, or a complaint, or the words are all there and what moved is counted under `unmapped`: a schema that changed. */
export function sameToldOrKept(base: Read, got: Outcome, raw: ReadonlySet<string>): Verdict {
  if (complains(base, got) || got.kind === "refused" || firstDifference(base, got) === null) return null;
  if (freshKeys(base, got).length === 0) return `silent: ${firstDifference(base, got) ?? ""}`;
  if (got.entries.length < base.entries.length) return `silent: ${base.entries.length - got.entries.length} entries fewer`;
  const lost = lostWords(base.entries, got.entries, (word) => raw.has(word));
  return lost.length === 0 ? null : `words are gone: ${lost.slice(0, 8).join(" ")}`;
}

/**
 * One byte was changed. Without a complaint there are as many entries as before, at most two of them are other ones, and only words
 * that the byte stands in or beside are gone.
 */
export function flipped(
  base: Read,
  got: Outcome,
  { around, raw }: { readonly around: string; readonly raw: ReadonlySet<string> },
): Verdict {
  if (complains(base, got) || got.kind === "refused") return null;
  if (got.entries.length < base.entries.length) return `silent: ${base.entries.length - got.entries.length} entries fewer`;
  if (base.result.published !== undefined && got.result.published === undefined) return "silent: the list's date is gone";
  const gotTexts = new Set(got.entries.map(({ text }) => text));
  const baseTexts = new Set(base.entries.map(({ text }) => text));
  const before = base.entries.filter(({ text }) => !gotTexts.has(text));
  const after = got.entries.filter(({ text }) => !baseTexts.has(text));
  // a relation bears the name of its other end, which may be the one that was changed; what is under `unmapped` is looked at by its words
  const others = new Set(got.entries.map(({ entry }) => withoutRelations(entry)));
  const own = before.filter(({ entry }) => !others.has(withoutRelations(entry)));
  const fresh = freshKeys(base, got);
  // a whole column or element moved to `unmapped`: that is a change of the schema, and must be told
  if (own.length > 2 && fresh.length > 0)
    return `silent: ${own.length} entries changed, ${fresh[0]} is new under unmapped: ${before[0]?.text.slice(0, 60)}`;
  if (fresh.length > 0) return null;
  const near = wordsOf(around);
  const lost = lostWords(before, after, (word) => raw.has(word) && !near.has(word));
  return lost.length === 0 ? null : `silent: words are gone: ${lost.slice(0, 8).join(" ")}`;
}

function withoutRelations(entry: Texts[number]["entry"]): string {
  return JSON.stringify({ ...entry, relations: null, source: null, unmapped: null });
}

const freshKeys = (base: Read, got: Read): readonly string[] =>
  [...got.result.unmapped.keys()].filter((key) => !base.result.unmapped.has(key));

/** words shorter than this may be codes of ours that the file happens to print, too */
const SHORTEST = 4;

export function wordsOf(text: string): Set<string> {
  return new Set(
    (
      text
        .normalize("NFC")
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter((word) => word.length >= SHORTEST),
  );
}

type Texts = Read["entries"];

function lostWords(before: Texts, after: Texts, counts: (word: string) => boolean): readonly string[] {
  const held = wordsOf(after.map(({ entry }) => `${printed(entry)}\n${saidByTypes(entry)}`).join("\n"));
  return [...wordsOf(before.map(({ entry }) => printed(entry)).join("\n"))].filter((word) => !held.has(word) && counts(word));
}

/** fields whose values are words and codes of ours, not the publisher's */
const LABELS = /\b(?:issued|expires|since|until|UK Sanctions List date designated|Part)\b/g;
const OURS: ReadonlySet<string> = new Set([
  "list",
  "kind",
  "role",
  "quality",
  "script",
  "language",
  "type",
  "country",
  "what",
  "confidence",
  "source",
  "status",
  "measures",
]);

/** words of the publishers that an identifier's type stands for, so that no note repeats them */
const SAID_BY_TYPE: ReadonlyMap<string, string> = new Map([
  ["national-id", "national identification number"],
  ["passport", "passport"],
]);

const saidByTypes = ({ identifiers }: Texts[number]["entry"]): string =>
  identifiers.map(({ type }) => SAID_BY_TYPE.get(type) ?? "").join("\n");

/** What an entry holds of what was printed; a value under `unmapped` without its key, which is the column's name. */
function printed(value: unknown): string {
  if (typeof value === "string") return value.replace(LABELS, "");
  if (Array.isArray(value)) return value.map(printed).join("\n");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([key]) => !OURS.has(key))
    .map(([key, inner]) =>
      key === "unmapped" ? (inner as readonly (readonly [string, string])[]).map(([, text]) => text).join("\n") : printed(inner),
    )
    .join("\n");
}

function firstDifference(base: Read, got: Read): string | null {
  if (base.entries.length !== got.entries.length) return `${base.entries.length} entries became ${got.entries.length}`;
  const plain = (text: string): string => text.replaceAll("\\r\\n", "\\n").replaceAll("\\r", "\\n");
  const texts = new Set(base.entries.map(({ text }) => plain(text)));
  const other = got.entries.find(({ text }) => !texts.has(plain(text)));
  if (other === undefined) return null;
  const was = base.entries.find(({ id }) => id === other.id)?.text ?? "(no such entry)";
  let at = 0;
  while (at < was.length && was[at] === other.text[at]) at++;
  return `${other.id}: …${was.slice(Math.max(0, at - 30), at + 60)} → …${other.text.slice(Math.max(0, at - 30), at + 60)}`;
}
