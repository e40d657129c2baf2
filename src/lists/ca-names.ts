import { scriptOf } from "../names/index.ts";
import type { EntryName } from "./entry.ts";
import { namesOfCell } from "./name-cell.ts";
import { squeeze } from "./tally.ts";

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["russian", "ru"],
  ["russe", "ru"],
  ["belarusian", "be"],
  ["belarussian", "be"],
  ["bélarussien", "be"],
  ["ukrainian", "uk"],
  ["ukrainien", "uk"],
  ["arabic", "ar"],
  ["arabe", "ar"],
  ["persian", "fa"],
  ["farsi", "fa"],
  ["hebrew", "he"],
  ["burmese", "my"],
  ["chinese", "zh"],
  ["korean", "ko"],
  ["spanish", "es"],
  ["french", "fr"],
]);
const LABEL = new RegExp(`(?:^|[\\s(])(${[...LANGUAGES.keys()].join("|")}) ?:\\s*`, "i");
/** after a comma these belong to the name before it */
const LEGAL_FORM =
  /^(?:the |l ?td|limited|llc|l\.l\.c|inc|co\b|corp|jsc|pjsc|ojsc|cjsc|plc|gmbh|s\.?a\b|ag\b|bv\b|s\.?r\.?l|pte|pvt|jr|sr|i{1,3}$|iv$|АО|ОАО|ЗАО|ПАО|ООО|САО|ААТ|ФГУП|НПО|УП)/iu;
/** a longer cell is looked at no further than this */
const CELL_LENGTH = 20_000;
const PIECES = 1_000;

/**
 * The names of an Aliases cell: free text divided by `;`, by a comma and a blank, by `or`, with labels of languages
 * (`Russian: …`). Each remembers the whole cell as `printed`; the list gives no strength.
 */
export function aliasesOf(cell: string): readonly EntryName[] {
  const printed = squeeze(cell);
  if (printed.length > CELL_LENGTH) return [named(printed, printed, undefined)];
  const names: EntryName[] = [];
  for (const part of piecesOf(printed)) {
    const label = LABEL.exec(part);
    const language = label === null ? undefined : LANGUAGES.get((label[1] as string).toLowerCase());
    const before = label === null ? "" : part.slice(0, label.index).replace(/[\s(]+$/, "");
    const rest = label === null ? part : part.slice(label.index + label[0].length);
    for (const name of namesIn(before, printed, undefined)) names.push(name);
    for (const name of namesIn(rest, printed, language)) names.push(name);
  }
  return names.length > 0 || printed === "" ? names : [named(printed, printed, undefined)];
}

function piecesOf(printed: string): readonly string[] {
  const found: string[] = [];
  for (const part of printed.split(/[;؛]|,(?=\s)|،|\s+or\s+/)) {
    const text = part.trim();
    if (text === "") continue;
    const last = found.at(-1);
    if (last !== undefined && LEGAL_FORM.test(text) && text.length < 25 && printed.includes(`${last}, ${text}`))
      found[found.length - 1] = `${last}, ${text}`;
    else if (found.length < PIECES) found.push(text);
    else found[found.length - 1] = `${last}, ${text}`;
  }
  return found;
}

function namesIn(text: string, printed: string, language: string | undefined): readonly EntryName[] {
  if (squeeze(text) === "") return [];
  // a legal form in brackets abbreviates nobody
  return namesOfCell({ cell: text, role: "alias", quality: "unknown", person: false })
    .filter(({ role, text: name }) => role !== "acronym" || !LEGAL_FORM.test(name))
    .map((name) => named(name.text, printed, language));
}

function named(text: string, printed: string, language: string | undefined): EntryName {
  return {
    text,
    ...(text === printed ? {} : { printed }),
    role: "alias",
    quality: "unknown",
    script: scriptOf(text),
    ...(language === undefined ? {} : { language }),
  };
}
