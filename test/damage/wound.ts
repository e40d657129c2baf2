import { tableOf, type DamageCase } from "./case.ts";

export interface Wound {
  readonly what: string;
  readonly bytes: Buffer;
}

/** A repeatable source of chance: numbers in [0, 1). mulberry32. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const bytesOf = (given: DamageCase): Buffer => (given.files[given.target] as { bytes: Buffer }).bytes;

/** Cut at every tenth of the file, moved on by a few bytes where the cut would fall between two lines of a table: that cannot be seen in it. */
export function truncations(given: DamageCase): readonly Wound[] {
  const bytes = bytesOf(given);
  return Array.from({ length: 9 }, (_, tenth) => {
    let at = Math.floor((bytes.length * (tenth + 1)) / 10);
    while (
      given.shape !== "xml" &&
      at < bytes.length - 1 &&
      (bytes[at - 1] === 0x0a || bytes[at - 1] === 0x0d || bytes[at] === 0x0a || bytes[at] === 0x0d)
    )
      at++;
    return { what: `cut at ${at} of ${bytes.length}`, bytes: bytes.subarray(0, at) };
  });
}

export interface Flip extends Wound {
  readonly at: number;
}

const SIGNS = [0x22, 0x27, 0x2c, 0x3b, 0x09, 0x3c, 0x3e, 0x26, 0x2f, 0x3d, 0x0a, 0x0d, 0x00, 0x1a, 0x20, 0x30, 0x41, 0x80, 0xe9, 0xff];

/** Which bytes are changed. */
export interface Chance {
  readonly seed: number;
  /** bytes to change */
  readonly flips: number;
  /** which tenths of them, 0 to 9; default: all */
  readonly tenths?: readonly number[];
}

const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** So many tenths, other ones for each name: what one fixture leaves to `npm run damage` its neighbour takes. */
export function tenthsFor(name: string, count: number): readonly number[] {
  let first = 0;
  for (const letter of name) first = (first * 31 + (letter.codePointAt(0) as number)) % 10_007;
  return Array.from({ length: count }, (_, at) => (first + at) % 10);
}

/** One byte changed, half of the time by one bit, else to a sign that means something to some format. */
export function* flips(given: DamageCase, { flips: count, seed, tenths = ALL }: Chance): Generator<Flip> {
  const bytes = bytesOf(given);
  const chance = chanceFrom(seed);
  for (let n = 0; n < count; n++) {
    const at = Math.floor(chance() * bytes.length);
    const was = bytes[at] as number;
    const now = chance() < 0.5 ? was ^ (1 << Math.floor(chance() * 8)) : (SIGNS[Math.floor(chance() * SIGNS.length)] as number);
    if (now === was || !tenths.includes(n % 10)) continue;
    const copy = Buffer.from(bytes);
    copy[at] = now;
    const around = copy.toString("latin1", Math.max(0, at - 20), at + 20).replace(/[\r\n]/g, "⏎");
    yield { what: `byte ${at}: 0x${was.toString(16)} → 0x${now.toString(16)} in …${around}…`, bytes: copy, at };
  }
}

export interface Table {
  readonly separator: string;
  readonly rows: readonly (readonly string[])[];
  /** place of the header row, -1 for a table without one */
  readonly header: number;
  readonly encoding: "utf8" | "latin1";
}

export async function tableIn(given: DamageCase): Promise<Table> {
  const bytes = bytesOf(given);
  const utf8 = bytes.toString("utf8");
  const encoding = utf8.includes("\uFFFD") ? "latin1" : "utf8";
  const text = encoding === "utf8" ? utf8 : bytes.toString("latin1");
  const lines = text
    .split(/\r?\n/)
    .slice(0, 3)
    .join("\n")
    .replace(/"[^"]*"/g, "");
  const separator = [",", ";", "\t", "|"].toSorted((a, b) => lines.split(b).length - lines.split(a).length)[0] as string;
  const rows = await tableOf(text, separator);
  const header =
    given.format === "ofac-csv" ? -1 : rows.slice(0, 3).findIndex((row) => row.filter((cell) => /[A-Za-z]{3}/.test(cell)).length > 2);
  return { separator, rows, header, encoding };
}

export function written({ separator, encoding }: Table, rows: readonly (readonly string[])[], end = "\n"): Buffer {
  const cell = (text: string): string => (text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from(rows.map((row) => row.map(cell).join(separator) + end).join(""), encoding);
}

/** The columns turned round, and in two other orders. */
export function reordered(table: Table, seed: number): readonly Wound[] {
  const width = Math.max(...table.rows.map((row) => row.length));
  const chance = chanceFrom(seed);
  const shuffled = (): number[] => {
    const order = Array.from({ length: width }, (_, at) => at);
    for (let at = width - 1; at > 0; at--) {
      const other = Math.floor(chance() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    return order;
  };
  const orders = [Array.from({ length: width }, (_, at) => width - 1 - at), shuffled(), shuffled()];
  return orders.map((order, at) => ({
    what: `columns in order ${at + 1}`,
    // what stands above the header (a date) has no columns
    bytes: written(
      table,
      table.rows.map((row, place) => (place < table.header ? row : order.map((from) => row[from] ?? ""))),
    ),
  }));
}

export function renamed(table: Table): readonly Wound[] {
  const header = table.rows[table.header] ?? [];
  return header.flatMap((name, at) =>
    name.trim() === ""
      ? []
      : [
          {
            what: `column ${name} renamed`,
            bytes: written(
              table,
              table.rows.map((row, place) => (place === table.header ? row.map((cell, column) => (column === at ? "Zzyzx" : cell)) : row)),
            ),
          },
        ],
  );
}

export function missing(table: Table): readonly Wound[] {
  const width = Math.max(...table.rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => ({
    what: `column ${table.rows[table.header]?.[at] ?? at + 1} missing`,
    bytes: written(
      table,
      table.rows.map((row, place) => (place < table.header ? row : row.filter((_cell, column) => column !== at))),
    ),
  }));
}

export function headedTwice(table: Table): readonly Wound[] {
  if (table.header < 0) return [];
  const head = table.rows[table.header] as readonly string[];
  const middle = Math.ceil((table.header + 1 + table.rows.length) / 2);
  return [
    { what: "two headers at the beginning", bytes: written(table, table.rows.toSpliced(table.header + 1, 0, head)) },
    { what: "a header in the middle", bytes: written(table, table.rows.toSpliced(middle, 0, head)) },
  ];
}

/** Line ends and byte order marks of all kinds: none of them says anything. */
export function dressed(given: DamageCase, encoding: "utf8" | "latin1"): readonly Wound[] {
  const bytes = bytesOf(given);
  const text = bytes.toString(encoding).replace(/^\uFEFF/, "");
  const plain = text.replaceAll("\r\n", "\n");
  let line = 0;
  const wounds = [
    { what: "CRLF", text: plain.replaceAll("\n", "\r\n") },
    { what: "LF", text: plain },
    { what: "LF and CRLF mixed", text: plain.replace(/\n/g, () => (line++ % 2 === 0 ? "\n" : "\r\n")) },
    ...(given.shape === "csv" && !plain.includes("\r") ? [{ what: "CR", text: plain.replaceAll("\n", "\r") }] : []),
  ].map(({ what, text: changed }) => ({ what, bytes: Buffer.from(changed, encoding) }));
  if (encoding === "latin1" && /[\x80-\xff]/.test(text)) return wounds;
  // an XML declaration of another encoding goes with the mark: the mark is what the bytes are
  return [
    ...wounds,
    { what: "UTF-8 with a mark", bytes: Buffer.from(`\uFEFF${text}`) },
    { what: "UTF-16 LE with a mark", bytes: Buffer.from(`\uFEFF${text}`, "utf16le") },
    { what: "UTF-16 BE with a mark", bytes: Buffer.from(`\uFEFF${text}`, "utf16le").swap16() },
  ];
}

/** A byte of another encoding, at five places within words. */
export function mixed(given: DamageCase): readonly Flip[] {
  const bytes = bytesOf(given);
  const text = bytes.toString("latin1");
  const places = [...text.matchAll(/[a-z](?=[a-z]{3})/g)].map(({ index }) => index);
  return Array.from({ length: 5 }, (_, n) => places[Math.floor(((n + 0.5) * places.length) / 5)])
    .filter((at) => at !== undefined)
    .flatMap((at) =>
      [[0xe9], [0x81], [0xe2, 0x80]].map((letters) => ({
        at,
        what: `bytes ${letters.map((byte) => byte.toString(16)).join(" ")} at ${at}`,
        bytes: Buffer.concat([bytes.subarray(0, at), Buffer.from(letters), bytes.subarray(at + 1)]),
      })),
    );
}

const DATE = /(?<![\w.-])(?:\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})/g;
const SHAPES = [
  "31/02/2020",
  "2020-13-45",
  "99/99/9999",
  "0000-00-00",
  "yesterday",
  "12-34",
  "20200230",
  "१२/०३/१९७१",
  "12 Brumaire 1971",
  "1971-2-30T25:61",
  "-1971",
  "NaN",
  "9".repeat(400),
];

export interface WrongDate extends Flip {
  readonly shape: string;
}

/** Up to eight dates of the file, each in every wrong shape. */
export function wrongDates(given: DamageCase, encoding: "utf8" | "latin1"): readonly WrongDate[] {
  const text = bytesOf(given).toString(encoding);
  const dates = [...text.matchAll(DATE)];
  const step = Math.max(1, Math.floor(dates.length / 8));
  return dates
    .filter((_, at) => at % step === 0)
    .slice(0, 8)
    .flatMap((date) =>
      SHAPES.filter((shape) => encoding === "utf8" || /^[\x00-\x7f]*$/.test(shape)).map((shape) => ({
        at: Buffer.byteLength(text.slice(0, date.index), encoding),
        shape,
        what: `${date[0]} at ${date.index} became ${shape.slice(0, 20)}`,
        bytes: Buffer.from(text.slice(0, date.index) + shape + text.slice(date.index + date[0].length), encoding),
      })),
    );
}

/** Records that stand twice: each element below the root that repeats, each line of a table. */
export function doubled(given: DamageCase, table: Table | null): readonly Wound[] {
  if (table !== null)
    return table.rows
      .flatMap((row, at) =>
        at <= table.header || row.length < 2
          ? []
          : [{ what: `row ${at + 1} doubled`, bytes: written(table, table.rows.toSpliced(table.rows.length, 0, row)) }],
      )
      .slice(0, 40);
  const text = bytesOf(given).toString("utf8");
  if (given.shape === "lines")
    return text
      .split("\n")
      .flatMap((line, at) =>
        line.startsWith("{") ? [{ what: `line ${at + 1} doubled`, bytes: Buffer.from(`${text.trimEnd()}\n${line}\n`) }] : [],
      );
  return elements(text).map(({ name, from, to }) => ({
    what: `${name} at ${from} doubled`,
    bytes: Buffer.from(text.slice(0, to) + text.slice(from, to) + text.slice(to)),
  }));
}

/** The elements that the file is a list of: of the shallowest depth at which a name repeats. */
function elements(text: string): readonly { readonly name: string; readonly from: number; readonly to: number }[] {
  const open: { name: string; from: number }[] = [];
  const found = new Map<number, { name: string; from: number; to: number }[]>();
  for (const match of text.matchAll(/<(\/?)([\w:.-]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g)) {
    const to = match.index + match[0].length;
    if (match[1] === "") open.push({ name: match[2] as string, from: match.index });
    if (match[1] === "/" || match[3] === "/") {
      const done = open.pop();
      if (done !== undefined) found.set(open.length, [...(found.get(open.length) ?? []), { ...done, to }]);
    }
  }
  for (let depth = 1; depth < 5; depth++) {
    const here = found.get(depth) ?? [];
    const repeated = here.filter(({ name }) => here.filter((other) => other.name === name).length > 1);
    if (repeated.length > 0) return repeated.slice(0, 30);
  }
  return [];
}

/** Every element and attribute of the file under another name, all of its kind at once. */
export function renamedElements(given: DamageCase): readonly Wound[] {
  const text = bytesOf(given).toString("utf8");
  const names = new Set([...text.matchAll(/<([A-Za-z][\w.-]*)/g)].map((match) => match[1] as string));
  const attributes = new Set([...text.matchAll(/\s([A-Za-z][\w.-]*)="/g)].map((match) => match[1] as string));
  for (const name of ["version", "encoding", "standalone", "xmlns"]) attributes.delete(name);
  return [
    ...[...names].map((name) => ({
      what: `element ${name} renamed`,
      bytes: Buffer.from(text.replaceAll(new RegExp(`(</?)${name}(?=[\\s/>])`, "g"), "$1Zzyzx")),
    })),
    ...[...attributes].map((name) => ({
      what: `attribute ${name} renamed`,
      bytes: Buffer.from(text.replaceAll(new RegExp(`(\\s)${name}(?==")`, "g"), "$1zzyzx")),
    })),
  ];
}

/** The file with its records again and again, up to about `size` bytes; null where its records cannot be told. */
export function grown(given: DamageCase, table: Table | null, size: number): Buffer | null {
  const bytes = bytesOf(given);
  const times = Math.ceil(size / bytes.length);
  if (table !== null) {
    const head = table.rows.slice(0, table.header + 1);
    const body = table.rows.slice(table.header + 1);
    return written(table, [...head, ...Array.from({ length: times }, () => body).flat()]);
  }
  const text = bytes.toString("utf8");
  if (given.shape === "lines") return /^\s*\{/.test(text) ? Buffer.from(`${text.trimEnd()}\n`.repeat(times)) : null;
  const [first, last] =
    given.shape === "html"
      ? [text.lastIndexOf("<tr"), text.lastIndexOf("</tr>") + "</tr>".length]
      : [elements(text)[0]?.from ?? -1, elements(text).at(-1)?.to ?? -1];
  if (first < 0 || last <= first) return null;
  return Buffer.from(text.slice(0, first) + text.slice(first, last).repeat(Math.ceil(size / (last - first))) + text.slice(last));
}
