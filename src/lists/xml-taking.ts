import { squeeze } from "./tally.ts";
import type { XmlNode } from "./xml-record.ts";

/**
 * Takes from a record what a reader asks for, and remembers it: whatever nobody asked for comes out of `rest`, so that an element or
 * attribute that is new, renamed or doubled is never lost in silence.
 */
export interface Taking {
  /** the children of that name */
  all(node: XmlNode | null, name: string): readonly XmlNode[];
  /** the first child of that name; a second one is left */
  one(node: XmlNode | null, name: string): XmlNode | null;
  /** the own text of the first child of that name, squeezed; empty where there is none */
  text(node: XmlNode | null, name: string): string;
  /** the node's own text, squeezed */
  own(node: XmlNode | null): string;
  /** an attribute, squeezed; empty where it is not there */
  attribute(node: XmlNode | null, name: string): string;
  /** texts and attributes that were not taken, in the order of the file: `aka/remarks`, `aka@lang` */
  rest(): readonly (readonly [key: string, value: string])[];
}

export function takingFrom(record: XmlNode): Taking {
  const texts = new Set<XmlNode>();
  const attributes = new Map<XmlNode, string[]>();
  const own = (node: XmlNode | null): string => {
    if (node === null) return "";
    texts.add(node);
    return squeeze(node.text);
  };
  const one = (node: XmlNode | null, name: string): XmlNode | null => node?.children.find((child) => child.name === name) ?? null;
  return {
    all: (node, name) => (node === null ? NONE : node.children.filter((child) => child.name === name)),
    one,
    text: (node, name) => own(one(node, name)),
    own,
    attribute(node, name) {
      const value = node?.attributes.get(name);
      if (node === null || value === undefined) return "";
      const taken = attributes.get(node);
      if (taken === undefined) attributes.set(node, [name]);
      else taken.push(name);
      return squeeze(value);
    },
    rest() {
      const found: (readonly [string, string])[] = [];
      const walk = (node: XmlNode, parent: string): void => {
        const key = parent === "" ? node.name : `${parent}/${node.name}`;
        const taken = attributes.get(node) ?? NO_NAMES;
        for (const [name, value] of node.attributes) {
          if (taken.includes(name) || name.startsWith("xmlns") || name.startsWith("xsi:")) continue;
          const tidy = squeeze(value);
          if (tidy !== "") found.push([`${key}@${name}`, tidy]);
        }
        if (!texts.has(node)) {
          const tidy = squeeze(node.text);
          if (tidy !== "") found.push([key, tidy]);
        }
        for (const child of node.children) walk(child, node === record ? "" : node.name);
      };
      walk(record, "");
      return found;
    },
  };
}

const NONE: readonly XmlNode[] = [];
const NO_NAMES: readonly string[] = [];
