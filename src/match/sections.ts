import { fail } from "../ground/index.ts";
import { checksum128 } from "./checksum.ts";
import { giveBack } from "./give-back.ts";
import type { Texts } from "./texts.ts";

/**
 * One immutable buffer of named typed arrays.
 *
 *     0   8  magic "WRITSNAP"
 *     8  32  checksum of all that follows, hexadecimal
 *    40   4  version               44  4  length of the header
 *    48  32  hash of the parameters, hexadecimal
 *    80      header, JSON: {"sections": [[name, type, offset, length] …], "facts": …}, padded to 8
 *    …       sections, each at a multiple of 8
 */
const MAGIC = "WRITSNAP";
export const SNAPSHOT_VERSION = 6;
const HEADER_AT = 80;

export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;
const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array } as const;
type TypeName = keyof typeof TYPES;

const isTexts = (section: Section | Texts): section is Texts => "handOver" in section;

function typeName(section: Section): TypeName {
  for (const [name, type] of Object.entries(TYPES)) if (section instanceof type) return name as TypeName;
  return fail("internal", { message: "a section of no known type" });
}

const padded = (n: number): number => (n + 7) & ~7;
const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

export interface Packing {
  readonly facts: unknown;
  readonly parameters: string;
  /** sections that somebody else holds as well */
  readonly held: ReadonlySet<unknown>;
}

/** Each section's memory is given back as soon as it has been laid down, but for those that are held: nothing is there twice. */
export function packSections(sections: ReadonlyMap<string, Section | Texts>, { facts, parameters, held }: Packing): Uint8Array {
  let offset = 0;
  const table: [string, TypeName, number, number][] = [];
  for (const [name, section] of sections) {
    if (isTexts(section)) table.push([name, "u8", offset, section.byteLength]);
    else table.push([name, typeName(section), offset, section.length]);
    offset += padded(section.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ sections: table, facts }));
  const body = HEADER_AT + padded(header.length);
  const bytes = new Uint8Array(body + offset);
  bytes.set(latin(MAGIC), 0);
  const view = new DataView(bytes.buffer);
  view.setUint32(40, SNAPSHOT_VERSION, true);
  view.setUint32(44, header.length, true);
  bytes.set(latin(parameters), 48);
  bytes.set(header, HEADER_AT);
  let at = body;
  for (const section of sections.values()) {
    const size = section.byteLength;
    if (isTexts(section)) section.handOver(bytes, at);
    else {
      bytes.set(new Uint8Array(section.buffer, section.byteOffset, size), at);
      if (!held.has(section)) giveBack(section);
    }
    at += padded(size);
  }
  if (at !== bytes.length) fail("internal", { message: "two sections of a snapshot were one and the same memory" });
  bytes.set(latin(checksum128(bytes.subarray(40))), 8);
  return bytes;
}

export interface Unpacked {
  readonly checksum: string;
  readonly parameters: string;
  readonly facts: unknown;
  section<T extends TypeName>(name: string, type: T): InstanceType<(typeof TYPES)[T]>;
}

const damaged = (message: string): never =>
  fail("snapshot-damaged", {
    message: `the snapshot is damaged: ${message}`,
    remedy: "build it again: writ lists add, or writ verify to see what is wrong",
  });

/** Views on the sections; nothing is copied. Every field of the header is checked. Throws `snapshot-damaged`. */
export function unpackSections(buffer: ArrayBufferLike): Unpacked {
  if (buffer.byteLength < HEADER_AT) damaged("it is shorter than its header");
  const bytes = new Uint8Array(buffer);
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.slice(from, to));
  if (text(0, 8) !== MAGIC) damaged("it does not begin as a snapshot does");
  const checksum = text(8, 40);
  if (checksum128(bytes.subarray(40)) !== checksum) damaged("its checksum does not fit its content");
  const view = new DataView(buffer);
  const version = view.getUint32(40, true);
  if (version !== SNAPSHOT_VERSION) damaged(`it is of version ${version}, this program reads ${SNAPSHOT_VERSION}`);
  const length = view.getUint32(44, true);
  const body = HEADER_AT + padded(length);
  if (body > buffer.byteLength) damaged("its header is longer than the file");
  const { sections, facts } = JSON.parse(new TextDecoder().decode(bytes.slice(HEADER_AT, HEADER_AT + length))) as {
    sections: [string, TypeName, number, number][];
    facts: unknown;
  };
  const byName = new Map(sections.map((s) => [s[0], s]));
  return {
    checksum,
    parameters: text(48, 80),
    facts,
    section: (name, type) => {
      const found = byName.get(name);
      if (found === undefined || found[1] !== type) return damaged(`section ${name} is missing`);
      return new TYPES[type](buffer as ArrayBuffer, body + found[2], found[3]) as never;
    },
  };
}
