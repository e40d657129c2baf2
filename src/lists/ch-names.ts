import { scriptOf } from "../names/index.ts";
import type { EntryName, NameQuality, NameRole } from "./entry.ts";
import { squeeze } from "./tally.ts";
import { childText } from "./xml-record.ts";
import type { XmlNode } from "./xml-record.ts";

const ROLES: ReadonlyMap<string, NameRole> = new Map([
  ["primary-name", "primary"],
  ["alias", "alias"],
  ["formerly-known-as", "former"],
]);
const QUALITIES: ReadonlyMap<string, NameQuality> = new Map([
  ["good", "strong"],
  ["low", "weak"],
]);
/** parts that are no part of a name: a title goes to the titles, a suffix is kept under unmapped */
const NO_NAME: ReadonlySet<string> = new Set(["title", "suffix"]);
const VARIANTS = 50;
const NAME_ATTRIBUTES: ReadonlySet<string> = new Set(["ssid", "name-type", "quality", "lang"]);
const PART_ATTRIBUTES: ReadonlySet<string> = new Set(["ssid", "order", "name-part-type"]);

export interface NamesOfNode {
  readonly names: readonly EntryName[];
  readonly titles: readonly string[];
  /** what no field fits */
  readonly kept: readonly (readonly [key: string, value: string])[];
}

interface Part {
  readonly value: string;
  readonly variants: readonly { readonly text: string; readonly lang: string; readonly script: string }[];
}

/**
 * One `name`: its parts in their `order`, title and suffix left out; and the spellings in other scripts and languages, one script and
 * language to a name. `main`: of the main identity, whose first name is the primary one; the names of a further identity are aliases.
 */
export function namesOfNode(node: XmlNode, { main }: { readonly main: boolean }): NamesOfNode {
  const kept: (readonly [string, string])[] = [];
  const titles: string[] = [];
  const type = node.attributes.get("name-type") ?? "";
  const quality = node.attributes.get("quality") ?? "";
  if (type !== "" && !ROLES.has(type)) kept.push(["name@name-type", type]);
  if (quality !== "" && !QUALITIES.has(quality)) kept.push(["name@quality", quality]);
  for (const [name, value] of node.attributes) if (!NAME_ATTRIBUTES.has(name)) kept.push([`name@${name}`, value]);
  const printedRole = ROLES.get(type) ?? "alias";
  const role = printedRole === "primary" && !main ? "alias" : printedRole;
  const parts: Part[] = [];
  for (const part of ordered(node, kept)) {
    const kind = part.attributes.get("name-part-type") ?? "";
    const read = partOf(part, kept);
    if (kind === "title") titles.push(read.value);
    if (!NO_NAME.has(kind)) {
      parts.push(read);
      continue;
    }
    if (kind !== "title") kept.push([`name-part ${kind}`, read.value]);
    for (const { text } of read.variants) kept.push([`name-part ${kind}/spelling-variant`, text]);
  }
  const language = node.attributes.get("lang") ?? "";
  const names: EntryName[] = [];
  const put = (text: string, as: NameRole, lang: string): void => {
    const tidy = squeeze(text);
    if (tidy === "" || names.some((there) => there.text === tidy)) return;
    names.push({
      text: tidy,
      role: as,
      quality: QUALITIES.get(quality) ?? "unknown",
      script: scriptOf(tidy),
      ...(lang === "" ? {} : { language: lang }),
    });
  };
  put(parts.map(({ value }) => value).join(" "), role, language);
  for (const { text, lang, whole } of spellings(parts)) {
    if (!whole) {
      // a single word of a longer name is no name
      kept.push(["spelling-variant", text]);
      continue;
    }
    const latin = scriptOf(text) === "Latn";
    put(text, latin ? (role === "primary" ? "variation" : role) : "original", lang);
  }
  return { names, titles, kept };
}

function ordered(node: XmlNode, kept: (readonly [string, string])[]): readonly XmlNode[] {
  const parts: XmlNode[] = [];
  for (const child of node.children) {
    if (child.name === "name-part") parts.push(child);
    else kept.push([`name/${child.name}`, squeeze(child.text)]);
  }
  const place = (part: XmlNode): number => {
    const order = Number(part.attributes.get("order") ?? "");
    return Number.isFinite(order) ? order : Infinity;
  };
  // a stable sort: parts without a number keep their place at the end
  return parts.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

function partOf(part: XmlNode, kept: (readonly [string, string])[]): Part {
  for (const [name, value] of part.attributes) if (!PART_ATTRIBUTES.has(name)) kept.push([`name-part@${name}`, value]);
  const variants = part.children
    .filter(({ name }) => name === "spelling-variant")
    .slice(0, VARIANTS)
    .map((variant) => ({
      text: squeeze(variant.text),
      lang: variant.attributes.get("lang") ?? "",
      script: variant.attributes.get("script") ?? "",
    }))
    .filter(({ text }) => text !== "");
  for (const child of part.children)
    if (child.name !== "spelling-variant" && child.name !== "value") kept.push([`name-part/${child.name}`, squeeze(child.text)]);
  return { value: squeeze(childText(part, "value") || part.text), variants };
}

/** The parts' variants joined, the first with the first, the second with the second, of one script and language each. */
function spellings(parts: readonly Part[]): readonly { readonly text: string; readonly lang: string; readonly whole: boolean }[] {
  const groups = new Set<string>();
  for (const { variants } of parts) for (const { lang, script } of variants) groups.add(`${script}\n${lang}`);
  const found: { text: string; lang: string; whole: boolean }[] = [];
  for (const group of groups) {
    const of = parts.map(({ variants }) => variants.filter(({ lang, script }) => `${script}\n${lang}` === group));
    const most = Math.max(...of.map((variants) => variants.length));
    const latin = of.flat().every(({ text }) => scriptOf(text) === "Latn");
    for (let at = 0; at < most; at++) {
      // in Latin letters a part without a variant keeps its own spelling; scripts are never mixed
      const words = of.map((variants, place) => variants[at]?.text ?? variants[0]?.text ?? (latin ? (parts[place]?.value ?? "") : ""));
      const present = of.filter((variants) => variants.length > 0).length;
      found.push({
        text: words.filter((word) => word !== "").join(" "),
        lang: group.split("\n")[1] ?? "",
        whole: latin || present > 1 || present === parts.length,
      });
    }
  }
  return found;
}
