/** A capital behind a small letter begins a word, and so does one before a small letter behind capitals. */
const BOUNDARY = /(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{Lu}\p{M}*)(?=\p{Lu}\p{M}*\p{Ll})/u;
const ONE_WORD = /^[\p{L}\p{M}]{5,100}$/u;
/** one capital behind these is how a single name is written: *McTestov*, *DeTesta* */
const PREFIXES = /^(?:mc|mac|fitz|o|de|di|da|do|du|la|le|van|von|st)$/iu;

/** The words of a name that its capitals alone set apart, *AlAkhtarTrust*; null where they do not. */
export function wordsRunTogether(text: string): string | null {
  if (!ONE_WORD.test(text)) return null;
  const words = text.split(BOUNDARY);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  // a letter alone at an end is a writing of its own: *iTest*
  if (words.length < 2 || first.length < 2 || last.length < 2) return null;
  return words.length === 2 && PREFIXES.test(first) ? null : words.join(" ");
}
