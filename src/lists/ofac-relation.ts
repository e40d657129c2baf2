import type { EntryId } from "../ground/index.ts";
import type { EntryRelation } from "./entry.ts";

/** OFAC's kinds of relation, read `this party … the other`, and the register's words for them. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^owned or controlled by/i, "owned-by"],
  [/^owns,? controls/i, "owner-of"],
  [/^acting for|on behalf of/i, "acting-for"],
  [/^family member/i, "family"],
  [/leader|official|executive/i, "leader"],
  [/support/i, "supporter-of"],
  [/associate/i, "associated-with"],
];

/** A relation with OFAC's own words for it in the note. */
export function relationOf({
  type,
  to,
  name,
  notes = [],
}: {
  readonly type: string;
  readonly to?: EntryId;
  readonly name: string;
  readonly notes?: readonly string[];
}): EntryRelation {
  const kind = KINDS.find(([words]) => words.test(type))?.[1] ?? "linked-to";
  const note = [type, ...notes].filter((word) => word !== "").join("; ");
  return { kind, ...(to === undefined ? {} : { to }), ...(name === "" ? {} : { name }), ...(note === "" ? {} : { note }) };
}
