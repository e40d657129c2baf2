import { BULLETIN_FIELDS, type BulletinField, type FieldChange } from "./bulletin.ts";
import { type Content, contentOf } from "./entry-content.ts";
import type { Entry } from "../lists/index.ts";

/** What changed between two states of one entry. No field: the list says the same, in another order or with other blanks. */
export function fieldChanges(before: Entry, after: Entry): { readonly fields: readonly FieldChange[]; readonly housekeeping: boolean } {
  const was = contentOf(before);
  const is = contentOf(after);
  const fields: FieldChange[] = [];
  for (const field of BULLETIN_FIELDS) {
    const { gone, come } = apart(was.fields.get(field) ?? [], is.fields.get(field) ?? []);
    if (gone.length === 0 && come.length === 0) continue;
    const { changed, left, right } = ONE_FACT.has(field) && gone.length === 1 && come.length === 1 ? one(gone, come) : paired(gone, come);
    fields.push({
      field,
      added: right.map(({ text }) => text),
      removed: left.map(({ text }) => text),
      changed: changed.map(([from, to]) => ({ from: from.text, to: to.text })),
    });
  }
  return { fields, housekeeping: was.housekeeping !== is.housekeeping };
}

/** Fields whose values are facts of one kind: one that went and one that came are one fact that was corrected. */
const ONE_FACT: ReadonlySet<BulletinField> = new Set(["births", "amendedOn", "nationalities"]);

const one = (gone: readonly Content[], come: readonly Content[]): Paired => ({
  changed: [[gone[0] as Content, come[0] as Content]],
  left: [],
  right: [],
});

/** Values that stand on one side only; the same value twice says no more than once. */
function apart(was: readonly Content[], is: readonly Content[]): { readonly gone: Content[]; readonly come: Content[] } {
  const before = new Map(was.map((value) => [value.key, value]));
  const after = new Map(is.map((value) => [value.key, value]));
  return {
    gone: [...before.values()].filter(({ key }) => !after.has(key)),
    come: [...after.values()].filter(({ key }) => !before.has(key)),
  };
}

interface Paired {
  readonly changed: readonly (readonly [from: Content, to: Content])[];
  readonly left: readonly Content[];
  readonly right: readonly Content[];
}

/** values a side beyond which nobody reads pairs */
const MOST_PAIRED = 60;
/** share of words in common from which two values are one that was rewritten */
const ALIKE = 0.5;

/** A value that went and one that came are one changed value when they are about the same thing, or share most of their words. */
function paired(gone: readonly Content[], come: readonly Content[]): Paired {
  const changed: (readonly [Content, Content])[] = [];
  const right = new Set(come);
  const left: Content[] = [];
  for (const from of gone) {
    const same = [...right].find((to) => to.about === from.about);
    if (same === undefined) left.push(from);
    else {
      changed.push([from, same]);
      right.delete(same);
    }
  }
  if (left.length > MOST_PAIRED || right.size > MOST_PAIRED || right.size === 0) return { changed, left, right: [...right] };
  const alike = left
    .flatMap((from) => [...right].map((to) => ({ from, to, share: wordsShared(from.text, to.text) })))
    .filter(({ share }) => share >= ALIKE)
    .toSorted((a, b) => b.share - a.share);
  const taken = new Set<Content>();
  for (const { from, to } of alike) {
    if (taken.has(from) || !right.has(to)) continue;
    changed.push([from, to]);
    taken.add(from);
    right.delete(to);
  }
  return { changed, left: left.filter((from) => !taken.has(from)), right: [...right] };
}

/** Words that both hold, as a share of all words of either. */
function wordsShared(one: string, other: string): number {
  const ours = new Set(one.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const theirs = new Set(other.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  if (ours.size === 0 || theirs.size === 0) return 0;
  const both = [...ours].filter((word) => theirs.has(word)).length;
  return both / (ours.size + theirs.size - both);
}
