import { FROM_CYRILLIC, TO_ARABIC, TO_CYRILLIC } from "./letters-table.ts";
import type { Chance } from "./chance.ts";
import { inLatin } from "./from-arabic.ts";

/**
 * The name in another script: Latin to Cyrillic or Arabic letters, Cyrillic and Arabic to Latin; null for other scripts. The tables are the lab's
 * own, so that the engine is not asked about its own reading.
 */
export function inOtherScript(name: string, chance: Chance): string | null {
  const lower = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (/^[\p{Script=Cyrillic}\p{N}\s'.-]+$/u.test(name.toLowerCase()) && /\p{Script=Cyrillic}/u.test(name))
    return [...name.toLowerCase()].map((letter) => FROM_CYRILLIC.get(letter) ?? letter).join("");
  const arabic = inLatin(name, chance);
  if (arabic !== null) return arabic;
  if (!/^[a-z][a-z\s'.,-]+$/.test(lower)) return null;
  return lower
    .replace(/[-,]/g, " ")
    .replace(/['.]/g, "")
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(chance.below(2) === 0 ? (word) => written(word, TO_CYRILLIC) : inArabic)
    .join(" ");
}

function written(word: string, letters: readonly (readonly [string, string])[]): string {
  let rest = word;
  let out = "";
  while (rest !== "") {
    const [from, to] = letters.find(([from]) => rest.startsWith(from)) ?? [rest.slice(0, 1), rest.slice(0, 1)];
    out += to;
    rest = rest.slice(from.length);
  }
  return out;
}

/** A vowel at the head is written, and an `a` at the end. */
function inArabic(word: string): string {
  const head = /^[aeiou]/.test(word) ? "ا" : "";
  const tail = /[^a]a$/.test(word) ? "ہ" : "";
  const middle = head !== "" && /^[aeiou][^aeiou]/.test(word) ? word.slice(1) : word;
  return `${head}${written(
    middle.replace(/(.)\1/g, (pair, letter: string) => (/[aeo]/.test(letter) ? pair : letter)),
    TO_ARABIC,
  )}${tail}`;
}
