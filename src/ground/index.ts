export * from "./brand.ts";
export * from "./kind.ts";
export * from "./identifier.ts";
export type { Birth } from "./birth.ts";
export { formatBirth, parseBirth, parseDate, yearOf } from "./birth.ts";
export { isDay, partialDate } from "./partial-date.ts";
export { countryCode } from "./country.ts";
export * from "./errors.ts";
export { escapeXml } from "./escape-xml.ts";
