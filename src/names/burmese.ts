import type { LatinForm } from "./latin-form.ts";

/**
 * Burmese to Latin, syllable by syllable, the way Burmese write their own names (Aung San Suu Kyi, Thein Sein): the conventional romanisation
 * that Okell (1971) describes, without tones. Names are written without blanks in Burmese, with them in Latin: a whole name is read at once.
 */
/** one of some thirty common syllables of names: Aung, Win, Htun, Kyaw */
const SYLLABLE_BITS = 5;
const INITIALS: ReadonlyMap<string, string> = new Map(
  `ကk ခkh ဂg ဃg ငng စs ဆs ဇz ဈz ဉny ညny ဋt ဌht ဍd ဎd ဏn တt ထht ဒd ဓd နn ပp ဖph ဗb ဘb မm ယy ရy လl ဝw သth ဟh ဠl အ ဿth`
    .split(" ")
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);
/** with ya-pin or ya-yit */
const PALATAL: ReadonlyMap<string, string> = new Map([
  ["k", "ky"],
  ["kh", "ch"],
  ["g", "gy"],
  ["ng", "ny"],
]);
/** vowel signs and the closing consonant, asat left out, → the rhyme */
const RHYMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: " ာ ါ",
    i: "ိ ီ",
    u: "ု ူ",
    ay: "ေ ယ",
    e: "ဲ",
    aw: "ော ေါ",
    o: "ို ိုယ",
    an: "ံ န မ ဏ",
    in: "င",
    aung: "ောင ေါင",
    aing: "ိုင",
    ein: "ိန ိမ ိံ ိဏ",
    on: "ုံ ုန ုမ ုဏ",
    at: "တ ပ ဋ ဒ",
    et: "က",
    eit: "ိတ ိပ ိဋ",
    ok: "ုတ ုပ ုဒ",
    auk: "ောက ေါက",
    aik: "ိုက",
    it: "စ ဇ",
    yi: "ည ဉ",
    un: "ွန ွမ ွံ",
    ut: "ွတ ွပ",
  }).flatMap(([latin, written]) => written.split(" ").map((signs) => [signs, latin] as const)),
);

const SYLLABLE = /([က-အဿ])((?:\u1039[က-အ])?[\u103b-\u103e]*)([\u102b-\u1032\u1036]*)((?:[က-အ]\u1037?\u103a(?!\u1039))?)/gu;

/** The syllables of one written run in Latin letters, in order; empty where nothing in it can be read. */
export function readBurmese(run: string, ra: "y" | "r" = "y"): readonly string[] {
  const text = run
    .replace(/[\u1037\u1038]/gu, "")
    // letters in brackets show the end of a foreign word: ကင်း(င်), ရယ်(လ်)
    .replace(/\([^)]*\)/gu, "")
    // kinzi and other stacks: the upper letter closes the syllable before
    .replace(/\u1004\u103a\u1039/gu, "\u1004\u103a")
    .replace(/([က-အ])\u1039(?=[က-အ])/gu, "$1\u103a")
    // independent vowels on their bearer
    .replace(/ဣ|ဤ/gu, "အိ")
    .replace(/ဥ|ဦ/gu, "အု")
    .replace(/ဧ/gu, "အေ")
    .replace(/ဩ|ဪ/gu, "အော");
  const out: string[] = [];
  for (const [, initial = "", medials = "", vowels = "", final = ""] of text.matchAll(SYLLABLE)) {
    let onset = initial === "ရ" ? ra : (INITIALS.get(initial) ?? "");
    if (initial === "ရ" && medials.includes("\u103e")) onset = "sh";
    else if (/[\u103b\u103c]/u.test(medials)) onset = PALATAL.get(onset) ?? `${onset}y`;
    else if (medials.includes("\u103e")) onset = `h${onset}`;
    const close = final.replace(/[\u1037\u103a]/gu, "");
    const rounded = medials.includes("\u103d") ? RHYMES.get(`\u103d${vowels}${close}`) : undefined;
    if (medials.includes("\u103d") && rounded === undefined) onset += "w";
    // ော် is one vowel, its asat closes nothing
    const rhyme = rounded ?? RHYMES.get(vowels.replace(/\u103a/gu, "") + close) ?? RHYMES.get(vowels) ?? "a";
    out.push(onset.endsWith("y") && rhyme === "yi" ? `${onset}i` : onset + rhyme);
  }
  return out;
}

/** One run as names are written in Latin: a word for each syllable. */
export function burmeseForms(run: string): readonly LatinForm[] {
  const syllables = readBurmese(run);
  if (syllables.length === 0) return [];
  const written = syllables.join(" ");
  // ရ is y in speech and r in Pali and foreign words
  const asR = readBurmese(run, "r").join(" ");
  const atMost = syllables.map(() => SYLLABLE_BITS);
  return (asR === written ? [written] : [written, asR]).map((text) => ({ text, atMost }));
}
