import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { fail, WritError } from "../ground/index.ts";
import { xmlScanner } from "./xml-scan.ts";

/** Events as texts, neighbouring texts joined; `null` where the document is refused. */
type Said = readonly string[] | null;

function joined(events: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const event of events) {
    if (event.startsWith("=") && out.at(-1)?.startsWith("=") === true) out[out.length - 1] += event.slice(1);
    else out.push(event);
  }
  return out;
}

function ours(pieces: readonly string[]): Said {
  const events: string[] = [];
  const scanner = xmlScanner({
    onOpen: (name, attributes) => void events.push(`<${name} ${JSON.stringify(attributes.entries())}`),
    onClose: (name) => void events.push(`>${name}`),
    onText: (text) => void events.push(`=${text}`),
    onDoctype: () => fail("xml-entity"),
    onError: (message) => fail("xml-malformed", { message }),
  });
  try {
    for (const piece of pieces) scanner.write(piece);
    scanner.end();
  } catch (error) {
    if (!(error instanceof WritError)) throw error;
    return null;
  }
  return joined(events);
}

/** A parser that looks at each character, as the measure of what is well-formed. */
function theirs(text: string): Said {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => fail("xml-entity"));
  parser.on("opentag", ({ name, attributes }) => void events.push(`<${name} ${JSON.stringify(Object.entries(attributes))}`));
  parser.on("closetag", ({ name }) => void events.push(`>${name}`));
  const take = (piece: string): void => {
    if (events.length > 0 && piece !== "") events.push(`=${piece}`);
  };
  parser.on("text", take);
  parser.on("cdata", take);
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  // what stands behind the root is blank, or the parser would have refused it
  const last = events.findLastIndex((event) => event.startsWith(">"));
  return joined(events.slice(0, last + 1));
}

const DOCUMENT = `<?xml version="1.0"?>\r\n<!-- a note -->\n<list a='1' b="x &amp; &#x41;&#10;y">\r\n  <row r="1"><c r="A1" s="0" t="s"><v>37</v></c><c/></row >
  <név xml:lang="hu">Zarmina &lt;Gul&gt; &#233;</név><![CDATA[<raw> & ]] ]]><?hint some?>\t<empty></empty>tail ] ]&gt; end</list>\n`;

describe("[L44] the scanner says what a parser that looks at each character says", () => {
  test("of a document with all that XML has", () => {
    expect(ours([DOCUMENT])).toEqual(theirs(DOCUMENT));
    expect(ours([DOCUMENT])).not.toBeNull();
  });

  test("however it is cut into pieces", () => {
    const whole = ours([DOCUMENT]);
    expect(ours([...DOCUMENT])).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(DOCUMENT.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), DOCUMENT.length];
        expect(ours(places.slice(1).map((to, at) => DOCUMENT.slice(places[at]!, to)))).toEqual(whole);
      }),
    );
  });

  test("of every beginning of it", () => {
    for (let end = 0; end < DOCUMENT.length; end++)
      expect([end, ours([DOCUMENT.slice(0, end)])]).toEqual([end, theirs(DOCUMENT.slice(0, end))]);
  });

  test("of it with signs changed, dropped and doubled", () => {
    const signs = fc.constantFrom(
      ..."<>&;/=\"'!?-[]# \n\r\ta1:é\u0000\u0008\u001f\ufffe",
      "]]>",
      "--",
      "<a>",
      "</a>",
      "&x;",
      "&#0;",
      "&#xD800;",
      "<!DOCTYPE x>",
      "<?xml?>",
      'a="1"',
    );
    const edit = fc.tuple(fc.nat(DOCUMENT.length), fc.nat(4), signs);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = DOCUMENT;
        for (const [at, dropped, sign] of edits) text = text.slice(0, at) + sign + text.slice(at + dropped);
        const [mine, other] = [ours([text]), theirs(text)];
        // what it refuses besides is told at once and loses nothing in silence; what it takes must be what is there
        if (mine !== null) expect(mine).toEqual(other);
        else if (other !== null) expect(text).toMatch(STRICTER);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** An instruction or a name that only a looser parser takes: none stands in a list. */
const STRICTER = /<\?/;
