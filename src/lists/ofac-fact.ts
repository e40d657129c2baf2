import { countryCode, parseBirth } from "../ground/index.ts";
import type { Identifier, Problem } from "../ground/index.ts";
import { addIdentifier, addName, addText, placeOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { namesOfCell } from "./name-cell.ts";
import { ruleOf } from "./ofac-labels.ts";
import type { Fact } from "./ofac-labels.ts";
import { badRow, squeeze } from "./tally.ts";
import { isCnic } from "./un-documents.ts";

/** any other label that ends like a number's: `Tourism License No. …` */
const ANY_NUMBER = /^([\p{Lu}][^;:]{2,60}?(?: (?:No\.?|Number|Code|ID|I\.D\.|#)|#)) ?([^;]*\d[^;]*)$/u;

/** in the remarks of XML files such a part stands in brackets */
const BRACKETED = /^\(((?:Linked To|Aircraft Operator|Vessel Owner):? [^()]*(?:\([^()]*\)[^()]*)*)\)$/i;

export interface FactContext {
  readonly file: string;
  readonly line: number;
  /** the column or element, for `unmapped` and problems */
  readonly field: string;
  /** the label where the file gives it by itself: what no rule knows is then kept under it */
  readonly label?: string;
  readonly onProblem: (problem: Problem) => void;
}

/**
 * One part of Remarks (`alt. Passport A123 (Iran) expires 15 Jan 2019`) or one labelled field of an XML rendering, written as Remarks
 * would print it: OFAC makes its Remarks out of those fields, so both come out alike. Without a known label it stays under `unmapped`.
 */
export function readFact(draft: Draft, printed: string, context: FactContext): void {
  const { field, label } = context;
  const alternative = /^alt\. /i.test(printed);
  const part = alternative ? printed.slice(5).trimStart() : printed;
  const found = ruleOf(part);
  const bracketed = found === null ? BRACKETED.exec(part) : null;
  if (bracketed !== null) {
    readFact(draft, bracketed[1] as string, context);
    return;
  }
  if (found === null) {
    const number = ANY_NUMBER.exec(part);
    if (number !== null && (number[2] as string).length <= 60)
      addIdentifier(draft.identifiers, identifierOf("other-number", number[2] as string, number[1] as string));
    else if (label === undefined) draft.unmapped.push([field, printed]);
    else draft.unmapped.push([`${field}: ${label}`, squeeze(part.slice(label.length))]);
    return;
  }
  const { rule, value } = found;
  if (rule.is === "id") {
    if (value === "") draft.unmapped.push([field, printed]);
    else addIdentifier(draft.identifiers, identifierOf(rule.type, value, rule.label));
  } else if (rule.is === "measure") addText(draft.measures, part);
  else if (rule.is === "keep") draft.unmapped.push([`${field}: ${rule.label.replace(/:$/, "")}`, value]);
  else takeFact(draft, { fact: rule.fact, value, printed }, context);
}

function takeFact(
  draft: Draft,
  { fact, value, printed }: { readonly fact: Fact; readonly value: string; readonly printed: string },
  context: FactContext,
): void {
  switch (fact) {
    case "birth": {
      const birth = parseBirth(value);
      if (birth !== null) draft.births.push(birth);
      else {
        draft.unmapped.push([context.field, printed]);
        context.onProblem(
          badRow("field-invalid", {
            file: context.file,
            line: context.line,
            field: context.field,
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
      else draft.unmapped.push([context.field, printed]);
      return;
    case "alias":
    case "former": {
      const cell = value.replace(/^['"‘]|['"’](?=$|\s*\()/g, "");
      const names = namesOfCell({ cell, role: fact, quality: "weak", person: draft.kind === "person" });
      for (const name of names) addName(draft.names, name);
      if (names.length === 0) draft.unmapped.push([context.field, printed]);
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
      draft.unmapped.push([context.field, printed]);
  }
}

/** what stands for a country that OFAC does not know: no part of a number */
const UNKNOWN = /^(?:undetermined|unknown|country unknown)$/i;

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
  "call-sign",
]);

/** `A123 (Iran) issued 14 Dec 2005 expires 15 Jan 2019` → value, country and the rest as a note. */
function identifierOf(type: string, text: string, label: string): Identifier {
  const match = /^(.*?)(?:\s+\(([^()]+)\))?(?:\s*;?\s*((?:issued|expires|expired|issue date)\b.*))?$/i.exec(text);
  const inside = match?.[2] ?? "";
  const country = countryCode(inside.replace(/^Region: /, ""));
  const aside = UNKNOWN.test(inside) ? inside : "";
  const value = squeeze(
    match === null ? text : country === null && inside !== "" && aside === "" ? `${match[1]} (${inside})` : (match[1] as string),
  );
  const told = [PLAIN.has(type) ? "" : label.replace(/:$/, ""), aside, match?.[3] ?? ""].filter((word) => word !== "");
  return {
    ...(country === null ? {} : { country }),
    ...(told.length === 0 ? {} : { note: told.join("; ") }),
    type: type === "national-id" && isCnic(value, country) ? "cnic" : type,
    value,
  };
}
