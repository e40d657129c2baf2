import { addIdentifier, addressOf, type Draft } from "./draft.ts";
import { euCountry } from "./eu-country.ts";
import { isTrue, type EuFields } from "./eu-fields.ts";
import { squeeze } from "./tally.ts";

const CONTACTS = new Map<string, string>([
  ["phone", "phone"],
  ["tel", "phone"],
  ["mobile", "phone"],
  ["fax", "phone"],
  ["email", "email"],
  ["e-mail", "email"],
  ["web", "website"],
  ["website", "website"],
  ["url", "website"],
]);

/** An address block; what the older form puts beside it in square brackets (`PHONE[…]`) becomes identifiers. */
export function addAddress(draft: Draft, fields: EuFields, first: (key: string) => boolean): void {
  const country = euCountry(fields);
  const poBox = fields.take("pobox");
  const other = addContacts(draft, fields.take("other"));
  const note = [other, fields.take("remark"), isTrue(fields.take("asatlistingtime")) ? "at the time of listing" : ""].filter(
    (part) => part !== "",
  );
  const address = addressOf({
    street: [fields.take("street"), fields.take("number"), poBox === "" ? "" : /box/i.test(poBox) ? poBox : `PO Box ${poBox}`]
      .filter((part) => part !== "")
      .join(", "),
    city: [fields.take("city"), fields.take("place")].filter((part, at, all) => part !== "" && all.indexOf(part) === at).join(", "),
    region: fields.take("region"),
    postalCode: fields.take("zipcode"),
    // the words of the description are printed; of a code alone, the code
    country: country?.text ?? "",
    note: note.join("; "),
  });
  if (address === null) return;
  const coded = country?.code === null || country === null ? address : { ...address, country: country.code };
  if (first(`address\n${coded.text}\n${coded.note ?? ""}`)) draft.addresses.push(coded);
}

/** `PHONE[042-681 20 81]\nFAX[662 38 14]` or `PHONE: …` as identifiers; gives back what is none. */
export function addContacts(draft: Draft, text: string): string {
  const rest = text.replace(/([A-Z][A-Za-z-]{1,20})\s*\[([^\]]*)\]/g, (whole, label: string, value: string) =>
    addContact(draft, label, value) ? "" : whole,
  );
  return squeeze(rest.replace(/^[;,\s]+|[;,\s]+$/g, ""));
}

/** One telephone number, mail address or site; false for another label. */
export function addContact(draft: Draft, label: string, value: string): boolean {
  const type = CONTACTS.get(label.toLowerCase());
  if (type === undefined) return false;
  const values = squeeze(value)
    .split(type === "phone" ? /[;,]/ : /[;,\s]+/)
    .map(squeeze)
    .filter((part) => part !== "");
  for (const part of values) addIdentifier(draft.identifiers, { type, value: part, ...(/^fax$/i.test(label) ? { note: "fax" } : {}) });
  return true;
}
