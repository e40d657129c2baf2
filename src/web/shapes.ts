/**
 * The JSON that the server speaks, as the page sees it. The page imports nothing of the server's; that both say the same
 * is checked by the compiler in `test/web/contract.ts`.
 */

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly value?: string;
  readonly remedy?: string;
}

export type Band = "weak" | "possible" | "strong" | "identified";
export type Kind = "person" | "organisation" | "vessel" | "aircraft" | "unknown";

/** One observed agreement or disagreement; `left` the subject's side, `right` the list's. */
export interface Evidence {
  readonly what: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly bits: number;
  readonly note: string;
}

export interface Alert {
  readonly party: string;
  readonly caption: string;
  readonly kind: Kind;
  readonly entries: readonly { readonly list: string; readonly id: string; readonly weight: number }[];
  readonly matched: { readonly query: string; readonly listed: string; readonly exact: boolean };
  readonly weight: number;
  readonly probability: number;
  readonly band: Band;
  readonly byExactRule: boolean;
  readonly evidence: readonly Evidence[];
  readonly conflicts: readonly string[];
  readonly missing: readonly string[];
}

export interface Checked {
  readonly lists: readonly { readonly id: string; readonly published: string | null; readonly entries: number; readonly sha256: string }[];
  readonly missing: readonly string[];
  readonly notes?: readonly string[];
}

export interface Engine {
  readonly version: string;
  readonly parameters: string;
  readonly snapshot: string;
}

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

export interface ScreenAnswer {
  readonly subject: { readonly id: string | null; readonly names: readonly string[] };
  readonly outcome: "incomplete" | "hit" | "clear";
  readonly alerts: readonly Alert[];
  readonly checked: Checked;
  readonly warnings?: readonly string[];
  readonly engine: Engine;
  /** alerts below the asked band, where they were asked for */
  readonly faint?: readonly Alert[];
  /** the entries that the alerts name */
  readonly cards: readonly Entry[];
  /** the ledger event's number; null: not recorded */
  readonly recorded: number | null;
  readonly milliseconds: number;
}

export interface SubjectBody {
  readonly kind?: string;
  readonly names?: readonly string[];
  readonly births?: readonly string[];
  readonly countries?: readonly string[];
  readonly father?: string;
}

export interface ScreenBody {
  readonly subject: SubjectBody;
  readonly limit?: number;
  readonly minBand?: Band;
  readonly faint?: boolean;
  readonly record?: boolean;
}

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

/** Another party that may be this one. */
export interface PartyProposal {
  readonly left: string;
  readonly right: string;
  readonly rightCaption: string;
  readonly weight: number;
  readonly band: Band;
  readonly evidence: Alert["evidence"];
  readonly conflicts: readonly string[];
}

/** The search for parties that may be one, over all lists. */
export interface ProposalSearch {
  readonly state: "idle" | "running" | "done" | "stopped" | "failed";
  /** entries gone through, of all */
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
  readonly found: number;
  readonly error: Problem | null;
  /** the lists have changed since */
  readonly outdated: boolean;
  /** how many are loaded */
  readonly lists: number;
  readonly canDecide: boolean;
  /** how many wait for a decision, of those that are kept */
  readonly open: number;
  readonly proposals: readonly (PartyProposal & { readonly leftCaption: string })[];
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

export interface ServerStatus {
  readonly version: string;
  readonly mode: "writer" | "reader";
  readonly readerBecause: string | null;
  readonly lists: readonly ListStatus[];
  readonly snapshot: { readonly id: string; readonly entries: number; readonly names: number; readonly origin: "data" | "starter" } | null;
  readonly maxAgeDays: number;
  readonly reports: readonly ListReport[];
}

export type UploadUse = "list" | "names" | "text";

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly recognised: {
    readonly uses: readonly UploadUse[];
    readonly format: string | null;
    readonly list: string | null;
    readonly columns: readonly string[];
    readonly understood: boolean;
  };
}

export interface JobBody {
  readonly uploads: readonly string[];
  readonly use: UploadUse;
  readonly list?: string;
  readonly mapping?: string;
  readonly minBand?: Band;
}

export interface NamesReport {
  readonly subjects: number;
  readonly hits: number;
  readonly clear: number;
  readonly incomplete: number;
  readonly bad: number;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly recorded: number | null;
  readonly formats: readonly string[];
}

export interface TextAnswer {
  readonly document: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string; readonly alerts: readonly Alert[] }[];
  readonly checked: Checked;
  readonly engine: Engine;
}

export type JobOutcome =
  | { readonly use: "list"; readonly reports: readonly ListReport[] }
  | { readonly use: "names"; readonly report: NamesReport }
  | { readonly use: "text"; readonly answer: TextAnswer };

interface JobBase {
  readonly id: string;
  readonly use: UploadUse;
  readonly title: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly rate: number;
  readonly secondsLeft: number | null;
}

export type Job =
  | (JobBase & { readonly state: "waiting" | "running" | "stopped" })
  | (JobBase & { readonly state: "done"; readonly outcome: JobOutcome })
  | (JobBase & { readonly state: "failed"; readonly error: Problem });

export interface VerifyReport {
  readonly events: number;
  readonly head: string;
  readonly firstBroken: { readonly seq: number; readonly reason: string } | null;
  readonly damage: readonly string[];
}

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

export interface ListVersion {
  readonly seq: number;
  readonly sha256: string;
  readonly published: string | null;
  readonly at: string;
  readonly entries: number;
  readonly state: "current" | "partial" | "quarantined";
  readonly removed: number | null;
  readonly inForce: boolean;
}

export interface ErrorBody {
  readonly error: Problem;
}
