/**
 * Given names that clerks shorten from Lahore to Kuala Lumpur, on identity cards, in bank books and on voters' lists: another reading of the
 * word. Only such as stand for one name; *Ch.*, *Sh.* and *Kh.* stand for several.
 */
const SHORTENED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gh: "ghulam",
    md: "muhammad",
    mhd: "muhammad",
    mohd: "muhammad",
    mohmd: "muhammad",
    muhd: "muhammad",
    syd: "syed",
  }),
);
export const longNameOf = (word: string): string | null => SHORTENED.get(word) ?? null;
