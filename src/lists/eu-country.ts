import { countryCode } from "../ground/index.ts";
import type { EuFields } from "./eu-fields.ts";

export interface EuCountry {
  readonly text: string;
  readonly code: string | null;
  /** words that do not name the country of the code: kept where the text itself is not printed; else "" */
  readonly odd: string;
}

/** The country of a block: a code of two letters with its description, or of three letters (1.0). Null where none is known. */
export function euCountry(fields: EuFields): EuCountry | null {
  const code = fields.take("countryiso2code") || fields.take("country");
  const described = fields.take("countrydescription");
  const known = countryCode(code);
  // a code that names no country is printed besides
  const text = described === "" ? code : code === "" || known !== null ? described : `${described} (${code})`;
  const meant = countryCode(described);
  return text === ""
    ? null
    : { text, code: known ?? meant, odd: (known ?? meant) === (meant ?? known) && (described === "" || meant !== null) ? "" : text };
}
