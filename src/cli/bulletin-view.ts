import type { Amended, Bulletin, BulletinField, BulletinVersion, EntryHead, FieldChange, Move } from "../registry/index.ts";
import { wordsChanged } from "../registry/index.ts";
import { bornWord, type Kind } from "../ground/index.ts";
import { cleaned, isolated, padded, wrapped } from "./plain-text.ts";
import { count, grouped } from "./problem-lines.ts";
import type { Style } from "./style.ts";

/** what the fields are called, here and in `lists show` */
const FIELDS: Readonly<Record<BulletinField, string>> = {
  kind: "kind",
  names: "names",
  births: "born",
  birthPlaces: "birth places",
  sex: "sex",
  nationalities: "nationality",
  identifiers: "identifiers",
  addresses: "addresses",
  fathers: "father",
  mothers: "mother",
  titles: "titles",
  positions: "positions",
  programmes: "programmes",
  legalBasis: "legal basis",
  measures: "measures",
  listedOn: "listed on",
  amendedOn: "amended on",
  endedOn: "ended on",
  relations: "relations",
  claims: "claims",
  remarks: "remarks",
  unmapped: "not understood",
};
const LABEL = 15;

export const birthPlacesWord = (kind: Kind): string => (bornWord(kind) === "born" ? "birth places" : `${bornWord(kind)} at`);
export const fieldWord = (field: BulletinField, kind: Kind): string =>
  field === "births" ? bornWord(kind) : field === "birthPlaces" ? birthPlacesWord(kind) : FIELDS[field];

/** words shown around a change in a long text */
const AROUND = 6;

export interface BulletinLimit {
  /** lines a section; Infinity: all */
  readonly most: number;
}

export const versionInWords = ({ published, at, sha256 }: BulletinVersion): string =>
  `${published ?? `added ${at.slice(0, 10)}`} (${sha256.slice(0, 8)})`;

/** Some titles end in the id already: those of lists under an id of the user's own. */
const titled = ({ title, list }: Pick<Bulletin, "title" | "list">): string =>
  title.endsWith(`(${list})`) ? isolated(title) : `${isolated(title)} (${cleaned(list)})`;

/** One bulletin for people: the sums in a sentence, then what came, went, moved and was amended, field by field. */
export function bulletinLines(bulletin: Bulletin, style: Style, { most }: BulletinLimit): string[] {
  const { counts } = bulletin;
  const moved = new Set(bulletin.moves.flatMap(({ from, to }) => [...from, ...to]));
  const added = bulletin.added.filter(({ id }) => !moved.has(id));
  const removed = bulletin.removed.filter(({ id }) => !moved.has(id));
  const section = <T>(title: string, all: readonly T[], lines: (one: T) => string[]): string[] => {
    if (all.length === 0) return [];
    const rest = all.length - Math.min(all.length, most);
    return [
      "",
      style.bold(`${title} (${grouped(all.length)})`),
      ...all.slice(0, most).flatMap(lines),
      ...(rest > 0 ? [style.faint(`  and ${grouped(rest)} more: --limit 0 shows all`)] : []),
    ];
  };
  const moves = (how: Move["how"]): readonly Move[] => bulletin.moves.filter((move) => move.how === how);
  const move = (one: Move): string[] => moveLines(one, style);
  return [
    `${style.bold(titled(bulletin))}: ${versionInWords(bulletin.from)} → ${versionInWords(bulletin.to)}`,
    ...wrapped(`  ${sumsOf(counts)}`, style.width),
    ...bulletin.notes.flatMap((note) => wrapped(`  note: ${cleaned(note)}`, style.width).map(style.warn)),
    ...section("Renumbered", moves("renumbered"), move),
    ...section("Merged", moves("merged"), move),
    ...section("Split", moves("split"), move),
    ...section("Added", added, (head) => headLines("+", head, style, style.good)),
    ...section("Removed", removed, (head) => headLines("−", head, style, style.alarm)),
    ...section("Amended", bulletin.amended, (entry) => amendedLines(entry, style)),
  ];
}

function sumsOf({
  before,
  after,
  added,
  removed,
  amended,
  unchanged,
  housekeeping,
  renumbered,
  merged,
  split,
}: Bulletin["counts"]): string {
  const moved = [
    [renumbered, "renumbered"],
    [merged, "merged"],
    [split, "split"],
  ] as const;
  const told = moved.filter(([number]) => number > 0).map(([number, word]) => `${grouped(number)} ${word}`);
  const among = told.length === 0 ? "" : ` (of these ${told.join(", ")})`;
  const kept = housekeeping === 0 ? "" : `, of them ${grouped(housekeeping)} with other record numbers`;
  if (added + removed + amended === 0) return `nothing changed: ${count(after, "entry", "entries")}${kept}`;
  return `${grouped(before)} entries before, ${grouped(after)} after: ${grouped(added)} added, ${grouped(removed)} removed${among}, ${grouped(amended)} amended, ${grouped(unchanged)} unchanged${kept}`;
}

/** `+ QDi.413  Name (original)  person, born 1960, af, programme, listed 2018-06-06` */
function headLines(sign: string, head: EntryHead, style: Style, dye: (text: string) => string): string[] {
  const more = head.otherNames === 0 ? "" : ` and ${count(head.otherNames, "more name")}`;
  const facts = [
    head.kind,
    head.births.length === 0 ? "" : `${bornWord(head.kind)} ${head.births.join(" or ")}`,
    head.nationalities.join(", "),
    head.programmes.join(", "),
    head.listedOn === undefined ? "" : `listed ${head.listedOn}`,
  ].filter((fact) => fact !== "");
  const name = `${isolated(head.caption)}${head.original === undefined ? "" : ` ${isolated(head.original)}`}${more}`;
  const [first = "", ...rest] = wrapped(`${isolated(head.id)}  ${name}; ${facts.map(isolated).join(", ")}`, style.width - 6);
  return [`  ${dye(sign)} ${first}`, ...rest.map((line) => `      ${line}`)];
}

function moveLines({ from, to, caption, because }: Move, style: Style): string[] {
  const line = `${from.map(isolated).join(" + ")} → ${to.map(isolated).join(" + ")}  ${isolated(caption)}: ${because.map(isolated).join("; ")}`;
  const [first = "", ...rest] = wrapped(line, style.width - 6);
  return [`  ${style.warn("⇄")} ${first}`, ...rest.map((more) => `      ${more}`)];
}

function amendedLines(entry: Amended, style: Style): string[] {
  return [
    `  ${style.warn("~")} ${isolated(entry.id)}  ${isolated(entry.caption)}`,
    ...entry.fields.flatMap((change) => changeLines(change, style, { kind: entry.kind })),
  ];
}

/** A field's changes under their entry; what was struck out and what is new is marked by signs, colours only repeat it. */
export function changeLines(
  { field, added, removed, changed }: FieldChange,
  style: Style,
  { kind, indent = 6 }: { readonly kind: Kind; readonly indent?: number },
): string[] {
  const label = fieldWord(field, kind);
  const values = [
    ...changed.map(({ from, to }) => changedText(from, to, style)),
    ...removed.map((value) => style.alarm(`[-${isolated(value)}-]`)),
    ...added.map((value) => style.good(`{+${isolated(value)}+}`)),
  ];
  return values.flatMap((value, at) => {
    const [first = "", ...rest] = wrapped(value, style.width - indent - LABEL);
    const left = " ".repeat(indent);
    return [
      `${left}${style.faint(padded(at === 0 ? label : "", LABEL))}${first}`,
      ...rest.map((line) => " ".repeat(indent + LABEL) + line),
    ];
  });
}

function changedText(from: string, to: string, style: Style): string {
  const stretches = wordsChanged(from, to);
  return stretches
    .map(({ in: where, text }, at) => {
      const words = isolated(text.trim());
      if (where === "from") return style.alarm(`[-${words}-]`);
      if (where === "to") return style.good(`{+${words}+}`);
      return around(words, { first: at === 0, last: at === stretches.length - 1 });
    })
    .join(" ");
}

/** Of what did not change only the words next to a change. */
function around(text: string, { first, last }: { readonly first: boolean; readonly last: boolean }): string {
  const words = text.split(" ");
  if (words.length <= 2 * AROUND + 1) return text;
  const head = first ? [] : words.slice(0, AROUND);
  const tail = last ? [] : words.slice(-AROUND);
  return [...head, "…", ...tail].join(" ");
}
