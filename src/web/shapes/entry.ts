import type { Kind } from "./alert.ts";

/** Says who, since when, and how sure. */
export interface Claim {
  readonly what: string;
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
  readonly source: string;
  /** of a designation: who ordered it, on what basis, and `proscribed` · `observed` · `lapsed` · `delisted` */
  readonly by?: string;
  readonly basis?: string;
  readonly status?: string;
  readonly reference?: string;
  readonly confidence: "seen" | "recalled" | "contested";
}

/** What one list prints about one party. */
export interface Entry {
  readonly list: string;
  readonly id: string;
  readonly kind: Kind;
  readonly names: readonly { readonly text: string; readonly role: string; readonly quality: string; readonly script: string }[];
  readonly births: readonly { readonly from: string; readonly to: string; readonly circa: boolean; readonly printed?: string }[];
  readonly birthPlaces: readonly { readonly text: string }[];
  readonly identifiers: readonly { readonly type: string; readonly value: string; readonly country?: string; readonly note?: string }[];
  readonly addresses: readonly { readonly text: string }[];
  readonly nationalities: readonly string[];
  readonly fathers: readonly string[];
  readonly positions: readonly string[];
  readonly programmes: readonly string[];
  readonly legalBasis: readonly string[];
  readonly measures: readonly string[];
  readonly listedOn?: string;
  readonly endedOn?: string;
  readonly relations: readonly { readonly kind: string; readonly to?: string; readonly name?: string; readonly note?: string }[];
  readonly claims: readonly Claim[];
  readonly remarks?: string;
  readonly unmapped: readonly (readonly [key: string, value: string])[];
  readonly source: { readonly file: string; readonly line: number };
}
