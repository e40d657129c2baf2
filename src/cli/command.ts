import type { Outcome } from "../screen/index.ts";
import type { Flags } from "./flags.ts";
import type { Host } from "./host.ts";

/** One flag of a command. Without `value` it is a switch. */
export interface Flag {
  readonly name: string;
  /** what stands after it, in capitals: `DATE`, `N`, `TYPE:VALUE` */
  readonly value?: string;
  /** may be given more than once */
  readonly many?: true;
  readonly says: string;
}

/** A shell line that works in an empty folder as it stands (a test runs each), and what it shows. */
export interface Example {
  readonly run: string;
  readonly says: string;
}

export interface Call {
  readonly flags: Flags;
  /** what is no flag, in order */
  readonly words: readonly string[];
  readonly host: Host;
  /** folder of the data; not made until something writes */
  readonly dataDir: string;
}

/** One command: what it takes, what it says of itself, what it does. `run` gives the exit code. */
export interface Command {
  /** after `writ `: `screen [NAME] [flags]` */
  readonly usage: string;
  readonly about: string;
  readonly flags: readonly Flag[];
  readonly examples: readonly [Example, ...Example[]];
  run(call: Call): Promise<number>;
}

export const EXIT = { done: 0, fault: 1, input: 2, hit: 3, incomplete: 4 } as const;

/** Which code stands when several apply: a fault, bad input, an incomplete answer, a hit, in this order. */
export function worstExit(codes: Iterable<number>): number {
  const order = [EXIT.fault, EXIT.input, EXIT.incomplete, EXIT.hit] as const;
  const seen = new Set(codes);
  return order.find((code) => seen.has(code)) ?? EXIT.done;
}

/** 4 for an incomplete answer; 3 for a hit, when asked to. */
export function exitOf(outcome: Outcome, { failOnHit }: { readonly failOnHit: boolean }): number {
  return outcome === "incomplete" ? EXIT.incomplete : outcome === "hit" && failOnHit ? EXIT.hit : EXIT.done;
}

/** Flags that every command understands. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: "data", value: "DIR", says: "the data folder (else WRIT_DATA, else the user's data folder)" },
  { name: "json", says: "JSON instead of a table for people" },
  { name: "help", says: "this text" },
];
