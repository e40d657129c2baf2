/** ISO 15924 codes by Unicode range, in the order of how often lists print them. Kana and Hangul stand apart from Han. */
const RANGES: readonly (readonly [from: number, to: number, script: string])[] = [
  [0x41, 0x5a, "Latn"],
  [0x61, 0x7a, "Latn"],
  [0xaa, 0xaa, "Latn"],
  [0xba, 0xba, "Latn"],
  [0xc0, 0x24f, "Latn"],
  [0x250, 0x2af, "Latn"],
  [0x1e00, 0x1eff, "Latn"],
  [0x2c60, 0x2c7f, "Latn"],
  [0xa720, 0xa7ff, "Latn"],
  [0xfb00, 0xfb06, "Latn"],
  [0xff21, 0xff3a, "Latn"],
  [0xff41, 0xff5a, "Latn"],
  [0x600, 0x6ff, "Arab"],
  [0x750, 0x77f, "Arab"],
  [0x8a0, 0x8ff, "Arab"],
  [0xfb50, 0xfdff, "Arab"],
  [0xfe70, 0xfefc, "Arab"],
  [0x400, 0x52f, "Cyrl"],
  [0x1c80, 0x1c8f, "Cyrl"],
  [0x2de0, 0x2dff, "Cyrl"],
  [0xa640, 0xa69f, "Cyrl"],
  [0x4e00, 0x9fff, "Hani"],
  [0x3400, 0x4dbf, "Hani"],
  [0xf900, 0xfaff, "Hani"],
  [0x20000, 0x323af, "Hani"],
  [0x3005, 0x3007, "Hani"],
  [0x3040, 0x309f, "Kana"],
  [0x30a0, 0x30ff, "Kana"],
  [0x31f0, 0x31ff, "Kana"],
  [0xff66, 0xff9f, "Kana"],
  [0xac00, 0xd7af, "Hang"],
  [0x1100, 0x11ff, "Hang"],
  [0x3130, 0x318f, "Hang"],
  [0x900, 0x97f, "Deva"],
  [0xa8e0, 0xa8ff, "Deva"],
  [0x370, 0x3ff, "Grek"],
  [0x1f00, 0x1fff, "Grek"],
  [0x590, 0x5ff, "Hebr"],
  [0xfb1d, 0xfb4f, "Hebr"],
  [0x980, 0x9ff, "Beng"],
  [0xa00, 0xa7f, "Guru"],
  [0xa80, 0xaff, "Gujr"],
  [0xb00, 0xb7f, "Orya"],
  [0xb80, 0xbff, "Taml"],
  [0xc00, 0xc7f, "Telu"],
  [0xc80, 0xcff, "Knda"],
  [0xd00, 0xd7f, "Mlym"],
  [0xd80, 0xdff, "Sinh"],
  [0xe00, 0xe7f, "Thai"],
  [0xe80, 0xeff, "Laoo"],
  [0xf00, 0xfff, "Tibt"],
  [0x1000, 0x109f, "Mymr"],
  [0x10a0, 0x10ff, "Geor"],
  [0x1c90, 0x1cbf, "Geor"],
  [0x530, 0x58f, "Armn"],
  [0xfb13, 0xfb17, "Armn"],
  [0x1200, 0x139f, "Ethi"],
  [0x1780, 0x17ff, "Khmr"],
  [0x1800, 0x18af, "Mong"],
  [0x700, 0x74f, "Syrc"],
  [0x780, 0x7bf, "Thaa"],
];

/** The script of one code point, or null for digits, marks, punctuation and blanks. */
export function scriptOfCodePoint(cp: number): string | null {
  for (const [from, to, script] of RANGES) if (cp >= from && cp <= to) return script;
  return null;
}

/** The script of most letters of a text as an ISO 15924 code; `Zyyy` where it has no letters. Ties go to the first seen. */
export function scriptOf(text: string): string {
  if (/^[a-z\u00df-\u00f6\u00f8-\u017f]+$/iu.test(text)) return "Latn";
  const counts = new Map<string, number>();
  for (const ch of text) {
    const script = scriptOfCodePoint(ch.codePointAt(0) as number);
    if (script !== null) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  let best = "Zyyy";
  let most = 0;
  for (const [script, n] of counts) if (n > most) [best, most] = [script, n];
  return best;
}
