/** words that only Somalia writes so, by how they begin or what is in them */
const SIGN =
  /(?<![\p{L}\p{M}])(?:cabd|cumar|c[iu]sm|c[iu]{1,2}se(?![\p{L}])|caydi|caadan|maxa|axm[ae]d|xas+[ae]|xus+[ae]+n|xaa[jmsw]|xirs|xam[iz]|xabiib|xaliim|xuur|faarax|saalax|nuux|yax[iy])|raxm|raxi/iu;
const WORD = /(?<![\p{L}\p{M}])(?:[a-z]*x[a-z]*|c[aiu][a-z]{2,40})(?![\p{L}\p{M}])/giu;

/**
 * A name as Somalia writes it (ح is x, ع is c), in letters as its neighbours have them: *Xasan Cabdi* is *Hasan Abdi*, *Maxamed Cumar* Mahamed Umar. All
 * its words are read so where one of them is surely Somali: *Xavier*, *Carlos* and *Xi* are not. Null where none is.
 */
export function somaliRead(text: string): string | null {
  if (text.length > LONGEST || !SIGN.test(text)) return null;
  const read = text.replace(WORD, (word) => word.replace(/^c(?=[aiu])/iu, "").replace(/x/giu, "h"));
  return read === text ? null : read;
}
const LONGEST = 1_000;
