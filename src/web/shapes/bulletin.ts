export interface BulletinVersion {
  readonly sha256: string;
  readonly published: string | null;
  readonly day: string;
  readonly at: string;
  readonly entries: number;
  readonly state: "current" | "partial" | "quarantined";
}

export interface EntryHead {
  readonly id: string;
  readonly kind: string;
  readonly caption: string;
  readonly original?: string;
  readonly births: readonly string[];
  readonly nationalities: readonly string[];
  readonly programmes: readonly string[];
  readonly listedOn?: string;
  readonly otherNames: number;
}

export interface FieldChange {
  readonly field: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly {
    readonly from: string;
    readonly to: string;
    readonly words: readonly { readonly in: "both" | "from" | "to"; readonly text: string }[];
  }[];
}

export interface Amended extends EntryHead {
  readonly fields: readonly FieldChange[];
}

export interface Move {
  readonly how: "renumbered" | "merged" | "split";
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly caption: string;
  readonly because: readonly string[];
}

export type BulletinPart = "moves" | "added" | "removed" | "amended";

/** What changed between two versions of a list; of each part a slice, `totals` say how many there are. */
export interface Bulletin {
  readonly list: string;
  readonly title: string;
  readonly from: BulletinVersion;
  readonly to: BulletinVersion;
  readonly counts: Readonly<
    Record<"before" | "after" | "added" | "removed" | "amended" | "renumbered" | "merged" | "split" | "unchanged" | "housekeeping", number>
  >;
  readonly totals: Readonly<Record<BulletinPart, number>>;
  readonly moves: readonly Move[];
  readonly added: readonly EntryHead[];
  readonly removed: readonly EntryHead[];
  readonly amended: readonly Amended[];
  readonly notes: readonly string[];
}

export interface Changes {
  readonly bulletins: readonly Bulletin[];
  readonly notes: readonly string[];
}
