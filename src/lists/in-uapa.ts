import { entryId, fail, listId, parseBirth, parseDate } from "../ground/index.ts";
import type { ListId } from "../ground/index.ts";
import { addName, addText, finish, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { isHtml } from "./html-table.ts";
import { COMPILED, PAGE } from "./in-columns.ts";
import type { PageColumn } from "./in-columns.ts";
import { indianNames } from "./in-names.ts";
import { addNameOnce } from "./once.ts";
import { isPublisherTable, readPublisherTable } from "./publisher-table.ts";
import type { PlacedRow } from "./publisher-table.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader } from "./reader.ts";
import { badRow, newTally, squeeze } from "./tally.ts";
import type { Tally } from "./tally.ts";

const IN = listId("in");
const ACT = "Unlawful Activities (Prevention) Act 1967";
/** the ministry's pages, each a file of its own → the legal basis of what stands on it */
const SCHEDULES: ReadonlyMap<string, string> = new Map([
  ["first-schedule", `${ACT}, First Schedule (terrorist organisation)`],
  ["unlawful-associations", `${ACT}, s. 3 (unlawful association)`],
  ["fourth-schedule", `${ACT}, Fourth Schedule (individual terrorist)`],
]);

/** India, UAPA: a table of banned organisations compiled from public pages; both kinds of ban in one file (formats.md 10). */
export const inCompiled: ListReader = {
  format: "in-compiled",
  list: IN,
  title: "India, organisations banned under the UAPA (compiled table)",
  recognise: (file) => (isPublisherTable(file, COMPILED) ? "whole" : null),
  async read(parts, options) {
    const file = parts.get("whole") as ListFile;
    const tally = newTally(options);
    const held = newHeld(options.as ?? options.list ?? IN, file.name);
    await readPublisherTable(file, {
      table: COMPILED,
      tally,
      options,
      onRow(row) {
        const name = row.of("name_as_printed");
        if (name === "") return nameless(tally, file, row.line);
        const draft = held.of(name, row.line);
        addText(draft.legalBasis, row.of("legal_basis"));
        addText(draft.programmes, row.of("legal_basis"));
        draft.claims.push({
          what: "listed",
          text: row.of("as_of") === "" ? row.of("legal_basis") : `${row.of("legal_basis")}, as it stood on ${row.of("as_of")}`,
          source: row.of("source_url") === "" ? file.name : row.of("source_url"),
          by: "India",
          basis: row.of("legal_basis"),
          confidence: "seen",
        });
        for (const pair of row.besides) draft.unmapped.push(pair);
      },
    });
    held.letGo(tally);
    return tally.result({
      list: options.as ?? options.list ?? IN,
      format: inCompiled.format,
      missingParts: [],
      withoutParts: ["the individuals (Fourth Schedule) are not in this table"],
      ...dated(undefined, options),
    });
  },
};

/** India, UAPA: the Home Ministry's pages (First Schedule, unlawful associations, Fourth Schedule), each a file of one list (formats.md 10). */
export const inUapa: ListReader = {
  format: "in-uapa",
  list: IN,
  title: "India, bans under the Unlawful Activities (Prevention) Act (ministry's pages)",
  recognise: partOf,
  async read(parts, options) {
    const list = options.as ?? options.list ?? IN;
    const tally = newTally(options);
    // one organisation may stand on two of the pages: one entry
    const held = newHeld(list, "");
    for (const part of SCHEDULES.keys()) {
      const file = parts.get(part);
      if (file === undefined) continue;
      await readPublisherTable(file, {
        table: PAGE,
        tally,
        options,
        onRow: (row) => takePageRow(held, row, { file, tally, basis: SCHEDULES.get(scheduleIn(row.heading) ?? part) as string }),
      });
    }
    held.letGo(tally);
    return tally.result({
      list,
      format: inUapa.format,
      missingParts: [],
      withoutParts: [...SCHEDULES]
        .filter(([part]) => !parts.has(part))
        .map(([, basis]) => `the page of the ${basis.slice(ACT.length + 2)} was not given`),
      ...dated(undefined, options),
    });
  },
};

function partOf({ head }: ListFile): string | null {
  if (!isHtml(head)) return null;
  const text = head
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/\s+/g, " ");
  if (!/\bunlawful activities|\bUAPA\b|\bMinistry of Home Affairs\b|\bmha\.gov\.in\b/i.test(text)) return null;
  return scheduleIn(text);
}

/** The schedule that a heading names last: the nearest to its table. */
function scheduleIn(heading: string): string | null {
  let found: { readonly at: number; readonly part: string } | null = null;
  for (const [part, words] of [
    ["first-schedule", /first schedule|terrorist organi[sz]ations?|banned organi[sz]ations?/gi],
    ["unlawful-associations", /unlawful associations?|section 3\b/gi],
    [
      "fourth-schedule",
      /fourth schedule|individual terrorists?|individuals? (?:designated|declared|notified)|(?:designated|declared) as terrorists?/gi,
    ],
  ] as const)
    for (const match of heading.matchAll(words)) if (found === null || match.index > found.at) found = { at: match.index, part };
  return found?.part ?? null;
}

interface Held {
  /** the entry of that name, made when it is met first */
  readonly of: (name: string, line: number, file?: string) => Draft;
  readonly letGo: (tally: Tally) => void;
}

/** four times a thousand is more than the schedules will hold */
const ENTRIES_MOST = 100_000;

function newHeld(list: ListId, first: string): Held {
  const drafts = new Map<string, Draft>();
  return {
    of(name, line, file = first) {
      const known = drafts.get(name);
      if (known !== undefined) return known;
      if (drafts.size >= ENTRIES_MOST)
        fail("too-many", { file, line, message: `more than ${ENTRIES_MOST} names`, remedy: "check where the file comes from" });
      const draft = newDraft({ list, id: entryId(name), kind: "organisation", source: { file, line } });
      for (const found of indianNames(name)) addName(draft.names, found);
      drafts.set(name, draft);
      return draft;
    },
    letGo(tally) {
      for (const [name, draft] of drafts) tally.entry(finish(draft), [name]);
    },
  };
}

function nameless(tally: Tally, file: ListFile, line: number): void {
  tally.problem(badRow("field-missing", { file: file.name, line, field: "name", message: "the row has no name and was left out" }));
}

function takePageRow(
  held: Held,
  row: PlacedRow<PageColumn>,
  { file, tally, basis }: { readonly file: ListFile; readonly tally: Tally; readonly basis: string },
): void {
  const name = row.of("name");
  if (name === "") return nameless(tally, file, row.line);
  const draft = held.of(name, row.line, file.name);
  if (/\(individual/.test(basis)) takeIndividual(draft, name);
  if (draft.legalBasis.includes(basis))
    tally.problem(
      badRow("row-malformed", {
        file: file.name,
        line: row.line,
        field: "name",
        value: name,
        message: "the name stands under this schedule twice: one entry",
      }),
    );
  addText(draft.legalBasis, basis);
  addText(draft.programmes, basis);
  const date = row.of("date");
  const listed = date === "" ? null : parseDate(date);
  if (listed !== null) draft.listedOn = listed;
  else if (date !== "") {
    draft.unmapped.push(["date", date]);
    tally.problem(
      badRow("field-invalid", {
        file: file.name,
        line: row.line,
        field: "date",
        value: date,
        message: `"${date.slice(0, 60)}" is no date: kept as printed`,
      }),
    );
  }
  for (const pair of row.besides) draft.unmapped.push(pair);
}

const BORN =
  /\b(?:born(?: on| in)?|d\.?\s?o\.?\s?b\.?|date of birth)\s*[:.-]?\s*((?:\d{1,2}[-/. ])?(?:\d{1,2}|[A-Za-z]{3,9})?[-/., ]*\d{4})/i;
const FATHER = /(?:^|[\s,])(?:s\/o|d\/o|son of|daughter of)\.?\s+((?:(?!,|;|@|\br\/o\b|\bresident\b|\bborn\b|\bDOB\b).)+)/i;
/** what follows the names in an individual's cell */
const AFTER_NAMES = /[,;(]|\s(?:s\/o|d\/o|r\/o|son of|daughter of|resident of|born|DOB)\b/i;

/** A cell of the Fourth Schedule: `Name @ Alias, s/o Father, born 1 Jan 1970, r/o Place`; parts may be missing. The whole cell stays in remarks. */
function takeIndividual(draft: Draft, cell: string): void {
  draft.kind = "person";
  draft.names.length = 0;
  const pieces = squeeze(cell).split(/\s*@\s*|\s+alias\s+|\s+a\.?k\.?a\.?\s+/i);
  for (const [at, piece] of pieces.entries()) {
    const end = AFTER_NAMES.exec(piece)?.index ?? piece.length;
    const text = squeeze(piece.slice(0, end));
    if (text === "") continue;
    for (const name of indianNames(text)) {
      const role = at === 0 && draft.names.length === 0 ? "primary" : "alias";
      addNameOnce(draft.names, { ...name, role, ...(text === cell ? {} : { printed: cell }) });
    }
  }
  const father = FATHER.exec(cell)?.[1];
  if (father !== undefined) addText(draft.fathers, father);
  const birth = parseBirth(BORN.exec(cell)?.[1] ?? "");
  if (birth !== null) draft.births.push(birth);
  if (draft.names[0]?.text !== squeeze(cell)) draft.remarks = squeeze(cell);
}
