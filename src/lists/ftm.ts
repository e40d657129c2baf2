import { listId, problem } from "../ground/index.ts";
import { collectJoins } from "./ftm-joins.ts";
import { textLines } from "./ftm-lines.ts";
import { ftmEntity, type FtmEntity } from "./ftm-parse.ts";
import { endsOf, isSchema, PARTIES } from "./ftm-schema.ts";
import { type FtmList, ftmLists } from "./ftm-survey.ts";
import { partyEntry } from "./ftm-written.ts";
import { asHandedOn } from "./handed-on.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, squeeze, watched, type Tally } from "./tally.ts";
import { decodeText } from "./text.ts";

const HEAD = /^\uFEFF?\s*\{/;
const HAS_SCHEMA = /"schema"\s*:\s*"[A-Z][A-Za-z]+"/;
const HAS_PROPERTIES = /"properties"\s*:\s*\{/;
/** told without parsing the line; a quote inside a value is escaped, so this can only be the field itself */
const SCHEMA = /"schema"\s*:\s*"([A-Za-z]+)"/;

/**
 * FollowTheMoney entities, one JSON object a line (`entities.ftm.json`). The list is the dataset that all entities share; a file of several
 * datasets is a list for each.
 * Sanctions, documents, addresses and relations are joined to the parties that they name; a party that is only context
 * (`target` false and no topic) is no entry, its name stands in the relations. Source: FollowTheMoney 3.8 and 4 schema.
 */
export const ftm: ListReader = {
  format: "ftm",
  list: listId("ftm"),
  title: "FollowTheMoney entities",
  recognise: (file) => (HEAD.test(file.head) && HAS_SCHEMA.test(file.head) && HAS_PROPERTIES.test(file.head) ? "whole" : null),
  async group(files, { as } = {}) {
    const groups: Awaited<ReturnType<NonNullable<ListReader["group"]>>>[number][] = [];
    for (const { part, file } of files)
      for (const held of await ftmLists(file, { fallback: ftm.list, ...(as === undefined ? {} : { as }) }))
        groups.push({ list: held.list, parts: new Map([[part, file]]), reader: readerOf(held) });
    return groups;
  },
  async read(parts, options) {
    const file = [...parts.values()][0] as ListFile;
    const [held] = await ftmLists(file, { fallback: ftm.list, as: options.as ?? options.list ?? ftm.list });
    return readFtm(file, options, held as FtmList);
  },
};

/** What a register wrote has its title as before. */
const readerOf = (held: FtmList): ListReader => ({
  ...ftm,
  ...(held.facts === null ? {} : { list: held.list, title: held.facts.title }),
  read: (parts, options) => readFtm([...parts.values()][0] as ListFile, options, held),
});

/** up to here doubles are looked for, so that memory stays bounded: ten times the largest published list */
const SEEN = 2_000_000;

const isContext = (entity: FtmEntity): boolean => !entity.target && (entity.properties.get("topics") ?? []).length === 0;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function readFtm(file: ListFile, options: ReadOptions, held: FtmList): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? held.list;
  let entries = 0;
  let written = false;
  // what is wrong with no entity in particular is told once, with the first list of the file
  const common = held.first ? tally.problem : (): void => undefined;
  const { joins, captions } = await firstPass(file, common);
  const seen = new Set<string>();
  /** named by a party, not met yet: where it was named first */
  const awaited = new Map<string, { readonly line: number; readonly field: string }>();
  try {
    const texts = decodeText(
      watched(file.chunks(), (read) => options.onProgress?.(read, file.size)),
      file,
    );
    for await (const { line, text, ended } of textLines(texts, file.name, common)) {
      const value = parse(text);
      if (value === undefined) {
        if (held.first) tally.row();
        common(
          badRow("json-malformed", {
            file: file.name,
            line,
            value: text,
            message: ended ? "the line is no JSON" : "the last line is cut short",
          }),
        );
        if (!ended) tally.broken();
        continue;
      }
      const entity = ftmEntity(value);
      if (typeof entity === "string") {
        if (held.first) tally.row();
        common(badRow("row-malformed", { file: file.name, line, value: text, message: entity }));
        continue;
      }
      const wrong = (field: string, fault: string, message: string): void =>
        tally.problem(badRow("row-malformed", { file: file.name, line, field, value: fault, message }));
      if (!isOf(entity, held)) continue;
      tally.row();
      if (seen.has(entity.id)) {
        wrong("id", entity.id, `${entity.id} stands in the file twice: this line was left out`);
        continue;
      }
      if (seen.size < SEEN) seen.add(entity.id);
      awaited.delete(entity.id);
      if (!isSchema(entity.schema))
        wrong("schema", entity.schema, `FollowTheMoney has no schema ${entity.schema.slice(0, 60)}: the line was left out`);
      for (const end of endsOf(entity.schema))
        if ((entity.properties.get(end) ?? []).length === 0)
          wrong(end, entity.id, `the ${entity.schema} names no ${end}: it belongs to nobody`);
      if (!PARTIES.has(entity.schema)) {
        if (!joins.has(entity.schema)) tally.unmapped(`schema ${entity.schema}`);
      } else if (isContext(entity)) tally.unmapped(`context ${entity.schema}`);
      else {
        entries++;
        written ||= entity.written !== null;
        tally.entry(
          partyEntry(entity, {
            list,
            file: file.name,
            line,
            joins: joins.found,
            captions,
            onProblem: tally.problem,
            onReference(field, to) {
              if (!seen.has(to) && !awaited.has(to) && awaited.size < SEEN) awaited.set(to, { line, field });
            },
          }),
        );
      }
    }
    // beyond so many entities it cannot be said what the file does not hold
    if (seen.size < SEEN)
      for (const [value, place] of awaited)
        tally.problem(
          badRow("entry-unknown", {
            file: file.name,
            ...place,
            value,
            message: "the party that it refers to is not in the file: its key is kept",
          }),
        );
  } catch (error) {
    tally.damage(error);
  }
  const { facts } = held;
  if (facts === null && written) {
    const message = "a register wrote the file, and what it said of the list is missing: the first entity is not there";
    tally.problem(problem("row-malformed", { file: file.name, message, remedy: "write it out again" }));
    tally.broken();
  }
  if (facts !== null && entries !== facts.entries) {
    const message = `the file holds ${entries} entries of ${facts.id} where it says ${facts.entries}`;
    tally.problem(problem("row-malformed", { file: file.name, message, remedy: "write it out again" }));
    if (entries < facts.entries) tally.broken();
  }
  const result = tally.result({ list, format: "ftm", ...dated(undefined, options), missingParts: [] });
  return facts === null ? result : asHandedOn(result, facts);
}

/** Whether an entity of a file that holds several lists is of this one. */
function isOf({ datasets }: FtmEntity, { only, first }: FtmList): boolean {
  return only === null || (datasets.length === 0 ? first : datasets.some((name) => squeeze(name) === only));
}

interface FirstPass {
  readonly joins: { readonly found: ReturnType<typeof collectJoins>; has(schema: string): boolean };
  readonly captions: ReadonlyMap<string, string>;
}

/** What is no party is gathered first, because it may stand behind the parties that it belongs to; bad lines are told by the second pass. */
async function firstPass(file: ListFile, onProblem: Tally["problem"]): Promise<FirstPass> {
  const found = collectJoins();
  const understood = new Set<string>();
  const silent = (): void => undefined;
  let relations = false;
  const each = async (visit: (entity: FtmEntity) => void, wanted: (schema: string) => boolean): Promise<void> => {
    try {
      for await (const { text } of textLines(decodeText(file.chunks(), file), file.name, silent)) {
        const schema = SCHEMA.exec(text)?.[1];
        if (schema === undefined || !wanted(schema)) continue;
        const entity = ftmEntity(parse(text));
        if (typeof entity !== "string") visit(entity);
      }
    } catch {
      // the second pass meets the same damage and tells it
    }
  };
  await each(
    (entity) => {
      if (found.add(entity, file.name)) understood.add(entity.schema);
      relations = true;
    },
    (schema) => !PARTIES.has(schema),
  );
  const captions = new Map<string, string>();
  if (relations) {
    const asked = new Set<string>();
    for (const list of found.relations.values()) for (const { to } of list) if (to !== undefined) asked.add(to);
    const parties = new Set<string>();
    await each(
      (entity) => {
        parties.add(entity.id);
        if (asked.has(entity.id)) captions.set(entity.id, squeeze(entity.caption) || squeeze(entity.properties.get("name")?.[0] ?? ""));
      },
      (schema) => PARTIES.has(schema),
    );
    const remedy = "get the whole file from its publisher";
    for (const [what, map] of [
      ["sanction or document", found.held],
      ["relation", found.relations],
    ] as const)
      for (const id of map.keys())
        if (!parties.has(id))
          onProblem(
            problem("field-invalid", {
              file: file.name,
              field: "id",
              value: id,
              message: `a ${what} names a party that the file does not hold`,
              remedy,
            }),
          );
  }
  return { joins: { found, has: (schema) => understood.has(schema) }, captions };
}
