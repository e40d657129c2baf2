/**
 * The consonant skeleton of a word: what is left when romanisation has had its way. Vowels go, letters that offices swap for
 * one another fall together, doubled sounds count once.
 *
 *     Muhammad Mohammed Mohamad محمد → MHMD        Hussein Husayn Hossain حسين → HSN
 *     Khalid Халид خالد → KLD                      Cheikh Shaikh شیخ → SK
 *
 * Two spellings of one word differ by few edits here, so the index can look for words within one or two edits and lose none.
 */
export const MAX_SKELETON = 28;

const DIGRAPHS: readonly (readonly [string, string])[] = [
  ["tsch", "S"],
  ["shch", "S"],
  ["dzh", "J"],
  ["sch", "S"],
  ["tch", "S"],
  ["chh", "S"],
  ["sh", "S"],
  ["ch", "S"],
  ["cz", "S"],
  ["sz", "S"],
  ["tj", "S"],
  ["sj", "S"],
  ["ts", "S"],
  ["tz", "S"],
  ["zh", "J"],
  ["dj", "J"],
  ["dz", "J"],
  ["kh", "K"],
  ["gh", "G"],
  ["ph", "F"],
  ["th", "T"],
  ["dh", "D"],
  ["bh", "B"],
  ["jh", "J"],
  ["ck", "K"],
  ["qu", "K"],
];
const SINGLE: ReadonlyMap<string, string> = new Map([
  ["b", "B"],
  ["d", "D"],
  ["f", "F"],
  ["g", "G"],
  ["h", "H"],
  ["j", "J"],
  ["k", "K"],
  ["q", "K"],
  ["l", "L"],
  ["m", "M"],
  ["n", "N"],
  ["p", "P"],
  ["r", "R"],
  ["s", "S"],
  ["z", "S"],
  ["t", "T"],
  ["v", "V"],
  ["w", "V"],
]);

const A = 97;
const C = 2;
const H = 7;
const X = 23;
const LETTERS = 26;
const [SIGN_S, SIGN_K] = ["S", "K"].map((sign) => sign.charCodeAt(0)) as [number, number];
/** x: two signs that go together */
const BOTH = 1;
const single = new Uint8Array(LETTERS);
for (const [letter, sign] of SINGLE) single[letter.charCodeAt(0) - A] = sign.charCodeAt(0);
/** sign of two letters, by both */
const pairs = new Uint8Array(LETTERS * LETTERS);
/** letters that three or four together may begin with */
const longer: (readonly [letters: string, sign: number])[][] = Array.from({ length: LETTERS }, () => []);
for (const [letters, sign] of DIGRAPHS) {
  const first = letters.charCodeAt(0) - A;
  if (letters.length === 2) pairs[first * LETTERS + letters.charCodeAt(1) - A] = sign.charCodeAt(0);
  else longer[first]?.push([letters, sign.charCodeAt(0)]);
}
const out = new Uint16Array(MAX_SKELETON + 2);
const SIGNS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

function written(length: number): string {
  let signs = "";
  for (let i = 0; i < length; i++) signs += SIGNS[out[i] as number] as string;
  return signs;
}

/**
 * The same letter by letter: a slip of the pen in `sh` or `kh` (CAHRM for CHARM) leaves one sign of three here, where the skeleton
 * proper has become another. Equal to the skeleton where no two letters make one sign.
 */
export function plainSkeleton(word: string): string {
  let length = 0;
  let last = 0;
  for (let i = 0; i < word.length && length < MAX_SKELETON; i++) {
    const letter = word.charCodeAt(i) - A;
    if (letter < 0 || letter >= LETTERS) return word.slice(0, MAX_SKELETON);
    const sign = letter === C || letter === X ? SIGN_K : letter === H && i === word.length - 1 ? 0 : (single[letter] as number);
    if (sign !== 0 && sign !== last) out[length++] = sign;
    last = sign;
  }
  return written(length);
}

/** The skeleton of a word in Latin letters; a word with any other sign is its own skeleton. At most MAX_SKELETON signs. */
export function skeleton(word: string): string {
  let length = 0;
  let last = 0;
  for (let i = 0; i < word.length && length < MAX_SKELETON;) {
    const letter = word.charCodeAt(i) - A;
    if (letter < 0 || letter >= LETTERS) return word.slice(0, MAX_SKELETON);
    const after = i + 1 < word.length ? word.charCodeAt(i + 1) - A : -1;
    let sign = 0;
    let step = 1;
    for (const [letters, of] of longer[letter] ?? []) {
      if (!word.startsWith(letters, i)) continue;
      sign = of;
      step = letters.length;
      break;
    }
    if (sign === 0 && after >= 0 && after < LETTERS && pairs[letter * LETTERS + after] !== 0) {
      sign = pairs[letter * LETTERS + after] as number;
      step = 2;
    }
    if (sign === 0) {
      // c before e, i, y
      if (letter === C) sign = after === 4 || after === 8 || after === 24 ? SIGN_S : SIGN_K;
      else if (letter === X) sign = BOTH;
      else if (letter !== H || i < word.length - 1) sign = single[letter] as number;
    }
    if (sign !== 0 && sign !== last) {
      if (sign === BOTH) out[length++] = SIGN_K;
      out[length++] = sign === BOTH ? SIGN_S : sign;
    }
    last = sign;
    i += step;
  }
  return written(Math.min(length, MAX_SKELETON));
}
