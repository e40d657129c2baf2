import { fail } from "../ground/index.ts";
import { xmlScanner, type ScannedAttributes } from "./xml-scan.ts";

/** What a part's XML is handed to; names come without their namespace prefix. */
export interface XmlSink {
  open(name: string, attributes: ScannedAttributes): void;
  close(name: string): void;
  text?(text: string): void;
  /** see `ScanEvents` */
  leap?(text: string, at: number, parent: string | undefined): number;
}

/** Characters that may pass without any event: a longer text, tag or comment is refused, so memory stays bounded. */
const SILENCE = 4 * 2 ** 20;
const DEPTH = 64;
/** Small writes keep the rows of one write few, however wide each is. */
const SLICE = 65_536;

export interface XmlPump {
  write(chunk: Uint8Array): Generator<undefined>;
  end(): void;
}

const localName = (name: string): string => {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
};

/**
 * Feeds one part of a package (UTF-8 or UTF-16) to `sink`. Document types, and with them entities, are refused.
 * `write` is a generator that pauses every few thousand characters, so that a consumer can take away what has come.
 * Errors: `encoding-damaged`, `xml-malformed`, `xml-entity`, `value-too-long`.
 */
export function xmlPump(file: string, part: string, sink: XmlSink): XmlPump {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let events = 0;
  let silent = 0;
  let depth = 0;
  const text = sink.text?.bind(sink);
  const leap = sink.leap?.bind(sink);
  const parser = xmlScanner({
    ...(leap === undefined
      ? {}
      : {
          leap(text: string, at: number, parent: string | undefined) {
            const next = leap(text, at, parent);
            if (next > 0) events++;
            return next;
          },
        }),
    onOpen(name, attributes) {
      events++;
      if (++depth > DEPTH) fail("xml-malformed", { file, field: part, message: `elements are nested more than ${DEPTH} deep` });
      sink.open(localName(name), attributes);
    },
    onClose(name) {
      events++;
      depth--;
      sink.close(localName(name));
    },
    onText: (piece) => text?.(piece),
    onDoctype: () =>
      fail("xml-entity", { file, field: part, remedy: "a workbook needs no document type; get the file from its publisher" }),
    onError: (message) => fail("xml-malformed", { file, field: part, message: `the XML is malformed: ${message}` }),
  });

  const decode = (chunk?: Uint8Array): string => {
    if (decoder === undefined) {
      const wide = chunk !== undefined && ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff));
      decoder = new TextDecoder(wide ? (chunk[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8", { fatal: true });
    }
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      return fail("encoding-damaged", { file, field: part, remedy: "get the file again from its publisher" }, error);
    }
  };
  const feed = (slice: string): void => {
    const before = events;
    parser.write(slice);
    silent = events === before ? silent + slice.length : 0;
    if (silent > SILENCE) fail("value-too-long", { file, field: part, message: `a text or tag is longer than ${SILENCE} characters` });
  };

  return {
    *write(chunk) {
      const text = decode(chunk);
      for (let at = 0; at < text.length; at += SLICE) {
        feed(text.slice(at, at + SLICE));
        yield undefined;
      }
    },
    end() {
      feed(decode());
      parser.end();
    },
  };
}

/** Reads a part to its end. */
export async function readPart(file: string, part: string, chunks: AsyncIterable<Uint8Array>, sink: XmlSink): Promise<void> {
  const pump = xmlPump(file, part, sink);
  for await (const chunk of chunks) for (const _ of pump.write(chunk));
  pump.end();
}
