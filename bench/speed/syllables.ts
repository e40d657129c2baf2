import type { Seeded } from "./seeded.ts";

/** Invented words for where no official lists are at hand: pronounceable, of uneven frequency like real names. */
const onsets = [
  "b",
  "d",
  "f",
  "g",
  "h",
  "j",
  "k",
  "kh",
  "l",
  "m",
  "n",
  "q",
  "r",
  "s",
  "sh",
  "t",
  "v",
  "y",
  "z",
  "zh",
  "br",
  "st",
  "tr",
  "gh",
];
const vowels = ["a", "a", "a", "e", "i", "o", "u", "ai", "ee", "ou"];
const codas = ["", "", "", "n", "m", "r", "d", "k", "l", "s", "sh", "b", "th", "v", "ov", "ari", "ullah"];

export function inventedWords(random: Seeded, count: number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    let word = "";
    for (let syllable = 0; syllable < 2 + random.below(2); syllable++) word += random.pick(onsets) + random.pick(vowels);
    words.add(word + random.pick(codas));
  }
  return [...words];
}

/** Word number n is drawn with a likelihood near 1/n, as names are. */
export function uneven(random: Seeded, words: readonly string[]): string {
  return words[Math.min(words.length - 1, Math.floor(words.length ** random.next()) - 1)] ?? "";
}
