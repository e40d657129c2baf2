import type { Birth, EntryId, Identifier, Kind, ListId, PartialDate, Sex } from "../ground/index.ts";
import { countryCode } from "../ground/index.ts";
import type { Entry, EntryAddress, EntryClaim, EntryName, EntryPlace, EntryRelation, EntrySource } from "./entry.ts";
import { squeeze } from "./tally.ts";

/** An entry while it is being put together from nodes or rows: the same fields, open to additions. */
export interface Draft {
  readonly list: ListId;
  readonly id: EntryId;
  kind: Kind;
  readonly names: EntryName[];
  readonly births: Birth[];
  readonly birthPlaces: EntryPlace[];
  readonly identifiers: Identifier[];
  readonly addresses: EntryAddress[];
  readonly nationalities: string[];
  sex?: Sex;
  readonly fathers: string[];
  readonly mothers: string[];
  readonly titles: string[];
  readonly positions: string[];
  readonly programmes: string[];
  readonly legalBasis: string[];
  readonly measures: string[];
  listedOn?: PartialDate;
  amendedOn?: PartialDate[];
  endedOn?: PartialDate;
  readonly relations: EntryRelation[];
  readonly claims: EntryClaim[];
  remarks?: string;
  readonly unmapped: (readonly [key: string, value: string])[];
  readonly source: EntrySource;
}

/** Keys stand in the order of canonical JSON, here and in what readers put together most: an entry is written without being copied first. */
export function newDraft({
  list,
  id,
  kind,
  source,
}: {
  readonly list: ListId;
  readonly id: EntryId;
  readonly kind: Kind;
  readonly source: EntrySource;
}): Draft {
  return {
    addresses: [],
    birthPlaces: [],
    births: [],
    claims: [],
    fathers: [],
    id,
    identifiers: [],
    kind,
    legalBasis: [],
    list,
    measures: [],
    mothers: [],
    names: [],
    nationalities: [],
    positions: [],
    programmes: [],
    relations: [],
    source,
    titles: [],
    unmapped: [],
  };
}

/** Draft and entry have one shape: finishing only closes it for writing. */
export function finish(draft: Draft): Entry {
  return draft;
}

/** up to here doubles are looked for; an entry with more values than any list prints must not take quadratic time */
const COMPARED = 1_000;

/** Adds a text once, squeezed; empty texts are no texts. */
export function addText(texts: string[], text: string): void {
  const tidy = squeeze(text);
  if (tidy !== "" && (texts.length > COMPARED || !texts.includes(tidy))) texts.push(tidy);
}

/** The code of a country, or the words as printed where they name none. */
export function countryOrPrinted(text: string): string {
  return countryCode(text) ?? squeeze(text);
}

/** Adds a name unless the same text from the same cell stands there in the same role. */
export function addName(names: EntryName[], name: EntryName): void {
  if (name.text === "") return;
  if (
    names.length > COMPARED ||
    !names.some((there) => there.text === name.text && there.role === name.role && there.printed === name.printed)
  )
    names.push(name);
}

/** Adds an identifier once; what a second mention of it says besides is added to the note. */
export function addIdentifier(identifiers: Identifier[], identifier: Identifier): void {
  if (identifier.value === "") return;
  const at =
    identifiers.length > COMPARED
      ? -1
      : identifiers.findIndex(
          (there) => there.type === identifier.type && there.value === identifier.value && there.country === identifier.country,
        );
  const there = identifiers[at];
  if (there === undefined) identifiers.push(identifier);
  else if (identifier.note !== undefined && there.note !== identifier.note)
    identifiers[at] = { ...there, note: there.note === undefined ? identifier.note : `${there.note}; ${identifier.note}` };
}

/** An address from its parts, empty ones left out; null when nothing stands there. */
export function addressOf(parts: {
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly note?: string;
}): EntryAddress | null {
  const tidy = (text: string | undefined): string => squeeze(text ?? "");
  const [street, city, region, postalCode, country, note] = [
    parts.street,
    parts.city,
    parts.region,
    parts.postalCode,
    parts.country,
    parts.note,
  ].map(tidy) as [string, string, string, string, string, string];
  const printed = [street, city, region, postalCode, country].filter((part) => part !== "").join(", ");
  const text = printed === "" ? note : printed;
  if (text === "") return null;
  const code = countryCode(country);
  return {
    ...(city === "" ? {} : { city }),
    ...(code === null ? {} : { country: code }),
    ...(note === "" ? {} : { note }),
    ...(postalCode === "" ? {} : { postalCode }),
    ...(region === "" ? {} : { region }),
    ...(street === "" ? {} : { street }),
    text,
  };
}

/** A place of birth; the country is read from its own field or from the last part after a comma. */
export function placeOf(parts: readonly string[], country?: string): EntryPlace | null {
  const tidy = [...parts, country ?? ""].map(squeeze).filter((part) => part !== "");
  if (tidy.length === 0) return null;
  const text = tidy.join(", ");
  const code =
    countryCode(country ?? "") ?? countryCode(text.slice(text.lastIndexOf(",") + 1)) ?? countryCode(text.split(", ").slice(-2).join(", "));
  return code === null ? { text } : { country: code, text };
}
