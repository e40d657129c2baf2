/** One helper for all brands, so that no two types share a tag by accident. */
export type Brand<T, Tag extends string> = T & { readonly __brand: Tag };

/** `un`, `us-sdn`, `starter` …: which publication an entry stands on. */
export type ListId = Brand<string, "ListId">;
/** The publisher's own key, trimmed, as text: `QDi.012`, `6908`, `13720`. */
export type EntryId = Brand<string, "EntryId">;
/** One real-world person or body; several entries may be about it. */
export type PartyId = Brand<string, "PartyId">;
/** Lower-case hexadecimal SHA-256. */
export type Sha256 = Brand<string, "Sha256">;
/** Evidence: log2 of a likelihood ratio. */
export type Bits = Brand<number, "Bits">;
/** `2019`, `2019-03` or `2019-03-05`: never more exact than the source. */
export type PartialDate = Brand<string, "PartialDate">;

export const listId = (s: string): ListId => s as ListId;
export const entryId = (s: string): EntryId => s as EntryId;
export const partyId = (s: string): PartyId => s as PartyId;
export const sha256Hex = (s: string): Sha256 => s as Sha256;
export const bits = (n: number): Bits => n as Bits;
