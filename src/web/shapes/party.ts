import type { Entry } from "./entry.ts";

/** How one entry prints an identifier, and where. `own`: it is the entry's own key on its list. */
export interface Printed {
  readonly text: string;
  readonly own: boolean;
  readonly file: string;
  readonly line: number;
}

export interface PartyRuling {
  readonly what: "joined" | "refused" | "split";
  readonly left: string;
  readonly right: string;
  readonly at: string;
  readonly who: string;
  readonly why: string;
}

/** A party: its entries, why they count as one, what was not joined all the same, and what persons decided. */
export interface Party {
  readonly id: string;
  readonly caption: string;
  readonly entries: readonly Entry[];
  readonly links: readonly {
    readonly left: string;
    readonly right: string;
    readonly by: string;
    readonly value: string;
    /** null: a person's decision */
    readonly printed: { readonly left: Printed; readonly right: Printed } | null;
  }[];
  readonly conflicts: readonly {
    readonly left: string;
    readonly right: string;
    readonly leftCaption: string;
    readonly rightCaption: string;
    readonly by: string;
    readonly value: string;
    readonly reason: string;
  }[];
  readonly decisions: readonly PartyRuling[];
}

/** When an entry came, what was amended and when it left, by the versions held. */
export interface EntryHistory {
  readonly inForce: boolean;
  readonly versions: number;
  readonly steps: readonly {
    readonly what: "came" | "amended" | "left";
    readonly version: { readonly day: string };
    /** null: the first version held */
    readonly since: { readonly day: string } | null;
    readonly fields: readonly { readonly field: string }[];
  }[];
}
