import { readIndic, type IndicScript } from "./indic.ts";

/**
 * Tamil writes one letter for k and g, t and d, p and b, ch and s: hard at the start of a word and where doubled, soft after a nasal
 * and between vowels. Own table after ISO 15919 and the usual romanisation of names.
 */
const TAMIL: IndicScript = {
  block: 0xb80,
  letters: new Map([
    ["ழ", "zh"],
    ["ற", "r"],
    ["ன", "n"],
    ["ஜ", "j"],
    ["ஷ", "sh"],
    ["ஸ", "s"],
    ["ஹ", "h"],
    ["ஃ", ""],
  ]),
  finalVowel: "spoken",
  inherent: "a",
};
const SOFTENING = new Set("கசடதப");
const SOFT: ReadonlyMap<string, string> = new Map([
  ["k", "g"],
  ["ch", "s"],
  ["t", "d"],
  ["p", "b"],
]);

/** One folded word: soft sounds where they are spoken, then all hard and ழ as the l of older spellings (Tamil, Eelam). */
export function readTamil(word: string): readonly string[] {
  // aytham makes an f of p: ஃபாத்திமா
  const text = word.normalize("NFC").replace(/ஃப/gu, "\u200c");
  const hard = romanise(text, "hard");
  const soft = romanise(text, "soft");
  return soft === hard ? [hard] : [soft, hard];
}

function romanise(text: string, sounds: "hard" | "soft"): string {
  const signs = [...text];
  let out = "";
  for (let i = 0; i < signs.length;) {
    let end = i + 1;
    while (end < signs.length && /[\u0bbe-\u0bcd\u0bd7]/u.test(signs[end] as string)) end++;
    const sign = signs[i] as string;
    const syllable = signs.slice(i, end).join("");
    // a vowel that was left open before this one is spoken
    const old = sounds === "hard" && sign === "ழ";
    const latin = sign === "\u200c" ? readIndic(`ப${syllable.slice(1)}`, TAMIL)[0]?.replace("p", "f") : readIndic(syllable, TAMIL)[0];
    const before = signs.slice(0, i).join("");
    const doubled = before.endsWith(`${sign}\u0bcd`) || signs[i + 1] === "\u0bcd";
    const voiced = sounds === "soft" && SOFTENING.has(sign) && i > 0 && !doubled && !/[\u0bb1]\u0bcd$/u.test(before);
    const initial = sounds === "soft" && sign === "ச" && i === 0;
    out += voiced || initial ? soften(latin ?? "") : old ? (latin ?? "").replace("zh", "l") : (latin ?? "");
    i = end;
  }
  return out.replace(/rr/gu, "tr").replace(/tt(?=h)/gu, "t");
}

function soften(latin: string): string {
  const first = latin.startsWith("ch") ? "ch" : latin.slice(0, 1);
  return (SOFT.get(first) ?? first) + latin.slice(first.length);
}
