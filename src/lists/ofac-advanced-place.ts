import { addressOf } from "./draft.ts";
import type { EntryAddress } from "./entry.ts";
import { readableRest } from "./ofac-advanced-rest.ts";
import type { AdvancedTables } from "./ofac-advanced-tables.ts";
import { countryCell } from "./ofac-text.ts";
import { takingFrom } from "./xml-taking.ts";
import type { XmlNode } from "./xml-record.ts";

/** A `Location`: whole addresses, but also the country of a nationality or the town of a birth. */
export interface AdvancedPlace {
  readonly id: string;
  /** as OFAC prints it; empty where it is not determined */
  readonly country: string;
  /** parts in the order of an address, without the country */
  readonly parts: readonly string[];
  /** the address, and its spellings in other scripts */
  readonly addresses: readonly EntryAddress[];
  readonly rest: readonly (readonly [key: string, value: string])[];
}

const UNDETERMINED = /^(?:undetermined|unknown)$/i;
const FIELDS: readonly (readonly [type: RegExp, field: "street" | "city" | "region" | "postalCode"])[] = [
  [/^address ?\d?$/i, "street"],
  [/^city/i, "city"],
  [/^state|^province|^region/i, "region"],
  [/^postal/i, "postalCode"],
];

export function placeOfLocation(record: XmlNode, tables: AdvancedTables): AdvancedPlace {
  const take = takingFrom(record);
  const id = take.attribute(record, "ID");
  const rest: (readonly [string, string])[] = [];
  const countryId = take.attribute(take.one(record, "LocationCountry"), "CountryID");
  const areaId = take.attribute(take.one(record, "LocationAreaCode"), "AreaCodeID");
  const named = tables.words("Country", countryId, record.line);
  const area =
    areaId === "" || named !== ""
      ? ""
      : tables.attribute("AreaCode", areaId, "Description") || tables.words("AreaCode", areaId, record.line);
  const printed = named === "" ? area : named;
  const country = UNDETERMINED.test(printed) ? "" : countryCell(printed);
  if (country === "" && printed !== "") rest.push(["LocationCountry", printed]);
  // every part has a value in Latin letters first, and perhaps more in other scripts
  const main: Place = new Map();
  const others = new Map<string, Place>();
  for (const part of take.all(record, "LocationPart")) {
    const type = tables.words("LocPartType", take.attribute(part, "LocPartTypeID"), part.line);
    const field = FIELDS.find(([words]) => words.test(type))?.[1];
    const values = take
      .all(part, "LocationPartValue")
      .map((node) => ({ text: take.text(node, "Value"), comment: take.text(node, "Comment"), primary: take.attribute(node, "Primary") }))
      .toSorted((left, right) => Number(right.primary === "true") - Number(left.primary === "true"));
    for (const [place, { text, comment }] of values.entries()) {
      if (text === "") continue;
      if (field === undefined) rest.push([`LocationPart: ${type}`, text]);
      else if (place === 0) {
        add(main, field, text);
        if (comment !== "") rest.push(["LocationPartValue/Comment", `${text}: ${comment}`]);
      } else {
        const other = others.get(comment) ?? new Map<string, string[]>();
        others.set(comment, other);
        add(other, field, text);
      }
    }
  }
  const addresses = [
    addressOf({ ...texts(main), country }),
    ...[...others].map(([script, parts]) =>
      addressOf({ ...texts(parts), country, note: script === "" ? "another spelling" : `in ${script} script` }),
    ),
  ].filter((address) => address !== null);
  return {
    id,
    country,
    parts: ORDER.flatMap((field) => main.get(field) ?? []),
    addresses,
    rest: readableRest([...rest, ...take.rest()], tables),
  };
}

type Place = Map<string, string[]>;

const ORDER = ["street", "city", "region", "postalCode"] as const;

function add(place: Place, field: string, text: string): void {
  const there = place.get(field);
  if (there === undefined) place.set(field, [text]);
  else there.push(text);
}

const texts = (place: Place): { street: string; city: string; region: string; postalCode: string } => {
  const text = (field: string): string => (place.get(field) ?? []).join(", ");
  return { street: text("street"), city: text("city"), region: text("region"), postalCode: text("postalCode") };
};
