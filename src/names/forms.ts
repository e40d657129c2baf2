import { foldText } from "./fold.ts";
import { lately } from "./lately.ts";
import { EAST_ASIAN_FORMS, SHORT_FORMS, SPELT_FORMS } from "./legal-forms.ts";

/**
 * Legal forms of bodies: the short ones by a table, the spelt-out ones by their words, in whatever typing they come. Forms of one
 * class are the same word, so that *Joint Stock Company Plasma*, *JOINTT STOCK CO Plasma* and *АО Плазма* differ in nothing that
 * tells a body from another.
 */

/** Legal form → class. */
const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries(SHORT_FORMS).flatMap(([name, words]) => words.split(/\s+/).map((word) => [foldText(word), name] as const)),
);

/** Form words long enough to be known by all their letters but one. The first must stand: nobody mistypes it, and molding is not holding. */
const LONG_FORMS = [...FORMS].filter(([word]) => word.length >= 5 && /^[a-z]+$/.test(word));

/** The class of a legal form (`ltd` → `limited`), or null. */
export function formClass(word: string): string | null {
  return FORMS.get(word) ?? null;
}

/** The same where one letter is wrong, missing, too many or out of its place. */
export function mistypedFormClass(word: string): string | null {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return null;
  for (const [form, name] of LONG_FORMS) if (form[0] === word[0] && withinOneEdit(word, form)) return name;
  return null;
}

/** One letter inserted, dropped, changed, or two neighbours changed round. */
export function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && long[i] === short[i]) i++;
  const rest = (from: number, to: number): boolean => long.slice(from) === short.slice(to);
  if (long.length !== short.length) return rest(i + 1, i);
  return rest(i + 1, i + 1) || (long[i] === short[i + 1] && long[i + 1] === short[i] && rest(i + 2, i + 2));
}

interface Slot {
  readonly words: readonly string[];
  readonly optional: boolean;
}
/** A spelt-out form: its words, the short form that it is written as, and where alone it counts. */
interface Template {
  readonly slots: readonly Slot[];
  readonly form: string;
  readonly stands: "anywhere" | "first" | "last";
}
const TEMPLATES: readonly Template[] = SPELT_FORMS.map(([words, form]) => ({
  form: foldText(form),
  stands: words.startsWith("^ ") ? "first" : words.endsWith(" $") ? "last" : "anywhere",
  slots: words
    .replace(/^\^ | \$$/g, "")
    .split(" ")
    .map((slot) => ({ words: slot.replace("?", "").split("|").map(foldWord), optional: slot.endsWith("?") })),
}));
function foldWord(word: string): string {
  return word.endsWith("*") ? `${foldText(word.slice(0, -1))}*` : foldText(word);
}

/** What offices shorten in the names of bodies: another reading of the word. */
const SHORTENED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    assn: "association",
    bros: "brothers",
    dept: "department",
    dev: "development",
    eng: "engineering",
    engg: "engineering",
    est: "establishment",
    gen: "general",
    govt: "government",
    ind: "industries",
    inds: "industries",
    inst: "institute",
    intl: "international",
    intnl: "international",
    mfg: "manufacturing",
    min: "ministry",
    natl: "national",
    org: "organization",
    shpg: "shipping",
    svc: "services",
    svcs: "services",
    tech: "technology",
    trdg: "trading",
    univ: "university",
  }),
);
export const longFormOf = (word: string): string | null => SHORTENED.get(word) ?? null;

/** Templates that a word may begin: of most words none. */
const begunBy = lately((word: string): readonly Template[] =>
  (BY_LETTER.get(word[0] as string) ?? []).filter(({ slots }) =>
    firstSlots(slots).some((slot) => slot.words.some((each) => isWord(word, each))),
  ),
);

/** The slots in which the first word of a template may stand. */
const firstSlots = (slots: readonly Slot[]): readonly Slot[] => slots.slice(0, slots.findIndex((slot) => !slot.optional) + 1);

/** templates by the letter they may begin with */
const BY_LETTER: ReadonlyMap<string, readonly Template[]> = byLetter();
function byLetter(): Map<string, Template[]> {
  const found = new Map<string, Template[]>();
  for (const template of TEMPLATES) {
    const firsts = firstSlots(template.slots).flatMap(({ words }) => words.map((word) => word[0] as string));
    for (const letter of new Set(firsts)) found.set(letter, [...(found.get(letter) ?? []), template]);
  }
  return found;
}

function isWord(typed: string, word: string): boolean {
  if (typed === word) return true;
  if (word.endsWith("*")) return typed.startsWith(word.slice(0, -1));
  if (word.length < 5 || typed[0] !== word[0]) return false;
  return withinOneEdit(typed, word) || (word.length >= 9 && withinTwoEdits(typed, word));
}

/** One edit, and another after it. */
function withinTwoEdits(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [x, y] = [a.slice(i), b.slice(i)];
  return (
    withinOneEdit(x.slice(1), y.slice(1)) ||
    withinOneEdit(x.slice(1), y) ||
    withinOneEdit(x, y.slice(1)) ||
    (x[0] === y[1] && x[1] === y[0] && withinOneEdit(x.slice(2), y.slice(2)))
  );
}

/** How many words from `at` on are the phrase; 0 where they are not. */
function lengthOf(slots: readonly Slot[], words: readonly string[], at: number): number {
  let k = at;
  for (const slot of slots) {
    const word = words[k];
    if (word !== undefined && slot.words.some((each) => isWord(word, each))) k++;
    else if (!slot.optional) return 0;
  }
  return k - at;
}

/** Forms so odd in their letters that no word ends or begins with them: what was glued to them is cut off. */
const GLUED_END = /^(?=.{6})(.{3,}?)(llc|ltd|jsc|pjsc|ojsc|cjsc|gmbh|llp|limited|company)$/;
const GLUED_START = /^(?=.{6})(jsc|pjsc|ojsc|cjsc|llc|ooo)(?=[a-z]{3})(.+)$/;

/** The folded words of a body's name with each legal form as one word. */
export function writeForms(runs: readonly string[]): readonly string[] {
  const unglued: string[] = [];
  for (const run of runs) {
    const parts = unglue(run);
    // of nearly every word that is itself
    if (parts.length === 1) unglued.push(parts[0] as string);
    else unglued.push(...parts);
  }
  const words = unspace(unglued);
  const out: string[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i] as string;
    let most = 0;
    let form = "";
    for (const template of begunBy(word)) {
      if (template.stands === "first" && (i > 0 || words.length === 1)) continue;
      const length = lengthOf(template.slots, words, i);
      if (length <= most || (template.stands === "last" && (i === 0 || !isEnd(words, i + length)))) continue;
      [most, form] = [length, template.form];
    }
    out.push(most > 0 ? form : word);
    i += Math.max(1, most);
  }
  return out;
}

/** Whether nothing but legal forms follows. */
function isEnd(words: readonly string[], at: number): boolean {
  for (let k = at; k < words.length; k++) if (!FORMS.has(words[k] as string)) return false;
  return true;
}

/** `S R L`, `L L C`: single letters that make up a legal form are that. */
function unspace(words: readonly string[]): readonly string[] {
  if (!haveLettersApart(words)) return words;
  const out: string[] = [];
  for (let i = 0; i < words.length;) {
    const length = Math.max(1, spacedForm(words, i));
    out.push(words.slice(i, i + length).join(""));
    i += length;
  }
  return out;
}

/** Whether two letters by themselves stand side by side. */
function haveLettersApart(words: readonly string[]): boolean {
  for (let k = 1; k < words.length; k++) if ((words[k] as string).length === 1 && (words[k - 1] as string).length === 1) return true;
  return false;
}

const EAST_ASIAN: ReadonlyMap<string, string> = new Map(EAST_ASIAN_FORMS);
const GLUED_EAST = new RegExp(`(${[...EAST_ASIAN.keys()].join("|")})`, "u");

const unglue = lately((word: string): readonly string[] => {
  if (GLUED_EAST.test(word)) return word.split(GLUED_EAST).flatMap((part) => (part === "" ? [] : [EAST_ASIAN.get(part) ?? part]));
  if (word.length < 6 || FORMS.has(word)) return [word];
  const end = GLUED_END.exec(word);
  if (end !== null && !FORMS.has(end[1] as string)) return [end[1] as string, end[2] as string];
  const start = GLUED_START.exec(word);
  return start === null ? [word] : [start[1] as string, start[2] as string];
});

/** How many single letters from here on make up a form; 0 for none. */
function spacedForm(words: readonly string[], at: number): number {
  let count = 0;
  while (count < 4 && words[at + count]?.length === 1 && /^\p{L}$/u.test(words[at + count] as string)) count++;
  for (let length = count; length >= 2; length--) if (isSpaced(words.slice(at, at + length).join(""))) return length;
  return 0;
}

/** the state's kinds of body are written without blanks: `N K Traders` has initials */
const UNSPACED: ReadonlySet<string> = new Set(["state", "noncommercial", "tradehouse", "combine", "bureau", "institute", "commercialbank"]);
const isSpaced = (joined: string): boolean => joined === "cv" || (FORMS.has(joined) && !UNSPACED.has(FORMS.get(joined) as string));
