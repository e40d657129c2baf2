/**
 * Writes src/names/han-table.ts: the signs of GB 2312 and of Big5 by their Mandarin syllable.
 * Rerun: `node scripts/han-table.ts` with ICU's `uconv` at hand (Debian: icu-devtools; written with ICU 72). Readings are ICU's
 * transform Han-Latin, made from Unihan kMandarin and CLDR (Unicode-3.0 licence). Same ICU, same bytes.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Signs of a double-byte code between two rows, in the order of the code. */
function signsOf(
  encoding: string,
  rows: readonly [from: number, to: number],
  cells: readonly (readonly [from: number, to: number])[],
): string[] {
  const decoder = new TextDecoder(encoding);
  const out: string[] = [];
  for (let row = rows[0]; row <= rows[1]; row++)
    for (const [from, to] of cells)
      for (let cell = from; cell <= to; cell++) {
        const sign = decoder.decode(Uint8Array.of(row, cell));
        if (/^\p{Script=Han}$/u.test(sign)) out.push(sign);
      }
  return out;
}

const simplified = signsOf("gb2312", [0xb0, 0xf7], [[0xa1, 0xfe]]);
const bytesOfBig5 = [
  [0x40, 0x7e],
  [0xa1, 0xfe],
] as const;
const traditional = signsOf("big5", [0xa4, 0xf9], bytesOfBig5);
const signs = [...new Set([...simplified, ...traditional])];
const latin = execFileSync("uconv", ["-f", "utf-8", "-t", "utf-8", "-x", "Han-Latin; NFD"], {
  input: signs.join("\n"),
  encoding: "utf8",
}).split("\n");

const bySyllable = new Map<string, string[]>();
for (const [i, sign] of signs.entries()) {
  // ü is a vowel of its own here, written v; the tones go
  const syllable = (latin[i] ?? "")
    .trim()
    .replace(/u\u0304?\u0308/gu, "v")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  if (!/^[a-z]{1,6}$/.test(syllable)) continue;
  const there = bySyllable.get(syllable);
  if (there === undefined) bySyllable.set(syllable, [sign]);
  else there.push(sign);
}
const body = [...bySyllable]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, all]) => `${syllable} ${all.join("")}`)
  .join("\n");
writeFileSync(
  join(import.meta.dirname, "../src/names/han-table.ts"),
  `// Written by scripts/han-table.ts; do not edit. Unihan kMandarin and CLDR through ICU (Unicode-3.0).
/** one line a syllable, toneless pinyin with v for ü: \`syllable signs\` */
export const SIGNS_BY_SYLLABLE = \`
${body}
\`;
`,
);
