/** The attributes of one opening tag; valid only while the event is handled. */
export interface ScannedAttributes {
  readonly size: number;
  get(name: string): string | undefined;
  /** as printed, prefixes included, in the order of the file */
  entries(): readonly (readonly [name: string, value: string])[];
}

export interface ScanEvents {
  /** names come as printed, with their prefix */
  readonly onOpen: (name: string, attributes: ScannedAttributes) => void;
  readonly onClose: (name: string) => void;
  /** text and CDATA, entities replaced, line ends as \n; a long text may come in pieces */
  readonly onText: (text: string) => void;
  readonly onDoctype: () => never;
  /**
   * Reads an element of a very frequent shape in one go, with all that is in it: the place after it, or 0 when it is not of that very
   * shape and is to be read like any other. `parent` is the element around it.
   */
  readonly leap?: (text: string, at: number, parent: string | undefined) => number;
  /** what makes the document no XML; must throw */
  readonly onError: (message: string) => never;
}

export interface XmlScanner {
  write(text: string): void;
  end(): void;
}

const LESS = 0x3c;
const AMPERSAND = 0x26;
const CLOSING = 0x5d;
const SLASH = 0x2f;
const MORE = 0x3e;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const PLAIN_NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;
const NAME = /^[:_\p{L}][:_\p{L}\p{N}\p{M}.\-·]*$/u;
const DECLARATION =
  /^xml\s+version\s*=\s*(?:"1\.[01]"|'1\.[01]')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*$/;
/** characters that XML 1.0 does not allow */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ENTITIES = new Map<string, string>([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;

/**
 * Reads XML as a stream, for parts of a workbook: what is frequent there can be read in leaps, which a parser at hand does not allow. It
 * takes well-formed documents without a document type and refuses all else (mismatched tags, double attributes, undeclared entities,
 * forbidden characters, text outside the root), as `xml-scan.test.ts` proves against saxes. Source: XML 1.0, fifth edition.
 */
export function xmlScanner({ onOpen, onClose, onText, onDoctype, onError, leap }: ScanEvents): XmlScanner {
  const open: string[] = [];
  /** names that were found to be names, by their ends and length: a document has few, and comparing is cheaper than hashing */
  const names: string[] = Array.from({ length: 256 }, () => "");
  const attributeNames: string[] = [];
  const attributeValues: string[] = [];
  let count = 0;
  let rest = "";
  let started = false;
  let rooted = false;

  const attributes: ScannedAttributes = {
    get size() {
      return count;
    },
    get(name) {
      for (let at = 0; at < count; at++) if (attributeNames[at] === name) return attributeValues[at];
      return undefined;
    },
    entries: () => Array.from({ length: count }, (_, at) => [attributeNames[at] as string, attributeValues[at] as string] as const),
  };

  function nameOf(text: string): string {
    if (text.length === 1 && text >= "a" && text <= "z") return text;
    const place = (text.charCodeAt(0) * 7 + text.charCodeAt(text.length - 1) * 31 + text.length * 3) & 255;
    if (text !== "" && names[place] === text) return text;
    if (!PLAIN_NAME.test(text) && !NAME.test(text)) onError(`"${text.slice(0, 40)}" is no name`);
    names[place] = text;
    return text;
  }

  function decoded(text: string): string {
    if (!text.includes("&")) return text;
    return text.replace(/&([^;&<\s]{0,40})(;?)/g, (_, name: string, end: string) => {
      const known = ENTITIES.get(name);
      if (end === ";" && known !== undefined) return known;
      const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
      const code = number === null ? Number.NaN : Number.parseInt(number[1] ?? (number[2] as string), number[1] === undefined ? 10 : 16);
      const letter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : "";
      if (end !== ";" || letter === "" || FORBIDDEN.test(letter)) onError(`"&${name.slice(0, 20)}${end}" is no character and no entity`);
      return letter;
    });
  }

  /** `plain`: no entity, no bracket and no sign that XML forbids stands in it */
  function takeText(text: string, plain: boolean): void {
    if (text === "") return;
    if (open.length === 0) {
      for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) onError("text stands outside the root element");
      return;
    }
    if (plain) {
      onText(text);
      return;
    }
    allowed(text);
    if (text.includes("]]>")) onError("]]> stands in a text");
    onText(decoded(text));
  }

  function allowed(text: string): void {
    if (FORBIDDEN.test(text)) onError("a character stands there that XML does not allow");
  }

  function takeClose(text: string): void {
    let end = text.length;
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    const name = end === text.length ? text : text.slice(0, end);
    const top = open.pop();
    if (top !== name) onError(top === undefined ? `</${name.slice(0, 40)}> closes nothing` : `</${name.slice(0, 40)}> closes <${top}>`);
    onClose(name);
  }

  /** Reads the opening tag at `at`; the place after it, or -1 when the text ends inside it. */
  function takeOpen(text: string, at: number): number {
    let place = at + 1;
    let code = 0;
    while (place < text.length && !isSpace((code = text.charCodeAt(place))) && code !== MORE && code !== SLASH) place++;
    if (place >= text.length) return -1;
    const name = nameOf(text.slice(at + 1, place));
    count = 0;
    for (;;) {
      const from = place;
      while (place < text.length && isSpace((code = text.charCodeAt(place)))) place++;
      if (place >= text.length) return -1;
      code = text.charCodeAt(place);
      if (code === MORE) {
        start(name);
        return place + 1;
      }
      if (code === SLASH) {
        if (place + 1 >= text.length) return -1;
        if (text.charCodeAt(place + 1) !== MORE) onError("a stroke stands in a tag");
        start(name);
        open.pop();
        onClose(name);
        return place + 2;
      }
      if (place === from) onError("no blank stands before an attribute");
      place = takeAttribute(text, place);
      if (place === -1) return -1;
    }
  }

  function takeAttribute(text: string, at: number): number {
    let place = at;
    let code = 0;
    while (place < text.length && !isSpace((code = text.charCodeAt(place))) && code !== EQUALS) {
      if (code === MORE || code === QUOTE || code === APOSTROPHE || code === SLASH) onError("an attribute has no value");
      place++;
    }
    const end = place;
    while (place < text.length && isSpace(text.charCodeAt(place))) place++;
    if (place >= text.length) return -1;
    if (text.charCodeAt(place) !== EQUALS) onError("an attribute has no value");
    place++;
    while (place < text.length && isSpace(text.charCodeAt(place))) place++;
    if (place >= text.length) return -1;
    code = text.charCodeAt(place);
    if (code !== QUOTE && code !== APOSTROPHE) onError("an attribute's value has no quotes");
    const from = place + 1;
    let plain = true;
    let close = from;
    // most values are a letter or two: looking at each costs less than searching
    for (let letter = 0; close < text.length && (letter = text.charCodeAt(close)) !== code; close++) {
      if (letter === LESS) onError("< stands in an attribute");
      if (letter === AMPERSAND || letter < 0x20 || letter >= 0xfffe) plain = false;
    }
    if (close >= text.length) return -1;
    const name = nameOf(text.slice(at, end));
    for (let other = 0; other < count; other++) if (attributeNames[other] === name) onError(`the attribute ${name} stands twice`);
    let value = text.slice(from, close);
    if (!plain) {
      allowed(value);
      value = decoded(value.replace(/[\t\n]/g, " "));
    }
    attributeNames[count] = name;
    attributeValues[count] = value;
    count++;
    return close + 1;
  }

  function start(name: string): void {
    if (open.length === 0 && rooted) onError("a second root element begins");
    rooted = true;
    open.push(name);
    onOpen(name, attributes);
  }

  /** Comments, CDATA, instructions; the place after, or -1 when the text ends inside. */
  function takeMark(text: string, at: number): number {
    if (text.charCodeAt(at + 1) === 0x3f) {
      const end = text.indexOf("?>", at + 2);
      if (end === -1) return -1;
      allowed(text.slice(at, end));
      const target = /^[^\s?]*/.exec(text.slice(at + 2, end))?.[0] ?? "";
      if (!/^xml$/i.test(target)) nameOf(target);
      else if (started || at > 0) onError("the XML declaration stands in the middle");
      else if (!DECLARATION.test(text.slice(at + 2, end))) onError("the XML declaration is malformed");
      return end + 2;
    }
    const head = text.slice(at, at + 9);
    if (head.startsWith("<!--")) {
      const end = text.indexOf("--", at + 4);
      if (end === -1 || end + 2 >= text.length) return -1;
      allowed(text.slice(at, end));
      if (text.charCodeAt(end + 2) !== MORE) onError("-- stands in a comment");
      return end + 3;
    }
    if (head === "<![CDATA[") {
      const end = text.indexOf("]]>", at + 9);
      if (end === -1) return -1;
      allowed(text.slice(at, end));
      if (open.length === 0) onError("text stands outside the root element");
      if (end > at + 9) onText(text.slice(at + 9, end));
      return end + 3;
    }
    if (head === "<!DOCTYPE") onDoctype();
    if (head.length < 9 && ("<![CDATA[".startsWith(head) || "<!DOCTYPE".startsWith(head) || "<!--".startsWith(head))) return -1;
    return onError("a tag begins with <!");
  }

  function scan(text: string, last: boolean): number {
    let at = 0;
    for (;;) {
      let tag = at;
      let plain = true;
      // texts are short: looking at each sign costs less than searching for several
      for (let code = 0; tag < text.length && (code = text.charCodeAt(tag)) !== LESS; tag++)
        if (code === AMPERSAND || code === CLOSING || (code < 0x20 && code !== 0x0a && code !== 0x09) || code >= 0xfffe) plain = false;
      if (tag === text.length) {
        if (last) {
          takeText(text.slice(at), plain);
          return text.length;
        }
        // a `]]>` may go on in the next piece, and so may an entity
        let end = Math.max(at, text.length - 2);
        const entity = text.lastIndexOf("&", end);
        const closed = entity < at ? at : text.indexOf(";", entity);
        if (closed === -1 ? text.length - entity < 60 : closed >= end && entity >= at) end = entity;
        if (end > at) takeText(text.slice(at, end), plain);
        return end;
      }
      if (tag > at) takeText(text.slice(at, tag), plain);
      if (tag + 1 >= text.length) return tag;
      const code = text.charCodeAt(tag + 1);
      let next: number;
      if (code === SLASH) {
        const end = text.indexOf(">", tag + 2);
        if (end !== -1) takeClose(text.slice(tag + 2, end));
        next = end === -1 ? -1 : end + 1;
      } else if (code === 0x21 || code === 0x3f) next = takeMark(text, tag);
      else {
        const leapt = leap === undefined ? 0 : leap(text, tag, open.at(-1));
        next = leapt > 0 ? leapt : takeOpen(text, tag);
      }
      if (next === -1) return tag;
      at = next;
      started = true;
    }
  }

  let carriage = "";
  return {
    write(piece) {
      let text = carriage + piece;
      carriage = "";
      if (text.includes("\r")) {
        // \r\n is one line's end, also where a piece ends between
        if (text.endsWith("\r")) {
          carriage = "\r";
          text = text.slice(0, -1);
        }
        text = text.replace(/\r\n?/g, "\n");
      }
      rest = rest === "" ? text : rest + text;
      const used = scan(rest, false);
      rest = used === rest.length ? "" : rest.slice(used);
    },
    end() {
      const text = rest + (carriage === "" ? "" : "\n");
      const used = scan(text, true);
      if (used < text.length) onError("the file ends inside a tag");
      if (open.length > 0) onError(`the file ends and <${open.at(-1)}> is still open`);
      if (!rooted) onError("the file has no root element");
    },
  };
}
