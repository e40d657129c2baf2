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
const BY_FIRST = new Map<string, (readonly [string, string])[]>();
for (const pair of DIGRAPHS)
  BY_FIRST.set((pair[0] as string)[0] as string, [...(BY_FIRST.get((pair[0] as string)[0] as string) ?? []), pair]);
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
  ["x", "KS"],
]);

/** The skeleton of a word in Latin letters; a word with any other sign is its own skeleton. At most MAX_SKELETON signs. */
export function skeleton(word: string): string {
  let out = "";
  let last = "";
  for (let i = 0; i < word.length && out.length < MAX_SKELETON;) {
    const ch = word[i] as string;
    if (ch < "a" || ch > "z") return word.slice(0, MAX_SKELETON);
    let code = "";
    let step = 1;
    for (const [letters, c] of BY_FIRST.get(ch) ?? []) {
      if (word.startsWith(letters, i)) {
        [code, step] = [c, letters.length];
        break;
      }
    }
    if (code === "") {
      if (ch === "c") code = "eiy".includes(word[i + 1] ?? " ") ? "S" : "K";
      else if (ch === "h" && i === word.length - 1) code = "";
      else code = SINGLE.get(ch) ?? "";
    }
    if (code !== "" && code !== last) out += code;
    last = code;
    i += step;
  }
  return out.slice(0, MAX_SKELETON);
}
