import type { EntryId, ListId, PartialDate, PartyId, Problem, Sha256 } from "../ground/index.ts";
import type { Entry, WrittenDecision } from "../lists/index.ts";
import type { Snapshot, SnapshotList } from "../match/index.ts";
import type { PartyDecision, Ruling } from "./ruling.ts";
import type { RegisterContent } from "./content.ts";
import type { Suspicion } from "./guard-rules.ts";

/** Who did something and when; passed in, never read from the surroundings. */
export interface Actor {
  readonly who: string;
  readonly why?: string;
  /** ISO instant */
  readonly at: string;
}

export interface AddOptions extends Actor {
  readonly as?: ListId;
  /** when it was published, where the files print no date that can be read; one that contradicts a printed date is refused */
  readonly published?: PartialDate;
  /** `published` stands in a file's name, which may say when it was fetched: what the file prints goes before it without a word */
  readonly publishedByName?: true;
  /** mapping file for a user's own CSV or XLSX */
  readonly mapping?: string;
  /**
   * The files were fetched. `once`: bytes that are not whole are refused and nothing is written down, since the transfer may have harmed them;
   * `again`: the same bytes came twice, so they are the publisher's
   */
  readonly pulled?: "once" | "again";
  /** `later`: many versions go in one after the other, and the caller ends with `renewSnapshot`; default `now` */
  readonly snapshot?: "now" | "later";
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** One publication that was added. */
export interface AddReport {
  readonly list: ListId;
  readonly format: string;
  readonly published: string | null;
  readonly entries: number;
  readonly names: number;
  readonly rows: number;
  readonly unmapped: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly sha256: Sha256;
  readonly state: SnapshotList["state"];
  /** `in-force`; `history` (older than the current one); `unchanged` (same bytes) */
  readonly filed: "in-force" | "history" | "unchanged";
  readonly notes: readonly string[];
  /** for whoever adds, and not kept: a mapping that was found beside its table, decisions of people that the file holds and that were not taken over */
  readonly told: readonly string[];
  /** why it is quarantined */
  readonly reasons?: readonly Suspicion[];
}

/** A version that the guard has stopped, and what releasing it would change. */
export interface Quarantined {
  readonly list: ListId;
  /** number of the ledger's event that brought it: what a decision names */
  readonly version: number;
  readonly published: string | null;
  /** when it came, and by whom */
  readonly at: string;
  readonly who: string;
  readonly sha256: string;
  readonly entries: number;
  readonly reasons: readonly Suspicion[];
  /** `partial`: it is half a list, and would be in force */
  readonly stateReleased: "current" | "partial";
  readonly change: {
    readonly lost: number;
    readonly gained: number;
    /** the first of them: key and caption */
    readonly lostFirst: readonly (readonly [id: string, caption: string])[];
    readonly gainedFirst: readonly (readonly [id: string, caption: string])[];
  };
}

/** A person's decision about a quarantined version. `who` is the person; `why` must say the reason. */
export interface Decider extends Actor {
  readonly why: string;
  /** the account that the person works under, where it has another name */
  readonly account?: string;
  /** the version that the person saw; another one there is a `conflict` */
  readonly version?: number;
}

export interface ListStatus extends Omit<SnapshotList, "state"> {
  readonly state: "current" | "stale" | "quarantined" | "partial";
  /** whole days */
  readonly ageDays: number;
}

/** How one entry prints an identifier, and where: the file and its line, row or node. `own`: it is the entry's own key on its list. */
export interface Printed {
  readonly text: string;
  readonly own: boolean;
  readonly file: string;
  readonly line: number;
}

/** Why two entries count as one party: an identifier that both print, or a person's decision. `left` and `right` are `list:entry`. */
export interface PartyLinkShown {
  readonly left: string;
  readonly right: string;
  /** type of the identifier, or `decision` with the number of its event as `value` */
  readonly by: string;
  readonly value: string;
  readonly printed: { readonly left: Printed; readonly right: Printed } | null;
}

/** An entry that shares an identifier with one of the party's and is kept apart all the same. */
export interface PartyConflict extends RefusedLink {
  readonly leftCaption: string;
  readonly rightCaption: string;
}

/** A party with the entries about it, why they were joined, what was not joined in spite of a shared identifier, and what persons decided. */
export interface Party {
  readonly id: PartyId;
  readonly caption: string;
  readonly entries: readonly Entry[];
  readonly links: readonly PartyLinkShown[];
  readonly conflicts: readonly PartyConflict[];
  readonly decisions: readonly Ruling[];
}

/** What became of decisions that a file holds. */
export interface TakenDecisions {
  /** they stand here from now on */
  readonly taken: readonly WrittenDecision[];
  /** the same is decided here already */
  readonly standing: number;
  /** a person of this register has decided otherwise: that stays */
  readonly against: readonly { readonly decision: WrittenDecision; readonly ruling: Ruling }[];
  /** of those taken: entries that no list in force holds; the decision rests until they are listed */
  readonly resting: readonly string[];
}

/** A writer's hold on the data folder: locked until `close`. */
export interface Register {
  readonly dir: string;
  /** why the snapshot was built anew on opening, in words; null: it stood */
  readonly renewed: string | null;
  addLists(paths: readonly string[], options: AddOptions): Promise<AddReport[]>;
  addStarter(options: AddOptions): Promise<AddReport>;
  removeList(list: ListId, actor: Actor): void;
  /** lets the quarantined version of a list into force; gives what was released */
  releaseList(list: ListId, decider: Decider): Quarantined;
  /** refuses it: the version in force stays, the file and the events too */
  discardList(list: ListId, decider: Decider): Quarantined;
  /** a person joins two entries, refuses to, or splits a party; gives the number of the event. It survives every later import */
  decideParty(decision: PartyDecision, decider: Decider): number;
  /**
   * a person takes over what people decided in another register, as an event each that names both. What stands here already is passed over, and
   * where it was decided otherwise here, it stays so
   */
  takeDecisions(decisions: readonly WrittenDecision[], decider: Decider): TakenDecisions;
  /** publishers were asked and have nothing newer than what is in force: the lists' age starts anew. One snapshot for all */
  checkedLists(checks: readonly { readonly list: ListId; readonly why: string }[], actor: Actor): void;
  /** one event a run; returns its sequence number once it is durable */
  recordScreening(actor: Actor, data: Readonly<Record<string, unknown>>): number;
  /** empties the tables and fills them from the ledger */
  rebuild(): void;
  /** builds the snapshot anew from the tables, whatever stands there */
  renewSnapshot(): void;
  /**
   * The thread that builds snapshots starts now and stays until `close`: for a service, whose lists change while it is asked. It costs the
   * memory of all names as they are read, so that only a register that is worth it has one
   */
  keepBuilder(): void;
  /** lets go of the lock; may be called twice */
  close(): void;
}

/** One version of a list that was ever added. */
export interface ListVersion {
  /** the ledger's event */
  readonly seq: number;
  readonly list: string;
  readonly title: string;
  readonly format: string;
  readonly published: string | null;
  readonly at: string;
  readonly who: string;
  readonly why: string | null;
  readonly sha256: string;
  readonly entries: number;
  readonly names: number;
  readonly rows: number;
  readonly unmapped: number;
  readonly problems: number;
  readonly state: SnapshotList["state"];
  readonly filed: "in-force" | "history";
  readonly notes: readonly string[];
  /** the event that took the list away, or null */
  readonly removed: number | null;
  readonly inForce: boolean;
  /** it is quarantined, and nothing has ended the wait: no person's decision and no sound newer version */
  readonly waits: boolean;
}

export interface ScreeningRecord {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly why: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Two entries that share an identifier and are kept apart all the same; `left` and `right` are `list:entry`. */
export interface RefusedLink {
  readonly left: string;
  readonly right: string;
  readonly by: string;
  readonly value: string;
  readonly reason: string;
}

/** What readers may do: any number at once, no lock, the current snapshot and the read-only database. */
export interface RegisterReader {
  readonly dir: string;
  status(at: string, maxAgeDays: number): ListStatus[];
  entry(list: ListId, id: EntryId): Entry | null;
  /** by its id, or by `list:entry` of any of its entries */
  party(id: PartyId): Party | null;
  /** the entries of a party, as `list:entry` */
  members(id: PartyId): string[];
  /** the version that waits for a person's decision, or null */
  quarantined(list: ListId): Quarantined | null;
  /** every version that was ever added, the newest first */
  history(list: ListId): ListVersion[];
  /** recorded screenings, the newest first; `before`: event number to go on from */
  screenings(page: { readonly limit: number; readonly before?: number }): ScreeningRecord[];
  /** identifiers that entries share and that join them not, with the reason: each waits for a person unless one has decided */
  refusedLinks(): PartyConflict[];
  /** every party of the lists in force, one at a time */
  parties(): IterableIterator<Party>;
  /** what persons have decided about parties, the older first */
  rulings(): Ruling[];
  /** everything in force, for writing it out; `starterLists`: asked for where the folder holds no list at all and answers from the starter register */
  content(starterLists: () => readonly SnapshotList[]): RegisterContent;
  close(): void;
}

/** The snapshot that answers come from. `origin`: `data` the folder's own; `starter` the folder holds no list at all. */
export interface CurrentSnapshot {
  readonly snapshot: Snapshot;
  readonly origin: "data" | "starter";
  /** it could not be used as it was and was built anew: why, in words */
  readonly renewed?: string;
  /** it is of a moment in the past: what of it cannot be asked about, and how it came about, in words */
  readonly past?: { readonly missing: readonly string[]; readonly notes: readonly string[] };
}

export interface VerifyReport {
  readonly events: number;
  readonly head: string;
  readonly firstBroken: { readonly seq: number; readonly reason: string } | null;
  /** raw files whose bytes no longer fit their name, and the like */
  readonly damage: readonly string[];
}
