import type { EntryName, NameQuality, NameRole } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { addNameOnce, LONGEST_NAME_CELL } from "./once.ts";
import { squeeze } from "./tally.ts";

const AKA = "a\\.?\\s?k\\.?\\s?a\\.?|also known as|alias(?:es)?";
const FKA = "f\\.?\\s?k\\.?\\s?a\\.?|formerly known as|formerly";
/** in brackets, with brackets of one more level inside */
const IN_BRACKETS = new RegExp(`\\((${AKA}|${FKA})[,:]?\\s+([^()]*(?:\\([^()]*\\)[^()]*)*)\\)`, "gi");
/** at the end, after a comma or blank; letters without points are a word there (`AKA BANK`) */
const AT_END = /[,;]?\s+(a\.\s?k\.\s?a\.|also known as|f\.\s?k\.\s?a\.|formerly known as),?\s+(.+)$/i;
/** what the State Department adds to each body it lists: no part of the name */
const SUCCESSORS = /[,;]?\s+(?:and|or) any successor,? sub-?\s?unit,? or subsidiary thereof\.?/gi;

/**
 * The names in a cell that may hold others after `a.k.a.`, as US agencies print them: `Marnik Trading (a.k.a. Marnik Tin, Inc.; MTC)`,
 * `X Ltd., a.k.a. Y Ltd.`, `PEARL (A.K.A. NEI VELDRANE) ORBEK`. Each remembers the cell as printed where it was divided.
 */
export function akaNames({
  cell,
  role,
  quality,
  person,
}: {
  readonly cell: string;
  readonly role: NameRole;
  readonly quality: NameQuality;
  readonly person: boolean;
}): readonly EntryName[] {
  const printed = squeeze(cell);
  if (printed.length > LONGEST_NAME_CELL) return namesOfCell({ cell: printed, role, quality, person });
  const others: { readonly text: string; readonly role: NameRole }[] = [];
  const aside = (word: string, text: string): void => {
    const as: NameRole = /^f/i.test(word) ? "former" : "alias";
    for (const piece of text.split(";")) if (piece.trim() !== "") others.push({ text: piece, role: as });
  };
  let main = printed.replace(SUCCESSORS, "");
  main = main.replace(IN_BRACKETS, (_, word: string, text: string) => {
    aside(word, text);
    return " ";
  });
  main = main.replace(AT_END, (_, word: string, text: string) => {
    aside(word, text.replace(/^\(|\)$/g, ""));
    return "";
  });
  const names: EntryName[] = [];
  const put = (text: string, as: NameRole): void => {
    for (const name of namesOfCell({ cell: text, role: as, quality, person })) {
      addNameOnce(names, name.text === printed ? name : { ...name, printed });
    }
  };
  put(main, role);
  for (const other of others) put(other.text, names.length === 0 ? role : other.role);
  return names;
}

/** Divides at a separator outside round brackets; where brackets do not close, at each separator. */
export function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === "(") depth++;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (letter === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return depth === 0 ? parts : text.split(separator);
}
