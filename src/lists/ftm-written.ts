import { entryId, type EntryId, fail, type Problem } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { digestOf, type EntryRest, restOf, withRest } from "./entry-rest.ts";
import { ftmEntry, type FtmContext } from "./ftm-entry.ts";
import { collectJoins, type Joins } from "./ftm-joins.ts";
import { ftmEntity, type FtmEntity } from "./ftm-parse.ts";
import { type ListFacts, writtenFacts } from "./handed-on.ts";
import { badRow } from "./tally.ts";

/*
 * FollowTheMoney lets an entity carry more than its model knows. `writ export` puts there, under the key `writ`, what the properties have no place
 * for, and with the first entity of a list what the register says of the list.
 */

/** What stands under `writ`. */
export interface FtmWritten {
  /** what the properties, documents, sanctions and addresses were: altered, they speak for themselves */
  readonly of: string;
  readonly rest: EntryRest;
  readonly list?: ListFacts;
}

/** A party as an entry: by its properties alone, `un:QDe.012` of the dataset `un` under that list's own key. */
function propertiesEntry(entity: FtmEntity, context: FtmContext): Entry {
  return withOwnIds(ftmEntry(entity, context), entity);
}

/** A party as an entry, made whole by what a register wrote beside its properties. */
export function partyEntry(entity: FtmEntity, context: FtmContext): Entry {
  const read = propertiesEntry(entity, context);
  const { written } = entity;
  if (written === null) return read;
  const told = (code: Problem["code"], message: string): void =>
    context.onProblem(badRow(code, { file: context.file, line: context.line, field: "writ", value: entity.id, message }));
  if (typeof written["rest"] !== "object" || written["rest"] === null) {
    told("row-malformed", "what Writ wrote beside the properties cannot be read: the entity is read by its properties alone");
    return read;
  }
  if (written["of"] !== partyDigest(entity, context.joins)) {
    told("field-invalid", "the entity was changed since it was written out: it is read by its properties alone");
    return read;
  }
  const entry = withRest(read, written["rest"] as EntryRest);
  if (!("fault" in entry)) return entry;
  told(
    "row-malformed",
    `what Writ wrote beside the properties cannot be read (${entry.field}: ${entry.fault}): read by the properties alone`,
  );
  return read;
}

/** What is to stand under `writ` of a party; `besides`: the entities that belong to it. */
export function ftmWritten(
  entry: Entry,
  { party, besides, facts }: { readonly party: unknown; readonly besides: readonly unknown[]; readonly facts: ListFacts | null },
): FtmWritten {
  const joins = collectJoins();
  for (const beside of besides) joins.add(parsedEntity(beside), "");
  const entity = parsedEntity(party);
  const read = propertiesEntry(entity, {
    list: entry.list,
    file: "",
    line: 0,
    joins,
    captions: new Map(),
    onProblem: () => undefined,
    onReference: () => undefined,
  });
  return {
    of: partyDigest(entity, joins),
    // a relation that another entry tells comes back with both of its ends
    rest: restOf(entry, read, ["relations"]),
    ...(facts === null ? {} : { list: writtenFacts(facts) }),
  };
}

function parsedEntity(value: unknown): FtmEntity {
  const entity = ftmEntity(value);
  return typeof entity === "string" ? fail("internal", { message: entity }) : entity;
}

/** Values have no order in the model: other programs turn them round. */
function partyDigest(entity: FtmEntity, joins: Joins): string {
  const told = ({ properties }: FtmEntity): unknown =>
    [...properties].map(([property, values]) => [property, values.toSorted()] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const held = (joins.held.get(entity.id) ?? []).map((one) => JSON.stringify([one.schema, told(one)])).toSorted();
  const addresses = (entity.properties.get("addressEntity") ?? []).map((id) => joins.addresses.get(id) ?? null);
  return digestOf([told(entity), held, addresses]);
}

/** Ids of several lists in one file would collide, so that `writ export` puts the list before them. */
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
