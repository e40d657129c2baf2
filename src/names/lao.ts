/**
 * Lao to Latin after BGN/PCGN 1966, the spelling after the French that Lao papers keep (Bounnhang, Souphanouvong): ou for u, v for ວ, ph for
 * ພ. Every vowel is written since the reform of 1975; an older spelling leaves a out. Two letters are written in two ways: ຊ as x and s (Xay,
 * Say), ຍ as nh and y.
 */
const INITIALS: ReadonlyMap<string, string> = new Map(
  `ກk ຂkh ຄkh ງng ຈch ສs ຊs ຍy ດd ຕt ຖth ທth ນn ບb ປp ຜph ຝf ພph ຟf ມm ຢy ຣr ລl ວv ຫh ອ ຮh`
    .split(" ")
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);
const FINALS: ReadonlyMap<string, string> = new Map(
  `ກk ງng ຈt ສt ຊt ຍi ດt ຕt ທt ນn ບp ປp ພp ມm ຣn ລn ວo`.split(" ").map((item) => [item.slice(0, 1), item.slice(1)]),
);
/** letters that two hands write in two ways, the usual one in INITIALS */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ["ຊ", "x"],
  ["ຍ", "nh"],
]);

const C = "[ກ-ຮ]";
/** vowel signs written behind the consonant that they belong to; ຼ goes with it */
const AFTER = "[ະ-ຽໍ]";
/** ຫ that only lifts the tone of what follows, a consonant with l or r under it, and with v beside it */
const ONSET = `([ກຂຄງ]ວ(?=[ກງດນບມ](?!${AFTER}))(?<=[ເແໂ]..)|ຫ[ງຍນມຣລວຼ](?=${AFTER}|${C})|[ກຂຄງຈສຊຕຖທລຮ]ວ(?=[ະັາິີຶືເແໂ])|${C}[ຼຣ](?=${AFTER})|${C})`;
/** a consonant that closes: no vowel of its own follows, neither a sign nor ອ, ວ or ຽ between two consonants */
const CLOSING = `([ກງຈສຊຍດຕທນບປພມຣລວ](?!${AFTER}|(?:ອ(?!ອ)|ວ(?!ວ)|ຣ)${C}(?!${AFTER})))`;

type Rhyme = readonly [pattern: RegExp, vowel: string];
const rhyme = (pattern: string, vowel: string): Rhyme => [new RegExp(pattern.replace("@", ONSET).replace("$", CLOSING), "uy"), vowel];
/** the longest writing first; `@` the onset, `$` the closing consonant */
const RHYMES: readonly Rhyme[] = [
  rhyme("ເ@ົາ", "ao"),
  rhyme("ເ@າະ", "o"),
  rhyme("ເ@ັຍ$?", "ia"),
  rhyme("ເ@[ຶື]ອ$?", "eua"),
  rhyme("ເ@[ິີ]$?", "eu"),
  rhyme("ເ@ຍ(?!ັ|າ|ະ)$?", "ie"),
  rhyme("[ເ]@[ັະ]?$", "e"),
  rhyme("[ເ]@ະ?", "e"),
  rhyme("ແ@[ັະ]?$", "e"),
  rhyme("ແ@ະ?", "e"),
  rhyme("ໂ@ະ?$", "o"),
  rhyme("ໂ@ະ?", "o"),
  rhyme(`[ໃໄ]@(?:ຍ(?!${AFTER}))?`, "ay"),
  rhyme("@ົວະ?", "oua"),
  rhyme("@ັວ(?:ະ|$)?", "oua"),
  rhyme("@ັອ$?", "o"),
  rhyme("@ັ$", "a"),
  rhyme("@ະ", "a"),
  rhyme("@ໍາ", "am"),
  rhyme("@ໍ", "o"),
  rhyme("@າ$", "a"),
  rhyme("@າ", "a"),
  rhyme("@[ິີ]$", "i"),
  rhyme("@[ິີ]", "i"),
  rhyme("@[ຶື]$", "eu"),
  rhyme("@[ຶື]ອ?", "eu"),
  rhyme("@[ຸູ]$", "ou"),
  rhyme("@[ຸູ]", "ou"),
  rhyme("@ົ$", "o"),
  rhyme("@ຽ$?", "ie"),
  rhyme("@ວ$", "oua"),
  rhyme("@ອ$", "o"),
];

/** n after a long vowel, -ne in French hands: Kaysone, Phomvihane */
const LONG_N = /(?:[າອີືູ]|^[ເແໂ][^ັິຶ]+)ນ$/u;

function onsetOf(letters: string, letter: (sign: string) => string): string {
  if (letters.length === 1) return letter(letters);
  const [first = "", second = ""] = letters;
  if (first === "ຫ") return second === "ຼ" ? "l" : letter(second);
  return letter(first) + (second === "ຼ" ? "l" : second === "ວ" ? "ou" : letter(second));
}

function read(text: string, otherwise: string): string {
  const letter = (sign: string): string => (otherwise.includes(sign) ? OTHERWISE.get(sign) : undefined) ?? INITIALS.get(sign) ?? "";
  let out = "";
  for (let at = 0; at < text.length;) {
    let step = 0;
    for (const [pattern, vowel] of RHYMES) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found === null) continue;
      step = found[0].length;
      const last = !/[ກ-ໝ]/u.test(text.slice(at + step, at + step + 1));
      out += onsetOf(found[1] ?? "", letter) + vowel + (FINALS.get(found[2] ?? "") ?? "") + (last && LONG_N.test(found[0]) ? "e" : "");
      break;
    }
    if (step === 0) {
      const sign = text.slice(at, at + 1);
      if (/[a-z0-9]/.test(sign)) out += sign;
      // bare: an older spelling leaves a out, ສວັນ
      else if (INITIALS.has(sign)) out += at + 1 === text.length ? "" : `${letter(sign)}a`;
      step = 1;
    }
    at += step;
  }
  // ໄຊຍະ: one y
  return (text.endsWith("ີ") ? out.replace(/i$/, "y") : out).replace(/yy/gu, "y");
}

/** Words of bodies and titles in English. */
const WORDS: ReadonlyMap<string, string> = new Map(
  "ບໍລິສັດ company|ຈໍາກັດ limited|ທະນາຄານ bank|ມູນນິທິ foundation|ສະມາຄົມ association|ທ່ານ mr|ທ້າວ mr|ນາງ mrs"
    .split("|")
    .map((item) => item.split(" ") as [string, string]),
);

/** One folded word: as it is mostly written, then with x for ຊ, then with nh for ຍ. */
export function readLao(word: string): readonly string[] {
  const known = WORDS.get(word);
  if (known !== undefined) return [known];
  const text = word
    // a killed consonant of a foreign word
    .replace(/[ກ-ຮ]໌/gu, "")
    .replace(/[່-໋໎ໆຯ]/gu, "");
  return [...new Set(["", ...[...OTHERWISE.keys()].filter((sign) => text.includes(sign))].map((otherwise) => read(text, otherwise)))];
}
