import { readIndic, type IndicScript } from "./indic.ts";

/** Bengali and Assamese: ব for b and v, য as j, য় as y, the palatal and dental s. Own table after ISO 15919 and the passports' use. */
const BENGALI: IndicScript = {
  block: 0x980,
  letters: new Map([
    ["য", "j"],
    ["য়", "y"],
    ["ৎ", "t"],
    ["ৰ", "r"],
    ["ৱ", "w"],
    ["ঃ", ""],
    ["ং", "ng"],
    ["ফ", "f"],
  ]),
  finalVowel: "silent",
  inherent: "o",
};

/** One folded word: with the inherent vowel as `a`, the way names are romanised; then as `o`, the way they are spoken. */
export function readBengali(word: string): readonly string[] {
  // the virama and য make ya-phala: খ্যাতি, ব্যাংক; শ্যামল
  const text = word.replace(/্য/gu, "্য়").replace(/ঁ/gu, "");
  const [written = "", full = written] = readIndic(text, { ...BENGALI, inherent: "a" });
  const [clipped = written, spoken = clipped] = readIndic(text, BENGALI);
  return [...new Set([written, full, spoken])];
}
