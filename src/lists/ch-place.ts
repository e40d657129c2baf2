import { squeeze } from "./tally.ts";
import { childText } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";

/** What a `place` holds; targets point to it by its number. */
export interface Place {
  readonly location: string;
  readonly areas: readonly string[];
  /** the country's code, or its name where there is no code */
  readonly country: string;
  /** what no field fits, by element */
  readonly more: readonly (readonly [element: string, text: string])[];
}

const KNOWN: ReadonlySet<string> = new Set(["location", "area", "country"]);

export function placeFrom(node: XmlNode): Place {
  return {
    location: squeeze(childText(node, "location")),
    areas: node.children.filter(({ name }) => name === "area").map(({ text }) => squeeze(text)),
    country: countryFrom(node),
    more: node.children
      .filter(({ name }) => !KNOWN.has(name))
      .map(({ name, text }) => [`place/${name}`, squeeze(text)] as const)
      .filter(([, text]) => text !== ""),
  };
}

/** The first `country` below a node: its ISO code, else its words. */
export function countryFrom(node: XmlNode): string {
  const country = node.children.find(({ name }) => name === "country");
  if (country === undefined) return "";
  const code = (country.attributes.get("iso-code") ?? "").trim().toLowerCase();
  return /^[a-z]{2}$/.test(code) ? code : squeeze(country.text);
}

export function placeText({ location, areas }: Place): readonly string[] {
  return [location, ...areas].filter((part) => part !== "");
}
