import { lately, type NameWord, type WordRole } from "../names/index.ts";
import { UNIT } from "./cost.ts";
import { limitOf, type Sought } from "./lexicon.ts";
import { PARAMETERS } from "./parameters.ts";
import { AREA_COUNT, FIRST_BODY_AREA, STEP, stepOf, STEPS, type Mass, type OwnCount } from "./population.ts";
import { misspeltOf, soughtOf } from "./charges.ts";
import { massWithout, surroundings, type Lookup, type Surroundings } from "./vocabulary.ts";

/** A word of the subject's name with what agreement on it is worth. */
export interface PricedWord {
  readonly word: NameWord;
  readonly role: WordRole;
  /** `prices[step]`: bits of agreeing within `step * STEP` bits of spelling, the charge not yet taken; as far as its letters may be changed */
  readonly prices: Float32Array;
  /** the same with no floor, as far as words run together may be changed: Infinity where the population knows nothing so near */
  readonly open: Float32Array;
  /** what the word means in English, each meaning with its own prices */
  readonly meanings: readonly { readonly text: string; readonly prices: Float32Array }[];
}

const isMeaning = ({ meaning }: NameWord["readings"][number]): boolean => meaning === true;

/** How much of the population lies around a word, and what is known of it where it is read in one way only. */
interface Around {
  readonly mass: Mass;
  readonly known: Surroundings | null;
}

function massOf(lookup: Lookup, word: NameWord, own: OwnCount | undefined): Around {
  const [first, ...others] = word.readings;
  const sought = soughtOf(word);
  if (first === undefined) return { mass: new Float32Array(AREA_COUNT * STEPS), known: null };
  if (others.length === 0 && own === undefined) {
    const known = surroundings(lookup, first, sought);
    return { mass: known.mass, known };
  }
  const each = (reading: NameWord["readings"][number]): Mass =>
    own === undefined ? surroundings(lookup, reading, sought).mass : massWithout(lookup, reading, sought, own);
  const mass = each(first).slice();
  for (const reading of others) {
    const other = each(reading);
    for (let i = 0; i < mass.length; i++) if ((other[i] as number) > (mass[i] as number)) mass[i] = other[i] as number;
  }
  return { mass, known: null };
}

/** the step of spelling within which words tell of the language area */
const AREA_STEP = 2;

/** How often each area has a word so near as this, as log2, and no rarer than `floor`. */
function areaLogs({ mass, known }: Around, floor: number): Float64Array {
  if (known !== null && known.areas.floor === floor) return known.areas.logs;
  const logs = new Float64Array(AREA_COUNT);
  for (let a = 0; a < AREA_COUNT; a++) logs[a] = Math.log2((mass[a * STEPS + AREA_STEP] as number) + floor);
  if (known !== null) known.areas = { floor, logs };
  return logs;
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

/** how many rarities are known; names read out of another script bring any */
const RARITIES = 512;
/** Share below which no word is taken to be that is at most so rare, in bits; at every step of spelling. */
export const floorShares = lately(
  (rare: number): Float64Array =>
    Float64Array.from({ length: STEPS }, (_, s) => 2 ** Math.min(0, PARAMETERS.floorGrowth * s * STEP - rare)),
  { most: RARITIES },
);

/** How many steps of spelling a word of so many letters may be away. */
const stepsWithin = (letters: number, sought: Sought): number => stepOf(Math.floor(limitOf(letters, sought) * UNIT + 1e-9)) + 1;
/** and words run together */
export const JOIN_STEPS: number = stepOf(PARAMETERS.joinLimit * UNIT) + 1;

/**
 * Prices the words of one name. The language area is inferred from all words together: the posterior over areas weighs the
 * population, so that *Khan* is common beside *Muhammad* and rarer beside *Olsen*. Yet nobody is told apart by where he is taken to
 * be from: a word is at least `elsewhere` of the share that it has where it is commonest. `areas`: how likely each is, the sum 1.
 */
export function priceWords(
  lookup: Lookup,
  words: readonly NameWord[],
  bodies: "people" | "bodies" | "both",
  own?: OwnCount,
  atMost: readonly number[] | null = null,
): { readonly words: readonly PricedWord[]; readonly areas: Float64Array } {
  const p = PARAMETERS;
  // what a word means is priced by itself
  const around = words.map((word) => {
    const { readings } = word;
    return massOf(lookup, readings.some(isMeaning) ? { ...word, readings: readings.filter((r) => !isMeaning(r)) } : word, own);
  });
  const floors = words.map((word, i) => floorShares(Math.min(floorBits(word), atMost?.[i] ?? Infinity)));
  const firstArea = bodies === "bodies" ? FIRST_BODY_AREA : 0;
  const endArea = bodies === "people" ? FIRST_BODY_AREA : AREA_COUNT;
  const weights = areaWeights(
    words.map(({ role }, i) =>
      role === "particle" || role === "number" ? null : areaLogs(around[i] as Around, (floors[i] as Float64Array)[0] as number),
    ),
    firstArea,
    endArea,
  );
  const lone = words.filter(({ role }) => role === "word").length === 1;
  const pricesOf = (word: NameWord, mass: Mass, floor: Float64Array): Pick<PricedWord, "prices" | "open"> => {
    let letters = 0;
    for (const { text } of word.readings) letters = Math.max(letters, text.length);
    const steps = stepsWithin(letters, soughtOf(word));
    shareAround(mass, weights, { firstArea, endArea, steps });
    const prices = new Float32Array(steps);
    const open = new Float32Array(Math.min(steps, JOIN_STEPS));
    const cap = capOf(word);
    const hangs = bodies !== "people" && !(lone && word.role === "word");
    const misspelt = word.role === "word" ? misspeltOf(word) : null;
    for (let s = 0; s < steps; s++) {
      const share = Math.max(shareOf[s] as number, p.elsewhere * (mostOf[s] as number));
      const bits = -Math.log2(Math.min(1, share + (floor[s] as number)));
      const near = Math.min(cap, hangs ? bodyBits(bits) : bits);
      prices[s] = misspelt === null || s === 0 ? near : Math.max(near, (prices[0] as number) - (misspelt[s] as number));
      if (s < JOIN_STEPS) open[s] = share > 0 ? -Math.log2(Math.min(1, share)) : Infinity;
    }
    return { prices, open };
  };
  const meaningsOf = (word: NameWord): PricedWord["meanings"] =>
    word.readings.filter(isMeaning).map((reading) => {
      const meant: NameWord = { ...word, script: "Latn", readings: [reading] };
      const { prices } = pricesOf(meant, massOf(lookup, meant, own).mass, floorShares(floorBits(meant)));
      return { text: reading.text, prices: prices.map((bits) => bits - p.meaning) };
    });
  const priced = words.map((word, i) => {
    const { prices, open } = pricesOf(word, (around[i] as Around).mass, floors[i] as Float64Array);
    const meanings = word.readings.some(isMeaning) ? meaningsOf(word) : NONE;
    // to the letter it means the same, too: else *Tehreek* would be no more *Tehreek* than *movement*
    for (const meant of meanings) prices[0] = Math.max(prices[0] as number, (meant.prices[0] as number) + p.meaning);
    return { word, role: word.role, prices, open, meanings };
  });
  return { words: priced, areas: weights };
}
const NONE: PricedWord["meanings"] = [];

/** How likely the bearer of the name is from each area, given what each of its words tells of it. */
function areaWeights(told: readonly (Float64Array | null)[], firstArea: number, endArea: number): Float64Array {
  const { areaFloor } = PARAMETERS;
  const weights = new Float64Array(AREA_COUNT);
  for (let a = 0; a < AREA_COUNT; a++) weights[a] = a < firstArea || a >= endArea ? OTHER_KIND : 0;
  for (const logs of told) {
    if (logs === null) continue;
    for (let a = 0; a < AREA_COUNT; a++) weights[a] = (weights[a] as number) + (logs[a] as number);
  }
  let top = -Infinity;
  for (let a = 0; a < AREA_COUNT; a++) if ((weights[a] as number) > top) top = weights[a] as number;
  let total = 0;
  for (let a = 0; a < AREA_COUNT; a++) total += weights[a] = 2 ** ((weights[a] as number) - top);
  for (let a = 0; a < AREA_COUNT; a++) weights[a] = (1 - areaFloor) * ((weights[a] as number) / total) + areaFloor / AREA_COUNT;
  return weights;
}
/** log2 of how likely a name asked as a person's is that of a body, and the other way round */
const OTHER_KIND = -8;

/** by step: the share of the population that is so near, by the weights of the areas, and where it is largest */
const shareOf = new Float64Array(STEPS);
const mostOf = new Float64Array(STEPS);
function shareAround(
  mass: Mass,
  weights: Float64Array,
  { firstArea, endArea, steps }: { readonly firstArea: number; readonly endArea: number; readonly steps: number },
): void {
  shareOf.fill(0, 0, steps);
  mostOf.fill(0, 0, steps);
  for (let a = 0; a < AREA_COUNT; a++) {
    const base = a * STEPS;
    // most areas know nothing of a rare word
    if (mass[base + STEPS - 1] === 0) continue;
    const weight = weights[a] as number;
    const counts = a >= firstArea && a < endArea;
    for (let s = 0; s < steps; s++) {
      const within = mass[base + s] as number;
      shareOf[s] = (shareOf[s] as number) + weight * within;
      if (counts && within > (mostOf[s] as number)) mostOf[s] = within;
    }
  }
}

/** Words of bodies hang together (*human welfare*, *science and technology*): the common ones tell less than their number says. One alone does not. */
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
