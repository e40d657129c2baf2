/** what stands before i and u alone, and in no language beside */
const HS = /^hs(?=[iu])/;

/** A word as Taiwan's papers write it, in Pinyin: *Hsiao* is Xiao, *Hsu* is Xu. Null where nothing in it tells the one from the other. */
export const wadeAsPinyin = (word: string): string | null => (HS.test(word) ? word.replace(HS, "x") : null);
