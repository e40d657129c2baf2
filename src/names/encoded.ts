import { withoutEntities } from "../ground/index.ts";

const PERCENT = /(?:%[0-9a-f]{2})+/giu;
/** `<b>`, `</td>`, `<br/>`; an address in such brackets has an @ or a dot */
const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>@]{0,100})?\/?>/giu;

/** The text as it was before it was put into a page or an address: without entities, `%20` and tags; a non-joiner that Urdu keyboards give for a blank is one. What nobody can decode stays as it is. */
export function decoded(text: string): string {
  const plain = withoutEntities(text);
  const written = plain.includes("%") ? plain.replace(PERCENT, decodePercent) : plain;
  const untagged = written.includes("<") ? written.replace(TAG, " ") : written;
  return untagged.includes("\u200c") ? untagged.replace(/(?<=\p{L})\u200c(?=\p{L})/gu, " ") : untagged;
}

function decodePercent(signs: string): string {
  try {
    // a control sign is no letter
    // oxlint-disable-next-line no-control-regex
    return decodeURIComponent(signs).replace(/[\u0000-\u001f\u007f]/gu, " ");
  } catch {
    return signs;
  }
}
