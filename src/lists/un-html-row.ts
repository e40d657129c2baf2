import type { HtmlRun } from "./html-table.ts";
import { squeeze } from "./tally.ts";
import type { XmlNode } from "./xml-record.ts";

/** One labelled piece of a row: what stands between a bold label and the next. */
interface Field {
  readonly label: string;
  readonly text: string;
}

export interface UnRow {
  readonly reference: string;
  readonly record: XmlNode;
  /** labels that the page has not had so far, with what they hold */
  readonly unknown: readonly (readonly [label: string, text: string])[];
}

const NO_VALUE = /^(?:na|n\/a)?$/i;
const REFERENCE = /^([A-Z]{2})([ie])\.(\d{3})$/;
/** ` a) `, ` b)`: a bold letter inside a field, no label of its own */
const LETTER = /^\s*[a-z]{1,2}\)\s*$/;
const COMPOUND = /^(.+?)\s*\(\s*amended on\s*(.*?)\s*\)$/i;

/**
 * One row of the Council's HTML page as the record that its XML would hold, so that both are read by the same rules: the labels become
 * elements, lettered values become repeated ones. Null for a row that is no entry (a menu, a line of blanks).
 */
export function recordOfRow(runs: readonly HtmlRun[], line: number): UnRow | null {
  const fields = fieldsOf(runs);
  const head = fields.findIndex(({ label }) => REFERENCE.test(label));
  const match = head === -1 ? null : REFERENCE.exec(fields[head]?.label as string);
  if (match === null || fields[head + 1]?.label !== "Name") return null;
  const person = match[2] === "i";
  const reference = match[0];
  const kind = person ? "INDIVIDUAL" : "ENTITY";
  const children: XmlNode[] = [leaf("REFERENCE_NUMBER", reference, line)];
  const unknown: [string, string][] = [];
  for (const { label, text } of fields.slice(head + 1)) {
    const made = nodesOf(label, squeeze(text), { kind, person, line });
    if (made === null) unknown.push([label, squeeze(text)]);
    else for (const node of made) children.push(node);
  }
  return { reference, record: { name: kind, attributes: new Map(), text: "", children, line }, unknown };
}

function fieldsOf(runs: readonly HtmlRun[]): readonly Field[] {
  const fields: { label: string; text: string }[] = [];
  for (const { text, strong } of runs) {
    const last = fields.at(-1);
    if (strong && LETTER.test(text)) {
      if (last !== undefined) last.text += `${MARK}`;
    } else if (strong) {
      // reference and first label stand side by side, both bold
      for (const label of text.split(/(?<=[a-z]\.\d{3})\s+/)) {
        const tidy = squeeze(label).replace(/:$/, "");
        if (tidy !== "") fields.push({ label: squeeze(tidy), text: "" });
      }
    } else if (last !== undefined) last.text += text;
  }
  return fields;
}

/** stands for a bold letter while a field is put together; no page prints it */
const MARK = "\u241e";

function values(text: string): readonly string[] {
  return text
    .split(MARK)
    .map(squeeze)
    .filter((value) => !NO_VALUE.test(value));
}

interface Place {
  readonly kind: string;
  readonly person: boolean;
  readonly line: number;
}

/** The elements of a labelled field; null: the label is not known. */
function nodesOf(label: string, text: string, { kind, person, line }: Place): readonly XmlNode[] | null {
  const each = (make: (value: string) => XmlNode): readonly XmlNode[] => values(text).map(make);
  const inside = (name: string, pairs: readonly (readonly [string, string])[]): XmlNode =>
    branch(
      name,
      pairs.filter(([, value]) => value !== "").map(([tag, value]) => leaf(tag, value, line)),
      line,
    );
  const list = (name: string): readonly XmlNode[] => {
    const all = values(text);
    return all.length === 0
      ? []
      : [
          inside(
            name,
            all.map((value) => ["VALUE", value] as const),
          ),
        ];
  };
  switch (label) {
    case "Name":
      return nameParts(text, person, line);
    case "Name (original script)":
      return each((value) => leaf("NAME_ORIGINAL_SCRIPT", value, line));
    case "Title":
      return list("TITLE");
    case "Designation":
      return list("DESIGNATION");
    case "Nationality":
      return list("NATIONALITY");
    case "DOB":
      return each((value) => inside("INDIVIDUAL_DATE_OF_BIRTH", birth(value)));
    case "POB":
      return each((value) => inside("INDIVIDUAL_PLACE_OF_BIRTH", placeParts(value)));
    case "Good quality a.k.a.":
      return each((value) =>
        inside("INDIVIDUAL_ALIAS", [
          ["QUALITY", "Good"],
          ["ALIAS_NAME", value],
        ]),
      );
    case "Low quality a.k.a.":
      return each((value) =>
        inside("INDIVIDUAL_ALIAS", [
          ["QUALITY", "Low"],
          ["ALIAS_NAME", value],
        ]),
      );
    case "A.k.a.":
    case "F.k.a.":
      return each((value) =>
        inside("ENTITY_ALIAS", [
          ["QUALITY", label.toLowerCase()],
          ["ALIAS_NAME", value],
        ]),
      );
    case "Passport no":
      return each((value) => inside("INDIVIDUAL_DOCUMENT", document("Passport", value)));
    case "National identification no":
      return each((value) => inside("INDIVIDUAL_DOCUMENT", document("National Identification Number", value)));
    case "Address":
      return each((value) => inside(`${kind}_ADDRESS`, addressParts(value)));
    case "Listed on":
      return listed(text, line);
    case "Other information":
      return comment(values(text.replace(/(?:click here|No link available)\s*$/i, "")).join(" "), line);
    default:
      return null;
  }
}

/** `1: TORVIK 2: VELDRANE 3: na 4: na` of a person; an organisation's name stands as it is. */
function nameParts(text: string, person: boolean, line: number): readonly XmlNode[] {
  const tags = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"] as const;
  if (!person || !/^1:\s/.test(text)) return [leaf("FIRST_NAME", text, line)];
  const parts = text
    .split(/(?:^|\s)[1-4]:(?:\s|$)/)
    .slice(1)
    .map(squeeze);
  return tags.flatMap((tag, at) => (NO_VALUE.test(parts[at] ?? "") ? [] : [leaf(tag, parts[at] as string, line)]));
}

function birth(value: string): readonly (readonly [string, string])[] {
  const circa = /^Approximately\s+/i.exec(value);
  const rest = value.slice(circa?.[0].length ?? 0);
  const text = /^\(\s*([^()]*?)\s*\)?$/.exec(rest)?.[1] ?? rest;
  const between = /^Between\s+(\d{4})\s+and\s+(\d{4})$/i.exec(text);
  if (between !== null)
    return [
      ["TYPE_OF_DATE", "BETWEEN"],
      ["FROM_YEAR", between[1] as string],
      ["TO_YEAR", between[2] as string],
    ];
  // a remark in brackets after the date
  const remark = /^(.*\d{4})\s*\((.*)\)$/.exec(text);
  return [
    ["TYPE_OF_DATE", circa === null ? "EXACT" : "APPROXIMATELY"],
    ["DATE", remark === null ? text : (remark[1] as string)],
    ["NOTE", remark?.[2] ?? ""],
  ];
}

/** `Town, Province, Country`: the last part is the country; one part alone may be either and is left to the country's table. */
function placeParts(value: string): readonly (readonly [string, string])[] {
  const comma = value.lastIndexOf(", ");
  return comma === -1
    ? [["COUNTRY", value]]
    : [
        ["CITY", value.slice(0, comma)],
        ["COUNTRY", value.slice(comma + 2)],
      ];
}

function addressParts(value: string): readonly (readonly [string, string])[] {
  const note = /^(.*?)\s*\(([^()]*)\)$/.exec(value);
  const text = note === null ? value : (note[1] as string);
  const comma = text.lastIndexOf(", ");
  return [
    ["STREET", comma === -1 ? "" : text.slice(0, comma)],
    ["COUNTRY", comma === -1 ? text : text.slice(comma + 2)],
    ["NOTE", note?.[2] ?? ""],
  ];
}

/** words that say what a document is, where more than a country stands before its number */
const DOCUMENT_WORD = /passport|card|certificate|licen[cs]e|identif|identity|document|fiscal|SSN|security|national|military|voter|student/i;

/**
 * `Libya number 100001, issued on 2 May 2007 (expires 4 April 2018)`; `British passport number C00100001`; `Pakistan 1210112345671`;
 * `Mali Birth certificate 100001`; the whole in brackets or not.
 */
function document(type: string, value: string): readonly (readonly [string, string])[] {
  // a number with its words is short; the patterns below take quadratic time
  if (value.length > 500) return [["TYPE_OF_DOCUMENT", value]];
  const pairs: [string, string][] = [["TYPE_OF_DOCUMENT", type]];
  let text = /^\((.*)\)$/.exec(value)?.[1] ?? value;
  const take = (tag: string, pattern: RegExp): string => {
    const found = pattern.exec(text);
    if (found === null) return "";
    pairs.push([tag, squeeze(found[1] as string)]);
    text = text.replace(found[0], "");
    return squeeze(found[1] as string);
  };
  take("NOTE", /\s*\(((?:[^()]|\([^()]*\))*)\)?$/);
  take("DATE_OF_ISSUE", /,?\s*issued on\s+((?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?\d{4})/);
  if (!pairs.some(([tag]) => tag === "NOTE"))
    take("NOTE", /,?\s+((?:expired|expires|expiring|valid|under (?:the )?name|issued under)\b.*)$/);
  const issuedIn = take("CITY_OF_ISSUE", /,?\s*issued in\s+(.+)$/);
  if (issuedIn !== "") pairs.push(["COUNTRY_OF_ISSUE", squeeze(issuedIn.slice(issuedIn.lastIndexOf(",") + 1))]);
  const numbered = /^(.*?)\s*\b(?:number|no\.?)\s+(.+)$/i.exec(text);
  // words first, then what holds the digits
  const worded = /^((?=.*\p{Ll})[^\d]*?[\p{Ll})":’'.]):?\s+([\dA-Z][^\p{Ll}]*\d[^\p{Ll}]*)$/u.exec(text);
  const coded = /^((?:[A-Z]{2,6} )?ID|SSN)\s+(\S.*)$/.exec(text);
  const [, before, number] = numbered ?? worded ?? coded ?? ["", "", text];
  // words without a number are kept as they are: no number is made up of them
  if (!/\d/.test(number ?? "")) return [["TYPE_OF_DOCUMENT", value]];
  pairs.push(["NUMBER", squeeze(number ?? "").replace(/[,)]+$/, "")]);
  pairs.push([coded !== null || DOCUMENT_WORD.test(before ?? "") ? "TYPE_OF_DOCUMENT2" : "ISSUING_COUNTRY", squeeze(before ?? "")]);
  return pairs;
}

/** The comment; the sex, which the XML has as an element, stands in it. */
function comment(text: string, line: number): readonly XmlNode[] {
  if (text === "") return [];
  const sex = /\bGender:?\s*\[?\s*(male|female)\b/i.exec(text)?.[1];
  return [...(sex === undefined ? [] : [leaf("GENDER", sex, line)]), leaf("COMMENTS1", text, line)];
}

function listed(text: string, line: number): readonly XmlNode[] {
  const amended = text.length > 5_000 ? null : COMPOUND.exec(text);
  const nodes = [leaf("LISTED_ON", amended === null ? text : (amended[1] as string), line)];
  const dates = (amended?.[2] ?? "")
    .split(",")
    .map(squeeze)
    .filter((date) => date !== "");
  if (dates.length > 0)
    nodes.push(
      branch(
        "LAST_DAY_UPDATED",
        dates.map((date) => leaf("VALUE", date, line)),
        line,
      ),
    );
  return nodes;
}

function leaf(name: string, text: string, line: number): XmlNode {
  return { name, attributes: new Map(), text, children: [], line };
}

function branch(name: string, children: readonly XmlNode[], line: number): XmlNode {
  return { name, attributes: new Map(), text: "", children: [...children], line };
}
