import { withoutEntities } from "./entities.ts";

const PERCENT = /(?:%[0-9a-f]{2})+/giu;
/** `<b>`, `</td>`, `<br/>`; an address in such brackets has an @ or a dot */
const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>@]{0,100})?\/?>/giu;

/** The text as it was before it was put into a page or an address: without entities, `%20` and tags. What nobody can decode stays as it is. */
export function decoded(text: string): string {
  const plain = withoutEntities(text);
  const written = plain.includes("%") ? plain.replace(PERCENT, decodePercent) : plain;
  return written.includes("<") ? written.replace(TAG, " ") : written;
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
