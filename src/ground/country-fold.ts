/** Two spellings of a country's name that differ only in case, accents, points, `&`, `St.` or a leading article come out alike. */
export function foldCountry(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\p{Cf}'’ʼ`´ʻ]/gu, "")
    .replace(/\./g, "")
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim()
    .replace(/^the /, "")
    .replace(/^st /, "saint ")
    .replace(/ı/g, "i")
    .normalize("NFC");
}
