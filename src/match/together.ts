import { ROLE_AT, SPAN_AT, WORD, WORD_MASK } from "./cells.ts";
import type { NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Query, QueryPart } from "./query.ts";
import { isReached, type Scratch } from "./scratch.ts";

/** A word of the subject and the listed name that has it. */
export interface Drawn {
  readonly queryAt: number;
  readonly name: number;
  /** place in that name */
  readonly listedAt: number;
  readonly bits: number;
}

/** Words of several names of one entry that make up the subject's name together. */
export interface Together {
  readonly entry: number;
  readonly bits: number;
  readonly drawn: readonly Drawn[];
  /** what it costs that they stand in several names, zero or negative */
  readonly cost: number;
}

/** Names of entry e: from `entryNames[e]` to `entryNames[e + 1]`. */
export interface Entries {
  readonly entryNames: ArrayLike<number>;
  readonly isPerson: (entry: number) => boolean;
}

const MOST_PLACES = 8;
const P_BASE = Number(process.env["TG_BASE"] ?? 3);
const P_POOL = Number(process.env["TG_POOL"] ?? 1);
const P_LEFT = Number(process.env["TG_LEFT"] ?? 1);
const P_MIN = Number(process.env["TG_MIN"] ?? 3);

/**
 * Entries of people whose names have every word of the subject's between them, though no single one has: a man listed as *Sanaullah
 * Ghafari* and *Shahab al-Muhajir* signs *Sanaullah Muhajir*. After the words of `query` were reached.
 */
export function drawTogether(query: Query, index: NameIndex, scratch: Scratch, entries: Entries, least: number, found: (hit: Together) => void): void {
  const places: number[] = [];
  for (let at = 0; at < query.words.length; at++) if (query.roles[at] === WORD) places.push(at);
  if (places.length < 2 || places.length > MOST_PLACES || query.initials > 0) return;
  const { links, firstLink } = scratch;
  const most = new Float64Array(query.words.length);
  const volume = new Float64Array(query.words.length);
  for (let link = 0; link < scratch.linkCount; link++) {
    const { at, span } = query.parts[links.part[link] as number] as QueryPart;
    if (span > 1) continue;
    const word = links.word[link] as number;
    volume[at] = (volume[at] as number) + (index.postStart[word + 1] as number) - (index.postStart[word] as number);
    if ((links.worth[link] as number) > (most[at] as number)) most[at] = links.worth[link] as number;
  }
  let sum = PARAMETERS.covered - P_BASE;
  for (const at of places) sum += most[at] as number;
  if (sum < least) return;
  const lead = places.reduce((a, b) => ((volume[b] as number) < (volume[a] as number) ? b : a));
  const missing = least - (sum - (most[lead] as number));
  const seen = new Set<number>();
  for (let link = 0; link < scratch.linkCount; link++) {
    const { at, span } = query.parts[links.part[link] as number] as QueryPart;
    if (at !== lead || span > 1 || (links.worth[link] as number) < missing) continue;
    const word = links.word[link] as number;
    for (let k = index.postStart[word] as number; k < (index.postStart[word + 1] as number); k++) {
      const form = index.postings[k] as number;
      for (let n = index.formStart[form] as number; n < (index.formStart[form + 1] as number); n++) {
        const entry = index.nameEntry[index.formNames[n] as number] as number;
        if (seen.has(entry)) continue;
        seen.add(entry);
        if (!entries.isPerson(entry)) continue;
        const hit = draw(entry);
        if (hit !== null && hit.bits >= least) found(hit);
      }
    }
  }

  function draw(entry: number): Together | null {
    const possible: (Drawn & { word: number; reaches: number; others: number })[] = [];
    const pool = new Set<number>();
    let covered = 0;
    for (let name = entries.entryNames[entry] as number; name < (entries.entryNames[entry + 1] as number); name++) {
      const form = index.nameForm[name] as number;
      const from = index.cellStart[form] as number;
      const to = from + (index.formWords[form] as number);
      let words = 0;
      for (let k = from; k < to; k++) if ((index.cells[k] as number) >>> ROLE_AT === WORD) words++;
      for (let k = from; k < to; k++) {
        const cell = index.cells[k] as number;
        if (cell >>> ROLE_AT !== WORD) continue;
        const word = cell & WORD_MASK;
        pool.add(word);
        if (isReached(scratch, word) === 0) continue;
        let reaches = 0;
        for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) {
          const { at, span } = query.parts[links.part[link] as number] as QueryPart;
          if (span === 1 && query.roles[at] === WORD && (links.bits[link] as number) >= 0) reaches |= 1 << at;
        }
        for (let link = firstLink[word] as number; link >= 0; link = links.next[link] as number) {
          const { at, span } = query.parts[links.part[link] as number] as QueryPart;
          if (span > 1 || query.roles[at] !== WORD || (links.bits[link] as number) < P_MIN) continue;
          covered |= 1 << at;
          possible.push({ queryAt: at, name, listedAt: (index.cellPlaces[k] as number) & ((1 << SPAN_AT) - 1), bits: links.bits[link] as number, word, reaches, others: words - 1 });
        }
      }
    }
    for (const at of places) if ((covered & (1 << at)) === 0) return null;
    possible.sort((a, b) => b.bits - P_LEFT * b.others - a.bits + P_LEFT * a.others || a.queryAt - b.queryAt || a.name - b.name);
    const drawn: (typeof possible)[number][] = [];
    let used = 0;
    let bits = PARAMETERS.covered;
    const names = new Map<number, number>();
    for (const each of possible) {
      if ((used & (1 << each.queryAt)) !== 0) continue;
      if (drawn.some((d) => d.word === each.word || ((d.reaches & (1 << each.queryAt)) !== 0 && (each.reaches & (1 << d.queryAt)) !== 0))) continue;
      used |= 1 << each.queryAt;
      drawn.push(each);
      bits += each.bits;
      names.set(each.name, (names.get(each.name) ?? each.others + 1) - 1);
    }
    if (drawn.length < places.length) return null;
    let left = 0;
    for (const n of names.values()) left += n;
    const cost = -P_BASE - P_LEFT * left - P_POOL * (places.length - 1) * Math.max(0, Math.log2(pool.size / 4));
    return { entry, bits: bits + cost, drawn, cost };
  }
}
