import { countryCode, parseBirth } from "../ground/index.ts";
import type { Identifier, Problem } from "../ground/index.ts";
import { addIdentifier, addName, addText, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { namesOfCell } from "./name-cell.ts";
import { ruleOf } from "./ofac-labels.ts";
import type { Fact } from "./ofac-labels.ts";
import { badRow, squeeze } from "./tally.ts";
import { isCnic } from "./un-documents.ts";

const QUOTED_NAME = /^(?:alt\. )?[afn]\.k\.a\. ['"‘]/;
/** any other label that ends like a number's: `Tourism License No. …` */
const ANY_NUMBER = /^([\p{Lu}][^;:]{2,60}?(?: (?:No\.?|Number|Code|ID|I\.D\.|#)|#)) ?([^;]*\d[^;]*)$/u;

export interface RemarksContext {
  readonly file: string;
  readonly line: number;
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Reads OFAC's Remarks (with its continuation in the comments file) into the draft. The whole text stays in `remarks`;
 * parts without a known label stay under `unmapped` as `Remarks`, known labels that no field fits under `Remarks: LABEL`.
 */
export function readRemarks(draft: Draft, text: string, context: RemarksContext): void {
  const remarks = squeeze(text);
  if (remarks === "") return;
  draft.remarks = draft.remarks === undefined ? remarks : `${draft.remarks} ${remarks}`;
  for (const part of partsOf(remarks)) readPart(draft, part, context);
}

/** The parts of a text divided by `;`, except inside the quotes of a weak name; the final full stop is no part of the last. */
export function partsOf(remarks: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < remarks.length) {
    while (remarks[from] === " " || remarks[from] === ";") from++;
    let end = remarks.indexOf(";", from);
    if (QUOTED_NAME.test(remarks.slice(from, from + 16))) {
      const open = remarks.slice(from, from + 16).search(/['"‘]/) + from;
      const close = closingQuote(remarks, open);
      if (close !== -1) end = remarks.indexOf(";", close);
    }
    if (end === -1) end = remarks.length;
    const part = remarks.slice(from, end).trim();
    if (part !== "") parts.push(part);
    from = end + 1;
  }
  const last = parts.at(-1);
  if (last !== undefined && last.endsWith(".") && remarks.endsWith(".")) {
    const bare = last.slice(0, -1).trim();
    parts[parts.length - 1] = bare;
    if (bare === "") parts.pop();
  }
  return parts;
}

/** no weak name is longer; beyond it a quote belongs to something else, and the search stays short on hostile text */
const LONGEST_NAME = 400;

/** The quote that ends a name: one before `;`, a final full stop, a bracket or the end; apostrophes within the name are passed over. */
function closingQuote(text: string, open: number): number {
  const mark = text[open] === "‘" ? "’" : (text[open] as string);
  for (let at = text.indexOf(mark, open + 1); at !== -1 && at - open <= LONGEST_NAME; at = text.indexOf(mark, at + 1)) {
    const rest = text.slice(at + 1, at + 4);
    if (rest === "" || /^(?:;|\.$|\. ?$|\.;| ?\(|\s*$)/.test(rest)) return at;
  }
  return -1;
}

function readPart(draft: Draft, printed: string, context: RemarksContext): void {
  const alternative = /^alt\. /i.test(printed);
  const part = alternative ? printed.slice(5).trimStart() : printed;
  const found = ruleOf(part);
  if (found === null) {
    const number = ANY_NUMBER.exec(part);
    if (number === null || (number[2] as string).length > 60) draft.unmapped.push(["Remarks", printed]);
    else addIdentifier(draft.identifiers, identifierOf("other-number", number[2] as string, number[1] as string));
    return;
  }
  const { rule, value } = found;
  if (rule.is === "id") {
    if (value === "") draft.unmapped.push(["Remarks", printed]);
    else addIdentifier(draft.identifiers, identifierOf(rule.type, value, rule.label));
  } else if (rule.is === "measure") addText(draft.measures, printed);
  else if (rule.is === "keep") draft.unmapped.push([`Remarks: ${rule.label.replace(/:$/, "")}`, value]);
  else readFact(draft, { fact: rule.fact, value, printed }, context);
}

function readFact(
  draft: Draft,
  { fact, value, printed }: { readonly fact: Fact; readonly value: string; readonly printed: string },
  context: RemarksContext,
): void {
  switch (fact) {
    case "birth": {
      const birth = parseBirth(value);
      if (birth !== null) draft.births.push(birth);
      else {
        draft.unmapped.push(["Remarks", printed]);
        context.onProblem(
          badRow("field-invalid", {
            file: context.file,
            line: context.line,
            field: "Remarks",
            value: printed,
            message: `"${printed.slice(0, 60)}" is no date`,
          }),
        );
      }
      return;
    }
    case "birth-place": {
      const place = placeOf([value]);
      if (place !== null) draft.birthPlaces.push(place);
      return;
    }
    case "nationality":
      addText(draft.nationalities, countryCode(value) ?? value);
      return;
    case "sex":
      if (/^(?:male|female)$/i.test(value)) draft.sex = value.toLowerCase() as "male" | "female";
      else draft.unmapped.push(["Remarks", printed]);
      return;
    case "alias":
    case "former": {
      const cell = value.replace(/^['"‘]|['"’](?=$|\s*\()/g, "");
      const names = namesOfCell({ cell, role: fact, quality: "weak", person: draft.kind === "person" });
      for (const name of names) addName(draft.names, name);
      if (names.length === 0) draft.unmapped.push(["Remarks", printed]);
      return;
    }
    case "linked-to":
      draft.relations.push({ kind: "linked-to", name: value });
      return;
    case "operator":
      draft.relations.push({ kind: "operator", name: value });
      return;
    case "owner":
      draft.relations.push({ kind: "owned-by", name: value });
      return;
    case "imo":
      addIdentifier(draft.identifiers, identifierOf("imo", value.replace(/^IMO\s*/i, ""), printed.startsWith("Vessel") ? "" : "company"));
      return;
    case "wallet": {
      const [currency, ...rest] = value.split(" ");
      const address = rest.join("");
      addIdentifier(
        draft.identifiers,
        address === "" ? { type: "wallet", value: currency as string } : { type: "wallet", value: address, note: currency as string },
      );
      return;
    }
    case "father":
      addText(draft.fathers, value);
      return;
    case "mother":
      addText(draft.mothers, value);
      return;
    default:
      draft.unmapped.push(["Remarks", printed]);
  }
}

/** types whose label says no more than the type */
const PLAIN = new Set([
  "passport",
  "cnic",
  "ssn",
  "tax",
  "mmsi",
  "swift",
  "lei",
  "email",
  "website",
  "phone",
  "imo",
  "isin",
  "duns",
  "bik",
  "vat",
  "tail-number",
  "mode-s",
]);

/** `A123 (Iran) issued 14 Dec 2005 expires 15 Jan 2019` → value, country and the rest as a note. */
function identifierOf(type: string, text: string, label: string): Identifier {
  const match = /^(.*?)(?:\s+\(([^()]+)\))?(?:\s*;?\s*((?:issued|expires|expired|issue date)\b.*))?$/i.exec(text);
  const inside = match?.[2] ?? "";
  const country = countryCode(inside.replace(/^Region: /, ""));
  const value = squeeze(match === null ? text : country === null && inside !== "" ? `${match[1]} (${inside})` : (match[1] as string));
  const told = [PLAIN.has(type) ? "" : label.replace(/:$/, ""), match?.[3] ?? ""].filter((word) => word !== "");
  return {
    type: type === "national-id" && isCnic(value, country) ? "cnic" : type,
    value,
    ...(country === null ? {} : { country }),
    ...(told.length === 0 ? {} : { note: told.join("; ") }),
  };
}
