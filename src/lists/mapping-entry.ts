import { createHash } from "node:crypto";
import { countryCode, entryId, parseBirth, parseDate, partialDate } from "../ground/index.ts";
import type { EntryId, ListId, PartialDate, Problem } from "../ground/index.ts";
import { scriptOf } from "../names/index.ts";
import { addIdentifier, addName, addressOf, addText, countryOrPrinted, finish, newDraft, placeOf, type Draft } from "./draft.ts";
import { withoutGuards } from "./csv-write.ts";
import type { Entry, NameQuality, NameRole } from "./entry.ts";
import type { Field } from "./mapping-fields.ts";
import type { ColumnPlan } from "./mapping-plan.ts";
import { datesOf, readRow, type RowTexts } from "./mapping-row.ts";
import { namesOfCell } from "./name-cell.ts";
import { wholeRow } from "./register-table.ts";
import { badRow } from "./tally.ts";
import type { SheetRow } from "./xlsx.ts";

export interface RowContext {
  readonly list: ListId;
  readonly file: string;
  readonly plan: ColumnPlan;
  readonly onProblem: (problem: Problem) => void;
}

const NAMES: readonly (readonly [Field, NameRole, NameQuality])[] = [
  ["name", "primary", "unknown"],
  ["originalName", "original", "unknown"],
  ["alias", "alias", "unknown"],
  ["weakAlias", "alias", "weak"],
  ["formerName", "former", "unknown"],
  ["acronym", "acronym", "unknown"],
];
const TEXTS: readonly (readonly [Field, "titles" | "positions" | "programmes" | "legalBasis" | "measures" | "fathers" | "mothers"])[] = [
  ["title", "titles"],
  ["position", "positions"],
  ["programme", "programmes"],
  ["legalBasis", "legalBasis"],
  ["measure", "measures"],
  ["father", "fathers"],
  ["mother", "mothers"],
];
const ID_LENGTH = 200;
/** A longer cell is no list of names: it is kept whole, because taking brackets apart takes quadratic time. */
const NAME_LENGTH = 2_000;
/** More rows under one id than any list prints: a mistake in the mapping, or an attack. */
const ROWS_OF_ONE = 10_000;

/** Rows of a table, gathered into entries by their id. A table without ids is keyed by what makes its rows distinct. */
export function gatherRows(context: RowContext): { add(row: SheetRow): void; entries(): Iterable<Entry> } {
  const drafts = new Map<EntryId, Draft>();
  /** entries that a register wrote whole */
  const whole = new Map<EntryId, Entry>();
  const rows = new Map<EntryId, number>();
  return {
    add(row) {
      const texts = readRow(context.plan, row.cells);
      const id = idOf(texts, context.plan);
      if (id === null) {
        context.onProblem(
          badRow("field-missing", {
            file: context.file,
            line: row.line,
            field: "name",
            message: "the row has no name and no identifier: left out",
          }),
        );
        return;
      }
      const count = (rows.get(id) ?? 0) + 1;
      rows.set(id, count);
      if (count > ROWS_OF_ONE) {
        context.onProblem(
          badRow("too-many", {
            file: context.file,
            line: row.line,
            field: "id",
            value: id,
            message: `more than ${ROWS_OF_ONE} rows have this id: left out`,
          }),
        );
        return;
      }
      let draft = drafts.get(id);
      if (draft === undefined) {
        draft = newDraft({ list: context.list, id, kind: texts.kind, source: { file: context.file, line: row.line } });
        drafts.set(id, draft);
      } else if (draft.kind === "unknown") draft.kind = texts.kind;
      fill(draft, texts, row.line, context);
      const entry = count > 1 ? null : madeWhole(finish(draft), row, context);
      if (entry === null) whole.delete(id);
      else whole.set(id, entry);
    },
    *entries() {
      for (const draft of drafts.values()) {
        const entry = whole.get(draft.id);
        if (entry !== undefined) {
          yield entry;
          continue;
        }
        // a relation may name another row of the table by its id
        draft.relations.forEach((relation, at) => {
          const other = drafts.get(entryId(relation.name ?? ""));
          if (other !== undefined) draft.relations[at] = { ...relation, to: other.id, name: other.names[0]?.text ?? other.id };
        });
        yield finish(draft);
      }
    },
  };
}

/** A row of a register's table with what stands beside its columns; null: nothing does, or the columns were changed and speak for themselves. */
function madeWhole(read: Entry, { line, cells }: SheetRow, { plan, file, onProblem }: RowContext): Entry | null {
  const { register, headers } = plan;
  if (register === null) return null;
  const cellAt = (place: number): string => withoutGuards(cells[place] ?? "");
  const text = register.rest.map(cellAt).join("");
  if (text === "") return null;
  const made = wholeRow(read, text, (column) => cellAt(headers.indexOf(column)));
  const told = (code: Problem["code"], message: string): void =>
    onProblem(badRow(code, { file, line, field: headers[register.rest[0] ?? -1] ?? "rest", value: read.id, message }));
  if ("fault" in made) {
    told("row-malformed", `what no column holds cannot be read (${made.fault}): the row is read by its columns alone`);
    return null;
  }
  if (made.changed.length > 0)
    told("field-invalid", `${made.changed.join(", ")} was changed since it was written out: read by its columns alone`);
  return made.entry;
}

function idOf({ fields, identifiers }: RowTexts, { register }: ColumnPlan): EntryId | null {
  const first = (field: Field): string => fields.get(field)?.[0] ?? "";
  const named = NAMES.map(([field]) => first(field)).find((name) => name !== "");
  const stated = first("id");
  // what a register holds under a key is an entry, whatever it is called
  if (named === undefined && identifiers.length === 0 && (register === null || stated === "")) return null;
  const strong = identifiers.find(({ type }) => !["email", "phone", "website"].includes(type))?.value ?? identifiers[0]?.value ?? "";
  const key = stated !== "" ? stated : [named ?? "", first("father"), first("birth"), strong].filter((part) => part !== "").join("|");
  if (key.length <= ID_LENGTH) return entryId(key);
  return entryId(`${key.slice(0, ID_LENGTH - 17).toWellFormed()}~${createHash("sha256").update(key).digest("hex").slice(0, 16)}`);
}

function fill(draft: Draft, texts: RowTexts, line: number, context: RowContext): void {
  const all = (field: Field): readonly string[] => texts.fields.get(field) ?? [];
  const keep = (key: string, value: string): void => {
    if (!draft.unmapped.some(([there, old]) => there === key && old === value)) draft.unmapped.push([key, value]);
  };
  const unread = (field: Field, value: string): void => {
    keep(field, value);
    context.onProblem(
      badRow("field-invalid", { file: context.file, line, field, value, message: `the ${field} cannot be read: kept as printed` }),
    );
  };
  for (const [field, role, quality] of NAMES)
    for (const cell of all(field))
      for (const name of context.plan.exact || cell.length > NAME_LENGTH
        ? [{ quality, role, script: scriptOf(cell), text: cell }]
        : namesOfCell({ cell, role, quality, person: draft.kind === "person" })) {
        // a table has one main name for an entry; what further columns, values and rows call it are aliases
        const second = name.role === "primary" && draft.names.some((there) => there.role === "primary" && there.text !== name.text);
        if (second || !draft.names.some((there) => there.text === name.text))
          addName(draft.names, second ? { ...name, role: "alias" } : name);
      }
  for (const text of datesOf(all("birth"), context.plan.dates)) {
    const birth = parseBirth(text);
    if (birth === null) unread("birth", text);
    else if (!draft.births.some((there) => there.from === birth.from && there.to === birth.to && there.circa === birth.circa))
      draft.births.push(birth);
  }
  const country = all("birthCountry")[0];
  for (const text of all("birthPlace").length > 0 ? all("birthPlace") : country === undefined ? [] : [""]) {
    const place = placeOf([text], country);
    if (place !== null && !draft.birthPlaces.some((there) => there.text === place.text)) draft.birthPlaces.push(place);
  }
  for (const text of [...all("nationality"), ...all("country")]) addText(draft.nationalities, countryOrPrinted(text));
  for (const { type, value, country: issuer } of texts.identifiers) {
    const code = issuer === undefined ? null : countryCode(issuer);
    if (issuer !== undefined && code === null) keep("identifierCountry", issuer);
    addIdentifier(draft.identifiers, code === null ? { type, value } : { country: code, type, value });
  }
  for (const text of all("address")) {
    const code = countryCode(text.slice(text.lastIndexOf(",") + 1));
    if (!draft.addresses.some((there) => there.text === text)) draft.addresses.push(code === null ? { text } : { text, country: code });
  }
  const joined = (field: Field): string => all(field).join(", ");
  const address = addressOf({
    street: joined("street"),
    city: joined("city"),
    region: joined("region"),
    postalCode: joined("postalCode"),
    country: joined("addressCountry"),
  });
  if (address !== null && !draft.addresses.some((there) => there.text === address.text)) draft.addresses.push(address);
  const sex = all("sex")[0]?.toLowerCase();
  if (sex === "male" || sex === "m") draft.sex = "male";
  else if (sex === "female" || sex === "f") draft.sex = "female";
  else if (sex !== undefined) keep("sex", sex);
  for (const [field, into] of TEXTS) for (const text of all(field)) addText(draft[into], text);
  for (const name of all("relation"))
    if (!draft.relations.some((there) => there.name === name)) draft.relations.push({ kind: "affiliated-with", name });
  for (const text of all("remarks"))
    if (!(draft.remarks ?? "").split("\n").includes(text)) draft.remarks = draft.remarks === undefined ? text : `${draft.remarks}\n${text}`;

  const dates = (field: Field): PartialDate[] =>
    all(field).flatMap((text) => {
      // of two possible readings neither is surely right: only the year is
      const readings = datesOf([text], context.plan.dates).map(parseDate);
      const date = readings.length > 1 ? partialDate(readings[0]?.slice(0, 4) ?? "") : (readings[0] ?? null);
      if (date === null) unread(field, text);
      return date === null ? [] : [date];
    });
  const listedOn = dates("listedOn").sort()[0];
  if (listedOn !== undefined && (draft.listedOn === undefined || listedOn < draft.listedOn)) draft.listedOn = listedOn;
  const endedOn = dates("endedOn").sort().at(-1);
  if (endedOn !== undefined && (draft.endedOn === undefined || endedOn > draft.endedOn)) draft.endedOn = endedOn;
  const amended = dates("amendedOn");
  if (amended.length > 0) draft.amendedOn = [...new Set([...(draft.amendedOn ?? []), ...amended])].sort();
  for (const [key, value] of texts.unmapped) keep(key, value);
}
