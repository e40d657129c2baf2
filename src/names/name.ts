import { splitArticle } from "./arabic.ts";
import { asAtHome } from "./abroad.ts";
import { asInRussian } from "./east-slavic.ts";
import { foldText, undisguise } from "./fold.ts";
import { wadeAsPinyin } from "./wade-giles.ts";
import { readWord, type Reading } from "./readings.ts";
import { longNameOf } from "./short-names.ts";
import { formClass, longFormOf, mistypedFormClass, writeForms } from "./forms.ts";
import { meaningsOfWord } from "./meanings.ts";
import { readNumerals } from "./numerals.ts";
import { placesOfAdjective } from "./place-adjectives.ts";
import { writeKin } from "./kin.ts";
import { lately } from "./lately.ts";
import { qafWithQ } from "./qaf.ts";
import { unrussified } from "./russified.ts";
import { slavicAsPassport } from "./slavic-styles.ts";
import { holdsTogether, isNameToo, roleOf, type WordRole } from "./roles.ts";
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
}

export interface ReadName {
  readonly text: string;
  readonly words: readonly NameWord[];
  /** words left out because there were more than MAX_WORDS */
  readonly cut: number;
  /** words whose letters beyond MAX_LETTERS were left out */
  readonly shortened: number;
}

const ABD = new Set("abd abdu abdul abdel abdal abdol abdoul abdur abdus abdud abdun abduz abdush abdut abder abdes abdou".split(" "));
const ARTICLE = new Set("al el ul ur ud us as ash az an at ad ar il l ol oul".split(" "));
/** the izafat of Persian and Urdu, *Jaish-e-*, *Jaish-i-* */
const IZAFAT = /^[ei]$/;
/** Egypt's and Syria's article is that of all others: *el*, *il*. */
const particleAs = (word: string): string => (word === "el" || word === "il" ? "al" : IZAFAT.test(word) ? "e" : word);

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
  let folded = foldText(turned);
  if (folded.includes("&")) folded = folded.replace(/&/gu, " and ");
  folded = writeKin(folded, { people: kind === "person" || kind === "any" });
  if (folded.includes("/")) folded = folded.replace(/(?<=\s|^)m\/s\.?(?=\s|$)/gu, "messrs");
  const dotted =
    kind === "person" || !folded.includes(".")
      ? folded
      : folded.replace(/\b(?:\p{L}\.){2,}\p{L}?(?=$|[^\p{L}])/gu, (m) => m.replace(/\./gu, ""));
  const runs = dotted.match(/[\p{L}\p{N}\p{M}\ufffd]+/gu) ?? [];
  const words: NameWord[] = [];
  let cut = 0;
  let shortened = 0;
  const read = kind === "person" ? readPersons : readOthers;
  for (const run of kind === "person" ? runs : writeForms(runs)) {
    const { words: inRun, shortened: shortenedInRun } = read(run);
    shortened += shortenedInRun;
    for (const each of inRun) {
      if (words.length >= MAX_WORDS) cut++;
      else words.push(each);
    }
  }
  const last = words.at(-1);
  if (kind === "person" && words.length > 1 && last?.role === "honorific" && isNameToo(last.native))
    words[words.length - 1] = { ...last, role: "word" };
  const numbered = kind === "person" ? words : readNumerals(words, { also: kind === "any" || kind === "unknown" });
  const whole = kind === "organisation" || kind === "vessel" ? numbered : mergeCompounds(numbered);
  const said = kind === "organisation" ? whole.map(asParticle) : whole;
  return { text, words: MEANT.has(kind) ? said.map((each) => withMeanings(each, kind === "organisation")) : said, cut, shortened };
}

/** Letters that stand together, as one word or several. */
interface ReadRun {
  readonly words: readonly NameWord[];
  readonly shortened: number;
}

function readRunOf(run: string, { person }: { readonly person: boolean }): ReadRun {
  const cut = pieces(run);
  return { words: cut.map((piece) => word(piece, person)), shortened: cut.filter((piece) => piece.length > MAX_LETTERS).length };
}
const readPersons = lately((run: string) => readRunOf(run, { person: true }));
const readOthers = lately((run: string) => readRunOf(run, { person: false }));

const asParticle = (word: NameWord): NameWord =>
  word.role === "word" && holdsTogether(word.native) ? { ...word, role: "particle" } : word;

/** kinds whose words may stand in another language: ships and people keep their names */
const MEANT: ReadonlySet<string> = new Set(["organisation", "unknown", "any"]);

function withMeanings(word: NameWord, body: boolean): NameWord {
  if (word.role !== "word") return word;
  const latin = word.readings[0]?.text ?? "";
  const meant = meaningsOfWord(word.native, latin);
  const meanings = meant.length === 0 && body ? placesOfAdjective(latin) : meant;
  return meanings.length === 0
    ? word
    : { ...word, readings: [...word.readings, ...meanings.map((text): Reading => ({ text, unvowelled: false, meaning: true }))] };
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

function word(piece: string, person: boolean): NameWord {
  const native = piece.slice(0, MAX_LETTERS);
  const script = scriptOf(native);
  // Sa, As, Co, Ag are names of people and legal forms of bodies
  const form = person ? null : (formClass(native) ?? mistypedFormClass(native));
  if (form !== null) return { native, readings: [{ text: form, unvowelled: false }], script, role: "form" };
  const readings = readWord(native, script).map((r) =>
    r.text === "" ? { ...r, text: native } : { ...r, text: oneLetter(r.text).slice(0, MAX_LETTERS) },
  );
  const first = (readings[0] as Reading).text;
  const told = roleOf(native, first);
  const role = person && told === "form" ? "word" : told;

  if (role === "particle" && script === "Latn") return { native, readings: [{ text: particleAs(first), unvowelled: false }], script, role };
  if (role === "number") return { native, readings: [{ text: first.replace(/^0+(?=\d)/, ""), unvowelled: false }], script, role };
  if (script !== "Latn") return { native, readings: script === "Cyrl" ? withOtherSpelling(readings) : readings, script, role };
  const long = longNameOf(native) ?? (person ? null : longFormOf(native));
  const written = { text: joinedAbd(first), unvowelled: false };
  const other =
    long ??
    asAtHome(first) ??
    asInRussian(first) ??
    unrussified(first) ??
    slavicAsPassport(first) ??
    qafWithQ(first) ??
    wadeAsPinyin(first);
  return { native, readings: other === null ? [written] : [written, { text: other, unvowelled: false }], script, role };
}

function withOtherSpelling(readings: readonly Reading[]): readonly Reading[] {
  const [{ text }] = readings as readonly [Reading];
  const other = asInRussian(text) ?? unrussified(text);
  return other === null ? readings : [...readings, { text: other, unvowelled: false }];
}

/** x and ks are one letter, also where two words are run together: Maxim and Maksim, Alexander and Александр; a slip in an x is a slip in one letter. */
export const oneLetter = (text: string): string => (text.includes("ks") ? text.replace(/ks/g, "x") : text);

const ALLAH = new Set("ullah ulla ulah allah ollah ellah elah ullha".split(" "));
const FAITH = new Set("din deen dine dean".split(" "));
/** with the ی of Persian and Urdu, and with that of Arabic */
const FAITH_ARABIC = /^د[یي]ن$/u;
/** the same at the end of a word: *نورالدين* is *نور الدين*; so the family that is called after him, *نورالديني*, while *الديني* apart is one of its own */
const OF_FAITH_ARABIC = /(?<=.{2})الد[یي]ن[یيى]?$/u;
const OF_FAITH = new Set("uddin uddeen eddin eddine aldin aldeen addin uldin eldin oddin udin".split(" "));

/**
 * Names that are one, however they are cut: `Abd al-Rahman`, `Abdul Rahman` → `abdulrahman`; `Hidayat Ullah` → `hidayatullah`;
 * `Salah ad-Din` → `salahuddin`.
 */
function mergeCompounds(words: readonly NameWord[]): readonly NameWord[] {
  const out: NameWord[] = [];
  for (let i = 0; i < words.length; i++) {
    const w = words[i] as NameWord;
    const before = out[out.length - 1];
    const [next, third] = [words[i + 1], words[i + 2]];
    if (w.native === "عبد" || ABD.has(w.native)) {
      const article = next !== undefined && (w.native === "عبد" ? next.native === "ال" : ARTICLE.has(next.native)) ? 1 : 0;
      const attribute = article === 1 ? third : next;
      if (attribute !== undefined && attribute.script === w.script && attribute.role !== "initial" && attribute.role !== "number") {
        out.push(compound(w, attribute, ALLAH.has(attribute.native) ? "abdullah" : null, "abd", "abdul"));
        i += 1 + article;
        continue;
      }
    }
    if (before !== undefined && before.role === "word" && before.script === w.script) {
      if (ALLAH.has(w.native) || /^الل[هہ]$/u.test(w.native)) {
        out[out.length - 1] = compound(before, w, w.script === "Latn" ? `${before.readings[0]?.text ?? ""}ullah` : null);
        continue;
      }
      const faith = OF_FAITH.has(w.native)
        ? 0
        : ARTICLE.has(w.native) && next !== undefined && FAITH.has(next.native)
          ? 1
          : w.native === "ال" && FAITH_ARABIC.test(next?.native ?? "")
            ? 1
            : -1;
      if (faith >= 0) {
        out[out.length - 1] = compound(
          before,
          w.script === "Latn" ? w : (next as NameWord),
          w.script === "Latn" ? `${before.readings[0]?.text ?? ""}uddin` : null,
        );
        i += faith;
        continue;
      }
    }
    out.push(w.script === "Arab" && OF_FAITH_ARABIC.test(w.native) ? withoutArticle(w) : w);
  }
  return out;
}

/** As the two words are read that it is written of: the article within is not spoken. */
const withoutArticle = (word: NameWord): NameWord => ({
  ...word,
  readings: word.readings.map((reading) => ({ ...reading, text: reading.text.replace(/al(?=d[iy]n[iya]?$)/, "") })),
});

/** Two words as one. `latin`: its Latin spelling, else the readings run together, after `bare` or `voiced` instead of the first word's. */
function compound(first: NameWord, second: NameWord, latin: string | null, bare?: string, voiced?: string): NameWord {
  const readings =
    latin !== null && first.script === "Latn"
      ? [{ text: latin.slice(0, MAX_LETTERS), unvowelled: false }]
      : second.readings.map((r) => ({
          ...r,
          text: ((r.unvowelled ? (bare ?? first.readings[0]?.text ?? "") : (voiced ?? first.readings[0]?.text ?? "")) + r.text).slice(
            0,
            MAX_LETTERS,
          ),
        }));
  return { native: first.native + second.native, readings, script: first.script, role: "word" };
}
