/**
 * Names out of Arabic as Russia, the Caucasus and Central Asia write them: dzh for j, and kh or g for the h of ح and ه, which Russian has not
 * (Gilyarevsky and Starostin 1985, Arabic names). Only in these roots, for *Khan*, *Khalid* and *Sheikh* have a kh of their own. Written by us.
 */
const KH_FOR_H =
  "akhm[aeu][dt]|makhm[uo]d|makhfuz|makhdi|m[aou]kham+[ae][dt]|mukh[iy]+dd?in|khas+an|khus+[ae][iy]n|khamid|khamz|khabib|khakim|khalim|khafiz|khashim|kharun|khikmat|khidoyat|khidayat|khadzhi|khaji|khoj[iy]|rakhm[aoeu]|rakhim|rakhil|ibrakhim|fatkh|t[ao]khir|z[ao]khir|zukhr|jikhad|jakh[ao]n|jakhid|salakh|yakhy|ikhs[ao]n|ekhson|bakhr[ao]m|bakh[ao]d[iu]r|shakhid|sakhib|nakhid|farkh[ao]d|[ou]ll?[ao]kh$|^shakh";
const G_FOR_H = "magom[ae][dt]|gas+an|gus+[ae][iy]n|gusen|gamid|gamz|gabib|gaji|gashim|ibragim|ragim|tagir|sagib";
const KH = new RegExp(KH_FOR_H, "g");
const G = new RegExp(`(?<=^|^abd[aeu]?[lr]?)(?:${G_FOR_H})`, "g");
const MAY_BE = /dzh|kh|^(?:abd[aeu]?[lr]?)?(?:g[au]|[mrts]ag|ibrag)/;

/** As its bearer's cousins abroad write it: *Magomed* is Muhammad, *Dzhikhad* Jihad, *Khasan* and *Gasan* Hasan. Null where nothing in it is so written. */
export function unrussified(word: string): string | null {
  if (word.length < LEAST_LETTERS || !MAY_BE.test(word)) return null;
  const read = word
    .replace(/dzh/g, "j")
    .replace(KH, (root) => root.replace(/kh/g, "h"))
    .replace(G, (root) => (root.startsWith("magom") ? "muhammad" : root.replace(/g/g, "h")));
  return read === word ? null : read;
}
const LEAST_LETTERS = 5;
