import type { Seeded } from "./seeded.ts";

/** How a planted question differs from the listed name. Made without the engine's own tables, so that they cannot flatter it. */
export type Change = "as listed" | "one typo" | "two edits" | "words reordered" | "vowels respelt" | "words joined";

const letters = "abcdefghijklmnopqrstuvwxyz";

function typo(word: string, random: Seeded): string {
  if (word.length < 3) return word + random.pick([...letters]);
  const at = 1 + random.below(word.length - 1);
  const before = word.slice(0, at);
  const after = word.slice(at + 1);
  switch (random.below(4)) {
    case 0:
      return before + after;
    case 1:
      return before + (word[at] ?? "") + (word[at] ?? "") + after;
    case 2:
      return at + 1 < word.length ? before + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2) : before + after;
    default:
      return before + random.pick([...letters]) + after;
  }
}

/** `count` different words of the name get a typing error each, longer words first come, first drawn. */
function typos(name: string, count: number, random: Seeded): string {
  const words = name.split(" ");
  const places = random.sample(
    words.map((_, at) => at).filter((at) => (words[at] ?? "").length > 3),
    count,
  );
  for (const at of places.length > 0 ? places : [words.length - 1]) words[at] = typo(words[at] ?? "", random);
  return words.join(" ");
}

const respellings: readonly (readonly [RegExp, string])[] = [
  [/ee/gi, "i"],
  [/oo|ou/gi, "u"],
  [/ph/gi, "f"],
  [/q/gi, "k"],
  [/y$/i, "i"],
  [/u/gi, "o"],
  [/e/gi, "i"],
];

function respelt(name: string, random: Seeded): string {
  return name
    .split(" ")
    .map((word) => {
      const fitting = respellings.filter(([from]) => word.search(from) > 0);
      if (fitting.length === 0) return word;
      const [from, to] = random.pick(fitting);
      return word.slice(0, 1) + word.slice(1).replace(from, to);
    })
    .join(" ");
}

export const changes: ReadonlyMap<Change, (name: string, random: Seeded) => string> = new Map<
  Change,
  (name: string, random: Seeded) => string
>([
  ["as listed", (name) => name],
  ["one typo", (name, random) => typos(name, 1, random)],
  ["two edits", (name, random) => typos(name, 2, random)],
  ["words reordered", (name) => [...name.split(" ").slice(1), name.split(" ")[0]].join(" ")],
  ["vowels respelt", respelt],
  ["words joined", (name) => name.replace(" ", "")],
]);
