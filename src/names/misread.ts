/** a capital I where only a small l can stand, as a scanner reads *Falah* and *Al-Akhtar*; capitals around it are capitals */
const CAPITAL_I =
  /(?<=\p{Ll}\p{M}*I{0,2})I(?!\p{Lu}(?<!I))|(?<![\p{L}\p{M}\p{N}])AI(?=[\s-]\p{Lu}\p{Ll})|(?<=(?<![\p{L}\p{M}])\p{Lu}I{0,2})I(?=I{0,2}\p{Ll})/gu;
/** signs between letters, or one at a word's end, that stand for the letter they look like; one alone divides two names, or begins a handle */
const SIGN =
  /(?<=\p{Script=Latin}['’@$|!]{0,3})[@$|!](?=['’@$|!]{0,3}\p{Script=Latin})|(?<![\p{L}\p{N}$|])[$|](?=[@$|!]{0,3}\p{Script=Latin}{2})|(?<=\p{Script=Latin}[@$|!]{0,2}\p{Script=Latin}[@$|!]{0,2})[@$|](?![\p{L}\p{N}$])/gu;
const LIKE: ReadonlyMap<string, string> = new Map([
  ["@", "a"],
  ["$", "s"],
]);
/** letters that run into one another in print, and the one they look like */
const RUN_INTO: readonly (readonly [seen: RegExp, meant: string])[] = [
  [/rn/giu, "m"],
  [/cl/giu, "d"],
  [/vv/giu, "w"],
];
const MAY_RUN = /rn|cl|vv/iu;
const WORD = /\p{Script=Latin}{3,40}/gu;
const MAY_MISREAD = /[@$|!]|\p{Ll}I|AI[\s-]|\p{Lu}I+\p{Ll}/u;

/**
 * A name as it was before a scanner, or a disguise, changed letters for what looks like them: *FaIah*, *Sip|h*, *J@ish*, *Moharnrned*; with a stroke
 * two readings, for it is l or i. Letters that run into one another are read so in words that nobody bears. Empty where nothing looks so.
 */
export function misread(text: string, { isKnown }: { readonly isKnown: (word: string) => boolean }): readonly string[] {
  const found = new Set<string>();
  if (MAY_MISREAD.test(text))
    for (const stroke of ["l", "i"])
      found.add(
        text.replace(SIGN, (sign) => LIKE.get(sign) ?? stroke).replace(CAPITAL_I, (letters) => (letters.length === 2 ? "Al" : "l")),
      );
  if (MAY_RUN.test(text))
    found.add(
      text.replace(WORD, (word) =>
        MAY_RUN.test(word) && !isKnown(word.toLowerCase())
          ? RUN_INTO.reduce((read, [seen, meant]) => read.replace(seen, meant), word)
          : word,
      ),
    );
  found.delete(text);
  return [...found];
}
