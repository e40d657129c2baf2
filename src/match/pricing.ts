import type { NameWord, WordRole } from "../names/index.ts";
import { UNIT } from "./cost.ts";
import { PARAMETERS } from "./parameters.ts";
import { AREA_COUNT, FIRST_BODY_AREA, STEP, STEPS, type Mass, type OwnCount } from "./population.ts";
import { massWithout, surroundings, type Lookup } from "./vocabulary.ts";

/** A word of the subject's name with what agreement on it is worth. */
export interface PricedWord {
  readonly word: NameWord;
  readonly role: WordRole;
  /** `prices[step]`: bits of agreeing within `step * STEP` bits of spelling, the charge not yet taken */
  readonly prices: Float32Array;
  /** the same with no floor: Infinity where the population knows nothing so near. A joined word is priced by its parts instead */
  readonly open: Float32Array;
  /** what the word means in English, each meaning with its own prices */
  readonly meanings: readonly { readonly text: string; readonly prices: Float32Array }[];
}

const isMeaning = ({ meaning }: NameWord["readings"][number]): boolean => meaning === true;

function massOf(lookup: Lookup, readings: NameWord["readings"], own: OwnCount | undefined): Mass {
  let most: Mass | null = null;
  for (const reading of readings) {
    const mass = own === undefined ? surroundings(lookup, reading).mass : massWithout(lookup, reading, own);
    most = most === null ? mass : most.map((x, i) => Math.max(x, mass[i] as number));
  }
  return most ?? new Float32Array(AREA_COUNT * STEPS);
}

/** How rare a word is at most, in bits: words not in the table are rare, not impossible. */
export function floorBits(word: NameWord): number {
  const p = PARAMETERS;
  const { text, unvowelled } = word.readings[0] as NameWord["readings"][number];
  if (word.script === "Hani") return p.foreign.han;
  if (word.script === "Hang") return Math.min(p.floorBits, p.foreign.hangul + (text.length - 2) * 2);
  const first = text.charCodeAt(0);
  const latin = (first >= 97 && first <= 122) || (first >= 48 && first <= 57);
  if (!latin) return Math.min(p.floorBits, p.foreign.perSign * text.length);
  if (unvowelled) return Math.min(p.floorBits, p.floorPerConsonant * text.replace(/[aiueo]/g, "").length);
  return Math.min(p.floorBits, p.floorPerLetter * text.length);
}

/** Share below which no word is taken to be, at every step of spelling. */
export function floorShares(word: NameWord, atMost: number): Float64Array {
  const rare = Math.min(floorBits(word), atMost);
  const shares = new Float64Array(STEPS);
  for (let s = 0; s < STEPS; s++) shares[s] = 2 ** Math.min(0, PARAMETERS.floorGrowth * s * STEP - rare);
  return shares;
}

/**
 * Prices the words of one name. The language area is inferred from all words together: the posterior over areas weighs the
 * population, so that *Khan* is common beside *Muhammad* and rarer beside *Olsen*. Yet nobody is told apart by where he is taken to
 * be from: a word is at least `elsewhere` of the share that it has where it is commonest.
 */
export function priceWords(
  lookup: Lookup,
  words: readonly NameWord[],
  bodies: "people" | "bodies" | "both",
  own?: OwnCount,
  atMost: readonly number[] | null = null,
): readonly PricedWord[] {
  const p = PARAMETERS;
  // what a word means is priced by itself
  const masses = words.map(({ readings }) =>
    massOf(lookup, readings.some(isMeaning) ? readings.filter((r) => !isMeaning(r)) : readings, own),
  );
  const floors = words.map((word, i) => floorShares(word, atMost?.[i] ?? Infinity));
  const logs = new Float64Array(AREA_COUNT);
  for (let a = 0; a < AREA_COUNT; a++) {
    const body = a >= FIRST_BODY_AREA;
    logs[a] = (bodies === "people" && body) || (bodies === "bodies" && !body) ? -8 : 0;
    for (let i = 0; i < words.length; i++) {
      const { role } = words[i] as NameWord;
      if (role === "particle" || role === "number") continue;
      const within = (masses[i] as Mass)[a * STEPS + 2] as number;
      logs[a] = (logs[a] as number) + Math.log2(within + ((floors[i] as Float64Array)[0] as number));
    }
  }
  const top = logs.reduce((most, x) => Math.max(most, x));
  const weights = new Float64Array(AREA_COUNT);
  let total = 0;
  for (let a = 0; a < AREA_COUNT; a++) total += weights[a] = 2 ** ((logs[a] as number) - top);
  for (let a = 0; a < AREA_COUNT; a++) weights[a] = (1 - p.areaFloor) * ((weights[a] as number) / total) + p.areaFloor / AREA_COUNT;
  const firstArea = bodies === "bodies" ? FIRST_BODY_AREA : 0;
  const endArea = bodies === "people" ? FIRST_BODY_AREA : AREA_COUNT;
  const pricesOf = (word: NameWord, mass: Mass, floor: Float64Array): Pick<PricedWord, "prices" | "open"> => {
    const prices = new Float32Array(STEPS);
    const open = new Float32Array(STEPS);
    const cap = capOf(word);
    for (let s = 0; s < STEPS; s++) {
      let share = 0;
      let most = 0;
      for (let a = 0; a < AREA_COUNT; a++) {
        const within = mass[a * STEPS + s] as number;
        share += (weights[a] as number) * within;
        if (a >= firstArea && a < endArea && within > most) most = within;
      }
      share = Math.max(share, p.elsewhere * most);
      const bits = -Math.log2(Math.min(1, share + (floor[s] as number)));
      prices[s] = Math.min(cap, bodies === "people" ? bits : bodyBits(bits));
      open[s] = share > 0 ? -Math.log2(Math.min(1, share)) : Infinity;
    }
    return { prices, open };
  };
  const meaningsOf = (word: NameWord): PricedWord["meanings"] =>
    word.readings.filter(isMeaning).map((reading) => {
      const meant: NameWord = { ...word, script: "Latn", readings: [reading] };
      const { prices } = pricesOf(meant, massOf(lookup, meant.readings, own), floorShares(meant, Infinity));
      return { text: reading.text, prices: prices.map((bits) => bits - p.meaning) };
    });
  return words.map((word, i) => ({
    word,
    role: word.role,
    ...pricesOf(word, masses[i] as Mass, floors[i] as Float64Array),
    meanings: meaningsOf(word),
  }));
}

/** Words of bodies hang together (*human welfare*, *science and technology*): the common ones tell less than their number says. */
function bodyBits(bits: number): number {
  const { bodyKnee, bodyBase } = PARAMETERS;
  return bits >= bodyKnee ? bits : bits * (bodyBase + ((1 - bodyBase) * bits) / bodyKnee);
}

/** Titles, particles and legal forms are light whatever their frequency in the tables. */
function capOf(word: NameWord): number {
  const { cap } = PARAMETERS;
  switch (word.role) {
    case "particle":
      return cap.particle;
    case "honorific":
      return cap.honorific;
    case "form":
      return cap.form;
    case "initial":
      return 3;
    case "number":
      return Math.min(cap.number, cap.digit * (word.readings[0]?.text.length ?? 1));
    case "word":
      return Infinity;
  }
}

/** What a spelling costs on top of the mass it opens: lightly while it is one of the usual changes, dear when it is far. */
export function chargeOf(cost: number): number {
  const { charge, far, farFrom } = PARAMETERS;
  return charge * cost + far * Math.max(0, cost - farFrom);
}

/** `chargeOf` of every cost in UNITs that a word can have. */
export const CHARGES: Float64Array = Float64Array.from({ length: 256 }, (_, units) => chargeOf(units / UNIT));
