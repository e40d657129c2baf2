/** what is no ق: *Wright*, *daughters* */
const GH = /gh(?!t)/g;

/**
 * Persian and Libyan papers write ق as gh, others as q: *Ghasem* is *Qasem*, *Ghathafi* is *Qathafi*. The same word with q; null where it has no gh.
 */
export function qafWithQ(word: string): string | null {
  const read = word.replace(GH, "q");
  return read === word ? null : read;
}
