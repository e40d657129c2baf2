import { entryId, fail, listId } from "../ground/index.ts";
import { finish, newDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { isHtml } from "./html-table.ts";
import { COMPILED, FIRST_SCHEDULE, FIRST_SCHEDULE_EXPORT, FOURTH_SCHEDULE } from "./pk-columns.ts";
import { compiledOrganisation } from "./pk-compiled.ts";
import { scheduleOrganisations } from "./pk-organisations.ts";
import type { Parent } from "./pk-organisations.ts";
import { personKey, takePerson } from "./pk-persons.ts";
import { isPublisherTable, readPublisherTable } from "./publisher-table.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, PartCount, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally } from "./tally.ts";
import type { Tally } from "./tally.ts";

/** sibling → what stands without it */
const PARTS: ReadonlyMap<string, string> = new Map([
  ["organisations", "the organisations (First Schedule) were not given"],
  ["persons", "the persons (Fourth Schedule) were not given"],
]);

/**
 * Pakistan, Anti-Terrorism Act 1997: proscribed organisations (First Schedule; NACTA's page or a table compiled from public pages) and
 * persons (Fourth Schedule; NACTA's page or its export as JSON, Excel or CSV). Two files of one list (formats.md 11).
 */
export const pkAta: ListReader = {
  format: "pk-ata",
  list: listId("pk"),
  title: "Pakistan, proscribed organisations and persons (Anti-Terrorism Act 1997)",
  recognise: partOf,
  read,
};

function partOf(file: ListFile): string | null {
  if (isHtml(file.head)) return partOfPage(file);
  if (isPublisherTable(file, COMPILED) || isPublisherTable(file, FIRST_SCHEDULE_EXPORT)) return "organisations";
  return isPublisherTable(file, FOURTH_SCHEDULE) ? "persons" : null;
}

/** A page says what it is in its title and headings: its table may stand far below. */
function partOfPage({ head, name }: ListFile): string | null {
  const text = head
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/\s+/g, " ");
  // other states' lists name Pakistan too
  if (!/\bNACTA\b|\bCounter Terrorism Authority\b|\bAnti-?\s?Terrorism Act\b|\bCNIC\b/i.test(text)) return null;
  if (/\bUnlawful Activities\b|\bUAPA\b|\bMinistry of Home Affairs\b/i.test(text)) return null;
  const title = /<title[^>]*>([^<]*)/i.exec(head)?.[1] ?? "";
  if (/\bde-?\s?notified\b/i.test(title) || /<h[1-6][^>]*>[^<]*\bde-?\s?notified\b/i.test(head))
    fail("format-unknown", {
      file: name,
      message: "this is Pakistan's page of persons removed from the Fourth Schedule: nobody on it is banned",
      remedy: "give the page of the Fourth Schedule itself",
    });
  const persons = /\b(?:proscribed persons?|(?:4th|fourth) schedule|CNIC)\b/i.test(text);
  const organisations = /\bproscribed organi[sz]ations?\b|\bbanned organi[sz]ations?\b|\b(?:1st|first) schedule\b/i.test(text);
  if (organisations && (!persons || !/\bCNIC\b/i.test(text))) return "organisations";
  return persons ? "persons" : null;
}

async function read(parts: ReadonlyMap<string, ListFile>, options: ReadOptions): Promise<ReadResult> {
  const list = options.as ?? options.list ?? pkAta.list;
  const tally = newTally(options);
  const counts: PartCount[] = [];
  const size = [...parts.values()].reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  for (const part of PARTS.keys()) {
    const file = parts.get(part);
    if (file === undefined) continue;
    const start = before;
    before += file.size;
    const counted = newCount(part, file.name, tally);
    const within = { ...options, onProgress: (bytes: number): void => options.onProgress?.(start + bytes, size) };
    const readAs = part === "persons" ? readPersons : isCompiled(file) ? readCompiled : readSchedule;
    await readAs(file, { list, tally: counted.tally, options: within });
    counts.push(counted.count());
  }
  return tally.result(
    {
      list,
      format: pkAta.format,
      missingParts: [],
      withoutParts: [...PARTS].filter(([part]) => !parts.has(part)).map(([, words]) => words),
      ...dated(undefined, options),
    },
    counts,
  );
}

const isCompiled = (file: ListFile): boolean => !isHtml(file.head) && isPublisherTable(file, COMPILED);

interface Reading {
  readonly list: ReturnType<typeof listId>;
  readonly tally: Tally;
  readonly options: ReadOptions;
}

async function readCompiled(file: ListFile, { list, tally, options }: Reading): Promise<void> {
  const drafts = new Map<string, { readonly draft: Draft; readonly printed: string }>();
  await readPublisherTable(file, {
    table: COMPILED,
    tally,
    options,
    onRow(row) {
      const draft = compiledOrganisation(row, { list, file: file.name, onProblem: tally.problem });
      if (draft === null) return;
      if (drafts.has(draft.id)) {
        const message = `${draft.id} stands in the file twice: the second row was left out`;
        tally.problem(badRow("row-malformed", { file: file.name, line: row.line, field: "key", value: draft.id, message }));
        return;
      }
      drafts.set(draft.id, { draft, printed: row.of("name") });
    },
  });
  for (const { draft, printed } of drafts.values()) {
    for (const { to } of draft.relations)
      if (to !== undefined && !drafts.has(to))
        tally.problem(
          badRow("entry-unknown", {
            file: file.name,
            line: draft.source.line,
            field: "affiliate_of",
            value: to,
            message: `${to} is not in the table: the relation names an entry that is not there`,
          }),
        );
    tally.entry(finish(draft), [printed]);
  }
}

async function readSchedule(file: ListFile, { list, tally, options }: Reading): Promise<void> {
  const seen = new Set<string>();
  let parent: Parent | null = null;
  await readPublisherTable(file, {
    table: FIRST_SCHEDULE,
    tally,
    options,
    onRow(row) {
      const found = scheduleOrganisations(row, { list, file: file.name, parent, onProblem: tally.problem });
      parent = found.parent;
      for (const { draft, printed } of found.drafts) {
        if (seen.has(draft.id)) {
          const message = `${draft.id.slice(0, 60)} stands on the page twice: the second row was left out`;
          tally.problem(badRow("row-malformed", { file: file.name, line: row.line, field: "name", value: draft.id, message }));
          continue;
        }
        seen.add(draft.id);
        tally.entry(finish(draft), [printed]);
      }
    },
  });
}

async function readPersons(file: ListFile, { list, tally, options }: Reading): Promise<void> {
  const taken = new Map<string, string>();
  await readPublisherTable(file, {
    table: FOURTH_SCHEDULE,
    tally,
    options,
    onRow(row) {
      const context = { file: file.name, line: row.line, onProblem: tally.problem };
      const key = personKey(row, { taken, ...context });
      if (key === null) return;
      const draft = newDraft({ list, id: entryId(key), kind: "person", source: { file: file.name, line: row.line } });
      takePerson(draft, row, context);
      tally.entry(finish(draft), [row.of("name")]);
    },
  });
}

/** What one sibling file holds by itself, besides the sum. */
function newCount(part: string, file: string, tally: Tally): { readonly tally: Tally; readonly count: () => PartCount } {
  const keys = new Set<string>();
  const names = new Set<string>();
  let rows = 0;
  return {
    tally: {
      ...tally,
      row() {
        rows++;
        tally.row();
      },
      entry(entry, printed) {
        keys.add(entry.id);
        for (const name of printed ?? []) names.add(name);
        tally.entry(entry, printed);
      },
    },
    count: () => ({ part, file, rows, keys: keys.size, names: names.size }),
  };
}
