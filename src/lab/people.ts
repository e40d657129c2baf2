import { chanceOf, type Chance } from "./chance.ts";
import { CULTURES, PATRONYMICS, type Culture } from "./people-table.ts";

/** The commonest word is drawn most: rank r with a likelihood near 1/r. */
const uneven = (words: readonly string[], chance: Chance): string =>
  words[Math.min(words.length - 1, Math.floor(words.length ** chance.share()) - 1)] ?? "";

const split = CULTURES.map((culture) => ({ ...culture, given: culture.given.split(" "), family: culture.family.split(" ") }));
const patronymics = PATRONYMICS.split(" ");
const sum = CULTURES.reduce((all, { share }) => all + share, 0);

/** How the shipped population is made up, for the report. */
export const MADE_UP: readonly Pick<Culture, "name" | "share">[] = CULTURES.map(({ name, share }) => ({ name, share: share / sum }));

/**
 * Invented people of many cultures, a third of them with Pakistani names, who are on no list but may bear a listed name by chance, as in
 * life. Person number n is the same for the same seed, however many are asked for. One at a time, so that memory stays small.
 */
export function* inventedPeople(count: number, seed: number): Generator<string> {
  for (let n = 0; n < count; n++) yield inventedPerson(seed, n);
}

const cultureOf = (chance: Chance): (typeof split)[number] | undefined => {
  let left = chance.share() * sum;
  return split.find(({ share }) => (left -= share) < 0) ?? split[0];
};

/** A family's name, as common as it is among the invented people. */
export const inventedFamily = (chance: Chance): string => uneven(cultureOf(chance)?.family ?? [], chance);

/** Person number `n` of a seed. */
export function inventedPerson(seed: number, n: number): string {
  const chance = chanceOf(`person\n${seed}\n${n}`);
  const culture = cultureOf(chance);
  if (culture === undefined) return "";
  const used = new Set<string>();
  const fresh = (words: readonly string[]): string => {
    let word = uneven(words, chance);
    for (let tries = 0; tries < 5 && used.has(word); tries++) word = uneven(words, chance);
    used.add(word);
    return word;
  };
  return chance
    .pick(culture.shapes)
    .split(" ")
    .map((part) =>
      part === "g"
        ? fresh(culture.given)
        : part === "p"
          ? uneven(patronymics, chance)
          : part === "f"
            ? fresh(culture.family)
            : `al-${fresh(culture.family)}`,
    )
    .join(" ");
}
