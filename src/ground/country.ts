import { foldCountry } from "./country-fold.ts";
import { COUNTRY_NAMES } from "./country-names-table.ts";
import { ALPHA_3, ODD_NAMES, OTHER_CODES } from "./country-odd-table.ts";

/** longest name looked at: what is longer is prose, not a country */
const LONGEST = 120;
const KINDS_OF_STATE =
  /^(?:\S+ ){0,2}?(?:republic|kingdom|state|sultanate|emirate|principality|commonwealth|union|federation|territory|islamic republic) of (?:the )?(.+)$/;

let table: ReadonlyMap<string, string> | null = null;
const answers = new Map<string, string>();

/**
 * ISO 3166 alpha-2 in lower case (`pk`; `xk` Kosovo; `su`, `yu`, `cs`, `dd`, `an` for states that are gone), or null.
 * Takes two- and three-letter codes and names in any official language, inverted forms (`Korea, North`), long forms
 * (`Iran (Islamic Republic of)`) and English words for nationals (`Tunisian`). Never guesses from a part of a text.
 */
export function countryCode(text: string): string | null {
  const known = answers.get(text);
  if (known !== undefined) return known;
  if (text.length > LONGEST) return null;
  const found = find(text);
  // lists print some hundred spellings: remembering them makes a reader twice as fast; the bound keeps memory flat. What is no country is asked of
  // any word of a name, and would leave them no room
  if (found !== null && answers.size < 5_000) answers.set(text, found);
  return found;
}

function find(text: string): string | null {
  table ??= build();
  const whole = foldCountry(text);
  if (whole === "") return null;
  const direct = table.get(whole);
  if (direct !== undefined) return direct;
  const comma = text.indexOf(",");
  const turned = comma > 0 && text.indexOf(",", comma + 1) === -1 ? foldCountry(`${text.slice(comma + 1)} ${text.slice(0, comma)}`) : null;
  if (turned !== null) {
    const code = table.get(turned) ?? ofState(turned, table);
    if (code !== null) return code;
  }
  return ofState(whole, table);
}

/** `republic of x`: the code of x. Two Koreas and two Congos have their long forms in the table; elsewhere they are somebody's mistake. */
function ofState(folded: string, names: ReadonlyMap<string, string>): string | null {
  const state = KINDS_OF_STATE.exec(folded)?.[1];
  if (state === undefined || state === "korea" || state === "congo" || state.length <= 3) return null;
  return names.get(state) ?? null;
}

function build(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [code, names] of COUNTRY_NAMES) for (const name of names.split("|")) map.set(name, code);
  for (const [code, names] of ODD_NAMES) for (const name of names.split("|")) map.set(foldCountry(name), code);
  const codes = ALPHA_3.split(" ");
  for (let at = 0; at + 1 < codes.length; at += 2) {
    map.set(codes[at] as string, codes[at] as string);
    map.set(codes[at + 1] as string, codes[at] as string);
  }
  const others = OTHER_CODES.split(" ");
  for (let at = 0; at + 1 < others.length; at += 2) map.set(others[at] as string, others[at + 1] as string);
  return map;
}
