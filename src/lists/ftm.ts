import { entryId, listId, problem } from "../ground/index.ts";
import type { EntryId, ListId } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { ftmEntry } from "./ftm-entry.ts";
import { collectJoins } from "./ftm-joins.ts";
import { textLines } from "./ftm-lines.ts";
import { ftmEntity, type FtmEntity } from "./ftm-parse.ts";
import { endsOf, isSchema, PARTIES } from "./ftm-schema.ts";
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
 * FollowTheMoney entities, one JSON object a line (`entities.ftm.json`). The list is the first dataset of the first entity.
 * Sanctions, documents, addresses and relations are joined to the parties that they name; a party that is only context
 * (`target` false and no topic) is no entry, its name stands in the relations. Source: FollowTheMoney 3.8 and 4 schema.
 */
export const ftm: ListReader = {
  format: "ftm",
  list: listId("ftm"),
  title: "FollowTheMoney entities",
  recognise: (file) => (HEAD.test(file.head) && HAS_SCHEMA.test(file.head) && HAS_PROPERTIES.test(file.head) ? "whole" : null),
  async group(files) {
    return files.map(({ part, file }) => ({ list: datasetOf(file.head), parts: new Map([[part, file]]) }));
  },
  async read(parts, options) {
    return readFtm([...parts.values()][0] as ListFile, options);
  },
};

function datasetOf(head: string): ListId {
  const stated = /"datasets"\s*:\s*\[\s*"((?:[^"\\]|\\.){1,200})"/.exec(head)?.[1];
  const name = stated === undefined ? "" : squeeze(stated);
  return name === "" ? ftm.list : listId(name);
}

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

async function readFtm(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const list = options.as ?? options.list ?? datasetOf(file.head);
  const { joins, captions } = await firstPass(file, tally);
  const seen = new Set<string>();
  /** named by a party, not met yet: where it was named first */
  const awaited = new Map<string, { readonly line: number; readonly field: string }>();
  try {
    const texts = decodeText(
      watched(file.chunks(), (read) => options.onProgress?.(read, file.size)),
      file,
    );
    for await (const { line, text, ended } of textLines(texts, file.name, tally.problem)) {
      tally.row();
      const value = parse(text);
      if (value === undefined) {
        tally.problem(
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
        tally.problem(badRow("row-malformed", { file: file.name, line, value: text, message: entity }));
        continue;
      }
      const wrong = (field: string, fault: string, message: string): void =>
        tally.problem(badRow("row-malformed", { file: file.name, line, field, value: fault, message }));
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
      else
        tally.entry(
          withOwnIds(
            ftmEntry(entity, {
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
            entity,
          ),
        );
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
  return tally.result({
    list,
    format: "ftm",
    ...dated(undefined, options),
    missingParts: [],
  });
}

/** `un:QDe.012` of the dataset `un` is that list's QDe.012, as `writ export` writes it: ids of several lists in one file would collide. */
function withOwnIds(entry: Entry, { datasets }: FtmEntity): Entry {
  const prefix = `${datasets[0] ?? ""}:`;
  if (prefix === ":" || !entry.id.startsWith(prefix) || entry.id.length === prefix.length) return entry;
  const own = (id: EntryId): EntryId => (id.startsWith(prefix) ? entryId(id.slice(prefix.length)) : id);
  return {
    ...entry,
    id: own(entry.id),
    relations: entry.relations.map((relation) => (relation.to === undefined ? relation : { ...relation, to: own(relation.to) })),
  };
}

interface FirstPass {
  readonly joins: { readonly found: ReturnType<typeof collectJoins>; has(schema: string): boolean };
  readonly captions: ReadonlyMap<string, string>;
}

/** What is no party is gathered first, because it may stand behind the parties that it belongs to; bad lines are told by the second pass. */
async function firstPass(file: ListFile, tally: Tally): Promise<FirstPass> {
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
          tally.problem(
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
