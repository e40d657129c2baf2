/**
 * Khmer to Latin, the way Cambodians write their own names: after the Geographic Department's system (UNGEGN 1972, revised 1995), simplified as
 * papers do (Sok, Chea, Heng). Two series of consonants decide how a vowel sounds; one that is unwritten is a after the first, o after the second.
 */
interface Letter {
  readonly initial: string;
  readonly final: string;
  readonly second: boolean;
}
const letters = (items: string, second: boolean): (readonly [string, Letter])[] =>
  items.split(" ").map((item) => {
    const [initial = "", final = ""] = item.slice(1).split("/");
    return [item.slice(0, 1), { initial, final, second }];
  });
const LETTERS: ReadonlyMap<string, Letter> = new Map([
  ...letters("កk/k ខkh/k ចch/ch ឆchh/ch ដd/t ឋth/t ណn/n តt/t ថth/t បb/p ផph/p សs/s ហh/h ឡl/l អ/", false),
  ...letters("គk/k ឃkh/k ងng/ng ជch/ch ឈchh/ch ញnh/nh ឌd/t ឍth/t ទt/t ធth/t នn/n ពp/p ភph/p មm/m យy/y រr/r លl/l វv/v", true),
]);
/** a consonant that as a second one leaves the series to the first */
const YIELDING = new Set("ងញនមយរលវណ");

/** vowel signs → after the first series, after the second, and after the second in the words of India */
const VOWELS: ReadonlyMap<string, readonly [first: string, second: string, indian: string]> = new Map(
  `ា a ea a|ិ i i i|ី i i i|ឹ e i i|ឺ eu eu eu|ុ o u u|ូ o ou ou|ួ uo uo uo|ើ oe oe oe|ឿ oeu oeu oeu|ៀ ie ie ea|េ e e e|ែ e e e|ៃ ai ey ai|ោ o o o|ៅ ao ov ov|ុំ om um um
  |ំ am um om|ាំ am oam am|ះ ah eah eah|ាះ ah eah ah|ិះ eh ih ih|ុះ oh uh uh|េះ eh eh eh|ោះ oh oh oh|ៈ ak eak ak|័ a oa a`
    .split("|")
    .map((line) => {
      const [signs = "", first = "", second = "", indian = ""] = line.trim().split(" ");
      return [signs, [first, second, indian]];
    }),
);
/** independent vowels on their bearer */
const INDEPENDENT: ReadonlyMap<string, string> = new Map(
  "ឣអ ឤអា ឥអិ ឦអី ឧអ៊ុ ឨអុក ឩអ៊ូ ឪអ៊ៅ ឫរិ ឬរឺ ឭលិ ឮលឺ ឯអេ ឰអៃ ឱអោ ឲអោ ឳអៅ".split(" ").map((item) => [item.slice(0, 1), item.slice(1)]),
);

/** what is written on one place: a consonant, those under it, what shifts its series, its vowel */
const CLUSTER = /([ក-អ])((?:្[ក-អ])*)([៉៊]?)((?:្[ក-អ])*)([ា-ៈ័]*)(់?)/gu;

interface Cluster {
  readonly base: string;
  readonly under: readonly string[];
  readonly shift: string;
  readonly vowel: string;
  /** marked as closing a short syllable */
  readonly short: boolean;
}

function clustersOf(word: string): readonly Cluster[] {
  const text = word
    .replace(/[ឣ-ឳ]/gu, (sign) => INDEPENDENT.get(sign) ?? "")
    // a killed consonant, with the vowel that hangs on it: អភិវឌ្ឍន៍
    .replace(/្?[ក-អ][ិុ]?៍/gu, "")
    .replace(/[឴឵៌៎៏៑៓ៗ]/gu, "")
    // signs typed in another order, or as two halves
    .replace(/([ា-ៅ]+)((?:្[ក-អ])+|[៉៊])/gu, "$2$1")
    .replace(/េី/gu, "ើ")
    .replace(/េា/gu, "ោ")
    .replace(/ំ([ាុ])/gu, "$1ំ");
  return [...text.matchAll(CLUSTER)].map(([, base = "", under = "", shift = "", more = "", vowel = "", mark = ""]) => ({
    base,
    under: [...under, ...more].filter((sign) => sign !== "្"),
    shift,
    vowel,
    short: mark !== "",
  }));
}

/** Which of the two series decides the vowel. */
function isSecond({ base, under, shift }: Cluster): boolean {
  if (shift !== "") return shift === "៊";
  const leading = [base, ...under].findLast((sign) => !YIELDING.has(sign)) ?? base;
  return LETTERS.get(leading)?.second ?? false;
}

/** The consonants that open a syllable. */
function onsetOf({ base, under, shift }: Cluster): string {
  const rest = under.map((sign) => LETTERS.get(sign)?.initial ?? "").join("");
  // ហ carries sounds that Khmer has no letter for, ហ្វ f
  if (base === "ហ" && under.length > 0) return rest.replace(/^v/, "f").replace(/^k/, "g");
  if (base === "ប" && (shift === "៉" || under.length > 0)) return `p${rest}`;
  return (LETTERS.get(base)?.initial ?? "") + rest;
}

/** Whether a stack is two syllables' meeting: a nasal before any other, and the doubled letters of India. */
const parts = ({ base, under }: Cluster): boolean => {
  const first = under[0];
  if (first === undefined) return false;
  const [above, below] = [LETTERS.get(base), LETTERS.get(first)];
  return base === first || /^(?:ng|n|nh|m)$/.test(above?.initial ?? "") || (above?.final === below?.final && above?.final !== "");
};

/** A hand: whether words are spoken as those of India are, every vowel and a for ea, and how an unwritten vowel is written after each series. */
interface Hand {
  readonly indian: boolean;
  readonly unwritten: readonly [first: string, second: string];
}
const SPOKEN: Hand = { indian: false, unwritten: ["a", "o"] };
const INDIAN: Hand = { indian: true, unwritten: ["a", "a"] };
const ROUND: Hand = { indian: true, unwritten: ["o", "o"] };

/** What stands in a syllable before its closing consonant. */
function vowelOf(cluster: Cluster, { indian, unwritten }: Hand, closed: string): string {
  const second = isSecond(cluster);
  if (cluster.vowel === "") return second && closed === "k" && !indian ? "ea" : unwritten[second ? 1 : 0];
  const [first = "", spoken = "", ofIndia = ""] = VOWELS.get(cluster.vowel) ?? VOWELS.get(cluster.vowel.slice(0, 1)) ?? [];
  return second ? (indian ? ofIndia : spoken) : first;
}

function read(clusters: readonly Cluster[], hand: Hand): string {
  const { indian } = hand;
  const syllables: { readonly opening: Cluster; closing: string }[] = [];
  let open = false;
  for (const [at, cluster] of clusters.entries()) {
    const next = clusters[at + 1];
    const { base, under, vowel, short } = cluster;
    const last = next === undefined;
    const before = syllables.at(-1);
    const final = LETTERS.get(base)?.final ?? "";
    let opening = cluster;
    if (open && before !== undefined) {
      // what follows may need this one to open its syllable
      const needed = next !== undefined && ((next.vowel === "" && (next.short || at + 2 === clusters.length)) || parts(next));
      const opens = needed || base === "ហ" || (indian && next !== undefined && next.vowel !== "");
      // the short i and u of India at the end are not spoken: ជាតិ, សម្បត្តិ
      const silent = last && !indian && (under.length > 0 ? /^[ិុ]$/u : /^[ិ]$/u).test(vowel) && /[តទធមដ]/u.test(base);
      if (short || silent || (vowel === "" && (last || (under.length === 0 && !opens)))) {
        before.closing = final;
        open = false;
        continue;
      }
      // a stack after an open syllable: its upper letter closes that
      if (under.length > 0 && (before.opening.vowel === "" || parts(cluster))) {
        const [first = "", ...rest] = under;
        opening = { ...cluster, base: first, under: rest };
        // one letter for two of a kind: វិជ្ជា, សិទ្ធា; ត្ត is d in names of India
        if (!/^(?:ch|t)/.test(LETTERS.get(first)?.initial ?? "") || LETTERS.get(first)?.final !== final) before.closing = final;
        else if (indian && base === "ត" && first === "ត" && vowel !== "ិ") opening = { ...opening, base: "ដ" };
      }
    }
    syllables.push({ opening, closing: "" });
    open = !/[ះៈ]|[^ា]ំ|^ំ/u.test(vowel);
  }
  return syllables
    .map(({ opening, closing }, at) =>
      syllable(opening, closing, hand, { last: at + 1 === syllables.length, only: syllables.length === 1 }),
    )
    .join("");
}

function syllable(
  opening: Cluster,
  closing: string,
  hand: Hand,
  { last, only }: { readonly last: boolean; readonly only: boolean },
): string {
  const onset = onsetOf(opening);
  const { vowel } = opening;
  const spoken = vowelOf(opening, hand, closing);
  // ជ័យ Chey, ស្វ័យ
  if (closing === "y" && vowel === "័") return `${onset}${isSecond(opening) ? "e" : "a"}y`;
  if (closing === "v") return onset + spoken + (/^[ែេ]$/u.test(vowel) ? "o" : vowel === "ៀ" ? "u" : "v");
  // French hands: តាំង Taing, រង្ស៊ី Rainsy
  if (closing === "ng" && vowel === "ាំ") return `${onset}${hand.indian ? "ai" : "a"}ng`;
  if (closing === "ng" && vowel === "" && hand === INDIAN && isSecond(opening) && !last) return `${onset}ain`;
  if (closing === "" && last) {
    if (vowel === "ី") return `${onset}y`;
    if (vowel === "" && only) return `${onset}${spoken}r`;
    // Sihanouk
    if (vowel === "ុ" && hand.indian) return `${onset}${spoken === "u" ? "ou" : spoken}k`;
  }
  return onset + spoken + closing;
}

/** Words of bodies and titles in English. */
const WORDS: ReadonlyMap<string, string> = new Map(
  "ក្រុមហ៊ុន company|ធនាគារ bank|មូលនិធិ foundation|សមាគម association|លោក mr|លោកស្រី mrs"
    .split("|")
    .map((item) => item.split(" ") as [string, string]),
);

/** One folded word: as Khmer is spoken, then as words of India are, with a and with o for an unwritten vowel. */
export function readKhmer(word: string): readonly string[] {
  const known = WORDS.get(word);
  if (known !== undefined) return [known];
  const clusters = clustersOf(word);
  return [...new Set([SPOKEN, INDIAN, ROUND].map((hand) => read(clusters, hand)))];
}
