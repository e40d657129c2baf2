import type { Problem } from "../ground/index.ts";
import { badRow } from "./tally.ts";

/** A record of an XML list as a small tree: one party, never the file. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
  readonly children: XmlNode[];
  /** 1-based line of the file */
  readonly line: number;
}

/** elements of one record; what is beyond is told and left out, so that one record cannot fill the memory */
export const RECORD_ELEMENTS = 20_000;

/** Builds trees for the elements named in `records`; everything outside them is told to `onOutside`. */
export function recordBuilder(options: {
  readonly records: ReadonlySet<string>;
  readonly onRecord: (record: XmlNode) => void;
  /** `depth`: 1 for the root, 2 for what stands in it, … */
  readonly onOutside: (name: string, attributes: ReadonlyMap<string, string>, line: number, depth: number) => void;
  readonly onOutsideText: (name: string, text: string, line: number) => void;
  readonly onTooMany: (record: XmlNode) => void;
}): {
  readonly onOpen: (name: string, attributes: ReadonlyMap<string, string>, line: number) => void;
  readonly onClose: (name: string, text: string, line: number) => void;
  /** the record that was open when the file broke off, or null */
  readonly unfinished: () => XmlNode | null;
} {
  const path: XmlNode[] = [];
  let elements = 0;
  let outside = 0;
  return {
    onOpen(name, attributes, line) {
      if (path.length === 0 && !options.records.has(name)) {
        outside++;
        options.onOutside(name, attributes, line, outside);
        return;
      }
      const node: XmlNode = { name, attributes, text: "", children: [], line };
      if (path.length === 0) elements = 0;
      if (++elements <= RECORD_ELEMENTS) path.at(-1)?.children.push(node);
      else if (elements === RECORD_ELEMENTS + 1) options.onTooMany(path[0] as XmlNode);
      path.push(node);
    },
    onClose(name, text, line) {
      const node = path.pop();
      if (node === undefined) {
        outside--;
        if (text.trim() !== "") options.onOutsideText(name, text, line);
        return;
      }
      node.text = text;
      if (path.length === 0) options.onRecord(node);
    },
    unfinished: () => path[0] ?? null,
  };
}

/** The text of the first child of that name, trimmed; empty when it is not there. */
export function childText(node: XmlNode, name: string): string {
  return node.children.find((child) => child.name === name)?.text.trim() ?? "";
}

/** An element in the place of records that is none: what it holds was left out, and may have been a party. */
export function unknownRecord(name: string, file: string, line: number): Problem {
  const message = `the element ${name} is not known here: what it holds was left out`;
  return badRow("row-malformed", { file, line, field: name, message });
}
