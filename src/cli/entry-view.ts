import { type Birth, bornWord } from "../ground/index.ts";
import type { Entry, EntryClaim, EntryName } from "../lists/index.ts";
import { birthPlacesWord } from "./bulletin-view.ts";
import { isolated, padded, wrapped } from "./plain-text.ts";
import type { Style } from "./style.ts";

const LABEL = 16;

/** One entry for people: nothing that the list prints is left out. */
export function entryLines(entry: Entry, style: Style): string[] {
  const main = entry.names.find((name) => name.role === "primary") ?? entry.names[0];
  const lines = [style.bold(`${isolated(main?.text ?? entry.id)}`) + style.faint(`  ${entry.kind}, ${entry.list} ${isolated(entry.id)}`)];
  const put = (label: string, values: readonly string[]): void => {
    for (const [index, value] of values.entries()) lines.push(...labelled(index === 0 ? label : "", value, style));
  };
  const field = (label: string, values: readonly string[]): void => put(label, values.map(isolated));
  put("names", entry.names.map(nameText));
  field(bornWord(entry.kind), entry.births.map(birthText));
  field(
    birthPlacesWord(entry.kind),
    entry.birthPlaces.map((place) => place.text),
  );
  field("sex", entry.sex === undefined ? [] : [entry.sex]);
  field("father", entry.fathers);
  field("mother", entry.mothers);
  field("nationality", entry.nationalities);
  field(
    "identifiers",
    entry.identifiers.map(({ type, value, country, note }) => [`${type} ${value}`, country, note].filter(Boolean).join(", ")),
  );
  field(
    "addresses",
    entry.addresses.map((address) => address.text),
  );
  field("titles", entry.titles);
  field("positions", entry.positions);
  field("programmes", entry.programmes);
  field("legal basis", entry.legalBasis);
  field("measures", entry.measures);
  field("listed on", entry.listedOn === undefined ? [] : [entry.listedOn]);
  field("amended on", entry.amendedOn ?? []);
  field("ended on", entry.endedOn === undefined ? [] : [entry.endedOn]);
  field(
    "relations",
    entry.relations.map(({ kind, to, name, note }) =>
      [`${kind}: ${name ?? to ?? ""}`, name === undefined ? undefined : to, note].filter(Boolean).join(", "),
    ),
  );
  field("claims", entry.claims.map(claimText));
  field("remarks", entry.remarks === undefined ? [] : [entry.remarks]);
  field(
    "not understood",
    entry.unmapped.map(([key, value]) => `${key}: ${value}`),
  );
  field("source", [`${entry.source.file}:${entry.source.line}`]);
  return lines;
}

/** A label and its value (safe text already), broken to the width under itself. */
export function labelled(label: string, value: string, style: Style): string[] {
  const [first = "", ...more] = wrapped(value, style.width - LABEL - 2);
  return [`  ${style.faint(padded(label, LABEL))}${first}`, ...more.map((line) => " ".repeat(LABEL + 2) + line)];
}

function nameText({ text, role, quality, printed }: EntryName): string {
  const marks = [role, quality === "weak" ? "weak" : null, printed === undefined ? null : `printed ${printed}`].filter(
    (mark) => mark !== null,
  );
  return `${isolated(text)} (${marks.join(", ")})`;
}

function birthText({ from, to, circa, printed }: Birth): string {
  const dates = from === to ? from : `${from} to ${to}`;
  return `${circa ? "about " : ""}${dates}${printed === undefined ? "" : ` (printed ${printed})`}`;
}

/** `recalled` and `contested` are said in words: a reader must not take them for seen. */
export function claimText({ what, text, from, to, source, confidence }: EntryClaim): string {
  const time = from === undefined ? "" : to === undefined ? ` (since ${from})` : from === to ? ` (${from})` : ` (${from} to ${to})`;
  const doubt =
    confidence === "seen"
      ? ""
      : confidence === "recalled"
        ? ", recalled and not checked against it"
        : ", contested: another source says otherwise";
  return `${what}: ${text}${time} [${source}${doubt}]`;
}
