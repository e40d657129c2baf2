import { readIndic, type IndicScript } from "./indic.ts";

/**
 * Sinhala: its block has an order of its own, so each letter is first laid on the Devanagari one of its sound and then read as those of India
 * are. Own table after ISO 15919 and the use of Sri Lankan papers: ව as w, ක්ෂ as ks, ං before ha as ng; the last vowel is spoken.
 */
const AS_DEVANAGARI: ReadonlyMap<string, string> = new Map(
  `අअ ආआ ඇए ඈए ඉइ ඊई උउ ඌऊ ඍऋ එए ඒए ඓऐ ඔओ ඕओ ඖऔ ාा ැे ෑे ිि ීी ුु ූू ෘृ ෙे ේे ෛै ොो ෝो ෞौ ්् ංं ඃः
  කक ඛख ගग ඝघ ඞङ ඟन्ग චच ඡछ ජज ඣझ ඤञ ඥग्न ඦन्ज ටट ඨठ ඩड ඪढ ණण ඬन्ड තत ථथ දद ධध නन ඳन्द පप ඵफ බब භभ මम ඹम्ब
  යय රर ලल වव ශश ෂष සस හह ළळ ෆफ़`
    .split(/\s+/)
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);

/** Devanagari letter and what it is read as, one after another. */
const letters = (pairs: string): ReadonlyMap<string, string> =>
  new Map(`वw ळl ः ${pairs}`.split(" ").map((item) => [item.slice(0, 1), item.slice(1)]));
/** the dental letters without a breath, as older papers write them (Gunaratne, Jayawardena), and with it (Gunarathna, Jayawardhana) */
const OLDER: IndicScript = { block: 0x900, letters: letters("थt धd"), finalVowel: "spoken", inherent: "a" };
const NEWER: IndicScript = { ...OLDER, letters: letters("तth") };
/** and every s alike: Santha beside Shantha */
const PLAIN: IndicScript = { ...OLDER, letters: letters("तth शs षs") };

/** Words of bodies and titles in English. */
const WORDS: ReadonlyMap<string, string> = new Map(
  "සමාගම company|පෞද්ගලික private|සීමාසහිත limited|බැංකුව bank|පදනම foundation|සංගමය association|මහතා mr|මිය mrs"
    .split("|")
    .map((item) => item.split(" ") as [string, string]),
);

/** One folded word: with the dental letters bare, with a breath, and with every s alike. */
export function readSinhala(word: string): readonly string[] {
  const known = WORDS.get(word);
  if (known !== undefined) return [known];
  const text = word
    .replace(/ං(?=හ|$)/gu, "ඟ්")
    .replace(/ක්ෂ/gu, "ක්ස")
    .replace(/ශ්ර/gu, "ස්ර")
    .replace(/[ං-ෳ]/gu, (sign) => AS_DEVANAGARI.get(sign) ?? sign);
  const [older = "", newer = "", plain = ""] = [OLDER, NEWER, PLAIN].map((script) => readIndic(text, script)[0]);
  return [
    ...new Set([
      older.replace(/wikrama/gu, "wickrema").replace(/(?<=singh|ratn|nayak|tilak|sek[ae]r|wardan)a$/gu, "e"),
      newer.replace(/wikrama/gu, "wickrama"),
      plain,
    ]),
  ];
}
