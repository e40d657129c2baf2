/**
 * Thai to Latin after the Royal Institute's general system (RTGS, 1999), by rules and without a dictionary. Two vowels are unwritten: o
 * between two consonants, a after one. A second reading gives closing letters the sound they have in the Indian word they come from, as
 * many families write their own name (กุล: kun, kul; ณรงค์เดช: det, dej).
 */
const INITIALS: ReadonlyMap<string, string> = new Map(
  `กk ขkh ฃkh คkh ฅkh ฆkh งng จch ฉch ชch ซs ฌch ญy ฎd ฏt ฐth ฑth ฒth ณn ดd ตt ถth ทth ธth นn บb ปp ผph ฝf พph ฟf ภph มm ยy รr ลl วw
  ศs ษs สs หh ฬl อ ฮh ฤrue`
    .split(/\s+/)
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);
const FINALS: ReadonlyMap<string, string> = new Map(
  `กk ขk คk ฆk งng จt ชt ซt ฎt ฏt ฐt ฑt ฒt ดt ตt ถt ทt ธt ศt ษt สt บp ปp พp ฟp ภp นn ญn ณn รn ลn ฬn มm`
    .split(" ")
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);
const INDIAN_FINALS: ReadonlyMap<string, string> = new Map(
  `คk จj ชj ดd ทd ธdh ศs ษs สs พb ภbh รr ลl ฬl วw ญy`.split(" ").map((item) => [item.slice(0, 1), item.slice(1)]),
);
const CLUSTERS = new Set([
  "กร",
  "กล",
  "กว",
  "ขร",
  "ขล",
  "ขว",
  "คร",
  "คล",
  "คว",
  "ปร",
  "ปล",
  "พร",
  "พล",
  "ผล",
  "ตร",
  "ทร",
  "บร",
  "ฟร",
  "ฟล",
  "ดร",
]);
/** ห that only lifts the tone of what follows */
const LEADING = new Set(["หน", "หม", "หล", "หว", "หย", "หร", "หง", "หญ"]);

const C = "[ก-ฮฤ]";
const VOWEL_AFTER = "[ะัาิ-ู็ํ]";
/** a consonant that closes: no vowel of its own follows it, written or not (ภูมิ-พล, น-คร, สุ-วรรณ) */
const F = `(${C}(?!${VOWEL_AFTER}|รร|${C}$))`;
const ONSET = `(${C}{1,2}?)`;
type Rhyme = readonly [pattern: RegExp, vowel: string];
const rhyme = (pattern: string, vowel: string): Rhyme => [new RegExp(pattern.replace("@", ONSET).replace("$", F), "uy"), vowel];

/** the longest writing first; `@` the onset, `$` the closing consonant */
const RHYMES: readonly Rhyme[] = [
  rhyme("เ@ีย$?", "ia"),
  rhyme("เ@ือ$?", "uea"),
  rhyme("เ@าะ", "o"),
  rhyme("เ@า", "ao"),
  rhyme("เ@อ$?", "oe"),
  rhyme("เ@ิ$", "oe"),
  rhyme("เ@ย(?!\u0e4c)", "oei"),
  rhyme("เ@็$", "e"),
  rhyme("เ@ะ", "e"),
  rhyme("เ@$", "e"),
  rhyme("เ@", "e"),
  rhyme("แ@็?$", "ae"),
  rhyme("แ@ะ?", "ae"),
  rhyme("โ@$", "o"),
  rhyme("โ@ะ?", "o"),
  rhyme("[ใไ]@ย?", "ai"),
  rhyme("@ัวะ?", "ua"),
  rhyme("@ัย", "ai"),
  rhyme("@ั$", "a"),
  rhyme("@ะ", "a"),
  rhyme("@ํา", "am"),
  rhyme("@ำ", "am"),
  rhyme("@า$", "a"),
  rhyme("@า", "a"),
  rhyme("@[ิี]$", "i"),
  rhyme("@[ิี]", "i"),
  rhyme("@[ึื]อ?$", "ue"),
  rhyme("@[ึื]อ?", "ue"),
  rhyme("@[ุู]$", "u"),
  rhyme("@[ุู]", "u"),
  rhyme("@็อ?$", "o"),
  rhyme("@รร$", "a"),
  rhyme("@รร", "an"),
  rhyme(`@ว(?=${C}(?!${VOWEL_AFTER}))$`, "ua"),
  rhyme(`@อ$`, "o"),
  rhyme("@อ", "o"),
  rhyme("@$", "o"),
];

function onsetOf(letters: string): string | null {
  if (letters.length === 1) return INITIALS.get(letters) ?? null;
  if (LEADING.has(letters)) return INITIALS.get(letters.slice(1)) ?? null;
  if (letters === "ทร" || letters === "ศร" || letters === "สร") return "s";
  if (!CLUSTERS.has(letters)) return null;
  return [...letters].map((letter) => INITIALS.get(letter) ?? "").join("");
}

function closing(vowel: string, letter: string, indian: boolean): string {
  if (letter === "") return vowel;
  if (letter === "ย") return `${vowel}i`;
  if (letter === "ว" && !indian) return `${vowel}o`;
  return vowel + ((indian ? INDIAN_FINALS.get(letter) : undefined) ?? FINALS.get(letter) ?? "");
}

function read(text: string, indian: boolean): string {
  let out = "";
  let at = 0;
  while (at < text.length) {
    let step = 0;
    // a cluster before a single consonant, at every rhyme
    for (const size of [2, 1]) {
      for (const [pattern, vowel] of RHYMES) {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        const onset = found === null ? null : sized(pattern, text, at, size);
        if (onset === null) continue;
        const latin = onsetOf(onset.letters);
        if (latin === null) continue;
        out += latin + closing(vowel, onset.last, indian);
        step = onset.length;
        break;
      }
      if (step > 0) break;
    }
    if (step === 0) {
      const letter = text.slice(at, at + 1);
      const latin = INITIALS.get(letter);
      // alone: ชนะ cha-na; at the end it closes what stands before
      if (latin !== undefined) out += at + 1 === text.length ? ((indian ? INDIAN_FINALS.get(letter) : undefined) ?? "") : `${latin}a`;
      else if (/[a-z0-9]/.test(letter)) out += letter;
      step = 1;
    }
    at += step;
  }
  return out;
}

interface Onset {
  readonly letters: string;
  readonly last: string;
  readonly length: number;
}

/** The rhyme with an onset of just so many letters, or null. */
function sized(pattern: RegExp, text: string, at: number, size: number): Onset | null {
  const exact = exactly(pattern, size);
  exact.lastIndex = at;
  const found = exact.exec(text);
  return found === null ? null : { letters: found[1] ?? "", last: found[2] ?? "", length: found[0].length };
}

const sizedPatterns = new Map<RegExp, readonly [one: RegExp, two: RegExp]>();
function exactly(pattern: RegExp, size: number): RegExp {
  let both = sizedPatterns.get(pattern);
  if (both === undefined) {
    const of = (count: number): RegExp => new RegExp(pattern.source.replace(ONSET, `(${C}{${count}})`), "uy");
    sizedPatterns.set(pattern, (both = [of(1), of(2)]));
  }
  return both[size - 1] as RegExp;
}

/** Words of bodies and titles in English. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["บริษัท", "company"],
  ["จำกัด", "limited"],
  ["มหาชน", "public"],
  ["มูลนิธิ", "foundation"],
  ["ธนาคาร", "bank"],
  ["สมาคม", "association"],
  ["นาย", "mr"],
  ["นาง", "mrs"],
  ["นางสาว", "miss"],
]);

/** One folded word: as the Royal Institute writes it, then with Indian closing letters where that differs. */
export function readThai(word: string): readonly string[] {
  const known = WORDS.get(word.replace(/ํา/gu, "ำ"));
  if (known !== undefined) return [known];
  const text = word
    .replace(/ำ/gu, "ํา")
    .replace(/[่-๋ๆฯ]/gu, "")
    // a killed consonant with what hangs on it: จันทร์, สิทธิ์
    .replace(/([ก-ฮ])?[ก-ฮ][ิุ]?์/gu, (all, first: string | undefined) => (first === undefined ? "" : /^[ทตดศ]ร/u.test(all) ? "" : first))
    .replace(/ตร$/u, "ต");
  const institute = read(text, false);
  const indian = read(text.replace(/ต$/u, word.endsWith("ตร") ? "ตระ" : "ต"), true);
  return institute === indian ? [institute] : [institute, indian];
}
