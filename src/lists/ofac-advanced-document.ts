import { readableRest } from "./ofac-advanced-rest.ts";
import type { AdvancedTables } from "./ofac-advanced-tables.ts";
import { textOfPeriod } from "./ofac-advanced-date.ts";
import { takingFrom } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

/** An `IDRegDocument`: it belongs to an identity, which stands further down in the file. */
export interface AdvancedDocument {
  readonly id: string;
  readonly identity: string;
  readonly line: number;
  readonly label: string;
  /** false: it has no number, and so says little */
  readonly numbered: boolean;
  /** as Remarks print it: `Passport A123 (Iran) issued 06 May 2004` */
  readonly text: string;
  readonly rest: readonly (readonly [key: string, value: string])[];
}

export function documentOf(record: XmlNode, tables: AdvancedTables): AdvancedDocument {
  const take = takingFrom(record);
  const label = tables.words("IDRegDocType", take.attribute(record, "IDRegDocTypeID"), record.line);
  const number = take.text(record, "IDRegistrationNo");
  const country = tables.words("Country", take.attribute(record, "IssuedBy-CountryID"), record.line);
  const rest: (readonly [string, string])[] = [];
  const dates: string[] = [];
  for (const node of take.all(record, "DocumentDate")) {
    const kind = tables.words("IDRegDocDateType", take.attribute(node, "IDRegDocDateTypeID"), node.line);
    const period = take.one(node, "DatePeriod");
    const day = period === null ? null : textOfPeriod(take, period);
    if (day === null) continue;
    if (/expir/i.test(kind)) dates.push(`expires ${day}`);
    else if (/issue/i.test(kind)) dates.unshift(`issued ${day}`);
    else rest.push([`DocumentDate: ${kind}`, `${label} ${number}: ${day}`]);
  }
  const validity = tables.words("Validity", take.attribute(record, "ValidityID"), record.line);
  if (!/^(?:valid|unknown|)$/i.test(validity)) rest.push(["Validity", `${label} ${number}: ${validity}`]);
  for (const element of ["Comment", "IssuingAuthority"]) {
    const text = take.text(record, element);
    if (text !== "") rest.push([element, `${label} ${number}: ${text}`]);
  }
  const text = [label, number, country === "" ? "" : `(${country})`, ...dates].filter((part) => part !== "").join(" ");
  return {
    id: take.attribute(record, "ID"),
    identity: take.attribute(record, "IdentityID"),
    line: record.line,
    label,
    numbered: number !== "",
    text,
    rest: readableRest([...rest, ...take.rest()], tables),
  };
}
