import type { Problem } from "./problem.ts";

export interface ListStatus {
  readonly id: string;
  readonly title: string;
  readonly published: string | null;
  readonly checked: string;
  readonly entries: number;
  readonly names: number;
  readonly unmapped: number;
  readonly problems: number;
  readonly sha256: string;
  readonly state: "current" | "stale" | "quarantined" | "partial";
  readonly note?: string;
  readonly ageDays: number;
}

/** A version that the guard has stopped, and what releasing it would change. */
export interface Quarantined {
  readonly list: string;
  readonly version: number;
  readonly published: string | null;
  readonly at: string;
  readonly who: string;
  readonly entries: number;
  readonly reasons: readonly { readonly rule: string; readonly text: string }[];
  readonly stateReleased: "current" | "partial";
  readonly change: {
    readonly lost: number;
    readonly gained: number;
    readonly lostFirst: readonly (readonly [id: string, caption: string])[];
    readonly gainedFirst: readonly (readonly [id: string, caption: string])[];
  };
}

/** What the adding of a list said. */
export interface ListReport {
  readonly list: string;
  readonly format: string;
  readonly published: string | null;
  readonly entries: number;
  readonly names: number;
  readonly rows: number;
  readonly unmapped: readonly (readonly [key: string, count: number])[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly state: "current" | "quarantined" | "partial";
  readonly filed: "in-force" | "history" | "unchanged";
  readonly notes: readonly string[];
}

export interface ListVersion {
  readonly seq: number;
  readonly sha256: string;
  readonly published: string | null;
  readonly at: string;
  readonly entries: number;
  readonly state: "current" | "partial" | "quarantined";
  readonly removed: number | null;
  readonly inForce: boolean;
  readonly waits: boolean;
}
