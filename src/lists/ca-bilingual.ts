import { squeeze } from "./tally.ts";

/** The regimes as the list prints them, French → English: the key of an entry is English whatever the file prints. */
const ENGLISH: ReadonlyMap<string, string> = new Map(
  (
    [
      ["Bélarus", "Belarus"],
      ["Biélorussie", "Belarus"],
      ["Russie", "Russia"],
      ["Syrie", "Syria"],
      ["Myanmar (Birmanie)", "Myanmar (Burma)"],
      ["Birmanie", "Myanmar (Burma)"],
      ["Haïti", "Haiti"],
      ["Soudan", "Sudan"],
      ["Soudan du Sud", "South Sudan"],
      ["Chine", "China"],
      ["Moldavie", "Moldova"],
      ["Géorgie", "Georgia"],
      ["Libye", "Libya"],
      ["Liban", "Lebanon"],
      ["Somalie", "Somalia"],
      ["Yémen", "Yemen"],
      ["Tunisie", "Tunisia"],
      ["Égypte", "Egypt"],
      ["République populaire démocratique de Corée", "Democratic People's Republic of Korea"],
      ["Corée du Nord", "North Korea"],
      ["Attaques terroristes du Hamas", "Hamas Terrorist Attacks"],
      ["Violence extrémiste des colons", "Extremist Settler Violence"],
      [
        "Règlement relatif à la justice pour les victimes de dirigeants étrangers corrompus (RJVDEC)",
        "Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR)",
      ],
    ] as const
  ).map(([french, english]) => [fold(french), english]),
);

/** A cell of `English / French` (ship types `English | French`). */
export interface Bilingual {
  readonly english: string;
  /** empty where the cell is in one language */
  readonly french: string;
}

/** The two halves of a cell; a cell that is not divided is all English. */
export function bilingual(cell: string): Bilingual {
  const text = squeeze(cell);
  const divided = /^(.*?\S) [/|] (\S.*)$/.exec(text);
  return divided === null ? { english: text, french: "" } : { english: divided[1] as string, french: divided[2] as string };
}

/** The English name of a regime: the half that is English, or what the French name stands for. */
export function regimeOf(cell: string): string {
  const { english, french } = bilingual(cell);
  const translated = ENGLISH.get(fold(english));
  // turned round, `Russie / Russia`: the English half is printed, and goes before the table
  if (translated !== undefined) return french !== "" && !ENGLISH.has(fold(french)) ? french : translated;
  return english;
}

/** `1, Partie 2` and `Annexe 1, partie 2` → `1, Part 2`: schedules are numbered alike in both languages. */
export function scheduleOf(cell: string): string {
  return bilingual(cell)
    .english.replace(/^Annexe\s+/i, "")
    .replace(/\bPartie\b/gi, "Part");
}

/**
 * The names in a cell that may print a body's name in both languages with a bare stroke between (`Iranian Navy/Force navale
 * iranienne`): both halves have several words, and the stroke stands once, outside brackets.
 */
export function bothNames(cell: string): Bilingual {
  const text = squeeze(cell).replace(/[;,]+$/, "");
  const outside = text.replace(/\([^()]*\)/g, (inner) => "·".repeat(inner.length));
  const at = outside.indexOf("/");
  if (at === -1 || at !== outside.lastIndexOf("/")) return { english: text, french: "" };
  const [english, french] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  return [english, french].every((half) => half.split(" ").length > 1) ? { english, french } : { english: text, french: "" };
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
