import { countryCode } from "../ground/index.ts";
import type { Identifier } from "../ground/index.ts";
import { lettered } from "./au-text.ts";
import { squeeze } from "./tally.ts";
import { isCnic } from "./un-documents.ts";

/** What Additional Information says in a form that a field of an entry has; the text itself stays under remarks, whole. */
export interface OtherFacts {
  readonly identifiers: readonly Identifier[];
  readonly fathers: readonly string[];
  readonly mothers: readonly string[];
  readonly titles: readonly string[];
  readonly positions: readonly string[];
  readonly formerNames: readonly string[];
  readonly sex: "male" | "female" | null;
}

/** label → type; the value runs to the end of its sentence */
const NUMBERS: readonly (readonly [RegExp, string])[] = [
  [/passport(?: (?:no|number|information|details))?s?\.?(?: \([A-Z]{2,3}\)| \([A-Z][a-z]+\))?\s*:?/, "passport"],
  [
    /(?:company identification|registered company|company)(?: (?:no|number))?\.?\s*:?|(?:state )?registration (?:number|ID|no\.?)(?: \(OGRN no\.\))?\s*:?/,
    "registration",
  ],
  [/(?:national )?(?:identification|identity|ID)(?: card)?(?: (?:no|number))?\.?\s*:?|national identifier number:?/, "national-id"],
  [/(?:national )?tax(?: identification)? (?:no|number)\.?\s*:?|(?:italian )?fiscal code:?/, "tax"],
  [/SWIFT(?:\/BIC)?(?: codes?)?:?/, "swift"],
  [/IMO(?: identification)?(?: (?:no|number))?\.?\s*:?/, "imo"],
];
const LABELS = NUMBERS.map(([label, type]) => [new RegExp(`\\b${label.source}\\s*`, "gi"), type] as const);
const VALUE: ReadonlyMap<string, RegExp> = new Map([
  ["swift", /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b/],
  ["imo", /^\d{7}\b/],
]);
/** A document's number: letters and digits, at least four of them digits; words before it are of the document, not of it. */
const NUMBER = /(?<![\p{L}\p{N}])(?:[A-Z]{1,4}[ -]?)?(?=[^\s,;()]{0,24}\d)[A-Z0-9][A-Z0-9/.-]*(?: \d[\d-]*)*(?![\p{L}\p{N}])/u;
const SENTENCE = /[.;]\s+(?=[A-Z])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|\n/;
const REACH = 400;
const NOTE_LENGTH = 160;

/** Reads Additional Information: documents, numbers, addresses on the net, parents, titles, offices, former names, sex. */
export function otherInformation(text: string): OtherFacts {
  const printed = text.slice(0, 20_000);
  const facts = {
    identifiers: [] as Identifier[],
    fathers: names(printed, /\b(?:father['’]s name(?: is)?|name of father)\s*:?\s+/i),
    mothers: names(printed, /\b(?:mother['’]s name(?: is)?|name of mother)\s*:?\s+/i),
    titles: labelled(printed, /(?:^|[.;]\s+|\n)Title:\s*/),
    positions: labelled(printed, /(?:^|[.;]\s+|\s{2,}|\n)Designation:\s*/),
    formerNames: former(printed),
    sex: sexOf(printed),
  };
  const taken = new Set<number>();
  for (const [label, type] of LABELS) {
    for (const match of printed.matchAll(label)) {
      const from = match.index + match[0].length;
      for (const { value, note, at } of numbersAfter(printed.slice(from, from + REACH), type)) {
        if (taken.has(from + at)) continue;
        taken.add(from + at);
        const country = countryIn(`${match[0]} ${note}`);
        facts.identifiers.push({
          type: type === "national-id" && isCnic(value, country) ? "cnic" : type,
          value,
          ...(country === null ? {} : { country }),
          ...(note === "" ? {} : { note }),
        });
      }
    }
  }
  for (const [value] of printed.matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/g)) facts.identifiers.push({ type: "email", value });
  for (const [value] of printed.matchAll(/(?<![@\w.])(?:https?:\/\/|www\.)[^\s,;()]{3,200}/gi))
    if (!/interpol\.int/i.test(value)) facts.identifiers.push({ type: "website", value: value.replace(/[.,;/]+$/, "") });
  return facts;
}

function numbersAfter(text: string, type: string): readonly { readonly value: string; readonly note: string; readonly at: number }[] {
  const strict = VALUE.get(type);
  if (strict !== undefined) {
    const value = strict.exec(text)?.[0];
    return value === undefined ? [] : [{ value, note: "", at: 0 }];
  }
  const end = /^\(?a\)/.test(text) ? text.search(/\.\s+(?=[A-Z][a-z])|\n/) : text.search(SENTENCE);
  const sentence = end === -1 ? text : text.slice(0, end);
  return lettered(sentence).flatMap((piece) => {
    const found = NUMBER.exec(piece);
    if (found === null || found.index > 60) return [];
    const value = found[0].replace(/[.\s-]+$/, "");
    if ((value.match(/\d/g)?.length ?? 0) < 4 || /^(?:19|20)\d\d$|^\d{1,2}\/\d{1,2}\/\d{4}$/.test(value)) return [];
    const note = squeeze(`${piece.slice(0, found.index)} ${piece.slice(found.index + found[0].length)}`)
      .replace(/^[\s,;:.()]+|[\s,;:(]+$/g, "")
      .slice(0, NOTE_LENGTH);
    return [{ value, note, at: text.indexOf(value) }];
  });
}

/** `Syrian passport`, `(Lebanon)`, `issued in Iran`: the first words that name a country. */
function countryIn(text: string): string | null {
  // the longer name holds the shorter one of another country
  if (/\bDPRK\b|Democratic People['’]s Republic of Korea|North Korea/i.test(text)) return "kp";
  if (/Democratic Republic of (?:the )?Congo/i.test(text)) return "cd";
  for (const match of text.matchAll(/\p{Lu}\p{L}+(?: (?:of |and )?\p{Lu}\p{L}+){0,2}/gu)) {
    const words = match[0].split(" ");
    for (let length = words.length; length > 0; length--) {
      const code = countryCode(words.slice(0, length).join(" "));
      if (code !== null && words.slice(0, length).join(" ").length > 3) return code;
    }
  }
  return null;
}

/** up to the end of the sentence; a name is no longer than this */
function names(text: string, label: RegExp): string[] {
  const match = label.exec(text);
  if (match === null) return [];
  const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 200);
  const end = rest.search(/[;\n]|(?<!\b\p{L})\.(?:\s|$)|\s(?:Mother|Father|Wife|Previous|Gender)\b/u);
  const value = end === -1 ? (rest.length < 100 ? rest : "") : rest.slice(0, end);
  return lettered(value)
    .map((name) =>
      squeeze(
        name
          .replace(/^(?:is|was)\s+/, "")
          .replace(/,?\s*(?:also known as|name of mother|name of father|mother['’]s name)\b.*$|\([^)]*\)|\.[A-Z].*$/gi, ""),
      ),
    )
    .filter((name) => name !== "" && name.length < 100 && /\p{Lu}/u.test(name));
}

function labelled(text: string, label: RegExp): string[] {
  const match = label.exec(text);
  if (match === null) return [];
  const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 2_000);
  const end = rest.search(
    /\n|\bDesignation:|(?<!\b(?:Gen|Dr|Lt|Col|Maj|Brig|Dec|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov))\.(?:\s+(?=[A-Z])|\s*$)/,
  );
  return lettered(end === -1 ? rest : rest.slice(0, end));
}

function former(text: string): string[] {
  const match = /\bprevious names? includes?:?\s+([^.\n]{2,300})/i.exec(text);
  return match === null
    ? []
    : (match[1] as string)
        .split(/\s*[,;]\s*|\s+and\s+/)
        .map(squeeze)
        .filter((name) => name !== "");
}

function sexOf(text: string): "male" | "female" | null {
  const word = /\b(?:gender|sex):?\s+(male|female)\b/i.exec(text)?.[1]?.toLowerCase();
  return word === "male" || word === "female" ? word : null;
}
