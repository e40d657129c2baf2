/** Greek letters to Latin (ISO 843 type 2, passports): digraphs first. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/gu, "ou"],
  [/αι/gu, "ai"],
  [/ει/gu, "ei"],
  [/οι/gu, "oi"],
  [/αυ(?=[θκξπστφχψ]|$)/gu, "af"],
  [/αυ/gu, "av"],
  [/ευ(?=[θκξπστφχψ]|$)/gu, "ef"],
  [/ευ/gu, "ev"],
  [/^μπ/gu, "b"],
  [/μπ/gu, "mp"],
  [/^ντ/gu, "d"],
  [/ντ/gu, "nt"],
  [/γγ/gu, "ng"],
  [/γκ/gu, "gk"],
  [/γχ/gu, "nch"],
  [/τζ/gu, "tz"],
  [/τσ/gu, "ts"],
];
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["α", "a"],
  ["β", "v"],
  ["γ", "g"],
  ["δ", "d"],
  ["ε", "e"],
  ["ζ", "z"],
  ["η", "i"],
  ["θ", "th"],
  ["ι", "i"],
  ["κ", "k"],
  ["λ", "l"],
  ["μ", "m"],
  ["ν", "n"],
  ["ξ", "x"],
  ["ο", "o"],
  ["π", "p"],
  ["ρ", "r"],
  ["σ", "s"],
  ["ς", "s"],
  ["τ", "t"],
  ["υ", "y"],
  ["φ", "f"],
  ["χ", "ch"],
  ["ψ", "ps"],
  ["ω", "o"],
]);

/** One folded Greek word in Latin letters. */
export function readGreek(word: string): string {
  let s = word;
  for (const [pair, latin] of PAIRS) s = s.replace(pair, latin);
  let out = "";
  for (const ch of s) out += LETTERS.get(ch) ?? (/[a-z0-9]/.test(ch) ? ch : "");
  return out;
}
