/** Characters that a page or an export writes by name. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["ndash", "–"],
  ["mdash", "—"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["szlig", "ß"],
  ["oslash", "ø"],
  ["Oslash", "Ø"],
  ["aelig", "æ"],
  ["AElig", "Æ"],
]);
/** `eacute`, `Ccedil`: a letter and its mark */
const MARKS: ReadonlyMap<string, string> = new Map([
  ["grave", "\u0300"],
  ["acute", "\u0301"],
  ["circ", "\u0302"],
  ["tilde", "\u0303"],
  ["uml", "\u0308"],
  ["ring", "\u030a"],
  ["caron", "\u030c"],
  ["cedil", "\u0327"],
]);
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu;
/** what was written for a page twice: `&amp;#39;` */
const MOST_ROUNDS = 2;

/** The text with HTML's entities as the characters they stand for; an entity that nobody knows stays as it is. */
export function withoutEntities(text: string): string {
  let plain = text;
  for (let round = 0; round < MOST_ROUNDS && plain.includes("&") && plain.includes(";"); round++)
    plain = plain.replace(ENTITY, (whole: string, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? (ofCode(Number.parseInt(decimal ?? hex ?? "", decimal === undefined ? 16 : 10)) ?? whole)
        : (ofName(name) ?? whole),
    );
  return plain;
}

function ofName(name: string): string | null {
  const known = NAMED.get(name) ?? NAMED.get(name.toLowerCase());
  if (known !== undefined) return known;
  const mark = MARKS.get(name.slice(1));
  return mark === undefined ? null : `${name.charAt(0)}${mark}`.normalize("NFC");
}

/** A control sign, a lone surrogate and what Unicode does not have are no letters. */
function ofCode(code: number): string | null {
  if (code === 0xa0 || (code >= 9 && code <= 13)) return " ";
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff
    ? null
    : String.fromCodePoint(code);
}
