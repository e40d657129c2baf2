/** of a field of 35 signs the full ones only: a shorter line ends where its words end */
const FULL_LINE = 30;
const BREAK = /\r\n|[\r\n\u2028\u2029]|\\n/u;
/** a payment's field: `/account name`, and `1/name 2/street 3/country/town` */
const ACCOUNT = /^\/(?:[A-Z]\/)?[A-Z0-9]{5,34}\s+/iu;
const CODED = /^1\/|[\s/]1\/(?=\p{L})/u;
const CODE = /(?:^|\s)([1-8])\/(?=\S)/u;
/** a passport's line: `P<PAKTESTOV<<FARID<GUL<<<<` */
const PASSPORT = /^(?:P[A-Z<][A-Z<]{3}|[IAC][A-Z<]?(?=<))?([A-Z]+(?:<[A-Z]+){0,9})<<([A-Z]+(?:<[A-Z]+){0,9})<*$/iu;

/** The name in a text of several lines, of a payment's field or a passport's; empty where the text is none. */
export function nameInLines(text: string): readonly string[] {
  const passport = text.includes("<<") ? PASSPORT.exec(text.replace(/\s+/gu, "")) : null;
  if (passport !== null) return [`${passport[2]} ${passport[1]}`.replaceAll("<", " ")];
  const bare = text.includes("/") ? text.replace(ACCOUNT, "") : text;
  const lines = bare.split(BREAK);
  const [first = "", ...others] = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (CODED.test(bare)) {
    const name = partsOfCode(bare.replace(/\s+/gu, " "));
    if (name !== "") return [name];
  }
  if (others.length > 0) {
    const word = lines.slice(0, -1).some((line) => line.length >= FULL_LINE);
    return [...(word ? [lines.join("")] : []), first, `${first}${others[0] as string}`];
  }
  return bare === text ? [] : [bare.trim()];
}

/** The lines of a field that are numbered 1. */
function partsOfCode(field: string): string {
  const [, ...parts] = field.split(CODE);
  let name = "";
  for (let k = 0; k + 1 < parts.length; k += 2) if (parts[k] === "1") name += ` ${(parts[k + 1] as string).trim()}`;
  return name.trim();
}
