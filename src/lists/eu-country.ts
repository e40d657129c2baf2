import { countryCode } from "../ground/index.ts";
import type { EuFields } from "./eu-fields.ts";

/** The country of a block: a code of two letters with its description, or of three letters (1.0). Null where none is known. */
export function euCountry(fields: EuFields): { readonly text: string; readonly code: string | null } | null {
  const code = fields.take("countryiso2code") || fields.take("country");
  const described = fields.take("countrydescription");
  const text = described === "" ? code : described;
  if (text === "") return null;
  return { text, code: countryCode(code) ?? countryCode(described) };
}
