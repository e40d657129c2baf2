/** a capital I where only a small l can stand, as a scanner reads *Falah* and *Al-Akhtar*; capitals around it are capitals */
const CAPITAL_I =
  /(?<=\p{Script=Latin}\p{M}*)(?<=[\p{Ll}])I(?![\p{Lu}])|(?<![\p{L}\p{M}\p{N}])(?<=^|[\s(,-])AI(?=[\s-]\p{Lu}\p{Ll})|(?<=\p{Lu})I(?=\p{Ll}{2})/gu;
/** signs between letters, or one before them, that stand for the letter they look like; *@* alone divides two names, or begins a handle */
const SIGN =
  /(?<=\p{Script=Latin}{1,20})[@$|!](?=\p{Script=Latin})|(?<![\p{L}\p{N}$])[$|](?=\p{Script=Latin}{2})|(?<=\p{Script=Latin}{2})[$|](?![\p{L}\p{N}$])/gu;
const LIKE: ReadonlyMap<string, string> = new Map([
  ["@", "a"],
  ["$", "s"],
  ["|", "l"],
  ["!", "i"],
]);
/** letters that run into one another in print, and the one they look like */
const RUN_INTO: readonly (readonly [seen: RegExp, meant: string])[] = [
  [/rn/giu, "m"],
  [/cl/giu, "d"],
  [/vv/giu, "w"],
];
const WORD = /\p{Script=Latin}{3,40}/gu;
const MAY_RUN = /rn|cl|vv/iu;
const MAY_MISREAD = /[@$|!]|\p{Ll}I|AI[\s-]|\p{Lu}I\p{Ll}/u;

/**
 * A name as it was before a scanner, or a disguise, changed letters for what looks like them: *FaIah*, *Sip|h*, *J@ish*, *Moharnrned*. Empty where
 * nothing looks so.
 */
export function misread(text: string, { isKnown }: { readonly isKnown: (word: string) => boolean }): readonly string[] {
  const found = new Set<string>();
  let plain = text;
  if (MAY_MISREAD.test(text)) {
    plain = text.replace(SIGN, (sign) => LIKE.get(sign) as string).replace(CAPITAL_I, (letters) => (letters.length === 2 ? "Al" : "l"));
    if (plain !== text) found.add(plain);
  }
  if (MAY_RUN.test(plain)) {
    const apart = plain.replace(WORD, (word) =>
      MAY_RUN.test(word) && !isKnown(word.toLowerCase()) ? RUN_INTO.reduce((read, [seen, meant]) => read.replace(seen, meant), word) : word,
    );
    if (apart !== plain) found.add(apart);
  }
  return [...found];
}
