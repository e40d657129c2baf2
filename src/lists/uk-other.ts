import { countryCode } from "../ground/index.ts";
import type { Identifier, Sex } from "../ground/index.ts";
import type { EntryRelation } from "./entry.ts";
import { labelled, listed, reference, withoutPoint, type Label } from "./uk-text.ts";

/** What the cell Other Information says, taken apart. */
export interface OtherInformation {
  readonly identifiers: readonly Identifier[];
  readonly relations: readonly EntryRelation[];
  readonly measures: readonly string[];
  /** ISO codes or, where unread, the words */
  readonly flags: readonly string[];
  readonly sex?: Sex;
  /** all text that no label claims, and the statement of reasons */
  readonly remarks: string;
  readonly unmapped: readonly (readonly [string, string])[];
}

const RELATIONS = new Map<Label, string>([
  ["Parent company", "parent"],
  ["Subsidiaries", "subsidiary"],
  ["Current owners", "owned-by"],
  ["Previous owners", "formerly-owned-by"],
]);
/** labels that no field of an entry fits */
const KEPT: ReadonlySet<Label> = new Set<Label>([
  "Type of entity",
  "Type of ship",
  "Tonnage of ship",
  "Length of ship",
  "Year built",
  "Previous flags",
  "Hull identification number",
]);
const IMPOSED = /^Financial sanctions imposed in addition to an asset freeze: ([^.]{2,100})\.\s*/;
const REGISTERED =
  /(?:\b(OGRN|OGRNIP|INN\/TIN|INN|TIN|KPP|BIN|IIN|UNP|VAT|LEI|EIN|Tax ID(?:entification)?(?: No\.?| number)?|Registration (?:No\.?|number)|УНН\/ИНН)\b[\s:.–№#-]*)?((?=[^\s]{0,60}\d{3})[A-Z0-9][A-Z0-9/-]*)/gu;

function typeOfNumber(label: string): string {
  if (/TIN|INN|tax|VAT|EIN|UNP|УНН/i.test(label)) return "tax";
  if (/^(?:OGRN|OGRNIP|KPP|LEI)$/.test(label)) return label === "OGRNIP" ? "ogrn" : label.toLowerCase();
  return "registration";
}

/** Registration numbers with the words that tell what they are: `(1) OGRN: 1025… (2) INN/TIN: 540…`. */
export function registrations(cell: string): Identifier[] {
  return listed(cell).flatMap((value): Identifier[] => {
    if (/^[\d ]+$/.test(value))
      return [{ type: "registration", value: value.replaceAll(" ", ""), ...(value.includes(" ") ? { note: value } : {}) }];
    const found = [...value.matchAll(REGISTERED)];
    if (found.length === 0) return [{ type: "registration", value }];
    const country = countryCode(/\(([^()]{2,40})\)/.exec(value)?.[1] ?? "");
    return found.map((match): Identifier => {
      const label = match[1] ?? "";
      const type = typeOfNumber(label);
      const note = value === match[2] ? {} : { note: value };
      return { type, value: match[2] as string, ...(country === null ? {} : { country }), ...note };
    });
  });
}

/** E-mail addresses of a cell, however divided; what stands beside them is their note, and a cell without any is one value as printed. */
export function emails(cell: string): Identifier[] {
  return listed(cell).flatMap((printed): Identifier[] => {
    const found = printed.match(/[^\s,;<>()@]{1,100}@[^\s,;<>()@]{1,255}\.[a-z]{2,63}/gi);
    if (found === null || printed.split("@").length - 1 !== found.length) return plain("email", [printed]);
    const rest = found.reduce((left, address) => left.replace(address, ""), printed);
    return plain("email", found, /[\p{L}\p{N}]/u.test(rest) ? printed : undefined);
  });
}

const plain = (type: string, values: readonly string[], note?: string): Identifier[] =>
  values.map((value) => ({ type, value: withoutPoint(value), ...(note === undefined ? {} : { note }) }));

export const phones = (cell: string): Identifier[] => plain("phone", listed(cell));
export const websites = (cell: string): Identifier[] => plain("website", listed(cell));

/** Reads the cell `(Label):value. (Label):value …`; of older files the free text that begins with `UN Ref`. */
export function otherInformation(cell: string): OtherInformation {
  const identifiers: Identifier[] = [];
  const relations: EntryRelation[] = [];
  const measures: string[] = [];
  const flags: string[] = [];
  const unmapped: [string, string][] = [];
  const texts: string[] = [];
  let sex: Sex | undefined;

  const prose = (text: string): void => {
    const imposed = IMPOSED.exec(text);
    if (imposed !== null) measures.push("Asset freeze", ...(imposed[1] as string).split(/, | and /).map((measure) => measure.trim()));
    if (text !== "") texts.push(text);
  };
  const { free, values } = labelled(cell);
  const old = /^UN Refs?:?\s+(.*)$/s.exec(free);
  const oldRef = old === null ? null : reference(old[1] as string);
  if (oldRef !== null && oldRef.ref !== null) identifiers.push({ type: "un-ref", value: oldRef.ref });
  prose(oldRef !== null && oldRef.ref !== null ? oldRef.rest : free);
  const word = /(?:^|\. )((?:fe)?male)\./i.exec(free)?.[1]?.toLowerCase();
  if (word === "male" || word === "female") sex = word;

  for (const [label, value] of values) {
    if (value === "") continue;
    const relation = RELATIONS.get(label);
    if (relation !== undefined) relations.push(...listed(value).map((name) => ({ kind: relation, name: withoutPoint(name) })));
    else if (KEPT.has(label)) unmapped.push([label, value]);
    else take(label, value);
  }

  function take(label: Label, value: string): void {
    switch (label) {
      case "UK Sanctions List Ref":
      case "UN Ref": {
        const { ref, rest } = reference(value);
        if (ref === null) unmapped.push([label, value]);
        else {
          identifiers.push({ type: label === "UN Ref" ? "un-ref" : "uk-ref", value: ref });
          prose(rest);
        }
        break;
      }
      case "UK Statement of Reasons":
        prose(value);
        break;
      case "Gender": {
        const given = /^(male|female)\b[.\s]*/i.exec(value);
        if (given === null) unmapped.push([label, value]);
        else {
          sex = (given[1] as string).toLowerCase() as Sex;
          prose(value.slice(given[0].length));
        }
        break;
      }
      case "Phone number":
        identifiers.push(...phones(value));
        break;
      case "Fax":
        identifiers.push(...plain("phone", listed(value), "fax"));
        break;
      case "Email address":
        identifiers.push(...emails(value));
        break;
      case "Website":
        identifiers.push(...websites(value));
        break;
      case "Business Reg No":
        identifiers.push(...registrations(value));
        break;
      case "IMO number": {
        const numbers = value.match(/\b\d{7}\b/g);
        if (numbers === null) unmapped.push([label, value]);
        else identifiers.push(...plain("imo", [...new Set(numbers)]));
        break;
      }
      case "Flag of ship":
        flags.push(...listed(value).map((flag) => countryCode(withoutPoint(flag)) ?? withoutPoint(flag)));
        break;
      default:
        // relations and kept labels were taken before
        unmapped.push([label, value]);
    }
  }
  return { identifiers, relations, measures, flags, ...(sex === undefined ? {} : { sex }), remarks: texts.join("\n"), unmapped };
}
