const WITH_ARTICLE = /(?<![\p{L}\p{M}])(al|el)(?=[a-z]{5,40}(?![\p{L}\p{M}]))/giu;

/**
 * The name with the article apart that Gulf and Egyptian papers write to it: *ALTESTANI* is *AL TESTANI*, *Elsayed* is *El sayed*. What is
 * left must be a word that people bear, as `isKnown` says: *Alexander* has no article. Null where none is written so.
 */
export function articleApart(text: string, { isKnown }: { readonly isKnown: (word: string) => boolean }): string | null {
  if (text.length > LONGEST || !MAY_HAVE.test(text)) return null;
  const apart = text.replace(WITH_ARTICLE, (article, _, at: number) => {
    const rest = /^[a-z]+/iu.exec(text.slice(at + article.length))?.[0] ?? "";
    return !OF_EUROPE.has(`${article}${rest}`.toLowerCase()) && isKnown(rest.toLowerCase()) ? `${article} ` : article;
  });
  return apart === text ? null : apart;
}
/** whose letters behind are a name as well */
const OF_EUROPE = new Set(["alberto", "alvarez", "aluminum", "aluminium"]);
const MAY_HAVE = /(?<![\p{L}\p{M}])[ae]l[a-z]{5}/iu;
const LONGEST = 1_000;
