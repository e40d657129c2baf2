import type { ListReport, ListStatus } from "./list.ts";

export interface ServerStatus {
  readonly version: string;
  readonly mode: "writer" | "reader";
  readonly readerBecause: string | null;
  readonly lists: readonly ListStatus[];
  readonly snapshot: { readonly id: string; readonly entries: number; readonly names: number; readonly origin: "data" | "starter" } | null;
  readonly maxAgeDays: number;
  readonly reports: readonly ListReport[];
}

export interface VerifyReport {
  readonly events: number;
  readonly head: string;
  readonly firstBroken: { readonly seq: number; readonly reason: string } | null;
  readonly damage: readonly string[];
}
