/**
 * The place that a Slavic adjective is made of: *Samarskiy zavod* is the plant of Samara, *Lipetskii* of Lipetsk. Offices print the
 * one for the other in the names of bodies. Towns in -sk keep it, others lose it with their last vowel.
 */
const ADJECTIVE = /^([a-z]{3,}?)(sk|tsk|ck)(?:ii|iy|yy|ij|y|i|aya|aia|aja|oe|oye|oje|ogo|oi|oy|om|ie|iye)$/;

/** What may stand for the adjective, in Latin letters; empty where the word is none. `latin`: its first reading. */
export function placesOfAdjective(latin: string): readonly string[] {
  const found = latin.includes("sk") || latin.includes("ck") ? ADJECTIVE.exec(latin) : null;
  if (found === null) return [];
  const [, stem = "", ending = ""] = found;
  return ending === "tsk" ? [`${stem}tsk`] : [`${stem}sk`, stem];
}
