import { entryId } from "../ground/index.ts";
import type { EntryRelation } from "./entry.ts";
import { squeeze } from "./tally.ts";

/** What stands in COMMENTS1 besides prose. The text itself stays whole in the entry's remarks. */
export interface CommentFacts {
  readonly fathers: readonly string[];
  readonly mothers: readonly string[];
  readonly relations: readonly EntryRelation[];
  /** `resolution 1970` … as the sentence `Listed pursuant to …` names them */
  readonly legalBasis: readonly string[];
  /** `Travel Ban`, `Asset Freeze` */
  readonly measures: readonly string[];
  /** numbers that the Council used before 2014: `E.37.A.7` */
  readonly oldReferences: readonly string[];
  /** number of the INTERPOL notice, in the older form of the link */
  readonly notices: readonly string[];
}

/** `QDi.012`, also without its point and in capitals, as comments print it. */
export const REFERENCE = /\b([A-Z]{2})\s?([ieIE])\.?\s?(\d{3})\b/g;

const PARTICLE =
  "(?:al|el|ul|ur|bin|ben|bint|bent|ibn|ould|ag|de|del|della|delos|dos|da|dela|la|los|na|von|van|wallet|walad|walid|abd|ez|as|es|ad|at)";
const WORD = `(?:[‘’'"]?\\p{Lu}\\.|(?:${PARTICLE}[- ’‘'])*[‘’']?\\p{Lu}[\\p{L}\\p{M}’‘'-]*|${PARTICLE}-\\p{L}[\\p{L}’‘'-]*|${PARTICLE}(?=\\s))`;
const NAME = `${WORD}(?:\\s+${WORD})*`;
const FATHER = new RegExp(
  `(?<!grand)(?:\\bfather[’'\`]?s?\\s+name(?:\\s*\\([^)]*\\))?|\\bname of (?:his |her )?father)(?:\\s+(?:is|was))?\\s*:?\\s*(${NAME})`,
  "giu",
);
/** at the beginning of a statement only: later in it `son of` is often somebody else's */
const SON = new RegExp(`(?:^|[.;]\\s+)(?:Son|Daughter) of (?:the late )?(${NAME})`, "gu");
const MOTHER = new RegExp(
  `(?<!grand)(?:\\bmother[’'\`]?s?\\s+name(?:\\s*\\([^)]*\\))?|\\bname of (?:his |her )?mother)(?:\\s+(?:is|was))?\\s*:?\\s*(${NAME})`,
  "giu",
);
/** words with a capital that begin the next statement where the full stop is missing */
const NEXT =
  /\s+(?:Provided|Mother|Father|Wife|Review|Listed|INTERPOL|Photo|Photograph|Reportedly|Held|Born|Member|Physical|Marital|He|She|His|Her|Review|Also|Believed|Known|Arrest|Name)\b.*$/u;
const FAMILY =
  /\b(?:half-?)?(?:brother|sister|son|daughter|father|mother|wife|husband|spouse|widow|cousin|uncle|aunt|nephew|niece|grandson|grandfather)(?:-in-law)?\b(?! tongue)/i;
const LEADS = /\b(?:leader|founder|co-founder|head|chief|emir|commander|president|chairman)\b/i;

/** Reads a comment. `own`: the entry's reference number, which is no relation. */
export function readComment(comment: string, own: string): CommentFacts {
  const text = squeeze(comment);
  const relations: EntryRelation[] = [];
  const legalBasis = new Set<string>();
  const measures = new Set<string>();
  for (const sentence of sentences(text)) {
    for (const relation of relationsIn(sentence, own))
      if (!relations.some((there) => there.to === relation.to && there.kind === relation.kind)) relations.push(relation);
    if (!/\blisted\b.*\bpursuant to\b/i.test(sentence)) continue;
    for (const match of sentence.matchAll(/\b(?:resolutions?|paragraphs?[^.;]*? of resolution) (\d{3,4})(?: \((\d{4})\))?/gi))
      legalBasis.add(`resolution ${match[1]}${match[2] === undefined ? "" : ` (${match[2]})`}`);
    for (const match of sentence.matchAll(/\((?=[^)]*(?:Travel Ban|Asset Freeze))([^)]*)\)/gi))
      for (const measure of (match[1] as string).split(/,| and /)) measures.add(squeeze(measure));
  }
  return {
    fathers: [...new Set([...named(text, FATHER), ...named(text, SON)])],
    mothers: named(text, MOTHER),
    relations,
    legalBasis: [...legalBasis],
    measures: [...measures].filter((measure) => measure !== ""),
    oldReferences: [...text.matchAll(/\[Old Reference #\s*([^\]]+)\]/gi)].map((match) => squeeze(match[1] as string)),
    notices: [...text.matchAll(/\/notices?\/search\/une?\/([\d-]+)/gi)].map((match) => match[1] as string),
  };
}

/** `QDi012` and `QDI.012` as the key of the entry is written: `QDi.012`. */
export function tidyReference(match: RegExpMatchArray | RegExpExecArray): string {
  return `${match[1]}${(match[2] as string).toLowerCase()}.${match[3]}`;
}

function named(text: string, pattern: RegExp): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(pattern)) {
    const name = squeeze((match[1] as string).replace(NEXT, "")).replace(/[,;:]$/, "");
    // the flag i lets small letters in: a name begins with a capital or a particle before one
    if (/\p{Lu}/u.test(name) && !found.includes(name)) found.push(name);
  }
  return found;
}

/** Sentences and clauses; a point after an initial, a short form or a number's point ends none. */
function sentences(text: string): readonly string[] {
  return text.split(/(?<=[^\s.]{4}[.;]|\)[.;])\s*(?=[\p{Lu}"“])/u).filter((sentence) => sentence !== "");
}

function relationsIn(sentence: string, own: string): readonly EntryRelation[] {
  const found: EntryRelation[] = [];
  let from = 0;
  for (const match of sentence.matchAll(REFERENCE)) {
    const to = tidyReference(match);
    const before = sentence.slice(from, match.index);
    from = match.index + match[0].length;
    if (to === own) continue;
    // each number is read with the words since the one before it; a list of numbers shares the words before the first
    const words = before.length > 25 ? before : sentence.slice(0, match.index);
    const family = to[2] === "i" && FAMILY.test(words);
    const kind = family ? "family" : LEADS.test(words) && to[2] === "e" ? "leader" : "associated-with";
    const name = nameBefore(before);
    found.push({
      kind,
      to: entryId(to),
      ...(name === null ? {} : { name }),
      note: sentence.length > 500 ? `${sentence.slice(0, 499)}…` : sentence,
    });
  }
  return found;
}

const ROLE_OF =
  /^.*\b(?:Commander|Co-owner|Owner|Member|Leader|Chief|Head|Brother|Sister|Son|Cousin|Father|Founder|Governor|Minister) (?:of|in|for) (?:the )?/u;
const LEADING = /^(?:(?:the|as|of|in|and|for|Associated|Former)\s+)+/u;

/** The capitalised words right before ` (QDi.012)`, an abbreviation in brackets left out. */
function nameBefore(before: string): string | null {
  const head = /^(.*?)\s*(?:\([^()]*\)\s*)?[([]\s*(?:[\p{Lu}-]{2,8},\s*|(?:designated|listed|also)\b[^()]*)?$/u.exec(before)?.[1];
  if (head === undefined) return null;
  const match = new RegExp(
    `(?:^|[\\s"“(])((?:${WORD}|of the|of|the|in|and|for|wa|wal|e|i|-)(?:\\s+(?:${WORD}|of the|of|the|in|and|for|wa|e|i|-))*)["”]?$`,
    "u",
  ).exec(head);
  const name = match?.[1]?.replace(ROLE_OF, "").replace(LEADING, "");
  return name === undefined || !/\p{Lu}/u.test(name) ? null : squeeze(name);
}
