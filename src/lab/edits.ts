import type { Chance } from "./chance.ts";
import { KEYBOARD, LOOK_ALIKES, MISREAD, ROMANISATIONS, SPELLINGS, WRITTEN_WAYS } from "./spelling-table.ts";

type Pairs = readonly (readonly [string, string])[];

/** Words as they stand between blanks. */
export const wordsOf = (name: string): string[] => name.split(/\s+/).filter((word) => word !== "");

/** Capitals as the word that is replaced has them. */
function inCaseOf(word: string, written: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return written.toUpperCase();
  return /^\p{Lu}/u.test(word) ? written.slice(0, 1).toUpperCase() + written.slice(1) : written;
}

interface Swap {
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

/** Every place in a word where one of the pairs could be exchanged, either way. */
function swapsIn(word: string, pairs: Pairs): Swap[] {
  const lower = word.toLowerCase();
  const found: Swap[] = [];
  for (const [left, right] of pairs)
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const)
      for (let at = lower.indexOf(from); at >= 0; at = lower.indexOf(from, at + 1)) {
        // a double letter is not made three, nor undone by half
        const around = lower.slice(Math.max(0, at - 1), at) + lower.slice(at + from.length, at + from.length + 1);
        if (to === from + from && around.includes(from)) continue;
        found.push({ from, to, at });
      }
  return found;
}

/** One exchange in the word, or null where none fits. */
function swapped(word: string, pairs: Pairs, chance: Chance): string | null {
  const swaps = swapsIn(word, pairs);
  if (swaps.length === 0) return null;
  const { from, to, at } = chance.pick(swaps as [Swap, ...Swap[]]);
  return inCaseOf(word, word.slice(0, at) + to + word.slice(at + from.length));
}

/** One word of the name changed by `change`; null where it fits none. */
export function inOneWord(name: string, chance: Chance, change: (word: string) => string | null): string | null {
  const words = wordsOf(name);
  const places = words.flatMap((word, at) => {
    const to = change(word);
    return to === null || to === word ? [] : [[at, to] as const];
  });
  if (places.length === 0) return null;
  const [at, to] = chance.pick(places as [readonly [number, string], ...(readonly [number, string])[]]);
  return words.with(at, to).join(" ");
}

export const respelt = (name: string, chance: Chance): string | null =>
  inOneWord(name, chance, (word) => (word.length < 4 ? null : swapped(word, SPELLINGS, chance)));

export const misread = (name: string, chance: Chance): string | null =>
  inOneWord(name, chance, (word) => (word.length < 3 ? null : swapped(word, MISREAD, chance)));

/** Each word that has another romanisation gets it. */
export function romanised(name: string, chance: Chance): string | null {
  const made = wordsOf(name)
    .map((word) => {
      const ways = WRITTEN_WAYS.find((row) => row.includes(word.toLowerCase()))?.filter((way) => way !== word.toLowerCase());
      if (ways !== undefined) return inCaseOf(word, chance.pick(ways as [string, ...string[]]));
      return word.length < 4 ? word : (swapped(word, ROMANISATIONS, chance) ?? word);
    })
    .join(" ");
  return made === name ? null : made;
}

const isPlain = (word: string): boolean => /^\p{L}{4,}$/u.test(word);

/** A slip of the hand: a letter dropped, doubled, swapped with the next one, or its neighbour on the keyboard. The first letter stays. */
function slip(word: string, chance: Chance): string {
  const letters = [...word];
  const at = 1 + chance.below(letters.length - 1);
  const letter = letters[at] as string;
  switch (chance.below(4)) {
    case 0:
      return letters.toSpliced(at, 1).join("");
    case 1:
      return letters.toSpliced(at, 0, letter).join("");
    case 2:
      if (at + 1 < letters.length && letters[at + 1] !== letter)
        return letters.toSpliced(at, 2, letters[at + 1] as string, letter).join("");
      return letters.toSpliced(at, 1).join("");
    default: {
      const row = KEYBOARD.find((keys) => keys.includes(letter.toLowerCase()));
      if (row === undefined) return letters.toSpliced(at, 1).join("");
      const place = row.indexOf(letter.toLowerCase());
      const other = row[place + (place === 0 || (chance.below(2) === 0 && place + 1 < row.length) ? 1 : -1)] as string;
      return letters.with(at, letter === letter.toUpperCase() ? other.toUpperCase() : other).join("");
    }
  }
}

/** Slips in `count` different words of four letters or more; null where there are not so many. */
export function mistyped(name: string, chance: Chance, count: number): string | null {
  const words = wordsOf(name);
  const places = words.flatMap((word, at) => (isPlain(word) ? [at] : []));
  if (places.length < count) return null;
  for (let done = 0; done < count; done++) {
    const [at] = places.splice(chance.below(places.length), 1) as [number];
    words[at] = slip(words[at] as string, chance);
  }
  const made = words.join(" ");
  return made === name ? null : made;
}

/** One to three Latin letters replaced by letters of another script that look the same, or a mark that nobody sees put between two. */
export function disguised(name: string, chance: Chance): string | null {
  const letters = [...name];
  const places = letters.flatMap((letter, at) => (LOOK_ALIKES.has(letter) ? [at] : []));
  if (places.length === 0) return null;
  if (letters.length > 3 && chance.below(4) === 0)
    return letters.toSpliced(1 + chance.below(letters.length - 2), 0, chance.pick(["\u200b", "\u200d", "\u00ad"])).join("");
  const count = Math.min(places.length, 1 + chance.below(3));
  for (let done = 0; done < count; done++) {
    const [at] = places.splice(chance.below(places.length), 1) as [number];
    letters[at] = LOOK_ALIKES.get(letters[at] as string) as string;
  }
  return letters.join("");
}
