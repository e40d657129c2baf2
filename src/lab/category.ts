import type { Kind } from "../ground/index.ts";
import type { Chance } from "./chance.ts";
import { disguised, inOneWord, misread, mistyped, respelt, romanised, wordsOf } from "./edits.ts";
import { inOtherScript } from "./script-change.ts";
import { ADDED_BODY, ADDED_FORMS, ADDED_GIVEN, ADDED_TITLES } from "./spelling-table.ts";

/** One way in which a name comes in otherwise than it is listed. */
export interface Category {
  readonly id: string;
  readonly title: string;
  /** for who reads the report */
  readonly says: string;
  /** the name changed; null where this change does not apply to it */
  make(name: string, kind: Kind, chance: Chance): string | null;
}

const lettersOf = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, "").length;

/** Letter for letter as it is listed: what all others are measured against. */
export const CONTROL: Category = {
  id: "control",
  title: "as listed",
  says: "the name letter for letter as it is listed",
  make: (name) => name,
};

export const CATEGORIES: readonly Category[] = [
  {
    id: "letters",
    title: "capitals, no accents, no marks",
    says: "typed in capitals without accents, hyphens and dots",
    make: (name) =>
      name
        .normalize("NFKD")
        .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, "")
        .replace(/[-‐–]/g, " ")
        .replace(/[.'’]/g, "")
        .normalize("NFC")
        .toUpperCase(),
  },
  {
    id: "spelling",
    title: "another spelling",
    says: "one word spelt otherwise (ee/i, ph/f, double or single letters)",
    make: (name, _kind, chance) => respelt(name, chance),
  },
  {
    id: "romanisation",
    title: "another romanisation",
    says: "every word that allows it in another office's Latin letters (Mohammed/Muhammad, kh/h, q/k)",
    make: (name, _kind, chance) => romanised(name, chance),
  },
  {
    id: "one-typo",
    title: "one typing error",
    says: "a letter dropped, doubled, swapped or from the next key",
    make: (name, _kind, chance) => mistyped(name, chance, 1),
  },
  {
    id: "two-typos",
    title: "typing errors in two words",
    says: "such an error in each of two words",
    make: (name, _kind, chance) => mistyped(name, chance, 2),
  },
  {
    id: "order",
    title: "other order of words",
    says: "family name first, with or without a comma; words of a body turned round",
    make: turned,
  },
  {
    id: "honorific",
    title: "title or legal form added",
    says: "a title before a person's name, a legal form after a body's",
    make: (name, kind, chance) => (kind === "person" ? `${chance.pick(ADDED_TITLES)} ${name}` : `${name} ${chance.pick(ADDED_FORMS)}`),
  },
  {
    id: "dropped",
    title: "a word left out",
    says: "of three or more words one is missing, never the first; of a person's name not the last either",
    make: dropped,
  },
  { id: "added", title: "a word added", says: "one more given name, or a generic word of a body", make: added },
  { id: "initial", title: "a name as initial", says: "a person's given or middle name as its first letter", make: initialled },
  {
    id: "script",
    title: "another script",
    says: "Latin names in Cyrillic or Arabic letters, Cyrillic and Arabic ones (Urdu, Persian) in Latin; mechanical, not a native's spelling",
    make: (name, _kind, chance) => inOtherScript(name, chance),
  },
  {
    id: "homoglyph",
    title: "look-alike letters",
    says: "Latin letters replaced by Cyrillic ones that look the same, or an unseen mark",
    make: (name, _kind, chance) => disguised(name, chance),
  },
  {
    id: "ocr",
    title: "misread by a machine",
    says: "one confusion of a scanner (rn/m, l/1, o/0)",
    make: (name, _kind, chance) => misread(name, chance),
  },
  {
    id: "truncated",
    title: "cut short",
    says: "the end is missing, as in a field that is too narrow: 60 to 85 % of the letters are left",
    make: truncated,
  },
  { id: "joined", title: "words joined", says: "two neighbouring words without the blank", make: joined },
  { id: "split", title: "a word split", says: "a blank inside a word of six letters or more", make: split },
];

function turned(name: string, kind: Kind, chance: Chance): string | null {
  const words = wordsOf(name.replaceAll(",", " "));
  if (words.length < 2) return null;
  const last = words.at(-1) as string;
  const before = words.slice(0, -1).join(" ");
  if (kind === "person") return chance.below(2) === 0 ? `${last}, ${before}` : `${last} ${before}`;
  return `${words.slice(1).join(" ")} ${words[0]}`;
}

function dropped(name: string, kind: Kind, chance: Chance): string | null {
  const words = wordsOf(name);
  const least = 1;
  const most = kind === "person" ? words.length - 2 : words.length - 1;
  if (words.length < 3) return null;
  return words.toSpliced(least + chance.below(most - least + 1), 1).join(" ");
}

function added(name: string, kind: Kind, chance: Chance): string | null {
  const words = wordsOf(name);
  if (words.length === 0) return null;
  if (kind !== "person") return `${name} ${chance.pick(ADDED_BODY)}`;
  return words.toSpliced(1, 0, chance.pick(ADDED_GIVEN)).join(" ");
}

function initialled(name: string, kind: Kind, chance: Chance): string | null {
  const words = wordsOf(name);
  if (kind !== "person" || words.length < 2) return null;
  const places = words.slice(0, -1).flatMap((word, at) => (/^\p{Script=Latin}{3,}$/u.test(word) ? [at] : []));
  if (places.length === 0) return null;
  const at = chance.pick(places as [number, ...number[]]);
  return words.with(at, `${(words[at] as string).slice(0, 1).toUpperCase()}.`).join(" ");
}

function truncated(name: string, _kind: Kind, chance: Chance): string | null {
  const letters = [...name];
  if (lettersOf(name) < 8) return null;
  const kept = letters
    .slice(0, Math.max(5, Math.floor(letters.length * (0.6 + 0.25 * chance.share()))))
    .join("")
    .trim();
  return lettersOf(kept) < 5 ? null : kept;
}

function joined(name: string, _kind: Kind, chance: Chance): string | null {
  const words = wordsOf(name);
  if (words.length < 2) return null;
  const at = chance.below(words.length - 1);
  return words.toSpliced(at, 2, `${words[at]}${(words[at + 1] as string).toLowerCase()}`).join(" ");
}

function split(name: string, _kind: Kind, chance: Chance): string | null {
  return inOneWord(name, chance, (word) => {
    if (!/^\p{L}{6,}$/u.test(word)) return null;
    const letters = [...word];
    const at = 3 + chance.below(letters.length - 5);
    return `${letters.slice(0, at).join("")} ${letters.slice(at).join("")}`;
  });
}
