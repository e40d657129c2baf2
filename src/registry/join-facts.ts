import { entryId, type EntryId, type Kind, listId, type ListId, type Sex } from "../ground/index.ts";
import type { JoinKey } from "./join-key.ts";

/** What joining needs of an entry. */
export interface JoinFacts {
  readonly list: ListId;
  readonly id: EntryId;
  readonly kind: Kind;
  readonly sex: Sex | null;
  readonly births: readonly JoinBirth[];
  readonly keys: readonly JoinKey[];
  /** the first of them, for telling a misprinted number from a shared one */
  readonly names: readonly string[];
  readonly caption: string;
}

/** Years, inclusive. */
export interface JoinBirth {
  readonly from: number;
  readonly to: number;
  readonly circa: boolean;
}

/** `list:entry`: how an entry is named where lists meet; a list's id has no colon. */
export const nameOfEntry = ({ list, id }: { readonly list: string; readonly id: string }): string => `${list}:${id}`;

/** What `list:entry` names. */
export function entryName(name: string): { readonly list: ListId; readonly id: EntryId } {
  const colon = name.indexOf(":");
  return { list: listId(name.slice(0, Math.max(0, colon))), id: entryId(name.slice(colon + 1)) };
}
