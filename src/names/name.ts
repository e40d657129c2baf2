import { splitArticle } from "./arabic.ts";
import { foldText, undisguise } from "./fold.ts";
import { readWord, type Reading } from "./readings.ts";
import { formClass, roleOf, shortenForms, type WordRole } from "./roles.ts";
import { scriptOf } from "./script.ts";

/** Words beyond this many are left out of a comparison, on both sides alike; the answer says so. */
export const MAX_WORDS = 48;
/** Letters of one word beyond this many are left out, on both sides alike. */
export const MAX_LETTERS = 40;

export interface NameWord {
  /** as folded, in its own letters */
  readonly native: string;
  /** in Latin letters where the script is read; the likeliest first */
  readonly readings: readonly Reading[];
  /** ISO 15924 */
  readonly script: string;
  readonly role: WordRole;
  /** glued to the word before it by a hyphen or nothing at all */
  readonly glued: boolean;
}

export interface ReadName {
  readonly text: string;
  readonly words: readonly NameWord[];
  /** words left out because there were more than MAX_WORDS */
  readonly cut: number;
}

const ABD = /^(?:abd|abdu|abdul|abdel|abdal|abdol|abdoul|abdur|abdus|abdud|abdun|abduz|abdush|abdut|abder|abdes|abdou)$/;
const ARTICLE = /^(?:al|el|ul|ur|ud|us|as|ash|az|an|at|ad|ar|il|l|ol|oul)$/;
const ABD_JOINED = /^abd(?:ul|el|al|ol|oul|ur(?=r)|er(?=r)|us(?=s)|es(?=s)|ud(?=d)|un(?=n)|uz(?=z)|ar(?=r)|as(?=s))(?=.{3})/;

/** `abdurrahman`, `abdelrahman` → `abdulrahman`: one name, however its article was written. */
function joinedAbd(word: string): string {
  return word === "abdullah" || word === "abdallah" || word === "abdelilah" ? word : word.replace(ABD_JOINED, "abdul");
}

/**
 * Reads a name into comparable words. Order is kept; `SURNAME, Given` is turned round for people so that joins see neighbours.
 * Nothing is deleted: titles, particles and legal forms stay, with their role.
 */
export function readName(text: string, kind: "person" | "organisation" | "vessel" | "aircraft" | "unknown" | "any"): ReadName {
  const turned = kind === "person" ? naturalOrder(text) : text;
  const folded = foldText(turned).replace(/&/gu, " and ").replace(/(?<=\s|^)([sdw])\/o(?=\s|$)/gu, "$1o");
  const dotted = kind === "person" ? folded : shortenForms(folded).replace(/\b(?:\p{L}\.){2,}\p{L}?(?=$|[^\p{L}])/gu, (m) => m.replace(/\./gu, ""));
  const words: NameWord[] = [];
  let cut = 0;
  for (const match of dotted.matchAll(/[\p{L}\p{N}\p{M}\ufffd]+/gu)) {
    const before = match.index === 0 ? " " : (dotted[match.index - 1] as string);
    for (const [i, piece] of pieces(match[0]).entries()) {
      if (words.length >= MAX_WORDS) cut++;
      else words.push(word(piece, i > 0 || before === "-"));
    }
  }
  return { text, words: kind === "organisation" || kind === "vessel" ? words : mergeAbd(words), cut };
}

/** `SURNAME, Given` → `Given SURNAME`, for people; one comma only, else as printed. */
function naturalOrder(text: string): string {
  const comma = text.indexOf(",");
  if (comma <= 0 || text.indexOf(",", comma + 1) >= 0) return text;
  return `${text.slice(comma + 1)} ${text.slice(0, comma)}`;
}

/** Han is compared sign by sign, Arabic apart from its article; a word that changes script is cut there. */
function pieces(run: string): readonly string[] {
  const clean = undisguise(run);
  if (/^[\p{Script=Latin}\d]+$/u.test(clean)) return [clean];
  const out: string[] = [];
  for (const m of clean.matchAll(/[\p{Script=Han}々]|[\p{Script=Latin}]+|\p{Nd}+|[^\p{Script=Han}々\p{Script=Latin}\p{Nd}]+/gu)) {
    const split = scriptOf(m[0]) === "Arab" ? splitArticle(m[0]) : null;
    if (split === null) out.push(m[0]);
    else out.push(split[0], split[1]);
  }
  return out;
}

function word(piece: string, glued: boolean): NameWord {
  const native = piece.slice(0, MAX_LETTERS);
  const script = scriptOf(native);
  const form = formClass(native);
  if (form !== null) return { native, readings: [{ text: form, unvowelled: false }], script, role: "form", glued };
  const readings = readWord(native, script).map((r) => (r.text === "" ? { ...r, text: native } : { ...r, text: r.text.slice(0, MAX_LETTERS) }));
  const first = (readings[0] as Reading).text;
  const role = roleOf(native, first);
  if (role === "number") return { native, readings: [{ text: first.replace(/^0+(?=\d)/, ""), unvowelled: false }], script, role, glued };
  return { native, readings: script === "Latn" ? [{ text: joinedAbd(first), unvowelled: false }] : readings, script, role, glued };
}

/** Abd + (article) + attribute is one name: `Abd al-Rahman`, `Abdul Rahman` → `abdulrahman`. */
function mergeAbd(words: readonly NameWord[]): readonly NameWord[] {
  if (!words.some((w) => w.native.startsWith("abd") || w.native === "عبد")) return words;
  const out: NameWord[] = [];
  for (let i = 0; i < words.length; i++) {
    const w = words[i] as NameWord;
    const arabic = w.native === "عبد";
    if (!arabic && !ABD.test(w.native)) {
      out.push(w);
      continue;
    }
    const next = words[i + 1];
    const article = next !== undefined && (arabic ? next.native === "ال" : ARTICLE.test(next.native)) ? 1 : 0;
    const attribute = words[i + 1 + article];
    if (attribute === undefined || attribute.script !== w.script || attribute.role === "initial" || attribute.role === "number") {
      out.push(w);
      continue;
    }
    const readings = attribute.readings.map((r) => ({ ...r, text: (r.unvowelled ? "abd" + r.text : "abdul" + r.text).slice(0, MAX_LETTERS) }));
    out.push({ native: w.native + attribute.native, readings, script: w.script, role: "word", glued: w.glued });
    i += 1 + article;
  }
  return out;
}
