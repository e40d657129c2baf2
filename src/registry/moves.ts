import type { Entry } from "../lists/index.ts";
import type { EntryId } from "../ground/index.ts";
import { exactKey } from "../names/index.ts";
import { captionOf } from "./facts.ts";
import { bornWord, formatBirth } from "../ground/index.ts";
import { joinKeys } from "./join-key.ts";
import type { Move } from "./bulletin.ts";

export interface Moving {
  /** entries that only the older version has, that only the newer has, and those that differ */
  readonly gone: readonly Entry[];
  readonly come: readonly Entry[];
  readonly changed: readonly (readonly [was: Entry, is: Entry])[];
}

/**
 * Publishers renumber entries, put two into one and one into two, without saying so. Found where the evidence is plain: the newer entry
 * prints the older one's key, they share an identifier that joins parties, or the main name of one is a name of the other and a second fact
 * agrees; never where kind, sex or births contradict each other. What is found is told and not acted upon.
 */
export function movesBetween({ gone, come, changed }: Moving): Move[] {
  const takers = [...come.map((is) => ({ is, was: null })), ...changed.map(([was, is]) => ({ is, was }))];
  const index = taken(takers);
  const into = new Map<Taker, Found[]>();
  const leftFor = new Map<Entry, Found[]>();
  for (const entry of gone) {
    const found = best(entry, index);
    for (const one of found) into.set(one.taker, [...(into.get(one.taker) ?? []), one]);
    if (found.length > 0) leftFor.set(entry, found);
  }
  const moves: Move[] = [];
  const explained = new Set<Entry>();
  for (const [entry, found] of leftFor) {
    // one that went, several new ones that each took a part of it
    if (found.length < 2 || found.some(({ taker }) => (into.get(taker) ?? []).length > 1)) continue;
    moves.push(
      move(
        "split",
        [entry],
        found.map(({ taker }) => taker.is),
        found.flatMap(({ because }) => because),
      ),
    );
    for (const { taker } of found) explained.add(taker.is);
    leftFor.delete(entry);
  }
  for (const [taker, found] of into) {
    const from = found.filter(({ entry }) => leftFor.get(entry)?.[0]?.taker === taker);
    if (from.length === 0) continue;
    const how = from.length === 1 && taker.was === null ? "renumbered" : "merged";
    moves.push(
      move(
        how,
        from.map(({ entry }) => entry),
        [taker.is],
        from.flatMap(({ because }) => because),
      ),
    );
    explained.add(taker.is);
  }
  moves.push(
    ...splitOff(
      come.filter((entry) => !explained.has(entry)),
      changed,
    ),
  );
  return moves.toSorted((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || ((a.from[0] ?? "") < (b.from[0] ?? "") ? -1 : 1));
}

const ORDER: readonly Move["how"][] = ["renumbered", "merged", "split"];

interface Taker {
  readonly is: Entry;
  /** null: the entry is new */
  readonly was: Entry | null;
}

interface Found {
  readonly entry: Entry;
  readonly taker: Taker;
  readonly because: readonly string[];
  readonly weight: number;
}

const move = (how: Move["how"], from: readonly Entry[], to: readonly Entry[], because: readonly string[]): Move => ({
  how,
  from: from.map(({ id }) => id),
  to: to.map(({ id }) => id),
  caption: captionOf((to[0] ?? from[0]) as Entry),
  because: [...new Set(because)],
});

/** Under what an entry may be found: its names and identifiers. A changed entry is only found by what it did not hold before. */
function taken(takers: readonly Taker[]): ReadonlyMap<string, readonly Taker[]> {
  const index = new Map<string, Taker[]>();
  for (const taker of takers) {
    const before = taker.was === null ? new Set<string>() : marksOf(taker.was);
    for (const mark of marksOf(taker.is)) {
      if (before.has(mark)) continue;
      const known = index.get(mark);
      if (known === undefined) index.set(mark, [taker]);
      else known.push(taker);
    }
  }
  return index;
}

/** `name …`, `key …` (an identifier that joins parties), `refers …` (the key of another entry, printed) */
function marksOf(entry: Entry): Set<string> {
  const marks = new Set<string>();
  for (const { text, quality } of entry.names) if (quality !== "weak") marks.add(`name ${exactKey(text)}`);
  for (const { by, value, own } of joinKeys(entry)) if (!own) marks.add(`key ${by} ${value}`);
  for (const { value } of entry.identifiers) if (value !== entry.id) marks.add(`refers ${value.trim()}`);
  for (const { to } of entry.relations) if (to !== undefined) marks.add(`refers ${to}`);
  for (const word of entry.remarks?.match(REFERENCE) ?? []) if (/\p{N}/u.test(word)) marks.add(`refers ${word}`);
  return marks;
}

/** a word that may be a key: `QDe.115`, `IRN0129`, `HKMA-73` */
const REFERENCE = /[\p{L}\p{N}](?:[\p{L}\p{N}./-]*[\p{L}\p{N}])?/gu;

const mainName = (entry: Entry): string => exactKey((entry.names.find(({ role }) => role === "primary") ?? entry.names[0])?.text ?? "");

/** The entries that took this one over; several only where each is new and bears another part of its names. */
function best(entry: Entry, index: ReadonlyMap<string, readonly Taker[]>): Found[] {
  const marks = [...marksOf(entry)].filter((mark) => !mark.startsWith("refers "));
  const candidates = new Set<Taker>();
  for (const mark of [...marks, `refers ${entry.id}`]) {
    const there = index.get(mark) ?? [];
    // a name that many bear tells nobody apart
    if (there.length <= MOST_ALIKE) for (const taker of there) candidates.add(taker);
  }
  const found = [...candidates].map((taker) => evidenceFor(entry, taker)).filter((one) => one !== null);
  const top = Math.max(0, ...found.map(({ weight }) => weight));
  const strongest = found.filter(({ weight }) => weight === top);
  const main = mainName(entry);
  const bore = new Set(entry.names.map(({ text }) => exactKey(text)));
  const parts = found.filter(({ taker }) => taker.was === null && bore.has(mainName(taker.is)));
  const names = new Set(parts.map(({ taker }) => mainName(taker.is)));
  if (parts.length > 1 && names.size === parts.length && !names.has("") && parts.some(({ taker }) => mainName(taker.is) !== main))
    return parts;
  // two that fit equally well: nobody can say which
  return strongest.length === 1 ? strongest : [];
}

const MOST_ALIKE = 5;

function evidenceFor(entry: Entry, taker: Taker): Found | null {
  const { is, was } = taker;
  if (contradict(entry, is)) return null;
  const because: string[] = [];
  let weight = 0;
  const put = (bits: number, text: string): void => {
    weight += bits;
    because.push(text);
  };
  if (entry.id.length >= SHORTEST_REFERENCE && refersTo(is, entry.id) && (was === null || !refersTo(was, entry.id)))
    put(2, `${is.id} now names ${entry.id}`);
  const ours = new Set(
    joinKeys(entry)
      .filter(({ own }) => !own)
      .map(({ by, value }) => `${by} ${value}`),
  );
  const shared = joinKeys(is).find(({ by, value, own }) => !own && ours.has(`${by} ${value}`));
  if (shared !== undefined) put(3, `same ${shared.by} ${shared.value}`);
  const names = new Set(entry.names.filter(({ quality }) => quality !== "weak").map(({ text }) => exactKey(text)));
  const theirs = new Set(is.names.filter(({ quality }) => quality !== "weak").map(({ text }) => exactKey(text)));
  if (mainName(entry) === mainName(is)) put(4, `same name ${captionOf(is)}`);
  else if (theirs.has(mainName(entry))) put(3, `${captionOf(entry)} is now a name of ${is.id}`);
  else if (names.has(mainName(is))) put(3, `${captionOf(is)} was a name of ${entry.id}`);
  else if (shared === undefined) return null;
  const birth = entry.births.find((one) => is.births.some((other) => one.from === other.from && one.to === other.to));
  if (birth !== undefined) put(2, `${bornWord(is.kind) === "born" ? "same birth" : `both ${bornWord(is.kind)}`} ${formatBirth(birth)}`);
  if (entry.listedOn !== undefined && entry.listedOn === is.listedOn) put(1, `same day of listing ${entry.listedOn}`);
  const programme = entry.programmes.find((one) => is.programmes.includes(one));
  if (programme !== undefined) put(1, `same programme ${programme}`);
  const address = entry.addresses.find(({ text }) => text.length > 12 && is.addresses.some((other) => other.text === text));
  if (address !== undefined) put(1, `same address ${address.text}`);
  // a name alone is none: namesakes are listed and delisted every month. Persons need more than a programme beside it
  return weight >= (entry.kind === "person" ? 6 : 4) && because.length >= 2 ? { entry, taker, because, weight } : null;
}

/** shorter keys stand in every text */
const SHORTEST_REFERENCE = 5;
const refersTo = (entry: Entry, id: EntryId): boolean => marksOf(entry).has(`refers ${id}`);

function contradict(one: Entry, other: Entry): boolean {
  if (one.kind !== other.kind && one.kind !== "unknown" && other.kind !== "unknown") return true;
  if (one.sex !== undefined && other.sex !== undefined && one.sex !== other.sex) return true;
  if (one.births.length === 0 || other.births.length === 0) return false;
  const years = (birth: Entry["births"][number]): readonly [number, number] => {
    const slack = birth.circa ? 3 : 1;
    return [Number(birth.from.slice(0, 4)) - slack, Number(birth.to.slice(0, 4)) + slack];
  };
  return !one.births.some((a) => other.births.some((b) => years(a)[0] <= years(b)[1] && years(b)[0] <= years(a)[1]));
}

/** New entries whose main name an older entry bore and no longer bears: what was an alias is an entry of its own. */
function splitOff(come: readonly Entry[], changed: Moving["changed"]): Move[] {
  const lost = new Map<string, (readonly [was: Entry, is: Entry])[]>();
  for (const pair of changed) {
    const still = new Set(pair[1].names.map(({ text }) => exactKey(text)));
    for (const key of new Set(pair[0].names.map(({ text }) => exactKey(text))))
      if (!still.has(key)) lost.set(key, [...(lost.get(key) ?? []), pair]);
  }
  const moves: Move[] = [];
  for (const entry of come) {
    const sources = lost.get(mainName(entry)) ?? [];
    const [only] = sources;
    if (only === undefined || sources.length > 1) continue;
    const [was, is] = only;
    if (was.kind !== entry.kind) continue;
    moves.push({
      how: "split",
      from: [was.id],
      to: [is.id, entry.id],
      caption: captionOf(entry),
      because: [`${captionOf(entry)} was a name of ${was.id} and is one no longer`],
    });
  }
  return moves;
}
