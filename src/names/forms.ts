/**
 * Legal forms of bodies: the short ones by a table, the spelt-out ones by their words, in whatever typing they come. Forms of one
 * class are the same word, so that *Joint Stock Company Plasma*, *JOINTT STOCK CO Plasma* and *АО Плазма* differ in nothing that
 * tells a body from another.
 */

/** Legal form → class. */
const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    limited: "ltd limited ltda limitada lda ltee limitee lmtd",
    incorporated: "inc incorporated incorporation",
    company: "co company companies cia cie compagnie compania companhia sirket sirketi شركة شرکت کمپنی компания kompaniya kompania",
    corporation: "corp corporation корпорация korporatsiya",
    llc: "llc lc ooo ооо тоо too тов tov обществосограниченной mmc oü ou doo dooel ood eood spzoo gmbh mbh sarl srl srls sprl bvba bv kft sro eood ead fze fzc fzco fzllc wll",
    jsc: "jsc ao ао оао oao зао zao пао pao pjsc ojsc cjsc ojsc plc ag sa sas spa nv ab asa oyj as ad aktiebolag aktiengesellschaft sae saog saoc saree qsc psc kk kabushiki kaisha",
    private: "pvt private pte pty ptd proprietary",
    partnership: "lp llp kg ohg sep sca scs snc",
    holding: "holding holdings holdco",
    group: "group groupe gruppe grupo grup группа gruppa",
  }).flatMap(([name, words]) => words.split(" ").map((w) => [w, name] as const)),
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

/**
 * Spelt-out forms, word by word: `a|b` either, `word?` may be missing, `word*` any ending. Latin words of five letters and more may
 * have one edit, of nine and more two.
 */
const PHRASES: readonly (readonly [words: string, form: string])[] = [
  ["public|open|closed|private? joint stock company|co|comp|kompaniya", "jsc"],
  ["public|open|closed|private? jointstock company|co|comp|kompaniya", "jsc"],
  ["public|private? limited|ltd liability company|co|comp|kompaniya|partnership", "llc"],
  ["private|pvt|pte limited|ltd", "ltd"],
  ["obshchestvo|obschestvo s ogranichennoy|ogranichennoi|ogranichenoy otvetstvennostyu|otvetstvennostiu", "ooo"],
  ["publichnoe|otkrytoe|zakrytoe|nepublichnoe? aktsionernoe|aktsionernoye obshchestvo|obschestvo", "ao"],
  ["обществ* с ограниченной ответственностью", "ооо"],
  ["публичн*|открыт*|закрыт*|непубличн*? акционерн* обществ*", "ао"],
  ["tovarystvo z obmezhenoyu vidpovidalnistyu", "tov"],
  ["товариств* з обмеженою відповідальністю", "тов"],
  ["anonim sirketi", "as"],
  ["limited sirketi", "ltd"],
  ["anonimsirketi", "as"],
  ["sociedad anonima", "sa"],
  ["societe anonyme", "sa"],
  ["sociedad de? responsabilidad limitada", "srl"],
  ["societa per azioni", "spa"],
  ["gesellschaft mit beschrankter haftung", "gmbh"],
  ["sp|spolka z o o", "llc"],
  ["s en c s", "scs"],
  ["s en c", "scs"],
  ["sp|spolka z oo", "llc"],
];

interface Slot {
  readonly words: readonly string[];
  readonly optional: boolean;
}
const TEMPLATES: readonly { readonly slots: readonly Slot[]; readonly form: string }[] = PHRASES.map(([words, form]) => ({
  form,
  slots: words.split(" ").map((slot) => ({ words: slot.replace("?", "").split("|"), optional: slot.endsWith("?") })),
}));
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

/** letters that a phrase may begin with: most words are none of them */
const FIRST_LETTERS = new Set(
  TEMPLATES.flatMap(({ slots }) =>
    slots.slice(0, slots.findIndex((slot) => !slot.optional) + 1).flatMap(({ words }) => words.map((word) => word[0])),
  ),
);

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
export function writeForms(words: readonly string[]): readonly string[] {
  const spelt = words.flatMap(unglue);
  const out: string[] = [];
  for (let i = 0; i < spelt.length;) {
    const word = spelt[i] as string;
    if (FIRST_LETTERS.has(word[0] as string)) {
      let most = 0;
      let form = "";
      for (const template of TEMPLATES) {
        const length = lengthOf(template.slots, spelt, i);
        if (length > most) [most, form] = [length, template.form];
      }
      if (most > 0) {
        out.push(form);
        i += most;
        continue;
      }
    }
    const single = spacedForm(spelt, i);
    if (single > 0) {
      out.push(spelt.slice(i, i + single).join(""));
      i += single;
      continue;
    }
    out.push(word);
    i++;
  }
  return out;
}

function unglue(word: string): readonly string[] {
  if (word.length < 6 || FORMS.has(word)) return [word];
  const end = GLUED_END.exec(word);
  if (end !== null && !FORMS.has(end[1] as string)) return [end[1] as string, end[2] as string];
  const start = GLUED_START.exec(word);
  return start === null ? [word] : [start[1] as string, start[2] as string];
}

/** `S R L`, `L L C`: how many single letters from here on make up a form; 0 for none. */
function spacedForm(words: readonly string[], at: number): number {
  let count = 0;
  while (count < 4 && words[at + count]?.length === 1 && /^\p{L}$/u.test(words[at + count] as string)) count++;
  for (let length = count; length >= 2; length--) if (FORMS.has(words.slice(at, at + length).join(""))) return length;
  return 0;
}
