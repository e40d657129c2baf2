import { fail } from "../ground/index.ts";
import type { EntryAddress, EntryRelation } from "./entry.ts";
import { addressOf } from "./draft.ts";
import type { FtmEntity } from "./ftm-parse.ts";
import { EDGES, HELD } from "./ftm-schema.ts";
import { squeeze } from "./tally.ts";

/** Everything in the file that is no party but belongs to one. */
export interface Joins {
  readonly addresses: ReadonlyMap<string, EntryAddress>;
  /** sanctions and documents by the party that holds them */
  readonly held: ReadonlyMap<string, readonly FtmEntity[]>;
  /** by party; the name of the other end is filled in by `nameOthers` */
  readonly relations: ReadonlyMap<string, readonly EntryRelation[]>;
}

const JOINS_MOST = 5_000_000;
const SEEN = 2_000_000;

export interface JoinCollector extends Joins {
  /** false: the schema is none that this understands */
  add(entity: FtmEntity, file: string): boolean;
}

const values = (entity: FtmEntity, property: string): readonly string[] => entity.properties.get(property) ?? [];
const words = (entity: FtmEntity, ...properties: string[]): string =>
  squeeze(properties.flatMap((property) => values(entity, property)).join("; "));

function addressEntity(entity: FtmEntity): EntryAddress | null {
  const parts = addressOf({
    street: [words(entity, "postOfficeBox"), words(entity, "street"), words(entity, "street2")].filter((part) => part !== "").join(", "),
    city: words(entity, "city"),
    region: [words(entity, "region"), words(entity, "state")].filter((part) => part !== "").join(", "),
    postalCode: words(entity, "postalCode"),
    country: words(entity, "country"),
    note: words(entity, "remarks", "summary", "description"),
  });
  const full = words(entity, "full");
  if (full === "") return parts;
  return { ...(parts ?? {}), text: full };
}

function noteOf(entity: FtmEntity): string {
  const percentage = words(entity, "percentage");
  const dates = [words(entity, "startDate", "date"), words(entity, "endDate")].filter((date) => date !== "");
  const span =
    dates.length === 0
      ? ""
      : words(entity, "endDate") === ""
        ? `since ${dates[0]}`
        : `until ${dates.at(-1)}${dates.length > 1 ? `, since ${dates[0]}` : ""}`;
  const told = [
    words(entity, "relationship", "role"),
    percentage === "" ? "" : /%$/.test(percentage) ? percentage : `${percentage} %`,
    span,
  ];
  return [...told, words(entity, "summary", "description", "status", "sharesCount", "ownershipType", "legalBasis")]
    .filter((part) => part !== "")
    .join("; ");
}

/** Collects addresses, sanctions, documents and relations from a first pass over the file. */
export function collectJoins(): JoinCollector {
  const addresses = new Map<string, EntryAddress>();
  const held = new Map<string, FtmEntity[]>();
  const relations = new Map<string, EntryRelation[]>();
  let count = 0;
  // a line that stands twice is told by the second pass and joined once
  const seen = new Set<string>();
  const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, [value]);
    else there.push(value);
  };
  return {
    addresses,
    held,
    relations,
    add(entity, file) {
      if (++count > JOINS_MOST)
        fail("too-many", { file, message: `more than ${JOINS_MOST} relations, sanctions and addresses`, remedy: "split the file" });
      if (seen.has(entity.id)) return true;
      if (seen.size < SEEN) seen.add(entity.id);
      if (entity.schema === "Address") {
        const address = addressEntity(entity);
        if (address !== null) addresses.set(entity.id, address);
        return true;
      }
      const holder = HELD.get(entity.schema);
      if (holder !== undefined) {
        for (const id of values(entity, holder)) push(held, id, entity);
        return true;
      }
      const edge = EDGES.get(entity.schema);
      if (edge === undefined) return false;
      const note = noteOf(entity);
      for (const left of values(entity, edge.left))
        for (const right of values(entity, edge.right)) {
          const told = note === "" ? {} : { note };
          push(relations, left, { kind: edge.leftKind, to: right as EntryRelation["to"] & string, ...told });
          push(relations, right, { kind: edge.rightKind, to: left as EntryRelation["to"] & string, ...told });
        }
      return true;
    },
  };
}
