export * from "./brand.ts";
export * from "./kind.ts";
export * from "./identifier.ts";
export type { Birth } from "./birth.ts";
export { bornWord, formatBirth, parseBirth, parseDate, yearOf } from "./birth.ts";
export { isDay, partialDate } from "./partial-date.ts";
export { countryCode } from "./country.ts";
export { withoutEntities } from "./entities.ts";
export * from "./errors.ts";
export { escapeXml } from "./escape-xml.ts";
export {
  checkOf,
  faultOf,
  hasCheckDigits,
  identifierNumber,
  isFiller,
  plainDigits,
  type Check,
  type IdentifierNumber,
} from "./identifier-number.ts";
export { recognisedNumber } from "./recognised-number.ts";
